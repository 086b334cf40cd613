"""One key of the on-screen keyboard."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

# A finger that trembles lifts for less than this; one that means a second "l" lifts for longer.
# It follows the time within which other controls count presses once: 120 ms of the usual 400.
BOUNCE_SHARE = 0.3
_LETTER_SHARE = 0.6  # of the height of a key
_SIDE = 6
_GAP = 6
_RADIUS = 12
_SIGN = "\N{LATIN CAPITAL LETTER H}"


class KeyboardKey(Pressable):
    """A letter, a figure or a few words; `pressed` tells of it as soon as it is touched.

    Keys act when they are touched, so that a finger that slides off still types. They count each
    touch of the same letter, but for the quick bounces of one touch.

    Args:
        words: what stands on it; one sign is drawn as large as the key allows.
        main: the key that goes on, in the colour of main actions.
    """

    focus_radius = _RADIUS

    def __init__(
        self,
        theme: ThemeController,
        words: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        spoken: str = "",
        main: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._main = main
        self.theme = theme
        self.show_face(words, icon=icon, spoken=spoken, main=main)
        self.follow(theme)

    def show_face(
        self, words: str, *, icon: str = "", spoken: str = "", main: bool = False
    ) -> None:
        """Stand for something else.

        Args:
            spoken: its name where the words alone say too little, as for a hyphen.
        """
        self._icon, self._main = icon, main
        self.setText(words)
        self.setAccessibleName(spoken)
        self._last_press = None
        self.update()

    @override
    def _is_repeat(self) -> bool:
        if self._last_press is None:
            return False
        bounce_ms = self.theme.repeat_ms * BOUNCE_SHARE
        return (time.monotonic() - self._last_press) * 1000 < bounce_ms

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._last_press = time.monotonic()  # a finger that slides off is not let go on the key

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.touch, self.look.touch)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        ink, fill, edge = self._colours()
        box = QRectF(self.rect())
        paint_box(painter, box, _RADIUS, fill, edge, look.stroke("control"))
        font = self._font()
        metrics = QFontMetricsF(font)
        words = self.text()
        width = metrics.horizontalAdvance(words) if words else 0.0
        icon = min(look.px(26), self.height() // 2) if self._icon else 0
        if icon and words and icon + _GAP + width > self.width() - 2 * _SIDE:
            icon = 0  # the words say the same
        beside = icon + _GAP if icon and words else icon
        left = (self.width() - beside - width) / 2
        if icon:
            at = QRectF(left, (self.height() - icon) / 2, icon, icon).topLeft()
            paint_icon(painter, self.theme, self._icon, icon, ink, at)
        if words:
            painter.setFont(font)
            painter.setPen(ink)
            # Capitals stand in the middle, whatever the font keeps free below them.
            capital = metrics.tightBoundingRect(_SIGN).height()
            baseline = (self.height() + capital) / 2
            painter.drawText(round(left + beside), round(baseline), words)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Of the words, the key and its edge."""
        look = self.look
        if not self.isEnabled():
            return (look.colour("disabled_text"), look.colour("disabled_bg"), look.colour("border"))
        if self._main or self.isDown():
            state = "primary_pressed" if self.isDown() and self._main else "primary"
            return look.colour("on_primary"), look.colour(state), look.colour(state)
        return look.colour("text"), look.colour("surface"), look.colour("border_strong")

    def _font(self) -> QFont:
        """As large as the role and the key allow."""
        words = self.text()
        role = "h1" if len(words) == 1 else "label"
        font = self.look.font(role, 600)
        size = min(self.look.size(role), round(self.height() * _LETTER_SHARE))
        font.setPixelSize(max(1, size))
        width = QFontMetricsF(font).horizontalAdvance(words)
        room = self.width() - 2 * _SIDE
        if width > room > 0:
            font.setPixelSize(max(1, int(size * room / width)))
        return font
