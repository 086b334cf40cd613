"""Pages read aloud in the real window, by a voice that the test leads."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.listening import Listening
from desktop.app.speaking import State
from desktop.app.start import Program
from desktop.app.window_controller import WindowController
from desktop.domain.content import PageKind
from desktop.domain.listening import Sentence
from desktop.domain.reading import ThemeName
from desktop.speech.voice import Ending, NoVoiceError
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.listen_bar import ListenBar
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.reader_page import ReaderPage
from desktop.ui.reader.spoken_place import mark_for
from tests.end2end.conftest import Start, button_text, press, stop
from tests.end2end.fake_voice import FakeVoice

TOPIC = "immune-reconstitution-therapy"


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


Open = Callable[[str], Program]


@pytest.fixture
def opened(start: Start, voice: FakeVoice, qtbot: QtBot) -> Open:
    """Opens the program at a page, with the voice in reach."""

    def at(page: str) -> Program:
        program = start(page)
        controller = control(program)
        controller.listening.find_voice = lambda: voice
        qtbot.waitUntil(lambda: reader(program).view is not None)
        reader(program).open_find()  # builds all of the page
        press(program.window, "find_close")
        return program

    return at


def control(program: Program) -> WindowController:
    assert program.controller is not None
    return program.controller


def listening(program: Program) -> Listening:
    return control(program).listening


def reader(program: Program) -> ReaderPage:
    return control(program).pages.reader


def bar(program: Program) -> ListenBar:
    found = program.window.findChild(ListenBar)
    assert found is not None
    return found


def marked(program: Program) -> str:
    """The words marked in the article."""
    found = [
        widget.words[widget._spoken.start : widget._spoken.start + widget._spoken.length]
        for widget in reader(program).findChildren(QWidget)
        if isinstance(widget, RunsView | BodyLabel) and widget._spoken.length
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def on_screen(program: Program, name: str) -> Button:
    """A button of the diagram's own screen."""
    page = control(program).pages.diagram
    button = page.findChild(Button, name)
    assert button is not None
    return button


def word_widgets(page: QWidget) -> list[RunsView | BodyLabel]:
    """What shows words, even what is to be opened first."""
    return [w for w in page.findChildren(QWidget) if isinstance(w, RunsView | BodyLabel)]


def begin(qtbot: QtBot, program: Program, voice: FakeVoice) -> None:
    press(program.window, "reader_listen")
    qtbot.waitUntil(lambda: bool(voice.said))


def go_on(qtbot: QtBot, voice: FakeVoice) -> None:
    """Let the sentence end, and wait for the next."""
    count = len(voice.said)
    voice.end()
    qtbot.waitUntil(lambda: len(voice.said) > count)


