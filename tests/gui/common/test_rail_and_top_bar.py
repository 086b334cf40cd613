"""The frame of every screen: nothing is cut off, all is reached by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.rail import NavRail, RailEntry, RailItem
from desktop.ui.common.top_bar import TopBar

Show = Callable[[QWidget], QWidget]

ENTRIES = (
    RailEntry("home", "Home", "house", 0, 9),
    RailEntry("read", "Read", "book-open-text", 0, 8),
    RailEntry("treatments", "Treatments", "pill", 0, 2),
    RailEntry("words", "Words", "text-aa", 0, 1),
    RailEntry("list", "My list", "bookmark-simple", 1, 6),
    RailEntry("handout", "Handout", "printer", 1, 7),
    RailEntry("easier", "Easier to see", "eye", 2, 5),
    RailEntry("settings", "Settings", "gear-six", 2, 0),
)


@pytest.fixture
def rail(theme: ThemeController, window: QWidget, qtbot: QtBot) -> NavRail:
    rail = NavRail(theme, ENTRIES, window)
    rail.set_current("read")
    rail.resize(rail.sizeHint().width(), 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return rail


def _shown(rail: NavRail) -> list[RailItem]:
    return [item for item in rail.findChildren(RailItem) if not item.isHidden()]


def _keys(rail: NavRail) -> list[str]:
    return [item.entry.key for item in _shown(rail)]


def test_rail_is_one_tab_stop_at_the_current_place(rail: NavRail) -> None:
    stops = [i.entry.key for i in _shown(rail) if i.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["read"]


def test_arrows_move_along_the_rail_and_enter_chooses(rail: NavRail, qtbot: QtBot) -> None:
    _shown(rail)[1].setFocus()
    with qtbot.assertNotEmitted(rail.chosen):
        QTest.keyClick(_shown(rail)[1], Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, RailItem)
    assert focused.entry.key == "treatments"
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert chosen.args == ["treatments"]
    QTest.keyClick(focused, Qt.Key.Key_End)
    last = QApplication.focusWidget()
    assert isinstance(last, RailItem)
    assert last.entry.key == "settings"


def test_screen_reader_hears_place_selection_and_badge(rail: NavRail) -> None:
    rail.set_badge("handout", 2, "2 pages")
    items = {item.entry.key: item for item in _shown(rail)}
    read = QAccessible.queryAccessibleInterface(items["read"])
    assert read.role() == QAccessible.Role.PageTab
    assert read.text(QAccessible.Text.Name) == "Read"
    assert read.state().selected
    handout = QAccessible.queryAccessibleInterface(items["handout"])
    assert handout.text(QAccessible.Text.Description) == "2 pages"
    assert not handout.state().selected


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.4])
@pytest.mark.parametrize("height", [420, 560, 768, 1080])
def test_nothing_on_the_rail_is_cut_off(
    rail: NavRail, theme: ThemeController, scale: float, height: int
) -> None:
    theme.apply(replace(theme.settings, text_scale=scale))
    rail.resize(rail.sizeHint().width(), height)
    below = 0
    for item in sorted(_shown(rail), key=lambda item: item.y()):
        assert item.width() >= item.text_width()
        assert item.height() >= item.sizeHint().height()
        block = item._block()
        assert item.height() >= item.theme.now.px(24) + block.height_for(item.width())
        assert item.y() >= below
        below = item.geometry().bottom()
    assert below < height


def test_places_stand_closer_before_any_moves_behind_more(rail: NavRail) -> None:
    rail.resize(rail.width(), 800)
    roomy = _shown(rail)[0].height()
    rail.resize(rail.width(), 530)
    assert "more" not in _keys(rail)
    assert 44 <= _shown(rail)[0].height() < roomy


def test_least_important_places_move_behind_more(rail: NavRail, qtbot: QtBot) -> None:
    rail.resize(rail.width(), 400)
    assert "more" in _keys(rail)
    assert "settings" not in _keys(rail)
    assert "home" in _keys(rail)
    more = next(item for item in _shown(rail) if item.entry.key == "more")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = rail.findChild(QMenu, "rail_more_menu")
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    assert "Settings" in actions
    with qtbot.waitSignal(rail.chosen) as chosen:
        actions["Settings"].trigger()
    menu.close()
    assert chosen.args == ["settings"]


def test_more_is_marked_while_the_place_is_behind_it(rail: NavRail) -> None:
    rail.resize(rail.width(), 400)
    rail.set_current("settings")
    more = next(item for item in _shown(rail) if item.entry.key == "more")
    assert more.accessible_selected


def test_a_place_can_be_left_out(rail: NavRail) -> None:
    rail.set_entry_shown("list", False)
    assert "list" not in _keys(rail)
    rail.set_entry_shown("list", True)
    assert "list" in _keys(rail)


@pytest.fixture
def bar(theme: ThemeController, window: QWidget, qtbot: QtBot) -> TopBar:
    bar = TopBar(theme, window)
    words = ("Listen", "Bookmark", "Text size", "Add to handout")
    bar.set_actions([Button(theme, text, bar) for text in words])
    bar.set_back("Back to Read")
    bar.resize(1100, bar.sizeHint().height())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return bar


def _buttons(bar: TopBar) -> list[str]:
    shown = [b for b in bar.findChildren(Button) if not b.isHidden()]
    return [b.text() for b in sorted(shown, key=lambda b: b.x())]


def test_all_actions_stand_in_a_wide_bar(bar: TopBar) -> None:
    assert _buttons(bar) == ["Back to Read", "Listen", "Bookmark", "Text size", "Add to handout"]


def test_narrow_bar_shortens_back_and_keeps_the_first_actions(bar: TopBar, qtbot: QtBot) -> None:
    bar.resize(560, bar.height())
    assert _buttons(bar) == ["Back", "Listen", "Bookmark", "More"]
    more = bar.findChild(Button, "top_bar_more")
    menu = bar.findChild(QMenu, "top_bar_menu")
    assert more is not None
    assert menu is not None
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [action.text() for action in menu.actions()] == ["Text size", "Add to handout"]
    hidden = next(b for b in bar.findChildren(Button) if b.text() == "Add to handout")
    with qtbot.waitSignal(hidden.clicked):
        menu.actions()[1].trigger()
    menu.close()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.4])
@pytest.mark.parametrize("width", [320, 560, 760, 1100])
def test_buttons_in_the_bar_never_overlap(
    bar: TopBar, theme: ThemeController, scale: float, width: int
) -> None:
    theme.apply(replace(theme.settings, text_scale=scale))
    bar.resize(width, bar.sizeHint().height())
    right = 0
    shown = [b for b in bar.findChildren(Button) if not b.isHidden()]
    for button in sorted(shown, key=lambda b: b.x()):
        assert button.x() >= right
        assert bar.rect().contains(button.geometry())
        right = button.geometry().right()


def test_icons_make_way_for_the_first_action(bar: TopBar, theme: ThemeController) -> None:
    listen = Button(theme, "Listen", bar, icon="speaker-high")
    bar.set_actions([listen, Button(theme, "Bookmark", bar, icon="bookmark-simple")])
    bar.resize(346, bar.height())
    assert _buttons(bar) == ["Back", "Listen", "More"]
    assert listen.icon_name() == ""
    bar.resize(1100, bar.height())
    assert listen.icon_name() == "speaker-high"


def test_room_is_made_when_an_action_gets_longer_words(bar: TopBar, qtbot: QtBot) -> None:
    listen = next(button for button in bar.findChildren(Button) if button.text() == "Listen")
    listen.set_words("Listen: no voice was found")
    qtbot.waitUntil(lambda: listen.width() == listen.sizeHint().width())


def test_title_is_a_heading_of_level_one(bar: TopBar) -> None:
    bar.set_title("My list")
    title = bar.findChild(HeadingLabel, "top_bar_title")
    assert title is not None
    assert not title.isHidden()
    assert title.level == 1
    assert "Back to Read" not in _buttons(bar)


def test_title_wraps_and_makes_the_bar_taller(bar: TopBar, theme: ThemeController) -> None:
    bar.set_title("What matters to me when I think about treatment")
    bar.resize(420, 76)
    assert bar.sizeHint().height() > 76


def test_icons_make_way_before_a_word_of_the_title_breaks(
    bar: TopBar, theme: ThemeController
) -> None:
    stop = Button(theme, "Stop and save", bar, icon="check")
    bar.set_actions([stop])
    bar.set_title("What matters to me")
    bar.resize(344, bar.height())
    title = bar.findChild(HeadingLabel, "top_bar_title")
    assert title is not None
    assert title.width() >= title.longest_word()
    assert stop.icon_name() == ""
    assert "Stop and save" in _buttons(bar)


def test_back_is_asked_for(bar: TopBar, qtbot: QtBot) -> None:
    back = bar.findChild(Button, "top_bar_back")
    assert back is not None
    with qtbot.waitSignal(bar.back_requested):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_a_fixed_widget_stays_while_actions_move_behind_more(
    bar: TopBar, theme: ThemeController, window: QWidget
) -> None:
    field = Button(theme, "Always here", window)
    bar.add_widget(field)
    bar.resize(560, bar.height())
    assert "Always here" in _buttons(bar)
    assert "More" in _buttons(bar)
