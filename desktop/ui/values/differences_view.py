"""Where two people differ, with something to talk about for each card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import ValueCard
from desktop.domain.reading import Weight
from desktop.domain.values import Difference, Differences
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.values.step_view import StepView, weight_words

_LEAST = 240  # px of one person's answer at 100 % text


class DifferencesView(StepView):
    """Only the cards on which two people differ; both answers have equal weight."""

    def __init__(
        self, theme: ThemeController, found: Differences, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._pairs: list[Columns] = []
        self.add_heading(self.tr("Where you differ"))
        self.body.addWidget(BodyLabel(theme, self._summary(found), self, role="read"))
        for difference in found.differ:
            self._add(difference)
        self._add_titles(self.tr("Both of you are not sure"), found.unsure)
        self._add_titles(self.tr("Sorted by only one of you"), found.alone)
        self.add_forget()
        self.body.addStretch(1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        for pair in self._pairs:
            pair.cells.set_least(self.look.body_px(_LEAST))
        super().apply_theme()

    def _summary(self, found: Differences) -> str:
        if not found.same and not found.differ:
            return self.tr("There is no card yet that both of you have sorted.")
        same = self.tr("You said the same on %n card(s).", "", len(found.same))
        if not found.differ:
            return self.tr("{same} There is no card on which you differ.").format(same=same)
        why = self.tr("It is fine to differ. Talk about it if you like.")
        return self.tr("{same} {why}").format(same=same, why=why)

    def _add(self, difference: Difference) -> None:
        card, inside = self.add_card()
        title = difference.card.title
        inside.addWidget(HeadingLabel(self.theme, title, card, level=2, role="panel"))
        pair = Columns(card, least=_LEAST, most=2, gap=12)
        self._add_said(pair, self.tr("You"), difference.first)
        self._add_said(pair, self.tr("The other person"), difference.second)
        self._pairs.append(pair)
        inside.addWidget(pair)
        inside.addWidget(MarkedLine(self.theme, "chats-circle", difference.talk, card))

    def _add_said(self, pair: Columns, who: str, weight: Weight) -> None:
        box = Card(self.theme, pair, fill="sunk")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(18, 12, 18, 14)
        inside.setSpacing(2)
        inside.addWidget(BodyLabel(self.theme, who, box, role="small", muted=True))
        inside.addWidget(BodyLabel(self.theme, weight_words(weight), box, role="strong"))
        pair.cells.addWidget(box)

    def _add_titles(self, heading: str, cards: Iterable[ValueCard]) -> None:
        titles = [card.title for card in cards]
        if not titles:
            return
        card, inside = self.add_card()
        inside.addWidget(HeadingLabel(self.theme, heading, card, level=2, role="panel"))
        for title in titles:
            inside.addWidget(BodyLabel(self.theme, title, card, role="read"))
