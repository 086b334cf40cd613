"""Chips and tags: short words in a pill."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter
from desktop.ui.common.worded import Skin, Worded

_TAG_SIDE = 12


class Chip(Worded):
    """A filter that is on or off, with a tick while it is on; signals `toggled`.

    Args:
        checkable: False makes it a small button that signals `clicked`.
    """

    side = 18
    gap = 8
    focus_radius = 24

    def __init__(
        self,
        theme: ThemeController,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        checkable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setCheckable(checkable)
        self.follow(theme)

    @override
    def icon_name(self) -> str:
        return "check" if self.isChecked() else self._icon

    @override
    def icon_size(self) -> int:
        return self.look.px(22)

    @override
    def keeps_icon_place(self) -> bool:
        # The tick has a place of its own, so that the width stays when it comes and goes.
        return self.isCheckable() or bool(self._icon)

    @override
    def least_height(self) -> int:
        return self.look.px(SIZE["min_target"])

    @override
    def skin(self) -> Skin:
        look = self.look
        on = self.isChecked()
        fill = "tint" if on or self.isDown() else "sunk" if self.hovered else "surface"
        edge = look.colour("primary" if on else "border_strong")
        stroke = look.stroke("selected" if on else "control")
        return Skin(look.colour("on_tint" if on else "text"), look.colour(fill), edge, stroke)


class Tag(Themed, QFrame):
    """A short word that says which kind something is; it never looks pressable.

    Args:
        icon: drawn before the word.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self, theme: ThemeController, text: str, parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._text = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._block = TextBlock(self._text, look.font("tag"), look.line_height("tag"))
        super().apply_theme()

    def _beside(self) -> int:
        return 2 * _TAG_SIDE + (self.look.px(18) + 6 if self._icon else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._block.natural_width() + self._beside(), self.look.px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._block.longest_word() + self._beside(), self.look.px(32))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self.look.px(32), self._block.height_for(width - self._beside()) + 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        fill, border = look.colour("sunk"), look.colour("border")
        paint_box(painter, box, look.px(16), fill, border, look.stroke("hairline"))
        ink = look.colour("text_muted")
        left = float(_TAG_SIDE)
        if self._icon:
            size = look.px(18)
            at = QPointF(left, (self.height() - size) / 2)
            paint_icon(painter, self.theme, self._icon, size, ink, at)
            left += size + 6
        room = self.width() - self._beside()
        top = (self.height() - self._block.height_for(room)) / 2
        self._block.draw(painter, QPointF(left, top), room, ink)
