"""Kept comparisons: show one again, take one off, see what has gone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.press import Pressable
from desktop.ui.my_list.comparisons_panel import ComparisonsPanel
from tests.gui.conftest import Show
from tests.gui.my_list.values import compared


@pytest.fixture
def panel(theme: ThemeController, show: Show) -> ComparisonsPanel:
    theme.repeat_ms = 0
    made = ComparisonsPanel(theme)
    show(made)
    made.show_comparisons((compared(1, "Stay", "Step down"), compared(2, "Stay", gone=("Old",))))
    return made


def press(panel: QWidget, name: str) -> None:
    button = panel.findChild(Pressable, name)
    assert button is not None
    button.click()


def test_a_comparison_is_shown_again_and_taken_off(panel: ComparisonsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.comparison_requested) as wanted:
        press(panel, "open_comparison_uuid-2")
    assert wanted.args == ["uuid-2"]
    with qtbot.waitSignal(panel.removal_requested) as removed:
        press(panel, "remove_comparison_uuid-1")
    assert removed.args == ["uuid-1"]


def test_options_that_have_gone_are_named(panel: ComparisonsPanel) -> None:
    (line,) = panel.findChildren(MarkedLine, "gone_uuid-2")
    assert line.words == "No longer in the library: Old."
    assert not panel.findChildren(MarkedLine, "gone_uuid-1")


def test_an_empty_list_leads_to_compare(panel: ComparisonsPanel, qtbot: QtBot) -> None:
    panel.show_comparisons(())
    empty = panel.findChild(QWidget, "comparisons_empty")
    assert empty is not None
    assert empty.isVisible()
    with qtbot.waitSignal(panel.compare_requested):
        press(panel, "empty_action")
