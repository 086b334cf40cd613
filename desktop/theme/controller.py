"""The one place that knows the current theme and tells everyone when it changes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.domain.reading import TEXT_SCALES, ThemeName, ViewSettings
from desktop.domain.tokens import DARK, HIGH_CONTRAST, LIGHT, Colours
from desktop.theme.icons import Icons
from desktop.theme.palette import palette_for
from desktop.theme.stylesheet import style_sheet
from desktop.theme.system import SystemLook, system_look
from desktop.theme.theme import PX_PER_MM, Theme

_OF_NAME = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.HIGH_CONTRAST: HIGH_CONTRAST,
}


class Follower(Protocol):
    """A widget that takes its looks from the theme."""

    def apply_theme(self) -> None: ...


class Followers:
    """The followers in one of several screens, of which one is seen at a time."""

    def __init__(self, theme: Theme) -> None:
        self.members: WeakKeyDictionary[Follower, None] = WeakKeyDictionary()
        self.theme = theme  # that they wear
        self.seen = True

    def wear(self, theme: Theme) -> None:
        """Take it on, unless they wear it."""
        if theme != self.theme:
            self.theme = theme
            _tell_all(self.members)


class ThemeController(QObject):
    """Holds the reader's view settings and the theme that follows from them and the system.

    Args:
        resources: the folder with `icons/` and `styles/`.
        system: what the system asks for, until `dress` has read it.
        touch_mm: least side of what is touched, on a touch screen.
    """

    changed = Signal()  # the theme is another one now

    def __init__(
        self,
        resources: Path,
        settings: ViewSettings | None = None,
        system: SystemLook | None = None,
        parent: QObject | None = None,
        *,
        touch_mm: float = 0.0,
    ) -> None:
        super().__init__(parent)
        self._touch_mm = touch_mm
        self._px_per_mm = PX_PER_MM
        self.icons = Icons(resources / "icons")
        self._styles = resources / "styles"
        self._settings = settings or ViewSettings()
        self.repeat_ms = self._settings.repeat_ms  # presses of one control within it count once
        self._system = system or SystemLook()
        self._app: QApplication | None = None
        # A signal connection for each of a page's many widgets would take longer to make.
        self._followers: WeakKeyDictionary[Follower, None] = WeakKeyDictionary()
        self._screens: WeakKeyDictionary[QWidget, Followers] = WeakKeyDictionary()
        self._now = self._theme()

    @property
    def now(self) -> Theme:
        return self._now

    @property
    def style_sheet(self) -> str:
        """For the widgets that Qt paints by itself."""
        return style_sheet(self._styles / "widgets.qss", self._now)

    @property
    def settings(self) -> ViewSettings:
        return self._settings

    def apply(self, settings: ViewSettings) -> None:
        """Follow new settings; tells `changed` only if the look differs."""
        if settings.repeat_ms != self._settings.repeat_ms:
            self.repeat_ms = settings.repeat_ms
        self._settings = settings
        self._refresh()

    def set_px_per_mm(self, px_per_mm: float) -> None:
        """Follow the measures of the real screen."""
        self._px_per_mm = px_per_mm
        self._refresh()

    def add_follower(self, follower: Follower) -> None:
        """Have `follower` take on each new theme, before `changed` tells everyone else."""
        self._followers_with(follower)[follower] = None

    def add_screen(self, screen: QWidget) -> None:
        """Have what is made in `screen` from now on take on a new theme only when it is seen."""
        self._screens[screen] = Followers(self._now)

    def see_screen(self, screen: QWidget | None) -> None:
        """Of all screens only this one is seen from now on; None for none."""
        for each, followers in self._screens.items():
            followers.seen = each is screen
            if followers.seen:
                followers.wear(self._now)

    def _followers_with(self, follower: Follower) -> WeakKeyDictionary[Follower, None]:
        """Those of the screen that it stands in."""
        above: QWidget | None = None
        if self._screens and isinstance(follower, QWidget):
            above = follower
        while above is not None:
            if above in self._screens:
                return self._screens[above].members
            above = above.parentWidget()
        return self._followers

    def dress(self, app: QApplication) -> None:
        """Give `app` our palette and font, and follow the system from now on."""
        self._app = app
        self._given = app.palette(), app.font()
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        if sys.platform == "win32":  # tells of no other text size, but whoever set it comes back
            app.applicationStateChanged.connect(self._on_system_changed)
        self._system = system_look(app, *self._given)
        self._now = self._theme()
        self._tell()

    def _on_system_changed(self) -> None:
        if self._app is not None:
            self._system = system_look(self._app, *self._given)
            self._refresh()

    def _refresh(self) -> None:
        theme = self._theme()
        if theme == self._now:
            return
        self._now = theme
        self._tell()

    def _tell(self) -> None:
        self._paint_app()
        _tell_all(self._followers)
        for screen in list(self._screens.values()):
            if screen.seen:
                screen.wear(self._now)
        self.changed.emit()

    def _paint_app(self) -> None:
        if self._app is not None:
            self._app.setFont(self._now.font("body"))
            self._app.setPalette(palette_for(self._now))

    def _theme(self) -> Theme:
        wishes = self._settings
        scale = wishes.text_scale
        if wishes.follow_system_text:
            scale = max(scale, self._system.text_scale)
        measures = Theme(touch=ceil(self._touch_mm * self._px_per_mm), px_per_mm=self._px_per_mm)
        return replace(
            measures,
            colours=self._colours(),
            text_scale=scale * measures.density,
            motion=not (wishes.less_movement or self._system.less_movement),
            wide_lines=wishes.wide_lines,
            page_buttons=wishes.page_buttons,
        )

    def _colours(self) -> Colours:
        chosen = _OF_NAME.get(self._settings.theme)
        if chosen is not None:
            return chosen
        if self._system.high_contrast:
            return HIGH_CONTRAST
        return DARK if self._system.dark else LIGHT


def _tell_all(followers: Iterable[Follower]) -> None:
    for follower in list(followers):
        if isValid(follower):
            follower.apply_theme()


def larger(scale: float) -> float:
    """The next text size step up, or the largest."""
    return next((step for step in TEXT_SCALES if step > scale), TEXT_SCALES[-1])


def smaller(scale: float) -> float:
    """The next text size step down, or the smallest."""
    return next((step for step in reversed(TEXT_SCALES) if step < scale), TEXT_SCALES[0])
