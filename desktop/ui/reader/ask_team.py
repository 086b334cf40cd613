"""Questions to ask the team, each with a button that saves it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.content import Question
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.labels import BodyLabel


class AskTeam(Callout):
    """The "Ask your team" box.

    Signals:
        question_toggled: save this question, or forget it again.
    """

    question_toggled = Signal(object)  # Question

    def __init__(
        self, theme: ThemeController, questions: tuple[Question, ...], parent: QWidget | None = None
    ) -> None:
        title = QCoreApplication.translate("AskTeam", "Ask your team")
        super().__init__(theme, CalloutTone.ASK, title, parent, level=2)
        self._questions = questions
        self._buttons: dict[str, Button] = {}
        for number, question in enumerate(questions):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 2, 0, 2)
            line.setSpacing(16)
            line.addWidget(BodyLabel(theme, question.text, row, role="key"), 1)
            save = Button(
                theme,
                self.tr("Save"),
                row,
                icon="plus",
                on_text=self.tr("Saved"),
                on_icon="check",
                size=ButtonSize.COMPACT,
            )
            save.setObjectName(f"save_question_{number}")
            save.setProperty("question", number)
            save.setAccessibleDescription(question.text)
            save.clicked.connect(self._on_pressed)
            line.addWidget(save, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons[question.id] = save
            self.add(row)

    def set_saved(self, saved: frozenset[str]) -> None:
        """Show which questions, by id, are saved."""
        for question_id, button in self._buttons.items():
            button.set_on(question_id in saved)

    def _on_pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.question_toggled.emit(self._questions[int(button.property("question"))])
