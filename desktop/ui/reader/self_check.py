"""Questions with which readers see for themselves whether the page came across."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import plain
from desktop.domain.content import Question, SelfCheck
from desktop.domain.reading import CheckOutcome
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.links import Links

_GAP = 10


class SelfCheckCard(Themed, Wrapping, QWidget):
    """One question: any answer, "Not sure" too, opens what is right and why.

    It opens without an answer each time; a quiet line says how it went before.

    Args:
        place: of the check in its page, from 0.
        asked: id of the check; a question saved from it has the same.
        last: how it went the last time.

    Signals:
        answered: the place, and how it went.
        question_toggled: save or forget this Question.
    """

    answered = Signal(int, CheckOutcome)
    question_toggled = Signal(object)  # Question

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        check: SelfCheck,
        place: int,
        asked: str,
        last: CheckOutcome | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._place = place
        wish = self.tr("I would like to understand: {question}").format(question=check.ask)
        self._question = Question(asked, wish)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(HeadingLabel(theme, check.ask, self, level=3, role="card"))
        self._last = MarkedLine(
            theme,
            "clock-counter-clockwise",
            self._told_last(last),
            self,
            colour="text_muted",
            ink="text_muted",
            role="small",
            size=20,
        )
        self._last.setObjectName(f"last_{place}")
        self._last.setVisible(last is not None)
        column.addWidget(self._last)
        self._answers: list[RadioCard] = []
        for number, words in enumerate((*check.answers, self.tr("Not sure"))):
            answer = RadioCard(theme, words, self)
            answer.setObjectName(f"answer_{place}_{number}")
            answer.setAccessibleName(
                self.tr("{answer}: {question}").format(answer=words, question=check.ask)
            )
            answer.toggled.connect(self._on_answered)
            self._answers.append(answer)
            column.addWidget(answer)
        self._told = self._make_told(theme, links)
        column.addWidget(self._told)
        self.follow(theme)

    def _make_told(self, theme: ThemeController, links: Links) -> Card:
        told = Card(theme, self, fill="tint", border="primary")
        told.setObjectName(f"told_{self._place}")
        inside = QVBoxLayout(told)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.setSpacing(6)
        self._verdict = HeadingLabel(theme, "", told, level=4, role="card")
        inside.addWidget(self._verdict)
        why = RunsView(theme, self._check.why, told, role="body")
        inside.addWidget(links.connect_view(why))
        self._save = Button(
            theme,
            self.tr("Add to my questions"),
            told,
            icon="plus",
            on_text=self.tr("On my questions"),
            on_icon="check",
            size=ButtonSize.COMPACT,
        )
        self._save.setObjectName(f"save_check_{self._place}")
        self._save.setAccessibleDescription(self._question.text)
        self._save.clicked.connect(self._on_save)
        inside.addSpacing(6)
        inside.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        told.hide()
        return told

    @override
    def apply_theme(self) -> None:
        self._column.setSpacing(self.look.apart(_GAP))
        super().apply_theme()

    def set_saved(self, saved: frozenset[str]) -> None:
        """Show whether it is among the questions, by id, that are saved."""
        self._save.set_on(self._question.id in saved)

    def _told_last(self, last: CheckOutcome | None) -> str:
        if last is CheckOutcome.RIGHT:
            return self.tr("Last time you knew this.")
        if last is CheckOutcome.UNSURE:
            return self.tr("Last time you were not sure.")
        return self.tr("Last time this was not clear yet.")

    def _on_answered(self, on: bool) -> None:
        if not on:
            return
        check = self._check
        chosen = next(place for place, each in enumerate(self._answers) if each.isChecked())
        right = check.answers[check.right]
        if chosen == check.right:
            outcome, verdict = CheckOutcome.RIGHT, self.tr("Yes, that is it.")
        elif chosen == len(check.answers):
            outcome = CheckOutcome.UNSURE
            verdict = self.tr("That is fine. The answer is: {right}").format(right=right)
        else:
            outcome = CheckOutcome.WRONG
            verdict = self.tr("Not quite. The answer is: {right}").format(right=right)
        self._last.hide()
        self._verdict.setText(verdict)
        # What was saved before can be taken back, whatever the answer is now.
        self._save.setVisible(outcome is not CheckOutcome.RIGHT or self._save.on)
        self._told.show()
        announce(self._told, f"{verdict} {plain(check.why)}")
        self.answered.emit(self._place, outcome)

    def _on_save(self) -> None:
        self.question_toggled.emit(self._question)