def test_nothing_of_it_is_loaded_and_nothing_speaks_unasked(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    qtbot.wait(50)
    assert not voice.said
    assert program.window.findChild(ListenBar) is None


def test_sentences_follow_each_other_and_the_mark_follows_them(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    assert voice.said == ["Immune reconstitution therapy."]
    assert marked(program) == "Immune reconstitution therapy"
    go_on(qtbot, voice)
    assert marked(program).startswith("A short course")
    assert bar(program).isVisible()
    assert button_text(program.window, "reader_listen") == "Pause"


def test_every_sentence_of_a_page_is_marked_where_it_stands_and_kept_in_sight(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    script = listening(program)._script
    scroll = reader(program).findChild(PageScroll, "reader_scroll")
    assert scroll is not None
    for place in range(1, len(script.sentences)):
        go_on(qtbot, voice)
        sentence = script.sentences[place]
        shown = script.passages[sentence.passage].shown[sentence.start : sentence.end]
        if sentence.end > sentence.start and script.passages[sentence.passage].cell is None:
            if marked(program) == shown:
                continue
            # Only words that are there to be opened, such as those of a picture, have no place.
            assert _is_folded(program, sentence), shown
    qtbot.waitUntil(lambda: reader(program)._spoken.sees(script, script.sentences[-1]))


def _is_folded(program: Program, sentence: Sentence) -> bool:
    script = listening(program)._script
    shown = script.passages[sentence.passage].shown.strip()
    same = [
        widget
        for widget in reader(program).findChildren(QWidget)
        if isinstance(widget, RunsView | BodyLabel) and widget.words.strip() == shown
    ]
    return not any(widget.isVisibleTo(reader(program)) for widget in same)


def test_every_word_of_every_kind_of_page_has_its_place(opened: Open, voice: FakeVoice) -> None:
    """A passage that is shown is found in the article; else its words have changed on one side."""
    program = opened(TOPIC)
    library = control(program)._session.library
    kinds = {card.kind: card.id for card in library.content.cards()}
    lost = []
    for page in (kinds[PageKind.STRATEGY], kinds[PageKind.TREATMENT], kinds[PageKind.COMPARISON]):
        control(program).navigation.open_page(page)
        reader(program)._build_all()
        QApplication.processEvents()
        shown_page = reader(program)
        view, column = shown_page.view, shown_page._column
        assert view is not None
        assert column is not None
        script = library.scripts.of_page(view)
        shown = [s for s in script.sentences if s.end > s.start]
        for sentence in shown:
            mark = mark_for(column, shown_page._box, script, sentence)
            if mark is None or (mark.start, mark.end) != (sentence.start, sentence.end):
                words = script.passages[sentence.passage].shown.strip()
                if not any(each.words.strip() == words for each in word_widgets(column)):
                    lost.append(words)  # else they are there to be opened
        assert shown
    assert lost == []


def test_f9_listens_pauses_and_goes_on(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(voice.said))
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert voice.silent
    assert listening(program).state is State.PAUSED
    assert button_text(program.window, "reader_listen") == "Go on"
    assert button_text(program.window, "listen_pause") == "Go on"
    assert marked(program) == "Immune reconstitution therapy"
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert voice.said == ["Immune reconstitution therapy."] * 2


def test_a_late_end_of_a_paused_sentence_means_nothing(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    press(program.window, "listen_pause")
    voice.end(Ending.STOPPED)
    qtbot.wait(20)
    assert listening(program).state is State.PAUSED
    assert len(voice.said) == 1


def test_one_sentence_back_and_on(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    press(program.window, "listen_next")
    press(program.window, "listen_next")
    press(program.window, "listen_back")
    assert voice.said[-1] == voice.said[1]
    press(program.window, "listen_pause")
    press(program.window, "listen_next")
    assert voice.silent  # what is paused stays paused
    assert listening(program)._place == 2
    for _ in range(4):
        press(program.window, "listen_back")
    assert listening(program)._place == 0


def test_speed_and_volume_act_at_once_and_are_kept(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    assert (voice.speed, voice.volume) == (1.0, 85)
    press(program.window, "listen_faster")
    press(program.window, "listen_quieter")
    assert (voice.speed, voice.volume) == (1.15, 70)
    assert len(voice.said) == 3  # the sentence began anew
    for _ in range(20):
        press(program.window, "listen_slower")
    assert voice.speed == 0.5
    program.window.close()
    kept = json.loads(program._profile.view.read_text())
    assert (kept["speech_speed"], kept["speech_volume"]) == (0.5, 70)


def test_settings_change_it_too(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    view = dataclasses.replace(program.theme.settings, speech_speed=1.5, speech_volume=40)
    control(program).apply_view(view)
    begin(qtbot, program, voice)
    assert (voice.speed, voice.volume) == (1.5, 40)


def test_leaving_the_page_stops(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    program.window.place_requested.emit("home")
    assert voice.silent
    assert listening(program).state is State.SILENT
    assert not bar(program).isVisible()


def test_listen_goes_on_where_it_stopped(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    go_on(qtbot, voice)
    last = voice.said[-1]
    press(program.window, "listen_stop")
    assert voice.silent
    assert not marked(program)
    assert button_text(program.window, "reader_listen") == "Listen"
    begin(qtbot, program, voice)
    assert voice.said[-1] == last


def test_listening_begins_at_the_part_chosen_and_follows_the_next_choice(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    page = reader(program)
    assert page.view is not None
    first, second = page.view.article.sections[2], page.view.article.sections[4]
    page._on_part_requested(first.anchor)
    begin(qtbot, program, voice)
    assert voice.said == [f"{first.heading}."]
    page._on_part_requested(second.anchor)
    assert voice.said[-1] == f"{second.heading}."


def test_listening_begins_with_what_is_in_sight(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    page = reader(program)
    scroll = page.findChild(PageScroll, "reader_scroll")
    assert scroll is not None
    qtbot.wait(50)
    scroll.verticalScrollBar().setValue(900)
    begin(qtbot, program, voice)
    assert voice.said[0] != "Immune reconstitution therapy."
    assert page._spoken.mark is not None
    qtbot.waitUntil(lambda: page._spoken.in_sight)


def test_one_part_at_a_time_turns_the_part(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    view = dataclasses.replace(program.theme.settings, one_part=True)
    control(program).apply_view(view)
    begin(qtbot, program, voice)
    page = reader(program)
    assert page.view is not None
    assert page._column is not None
    heading = page.view.article.sections[0].heading
    while voice.said[-1] != f"{heading}.":
        go_on(qtbot, voice)
    assert page._column.only == page.view.article.sections[0].anchor
    assert marked(program) == heading


def test_the_end_of_the_page_ends_the_listening(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    listening(program).step(len(listening(program)._script.sentences) - 1)
    voice.end()
    qtbot.waitUntil(lambda: listening(program).state is State.SILENT)
    assert not bar(program).isVisible()
    assert not marked(program)


def test_without_a_voice_a_notice_says_what_to_install_and_the_button_stays(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)

    def none() -> FakeVoice:
        raise NoVoiceError("Install the packages speech-dispatcher and espeak-ng.")

    listening(program).find_voice = none
    notice = program.window._notice
    for _ in range(2):
        press(program.window, "reader_listen")
        qtbot.waitUntil(lambda: listening(program).state is State.SILENT)
        assert notice.isVisible()
        assert button_text(program.window, "reader_listen") == "Listen: no voice"
    listening(program).find_voice = lambda: voice
    begin(qtbot, program, voice)
    assert button_text(program.window, "reader_listen") == "Pause"


def test_a_voice_that_fails_is_dropped_and_asked_for_again(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    voice.end(Ending.FAILED)
    qtbot.waitUntil(lambda: listening(program).state is State.SILENT)
    assert voice.closed
    assert program.window._notice.isVisible()
    begin(qtbot, program, voice)
    qtbot.waitUntil(lambda: listening(program).state is State.SPEAKING)


def test_a_diagram_is_heard_on_its_own_screen(opened: Open, voice: FakeVoice, qtbot: QtBot) -> None:
    program = opened(TOPIC)
    diagram = control(program)._session.library.content.cards(PageKind.DIAGRAM)[0]
    control(program).navigation.open_page(diagram.id)
    press(program.window, "diagram_page_listen")
    qtbot.waitUntil(lambda: bool(voice.said))
    assert voice.said[0].rstrip(".?") == diagram.title.rstrip("?")
    assert button_text(program.window, "diagram_page_listen") == "Pause"
    go_on(qtbot, voice)
    assert on_screen(program, f"diagram_describe_{diagram.id}").text() == "Hide the words"
    press(program.window, "diagram_page_listen")
    assert voice.silent
    assert listening(program).state is State.PAUSED
    program.window.place_requested.emit("home")
    assert listening(program).state is State.SILENT


def test_the_steps_of_a_diagram_are_heard_one_after_the_other(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    content = control(program)._session.library.content
    diagrams = (content.diagram(card.id) for card in content.cards(PageKind.DIAGRAM))
    diagram = next(each for each in diagrams if len(each.steps) > 2)
    control(program).navigation.open_page(f"{diagram.id}#step-2")
    page = control(program).pages.diagram
    press(program.window, "diagram_page_listen")
    qtbot.waitUntil(lambda: bool(voice.said))
    assert voice.said[-1].startswith("Step 2 of ")
    while not voice.said[-1].startswith("Step 3 of "):
        go_on(qtbot, voice)
    assert page.step == 3
    on_screen(program, f"diagram_previous_{diagram.id}").click()  # goes on there
    assert page.step == 2
    assert voice.said[-1].startswith("Step 2 of ")
    press(program.window, "diagram_page_listen")
    on_screen(program, f"diagram_next_{diagram.id}").click()
    assert voice.silent  # what is paused stays paused
    assert listening(program).state is State.PAUSED
    press(program.window, "diagram_page_listen")
    assert voice.said[-1].startswith("Step 3 of ")


def test_f9_where_nothing_is_read_says_what_to_do(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    program.window.place_requested.emit("home")
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert listening(program).state is State.SILENT
    assert "Open a page" in program.window._toast.words
    assert not voice.said


def test_a_voice_that_dies_between_sentences_is_found_anew(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    go_on(qtbot, voice)
    lost, found = voice.said[-1], FakeVoice()
    listening(program).find_voice = lambda: found
    voice.end(Ending.FAILED)
    qtbot.waitUntil(lambda: found.said == [lost])
    assert voice.closed
    found.end(Ending.FAILED)  # one that was never heard is not asked again
    qtbot.waitUntil(lambda: listening(program).state is State.SILENT)
    assert program.window._notice.isVisible()


def test_whoever_turns_to_the_next_part_listens_there(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    view = dataclasses.replace(program.theme.settings, one_part=True)
    control(program).apply_view(view)
    begin(qtbot, program, voice)
    press(program.window, "part_after")
    page = reader(program)
    assert page.view is not None
    assert voice.said[-1] == f"{page.view.article.sections[0].heading}."


def test_the_sentence_stays_in_sight_when_the_text_grows(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    listening(program).step(40)
    view = dataclasses.replace(program.theme.settings, text_scale=2.0, follow_system_text=False)
    control(program).apply_view(view)
    script = listening(program)._script
    page = reader(program)
    qtbot.waitUntil(lambda: page._spoken.sees(script, script.sentences[40]))
    program.window.resize(700, 600)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: page._spoken.sees(script, script.sentences[40]))


def test_another_program_that_speaks_pauses_us(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    voice.end(Ending.STOPPED)
    qtbot.waitUntil(lambda: listening(program).state is State.PAUSED)


def test_pausing_while_the_voice_is_found_keeps_silent(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    found = threading.Event()

    def slow() -> FakeVoice:
        found.wait(10)
        return voice

    listening(program).find_voice = slow
    press(program.window, "reader_listen")
    press(program.window, "reader_listen")
    press(program.window, "reader_listen")
    press(program.window, "reader_listen")
    found.set()
    qtbot.waitUntil(lambda: listening(program)._voice is voice)
    assert not voice.said
    press(program.window, "reader_listen")
    assert len(voice.said) == 1


def test_closing_the_window_silences_and_closes_the_voice(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    stop(program)
    assert voice.closed


def test_a_voice_found_after_the_window_closed_is_closed(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    found = threading.Event()

    def slow() -> FakeVoice:
        found.wait(10)
        return voice

    listening(program).find_voice = slow
    press(program.window, "reader_listen")
    threading.Timer(0.1, found.set).start()
    stop(program)
    assert voice.closed
    assert not voice.said


@pytest.mark.parametrize("theme", [ThemeName.DARK, ThemeName.HIGH_CONTRAST])
def test_the_mark_survives_another_theme_and_size(
    opened: Open, voice: FakeVoice, qtbot: QtBot, theme: ThemeName
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    go_on(qtbot, voice)
    before = marked(program)
    view = dataclasses.replace(
        program.theme.settings, theme=theme, text_scale=2.0, follow_system_text=False
    )
    control(program).apply_view(view)
    assert marked(program) == before


def test_every_control_of_the_bar_has_keys_and_a_name(
    opened: Open, voice: FakeVoice, qtbot: QtBot
) -> None:
    program = opened(TOPIC)
    begin(qtbot, program, voice)
    for name in ("pause", "back", "next", "stop", "slower", "faster", "quieter", "louder"):
        control_ = bar(program).findChild(QWidget, f"listen_{name}")
        assert control_ is not None
        assert control_.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control_.accessibleName() or button_text(program.window, f"listen_{name}")
    stop_button = bar(program).findChild(QWidget, "listen_stop")
    assert stop_button is not None
    stop_button.setFocus()
    qtbot.keyClick(stop_button, Qt.Key.Key_Escape)
    assert listening(program).state is State.SILENT
    focused = QApplication.focusWidget()
    assert focused is None or not bar(program).isAncestorOf(focused)
