"""Buttons with words on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_PADDING = 20
_GAP = 10
_PADDING_ABOVE = 8
_ICON_INSET = 2  # Phosphor icons keep this much air at their sides


class Tone(StrEnum):
    """Primary is for the one main action of a screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    ON_DARK = "on-dark"  # quiet, on a toast


class ButtonSize(StrEnum):
    """Which measure of the tokens is its height."""

    NORMAL = "button"
    COMPACT = "button_compact"
    LARGE = "button_large"
    KIOSK = "button_kiosk"
    ATTRACT = "button_attract"


@dataclass(frozen=True, slots=True)
class _Paint:
    ink: QColor
    fill: QColor | None = None
    border: QColor | None = None
    width: float = 0.0


class Button(Pressable):
    """An icon and words; signals `clicked`.

    Args:
        on_text: the words while it is on ("Bookmarked"); makes the button keep an on-state,
            and as wide as the longer words.
        on_icon: the icon while it is on; it is drawn filled.
    """

    def __init__(
        self,
        theme: ThemeController,
        text: str,
        parent: QWidget | None = None,
        *,
        tone: Tone = Tone.SECONDARY,
        icon: str = "",
        size: ButtonSize = ButtonSize.NORMAL,
        on_text: str = "",
        on_icon: str = "",
        icon_after: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon
        self._size = size
        self._off_text = text
        self._on_text = on_text
        self._on_icon = on_icon or icon
        self._icon_after = icon_after
        self._on = False
        self._block: TextBlock | None = None
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def on(self) -> bool:
        return self._on

    @property
    def icon_name(self) -> str:
        return self._on_icon if self._on else self._icon

    def set_on(self, on: bool) -> None:
        """Show the on-state; pressing does not change it by itself."""
        if on != self._on:
            self._on = on
            self.setText((self._on_text or self._off_text) if on else self._off_text)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.apply_theme()

    def set_words(self, text: str, on_text: str = "") -> None:
        """Other words for the off-state and the on-state."""
        self._off_text, self._on_text = text, on_text
        self.setText((on_text or text) if self._on else text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._block = None
        self.updateGeometry()
        self.update()

    @override
    def apply_theme(self) -> None:
        self._block = None
        super().apply_theme()

    @property
    def _underlined(self) -> bool:
        return self._tone is Tone.QUIET and not self._icon

    @property
    def _side(self) -> int:
        if self._underlined:
            return 4
        return 12 if self._tone in (Tone.QUIET, Tone.ON_DARK) else _PADDING

    def _icon_size(self) -> int:
        return self.look.px(SIZE["icon_inline"]) if self.icon_name else 0

    def _beside_text(self) -> int:
        """Width of all that is not text."""
        icon = self._icon_size() + _GAP - _ICON_INSET if self.icon_name and self.text() else 0
        return 2 * self._side + (icon or self._icon_size())

    def _text_block(self, text: str) -> TextBlock:
        return TextBlock(
            text,
            self.look.font("label"),
            self.look.line_height("label"),
            Qt.AlignmentFlag.AlignLeft,
        )

    def _least_height(self) -> int:
        return self.look.px(SIZE[self._size])

    @override
    def sizeHint(self) -> QSize:
        words = {self.text(), self._off_text, self._on_text}
        width = max(self._text_block(text).natural_width() for text in words)
        return QSize(max(self._least_target(), width + self._beside_text()), self._least_height())

    def _least_target(self) -> int:
        return SIZE["min_target"]

    @override
    def minimumSizeHint(self) -> QSize:
        word = self._text_block(self.text()).longest_word()
        width = max(self._least_target(), word + self._beside_text())
        return QSize(min(width, self.sizeHint().width()), self._least_height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = self._text_block(self.text()).height_for(width - self._beside_text())
        return max(self._least_height(), text + 2 * _PADDING_ABOVE)

    def _paint(self) -> _Paint:
        look = self.look
        if not self.isEnabled():
            quiet = self._tone is Tone.QUIET
            edge = look.colour("border_strong") if look.high_contrast and not quiet else None
            fill = None if quiet else look.colour("disabled_bg")
            return _Paint(look.colour("disabled_text"), fill, edge, look.stroke("control"))
        if self._on:
            fill = look.colour("sunk" if self.hovered and not look.high_contrast else "tint")
            return _Paint(look.colour("on_tint"), fill, look.colour("primary"), 2)
        if self._tone is Tone.PRIMARY:
            state = "_pressed" if self.isDown() else "_hover" if self.hovered else ""
            return _Paint(look.colour("on_primary"), look.colour(f"primary{state}"))
        if self._tone is Tone.ON_DARK:
            fill = look.colour("rail_line") if self.hovered and not look.high_contrast else None
            return _Paint(look.colour("accent"), fill)
        if self._tone is Tone.QUIET:
            fill = look.colour("tint") if self.isDown() else None
            if fill is None and self.hovered:
                fill = look.colour("sunk")
            return _Paint(look.colour("link"), None if self._underlined else fill)
        danger = self._tone is Tone.DANGER
        ink = look.colour("danger" if danger else "text")
        edge = look.colour("danger" if danger else "border_strong")
        fill = look.colour("sunk" if self.hovered else "surface")
        if self.isDown():
            fill = look.colour("caution_bg" if danger else "tint")
            edge = edge if danger else look.colour("primary")
        return _Paint(ink, fill, edge, look.stroke("control"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint = self._paint()
        box = QRectF(self.rect())
        paint_box(painter, box, RADIUS["button"], paint.fill, paint.border, paint.width)

        if self._block is None:
            self._block = self._text_block(self.text())
        room = self.width() - self._beside_text()
        text_width = min(room, self._block.natural_width())
        text_height = self._block.height_for(text_width) if self.text() else 0
        icon = self._icon_size()
        whole = text_width + self._beside_text() - 2 * self._side
        left = (self.width() - whole) / 2
        top = (self.height() - text_height) / 2
        text_left = left + (icon + _GAP - _ICON_INSET if icon and not self._icon_after else 0)
        self._block.draw(painter, QPointF(text_left, top), text_width, paint.ink)
        if icon:
            at = left + whole - icon if self._icon_after and self.text() else left
            if not self.text():
                at = (self.width() - icon) / 2
            weight = IconWeight.FILL if self._on else IconWeight.REGULAR
            y = (self.height() - icon) / 2
            paint_icon(painter, self.theme, self.icon_name, icon, paint.ink, QPointF(at, y), weight)
        if self._underlined:
            y = top + text_height - self.look.px(1)
            painter.setPen(paint.ink)
            painter.fillRect(QRectF(text_left, y, text_width, 1.5), paint.ink)
