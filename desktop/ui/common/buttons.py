"""Buttons with words on them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.worded import Skin, Worded

_UNDERLINE = 1.5


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


_OF_KIOSK = (ButtonSize.KIOSK, ButtonSize.ATTRACT)  # drawn for large text from the first


class Button(Worded):
    """An icon and words; signals `clicked`.

    Args:
        on_text: the words while it is on ("Bookmarked"); makes the button keep an on-state,
            and as wide as the longer words.
        on_icon: the icon while it is on; it is drawn filled.
        icon_after: the icon stands after the words.
    """

    focus_radius = RADIUS["button"]

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
        self._on_icon = on_icon or icon
        self._size = size
        self._off_text = text
        self._on_text = on_text
        self._on = False
        self._icon_shown = True
        self.icon_after = icon_after
        if tone in (Tone.QUIET, Tone.ON_DARK):
            self.side = 12 if icon else 4
        super().setText(text)
        self.follow(theme)

    @property
    def on(self) -> bool:
        return self._on

    def set_on(self, on: bool) -> None:
        """Show the on-state; pressing does not change it by itself."""
        if on != self._on:
            self._on = on
            self.icon_weight = IconWeight.FILL if on else IconWeight.REGULAR
            self._show_words()

    def set_tone(self, tone: Tone) -> None:
        """Give way to another main action, or become it; primary and secondary only."""
        self._tone = tone
        self.apply_theme()

    def set_icon(self, icon: str, on_icon: str = "") -> None:
        self._icon, self._on_icon = icon, on_icon or icon
        self.apply_theme()

    def show_icon(self, shown: bool) -> None:
        """Leave the icon out where there is no room for it; the words say the same."""
        if shown != self._icon_shown:
            self._icon_shown = shown
            self.apply_theme()

    def set_words(self, text: str, on_text: str = "") -> None:
        """Other words for the off-state and the on-state."""
        self._off_text, self._on_text = text, on_text
        self._show_words()

    @override
    def setText(self, text: str) -> None:
        self.set_words(text, self._on_text)

    def _show_words(self) -> None:
        super().setText((self._on_text or self._off_text) if self._on else self._off_text)

    @override
    def icon_name(self) -> str:
        if not self._icon_shown:
            return ""
        return self._on_icon if self._on else self._icon

    @override
    def least_height(self) -> int:
        of_size = SIZE[self._size]
        if self._size in _OF_KIOSK:
            return max(round(of_size * self.look.density), self.look.touch)
        return max(self.look.px(of_size), self.look.touch)

    @override
    def possible_words(self) -> set[str]:
        return {self._off_text, self._on_text or self._off_text}

    @override
    def skin(self) -> Skin:
        look = self.look
        if not self.isEnabled():
            return self._disabled_skin()
        if self._on:
            fill = look.colour("sunk" if self.hovered else "tint")
            return Skin(look.colour("on_tint"), fill, look.colour("primary"), 2)
        if self._tone is Tone.PRIMARY:
            state = "_pressed" if self.isDown() else "_hover" if self.hovered else ""
            return Skin(look.colour("on_primary"), look.colour(f"primary{state}"))
        if self._tone is Tone.ON_DARK:
            ink = look.colour("accent")
            return Skin(ink, None, ink if self.hovered or self.isDown() else None, 2)
        if self._tone is Tone.QUIET:
            return self._quiet_skin()
        return self._outlined_skin()

    def _quiet_skin(self) -> Skin:
        look = self.look
        ink = look.colour("link")
        if not self._icon or not (self.hovered or self.isDown()):
            return Skin(ink)
        if look.high_contrast:
            return Skin(ink, None, ink, 2)
        return Skin(ink, look.colour("tint" if self.isDown() else "sunk"))

    def _outlined_skin(self) -> Skin:
        look = self.look
        danger = self._tone is Tone.DANGER
        fill = "sunk" if self.hovered else "surface"
        edge = "danger" if danger else "border_strong"
        if self.isDown():
            fill = "caution_bg" if danger else "tint"
            edge = "danger" if danger else "primary"
        ink = look.colour("danger" if danger else "text")
        return Skin(ink, look.colour(fill), look.colour(edge), look.stroke("control"))

    def _disabled_skin(self) -> Skin:
        look = self.look
        ink = look.colour("disabled_text")
        if self._tone in (Tone.QUIET, Tone.ON_DARK):
            return Skin(ink)
        edge = look.colour("border_strong") if look.high_contrast else None
        return Skin(ink, look.colour("disabled_bg"), edge, look.stroke("control"))

    @override
    def paint_content(self, painter: QPainter, ink: QColor) -> QRectF:
        words = super().paint_content(painter, ink)
        if self._tone is Tone.QUIET and not self._icon:
            line = QRectF(words.left(), words.bottom() - 1, words.width(), _UNDERLINE)
            painter.fillRect(line, ink)
        return words
