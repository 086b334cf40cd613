"""The first screen of a visit: three guided ways in, and everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.kiosk.screen import KioskScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize


class StartScreen(KioskScreen):
    """Asks what the visitor came for."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_start_screen")
        self.title = self.tr("What would you like to do?")
        column = QVBoxLayout(self)
        for place, words in (
            ("treatments", self.tr("I was offered a treatment")),
            ("choices", self.tr("I want to know my choices")),
            ("word", self.tr("I have a word to look up")),
            ("compare", self.tr("Compare")),
            ("diagrams", self.tr("Pictures that explain")),
            ("code", self.tr("I have a code")),
            ("questions", self.tr("My questions")),
            ("topics", self.tr("Everything to read")),
        ):
            button = Button(theme, words, self, size=ButtonSize.KIOSK)
            button.setObjectName(f"kiosk_way_{place}")
            button.setProperty("place", place)
            button.clicked.connect(self._on_way)
            column.addWidget(button)
        self.follow(theme)

    def _on_way(self) -> None:
        button = self.sender()
        if button is not None:
            self.go_requested.emit(str(button.property("place")), "", "")
