"""One value card put before one person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.reading import Weight
from desktop.domain.values import OTHER, Step, Turn
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.chips import Tag
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.step_dots import StepDots
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.links import Links
from desktop.ui.values.answers import Answers
from desktop.ui.values.step_view import StepView

_IN_A_ROW = 480  # px at 100 % text from which the ways on stand side by side


class CardView(StepView):
    """Shows a card with its four answers; choosing one does nothing but that.

    Signals:
        weight_chosen: what was chosen.
        moved: by how many cards, -1 or 1.
        taken_back: the answer is to be forgotten.
    """

    weight_chosen = Signal(Weight)
    moved = Signal(int)
    taken_back = Signal()

    def __init__(
        self, theme: ThemeController, links: Links, turn: Turn, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        card = turn.card
        self.told = card.question
        changing = turn.step is Step.CHANGE
        if not changing:
            self._add_place(turn)
        self.body.addWidget(HeadingLabel(theme, card.question, self, level=2, role="display"))
        calm = self.tr("There is no right answer. You can change it later.")
        self.body.addWidget(BodyLabel(theme, calm, self, muted=True))
        self.body.addSpacing(6)
        self._answers = Answers(theme, card.question, turn.weight, self)
        self._answers.chosen.connect(self.weight_chosen)
        self.body.addWidget(self._answers)
        self.body.addSpacing(6)
        why = Callout(theme, CalloutTone.ASK, self.tr("Why we ask"), self, icon="lightbulb")
        self._why = links.connect_view(RunsView(theme, card.why, why))
        why.add(self._why)
        self.body.addWidget(why)
        self.body.addStretch(1)
        if not changing:
            hint = self.tr("Next without an answer skips this card.")
            self.body.addWidget(BodyLabel(theme, hint, self, role="small", muted=True))
        self._ways = _Ways(theme, self)
        if changing:
            self._add_done(turn)
        else:
            self._add_ways(turn)
        self.body.addWidget(self._ways)
        self._sort_tab_order()
        self.follow(theme)

    @override
    def first_focus(self) -> QWidget | None:
        return self._answers.stop

    def _add_place(self, turn: Turn) -> None:
        """Where among the cards, whose turn it is, and what was skipped."""
        row = QWidget(self)
        line = FlowLayout(row, 16)
        dots = StepDots(self.theme, len(turn.done), row)
        dots.show_step(turn.number, turn.done)
        line.addWidget(dots)
        place = self.tr("{number} of {total}").format(number=turn.number, total=len(turn.done))
        line.addWidget(BodyLabel(self.theme, place, row, role="small", weight=600, muted=True))
        self.told = self.tr("{place}. {question}").format(place=place, question=self.told)
        if turn.step is not Step.SORT:
            whose = self.tr("You sort now")
            if turn.chair == OTHER:
                whose = self.tr("The other person sorts now")
            line.addWidget(Tag(self.theme, whose, row, icon="user"))
            self.told = self.tr("{whose}. {place}").format(whose=whose, place=self.told)
        self.body.addWidget(row)
        if turn.skipped:
            words = self.tr("Skipped: {title}. You can sort it later.").format(title=turn.skipped)
            skipped = BodyLabel(self.theme, words, self, role="small", muted=True)
            skipped.setObjectName("skipped")
            self.body.addWidget(skipped)
            self.told = self.tr("{skipped} {place}").format(skipped=words, place=self.told)

    def _add_ways(self, turn: Turn) -> None:
        last = turn.number == len(turn.done)
        back = self._ways.add(self.tr("Back"), "card_back", icon="arrow-left")
        self._ways.add_gap()
        skip = self._ways.add(self.tr("Skip this one"), "card_skip", tone=Tone.QUIET)
        words, icon = (self.tr("Next"), "arrow-right")
        if last:
            words, icon = (self.tr("Finish"), "check")
        further = self._ways.add(words, "card_next", tone=Tone.PRIMARY, icon=icon)
        back.clicked.connect(self._on_back)
        skip.clicked.connect(self._on_further)
        further.clicked.connect(self._on_further)

    def _add_done(self, turn: Turn) -> None:
        if turn.weight is not None:
            words = self.tr("Take my answer back")
            take_back = self._ways.add(words, "card_take_back", tone=Tone.QUIET)
            take_back.clicked.connect(self.taken_back)
        self._ways.add_gap()
        done = self._ways.add(self.tr("Done"), "card_done", tone=Tone.PRIMARY, icon="check")
        self.lead(done, Step.RESULT)

    def _sort_tab_order(self) -> None:
        """From an answer straight to the way on; what explains the question comes after."""
        buttons = self._ways.buttons[::-1]
        before: QWidget = self._answers.last
        for widget in (*buttons, *self._why.links):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _on_back(self) -> None:
        self.moved.emit(-1)

    def _on_further(self) -> None:
        self.moved.emit(1)


class _Ways(Themed, Wrapping, QWidget):
    """The ways on in a row; with no room below each other, the main one first."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(14)
        self.follow(theme)

    def add(self, words: str, name: str, *, tone: Tone = Tone.SECONDARY, icon: str = "") -> Button:
        """Add a button at the right of the others; an icon of the main one stands after."""
        button = Button(
            self.theme,
            words,
            self,
            tone=tone,
            icon=icon,
            size=ButtonSize.LARGE,
            icon_after=tone is Tone.PRIMARY,
        )
        button.setObjectName(name)
        self._line.addWidget(button)
        self.buttons.append(button)
        return button

    def add_gap(self) -> None:
        self._line.addStretch(1)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.look.px(_IN_A_ROW)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._line.setDirection(along if wide else down)
        across = QSizePolicy.Policy.Maximum if wide else QSizePolicy.Policy.Preferred
        for button in self.buttons:
            policy = QSizePolicy(across, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            button.setSizePolicy(policy)
