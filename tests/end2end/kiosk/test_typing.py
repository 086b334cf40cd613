"""Looking up words, codes and questions in the whole kiosk; nothing typed outlives the visit."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from types import CodeType, FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.reading import ThemeName
from desktop.kiosk.answers import AnswerTile
from desktop.kiosk.keyboard import Keyboard
from desktop.kiosk.meaning_view import MeaningView
from desktop.kiosk.typed_field import TypedField
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from tests.end2end.fake_voice import FakeVoice
from tests.end2end.kiosk.conftest import StartKiosk, begin

MOST_PAGES = 8  # of keys
MARKER = "zebrazoom"  # no word of the content is like it


def press(visit: Visit, name: str) -> None:
    button = visit.frame.findChild(QAbstractButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def touch_keys(visit: Visit, text: str) -> None:
    """Touch one key after another; on a small screen they stand on several pages."""
    QApplication.processEvents()  # laid out
    keyboard = visit.desk.screen.findChild(Keyboard)
    assert keyboard is not None
    for sign in text:
        for _ in range(MOST_PAGES):
            if (key := keyboard.key(sign)) is not None:
                break
            turn = keyboard.findChild(QAbstractButton, "key_turn")
            assert turn is not None
            QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
        assert key is not None, sign
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def titles(visit: Visit) -> list[str]:
    tiles = visit.desk.screen.findChildren(AnswerTile)
    return [tile.text() for tile in tiles if tile.isVisible()]


def touch_tile(visit: Visit, title: str) -> None:
    tiles = visit.desk.screen.findChildren(AnswerTile)
    tile = next(tile for tile in tiles if tile.isVisible() and tile.text() == title)
    tile.click()


def words(visit: Visit, name: str) -> str:
    label = visit.desk.screen.findChild(BodyLabel, name)
    assert label is not None, name
    return label.text()


def code_of(program: KioskProgram, *pages: str, scale: float = 1.0) -> str:
    assert program.kit is not None
    take_homes = program.kit.session.library.take_homes
    return take_homes.slip(pages, text_scale=scale, theme=ThemeName.SYSTEM).code


def test_looking_up_a_word(qtbot: QtBot, kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    visit.go("word")
    # Words to touch before anything is typed, and those of a letter after one key
    qtbot.waitUntil(lambda: "Relapse" in titles(visit), timeout=10_000)
    touch_keys(visit, "N")
    assert "Natalizumab" in titles(visit)
    assert all(title.casefold().startswith("n") for title in titles(visit))
    # Two letters search; spelling mistakes are forgiven
    touch_keys(visit, "ATALZUMAB")
    qtbot.waitUntil(lambda: "Did you mean" in words(visit, "word_told"), timeout=10_000)
    assert titles(visit)[0] == "Natalizumab"
    assert visit.kit.counts.days[-1].pages == {}  # what is searched for is never counted
    # Nothing found still offers something to touch
    press(visit, "typing_clear")
    touch_keys(visit, "ZZXQQ")
    qtbot.waitUntil(lambda: "Nothing found" in words(visit, "word_told"), timeout=10_000)
    assert titles(visit)
    # A word opens its plain meaning on a screen of its own, and Back leads to the search
    visit.go("word", "", "relapse")
    qtbot.waitUntil(lambda: "Relapse" in titles(visit), timeout=10_000)
    touch_tile(visit, "Relapse")
    meaning = visit.desk.screen.findChild(MeaningView)
    assert meaning is not None
    assert meaning.isVisible()
    assert words(visit, "meaning_word") == "Relapse"
    assert "24 hours" in words(visit, "meaning_definition")
    listened = visit.desk.listened
    assert listened is not None
    script = listened.script()
    assert [passage.shown for passage in script.passages] == meaning.lines()
    listened.show(script, script.sentences[-1], look=True)
    mark = meaning.spoken.mark
    assert mark is not None
    assert mark.widget.objectName() == "meaning_definition"
    visit.back()
    assert visit.desk.listened is None
    assert not meaning.isVisible()
    assert "Relapse" in titles(visit)
    # A take-home code is known where words are asked for
    code = code_of(program, "what-ms-is", "types-of-ms")
    visit.go("word", "", code.lower())
    qtbot.waitUntil(lambda: "take-home code" in words(visit, "word_told"), timeout=10_000)
    touch_tile(visit, "What MS is")
    assert (visit.now.place, visit.now.page) == ("code", code)


def test_an_answer_for_what_was_typed_before_is_dropped(
    qtbot: QtBot, kiosk: StartKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = kiosk()
    visit = begin(program)
    visit.go("word")
    qtbot.waitUntil(lambda: bool(titles(visit)), timeout=10_000)
    touch_keys(visit, "RELAPS")
    press(visit, "typing_clear")  # before any answer was heard
    program.tasks.finish()
    qtbot.wait(0)
    assert words(visit, "word_told").startswith("Touch a word")
    # A search that fails says so, and tells nobody what was typed
    monkeypatch.setattr(visit.kit.session.library.searches, "search", _fail)
    touch_keys(visit, "RE")
    qtbot.waitUntil(lambda: "cannot be looked up" in words(visit, "word_told"), timeout=10_000)


def _fail(typed: str, **_: object) -> None:
    raise OSError(f"the file is gone: {typed}")


def test_opening_a_code(kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    visit.go("code")
    code = code_of(program, "what-ms-is", "types-of-ms", scale=2.4)
    letters = code.replace("-", "")
    # A wrong letter says what to look at, and what was typed stays
    wrong = ("A" if letters[0] != "A" else "C") + letters[1:]
    touch_keys(visit, wrong)
    press(visit, "key_done")
    trouble = visit.desk.screen.findChild(MarkedLine, "code_trouble")
    field = visit.desk.screen.findChild(TypedField, "code_field")
    assert trouble is not None
    assert field is not None
    assert trouble.isVisible()
    assert "not quite the code" in trouble.words
    assert field.text == wrong
    # Several pages are listed, and the look of the sheet is offered, not forced
    press(visit, "typing_clear")
    assert not trouble.isVisible()
    touch_keys(visit, letters)
    press(visit, "key_done")
    assert titles(visit) == ["What MS is", "Types of MS"]
    assert program.theme.settings.text_scale == 1.5
    press(visit, "code_look")
    assert program.theme.settings.text_scale == 2.4
    look = visit.desk.screen.findChild(QAbstractButton, "code_look")
    assert look is not None
    assert look.isHidden()


def test_asking_questions(qtbot: QtBot, kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    visit.go("questions")
    # Ready-made ones, by what they are about
    touch_tile(visit, "Choose ready-made questions")
    program.tasks.finish()
    qtbot.waitUntil(lambda: "Start here" in titles(visit), timeout=10_000)
    touch_tile(visit, "Start here")
    touch_tile(visit, titles(visit)[0])
    first, second = titles(visit)[:2]
    touch_tile(visit, first)
    touch_tile(visit, second)
    touch_tile(visit, second)  # the second touch takes it off again
    assert list(visit.state.questions.values()) == [first]
    # Own words
    visit.go("questions")
    touch_tile(visit, "Write my own question")
    press(visit, "key_done")  # an empty one is not put on the list
    assert words(visit, "question_note") == "Type your question first."
    touch_keys(visit, "MY MRI")
    assert words(visit, "question_note").startswith("Only you see it.")
    press(visit, "key_done")
    assert visit.state.questions == {**visit.state.questions, "own-1": "My MRI"}
    # The list is read aloud
    visit.go("questions")
    QApplication.processEvents()
    listened = visit.desk.listened
    assert listened is not None
    assert [passage.shown for passage in listened.script().passages] == [first, "My MRI"]
    # Removed, and put back in its place
    kept = dict(visit.state.questions)
    question = next(iter(kept))
    press(visit, f"asked_button_{question}")
    assert list(visit.state.questions) == ["own-1"]
    press(visit, f"asked_button_{question}")
    assert list(visit.state.questions.items()) == list(kept.items())


def strings_of(things: Iterable[object]) -> Iterator[str]:
    """Every text that lies in `things`, also in those that the collector does not track."""
    waiting = list(things)
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str):
            yield thing
        elif not gc.is_tracked(thing) and id(thing) not in seen:
            seen.add(id(thing))
            waiting += gc.get_referents(thing)


def holders(marker: str) -> set[str]:
    """What holds a text with `marker` in it, this module aside."""
    gc.unfreeze()  # what stood before the test may hold it too
    while gc.collect():
        pass  # what widgets held goes after them
    found = set()
    clean: dict[int, object] = {}
    for thing in gc.get_objects():
        if thing is globals() or isinstance(thing, CodeType | FrameType):
            continue
        if holds(thing, marker, clean):
            found.add(type(thing).__name__)
    return found


def holds(thing: object, marker: str, clean: dict[int, object]) -> bool:
    """Whether a text with `marker` lies in `thing`.

    Args:
        clean: by its id, each text and each untracked thing that was found without it; held
            here, so that nothing new gets its id.
    """
    for each in gc.get_referents(thing):
        if id(each) in clean:
            continue
        if isinstance(each, str):
            if marker in each.casefold():
                return True
        elif gc.is_tracked(each):
            continue
        elif any(marker in text.casefold() for text in strings_of([each])):
            return True
        clean[id(each)] = each
    return False


def heard(visit: Visit) -> str:
    voice = visit.voice._voice
    return " ".join(voice.said) if isinstance(voice, FakeVoice) else ""


def type_hear_and_set(qtbot: QtBot, program: KioskProgram) -> None:
    """A visit that looks a word up, and has a question of its own read and set for the printer."""
    visit = begin(program)
    for place, page in (("word", ""), ("questions", "write")):
        visit.go(place, page)
        touch_keys(visit, MARKER.upper())
        field = visit.desk.screen.findChild(TypedField)
        assert MARKER in [text.casefold() for text in strings_of(gc.get_referents(vars(field)))]
        program.tasks.finish()
        qtbot.wait(0)
        done = visit.desk.screen.findChild(QAbstractButton, "key_done")
        assert done is not None
        QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert MARKER in visit.state.questions["own-1"].casefold()
    visit.voice.find_voice = FakeVoice
    visit.go("questions")
    press(visit, "kiosk_listen")
    qtbot.waitUntil(lambda: MARKER in heard(visit).casefold(), timeout=20_000)
    visit.go("print", CONVERSATION_PAGE)
    typesetter = visit.kit.session.library.typesetter
    qtbot.waitUntil(lambda: MARKER in typesetter._last[0].casefold(), timeout=20_000)
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):  # they remember what is undone
        assert visit.frame.findChildren(kind) == []


def test_nothing_typed_outlives_the_visit(qtbot: QtBot, kiosk: StartKiosk) -> None:
    program = kiosk()
    type_hear_and_set(qtbot, program)
    program.end_visit()
    program.tasks.finish()
    # A thread that has done its work lets go of it a moment later
    qtbot.waitUntil(lambda: holders(MARKER) == set(), timeout=20_000)
