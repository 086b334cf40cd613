"""A picture with words: beside each other, or one above the other where the screen is upright."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, Wrapping

_BESIDE = (4, 6)  # shares of the width, of the picture and of the words
_ABOVE = (1, 0)  # of the height: the picture has what the words leave


class PictureDesk(Themed, Wrapping, QWidget):
    """Holds `picture`, and the words that are added."""

    def __init__(self, theme: ThemeController, picture: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.words = QWidget(self)
        self._column = QVBoxLayout(self.words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addStretch(1)
        self._box.addWidget(picture)
        self._box.addWidget(self.words)
        self.follow(theme)

    def add(self, widget: QWidget) -> None:
        """Put this below the other words; all of them stand in the middle."""
        self._column.insertWidget(self._column.count() - 1, widget)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        look = self.look
        side, above = look.mm(2 * EDGE_MM), look.mm(EDGE_MM)
        self._box.setContentsMargins(side, above, side, above)
        self._box.setSpacing(side)
        self._column.setSpacing(look.mm(LEAST_GAP_MM))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        # Its own height follows from the direction, so it must not decide that again.
        room = self.parentWidget() or self
        across = room.width() >= room.height()
        self._box.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        for place, share in enumerate(_BESIDE if across else _ABOVE):
            self._box.setStretch(place, share)
