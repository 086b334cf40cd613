"""One page of the preview, as a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.printing import PagePicture, Paper
from desktop.domain.tokens import LIGHT
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.themed import Themed, smooth_painter

TALL = {Paper.A4: 297 / 210, Paper.LETTER: 11 / 8.5}  # height for each unit of width
_WHOLE_PAGE = 640  # px wide at which a whole page is easy to read


class PageSheet(Themed, QWidget):
    """Shows a page's picture, or a blank sheet of its shape until it comes."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self, theme: ThemeController, number: int, of: int, paper: Paper, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.number = number
        self._tall = TALL[paper]
        self._zoom = 1.0
        self._image = QImage()
        self._asked = 0
        self.setObjectName(f"sheet_{number}")
        self.setAccessibleName(self.tr("Page {number} of {of}").format(number=number, of=of))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def set_zoom(self, zoom: float) -> None:
        """How much larger than a whole page; the room there is limits it."""
        self._zoom = zoom
        self.setMaximumWidth(round(_WHOLE_PAGE * zoom))
        self.updateGeometry()

    def picture_wanted(self) -> int:
        """Width in device px of the picture that is missing; 0 when there is none."""
        width = round(self.width() * self.devicePixelRatioF())
        if width <= self._asked:
            return 0
        self._asked = width
        return width

    def show_picture(self, picture: PagePicture) -> None:
        self._image = QImage.fromData(picture.png)
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._tall)

    @override
    def sizeHint(self) -> QSize:
        width = round(_WHOLE_PAGE * self._zoom)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, to_colour(LIGHT.surface))  # paper is white in every theme
        if self.has_picture:
            painter.drawImage(box, self._image)
        painter.setPen(self.look.colour("paper_edge"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
