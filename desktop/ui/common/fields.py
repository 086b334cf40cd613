"""Fields to type into: search, one line, notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.field_parts import LONGEST_LINE, FieldFrame, Labelled, Line, NoteEdit
from desktop.ui.common.marks import Mark

_ROOMY = 400  # px; a narrower search field leaves its room to the words


class SearchField(FieldFrame):
    """A magnifying glass, a field, Clear and a Search button.

    Args:
        label: what it searches; its accessible name and, if there is no other, its hint.
        button: False leaves out the Search button, for lists that narrow while typing.

    Signals:
        text_edited: what is typed now, at every change by the reader.
        search_requested: what to search for, on Enter or Search.
    """

    text_edited = Signal(str)
    search_requested = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        button: bool = True,
        large: bool = True,
    ) -> None:
        self._large = large
        super().__init__(theme, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 5 if button else 8, 5)
        row.setSpacing(12)
        row.addWidget(Mark(theme, "magnifying-glass", self, colour="text_muted"))
        self.line = Line(theme, self, role="body", name=label)
        self.line.setObjectName("search_line")
        self.line.setPlaceholderText(label)
        row.addWidget(self.line, 1)
        self._clear = Button(
            theme, self.tr("Clear"), self, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        self._clear.setObjectName("search_clear")
        self._clear.hide()
        row.addWidget(self._clear)
        self._button: Button | None = None
        if button:
            self._button = Button(
                theme, self.tr("Search"), self, tone=Tone.PRIMARY, size=ButtonSize.COMPACT
            )
            self._button.setObjectName("search_button")
            self._button.clicked.connect(self._on_search)
            row.addWidget(self._button)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self.text_edited)
        self.line.textChanged.connect(self._show_clear)
        self.line.returnPressed.connect(self._on_search)
        self._clear.clicked.connect(self._on_clear)

    @override
    def apply_theme(self) -> None:
        least = SIZE["field" if self._large else "field_compact"]
        self.setMinimumHeight(max(self.look.px(least), self.look.line_height("body") + 20))
        super().apply_theme()

    @property
    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_clear()

    def _show_clear(self) -> None:
        """Clear is there while there is something to clear and room beside it."""
        roomy = self.width() >= self.look.px(_ROOMY)
        self._clear.setVisible(roomy and bool(self.line.text()))

    def _on_search(self) -> None:
        self.search_requested.emit(self.line.text().strip())

    def _on_clear(self) -> None:
        self.line.clear()
        self.line.setFocus()
        self.text_edited.emit("")


class TextField(Labelled):
    """One line with its label above; an error says how to mend it.

    Signals:
        text_edited: what is typed now.
        submitted: Enter was pressed.
    """

    text_edited = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
        longest: int = LONGEST_LINE,
    ) -> None:
        super().__init__(theme, label, parent, hint)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(18, 6, 18, 6)
        self.line = Line(theme, self.frame, name=label)
        self.line.setMaxLength(longest)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleDescription(hint)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self.text_edited)
        self.line.returnPressed.connect(self._on_return)
        self.follow(theme)

    @override
    def _described(self) -> QWidget:
        return self.line

    @override
    def apply_theme(self) -> None:
        look = self.look
        least = max(look.px(SIZE["field_compact"]), look.line_height("body") + 24)
        self.frame.setFixedHeight(least)

    @property
    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def _on_return(self) -> None:
        self.submitted.emit(self.line.text())


class NoteField(Labelled):
    """The reader's own words, as plain text, in several lines.

    Signals:
        text_changed: at every change by the reader.
    """

    text_changed = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(theme, label, parent, hint)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(16, 12, 6, 12)
        self.edit = NoteEdit(theme, self.frame, name=label)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleDescription(hint)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        self._telling = True
        self.follow(theme)

    @override
    def _described(self) -> QWidget:
        return self.edit

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show other words, without a signal."""
        self._telling = False
        self.edit.setPlainText(text)
        self._telling = True

    def _on_text_changed(self) -> None:
        if self._telling:
            self.text_changed.emit(self.edit.toPlainText())
