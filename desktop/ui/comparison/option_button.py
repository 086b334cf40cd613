"""A button that names an option with its mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.content import Option
from desktop.domain.tokens import RADIUS, SIZE, STRATEGY_MARKS
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.common.swatch import paint_swatch
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_SIDE = 14
_ABOVE = 10
_MARK = 24
_GAP = 12
_BETWEEN = 6  # px between a mark and words below it
_ICON = 20


class OptionButton(Pressable):
    """Mark, name and perhaps an icon; signals `clicked`.

    Args:
        icon_after: at the right end, such as "caret-down" for one that opens a list.
        framed: with a border, as a field has; else it is a row of a list.
        role: of the name.
    """

    focus_radius = RADIUS["button"]

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        icon_after: str = "",
        framed: bool = False,
        role: str = "label",
    ) -> None:
        super().__init__(parent)
        self._icon_after = icon_after
        self._framed = framed
        self._role = role
        self._identity = ""
        self._note = ""
        self._chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def show_option(self, option: Option, note: str = "") -> None:
        """Name `option`; `note` stands below it in quieter words."""
        self._identity, self._note = option.identity, note
        self.setText(option.name)
        self.apply_theme()

    def set_chosen(self, chosen: bool) -> None:
        """Show a framed one as chosen; an icon after its name must say so too."""
        self._chosen = chosen
        self.apply_theme()

    def set_icon_after(self, icon: str) -> None:
        self._icon_after = icon
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        role = self._role
        self._name_block = TextBlock(self.text(), look.font(role, 600), look.line_height(role))
        self._note_block = TextBlock(self._note, look.font("small"), look.line_height("small"))
        super().apply_theme()

    def _beside_words(self) -> int:
        """Width of all that is not words, where they stand beside the mark."""
        mark = self.look.px(_MARK) + _GAP if self._identity in STRATEGY_MARKS else 0
        icon = self.look.px(_ICON) + _GAP if self._icon_after else 0
        return 2 * _SIDE + mark + icon

    def _is_tall(self, width: int) -> bool:
        """Whether the words stand below the mark, for want of room for a word beside it."""
        return width - self._beside_words() < min(self._name_block.longest_word(), LEAST_WIDTH)

    def _room(self, width: int) -> int:
        return max(1, width - (2 * _SIDE if self._is_tall(width) else self._beside_words()))

    def _head(self, width: int) -> int:
        """Height that the mark takes above the words."""
        return self.look.px(_MARK) + _BETWEEN if self._is_tall(width) else 0

    def _words_height(self, room: int) -> int:
        note = self._note_block.height_for(room) if self._note else 0
        return self._name_block.height_for(room) + note

    @override
    def sizeHint(self) -> QSize:
        words = self._name_block.natural_width()
        if self._note:
            words = max(words, self._note_block.natural_width())
        width = words + self._beside_words()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        word = min(self._name_block.longest_word(), LEAST_WIDTH)
        return QSize(word + 2 * _SIDE, self._least())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        least = self.look.px(SIZE["button"]) if self._framed else 0
        words = self._words_height(self._room(width)) + self._head(width)
        return max(least, self._least(), words + 2 * _ABOVE)

    def _least(self) -> int:
        return max(SIZE["min_target"], self.look.touch)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        self._paint_frame(painter)
        room, head = self._room(self.width()), self._head(self.width())
        words = self._words_height(room)
        top = (self.height() - words - head) / 2
        mark = look.px(_MARK)
        middle = top + mark / 2 if head else self.height() / 2
        left = float(_SIDE)
        if self._identity in STRATEGY_MARKS:
            box = QRectF(left, middle - mark / 2, mark, mark)
            paint_swatch(painter, look, self._identity, box)
            left += mark + _GAP
        at = QPointF(_SIDE if head else left, top + head)
        self._paint_words(painter, at, room)
        if self._icon_after:
            size = look.px(_ICON)
            place = QPointF(self.width() - _SIDE - size, middle - size / 2)
            paint_icon(painter, self.theme, self._icon_after, size, self._ink(), place)

    def _paint_frame(self, painter: QPainter) -> None:
        look = self.look
        lit = self.hovered or self.isDown()
        fill = look.colour("tint" if self.isDown() else "sunk") if lit else None
        edge = look.colour("border") if lit and look.high_contrast else None
        if self._framed:
            fill = look.colour("tint") if self._chosen else fill or look.colour("surface")
            lit = self.isDown() or self._chosen
            edge = look.colour("primary" if lit else "border_strong")
        if fill is not None:
            box = QRectF(self.rect())
            width = look.stroke("selected" if self._chosen else "control")
            paint_box(painter, box, RADIUS["button"], fill, edge, width)

    def _paint_words(self, painter: QPainter, at: QPointF, room: int) -> None:
        look = self.look
        self._name_block.draw(painter, at, room, self._ink())
        if self._note:
            down = QPointF(0, self._name_block.height_for(room))
            self._note_block.draw(painter, at + down, room, look.colour("text_muted"))

    def _ink(self) -> QColor:
        if self._chosen:
            return self.look.colour("on_tint")
        return self.look.colour("text" if self.isEnabled() else "text_muted")
