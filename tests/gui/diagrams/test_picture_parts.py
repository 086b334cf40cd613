"""The parts of a picture: one Tab stop, arrows between them, pressed by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.rows import RowButton
from desktop.ui.reader.picture import Picture
from desktop.ui.reader.picture_parts import TARGET, PartList, PictureSpot, nearest, opens, spread
from tests.gui.conftest import Show
from tests.gui.diagrams.values import NAMES, OPENED, TITLES, draw, draw_plain

SQUARE = [QRect(x, y, 90, 90) for y in (0, 100) for x in (0, 100)]


@pytest.fixture
def picture(theme: ThemeController, show: Show) -> Picture:
    made = Picture(theme, draw, "four-parts", titles=TITLES)
    show(made)
    return made


def spot(picture: QWidget, name: str) -> PictureSpot:
    found = picture.findChild(PictureSpot, f"part_{name}")
    assert found is not None
    return found


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def focused() -> str:
    return focus().objectName().removeprefix("part_")


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (0, Qt.Key.Key_Right, 1),
        (0, Qt.Key.Key_Down, 2),
        (3, Qt.Key.Key_Left, 2),
        (3, Qt.Key.Key_Up, 1),
        (1, Qt.Key.Key_Right, 1),
        (0, Qt.Key.Key_Up, 0),
    ],
)
def test_an_arrow_leads_to_the_nearest_part_in_its_direction(
    start: int, key: Qt.Key, end: int
) -> None:
    assert nearest(SQUARE, start, key) == end


def test_a_part_straight_ahead_is_nearer_than_a_closer_one_aside() -> None:
    boxes = [QRect(0, 0, 10, 10), QRect(60, 80, 10, 10), QRect(200, 0, 10, 10)]
    assert nearest(boxes, 0, Qt.Key.Key_Right) == 2


def test_a_part_grows_only_where_no_other_is() -> None:
    box, other = QRectF(50, 50, 20, 20), QRectF(72, 40, 20, 40)
    grown = spread(box, [other])
    assert grown.right() == box.right()
    assert grown.left() < box.left()
    assert not grown.intersects(other)


def test_only_one_part_takes_tab_and_arrows_move_between_them(picture: Picture) -> None:
    stops = [name for name in NAMES if spot(picture, name).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["one"]
    spot(picture, "one").setFocus(Qt.FocusReason.TabFocusReason)
    for key, name in (
        (Qt.Key.Key_Right, "two"),
        (Qt.Key.Key_Down, "four"),
        (Qt.Key.Key_Left, "three"),
        (Qt.Key.Key_End, "four"),
        (Qt.Key.Key_Home, "one"),
    ):
        QTest.keyClick(focus(), key)
        assert focused() == name
    assert spot(picture, "two").focusPolicy() == Qt.FocusPolicy.ClickFocus


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_open_a_part(picture: Picture, qtbot: QtBot, key: Qt.Key) -> None:
    spot(picture, "two").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(picture.part_requested) as asked:
        QTest.keyClick(spot(picture, "two"), key)
    page, at = asked.args
    assert page == "term:neda"
    assert at.size() == spot(picture, "two").size()


@pytest.mark.parametrize(("name", "page"), list(zip(NAMES, OPENED, strict=True)))
def test_a_press_of_the_mouse_opens_a_part(
    picture: Picture, qtbot: QtBot, name: str, page: str
) -> None:
    with qtbot.waitSignal(picture.part_requested) as asked:
        QTest.mouseClick(spot(picture, name), Qt.MouseButton.LeftButton)
    assert asked.args[0] == page
    assert spot(picture, name).cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_every_part_is_large_enough_to_press(picture: Picture) -> None:
    for name in NAMES:
        part = spot(picture, name)
        assert min(part.width(), part.height()) >= TARGET
        assert picture.rect().contains(part.geometry())


def test_a_part_shows_without_hovering_that_it_can_be_pressed(picture: Picture) -> None:
    seen = picture.grab().toImage()
    colours = {seen.pixelColor(x, 3).name() for x in range(seen.width() // 2)}
    assert len(colours) > 1  # dots along the upper edge of a picture of one grey


def test_a_part_says_its_name_and_what_it_opens(picture: Picture) -> None:
    told = {}
    for name in NAMES:
        interface = QAccessible.queryAccessibleInterface(spot(picture, name))
        told[interface.text(QAccessible.Text.Name)] = interface.text(QAccessible.Text.Description)
        assert interface.role() in (QAccessible.Role.Link, QAccessible.Role.Button)
    assert told == {
        "One": "Opens the page “A topic”.",
        "Two": "Opens what “NEDA” means.",
        "Three": "Opens the study behind it.",
        "Four": "Opens the page “A topic”.",
    }
    assert opens("elsewhere", {}) == "Opens a page about it."
    assert opens("page#end", {"page#end": "The end"}) == "Opens the part “The end”."


def test_left_and_right_turn_the_steps_while_there_is_one(picture: Picture, qtbot: QtBot) -> None:
    picture.show_step(1, "one")
    assert "turn the steps" in picture.accessibleDescription()
    spot(picture, "one").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(picture.step_requested) as asked:
        QTest.keyClick(spot(picture, "one"), Qt.Key.Key_Right)
    assert asked.args == [1]
    assert focused() == "one"
    QTest.keyClick(spot(picture, "one"), Qt.Key.Key_Down)
    assert focused() == "three"


def test_the_focus_goes_along_with_the_step(picture: Picture) -> None:
    picture.show_step(1, "one")
    spot(picture, "one").setFocus(Qt.FocusReason.TabFocusReason)
    picture.show_step(2, "two")
    assert focused() == "two"


def test_parts_stay_where_they_are_drawn_when_the_width_changes(
    picture: Picture, window: QWidget, qtbot: QtBot
) -> None:
    part = spot(picture, "two")
    window.resize(500, 700)
    qtbot.waitUntil(lambda: picture.width() < 500)
    assert spot(picture, "two") is part
    assert abs(part.geometry().left() - picture.width() / 2) < 2


def test_a_picture_without_parts_is_a_tab_stop_only_for_its_steps(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    picture = Picture(theme, draw_plain, "four-parts")
    show(picture)
    assert picture.focusPolicy() == Qt.FocusPolicy.NoFocus
    picture.show_step(2)
    picture.setFocus()
    with qtbot.waitSignal(picture.step_requested) as asked:
        QTest.keyClick(picture, Qt.Key.Key_Left)
    assert asked.args == [-1]
    picture.show_step(0)
    assert picture.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_list_of_parts_asks_for_the_same(
    theme: ThemeController, show: Show, qtbot: QtBot, picture: Picture
) -> None:
    parts = PartList(theme, TITLES)
    show(parts)
    parts.show_parts(picture.parts)
    rows = parts.findChildren(RowButton)
    assert [row.text() for row in rows] == [
        "One: read “A topic”",
        "Two: what “NEDA” means",
        "Three: the study behind it",
        "Four: read “A topic”",
    ]
    with qtbot.waitSignal(parts.part_requested) as asked:
        rows[2].click()
    assert asked.args[0] == "finding:reaction"
