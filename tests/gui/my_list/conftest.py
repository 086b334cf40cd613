"""My questions in a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.my_list.questions_panel import QuestionsPanel
from tests.gui.my_list.values import asked, asked_on


@pytest.fixture
def panel(theme: ThemeController, window: QWidget, qtbot: QtBot) -> QuestionsPanel:
    """Three questions: one of the reader's own, one from a page, one that is not ticked."""
    theme.repeat_ms = 0
    made = QuestionsPanel(theme, window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    window.resize(1100, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.show_questions((asked(1), asked_on(2), asked(3, ticked=False)))
    return made
