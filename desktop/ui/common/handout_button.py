"""Puts what is shown on the handout."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone


class HandoutButton(Button):
    """ "Add to handout"; while the page lies there, it says so and takes it off again."""

    def __init__(
        self, theme: ThemeController, parent: QWidget, *, tone: Tone = Tone.SECONDARY
    ) -> None:
        say = QCoreApplication.translate
        super().__init__(
            theme,
            say("HandoutButton", "Add to handout"),
            parent,
            tone=tone,
            icon="plus",
            on_text=say("HandoutButton", "On your handout"),
            on_icon="check-circle",
        )
