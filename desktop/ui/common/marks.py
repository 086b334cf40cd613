"""Small icons that stand beside words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.themed import Themed, paint_icon, smooth_painter


class Mark(Themed, QWidget):
    """An icon beside words that say the same; screen readers pass over it.

    Args:
        size: px at 100 % text.
        line_of: role of the text beside it, with which it grows and whose first line it is
            centred on; "" grows as buttons do.
    """

    def __init__(
        self,
        theme: ThemeController,
        icon: str,
        parent: QWidget | None = None,
        *,
        colour: str = "text",
        size: int = 24,
        weight: IconWeight = IconWeight.REGULAR,
        line_of: str = "",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self._size = size
        self._weight = weight
        self._line_of = line_of
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def set_icon(self, icon: str, colour: str = "") -> None:
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def _icon_size(self) -> int:
        look = self.look
        scale = look.scale(self._line_of) if self._line_of else 0
        return round(self._size * scale) if scale else look.px(self._size)

    @override
    def sizeHint(self) -> QSize:
        size = self._icon_size()
        line = self.look.line_height(self._line_of) if self._line_of else size
        return QSize(size, max(size, line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._icon_size()
        line = self.look.line_height(self._line_of) if self._line_of else self.height()
        at = QPointF(0, (max(size, line) - size) / 2)
        colour = self.look.colour(self._colour)
        painter = smooth_painter(self)
        paint_icon(painter, self.theme, self._icon, size, colour, at, self._weight)
