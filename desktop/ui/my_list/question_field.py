"""A field for one question: as tall as its words, Enter sends it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.field_parts import Labelled, NoteEdit

LONGEST_QUESTION = 2_000  # characters
_MOST_LINES = 5  # in sight; more can be scrolled to
_ABOVE = 10


class _QuestionEdit(NoteEdit):
    """Grows with its words; line breaks become spaces.

    Signals:
        submitted: Enter was pressed.
    """

    submitted = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget, name: str) -> None:
        super().__init__(theme, parent, name=name, longest=LONGEST_QUESTION)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        words = " ".join(source.text().split())
        self.insertPlainText("".join(letter for letter in words if letter.isprintable()))

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        fits = lines <= _MOST_LINES
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)
        lines = min(lines, _MOST_LINES)
        margins = 2 * self.document().documentMargin()
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + margins))
        if fits:
            self.verticalScrollBar().setValue(0)
        else:
            self.ensureCursorVisible()


class QuestionField(Labelled):
    """One question in the reader's own words; what is too long for one is left out, and said.

    Signals:
        text_changed: at every change by the reader.
        submitted: Enter was pressed.
    """

    text_changed = Signal()
    submitted = Signal()

    def __init__(self, theme: ThemeController, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent, "")
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(16, _ABOVE, 6, _ABOVE)
        self.edit = _QuestionEdit(theme, self.frame, label)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.cut_short.connect(self._on_cut_short)
        self.edit.submitted.connect(self.submitted)
        self._telling = True
        self.follow(theme)

    @override
    def _described(self) -> QWidget:
        return self.edit

    @override
    def apply_theme(self) -> None:
        self.frame.setMinimumHeight(self.look.px(SIZE["field_compact"]))
        super().apply_theme()

    @property
    def text(self) -> str:
        """What is typed, as it stands."""
        return self.edit.toPlainText()

    @property
    def question(self) -> str:
        """What is typed, as one line."""
        return " ".join(self.text.split())

    def set_text(self, text: str) -> None:
        """Show other words, without a signal."""
        self._telling = False
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._telling = True
        self.set_error("")

    def _on_text_changed(self) -> None:
        if self._telling:
            if len(self.text) < LONGEST_QUESTION:
                self.set_error("")
            self.text_changed.emit()

    def _on_cut_short(self) -> None:
        self.set_error(
            self.tr("A question can have up to {most} characters. The rest was left out.").format(
                most=f"{LONGEST_QUESTION:,}"
            )
        )
