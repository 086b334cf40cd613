"""A visit read aloud: quietly, part by part, and silent when the visitor is gone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.app.speaking import State
from desktop.domain.kiosk import KioskSettings
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.kiosk.speaking_bar import SpeakingBar
from desktop.speech.voice import NoVoiceError
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from tests.end2end.conftest import press
from tests.end2end.fake_voice import FakeVoice
from tests.end2end.kiosk.conftest import Clock, StartKiosk, begin

TOPIC = "immune-reconstitution-therapy"


@pytest.fixture
def program(kiosk: StartKiosk) -> KioskProgram:
    return kiosk(RollOutSettings(kiosk=KioskSettings(volume=50)))


def listen(qtbot: QtBot, program: KioskProgram, page: str = TOPIC) -> tuple[Visit, FakeVoice]:
    """Begin a visit, open a page and have it read."""
    visit, voice = begin(program), FakeVoice()
    visit.voice.find_voice = lambda: voice
    visit.go("page", page)
    press(visit.frame, "kiosk_listen")
    qtbot.waitUntil(lambda: bool(voice.said))
    return visit, voice


def go_on(qtbot: QtBot, voice: FakeVoice) -> None:
    """Let the sentence end, and wait for the next."""
    count = len(voice.said)
    voice.end()
    qtbot.waitUntil(lambda: len(voice.said) > count)


def reading(visit: Visit) -> ReadingScreen:
    screen = visit.desk.screen
    assert isinstance(screen, ReadingScreen)
    return screen


def bar(visit: Visit) -> SpeakingBar:
    found = visit.frame.findChild(SpeakingBar)
    assert found is not None
    return found


def marked(visit: Visit) -> str:
    """The words marked on the screen."""
    found = [
        widget.words[widget._spoken.start : widget._spoken.start + widget._spoken.length]
        for widget in reading(visit).findChildren(QWidget)
        if isinstance(widget, RunsView | BodyLabel) and widget._spoken.length
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def test_it_is_quiet_marks_the_sentence_turns_the_part_and_ends_with_the_visit(
    program: KioskProgram, qtbot: QtBot
) -> None:
    visit, voice = listen(qtbot, program)
    assert voice.volume == 40
    assert voice.said == ["Immune reconstitution therapy."]
    assert marked(visit) == "Immune reconstitution therapy"
    listen_button = visit.frame.findChild(Pressable, "kiosk_listen")
    assert listen_button is not None
    assert listen_button.text() == "Stop reading"
    first, second = reading(visit).parts[:2]
    while reading(visit).part == first[0]:
        go_on(qtbot, voice)
    assert reading(visit).part == second[0]
    assert marked(visit) == second[1]
    press(visit.frame, "kiosk_reading_next")  # goes on with the part that was asked for
    assert voice.said[-1] == f"{reading(visit).parts[2][1]}."
    for _ in range(3):
        press(visit.frame, "kiosk_speaking_louder")
    assert voice.volume == 50  # as loud as staff allow
    press(visit.frame, "kiosk_reset")
    assert voice.volume == 40
    reading(visit).choose_part("sources")  # which nobody reads aloud
    assert voice.silent
    program.end_visit()
    assert voice.closed
    visit, voice = listen(qtbot, program)
    assert voice.volume == 40


def test_whoever_listens_is_there_until_the_speech_ends(
    program: KioskProgram, qtbot: QtBot, clock: Clock
) -> None:
    visit, voice = listen(qtbot, program)
    clock.now += 3600
    program.idle.look()
    assert program.visit is visit
    assert program.window.still_there.isHidden()
    press(visit.frame, "kiosk_speaking_pause")
    assert voice.silent
    assert not visit.busy
    press(visit.frame, "kiosk_speaking_go_on")
    press(visit.frame, "kiosk_listen")
    assert voice.silent
    assert bar(visit).isHidden()
    assert not marked(visit)
    clock.now += 60 * program.kiosk.idle_minutes - 1
    program.idle.look()
    assert program.window.still_there.isHidden()  # counted from the end of the speech
    press(visit.frame, "kiosk_listen")
    visit.go("start")
    assert voice.silent
    assert visit.voice.state is State.SILENT


def test_what_cannot_be_read_aloud_is_told_in_a_sentence(
    program: KioskProgram, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin(program)
    press(visit.frame, "kiosk_listen")
    assert words(visit) == "There is nothing to read aloud here. Open a page first."
    press(visit.frame, "kiosk_speaking_close")
    assert bar(visit).isHidden()

    def none(*, start_service: bool) -> FakeVoice:
        assert not start_service, "it keeps logs"
        raise NoVoiceError("Install the packages speech-dispatcher and espeak-ng.")

    monkeypatch.setattr("desktop.speech.find.find_voice", none)
    visit.go("page", TOPIC)
    press(visit.frame, "kiosk_listen")
    qtbot.waitUntil(lambda: visit.voice.state is State.SILENT)
    assert words(visit) == "This screen cannot read aloud today. You can still read it."
    visit.go("page", TOPIC, "sources")
    assert bar(visit).isHidden()


def words(visit: Visit) -> str:
    label = bar(visit).findChild(BodyLabel, "kiosk_speaking_words")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_few_words_are_read_too(program: KioskProgram, qtbot: QtBot) -> None:
    visit = begin(program)
    press(visit.frame, "kiosk_fewer")
    voice = FakeVoice()
    visit.voice.find_voice = lambda: voice
    visit.go("page", TOPIC)
    press(visit.frame, "kiosk_listen")
    qtbot.waitUntil(lambda: bool(voice.said))
    view = reading(visit).view
    assert view is not None
    while marked(visit) != view.article.easy_read[0].words:
        go_on(qtbot, voice)
    press(visit.frame, "kiosk_fewer")
    assert voice.silent
