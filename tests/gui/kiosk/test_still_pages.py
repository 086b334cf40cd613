"""The pages around a visit: welcome, receipt, the question, the notice."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import ThemeName
from desktop.kiosk.message_page import MessagePage
from desktop.kiosk.notice_page import NoticePage
from desktop.kiosk.receipt_page import ReceiptPage
from desktop.kiosk.still_page import DRIFTS, StillPage
from desktop.kiosk.still_there import StillThere
from desktop.kiosk.welcome_page import WelcomePage
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import HeadingLabel
from tests.gui.kiosk.conftest import FIRST, Stand

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(touch_theme: ThemeController) -> WelcomePage:
    page = WelcomePage(touch_theme)
    page.show_language("en-GB")
    page.show_clinic("MS clinic, Riverside Hospital")
    return page


def _button(page: QWidget, name: str) -> Button:
    button = page.findChild(Button, name)
    assert button is not None
    return button


def test_a_press_anywhere_starts_at_once(qtbot: QtBot, welcome: WelcomePage, stand: Stand) -> None:
    stand(welcome, 1920, 1080)
    start = _button(welcome, "kiosk_start")
    for place in (QPoint(1700, 900), QPoint(30, 30), start.geometry().center()):
        assert welcome.childAt(place) is not start
        with qtbot.waitSignal(welcome.start_requested):
            QTest.mousePress(welcome, LEFT, pos=place)
        assert start.isDown()
        QTest.mouseRelease(welcome, LEFT, pos=place)
    with qtbot.waitSignal(welcome.start_requested):
        QTest.keyClick(start, Qt.Key.Key_Return)
    mark = welcome.findChild(QWidget, "kiosk_mark")
    assert mark is not None
    with qtbot.assertNotEmitted(welcome.staff_requested), qtbot.waitSignal(welcome.start_requested):
        QTest.mouseClick(mark, LEFT)


def test_easier_to_see_asks_for_that_alone(
    qtbot: QtBot, welcome: WelcomePage, stand: Stand
) -> None:
    stand(welcome, 1920, 1080)
    with (
        qtbot.assertNotEmitted(welcome.start_requested),
        qtbot.waitSignal(welcome.easier_requested),
    ):
        QTest.mouseClick(_button(welcome, "kiosk_easier"), LEFT)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
@pytest.mark.parametrize("scale", [1.5, 2.4])
def test_buttons_are_large_whole_and_in_the_lower_half(
    welcome: WelcomePage,
    touch_theme: ThemeController,
    stand: Stand,
    size: tuple[int, int],
    scale: float,
) -> None:
    touch_theme.apply(dataclasses.replace(FIRST, text_scale=scale))
    stand(welcome, *size)
    start, easier = _button(welcome, "kiosk_start"), _button(welcome, "kiosk_easier")
    assert start.height() >= max(112, touch_theme.now.mm(25))
    for button in (start, easier):
        assert button.y() > size[1] / 2
        assert button.width() >= button.sizeHint().width()
        assert welcome.rect().contains(button.geometry())
    for label in welcome.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert welcome.rect().contains(label.geometry())


def test_one_language_is_told_and_not_offered(welcome: WelcomePage, stand: Stand) -> None:
    stand(welcome, 1920, 1080)
    told = welcome.findChild(QWidget, "kiosk_language")
    assert told is not None
    assert told.accessibleName() == "In English"
    assert told.isVisible()
    assert {one.objectName() for one in welcome.findChildren(Button)} == {
        "kiosk_start",
        "kiosk_easier",
    }


def test_what_stands_for_days_moves_as_a_whole(welcome: WelcomePage, stand: Stand) -> None:
    stand(welcome, 1920, 1080)
    clock = welcome.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert clock is not None
    assert clock.interval() >= 8_000
    assert clock.isActive()
    heading, start = welcome.findChild(HeadingLabel), _button(welcome, "kiosk_start")
    assert heading is not None
    was = heading.pos(), start.pos(), _sun(welcome.grab().toImage())
    seen = set()
    for _ in DRIFTS:
        welcome.drift_on()
        QApplication.processEvents()
        by = welcome.drift
        now = heading.pos(), start.pos(), _sun(welcome.grab().toImage())
        assert now == tuple(place + by for place in was)
        seen.add((by.x(), by.y()))
    assert seen == set(DRIFTS)
    welcome.hide()
    assert not clock.isActive()


def _sun(image: QImage) -> QPoint:
    """The first dot of the sun, from the left, in a row of the picture that it alone fills."""
    colour = "#f9dc85"
    found = (
        QPoint(x, y)
        for y in range(300, 480)
        for x in range(1200, 1600)
        if image.pixelColor(x, y).name() == colour
    )
    return next(found)


@pytest.mark.parametrize("theme_name", list(ThemeName)[1:])
def test_the_picture_fills_the_screen_wherever_it_has_moved(
    welcome: WelcomePage, touch_theme: ThemeController, stand: Stand, theme_name: ThemeName
) -> None:
    touch_theme.apply(dataclasses.replace(FIRST, theme=theme_name))
    for size in ((1920, 1080), (1080, 1920)):
        stand(welcome, *size)
        for _ in DRIFTS:
            welcome.drift_on()
            image = welcome.grab().toImage()
            corners = [(x, y) for x in (0, size[0] - 1) for y in (0, size[1] - 1)]
            assert all(image.pixelColor(*corner).alpha() == 255 for corner in corners)


@pytest.mark.parametrize("make", [ReceiptPage, NoticePage, StillThere])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_messages_are_whole_at_the_largest_text(
    make: Callable[[ThemeController], MessagePage],
    size: tuple[int, int],
    touch_theme: ThemeController,
    stand: Stand,
) -> None:
    touch_theme.apply(dataclasses.replace(FIRST, text_scale=2.4))
    page = make(touch_theme)
    assert isinstance(page, StillPage)
    if isinstance(page, StillThere):
        page.show_seconds(42)
    if isinstance(page, NoticePage):
        page.show_why("The content file cannot be read.")
    stand(page, *size)
    assert page.rect().contains(page.card.geometry())
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_the_receipt_closes_by_touch(
    qtbot: QtBot, touch_theme: ThemeController, stand: Stand
) -> None:
    page = ReceiptPage(touch_theme)
    stand(page, 1920, 1080)
    with qtbot.waitSignal(page.closed):
        QTest.mouseClick(page, LEFT, pos=QPoint(5, 5))


def test_seconds_are_counted_in_words(touch_theme: ThemeController, stand: Stand) -> None:
    page = StillThere(touch_theme)
    stand(page, 1920, 1080)
    told = page.findChild(QLabel, "kiosk_seconds")
    assert told is not None
    page.show_seconds(42)
    assert told.text() == "This screen clears in 42 seconds."
    page.show_seconds(1)
    assert told.text() == "This screen clears in 1 second."


def test_a_touch_that_goes_on_presses_nothing_under_it(
    qtbot: QtBot, touch_theme: ThemeController, stand: Stand
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    under = Button(touch_theme, "Print this", window)
    QVBoxLayout(window).addWidget(under)
    cover = StillThere(touch_theme, window)
    cover.still_here.connect(cover.hide)
    with qtbot.waitActive(window):
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
    under.setFocus()
    cover.setGeometry(window.rect())
    cover.show()
    cover.raise_()
    handle = window.windowHandle()
    with qtbot.assertNotEmitted(under.clicked), qtbot.waitSignal(cover.still_here):
        QTest.mouseClick(handle, LEFT, pos=under.geometry().center() + QPoint(0, 300))
    assert cover.isHidden()
    assert QApplication.focusWidget() is under


def test_the_notice_tells_staff_why(touch_theme: ThemeController, stand: Stand) -> None:
    page = NoticePage(touch_theme)
    page.show_why("The content file cannot be read.")
    stand(page, 1920, 1080)
    why = page.findChild(QLabel, "kiosk_why")
    assert why is not None
    assert why.text() == "For staff: The content file cannot be read."
