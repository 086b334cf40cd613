"""The kiosk's sign of life, its place on the screens, and the notice while it rests."""

from __future__ import annotations

import faulthandler
import os

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app.kiosk.beats import Beats
from desktop.app.kiosk.static_notice import StaticNotice
from desktop.app.kiosk.whole_screen import WholeScreen
from desktop.domain.tokens import LIGHT
from desktop.domain.watching import BEAT, PIPE, SILENT_S, WRONG_TRIES
from desktop.theme.fonts import load_fonts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Pipe:
    """The end of the supervisor."""

    def __init__(self) -> None:
        self.out, self.into = os.pipe()
        os.set_blocking(self.out, False)

    def heard(self) -> bytes:
        try:
            return os.read(self.out, 1_000_000)
        except BlockingIOError:
            return b""


@pytest.fixture
def armed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, bool]]:
    """What the watch was told, instead of a watch that would end the tests."""
    told: list[tuple[float, bool]] = []
    monkeypatch.setattr(
        faulthandler, "dump_traceback_later", lambda seconds, exit: told.append((seconds, exit))
    )
    return told


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    made = Pipe()
    monkeypatch.setenv(PIPE, str(made.into))
    monkeypatch.setenv(WRONG_TRIES, "4")
    return made


def test_it_beats_and_tells_wrong_tries(
    qtbot: QtBot, pipe: Pipe, armed: list[tuple[float, bool]]
) -> None:
    beats = Beats()
    assert beats.watched
    assert beats.wrong_tries == 4
    assert not os.get_inheritable(pipe.into)
    assert PIPE not in os.environ
    assert WRONG_TRIES not in os.environ
    qtbot.waitUntil(lambda: BEAT in pipe.heard())
    beats.tell_wrong_tries(5)
    assert b"tries 5\n" in pipe.heard()
    assert armed[-1] == (SILENT_S, True)
    beats.stop()
    os.close(pipe.into)
    os.close(pipe.out)


def test_a_supervisor_that_is_held_up_does_not_hold_up_the_kiosk(
    qtbot: QtBot, pipe: Pipe, armed: list[tuple[float, bool]]
) -> None:
    beats = Beats()
    for _ in range(100_000 // len(BEAT)):
        beats.beat()
    assert beats.watched
    beats.stop()
    os.close(pipe.into)
    os.close(pipe.out)


def test_it_notices_that_it_is_left_alone(
    qtbot: QtBot, pipe: Pipe, armed: list[tuple[float, bool]]
) -> None:
    beats = Beats()
    os.close(pipe.out)
    with qtbot.waitSignal(beats.left_alone):
        pass
    assert not beats.watched
    beats.stop()


@pytest.mark.parametrize("number", ["", "x", "-1", "999999", "9" * 30])
def test_without_a_supervisor_it_only_watches_itself(
    qtbot: QtBot,
    number: str,
    monkeypatch: pytest.MonkeyPatch,
    armed: list[tuple[float, bool]],
) -> None:
    monkeypatch.setenv(PIPE, number)
    monkeypatch.setenv(WRONG_TRIES, number)
    beats = Beats()
    beats.beat()
    assert not beats.watched
    assert armed[-1] == (SILENT_S, False)
    beats.stop()


def test_the_window_fills_the_screen_again_after_any_change(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    WholeScreen(window)
    screen = QGuiApplication.primaryScreen()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    assert window.geometry() == screen.geometry()
    for change in (
        lambda: screen.geometryChanged.emit(screen.geometry()),
        lambda: app.screenRemoved.emit(screen),
        lambda: app.screenAdded.emit(screen),
        lambda: app.primaryScreenChanged.emit(screen),
    ):
        window.setGeometry(QRect(10, 10, 200, 100))
        change()
        qtbot.waitUntil(lambda: window.geometry() == screen.geometry())
        assert window.isFullScreen()


@pytest.fixture
def notice(qtbot: QtBot) -> StaticNotice:
    load_fonts(paths.resources() / "fonts")
    made = StaticNotice()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768), (320, 200), (1, 1)])
def test_the_notice_has_its_words_well_inside_any_screen(
    notice: StaticNotice, size: tuple[int, int]
) -> None:
    notice.resize(*size)
    for _ in range(4):
        edge = min(size) // 20
        inside = QRect(0, 0, *size).adjusted(edge, edge, -edge, -edge)
        dark = _dark(notice.grab().toImage())
        assert all(inside.contains(dot) for dot in dark)
        assert min(size) < 200 or len(dark) > 50
        notice._on_move()


def test_nothing_that_is_done_to_the_notice_changes_it(notice: StaticNotice) -> None:
    notice.resize(800, 600)
    notice.show()
    before = notice.grab().toImage()
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseClick(notice, Qt.MouseButton.RightButton)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Q):
        QTest.keyClick(notice, key, Qt.KeyboardModifier.AltModifier)
    assert not notice.close()
    assert notice.isVisible()
    assert notice.grab().toImage() == before
    notice.hide()


def _dark(picture: QImage) -> list[QPoint]:
    """Dots that are as dark as words, on a grid that is finer where the words are smaller."""
    paper = QColor(LIGHT.canvas).lightness()
    across, down = (8, 4) if min(picture.width(), picture.height()) > 200 else (2, 1)
    return [
        QPoint(x, y)
        for x in range(0, picture.width(), across)
        for y in range(0, picture.height(), down)
        if picture.pixelColor(x, y).lightness() < paper / 2
    ]
