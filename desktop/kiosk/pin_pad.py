"""Where staff type their PIN, over whatever is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.staff_pin import MOST_DIGITS
from desktop.kiosk.bar import edge_of, gap_of
from desktop.kiosk.cover import Cover
from desktop.kiosk.keyboard_key import KeyboardKey
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, smooth_painter

_PADDING = 32
_KEY_WIDTH = 1.4  # times the least side of what is touched
_WORDS_WIDTH = 290  # px at 100 %, where the words stand beside the keys
_LONGEST_WAIT = 60  # seconds that are told as such
_TOLD = "strong"  # role of what is told
_DOT = 16
_DIGIT_COLUMNS = 2  # of the grid, to a digit
_THIRDS, _HALVES = 3, 2  # keys in a row


class PinPad(Cover):
    """Shows a dot for each digit, never how many there must be.

    Signals:
        entered: what was typed; it is held here no longer.
        cancelled: staff, or whoever it was, went away.
    """

    entered = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_pin_pad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._panel = Card(theme, self, radius="dialog", fill="raised")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._panel)
        self._words = _Words(theme, self._panel)
        self._keys = _Keys(theme, self._panel)
        self._box.addWidget(self._words)
        self._box.addWidget(self._keys)
        for key in self._keys.digits:
            key.pressed.connect(self._on_digit)
        self._keys.clear.pressed.connect(self._on_clear)
        self._keys.delete.pressed.connect(self._on_delete)
        self._keys.cancel.clicked.connect(self.cancelled)
        self._keys.enter.clicked.connect(self._on_enter)
        self.hide()
        self.follow(theme)

    @property
    def shut(self) -> bool:
        """Whether no digits are taken for now."""
        return self._keys.shut

    def show_digits(self, digits: Sequence[str]) -> None:
        """Begin anew, with the digits in this order."""
        self._forget()
        self._words.tell("")
        self.set_shut(False)
        for key, digit in zip(self._keys.digits, digits, strict=True):
            key.show_face(digit)

    def tell(self, sentence: str) -> None:
        """Say how it went."""
        self._words.tell(sentence)

    def tell_wait(self, seconds: int) -> None:
        """Say how long to wait after wrong PINs."""
        self._words.tell(self._wait_told(seconds))

    def set_shut(self, shut: bool) -> None:
        """Take no digits for now."""
        self._keys.set_shut(shut)
        if shut:
            self._forget()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._box.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self._box.setSpacing(_PADDING)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._forget()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif self._keys.shut:
            pass
        elif len(digit) == 1 and digit in "0123456789":
            self._type(digit)
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("scrim"))

    def _place(self) -> None:
        """Put the words over the keys, or beside them where that is too tall."""
        edge = edge_of(self.look)
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        keys = self._keys.sizeHint()
        width = keys.width() + 2 * _PADDING
        words_height = self._words.height_at(keys.width(), self._wait_told(_LONGEST_WAIT))
        height = words_height + keys.height() + 3 * _PADDING
        direction = QBoxLayout.Direction.TopToBottom
        if height > room.height():
            direction = QBoxLayout.Direction.LeftToRight
            words = self.look.body_px(_WORDS_WIDTH)
            width = min(room.width(), words + keys.width() + 3 * _PADDING)
            height = keys.height() + 2 * _PADDING
        self._box.setDirection(direction)
        panel = QRect(0, 0, width, min(height, room.height()))
        panel.moveCenter(room.center())
        self._panel.setGeometry(panel)

    def _wait_told(self, seconds: int) -> str:
        if seconds <= _LONGEST_WAIT:
            return self.tr("That PIN is not right. Wait %n second(s).", "", seconds)
        return self.tr("That PIN is not right. Wait %n minute(s).", "", -(-seconds // 60))

    def _on_digit(self) -> None:
        key = self.sender()
        if isinstance(key, KeyboardKey):
            self._type(key.text())

    def _type(self, digit: str) -> None:
        if len(self._typed) < MOST_DIGITS:
            self._typed += digit
        self._words.tell("")
        self._words.dots.show_count(len(self._typed))

    def _on_clear(self) -> None:
        self._forget()

    def _on_delete(self) -> None:
        self._typed = self._typed[:-1]
        self._words.dots.show_count(len(self._typed))

    def _on_enter(self) -> None:
        typed = self._typed
        self._forget()
        if typed:
            self.entered.emit(typed)

    def _forget(self) -> None:
        self._typed = ""
        self._words.dots.show_count(0)


class _Words(Themed, QWidget):
    """What this is, how much was typed, and how it went."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        mark = Mark(theme, "lock-simple", self, weight=IconWeight.DUOTONE, size=30, line_of="panel")
        head.addWidget(mark)
        head.addWidget(HeadingLabel(theme, self.tr("Staff only"), self, level=1, role="panel"), 1)
        column.addLayout(head)
        column.addWidget(BodyLabel(theme, self.tr("Type the PIN, then Enter."), self))
        self.dots = _Dots(theme, self)
        column.addWidget(self.dots)
        self._told = BodyLabel(theme, "", self, role=_TOLD, colour="danger")
        self._told.setObjectName("kiosk_pin_told")
        column.addWidget(self._told)
        column.addStretch(1)
        self.follow(theme)

    def tell(self, sentence: str) -> None:
        if sentence != self._told.text():
            self._told.setText(sentence)
            announce(self._told, sentence)

    def height_at(self, width: int, longest: str) -> int:
        """Px that it needs, also for the longest that it tells; from now on it is no less."""
        look = self.look
        block = TextBlock(longest, look.font(_TOLD), look.line_height(_TOLD))
        self._told.setMinimumHeight(block.height_for(width))
        layout = self.layout()
        assert layout is not None
        return layout.heightForWidth(width)


