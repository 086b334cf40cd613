"""A path of 5 minutes in the real window: from Home to its end, over a restart, and gone pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.keeping import Keeping
from desktop.app.start import Program
from desktop.domain.content import READING_SPEED
from desktop.domain.reading import TIME_PATH
from desktop.domain.time_path import TimePath
from desktop.library.time_path import as_text, path_of
from desktop.speech.voice import Ended
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import NoticeBar, Toast
from desktop.ui.time.time_page import TimePage
from tests.end2end.conftest import Start, button_text, press, stop


class SilentVoice:
    """Speaks without a sound, and never comes to an end."""

    voices = ("Silent",)

    def say(self, words: str, ended: Ended) -> None:
        pass

    def stop(self) -> None:
        pass

    def set_speed(self, speed: float) -> None:
        pass

    def set_volume(self, percent: int) -> None:
        pass

    def close(self) -> None:
        pass


def _focus_is(name: str) -> bool:
    found = QApplication.focusWidget()
    return found is not None and found.objectName() == name


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keeping_of(program: Program) -> Keeping:
    assert program.controller is not None
    return program.controller.keeping


def path_in(program: Program) -> TimePath:
    return path_of(keeping_of(program).desk(TIME_PATH))


def seen(program: Program, name: str) -> bool:
    widget = program.window.findChild(QWidget, name)
    return widget is not None and widget.isVisible()


def words(program: Program, name: str) -> str:
    label = program.window.findChild(BodyLabel, name)
    assert label is not None
    return label.text()


def lay_out(qtbot: QtBot, program: Program, minutes: int = 5) -> TimePath:
    program.window.place_requested.emit("home")
    before = keeping_of(program).desk(TIME_PATH)
    press(program.window, f"home_time_{minutes}")
    qtbot.waitUntil(lambda: keeping_of(program).desk(TIME_PATH) != before)
    assert seen(program, "path_start")
    return path_in(program)


def begin(qtbot: QtBot, program: Program, minutes: int = 5) -> TimePath:
    """Lay out a path from Home and go to its first step."""
    lay_out(qtbot, program, minutes)
    press(program.window, "path_start")
    qtbot.waitUntil(lambda: seen(program, "time_bar"))
    return path_in(program)


def next_step(qtbot: QtBot, program: Program) -> None:
    before = path_in(program)
    press(program.window, "time_next")
    qtbot.waitUntil(lambda: path_in(program) != before)


def test_a_path_leads_from_home_to_its_end(qtbot: QtBot, start: Start) -> None:
    program = start()
    controller, window = program.controller, program.window
    assert controller is not None
    path = begin(qtbot, program)
    assert path.words <= 5 * READING_SPEED
    for number, step in enumerate(path.steps, 1):
        assert controller.navigation.now.page == step.page
        assert words(program, "time_bar_left").startswith(f"Step {number} of {len(path.steps)}, ")
        last = number == len(path.steps)
        assert button_text(window, "time_next") == ("Finish" if last else "Next step")
        next_step(qtbot, program)
    assert window.current_page == "time"
    qtbot.waitUntil(lambda: seen(program, "path_more"))
    assert words(program, "path_heading") == "That was all. You can stop here."
    assert not seen(program, "time_bar")
    assert keeping_of(program).place(path.steps[0].page).finished  # type: ignore[union-attr]

    press(window, "path_more")
    qtbot.waitUntil(lambda: not path_in(program).finished)
    told = {step.address for step in path_in(program).steps}
    assert told.isdisjoint(step.address for step in path.steps)
    window.place_requested.emit("home")
    assert not seen(program, "home_carry_on")


def test_the_keys_reach_a_page_before_the_bar_below_it(qtbot: QtBot, start: Start) -> None:
    program = start()
    begin(qtbot, program)
    names: list[str] = []
    widget = program.window.nextInFocusChain()
    while widget is not None and widget is not program.window:
        names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert names.index("reader_listen") < names.index("time_next")


def test_a_path_is_carried_on_after_a_restart(qtbot: QtBot, start: Start) -> None:
    program = start()
    path = begin(qtbot, program)
    next_step(qtbot, program)
    stop(program)

    again = start()
    assert not seen(again, "time_bar")
    qtbot.waitUntil(lambda: seen(again, "home_carry_on"))
    assert words(again, "time_heading") == f"Your 5 minutes: step 2 of {len(path.steps)}"
    press(again.window, "home_carry_on")
    qtbot.waitUntil(lambda: seen(again, "time_bar"))
    assert again.controller is not None
    assert again.controller.navigation.now.page == path.steps[1].page


def test_stopping_keeps_the_place(qtbot: QtBot, start: Start) -> None:
    program = start()
    begin(qtbot, program)
    press(program.window, "time_stop")
    assert not seen(program, "time_bar")
    assert seen(program, "toast")
    program.window.place_requested.emit("home")
    assert seen(program, "home_carry_on")
    program.window.place_requested.emit("read")
    assert program.controller is not None
    program.controller.open("vaccines")
    assert not seen(program, "time_bar")


def test_the_bar_leads_back_from_another_page(qtbot: QtBot, start: Start) -> None:
    program = start()
    path = begin(qtbot, program)
    controller = program.controller
    assert controller is not None
    controller.open("vaccines")
    assert button_text(program.window, "time_next") == "Go to step 1"
    press(program.window, "time_next")
    assert controller.navigation.now.page == path.steps[0].page
    assert not path_in(program).steps[0].read
    assert button_text(program.window, "time_next") == "Next step"
    program.window.place_requested.emit("home")
    assert not seen(program, "time_bar")


def test_a_step_opens_at_its_part_and_leaves_the_rest_unread(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.window
    path = lay_out(qtbot, program)
    number, part = next(
        (n, s) for n, s in enumerate(path.steps, 1) if s.anchor not in {"", "key-points"}
    )
    press(window, f"time_step_{number}")
    qtbot.waitUntil(lambda: seen(program, "time_bar"))
    assert words(program, "time_bar_part") == f"Read the part “{part.heading}”."
    reader = window.findChild(QWidget, "reader")
    qtbot.waitUntil(lambda: reader._now == part.anchor)  # type: ignore[union-attr]
    next_step(qtbot, program)
    kept = keeping_of(program).place(part.page)
    assert kept is not None
    assert part.anchor in kept.read
    assert not kept.finished
    assert path_in(program).place == 0  # what was passed over comes next


def test_listening_takes_the_foot_and_gives_it_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    begin(qtbot, program)
    controller = program.controller
    assert controller is not None
    controller.listening.find_voice = SilentVoice
    program.window.listen_requested.emit()
    qtbot.waitUntil(lambda: seen(program, "listen_bar"))
    assert not seen(program, "time_bar")
    press(program.window, "listen_stop")
    assert seen(program, "time_bar")
    assert not seen(program, "listen_bar")


def test_another_length_can_be_taken_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    begin(qtbot, program)
    next_step(qtbot, program)
    before = path_in(program)
    program.window.place_requested.emit("time")
    press(program.window, "length_2")
    qtbot.waitUntil(lambda: path_in(program).minutes == 2)
    toast = program.window.findChild(Toast)
    assert toast is not None
    toast.undo_requested.emit()
    assert path_in(program) == before


def test_a_subject_is_kept_before_and_after_a_length(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.place_requested.emit("time")
    page = program.window.findChild(TimePage)
    assert page is not None
    qtbot.waitUntil(lambda: words(program, "subject_now") == "About: Start here")
    press(page, "change_subject")
    press(page, "subject_stepping-down")
    stop(program)
    again = start()
    again.window.place_requested.emit("time")
    qtbot.waitUntil(lambda: words(again, "subject_now") == "About: Stepping down")
    press(again.window, "length_2")
    qtbot.waitUntil(lambda: bool(path_in(again).steps))
    assert path_in(again).subject == "stepping-down"


@pytest.mark.parametrize("from_home", [True, False])
def test_a_page_that_vanished_is_skipped_with_a_plain_line(
    qtbot: QtBot, start: Start, from_home: bool
) -> None:
    program = start()
    path = begin(qtbot, program)
    told = json.loads(as_text(path))
    told["steps"][0][:4] = ["vanished", "", "A page of before", ""]
    keeping_of(program).put_on_desk(TIME_PATH, json.dumps(told))
    stop(program)

    again = start()
    if from_home:
        press(again.window, "home_carry_on")
        qtbot.waitUntil(lambda: seen(again, "time_bar"))
        notice = again.window.findChild(NoticeBar)
        assert notice is not None
        said = " ".join(label.text() for label in notice.findChildren(BodyLabel))
        assert "“A page of before”" in said
    else:
        again.window.place_requested.emit("time")
        qtbot.waitUntil(lambda: seen(again, "path_gone"))
        assert "“A page of before”" in words(again, "path_gone")
    assert [step.address for step in path_in(again).steps] == [s.address for s in path.steps[1:]]


def test_without_history_a_path_lives_as_long_as_the_window(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    program.window.place_requested.emit("settings")
    press(program.window, "settings_keep_history")
    path = begin(qtbot, program)
    while not path_in(program).finished:
        next_step(qtbot, program)
    assert not keeping_of(program).places
    press(program.window, "path_more")
    qtbot.waitUntil(lambda: not path_in(program).finished)
    assert path_in(program).steps[0].address != path.steps[0].address  # known while it is open
    stop(program)
    again = start()
    assert not path_in(again).steps


def test_clearing_the_history_ends_the_path(qtbot: QtBot, start: Start) -> None:
    program = start()
    begin(qtbot, program)
    keeping_of(program).clear_history()
    assert not seen(program, "time_bar")
    program.window.place_requested.emit("home")
    assert not seen(program, "home_carry_on")


def test_a_private_session_has_a_path_of_its_own(qtbot: QtBot, start: Start) -> None:
    program = start()
    path = begin(qtbot, program)
    keeping_of(program).set_private(True)
    assert not path_in(program).steps
    assert not seen(program, "time_bar")
    begin(qtbot, program, 2)
    keeping_of(program).set_private(False)
    assert path_in(program).steps == path.steps


def test_the_whole_way_works_by_keys(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.window
    lay_out(qtbot, program)
    qtbot.waitUntil(lambda: _focus_is("path_start"))
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen(program, "time_bar"))
    count = len(path_in(program).steps)
    for place in range(1, count):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=place: path_in(program).place == wanted)  # type: ignore[misc]
    reader = window.findChild(QWidget, "reader")
    assert reader is not None
    assert reader.isAncestorOf(focused())  # keys scroll the page
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_page == "time")
    qtbot.waitUntil(lambda: _focus_is("path_more"))
