"""What the row of a question is made of: a tick, and lines of words that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import paint_check
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, Span, TextBlock
from desktop.ui.common.themed import Wrapping, smooth_painter

_BOX = 32
_TARGET = 44
_AIR = 10  # px between the words and the far edge of a line, at least


class Held(Wrapping, QWidget):
    """Holds a layout, as tall as the words in it need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Tick(Pressable):
    """A box to tick whose words stand beside it; signals `toggled`."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @override
    def sizeHint(self) -> QSize:
        side = self.look.px(SIZE["min_target"])
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.look.px(_BOX)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = smooth_painter(self)
        paint_check(painter, self.theme, box, self.isChecked(), hovered=self.hovered)


class _Line(Pressable):
    """Words without a frame, as tall as a target."""

    focus_radius = 10
    role = "small"
    weight = 0
    colour = "link"
    edge = Qt.AlignmentFlag.AlignTop  # where the words stand in it
    underlined = False

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def set_words(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look, words = self.look, self.text()
        form = QTextCharFormat()
        form.setFontUnderline(self.underlined)
        self._block = TextBlock(
            words,
            look.font(self.role, self.weight),
            look.line_height(self.role),
            formats=[Span(0, len(words)).formatted(form)],
        )
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        width, height = self._block.hint(self.look.body_px(SIZE["article_max"]))
        return QSize(max(_TARGET, width), max(_TARGET, height + _AIR))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(_TARGET, min(self._block.longest_word(), LEAST_WIDTH)), _TARGET)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(_TARGET, self._block.height_for(width) + _AIR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        free = self.height() - self._block.height_for(self.width())
        top = free if self.edge == Qt.AlignmentFlag.AlignBottom else 0
        ink = self.look.colour(self.colour)
        self._block.draw(smooth_painter(self), QPointF(0, top), self.width(), ink)


class QuestionWords(_Line):
    """The question itself; it stands close to the line below it."""

    accessible_role = QAccessible.Role.ListItem
    accessible_selected = False
    role = "key"
    weight = 500
    colour = "text"
    edge = Qt.AlignmentFlag.AlignBottom


class OriginLink(_Line):
    """Where the question comes from, underlined; it stands close to the line above it."""

    underlined = True
