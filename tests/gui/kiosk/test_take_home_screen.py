"""The screen with the take-home code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.kiosk.take_home_screen import TakeHomeScreen
from desktop.theme.controller import ThemeController
from tests.gui.kiosk.conftest import Stand

SETTLED = 12  # turns of the event loop after which nothing may move any more


class _Moves(QObject):
    """Counts how often a widget gets another size."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Resize
        return False


@pytest.mark.parametrize(("width", "height"), [(800, 340), (1080, 500)])
def test_code_and_square_come_to_rest(
    qtbot: QtBot, touch_theme: ThemeController, stand: Stand, width: int, height: int
) -> None:
    """What is set side by side because there is room must not lose that room by it."""
    screen = TakeHomeScreen(touch_theme)
    stand(screen, width, height)
    moves = _Moves(screen)
    screen.square.installEventFilter(moves)
    for pages in range(1, 80, 3):
        screen.show_code("AB2-CD3-EF4", ["Stem cell transplant"] * pages, "")
        for _ in range(SETTLED):
            QCoreApplication.processEvents()
        moves.count = 0
        for _ in range(SETTLED):
            QCoreApplication.processEvents()
        assert moves.count == 0, pages
