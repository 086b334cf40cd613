"""Help on the screen: a list, a page, and a field that finds words in all pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.blocks import PageLink, Paragraph, Section, Table, Text
from desktop.domain.help import HelpBook, HelpPage
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.rows import RowButton
from desktop.ui.help.help_screen import HelpScreen

Show = Callable[[QWidget], QWidget]


def section(anchor: str, *lines: str) -> Section:
    blocks = tuple(Paragraph((Text(line),)) for line in lines)
    return Section(anchor, anchor.title(), blocks, 0)


def table(*rows: tuple[str, str]) -> Table:
    cells = tuple(((Text(label),), (Text(words),)) for label, words in rows)
    return Table("Keys", ((Text("Key"),), (Text("Does"),)), cells)


START = HelpPage("start", "Start here", "In short.", "For all", "info", (section("a", "Welcome."),))
LONG = HelpPage(
    "long",
    "A long page",
    "",
    "For all",
    "info",
    tuple(section(f"part-{n}", *(f"Line {n} {m}." for m in range(8))) for n in range(8)),
)
KEYS = HelpPage(
    "keys",
    "Keys",
    "",
    "For IT",
    "info",
    (
        Section("keys", "Keys", (table(("F1", "Help"), ("F9", "Listen, then listen")),), 0),
        Section("see", "See", (Paragraph((PageLink("Start", "start#a"),)),), 0),
    ),
)
BOOK = HelpBook((START, LONG, KEYS))


@pytest.fixture
def screen(theme: ThemeController, window: QWidget, show: Show) -> HelpScreen:
    """Help, filled, that shows what is asked for."""
    screen = HelpScreen(theme, window)
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    screen.setMinimumHeight(700)
    show(screen)
    screen.show_book(BOOK)

    def open_page(wanted: str) -> None:
        page_id, _, anchor = wanted.partition("#")
        page = BOOK.page(page_id)
        assert page is not None
        screen.show_page(page, page_id, anchor)

    screen.page_wanted.connect(open_page)
    open_page("start")
    return screen


def stands(screen: HelpScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(s.running for s in screen.findChildren(Slices)))
    qtbot.wait(0)


def rows(screen: HelpScreen) -> dict[str, RowButton]:
    found = screen.findChildren(RowButton)
    return {str(row.property("page")): row for row in found if row.isVisibleTo(screen)}


def type_in(screen: HelpScreen, words: str) -> None:
    field = screen.findChild(QWidget, "help_field")
    assert field is not None
    field.line.setText(words)  # type: ignore[attr-defined]
    field.text_edited.emit(words)  # type: ignore[attr-defined]


def told(screen: HelpScreen) -> str:
    label = screen.findChild(BodyLabel, "help_told")
    assert label is not None
    return label.text() if label.isVisibleTo(screen) else ""


def title(screen: HelpScreen) -> str:
    column = screen.findChildren(QWidget, "help_column")[-1]
    return next(each.text() for each in column.findChildren(HeadingLabel) if each.level == 1)


def test_the_list_names_every_page_and_marks_the_one_shown(screen: HelpScreen) -> None:
    assert list(rows(screen)) == ["start", "long", "keys"]
    assert [page for page, row in rows(screen).items() if row.selected] == ["start"]
    rows(screen)["keys"].click()
    assert [page for page, row in rows(screen).items() if row.selected] == ["keys"]
    assert title(screen) == "Keys"


def test_a_link_leads_to_a_part_of_another_page(screen: HelpScreen, qtbot: QtBot) -> None:
    rows(screen)["keys"].click()
    stands(screen, qtbot)
    with qtbot.waitSignal(screen.page_wanted) as asked:
        screen.findChild(QWidget, "help_column").links.page_requested.emit("start#a")  # type: ignore[union-attr]
    assert asked.args == ["start#a"]


def test_a_long_page_lists_its_parts_and_goes_to_them(screen: HelpScreen, qtbot: QtBot) -> None:
    rows(screen)["long"].click()
    stands(screen, qtbot)
    column = screen.findChildren(QWidget, "help_column")[-1]
    column.links.page_requested.emit("long#part-5")  # type: ignore[attr-defined]
    heading = screen.findChild(HeadingLabel, "help_part_part-5")
    assert heading is not None
    bar = screen.detail_scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0 and not heading.visibleRegion().isEmpty())
    assert screen.findChildren(QWidget, "help_column")[-1] is column, "it was made again"


def test_words_are_found_in_all_pages(screen: HelpScreen, qtbot: QtBot) -> None:
    type_in(screen, "LISTEN")
    assert list(rows(screen)) == ["keys"]
    assert told(screen) == "On 1 page"
    assert title(screen) == "Keys"
    stands(screen, qtbot)
    views = screen.findChildren(QWidget, "help_column")[-1].text_views()  # type: ignore[attr-defined]
    assert sum(view.set_highlights("listen") for view in views) == 2


def test_enter_goes_through_the_places_and_on_to_the_next_page(
    screen: HelpScreen, qtbot: QtBot
) -> None:
    type_in(screen, "e")
    assert told(screen) == "On 3 pages"
    stands(screen, qtbot)
    field = screen.findChild(QWidget, "help_field")
    shown = []
    for _ in range(300):
        field.search_requested.emit("e")  # type: ignore[union-attr]
        shown.append(title(screen))
        if shown[-1] == "Keys":
            break
    assert list(dict.fromkeys(shown)) == ["Start here", "A long page", "Keys"]


def test_words_that_stand_nowhere_are_told(screen: HelpScreen) -> None:
    type_in(screen, "zzz")
    assert rows(screen) == {}
    assert told(screen) == "Nothing in Help is called “zzz”. Try a shorter word."
    type_in(screen, "")
    assert len(rows(screen)) == 3
    assert told(screen) == ""


def test_back_leaves_help(screen: HelpScreen, qtbot: QtBot) -> None:
    screen.set_way_back("Back to Home")
    back = screen.findChild(Button, "top_bar_back")
    assert back is not None
    assert back.text() == "Back to Home"
    with qtbot.waitSignal(screen.left):
        back.click()


def test_a_narrow_window_shows_the_list_or_the_page(
    screen: HelpScreen, window: QWidget, qtbot: QtBot
) -> None:
    window.resize(QSize(520, 700))
    qtbot.waitUntil(lambda: screen.narrow)
    back = screen.findChild(Button, "top_bar_back")
    assert back is not None
    assert screen.detail_scroll.isVisible()
    assert back.text() == "All of Help"
    back.click()
    assert not screen.detail_scroll.isVisible()
    assert back.text() == "Back"
    rows(screen)["long"].click()
    assert screen.detail_scroll.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.detail_scroll.isVisible()


def test_f3_leads_to_the_field(screen: HelpScreen) -> None:
    screen.focus_find()
    assert screen.focusWidget().accessibleName() == "Find in Help"
