"""Questions to ask the team, each with a button that saves it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import Question
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.labels import BodyLabel

NARROW = 380  # px at 100 % text, under which the button stands below its question


class _QuestionRow(QWidget):
    """A question with its button beside it, or below where there is little room."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        above = 6 if theme.now.touch else 2
        self.line.setContentsMargins(0, above, 0, above)
        self.line.setSpacing(28 if theme.now.touch else 12)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.now.body_px(NARROW)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.line.setDirection(down if narrow else along)


class AskTeam(Callout):
    """The "Ask your team" box.

    Args:
        save, saved: words of the button beside each question, before and after.

    Signals:
        question_toggled: save this question, or forget it again.
    """

    question_toggled = Signal(object)  # Question

    def __init__(
        self,
        theme: ThemeController,
        questions: tuple[Question, ...],
        parent: QWidget | None = None,
        *,
        save: str = "",
        saved: str = "",
    ) -> None:
        title = QCoreApplication.translate("AskTeam", "Ask your team")
        super().__init__(theme, CalloutTone.ASK, title, parent, level=2)
        self._questions = questions
        self._buttons: dict[str, Button] = {}
        for number, question in enumerate(questions):
            row = _QuestionRow(theme, self)
            row.line.addWidget(BodyLabel(theme, question.text, row, role="key"), 1)
            button = Button(
                theme,
                save or self.tr("Save"),
                row,
                icon="plus",
                on_text=saved or self.tr("Saved"),
                on_icon="check",
                size=ButtonSize.COMPACT,
            )
            button.setObjectName(f"save_question_{number}")
            button.setProperty("question", number)
            button.setAccessibleDescription(question.text)
            button.clicked.connect(self._on_pressed)
            row.line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._buttons[question.id] = button
            self.add(row)

    def set_saved(self, saved: frozenset[str]) -> None:
        """Show which questions, by id, are saved."""
        for question_id, button in self._buttons.items():
            button.set_on(question_id in saved)

    def _on_pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.question_toggled.emit(self._questions[int(button.property("question"))])
