"""My first five years: two plans and a month are chosen by buttons alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.years import DatedRow, PlanChoice, PlanYear, PlanYears, YearsView
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.picture import Picture
from desktop.ui.years.plan_column import PlanColumn
from desktop.ui.years.plan_picker import PlanPicker
from desktop.ui.years.years_page import YearsPage
from tests.gui.conftest import Show
from tests.gui.diagrams.values import draw

CHOICES = (
    PlanChoice("stepping-down", "Stepping down", is_strategy=True),
    PlanChoice("alemtuzumab", "Alemtuzumab", is_strategy=False),
    PlanChoice("ocrelizumab", "Ocrelizumab", is_strategy=False),
)
ROW = DatedRow("1 to 5 January 2027", "treatment", "Course 1")
JANUARY = dt.date(2027, 1, 1)


def years_of(choice: PlanChoice) -> PlanYears:
    year = PlanYear("Year 1: January to December 2027", ("5 treatment days",), (ROW,))
    quiet = PlanYear("Year 2: January to December 2028", ("0 treatment days",), ())
    return PlanYears(choice, f"plan:{choice.id}", f"burden:{choice.id}", (), (year, quiet))


def view_of(*plans: PlanChoice) -> YearsView:
    return YearsView(tuple(map(years_of, plans)), JANUARY, CHOICES)


@pytest.fixture
def page(theme: ThemeController, show: Show, qtbot: QtBot) -> YearsPage:
    made = YearsPage(theme, draw)
    show(made)
    made.show_years(view_of(CHOICES[0]), "January 2027")
    settle(made, qtbot)
    return made


def settle(page: YearsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))


def find(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def press(page: QWidget, name: str) -> None:
    find(page, name).click()


def picker(page: YearsPage, number: int) -> PlanPicker:
    found = page.findChild(PlanPicker, f"picker_{number}")
    assert isinstance(found, PlanPicker)
    return found


def headings(page: QWidget) -> list[str]:
    return [h.text() for h in page.findChildren(HeadingLabel) if h.isVisible()]


def test_a_plan_shows_its_pictures_and_the_dates_of_each_year(page: YearsPage) -> None:
    (column,) = (c for c in page.findChildren(PlanColumn) if c.isVisible())
    assert len(column.findChildren(Picture)) == 2
    assert "Year 2: January to December 2028" in headings(column)
    (table,) = column.findChildren(Grid)  # a year in which nothing happens has no empty table
    assert table.isVisible()


def test_every_plan_can_be_chosen_from_the_list(page: YearsPage, qtbot: QtBot) -> None:
    first = picker(page, 1)
    press(first, "change_plan_1")
    shown = [card.text() for card in first.findChildren(RadioCard) if card.isVisible()]
    assert shown == [choice.name for choice in CHOICES]
    with qtbot.waitSignal(page.plan_chosen) as chosen:
        find(first, "plan_1_ocrelizumab").click()
    assert chosen.args == [0, "ocrelizumab"]
    assert not any(card.isVisible() for card in first.findChildren(RadioCard))
    assert find(first, "change_plan_1").hasFocus()


def test_the_list_works_from_the_keyboard(page: YearsPage, qtbot: QtBot) -> None:
    first = picker(page, 1)
    first.first_focus()
    qtbot.keyClick(find(first, "change_plan_1"), Qt.Key.Key_Space)
    card = find(first, "plan_1_stepping-down")
    assert card.hasFocus()
    with qtbot.waitSignal(page.plan_chosen):
        qtbot.keyClick(card, Qt.Key.Key_Space)


def test_another_plan_stands_beside_the_first(page: YearsPage, qtbot: QtBot) -> None:
    page.window().resize(1300, 900)
    assert not picker(page, 2).isVisible()
    with qtbot.waitSignal(page.plan_chosen) as chosen:
        press(page, "add_plan")
    assert chosen.args == [1, "alemtuzumab"]
    page.show_years(view_of(*CHOICES[:2]), "January 2027")
    settle(page, qtbot)
    one, other = (column for column in page.findChildren(PlanColumn) if column.isVisible())
    assert one.y() == other.y()
    assert not find(page, "add_plan").isVisible()
    with qtbot.waitSignal(page.second_removed):
        picker(page, 2).removed.emit()


def test_plans_stand_below_each_other_where_there_is_no_room(
    page: YearsPage, theme: ThemeController, qtbot: QtBot
) -> None:
    theme.apply(replace(theme.settings, text_scale=2.0))
    page.show_years(view_of(*CHOICES[:2]), "January 2027")
    settle(page, qtbot)
    one, other = (column for column in page.findChildren(PlanColumn) if column.isVisible())
    assert one.y() + one.height() <= other.y()
    assert one.width() <= page.width()


@pytest.mark.parametrize(
    ("name", "months"),
    [("month_before", -1), ("month_after", 1), ("year_before", -12), ("year_after", 12)],
)
def test_the_month_is_chosen_by_buttons(
    page: YearsPage, qtbot: QtBot, name: str, months: int
) -> None:
    assert "January 2027" in headings(page)
    with qtbot.waitSignal(page.month_stepped) as stepped:
        press(page, name)
    assert stepped.args == [months]
