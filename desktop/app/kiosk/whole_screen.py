"""Keeps a window over the whole of a screen, whichever screens come, go or are turned."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 300  # a screen that is plugged in changes several times in a row


class WholeScreen(QObject):
    """Fills the main screen, at once and again after any change of the screens.

    Where no window manager runs, nobody else gives a full-screen window its size.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.fill)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_changed)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._on_changed)
        self.fill()

    def fill(self) -> None:
        """Cover the main screen; where there is none, wait for one."""
        screen = QGuiApplication.primaryScreen()
        if screen is None or screen.geometry().isEmpty():
            return
        handle = self._window.windowHandle()
        if handle is not None and handle.screen() is not screen:
            handle.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        self._settled.start()

    def _on_changed(self) -> None:
        self._settled.start()
