"""The panel of staff: what is set, what was counted, and the way out."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.kiosk import LEAST_TARGET_MM, CountedDays, KioskSettings
from desktop.domain.reading import ViewSettings
from desktop.kiosk.staff_counts import MOST_ROWS
from desktop.kiosk.staff_panel import StaffPanel
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel

DAY = dt.date(2026, 11, 21)


@pytest.fixture
def panel(qtbot: QtBot, theme: ThemeController) -> StaffPanel:
    view = ViewSettings(text_scale=1.5, follow_system_text=False)
    touch = ThemeController(paths.resources(), view, parent=theme, touch_mm=LEAST_TARGET_MM)
    touch.repeat_ms = 0
    panel = StaffPanel(touch)
    qtbot.addWidget(panel)
    panel.resize(1920, 1080)
    panel.show_settings(KioskSettings(), ())
    panel.show_printers(())
    panel.show()
    return panel


def press(panel: StaffPanel, name: str, inside: str = "") -> None:
    parent = panel.findChild(QWidget, inside) if inside else panel
    assert isinstance(parent, QWidget)
    button = parent.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(panel: StaffPanel) -> str:
    return "\n".join(
        label.text() for label in panel.findChildren(BodyLabel) if label.isVisibleTo(panel)
    )


@pytest.mark.parametrize(
    ("field", "button", "number"),
    [
        ("idle_minutes", "staff_more", 4),
        ("idle_minutes", "staff_less", 2),
        ("volume", "staff_more", 80),
        ("pages_per_visit", "staff_less", 15),
        ("pages_per_hour", "staff_more", 80),
        ("pages_per_day", "staff_less", 200),
    ],
)
def test_each_number_goes_one_step(
    panel: StaffPanel, qtbot: QtBot, field: str, button: str, number: int
) -> None:
    with qtbot.waitSignal(panel.settings_chosen) as chosen:
        press(panel, button, f"staff_{field}")
    assert chosen.args == [dataclasses.replace(KioskSettings(), **{field: number})]  # type: ignore[arg-type]


def test_numbers_stop_at_their_ends(panel: StaffPanel, qtbot: QtBot) -> None:
    panel.show_settings(KioskSettings(idle_minutes=15, pages_per_visit=0), ())
    with qtbot.assertNotEmitted(panel.settings_chosen):
        press(panel, "staff_more", "staff_idle_minutes")
        press(panel, "staff_less", "staff_pages_per_visit")
    assert "None" in said(panel)


def test_one_of_the_printers_of_the_system_is_chosen(panel: StaffPanel, qtbot: QtBot) -> None:
    panel.show_settings(KioskSettings(printer="Gone"), ())
    panel.show_printers(("Front desk", "Ward"))
    cards = {card.text(): card for card in panel.findChildren(RadioCard) if not card.isHidden()}
    assert list(cards) == ["The system's default", "Front desk", "Ward", "Gone"]
    assert [name for name, card in cards.items() if card.isChecked()] == ["Gone"]
    with qtbot.waitSignal(panel.settings_chosen) as chosen:
        QTest.mouseClick(cards["Ward"], Qt.MouseButton.LeftButton)
    assert chosen.args == [KioskSettings(printer="Ward")]


def test_changes_come_with_the_lines_that_make_them_last(panel: StaffPanel) -> None:
    assert "waymark.toml" not in said(panel)
    panel.show_settings(KioskSettings(volume=80), ("[kiosk]", "volume = 80"))
    assert "[kiosk]\nvolume = 80" in said(panel)


def test_counts_are_told_by_day_and_quiet_days_together(panel: StaffPanel) -> None:
    busy = CountedDays((DAY,), 12, 1, {"b": 3, "a": 3, "c": 9}, {"en-GB": 11, "cy": 1})
    quiet = CountedDays((DAY, DAY))
    panel.show_counts((busy, quiet), str.upper)
    press(panel, "staff_page_counts")
    told = said(panel)
    assert "21 November 2026\n12 visits, 1 printed side\nOpened most: C 9, A 3, B 3" in told
    assert "Languages: en-GB 11, cy 1" in told
    assert "2 quiet days\nFewer than 5 visits in all." in told


def test_of_many_days_the_last_ones_and_the_quiet_ones_are_told(panel: StaffPanel) -> None:
    rows = [CountedDays((DAY - dt.timedelta(ago),), 9) for ago in range(200)]
    panel.show_counts((*rows, CountedDays((DAY, DAY), 7)), str)
    press(panel, "staff_page_counts")
    assert said(panel).count("visits") == MOST_ROWS
    assert "2 quiet days" in said(panel)
    panel.show_counts((), str)
    QApplication.processEvents()
    assert "Nothing has been counted yet." in said(panel)


def test_leaving_is_asked_about_and_a_panel_that_closed_asks_no_more(
    panel: StaffPanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.leave_requested):
        press(panel, "staff_leave")
        press(panel, "answer_stay")
        press(panel, "staff_leave")
        panel.hide()
        panel.show()
    stay = panel.findChild(Button, "answer_stay")
    assert stay is not None
    assert not stay.isVisible()
    press(panel, "staff_leave")
    with qtbot.waitSignal(panel.leave_requested):
        press(panel, "answer_leave")


@pytest.mark.parametrize(
    ("name", "signal"), [("close", "closed"), ("restart", "restart_requested")]
)
def test_the_other_ways_act_at_once(
    panel: StaffPanel, qtbot: QtBot, name: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(panel, signal)):
        press(panel, f"staff_{name}")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_everything_to_touch_is_large_enough(panel: StaffPanel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.show_printers(("Front desk",))
    least = panel.look.mm(LEAST_TARGET_MM)
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= least, button.objectName()
