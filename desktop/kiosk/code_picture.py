"""A take-home code in letters and as a square, both as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, smooth_painter

_LEAST_MM = 45.0  # of the square, so that every telephone reads it
_LARGEST = 2  # times the size of a heading
_LINE = 1.2  # height of a line for each unit of letter size


class CodeLetters(Themed, QWidget):
    """The code in one line; in letters of the size of a heading it breaks between groups."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("take_home_code")
        self.code = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def show_code(self, code: str) -> None:
        self.code = code
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def _block(self, width: int) -> TextBlock:
        font, least = self.look.font("display"), self.look.size("display")
        block = TextBlock(self.code, font, round(least * _LINE))
        size = min(_LARGEST * least, least * width // max(1, block.natural_width()))
        if size <= least:
            return block
        font.setPixelSize(size)
        return TextBlock(self.code, font, round(size * _LINE))

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(400)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.body_px(100), self.look.size("display"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._block(width).height_for(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self.look.colour("text")
        self._block(self.width()).draw(smooth_painter(self), QPointF(0, 0), self.width(), ink)


class CodeSquare(Themed, QWidget):
    """A QR code, dark on white in every theme, as large as it fits."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_square")
        self._drawing = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow(theme)

    def show_square(self, svg: str, alt: str) -> None:
        self._drawing.load(QByteArray(svg.encode()))
        self.setAccessibleName(alt)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes whatever room the words leave

    @override
    def minimumSizeHint(self) -> QSize:
        side = self.look.mm(_LEAST_MM)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        squares = self._drawing.viewBox().width()
        if not squares:
            return
        room = min(self.width(), self.height())
        side = room // squares * squares  # each of its squares is whole dots wide
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        self._drawing.render(QPainter(self), QRectF(left, top, side, side))
