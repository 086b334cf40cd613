"""The first sheet of a print, as it will come out, on top of the others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.printing import PagePicture
from desktop.domain.tokens import LIGHT
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.themed import Themed, smooth_painter

_MOST_BEHIND = 3  # sheets that peep out
_STEP = 8  # px by which each of them does


class PaperPicture(Themed, QWidget):
    """As large as it fits; what it showed before stays until a new picture comes."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_picture")
        self._image = QImage()
        self._tall = 1.414
        self._sheets = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("How it will look on paper"))
        self.follow(theme)

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    @property
    def sheet_width(self) -> int:
        """Device px that a picture for it needs."""
        return round(self._sheet().width() * self.devicePixelRatioF())

    def show_sheets(self, count: int, tall: float) -> None:
        """So many sheets lie there.

        Args:
            tall: height for each unit of width.
        """
        self._sheets, self._tall = max(1, count), tall
        self.update()

    def show_picture(self, picture: PagePicture) -> None:
        self._image = QImage.fromData(picture.png)
        self.update()

    def clear(self) -> None:
        """Show a blank sheet."""
        self._image = QImage()
        self._sheets = 1
        self.update()

    def _behind(self) -> int:
        return min(self._sheets - 1, _MOST_BEHIND)

    def _sheet(self) -> QRectF:
        """Where the first sheet lies; room is kept for all that may peep out."""
        room = QRectF(self.rect()).adjusted(1, 1, -1 - _MOST_BEHIND * _STEP, -1)
        room.setHeight(room.height() - _MOST_BEHIND * _STEP)
        width = max(1.0, min(room.width(), room.height() / self._tall))
        height = width * self._tall
        left = room.left() + (room.width() - width) / 2
        return QRectF(left, room.top() + (room.height() - height) / 2, width, height)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes whatever room the words leave

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 260)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        sheet = self._sheet()
        painter.setPen(self.look.colour("paper_edge"))
        painter.setBrush(to_colour(LIGHT.surface))  # paper is white in every theme
        for place in range(self._behind(), -1, -1):
            painter.drawRect(sheet.translated(QPointF(place * _STEP, place * _STEP)))
        if self.has_picture:
            painter.drawImage(sheet.adjusted(1, 1, -1, -1), self._image)
