"""What was printed is shown, counted, narrowed to a month, exported and cleared."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.chips import Chip
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel
from desktop.ui.comparison.grid import Grid
from desktop.ui.handouts.record_page import RecordPage
from tests.gui.handouts.pack_values import WIDEST, a_line, press, visible

LINES = (a_line(0), a_line(1, copies=1), a_line(30), a_line(31, pack="", station=""))


@pytest.fixture
def record(qtbot: QtBot, theme: ThemeController) -> RecordPage:
    page = RecordPage(theme)
    theme.repeat_ms = 0
    page.resize(1160, 720)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_lines(LINES)
    return page


def grid(page: RecordPage) -> Grid:
    [found] = [each for each in page.findChildren(Grid) if each.isVisible()]
    return found


def rows(page: RecordPage) -> list[list[str]]:
    model = grid(page).table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount(QModelIndex()))
    ]


def totals(page: RecordPage) -> str:
    label = page.findChild(BodyLabel, "record_totals")
    assert label is not None
    return label.text() if label.isVisible() else ""


def chips(page: RecordPage) -> list[str]:
    return [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]


def test_every_page_printed_is_a_row_the_newest_first(record: RecordPage) -> None:
    how = "Large print, 24 point"
    assert rows(record) == [
        ["Page 0", "21 November 2026", "First visit", how, "2", "2026.11, Room 2"],
        ["Page 1", "20 November 2026", "First visit", how, "1", "2026.11, Room 2"],
        ["Page 2", "22 October 2026", "First visit", how, "2", "2026.11, Room 2"],
        ["Page 3", "21 October 2026", "None", how, "2", "2026.11"],
    ]
    header = grid(record).table.model()
    assert header.headerData(5, Qt.Orientation.Horizontal) == "Version, computer"


def test_copies_and_pages_are_counted_in_words(record: RecordPage) -> None:
    assert totals(record) == "Since 21 October 2026: 7 copies of 4 different pages"
    record.show_lines((a_line(0, copies=1),))
    assert totals(record) == "Since 21 November 2026: 1 copy of 1 page"
    record.show_lines((a_line(0), a_line(4)))
    assert totals(record) == "Since 17 November 2026: 4 copies of 1 page"


def test_a_month_is_shown_alone(record: RecordPage, qtbot: QtBot) -> None:
    assert chips(record) == ["All", "November 2026", "October 2026"]
    press(record, "record_month_2026_10")
    assert [row[1] for row in rows(record)] == ["22 October 2026", "21 October 2026"]
    assert totals(record) == "October 2026: 4 copies of 2 different pages"
    with qtbot.waitSignal(record.export_requested) as asked:
        press(record, "record_export")
    assert asked.args == [LINES[2:]]
    press(record, "record_month_all")
    assert len(rows(record)) == 4
    with qtbot.waitSignal(record.export_requested) as asked:
        press(record, "record_export")
    assert asked.args == [LINES]


def test_the_month_chosen_stays_when_more_is_printed(record: RecordPage) -> None:
    press(record, "record_month_2026_10")
    record.show_lines((a_line(0), *LINES))
    assert len(rows(record)) == 2
    record.show_lines(LINES[:2])
    assert len(rows(record)) == 2  # all there is
    assert chips(record) == []


def test_a_year_of_months_can_be_chosen(record: RecordPage) -> None:
    record.show_lines([a_line(30 * number) for number in range(40)])
    assert len(chips(record)) == 13
    assert record.findChild(QWidget, "record_more") is not None


def test_thousands_of_rows_come_a_few_at_a_time(record: RecordPage, qtbot: QtBot) -> None:
    record.show_lines([a_line(number // 50) for number in range(5000)])
    assert len(rows(record)) == 40
    press(record, "record_more")
    assert len(rows(record)) == 80
    assert totals(record).endswith("10000 copies of 4 different pages")


def test_clearing_is_asked_for_in_verbs(record: RecordPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(record.clear_requested):
        press(record, "record_clear")
        dialog = record.findChild(Dialog, "clear_record_dialog")
        assert dialog is not None
        press(dialog, "answer_keep")
    press(record, "record_clear")
    dialogs = [d for d in record.findChildren(Dialog) if d.isVisible()]
    with qtbot.waitSignal(record.clear_requested):
        press(dialogs[-1], "answer_clear")


def test_with_nothing_printed_there_is_nothing_to_export_or_clear(record: RecordPage) -> None:
    record.show_lines(())
    assert visible(record, "record_empty")
    assert (totals(record), chips(record)) == ("", [])
    for name in ("record_export", "record_clear", "record_more"):
        assert not visible(record, name)
    record.show_lines(LINES)
    assert not visible(record, "record_empty")
    assert visible(record, "record_export")


def test_a_new_page_offers_nothing_to_export_or_clear(qtbot: QtBot, theme: ThemeController) -> None:
    page = RecordPage(theme)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert visible(page, "record_empty")
    for name in ("record_export", "record_clear", "record_more", "record_months"):
        assert not visible(page, name)


def test_with_little_room_rows_become_cards(record: RecordPage, qtbot: QtBot) -> None:
    record.show_lines((a_line(0, title=WIDEST, pack=WIDEST), *LINES))
    record.resize(460, 720)
    qtbot.waitUntil(lambda: grid(record).stacked)
    qtbot.waitUntil(lambda: not any(work.running for work in record.findChildren(Slices)))
    qtbot.waitUntil(lambda: said(record).count("Copies") == 5)
    assert said(record).count(WIDEST) == 2


def said(page: RecordPage) -> list[str]:
    return [label.text() for label in grid(page).findChildren(BodyLabel) if label.isVisible()]


def test_a_record_of_one_station_without_a_name_has_no_column_for_it(record: RecordPage) -> None:
    record.show_lines((a_line(0, station=""),))
    assert rows(record)[0][-1] == "2026.11"
    assert grid(record).table.model().headerData(5, Qt.Orientation.Horizontal) == "Version"


def test_a_clock_that_went_wrong_does_no_harm(record: RecordPage) -> None:
    record.show_lines(
        (a_line(0, printed=dt.date(1, 1, 1)), a_line(0, printed=dt.date(9999, 12, 31)))
    )
    assert chips(record) == ["All", "December 9999", "January 1"]
