"""Two chairs: two people sort the same cards in turn, and neither sees the other's answers."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.values import Sorted, Step
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import EmptyState
from desktop.ui.values.step_view import StepView

_LEAST = 300  # px of a chair at 100 % text


class ChairsView(StepView):
    """Both chairs, and how far the person in each of them is; the next step is the main one.

    Args:
        both: there is a card that both have sorted.
    """

    def __init__(
        self,
        theme: ThemeController,
        reader: Sorted,
        other: Sorted,
        parent: QWidget | None = None,
        *,
        both: bool = False,
    ) -> None:
        super().__init__(theme, parent)
        self._next = _next_step(reader, other)
        self._start: QWidget | None = None
        self.add_heading(self.tr("Two chairs"))
        about = self.tr(
            "Sort the cards with somebody you trust. You sort first, then the other person. While"
            " one sorts, the other's answers stay hidden. At the end you see where you differ."
        )
        self.body.addWidget(BodyLabel(theme, about, self, role="read"))
        self._chairs = Columns(self, least=_LEAST, most=2)
        self._add_chair(self.tr("You"), reader, Step.FIRST)
        self._add_chair(self.tr("The other person"), other, Step.HAND_OVER)
        self.body.addWidget(self._chairs)
        if both:
            words = self.tr("See where you differ")
            self.add_left(self._way(words, Step.DIFFERENCES, "chats-circle", self))
        if other is not Sorted.NONE:
            self.add_forget()
        self.body.addStretch(1)
        self.follow(theme)

    @override
    def first_focus(self) -> QWidget | None:
        return self._start

    @override
    def apply_theme(self) -> None:
        self._chairs.cells.set_least(self.look.body_px(_LEAST))
        super().apply_theme()

    def _add_chair(self, name: str, far: Sorted, step: Step) -> None:
        card = Card(self.theme, self._chairs)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 22)
        inside.setSpacing(8)
        told, words = {
            Sorted.NONE: (self.tr("No card sorted yet."), self.tr("Sort the cards")),
            Sorted.SOME: (self.tr("Some cards sorted."), self.tr("Go on sorting")),
            Sorted.ALL: (self.tr("All cards sorted."), self.tr("Go through them again")),
        }[far]
        inside.addWidget(HeadingLabel(self.theme, name, card, level=2, role="panel"))
        inside.addWidget(BodyLabel(self.theme, told, card, muted=True))
        inside.addStretch(1)
        way = self._way(words, step, "cards", card)
        way.setAccessibleDescription(name)
        inside.addWidget(way)
        self._chairs.cells.addWidget(card)

    def _way(self, words: str, step: Step, icon: str, parent: QWidget) -> Button:
        main = step is self._next
        tone = Tone.PRIMARY if main else Tone.SECONDARY
        button = Button(self.theme, words, parent, tone=tone, icon=icon)
        button.setObjectName(f"chairs_{step}")
        self.lead(button, step)
        if main:
            self._start = button
        return button


class HandOverView(StepView):
    """A pause in which the other person takes the seat."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.told = self.tr("Now the other person")
        calm = EmptyState(
            theme,
            "armchair",
            self.told,
            self.tr("What the first person said stays hidden. Take all the time you need."),
            self,
            action=self.tr("I am the other person"),
            action_icon="arrow-right",
            hue=1,
        )
        calm.action_requested.connect(self._on_ready)
        self.body.addWidget(calm, 1)
        self._ready = calm.findChild(Button, "empty_action")
        self.follow(theme)

    @override
    def first_focus(self) -> QWidget | None:
        return self._ready

    def _on_ready(self) -> None:
        self.step_requested.emit(Step.SECOND)


def _next_step(reader: Sorted, other: Sorted) -> Step:
    if reader is not Sorted.ALL:
        return Step.FIRST
    return Step.DIFFERENCES if other is Sorted.ALL else Step.HAND_OVER
