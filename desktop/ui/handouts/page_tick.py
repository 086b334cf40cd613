"""A page to tick, as a row that is all target."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.handing_out import PageChoice
from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import paint_check
from desktop.ui.common.kinds import kind_name
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, smooth_painter

_SIDE = 16
_ABOVE = 9
_GAP = 14


class PageTick(Pressable):
    """Its title, with a box to tick; signals `toggled`."""

    focus_radius = RADIUS["button"]

    def __init__(self, theme: ThemeController, choice: PageChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._there = False
        self.setCheckable(True)
        self.setText(choice.title)
        self.setObjectName(f"choice_{choice.page}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def there(self) -> bool:
        """Whether the page lies on the handout already."""
        return self._there

    def set_there(self, there: bool) -> None:
        if there != self._there:
            self._there = there
            self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        about = kind_name(self.choice.kind)
        if self._there:
            about = self.tr("{kind}. On the handout already").format(kind=about)
        self._title = TextBlock(self.text(), look.font("strong"), look.line_height("strong"))
        self._about = TextBlock(about, look.font("small"), look.line_height("small"))
        self.setAccessibleDescription(about)
        self._height = (0, 0)  # width and height that were worked out last
        super().apply_theme()

    def _left(self) -> int:
        return _SIDE + self.look.px(SIZE["checkbox"]) + _GAP

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - _SIDE)

    @override
    def sizeHint(self) -> QSize:
        words = max(self._title.natural_width(), self._about.natural_width())
        width = self._left() + min(words, self.look.body_px(320)) + _SIDE
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        word = min(max(self._title.longest_word(), self._about.longest_word()), LEAST_WIDTH)
        return QSize(self._left() + word + _SIDE, max(SIZE["min_target"], self.look.touch))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._height[0] != width:
            room = self._room(width)
            words = self._title.height_for(room) + self._about.height_for(room)
            least = max(SIZE["min_target"], self.look.touch)
            self._height = (width, max(least, words + 2 * _ABOVE))
        return self._height[1]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.isChecked()
        fill = "tint" if on or self.isDown() else "sunk" if self.hovered else "surface"
        edge = look.colour("primary" if on else "border")
        stroke = look.stroke("selected" if on else "hairline")
        box = QRectF(self.rect())
        paint_box(painter, box, self.focus_radius, look.colour(fill), edge, stroke)
        side = look.px(SIZE["checkbox"])
        check = QRectF(_SIDE, (self.height() - side) / 2, side, side)
        paint_check(painter, self.theme, check, on or self._there)
        room = self._room(self.width())
        title = self._title.height_for(room)
        top = (self.height() - title - self._about.height_for(room)) / 2
        inks = ("text", "text_muted") if self.isEnabled() else ("disabled_text", "disabled_text")
        ink, quiet = map(look.colour, inks)
        self._title.draw(painter, QPointF(self._left(), top), room, ink)
        at = QPointF(self._left(), top + title)
        self._about.draw(painter, at, room, quiet)
