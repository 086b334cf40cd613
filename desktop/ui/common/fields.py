"""Fields to type into: search, one line, notes."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPaintEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_LONGEST_LINE = 200  # characters
_LONGEST_NOTE = 4000
_ROOMY = 400  # px; a narrower search field leaves its room to the words


def clear_palette(field: QWidget, text: QColor, muted: QColor) -> None:
    """Let the frame behind `field` show through."""
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    palette.setColor(QPalette.ColorRole.Text, text)
    palette.setColor(QPalette.ColorRole.PlaceholderText, muted)
    field.setPalette(palette)


class Line(Themed, QLineEdit):
    """A line of text without a frame; the widget around it paints one."""

    def __init__(
        self, theme: ThemeController, parent: QWidget, *, role: str = "body", name: str = ""
    ) -> None:
        super().__init__(parent)
        self._around = parent
        self._role = role
        self.setFrame(False)
        self.setMaxLength(_LONGEST_LINE)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self.setFont(look.font(self._role))
        clear_palette(self, look.colour("text"), look.colour("text_muted"))
        self.updateGeometry()

    def focus_rects(self) -> list[QRect]:
        """The ring goes around the frame that belongs to this line."""
        frame = self._around
        return [frame.rect().translated(-self.mapTo(frame, QPoint(0, 0)))]

    @property
    def focus_radius(self) -> int:
        return RADIUS["field"]

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._around.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._around.update()


class FieldFrame(Themed, QFrame):
    """The painted frame around a line or a note."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self.follow(theme)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        child = self.focusWidget()
        focused = child is not None and child.hasFocus() and isinstance(child, Line | NoteEdit)
        token = "danger" if self._wrong else "primary" if focused else "border_strong"
        paint_box(
            smooth_painter(self),
            QRectF(self.rect()),
            RADIUS["field"],
            look.colour("surface"),
            look.colour(token),
            look.stroke("field"),
        )


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


class _Labelled(Themed, QWidget):
    """Label, hint and error above a frame."""

    def __init__(self, theme: ThemeController, label: str, parent: QWidget | None, hint: str):
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.label = BodyLabel(theme, label, self, role="field")
        column.addWidget(self.label)
        self._hint = BodyLabel(theme, hint, self, role="small", muted=True)
        self._hint.setVisible(bool(hint))
        column.addWidget(self._hint)
        self._error_row = QWidget(self)
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = Mark(
            theme,
            "warning-circle",
            self._error_row,
            colour="danger",
            size=20,
            weight=IconWeight.FILL,
            line_of="small",
        )
        self._error = BodyLabel(
            theme, "", self._error_row, role="small", weight=600, colour="danger"
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._error_row.hide()
        column.addWidget(self._error_row)
        self.frame = FieldFrame(theme, self)
        column.addWidget(self.frame, 1)

    def _described(self) -> QWidget:
        raise NotImplementedError

    def set_error(self, words: str) -> None:
        """Say what to mend, above the field; "" takes it away."""
        self._error.setText(words)
        self._error_row.setVisible(bool(words))
        self.frame.set_wrong(bool(words))
        self._described().setAccessibleDescription(words or self._hint.text())


class TextField(_Labelled):
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
        longest: int = _LONGEST_LINE,
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


class NoteEdit(Themed, QPlainTextEdit):
    """Plain text in several lines; Tab leaves it."""

    focus_radius = RADIUS["field"]

    def __init__(self, theme: ThemeController, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self._added = (0, 0)
        self.document().contentsChange.connect(self._on_contents_changed)
        self.textChanged.connect(self._on_text_changed)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self.setFont(look.font("read"))
        clear_palette(self, look.colour("text"), look.colour("text_muted"))
        self.setMinimumHeight(look.line_height("read") * 4)

    def focus_rects(self) -> list[QRect]:
        frame = self._around
        return [frame.rect().translated(-self.mapTo(frame, QPoint(0, 0)))]

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only."""
        self.insertPlainText("".join(c for c in source.text() if c == "\n" or c.isprintable()))

    def _on_contents_changed(self, position: int, _removed: int, added: int) -> None:
        self._added = (position, added)

    def _on_text_changed(self) -> None:
        """Take away what was typed or pasted beyond the longest note."""
        excess = len(self.toPlainText()) - _LONGEST_NOTE
        if excess > 0:
            position, added = self._added
            cursor = self.textCursor()
            cursor.setPosition(position + added)
            cursor.setPosition(position + added - excess, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._around.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._around.update()


class NoteField(_Labelled):
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
