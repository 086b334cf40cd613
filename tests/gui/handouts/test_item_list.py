"""Pages of a handout are chosen, moved and removed, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.handouts.item_list import ItemList
from tests.gui.conftest import Show
from tests.gui.handouts.conftest import press, visible
from tests.gui.handouts.values import a_line, some_lines


def shown(theme: ThemeController, show: Show, qtbot: QtBot, count: int = 3) -> ItemList:
    theme.repeat_ms = 0
    items = ItemList(theme)
    show(items)
    lines = list(some_lines(count))
    items.show_lines(lines, editable=True)

    def move(place: int, by: int) -> None:
        lines.insert(place + by, lines.pop(place))
        items.show_lines(lines, editable=True)

    def remove(place: int) -> None:
        del lines[place]
        items.show_lines(lines, editable=True)

    items.move_requested.connect(move)
    items.removal_requested.connect(remove)
    qtbot.waitUntil(lambda: len(titles(items)) == count)
    return items


def titles(items: ItemList) -> list[str]:
    found: list[str] = []
    while face := items.findChild(Pressable, f"item_{len(found)}"):
        if not face.isVisible():
            break
        found.append(face.text())
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def key(qtbot: QtBot, which: Qt.Key, *, control: bool = False) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    modifier = Qt.KeyboardModifier
    qtbot.keyClick(widget, which, modifier.ControlModifier if control else modifier.NoModifier)


def test_the_page_chosen_shows_what_can_be_done(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    items = shown(theme, show, qtbot)
    press(items, "item_1")
    assert items.chosen == 1
    names = ("item_up_1", "item_down_1", "item_remove_1")
    qtbot.waitUntil(lambda: all(visible(items, name) for name in names))
    press(items, "item_up_1")
    assert titles(items) == ["Page 2", "Page 1", "Page 3"]
    assert items.chosen == 0
    press(items, "item_up_0")  # says that it is the first already
    assert titles(items) == ["Page 2", "Page 1", "Page 3"]


def test_keys_alone_move_and_remove(theme: ThemeController, show: Show, qtbot: QtBot) -> None:
    items = shown(theme, show, qtbot)
    items.focus_row()
    assert focused() == "item_0"
    key(qtbot, Qt.Key.Key_Down)
    assert (focused(), items.chosen) == ("item_1", 1)
    key(qtbot, Qt.Key.Key_Down, control=True)
    assert titles(items) == ["Page 1", "Page 3", "Page 2"]
    assert (focused(), items.chosen) == ("item_2", 2)
    key(qtbot, Qt.Key.Key_Delete)
    assert titles(items) == ["Page 1", "Page 3"]
    assert (focused(), items.chosen) == ("item_1", 1)
    key(qtbot, Qt.Key.Key_Up)
    key(qtbot, Qt.Key.Key_Up)
    assert focused() == "item_0"


def test_the_button_that_moved_a_page_keeps_the_keys(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    items = shown(theme, show, qtbot)
    press(items, "item_2")
    button = items.findChild(Pressable, "item_up_2")
    assert button is not None
    button.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert focused() == "item_up_1"
    key(qtbot, Qt.Key.Key_Return)
    assert focused() == "item_up_0"
    assert titles(items) == ["Page 3", "Page 1", "Page 2"]


def test_forty_pages_come_in_slices_and_the_last_can_be_moved(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    items = shown(theme, show, qtbot, 40)
    press(items, "item_39")
    press(items, "item_up_39")
    assert titles(items)[38:] == ["Page 40", "Page 39"]


def test_a_page_that_is_gone_says_so(theme: ThemeController, show: Show, qtbot: QtBot) -> None:
    items = shown(theme, show, qtbot)
    items.show_lines((a_line("An old page", gone=True),), editable=True)
    face = items.findChild(Pressable, "item_0")
    assert face is not None
    assert "left out of the print" in face.accessibleDescription()


def test_page_counts_are_told_when_they_are_known(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    items = shown(theme, show, qtbot, 2)
    items.show_page_counts((1, 3))
    told = [items.findChild(Pressable, f"item_{n}") for n in (0, 1)]
    said = [face.accessibleDescription() for face in told if face is not None]
    assert said == ["Explainer. 1 page. 1 of 2", "Explainer. 3 pages. 2 of 2"]


def test_what_cannot_be_changed_offers_nothing(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    items = shown(theme, show, qtbot, 1)
    items.show_lines((a_line(),), editable=False)
    press(items, "item_0")
    assert items.findChild(Pressable, "item_remove_0") is None
