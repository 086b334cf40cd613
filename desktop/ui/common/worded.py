"""The base of buttons that hold an icon and words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.icons import IconWeight
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_ICON_AIR = 2  # Phosphor icons keep this much free at their sides


@dataclass(frozen=True, slots=True)
class Skin:
    """Colours of a button in one state."""

    ink: QColor
    fill: QColor | None = None
    border: QColor | None = None
    width: float = 0.0


class Worded(Pressable):
    """An icon and words in the middle of a rounded box; the words wrap where room is short.

    A subclass says how it looks through `skin` and the measures below.
    """

    side = 20  # padding left and right
    above = 8  # least padding above and below
    gap = 10  # between icon and words
    role = "label"  # of the words
    icon_after = False
    icon_weight = IconWeight.REGULAR

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, TextBlock] = {}  # by words: laying them out takes time
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def skin(self) -> Skin:
        raise NotImplementedError

    def icon_name(self) -> str:
        """The icon shown now; "" for none."""
        raise NotImplementedError

    def icon_size(self) -> int:
        return self.look.px(SIZE["icon_inline"])

    def least_height(self) -> int:
        raise NotImplementedError

    def radius(self) -> float:
        return self.focus_radius

    def possible_words(self) -> set[str]:
        """All words it may show; it is as wide as the longest."""
        return {self.text()}

    def keeps_icon_place(self) -> bool:
        """Whether it is as wide without an icon as with one."""
        return bool(self.icon_name())

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        self.update()

    @override
    def apply_theme(self) -> None:
        self._blocks.clear()
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        words = max(self._text_block(words).natural_width() for words in self.possible_words())
        natural = max(SIZE["min_target"], self.look.touch, words + self._beside_words())
        # Where it is narrower than that, it is as tall as its wrapped words.
        width = min(natural, self.width()) if self._is_squeezed(natural) else natural
        return QSize(natural, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        word = self._words().longest_word()
        least = max(SIZE["min_target"], self.look.touch, word + self._beside_words())
        return QSize(min(least, self.sizeHint().width()), self.least_height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._words().height_for(width - self._beside_words())
        return max(self.least_height(), words + 2 * self.above)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.width() < self.sizeHint().width():
            self.updateGeometry()  # while hidden, it asked for the height of one line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        skin = self.skin()
        box = QRectF(self.rect())
        paint_box(painter, box, self.radius(), skin.fill, skin.border, skin.width)
        self.paint_content(painter, skin.ink)

    def paint_content(self, painter: QPainter, ink: QColor) -> QRectF:
        """Draw icon and words in the middle; returns where the words stand."""
        block = self._words()
        icon = self.icon_size() if self.icon_name() else 0
        room = self.width() - self._beside_words()
        width = min(room, block.natural_width()) if self.text() else 0
        height = block.height_for(width) if self.text() else 0
        beside = icon + self.gap - _ICON_AIR if icon and self.text() else icon
        left = (self.width() - beside - width) / 2
        words = QRectF(left, (self.height() - height) / 2, width, height)
        icon_left = left
        if self.icon_after:
            icon_left = left + width + beside - icon
        else:
            words.moveLeft(left + beside)
        block.draw(painter, words.topLeft(), width, ink)
        if icon:
            at = QPointF(icon_left, (self.height() - icon) / 2)
            paint_icon(painter, self.theme, self.icon_name(), icon, ink, at, self.icon_weight)
        return words

    def _is_squeezed(self, natural: int) -> bool:
        return self.isVisible() and 0 < self.width() < natural

    def _beside_words(self) -> int:
        """Width of all that is not words."""
        if not self.keeps_icon_place():
            return 2 * self.side
        gap = self.gap - _ICON_AIR if self.text() else 0
        return 2 * self.side + self.icon_size() + gap

    def _words(self) -> TextBlock:
        return self._text_block(self.text())

    def _text_block(self, words: str) -> TextBlock:
        if words not in self._blocks:
            look = self.look
            font, line = look.font(self.role), look.line_height(self.role)
            self._blocks[words] = TextBlock(words, font, line)
        return self._blocks[words]
