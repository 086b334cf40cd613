"""The strip and the foot: what stands in them, where, and what it tells."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.kiosk import HOLD_S
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.foot import Foot
from desktop.kiosk.next_button import NextButton
from desktop.kiosk.strip import Strip
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from tests.gui.kiosk.conftest import FIRST, Stand

LONG = "Pictures that explain how each of the ways to treat multiple sclerosis works over the years"


@pytest.fixture
def strip(touch_theme: ThemeController) -> Strip:
    return Strip(touch_theme)


@pytest.fixture
def foot(touch_theme: ThemeController) -> Foot:
    return Foot(touch_theme)


def _button(bar: QWidget, name: str) -> BarButton:
    button = bar.findChild(BarButton, name)
    assert button is not None
    return button


def _title(strip: Strip) -> QLabel:
    title = strip.findChild(QLabel, "kiosk_title")
    assert title is not None
    return title


@pytest.mark.parametrize("width", [1920, 1366, 1080, 800])
@pytest.mark.parametrize("scale", [1.5, 2.4])
def test_a_long_title_is_shortened_and_pushes_nothing_out(
    strip: Strip, touch_theme: ThemeController, stand: Stand, width: int, scale: float
) -> None:
    touch_theme.apply(dataclasses.replace(FIRST, text_scale=scale))
    strip.show_title(LONG)
    strip.show_state(size=2, shade=2, fewer_words=True, speaking=True, changed=True)
    stand(strip, width, strip.heightForWidth(width))
    title = _title(strip)
    assert title.accessibleName() == LONG
    assert title.text() in (LONG, "") or title.text().endswith("…")
    assert title.heightForWidth(title.width()) <= title.height()
    for button in strip.findChildren(BarButton):
        assert strip.rect().contains(button.geometry())
        assert not title.geometry().intersects(button.geometry())


def test_states_are_shown_and_read_out(strip: Strip, stand: Stand) -> None:
    stand(strip, 1920, 120)
    assert _button(strip, "kiosk_reset").isHidden()
    before = [one.geometry() for one in strip.findChildren(BarButton) if one.isVisible()]
    strip.show_state(size=2, shade=3, fewer_words=True, speaking=True, changed=True)
    QCoreApplication.processEvents()
    assert _button(strip, "kiosk_bigger").accessibleDescription() == "2 of 3"
    assert _button(strip, "kiosk_darker").accessibleDescription() == "3 of 3"
    assert _button(strip, "kiosk_fewer").accessibleDescription() == "On"
    assert _button(strip, "kiosk_listen").text() == "Stop reading"
    assert _button(strip, "kiosk_reset").isVisible()
    # What is touched again must not have moved from under the finger.
    others = [one for one in strip.findChildren(BarButton) if one.objectName() != "kiosk_reset"]
    assert [one.geometry() for one in others] == before


@pytest.mark.parametrize("width", [1920, 1366, 1080])
def test_no_title_moves_a_button(strip: Strip, stand: Stand, width: int) -> None:
    places = []
    for title in ("Start", "Treatments", LONG):
        strip.show_title(title)
        stand(strip, width, strip.heightForWidth(width))
        places.append([one.geometry() for one in strip.findChildren(BarButton)])
    assert places[0] == places[1] == places[2]


def test_finish_stands_apart(strip: Strip, stand: Stand) -> None:
    stand(strip, 1920, 120)
    fewer, finish = _button(strip, "kiosk_fewer"), _button(strip, "kiosk_finish")
    bigger, darker = _button(strip, "kiosk_bigger"), _button(strip, "kiosk_darker")
    assert finish.x() - fewer.geometry().right() > 2 * (darker.x() - bigger.geometry().right())


def test_only_a_long_hold_of_the_sign_asks_for_staff(
    qtbot: QtBot, strip: Strip, stand: Stand
) -> None:
    stand(strip, 1920, 120)
    mark = strip.findChild(QWidget, "kiosk_mark")
    assert mark is not None
    hold = mark.findChild(QTimer)
    assert hold is not None
    assert hold.interval() == HOLD_S * 1000
    for leave in (QTest.mouseRelease, QTest.mouseMove):
        QTest.mousePress(mark, Qt.MouseButton.LeftButton)
        assert hold.isActive()
        if leave is QTest.mouseMove:
            QTest.mouseMove(mark, QPoint(-50, 5))
        else:
            QTest.mouseRelease(mark, Qt.MouseButton.LeftButton)
        assert not hold.isActive()
    hold.setInterval(1)
    with qtbot.waitSignal(strip.staff_requested):
        QTest.mousePress(mark, Qt.MouseButton.LeftButton)


def test_page_buttons_follow_the_page(
    foot: Foot, touch_theme: ThemeController, stand: Stand
) -> None:
    page = PageScroll(touch_theme)
    inside = QWidget()
    inside.setFixedHeight(900)
    page.set_page(inside)
    stand(page, 400, 400)
    foot.show_page(page)
    stand(foot, 1366, 120)
    up, down = _button(foot, "kiosk_page_up"), _button(foot, "kiosk_page_down")
    assert (up.isEnabled(), down.isEnabled()) == (False, True)
    page.verticalScrollBar().setValue(200)
    assert (up.isEnabled(), down.isEnabled()) == (True, True)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert (up.isEnabled(), down.isEnabled()) == (True, False)
    inside.setFixedHeight(200)
    QCoreApplication.processEvents()
    assert up.isHidden()
    assert down.isHidden()
    foot.show_page(None)
    inside.setFixedHeight(900)
    QCoreApplication.processEvents()
    assert down.isHidden()  # it no longer follows that page


@pytest.mark.parametrize("scale", [1.5, 2.4])
@pytest.mark.parametrize("width", [1920, 1366, 1080, 800])
def test_the_main_button_is_last_and_nothing_is_cut_off(
    foot: Foot, touch_theme: ThemeController, stand: Stand, width: int, scale: float
) -> None:
    touch_theme.apply(dataclasses.replace(FIRST, text_scale=scale))
    owner = QWidget()
    actions = [
        Button(touch_theme, words, owner, tone=tone, size=ButtonSize.KIOSK)
        for words, tone in (
            ("Contents", Tone.QUIET),
            ("Print this", Tone.SECONDARY),
            ("Next: Could immune reconstitution therapy cure MS?", Tone.PRIMARY),
        )
    ]
    foot.show_ways(back=True, start=True, urgent=True)
    foot.show_actions(actions)
    stand(foot, width, foot.heightForWidth(width))
    shown = [one for one in foot.findChildren(Pressable) if one.isVisible()]
    assert len(shown) == 6
    for one in shown:
        assert foot.rect().contains(one.geometry())
        assert one.height() >= one.sizeHint().height()
        for other in shown:
            assert one is other or not one.geometry().intersects(other.geometry())
    tops = [one.geometry().center().y() for one in actions]
    assert all(first <= second for first, second in pairwise(tops))
    assert max(one.geometry().right() for one in shown) == actions[-1].geometry().right()
    foot.show_actions(())
    assert all(one.isHidden() for one in actions)
    owner.deleteLater()


@pytest.mark.parametrize("width", [1920, 1366, 1080])
def test_next_stays_under_the_finger_from_part_to_part(
    foot: Foot, touch_theme: ThemeController, stand: Stand, width: int
) -> None:
    owner = QWidget()
    following = NextButton(touch_theme, owner)
    actions = [
        BarButton(touch_theme, "Contents", owner, icon="list-bullets"),
        BarButton(touch_theme, "Print this", owner, icon="printer"),
        following,
    ]
    page = PageScroll(touch_theme)
    inside = QWidget()
    page.set_page(inside)
    stand(page, 400, 400)
    foot.show_ways(back=True, start=True, urgent=True)
    foot.show_page(page)
    foot.show_actions(actions)
    seen, tall = set(), set()
    for words in ("Next: The idea", "Next: What you can do, and what your team can do for you"):
        following.show_next(words, "Next part")
        assert following.text() == words
        for height in (200, 900):
            inside.setFixedHeight(height)
            QCoreApplication.processEvents()
            tall.add((height, foot.heightForWidth(width)))
            stand(foot, width, foot.heightForWidth(width))
            at = following.geometry()
            seen.add((at.right(), foot.height() - at.center().y()))
            for one in foot.findChildren(Pressable):
                assert one is following or one.isHidden() or not one.geometry().intersects(at)
    assert len(seen) == 1
    assert len(tall) == 2  # whatever the words
    owner.deleteLater()


def test_touches_close_together_count_once(
    touch_theme: ThemeController, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("desktop.ui.common.press.time.monotonic", lambda: now)
    window = QWidget()
    button = Button(touch_theme, "Bigger", window, size=ButtonSize.KIOSK)
    stand(window, 400, 300)
    counted: list[bool] = []
    button.clicked.connect(lambda: counted.append(True))
    screen = QTest.createTouchDevice()

    def touch() -> None:
        at = button.rect().center()
        QTest.touchEvent(window, screen).press(0, button.mapTo(window, at), window).commit()
        QTest.touchEvent(window, screen).release(0, button.mapTo(window, at), window).commit()

    for later, count in ((0.0, 1), (0.1, 1), (0.39, 1), (0.41, 2)):
        now = 100.0 + later
        touch()
        assert len(counted) == count
