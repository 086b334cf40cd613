"""The button that reads a page aloud, and pauses it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button


class ListenButton(Button):
    """Listen, Pause, Go on; without a voice it says so and can be pressed all the same."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, "", parent, icon="speaker-high", on_icon="pause")
        self.show_silent()

    def show_silent(self) -> None:
        """Nothing is read."""
        self.set_on(False)
        self.set_words(self.tr("Listen"), self.tr("Pause"))

    def show_speaking(self) -> None:
        self.set_on(True)

    def show_paused(self) -> None:
        self.set_on(False)
        self.set_words(self.tr("Go on"), self.tr("Pause"))

    def show_no_voice(self) -> None:
        self.set_on(False)
        self.set_words(self.tr("Listen: no voice"), self.tr("Pause"))
