"""One page of the preview, as a sheet of paper with its number below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.printing import PagePicture
from desktop.domain.tokens import LIGHT
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, smooth_painter

_ABOVE_NUMBER = 10


class PageSheet(Themed, QWidget):
    """Shows a page's picture, or the one before until a new one comes.

    Args:
        name: what stands below it, "Page 1 of 2".
        tall: height for each unit of width.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self, theme: ThemeController, number: int, name: str, tall: float, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.number = number
        self._image = QImage()
        self.setObjectName(f"sheet_{number}")
        self._show(name, tall)
        self.follow(theme)

    def renew(self, name: str, tall: float) -> None:
        """It is a page of another handout; what it shows stays until the new page comes."""
        self._show(name, tall)
        self.update()

    def _show(self, name: str, tall: float) -> None:
        self._words, self._tall = name, tall
        self._asked = 0
        self.setAccessibleName(name)

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def forget_picture(self) -> None:
        """Show a blank sheet, and want its picture again when it is in sight."""
        self._image = QImage()
        self._asked = 0
        self.update()

    def picture_wanted(self) -> int:
        """Width in device px of the picture that is missing; 0 when there is none."""
        width = round(self.width() * self.devicePixelRatioF())
        return width if width > self._asked else 0

    def set_asked(self, width: int) -> None:
        """A picture of this width is on its way; 0 for none after all."""
        self._asked = width

    def show_picture(self, picture: PagePicture) -> None:
        self._image = QImage.fromData(picture.png)
        self.update()

    def caption_height(self) -> int:
        """Room under the sheet for its number."""
        return _ABOVE_NUMBER + self.look.line_height("strong")

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._tall) + self.caption_height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(0, 0, self.width(), round(self.width() * self._tall))
        painter.fillRect(box, to_colour(LIGHT.surface))  # paper is white in every theme
        if self.has_picture:
            painter.drawImage(box, self._image)
        painter.setPen(look.colour("paper_edge"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        number = TextBlock(
            self._words,
            look.font("strong"),
            look.line_height("strong"),
            Qt.AlignmentFlag.AlignHCenter,
        )
        at = QPointF(0, box.height() + _ABOVE_NUMBER)
        number.draw(painter, at, self.width(), look.colour("text"))
