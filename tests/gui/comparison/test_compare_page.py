"""Compare: columns, rows and marks are chosen, cells explained, by press and by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.comparing import STRATEGIES, Chosen, GoneOption
from desktop.domain.reading import ThemeName
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import CheckBox, Switch
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.segmented import Segmented
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.comparison.compare_table import CompareTable
from desktop.ui.comparison.option_button import OptionButton
from desktop.ui.comparison.option_list import OptionList
from desktop.ui.reader.picture import Picture
from tests.gui.comparison.values import FOUR, NAMES, PAIR, a_comparison_view, a_detail
from tests.gui.diagrams.values import a_card, draw_plain

Key = Qt.Key


class Shelf:
    """Stands for the controller: shows whatever the page wishes for."""

    def __init__(self, page: ComparePage) -> None:
        self.page = page
        self.chosen = Chosen(STRATEGIES, ())
        self.marked = True
        page.wished.connect(self.show)
        page.marks_wished.connect(self.mark)
        page.cell_requested.connect(self.explain)

    def show(self, chosen: Chosen, *, sorted_values: bool = False) -> None:
        self.chosen = chosen
        view = a_comparison_view(chosen=chosen)
        self.page.show_view(view, marked=self.marked, sorted_values=sorted_values, kept=False)

    def mark(self, marked: bool) -> None:
        self.marked = marked
        self.show(self.chosen)

    def explain(self, option: str, aspect: str) -> None:
        self.page.show_detail(a_detail(option, aspect), frozenset())


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController, window: QWidget) -> ComparePage:
    theme.repeat_ms = 0
    made = ComparePage(theme, draw_plain)
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(1164, 800)
    FocusRing(theme, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


@pytest.fixture
def shelf(page: ComparePage) -> Shelf:
    made = Shelf(page)
    made.show(Chosen(STRATEGIES, PAIR))
    settle(page)
    return made


def settle(page: ComparePage) -> None:
    for _ in range(50):
        QApplication.processEvents()
        if not any(work.running for work in page.findChildren(Slices)):
            break
    QApplication.processEvents()


def find(page: QWidget, name: str) -> QAbstractButton:
    found = [b for b in page.window().findChildren(QAbstractButton, name) if b.isVisible()]
    assert found, name
    return found[0]


def press(page: QWidget, name: str) -> None:
    find(page, name).click()


def is_seen(page: QWidget, name: str) -> bool:
    return any(w.isVisible() for w in page.window().findChildren(QWidget, name))


def table(page: ComparePage) -> CompareTable:
    found = page.findChild(CompareTable)
    assert found is not None
    return found


def rows(page: ComparePage) -> list[str]:
    model = table(page).compared
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def labels(page: ComparePage) -> list[str]:
    return [label.text() for label in page.findChildren(BodyLabel) if label.isVisible()]


def headings(page: ComparePage) -> list[str]:
    return [label.text() for label in page.findChildren(HeadingLabel) if label.isVisible()]


def columns(page: ComparePage) -> list[str]:
    shown = [b for b in page.findChildren(OptionButton) if b.isVisible()]
    return [button.text() for button in shown]


# What to compare


def test_before_anything_is_chosen_the_page_says_what_to_do(page: ComparePage) -> None:
    shelf = Shelf(page)
    shelf.show(Chosen(STRATEGIES, ()))
    settle(page)
    assert "What would you like to compare?" in headings(page)
    press(page, "empty_action")
    assert is_seen(page, "option_list")
    press(page, "option_stepping-down")
    settle(page)
    assert "Choose another to put beside it" in headings(page)
    assert columns(page) == ["Stepping down"]
    assert not is_seen(page, "compare_handout")
    press(page, "empty_action")
    press(page, "option_staying-as-you-are")
    settle(page)
    assert table(page).isVisible()
    assert is_seen(page, "compare_handout")


def test_a_column_is_changed_added_and_taken_out(shelf: Shelf, page: ComparePage) -> None:
    press(page, "choose_option_1")
    press(page, "option_stepping-down")
    assert list(shelf.chosen.options) == [PAIR[0], "stepping-down"]
    press(page, "add_column")
    press(page, f"option_{PAIR[1]}")
    assert list(shelf.chosen.options) == [PAIR[0], "stepping-down", PAIR[1]]
    press(page, "remove_option_0")
    assert list(shelf.chosen.options) == ["stepping-down", PAIR[1]]
    assert find(page, "choose_option_0").hasFocus()
    assert columns(page) == ["Stepping down", NAMES[PAIR[1]]]


def test_no_option_can_be_chosen_twice(shelf: Shelf, page: ComparePage) -> None:
    press(page, "choose_option_0")
    own, other = find(page, f"option_{PAIR[0]}"), find(page, f"option_{PAIR[1]}")
    assert own.isEnabled()
    assert not other.isEnabled()
    assert other.accessibleDescription() == "In column 2"
    press(page, f"option_{PAIR[0]}")
    assert shelf.chosen.options == PAIR


def test_four_columns_are_the_most(shelf: Shelf, page: ComparePage) -> None:
    shelf.show(Chosen(STRATEGIES, FOUR))
    settle(page)
    assert not is_seen(page, "add_column")
    assert "4 columns are the most." in labels(page)


def test_the_list_says_how_it_is_ordered(shelf: Shelf, page: ComparePage) -> None:
    press(page, "choose_option_0")
    panel = page.window().findChild(OptionList)
    assert panel is not None
    told = [label.text() for label in panel.findChildren(BodyLabel)]
    assert "The order is always the same, and means nothing." in told
    panel.close_popover()
    view = a_comparison_view(*PAIR)
    offered = tuple(sorted(view.offered, key=lambda option: option.name))
    page.show_view(replace(view, offered=offered), marked=True, sorted_values=False, kept=False)
    press(page, "choose_option_0")
    told = [label.text() for label in page.window().findChildren(BodyLabel) if label.isVisible()]
    assert "From A to Z." in told


def test_the_other_board_is_asked_for(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    boards = page.findChild(Segmented, "boards")
    assert boards is not None
    with qtbot.waitSignal(page.board_chosen) as chosen:
        boards.step(1)
    assert chosen.args == ["treatments"]


def test_a_column_opens_its_page(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_requested) as asked:
        press(page, "open_option_1")
    assert asked.args == [PAIR[1]]


def test_an_option_that_is_gone_is_named_with_a_way_on(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    gone = GoneOption("old-plan", "The old plan", a_card("stepping-down"))
    view = a_comparison_view(chosen=Chosen(STRATEGIES, (*PAIR, "old-plan")), gone=(gone,))
    page.show_view(view, marked=True, sorted_values=False, kept=False)
    settle(page)
    assert "The old plan is no longer in the library." in labels(page)
    with qtbot.waitSignal(page.page_requested) as asked:
        press(page, "nearest_old-plan")
    assert asked.args == ["stepping-down"]
    press(page, "remove_option_0")  # what is gone stays named
    assert shelf.chosen.options == (PAIR[1], "old-plan")
    page.show_view(view, marked=True, sorted_values=False, kept=False)
    settle(page)
    press(page, "dismiss_old-plan")
    assert shelf.chosen.options == PAIR


# Rows


def test_only_differences_leave_the_others_out_and_name_them(
    shelf: Shelf, page: ComparePage
) -> None:
    press(page, "differences_only")
    settle(page)
    assert rows(page) == ["The plan", "Idea"]
    assert "Not shown, as they do not differ: 2 rows: Vaccines; Work." in labels(page)
    press(page, "show_all_rows")
    settle(page)
    assert len(rows(page)) == 5
    assert not is_seen(page, "left_out")
    switch = page.findChild(Switch, "differences_only")
    assert switch is not None
    assert not switch.isChecked()


def test_rows_are_chosen_by_ticks_and_those_hidden_are_named(
    shelf: Shelf, page: ComparePage
) -> None:
    press(page, "choose_rows")
    boxes = [b for b in page.window().findChildren(CheckBox) if b.isVisible()]
    assert [box.text() for box in boxes] == ["Idea", "Vaccines", "Work"]
    press(page, "row_vaccines")
    assert shelf.chosen.hidden == {"vaccines"}
    assert rows(page) == ["The plan", "Idea", "Living with it", "Work"]
    assert "Not shown: 1 row: Vaccines." in labels(page)
    press(page, "no_rows")
    settle(page)
    assert shelf.chosen.hidden == {"idea", "vaccines", "work"}
    assert "No rows are left to show." in labels(page)
    press(page, "all_rows")
    assert shelf.chosen.hidden == frozenset()
    assert len(rows(page)) == 5


def test_marks_can_be_turned_off(shelf: Shelf, page: ComparePage) -> None:
    told = Qt.ItemDataRole.AccessibleTextRole
    model = table(page).compared
    assert model.headerData(1, Qt.Orientation.Vertical, told) == "Idea. Different"
    press(page, "mark_differences")
    assert model.headerData(1, Qt.Orientation.Vertical, told) == "Idea"


def test_what_matters_first_is_offered_once_something_was_sorted(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    assert not is_seen(page, "values_first")
    with qtbot.waitSignal(page.values_requested):
        press(page, "sort_values")
    shelf.show(Chosen(STRATEGIES, PAIR), sorted_values=True)
    assert not is_seen(page, "sort_values")
    press(page, "values_first")
    assert shelf.chosen.by_values


# Keys


def test_the_whole_table_works_by_keys(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    page.first_focus()
    view = table(page)
    assert view.hasFocus()
    places = []
    keys = (Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_Down, Key.Key_PageDown)
    for key in keys:
        qtbot.keyClick(view, key)
        places.append((view.currentIndex().row(), view.currentIndex().column()))
    assert places[:3] == [(1, 1), (1, 0), (1, 1)]
    assert places[3][0] == 0
    assert places[4] == (1, 1)
    assert places[5][0] == 4
    qtbot.keyClick(view, Key.Key_PageUp)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Key.Key_Space)
    assert rows(page)[0] == "The plan: 1 row folded away"
    qtbot.keyClick(view, Key.Key_Return)
    assert rows(page)[:2] == ["The plan", "Idea"]


def test_a_cell_opens_by_enter_and_closes_by_escape_where_it_was(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    page.first_focus()
    view = table(page)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Return)
    assert is_seen(page, "cell_panel")
    assert not view.hasFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_Escape)
    assert not is_seen(page, "cell_panel")
    assert view.hasFocus()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)


def test_the_ring_goes_around_the_cell(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    page.first_focus()
    view = table(page)
    first = view.focus_rects()
    qtbot.keyClick(view, Key.Key_Right)
    (second,) = view.focus_rects()
    assert first != [second]
    assert second.width() < view.width() / 2
    qtbot.keyClick(view, Key.Key_Up)
    (group,) = view.focus_rects()
    assert group.left() == 0
    assert group.width() > view.width() - 40


def test_typing_letters_moves_nobody(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    page.first_focus()
    view = table(page)
    before = view.currentIndex()
    qtbot.keyClicks(view, "have")
    assert view.currentIndex() == before


def test_the_list_of_options_works_by_keys(shelf: Shelf, page: ComparePage, qtbot: QtBot) -> None:
    opener = find(page, "choose_option_1")
    opener.setFocus()
    qtbot.keyClick(opener, Key.Key_Return)
    walked = []
    for key in (None, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        now = QApplication.focusWidget()
        assert isinstance(now, OptionButton)
        walked.append(now.text())
        if key is not None:
            qtbot.keyClick(now, key)
    assert walked == [NAMES[id] for id in (PAIR[1], PAIR[1], "stem-cell-transplant", PAIR[1])]
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_Space)
    assert shelf.chosen.options == (PAIR[0], "staying-as-you-are")
    assert not is_seen(page, "option_list")


# What explains a cell


def test_a_pressed_cell_is_explained_with_figure_question_and_source(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    view = table(page)
    cell = view.visualRect(view.compared.place(PAIR[1], "work")).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    settle(page)
    assert is_seen(page, "cell_panel")
    assert "Work" in headings(page)
    assert "No sign of MS activity after 5 years" in headings(page)
    assert [p for p in page.findChildren(Picture) if p.isVisible()]
    assert "What about work?" in labels(page)
    with qtbot.waitSignal(page.question_toggled) as asked:
        press(page, "save_cell_question")
    assert asked.args[0].id == "aspect:strategies/work"
    assert asked.args[1] == PAIR[1]
    page.set_saved_questions(frozenset({"aspect:strategies/work"}))
    assert find(page, "save_cell_question").text() == "Saved"
    with qtbot.waitSignal(page.page_requested) as opened:
        press(page, "open_cell_page")
    assert opened.args == [PAIR[1]]
    press(page, "close_cell")
    assert not is_seen(page, "cell_panel")
    assert view.hasFocus()


def test_the_cell_that_is_explained_is_in_sight(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    page.window().resize(1164, 600)
    settle(page)
    page.cell_requested.emit(PAIR[0], "work")
    settle(page)
    view = table(page)
    assert view.isVisible()
    assert view.viewport().rect().contains(view.visualRect(view.opened))


def test_what_is_no_longer_shown_is_no_longer_explained(shelf: Shelf, page: ComparePage) -> None:
    page.cell_requested.emit(PAIR[0], "work")
    assert is_seen(page, "cell_panel")
    shelf.show(replace(shelf.chosen, hidden=frozenset({"work"})))
    assert not is_seen(page, "cell_panel")


def test_a_folded_group_keeps_nothing_explained_out_of_sight(
    shelf: Shelf, page: ComparePage, qtbot: QtBot
) -> None:
    page.cell_requested.emit(PAIR[0], "work")
    table(page).compared.toggle_group(2)
    press(page, "close_cell")
    assert table(page).hasFocus()


# Room


def test_without_room_for_columns_there_are_cards(shelf: Shelf, page: ComparePage) -> None:
    page.window().resize(344, 800)
    settle(page)
    assert not table(page).isVisible()
    assert headings(page)[-5:] == ["The plan", "Idea", "Living with it", "Vaccines", "Work"]
    assert "Different" in labels(page)
    assert "Not known" in labels(page)
    press(page, f"more_{PAIR[1]}_work")
    settle(page)
    assert "No sign of MS activity after 5 years" in headings(page)
    assert find(page, "close_cell").hasFocus()
    press(page, "close_cell")
    assert find(page, f"more_{PAIR[1]}_work").hasFocus()


def test_what_is_explained_stays_so_when_the_room_changes(shelf: Shelf, page: ComparePage) -> None:
    page.cell_requested.emit(PAIR[1], "work")
    settle(page)
    for width in (344, 1164, 800):
        page.window().resize(width, 800)
        settle(page)
        assert is_seen(page, "close_cell"), width
        assert "No sign of MS activity after 5 years" in headings(page)


def test_a_window_too_low_for_the_table_shows_cards(shelf: Shelf, page: ComparePage) -> None:
    page.window().resize(1164, 380)
    settle(page)
    assert not table(page).isVisible()
    assert is_seen(page, "compare_cards")


def test_a_page_that_shows_a_table_has_nothing_to_scroll(
    shelf: Shelf, page: ComparePage, theme: ThemeController
) -> None:
    shelf.show(Chosen(STRATEGIES, FOUR, hidden=frozenset({"vaccines", "work"})))
    for buttons in (False, True):
        theme.apply(replace(theme.settings, page_buttons=buttons))
        for height in range(560, 900, 20):
            page.window().resize(1164, height)
            settle(page)
            scroll = page.findChild(PageScroll, "compare_scroll")
            assert scroll is not None
            assert not table(page).isVisible() or scroll.verticalScrollBar().maximum() == 0, height


def test_page_buttons_turn_the_table(
    shelf: Shelf, page: ComparePage, theme: ThemeController
) -> None:
    page.window().resize(1164, 700)
    theme.apply(replace(theme.settings, page_buttons=True))
    settle(page)
    bar = table(page).verticalScrollBar()
    assert table(page).isVisible()
    assert bar.maximum() > 0
    press(page, "page_down")
    assert bar.value() > 0
    press(page, "page_up")
    assert bar.value() == 0


def test_rows_are_as_tall_as_their_words(shelf: Shelf, page: ComparePage) -> None:
    view = table(page)
    view.finish()
    model = view.compared
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            runs = model.cell(model.index(row, column))
            if runs:
                assert view.rowHeight(row) >= view.cells.height(runs, view.columnWidth(column))
    assert sum(view.column_widths()) == view.viewport().width()


def test_the_theme_changes_while_a_cell_is_explained(
    shelf: Shelf, page: ComparePage, theme: ThemeController
) -> None:
    page.cell_requested.emit(PAIR[1], "idea")
    settle(page)
    story = page.window().findChild(QWidget, "close_cell")
    seen = set()
    for name in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        theme.apply(replace(theme.settings, theme=name))
        settle(page)
        view = table(page)
        cell = view.visualRect(view.opened)
        picture = view.viewport().grab().toImage()
        inside = QPoint(cell.right() - 40, cell.center().y())
        seen.add(picture.pixelColor(inside).name())
        assert page.window().findChild(QWidget, "close_cell") is story
    assert len(seen) == 3


def test_text_size_keeps_what_is_explained_and_where_the_reader_is(
    shelf: Shelf, page: ComparePage, theme: ThemeController
) -> None:
    page.cell_requested.emit(PAIR[1], "idea")
    for scale in (1.5, 2.4, 1.0):
        theme.apply(replace(theme.settings, text_scale=scale))
        settle(page)
        assert is_seen(page, "close_cell"), scale


# Screen readers


def test_the_table_tells_its_name_headers_and_cells(shelf: Shelf, page: ComparePage) -> None:
    interface = QAccessible.queryAccessibleInterface(table(page))
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Side by side"
    children = [interface.child(place) for place in range(interface.childCount())]
    told = [(child.role(), child.text(QAccessible.Text.Name)) for child in children]
    role = QAccessible.Role
    assert told[1:9] == [
        (role.ColumnHeader, NAMES[PAIR[0]]),
        (role.ColumnHeader, NAMES[PAIR[1]]),
        (role.RowHeader, "The plan"),
        (role.Cell, "The plan"),
        (role.Cell, "The plan"),
        (role.RowHeader, "Idea. Different"),
        (role.Cell, "Maintenance and escalation, Idea: You take a drug without a break."),
        (role.Cell, "Immune reconstitution therapy (IRT), Idea: A short course."),
    ]