class _Dots(Themed, QWidget):
    """A dot for each digit that was typed."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self.follow(theme)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(self.tr("%n digit(s) typed", "", count))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.look.px(2 * _DOT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary"))
        step = min(look.px(2 * _DOT), self.width() / MOST_DIGITS)
        side = min(look.px(_DOT), step * 0.7)
        for at in range(self._count):
            left = at * step
            painter.drawEllipse(QRectF(left, (self.height() - side) / 2, side, side))


class _Keys(Themed, QWidget):
    """Ten digits, and what else one needs for a PIN."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.shut = False
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.digits = [KeyboardKey(theme, digit, self) for digit in "1234567890"]
        self.clear = KeyboardKey(theme, self.tr("Clear"), self)
        self.delete = KeyboardKey(theme, self.tr("Delete"), self)
        self.cancel = KeyboardKey(theme, self.tr("Cancel"), self, icon="x")
        self.enter = KeyboardKey(theme, self.tr("Enter"), self, icon="check", main=True)
        for key, name in (
            *((key, f"digit_{place}") for place, key in enumerate(self.digits, 1)),
            *((self.clear, "clear"), (self.delete, "delete")),
            *((self.cancel, "cancel"), (self.enter, "enter")),
        ):
            key.setObjectName(f"kiosk_pin_{name}")
        thirds = [*self.digits[:9], self.clear, self.digits[9], self.delete]
        for place, key in enumerate(thirds):
            row, column = divmod(place, _THIRDS)
            grid.addWidget(key, row, column * _HALVES, 1, _HALVES)
        for place, key in enumerate((self.cancel, self.enter)):
            grid.addWidget(key, len(thirds) // _THIRDS, place * _THIRDS, 1, _THIRDS)
        self.follow(theme)

    def set_shut(self, shut: bool) -> None:
        self.shut = shut
        for key in (*self.digits, self.clear, self.delete, self.enter):
            key.setEnabled(not shut)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        look = self.look
        self._grid.setSpacing(gap_of(look))
        width = round(look.touch * _KEY_WIDTH)
        for key in (*self.digits, self.clear, self.delete):
            key.setFixedSize(width, look.touch)
        for key in (self.cancel, self.enter):
            key.setFixedHeight(look.touch)
