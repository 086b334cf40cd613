"""What a visitor types: shown large, held here alone, changed at its end only."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter

LONGEST = 200  # signs
_SIDE, _ABOVE, _GAP = 22, 12, 14
_CARET = 3
_MOST_LINES = 6
_HINT = 8  # between the caret and the hint after it
_WITH_OTHER_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SENTENCE_ENDS = ".?!"


class Case(StrEnum):
    """Which letters the on-screen keyboard writes."""

    SENTENCE = "sentence"  # a capital where a sentence begins
    CAPITALS = "capitals"


class TypedField(Themed, QWidget):
    """Plain text with a still caret at its end.

    No line edit of Qt's: it has no undo stack, selection, clipboard, menu, drag and drop or input
    method, so what is typed lies nowhere but here, and goes with it.

    Args:
        several_lines: it takes the height that there is, up to a few lines.
        allowed: signs that may be typed; empty for any.
        role: of its letters in the theme.

    Signals:
        edited: what stands in it now; not told of `set_text`.
        changed: other text stands in it, whoever put it there.
        submitted: Enter was pressed on a keyboard that is plugged in.
        touched: somebody wants to type.
    """

    edited = Signal(str)
    changed = Signal()
    submitted = Signal()
    touched = Signal()
    focus_radius = RADIUS["field"]

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        icon: str = "",
        several_lines: bool = False,
        case: Case = Case.SENTENCE,
        longest: int = LONGEST,
        allowed: str = "",
        role: str = "",
    ) -> None:
        super().__init__(parent)
        self.several_lines = several_lines
        self._hint = hint or label
        self._icon = icon
        self._case = case
        self._longest = longest
        self._allowed = allowed
        self._text = ""
        self._wrong = False
        self._role = role or ("lead" if several_lines else "callout")
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        tall = QSizePolicy.Policy.Expanding if several_lines else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        self.follow(theme)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`, without a signal."""
        self._text = text[: self._longest]
        self._lay_out()
        self.changed.emit()

    def write(self, typed: str, *, as_is: bool = False) -> None:
        """Add what a key types.

        Args:
            as_is: keep its letters as they are, as those of a keyboard with Shift.
        """
        for sign in typed:
            if self._case is Case.CAPITALS or self._starts_sentence():
                sign = sign.upper()
            elif not as_is:
                sign = sign.lower()
            if self._may_follow(sign):
                self._change(self._text + sign)

    def delete(self) -> None:
        """Take away the last sign."""
        if self._text:
            self._change(self._text[:-1])

    def clear(self) -> None:
        if self._text:
            self._change("")

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def shown_text(self) -> str:
        """How the text is written out."""
        return self._text

    def _change(self, text: str) -> None:
        self.set_text(text)
        self.edited.emit(text)

    def _may_follow(self, sign: str) -> bool:
        if len(self._text) >= self._longest or not sign.isprintable():
            return False
        if sign == " ":
            return not self._allowed and bool(self._text) and not self._text.endswith(" ")
        return not self._allowed or sign in self._allowed

    def _starts_sentence(self) -> bool:
        before = self._text.rstrip()
        return not before or (before != self._text and before[-1] in _SENTENCE_ENDS)

    # Keys that are plugged in

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and little else; a key that is held down counts once."""
        if event.isAutoRepeat() or event.modifiers() & _WITH_OTHER_KEYS:
            event.ignore()
        elif event.key() == Qt.Key.Key_Backspace:
            self.delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.text() and event.text().isprintable():
            self.write(event.text(), as_is=True)
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.touched.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Looks

    @override
    def apply_theme(self) -> None:
        self._lay_out()
        if self.several_lines:
            self.setMaximumHeight(self._height(_MOST_LINES))
        super().apply_theme()

    def _lay_out(self) -> None:
        look = self.look
        words = self.shown_text() or self._hint
        weight = 0 if self._text else 400
        self._block = TextBlock(words, look.font(self._role, weight), look.line_height(self._role))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.body_px(320), self._height(1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.touch, self._height(1))

    def _height(self, lines: int) -> int:
        line = self.look.line_height(self._role)
        return max(lines * line + 2 * _ABOVE, self.look.touch)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        edge = "danger" if self._wrong else "primary" if self.hasFocus() else "border_strong"
        box = QRectF(self.rect())
        stroke = look.stroke("field")
        paint_box(painter, box, RADIUS["field"], look.colour("surface"), look.colour(edge), stroke)
        line = look.line_height(self._role)
        left = float(_SIDE)
        lines = max(1, (self.height() - 2 * _ABOVE) // line) if self.several_lines else 1
        top = _ABOVE if self.several_lines else (self.height() - line) / 2
        if self._icon:
            size = look.px(28)
            at = QPointF(left, top + (line - size) / 2)
            paint_icon(painter, self.theme, self._icon, size, look.colour("text_muted"), at)
            left += size + _GAP
        room = self.width() - left - _SIDE - _CARET
        painter.setClipRect(QRectF(left - 2, stroke, room + _CARET + 4, self.height() - 2 * stroke))
        ink = look.colour("text" if self._text else "text_muted")
        width, at = room, QPointF(left if self._text else left + _HINT, top)
        if self._text and not self.several_lines:
            width = max(room, self._block.natural_width() + _CARET)
            at.setX(left + room - width)
        elif self._text:
            at.setY(top + min(0, lines * line - self._block.height_for(room)))
        self._block.draw(painter, at, width, ink)
        if self.hasFocus():
            end = at + self._end() if self._text else QPointF(left, top)
            caret = QRectF(end.x() + 2, end.y() + line * 0.12, _CARET, line * 0.76)
            painter.fillRect(caret, look.colour("primary"))

    def _end(self) -> QPointF:
        """Where the text ends, from its upper left corner."""
        words = self.shown_text()
        written = len(words.rstrip())
        boxes = self._block.boxes(written - 1, written) if written else []
        if not boxes:
            return QPointF(0, 0)
        space = QFontMetricsF(self.look.font(self._role)).horizontalAdvance(" ")
        after = space if words.endswith(" ") else 0.0
        return QPointF(boxes[-1].right() + after, boxes[-1].top())
