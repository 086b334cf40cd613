"""The base of all that What matters to me shows, one view at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.reading import Weight
from desktop.domain.values import Step
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import Themed

_WIDTH = 804  # px at 100 % text


def weight_words(weight: Weight) -> str:
    """What stands on the button of an answer, and wherever that answer is told."""
    say = QCoreApplication.translate
    return {
        Weight.A_LOT: say("Weight", "Matters a lot"),
        Weight.A_LITTLE: say("Weight", "Matters a little"),
        Weight.NOT: say("Weight", "Does not matter"),
        Weight.NOT_SURE: say("Weight", "Not sure"),
    }[weight]


class StepView(Themed, PageColumn):
    """A column of the page; subclasses fill `body` and call `follow` last.

    Attributes:
        told: what a screen reader hears when the view comes.

    Signals:
        step_requested: where a button leads.
        forget_requested: forget what the other person said.
    """

    step_requested = Signal(Step)
    forget_requested = Signal()
    told = ""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent, most=_WIDTH, gap=16, above=36)
        self.theme = theme

    def first_focus(self) -> QWidget | None:
        """What takes the keys when the view is shown; None leaves them to the page."""
        return None

    def add_heading(self, heading: str) -> None:
        """Begin with what the view is called."""
        self.told = heading
        self.body.addWidget(HeadingLabel(self.theme, heading, self, level=1))

    def add_left(self, widget: QWidget) -> None:
        """Put a button into the column, no wider than its words."""
        self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def add_card(self) -> tuple[Card, QVBoxLayout]:
        """A bordered box in the column, and where to put what it holds."""
        card = Card(self.theme, self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(10)
        self.body.addWidget(card)
        return card, inside

    def add_forget(self) -> None:
        """Offer to forget what the other person said."""
        words = self.tr("Forget the other person's answers")
        button = Button(self.theme, words, self, icon="trash")
        button.setObjectName("forget_other")
        button.clicked.connect(self.forget_requested)
        self.add_left(button)

    def lead(self, button: Pressable, step: Step) -> None:
        """Have `button` lead to `step`."""
        button.clicked.connect(partial(self._on_lead, step))

    @override
    def apply_theme(self) -> None:
        self.set_most(self.look.body_px(_WIDTH))
        super().apply_theme()

    def _on_lead(self, step: Step, _: bool = False) -> None:
        self.step_requested.emit(step)
