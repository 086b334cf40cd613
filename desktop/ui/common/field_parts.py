"""What fields are made of: the frame, the line in it, the label above."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.dressed import ScrollBar, pop_up
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

LONGEST_LINE = 200  # characters
LONGEST_NOTE = 100_000  # 10,000 words and more


def clear_palette(field: QWidget, text: QColor, muted: QColor) -> None:
    """Let the frame behind `field` show through."""
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    palette.setColor(QPalette.ColorRole.Text, text)
    palette.setColor(QPalette.ColorRole.PlaceholderText, muted)
    field.setPalette(palette)


class Line(Themed, QLineEdit):
    """A line of text without a frame; the widget around it paints one."""

    focus_radius = RADIUS["field"]

    def __init__(
        self, theme: ThemeController, parent: QWidget, *, role: str = "body", name: str = ""
    ) -> None:
        super().__init__(parent)
        self._around = parent
        self._role = role
        self.setFrame(False)
        self.setMaxLength(LONGEST_LINE)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self.setFont(look.font(self._role))
        clear_palette(self, look.colour("text"), look.colour("text_muted"))
        self.updateGeometry()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pop_up(self.theme, self.createStandardContextMenu(), event.globalPos())

    def focus_rects(self) -> list[QRect]:
        """The ring goes around the frame that belongs to this line."""
        frame = self._around
        return [frame.rect().translated(-self.mapTo(frame, QPoint(0, 0)))]

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


class NoteEdit(Themed, QPlainTextEdit):
    """Plain text in several lines; Tab leaves it.

    Args:
        longest: characters that it holds at most.

    Signals:
        cut_short: what was typed or pasted beyond that was left out.
    """

    cut_short = Signal()
    focus_radius = RADIUS["field"]

    def __init__(
        self, theme: ThemeController, parent: QWidget, *, name: str, longest: int = LONGEST_NOTE
    ) -> None:
        super().__init__(parent)
        self._around = parent
        self._longest = longest
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(ScrollBar(theme))
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pop_up(self.theme, self.createStandardContextMenu(), event.globalPos())

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
        """Take away what was typed or pasted beyond the longest text."""
        excess = len(self.toPlainText()) - self._longest
        if excess > 0:
            position, added = self._added
            # Qt counts the end of the text as one more character when all of it is new.
            end = min(position + added, self.document().characterCount() - 1)
            cursor = self.textCursor()
            cursor.setPosition(end)
            cursor.setPosition(max(0, end - excess), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.cut_short.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._around.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._around.update()


class Labelled(Themed, QWidget):
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
        """What a screen reader tells the hint and the error of."""
        raise NotImplementedError

    def set_error(self, words: str) -> None:
        """Say what to mend, above the field; "" takes it away."""
        self._error.setText(words)
        self._error_row.setVisible(bool(words))
        self.frame.set_wrong(bool(words))
        self._described().setAccessibleDescription(words or self._hint.text())
