"""What only pages of treatments and strategies have: the glance, long tables, ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.article import Article, Fact, Glance
from desktop.domain.blocks import (
    Callout,
    CalloutKind,
    Citation,
    PageLink,
    Paragraph,
    Table,
    Text,
)
from desktop.domain.content import PageKind
from desktop.domain.reading import ThemeName
from desktop.domain.screens import ReaderView
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.article_column import TOP
from desktop.ui.reader.glance_box import GlanceBox
from desktop.ui.reader.outline import Outline
from desktop.ui.reader.pair_table import PairTable
from desktop.ui.reader.reader_page import ReaderPage
from tests.builders import a_section, an_edition, words
from tests.gui.diagrams.values import draw

GLANCE = Glance(
    names=(Fact("Brand name", words("Gilenya")), Fact("Say it", words("fin-GO-li-mod"))),
    facts=(
        Fact("How you take it", words("By mouth"), "pill"),
        Fact("How long", words("All the time"), "calendar-dots"),
        Fact("Where", words("At home and at a clinic"), "house"),
        Fact("Strategy", (PageLink("Maintenance", "maintenance"),), identity="maintenance"),
    ),
    dispute=Callout(
        CalloutKind.TWO_VIEWS, "Which strategy does it belong to?", (Paragraph(words("Both.")),)
    ),
)
EFFECTS = tuple(
    (words(f"Effect {n}"), (Text(f"{n} out of 100 people. "), Citation((f"s{n}",), (n,))))
    for n in range(1, 13)
)
TABLE = Table("One by one", (words("Side effect"), words("How many")), EFFECTS, first=10)


def a_treatment_page(**changes: object) -> ReaderView:
    article = Article(
        id="fingolimod",
        number=412,
        kind=PageKind.TREATMENT,
        kind_label="Treatment",
        title="Fingolimod",
        lead="A capsule once a day.",
        sections=(
            a_section("What the years can look like", "A year.", anchor="the-years"),
            a_section("Common side effects", TABLE),
            a_section("Serious side effects", "Macular oedema can come."),
        ),
        review=None,
        minutes=3,
        key_points=(words("One."),),
        glance=GLANCE,
        years="the-years",
    )
    return ReaderView(replace(article, **changes), an_edition(), {}, {}, {})  # type: ignore[arg-type]


Show = Callable[..., ReaderPage]


@pytest.fixture
def show(qtbot: QtBot, theme: ThemeController) -> Show:
    def put(width: int = 1164, **changes: object) -> ReaderPage:
        page = ReaderPage(theme, draw)
        page.resize(width, 800)
        qtbot.addWidget(page)
        page.show()
        with qtbot.waitSignal(page.finished):
            page.show_article(a_treatment_page(**changes))
        qtbot.wait(20)
        return page

    return put


def button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def seen(page: QWidget) -> list[str]:
    views: list[RunsView | BodyLabel] = [*page.findChildren(RunsView)]
    views += page.findChildren(BodyLabel)
    return [view.words for view in views if view.isVisible()]


def place(page: ReaderPage, words: str) -> tuple[int, int]:
    """Where on the page some words stand."""
    scroll = page.findChild(PageScroll)
    assert scroll is not None
    column = scroll.widget()
    assert column is not None
    views: list[RunsView | BodyLabel] = [*page.findChildren(RunsView)]
    views += page.findChildren(BodyLabel)
    shown = next(view for view in views if view.isVisible() and view.words == words)
    at = shown.mapTo(column, shown.rect().topLeft())
    return at.y(), at.x()


def test_names_tiles_both_views_and_key_points_stand_in_this_order(show: Show) -> None:
    page = show()
    order = [
        *("Fingolimod", "Brand name: Gilenya", "A capsule once a day.", "How you take it"),
        *("By mouth", "Which strategy does it belong to?", "Key points", "One."),
    ]
    places = [place(page, words) for words in order]
    assert places == sorted(places)


def test_the_outline_begins_with_what_is_seen_at_a_glance(show: Show) -> None:
    page = show()
    assert page.findChild(Outline) is not None
    part = page.findChild(QWidget, f"outline_{TOP}")
    assert part is not None
    assert part.text() == "At a glance"  # type: ignore[attr-defined]


def test_tiles_stand_side_by_side_and_as_a_list_where_there_is_no_room(show: Show) -> None:
    wide = show(1164)
    assert place(wide, "By mouth")[0] == place(wide, "All the time")[0]
    slim = show(344)
    assert place(slim, "By mouth")[0] < place(slim, "All the time")[0]
    assert place(slim, "By mouth")[1] == place(slim, "Maintenance")[1]


def test_the_strategy_is_a_link(show: Show, qtbot: QtBot) -> None:
    page = show()
    box = page.findChild(GlanceBox)
    assert box is not None
    (link,) = box.findChildren(LinkSpot)
    with qtbot.waitSignal(page.page_requested) as asked:
        link.click()
    assert asked.args == ["maintenance"]


def test_headings_skip_no_level(show: Show) -> None:
    page = show()
    levels = [label.level for label in page.findChildren(HeadingLabel) if label.isVisible()]
    assert all(after <= before + 1 for before, after in pairwise(levels))


# Side effects


def test_ten_rows_are_seen_and_the_rest_is_one_press_away(show: Show) -> None:
    page = show()
    assert "Effect 10" in seen(page)
    assert "Effect 11" not in seen(page)
    assert "Macular oedema can come." in seen(page)
    more = button(page, "show_more_rows")
    assert more.text() == "Show 2 more"
    more.click()
    assert "Effect 12" in seen(page)
    assert more.text() == "Show fewer"
    more.click()
    assert "Effect 11" not in seen(page)


def test_a_short_table_offers_no_more(show: Show) -> None:
    page = show(sections=(a_section("Effects", replace(TABLE, rows=EFFECTS[:10])),))
    assert not button(page, "show_more_rows").isVisible()


def test_every_figure_leads_to_its_source(show: Show, qtbot: QtBot) -> None:
    page = show()
    table = page.findChild(PairTable)
    assert table is not None
    with qtbot.waitSignal(page.citation_requested) as asked:
        table.findChildren(LinkSpot)[2].click()
    assert asked.args[0] == ("s3",)


def test_a_screen_reader_hears_a_list_by_its_name(show: Show) -> None:
    page = show()
    table = page.findChild(PairTable)
    assert table is not None
    told = QAccessible.queryAccessibleInterface(table)
    assert told.role() == QAccessible.Role.List
    assert told.text(QAccessible.Text.Name) == "One by one"


def test_find_in_page_opens_the_row_that_holds_the_words(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.open_find()
    qtbot.keyClicks(page._find.field.line, "effect 12")
    assert "Effect 12" in seen(page)


def cut_off(page: QWidget) -> list[str]:
    """Words that have no room for all of their lines."""
    views: list[RunsView | BodyLabel] = [*page.findChildren(RunsView)]
    views += page.findChildren(BodyLabel)
    found = []
    for view in views:
        parent = view.parentWidget()
        if view.isVisible() and parent is not None:
            short = view.height() < view.heightForWidth(view.width())
            if short or view.geometry().right() > parent.width():
                found.append(view.words)
    return found


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST])
@pytest.mark.parametrize("width", [344, 1164])
def test_no_word_is_cut_off_at_200_per_cent(
    show: Show, theme: ThemeController, qtbot: QtBot, name: ThemeName, width: int
) -> None:
    page = show(width)
    theme.apply(replace(theme.settings, theme=name, text_scale=2.0))
    button(page, "show_more_rows").click()
    qtbot.waitUntil(lambda: not cut_off(page))


# Ways to go on


def test_treatments_and_strategies_can_be_compared(show: Show, qtbot: QtBot) -> None:
    page = show()
    compare = button(page, "reader_compare")
    assert compare.isVisible()
    with qtbot.waitSignal(page.compare_requested):
        compare.click()
    assert button(show(kind=PageKind.STRATEGY), "reader_compare").isVisible()
    assert not button(show(kind=PageKind.TOPIC), "reader_compare").isVisible()


def test_a_page_with_a_plan_leads_to_its_years(show: Show, qtbot: QtBot) -> None:
    page = show()
    with qtbot.waitSignal(page.years_requested):
        button(page, "see_years").click()
    assert show(years="").findChild(Button, "see_years") is None


def test_the_part_gone_to_stays_when_what_stands_above_it_grows(show: Show, qtbot: QtBot) -> None:
    page = show()
    scroll = page.findChild(PageScroll)
    assert scroll is not None
    page.resize(1164, 260)
    page.go_to("serious-side-effects")
    before = scroll.verticalScrollBar().value()
    button(page, "show_more_rows").click()
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().value() > before)
