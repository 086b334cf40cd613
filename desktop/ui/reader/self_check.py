"""Questions with which readers see for themselves whether the page came across."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.blocks import plain
from desktop.domain.content import SelfCheck
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.cards import Card
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.links import Links


class SelfCheckCard(Themed, Wrapping, QWidget):
    """One question: any answer, "Not sure" too, opens what is right and why.

    Nothing is counted or kept.
    """

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        check: SelfCheck,
        number: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        column.addWidget(HeadingLabel(theme, check.ask, self, level=3, role="card"))
        self._answers: list[RadioCard] = []
        for place, words in enumerate((*check.answers, self.tr("Not sure"))):
            answer = RadioCard(theme, words, self)
            answer.setObjectName(f"answer_{number}_{place}")
            answer.setAccessibleName(
                self.tr("{answer}: {question}").format(answer=words, question=check.ask)
            )
            answer.toggled.connect(self._on_answered)
            self._answers.append(answer)
            column.addWidget(answer)
        self._told = Card(theme, self, fill="tint", border="primary")
        self._told.setObjectName(f"told_{number}")
        inside = QVBoxLayout(self._told)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.setSpacing(6)
        self._verdict = HeadingLabel(theme, "", self._told, level=4, role="card")
        inside.addWidget(self._verdict)
        inside.addWidget(links.connect_view(RunsView(theme, check.why, self._told, role="body")))
        self._told.hide()
        column.addWidget(self._told)
        self.follow(theme)

    def _on_answered(self, on: bool) -> None:
        if not on:
            return
        check = self._check
        chosen = next(place for place, each in enumerate(self._answers) if each.isChecked())
        right = check.answers[check.right]
        if chosen == check.right:
            verdict = self.tr("Yes, that is it.")
        elif chosen == len(check.answers):
            verdict = self.tr("That is fine. The answer is: {right}").format(right=right)
        else:
            verdict = self.tr("Not quite. The answer is: {right}").format(right=right)
        self._verdict.setText(verdict)
        self._told.show()
        announce(self._told, f"{verdict} {plain(check.why)}")
