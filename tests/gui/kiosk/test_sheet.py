"""The sheet over a screen: opened on top of another, closed by touch, back one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.kiosk.sheet import Sheet
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from tests.gui.kiosk.conftest import Stand


@pytest.fixture
def sheet(touch_theme: ThemeController, stand: Stand) -> Sheet:
    room = QWidget()
    stand(room, 1920, 860)
    made = Sheet(touch_theme, room)
    room.setProperty("sheet", made)
    made.setProperty("room", room)
    return made


def title(sheet: Sheet) -> str:
    heading = sheet.findChild(HeadingLabel)
    assert heading is not None
    return heading.text()


def opened(sheet: Sheet, name: str, theme: ThemeController) -> BodyLabel:
    content = BodyLabel(theme, f"About {name}. " * 30)
    sheet.open_sheet(name, content)
    return content


def test_back_leads_to_what_it_was_opened_from(sheet: Sheet, touch_theme: ThemeController) -> None:
    first = opened(sheet, "One", touch_theme)
    opened(sheet, "Two", touch_theme)
    assert (title(sheet), first.isVisible()) == ("Two", False)
    sheet.back()
    assert (title(sheet), first.isVisible()) == ("One", True)
    sheet.back()
    assert sheet.isHidden()


def test_it_keeps_only_the_last_few_pages(sheet: Sheet, touch_theme: ThemeController) -> None:
    for number in range(9):
        opened(sheet, str(number), touch_theme)
    seen = []
    while sheet.isVisible():
        seen.append(title(sheet))
        sheet.back()
    assert seen == ["8", "7", "6", "5"]


def test_a_touch_beside_it_closes_all_of_it(sheet: Sheet, touch_theme: ThemeController) -> None:
    opened(sheet, "One", touch_theme)
    opened(sheet, "Two", touch_theme)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert sheet.isHidden()
    opened(sheet, "Three", touch_theme)
    sheet.back()
    assert sheet.isHidden()


def test_what_asks_from_a_sheet_outlives_its_own_touch(
    sheet: Sheet, touch_theme: ThemeController
) -> None:
    button = QPushButton("Close it")
    button.clicked.connect(sheet.close_sheet)
    sheet.open_sheet("Asks", button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sheet.isHidden()
