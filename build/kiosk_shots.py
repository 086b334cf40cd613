"""Draw every screen of the kiosk as PNG files, to look at: both ways up, every theme, largest text.

python3 build/dev.py shots --kiosk [--only start] [--look light]
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop import paths
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.kiosk import DayCounts, KioskSettings
from desktop.domain.kiosk_paper import PrinterState, SeenPrinter
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.asked_rows import AskedRow
from desktop.kiosk.keyboard import Keyboard
from desktop.kiosk.print_screen import PrintScreen
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.library.asking import Asking
from desktop.library.staff_pin import hash_of
from desktop.speech.voice import Ended
from desktop.store.counts_file import CountsFile
from desktop.store.profile import Profile
from desktop.ui.common.buttons import Button
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.focus_ring import FocusRing

PIN = "493817"
TODAY = dt.date(2026, 11, 21)
PRINTED = "immune-reconstitution"  # the page that is printed
LOOKS = {  # name -> width, height, theme, text scale
    "light": (1920, 1080, ThemeName.LIGHT, 1.5),
    "upright": (1080, 1920, ThemeName.LIGHT, 1.5),
    "dark": (1920, 1080, ThemeName.DARK, 1.5),
    "contrast": (1920, 1080, ThemeName.HIGH_CONTRAST, 1.5),
    "largest": (1920, 1080, ThemeName.LIGHT, 2.4),
    "upright-largest": (1080, 1920, ThemeName.LIGHT, 2.4),
    "small": (1366, 768, ThemeName.LIGHT, 1.5),
}

Scene = Callable[[KioskProgram, Visit], object]


def _at(place: str, page: str = "", anchor: str = "") -> Scene:
    return lambda _, visit: visit.go(place, page, anchor)


def _touched(scene: Scene, *names: str) -> Scene:
    """`scene`, then a touch on each of these buttons."""

    def touch(program: KioskProgram, visit: Visit) -> None:
        scene(program, visit)
        for name in names:
            settle(50)
            button = visit.frame.findChild(QAbstractButton, name)
            assert button is not None, name
            button.click()

    return touch


def _receipt(program: KioskProgram, _: Visit) -> None:
    program.end_visit()


def _notice(program: KioskProgram, _: Visit) -> None:
    program.end_visit()
    program.window.notice.show_why("The content file cannot be read.")
    program.window.show_page(program.window.notice)


def _still_there(program: KioskProgram, _: Visit) -> None:
    program.idle.counting.emit(42)


def _pin(*tries: str) -> Scene:
    """The PIN pad over a page, after these tries."""

    def scene(program: KioskProgram, visit: Visit) -> None:
        assert program.staff is not None
        program.staff.tries.was_right()
        program.staff.ask()
        for pin in tries:
            program.staff.pad.entered.emit(pin)
            while program.staff.checking:
                settle(50)

    return scene


def _pin_typed(program: KioskProgram, visit: Visit) -> None:
    _pin()(program, visit)
    assert program.staff is not None
    QTest.keyClicks(program.staff.pad, PIN[:4])


def _staff(page: str, *pressed: str) -> Scene:
    """The staff panel at one of its pages, after these were pressed."""

    def scene(program: KioskProgram, visit: Visit) -> None:
        _printer(program)
        view = program.theme.settings
        program.kiosk = KioskSettings(pin=_pin_hash())
        _pin(PIN)(program, visit)
        program.theme.apply(view)
        assert program.staff is not None
        panel = program.staff.panel
        assert panel is not None
        for name in (f"staff_page_{page}", *pressed):
            button = panel.findChild(QAbstractButton, name)
            assert button is not None, name
            button.click()
        panel.show_printers(("Front desk", "Nurses' room, ground floor"))

    return scene


@cache
def _pin_hash() -> str:
    return hash_of(PIN)


def _counted() -> list[DayCounts]:
    pages = {
        "what-ms-is": 14,
        "two-main-ways": 11,
        "early-high-efficacy": 9,
        "relapse": 4,
    }
    return [
        DayCounts(
            TODAY - dt.timedelta(ago), sessions, sessions * 2, pages, {"en-GB": max(1, sessions)}
        )
        for ago, sessions in enumerate((12, 3, 2, 31, 8, 1, 17))
    ]


def _printer(program: KioskProgram, **seen: Any) -> None:
    """A printer that is always found so; the real one is left in peace."""
    assert program.kit is not None
    printer = program.kit.printer
    printer.seen = SeenPrinter(name="Desk", **{"where": "Left of this screen", **seen})
    setattr(printer, "look", lambda: printer.looked.emit(printer.seen))  # noqa: B010


def _read(program: KioskProgram, visit: Visit, count: int) -> None:
    """Open so many pages, as far as the visit knows."""
    assert program.kit is not None
    library = program.kit.session.library
    for card in library.content.cards()[:count]:
        visit.state.opened(library.handout_items.of_page(card.id))


def _print(page: str, form: str = "", **seen: Any) -> Scene:
    def scene(program: KioskProgram, visit: Visit) -> None:
        _printer(program, **seen)
        _read(program, visit, 1)
        visit.state.questions = {
            "own-1": "How often do I need blood tests?",
            "own-2": "Whom do I call at the weekend?",
        }
        visit.go("print", page)
        settle(1500)
        card = visit.frame.findChild(RadioCard, f"form_{form}")
        if card is not None:
            card.click()
            settle(1500)

    return scene


def _print_choose(program: KioskProgram, visit: Visit) -> None:
    _printer(program)
    _read(program, visit, 5)
    visit.go("print")


def _print_limit(program: KioskProgram, visit: Visit) -> None:
    visit.state.printed = program.kiosk.pages_per_visit
    _print(PRINTED)(program, visit)


def _print_sending(program: KioskProgram, visit: Visit) -> None:
    _print(PRINTED)(program, visit)
    screen = visit.frame.findChild(PrintScreen)
    if screen is not None:
        screen.show_sending(1, 2)


def _print_collect(program: KioskProgram, visit: Visit) -> None:
    _print_sending(program, visit)
    screen = visit.frame.findChild(PrintScreen)
    if screen is not None:
        screen.show_collect(2, "Left of this screen")


def _take_home(count: int) -> Scene:
    def scene(program: KioskProgram, visit: Visit) -> None:
        _read(program, visit, count)
        visit.go("take-home")

    return scene


def _take_home_choose(program: KioskProgram, visit: Visit) -> None:
    _take_home(10)(program, visit)
    settle()
    button = visit.frame.findChild(Button, "code_choose")
    if button is not None:
        button.click()


WAYS = "maintenance-escalation,immune-reconstitution"
MEDICINES = "cladribine,ocrelizumab,natalizumab"


def _typed(place: str, words: str, *, page: str = "", done: bool = False) -> Scene:
    """Type `words` key by key, as a finger does; `done` touches the key that goes on."""

    def scene(program: KioskProgram, visit: Visit) -> None:
        visit.go(place, page)
        settle()
        keyboard = visit.desk.screen.findChild(Keyboard)
        assert keyboard is not None
        program.theme.repeat_ms = 0
        for sign in words:
            keyboard.typed.emit(sign)
        if done:
            settle()
            keyboard.done_pressed.emit()

    return scene


def _after_a_moment(scene: Scene) -> Scene:
    """For what is read off the GUI thread first."""

    def shown(program: KioskProgram, visit: Visit) -> None:
        scene(program, visit)
        program.tasks.finish()
        settle()

    return shown


def _code(pages: int) -> Scene:
    """Open a code of so many topics."""

    def scene(program: KioskProgram, visit: Visit) -> None:
        assert program.kit is not None
        library = program.kit.session.library
        ids = [card.id for card in library.content.cards()[:pages]]
        visit.go("code", library.take_homes.slip(ids, text_scale=2.4).code)

    return scene


def _questions(count: int, removed: int = 0) -> Scene:
    def scene(program: KioskProgram, visit: Visit) -> None:
        assert program.kit is not None
        pages = Asking(program.kit.session.library.content).groups[1].pages
        for question in pages[0].questions[:count]:
            visit.state.toggle_question(question.id, question.text)
        visit.state.toggle_question("own-1", "Can I still travel in spring?")
        visit.go("questions")
        for row in visit.desk.screen.findChildren(AskedRow)[:removed]:
            row.toggled.emit(next(iter(visit.state.questions)))

    return scene


def _explained(page: str, anchor: str, kind: str) -> Scene:
    """A sheet over a part of a page: "word", "source" or "finding"."""

    def scene(_: KioskProgram, visit: Visit) -> None:
        visit.go("page", page, anchor)
        settle()
        reading = visit.desk.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view is not None
        if kind == "word":
            reading.links.term_requested.emit("relapse", QRect())
        elif kind == "source":
            source = reading.view.article.sources[0]
            reading.links.citation_requested.emit((source.key,), QRect())
        else:
            counted = (f for f in reading.view.findings.values() if f.numerator is not None)
            reading.links.finding_requested.emit(next(counted).id, QRect())

    return scene


class _SilentVoice:
    """Begins each sentence and never ends it."""

    voices = ()

    def say(self, words: str, ended: Ended) -> None: ...

    def stop(self) -> None: ...

    def set_speed(self, speed: float) -> None: ...

    def set_volume(self, percent: int) -> None: ...

    def close(self) -> None: ...


def _read_aloud(_: KioskProgram, visit: Visit) -> None:
    visit.go("page", "the-three-rs", "a-picture-in-3-parts")
    settle()
    visit.voice.find_voice = _SilentVoice
    visit.frame.strip.listen_requested.emit()


def _few_words(page: str) -> Scene:
    return _touched(_at("page", page), "kiosk_fewer")


SCENES: dict[str, Scene] = {
    "page": _at("page", "the-three-rs"),
    "page-picture": _at("page", "the-three-rs", "a-picture-in-3-parts"),
    "page-strategy": _at("page", "maintenance-escalation"),
    "page-years": _at("page", "maintenance-escalation", "the-years"),
    "page-treatment": _at("page", "ocrelizumab"),
    "page-table": _at("page", "ocrelizumab", "common-side-effects"),
    "page-comparison": _at("page", "maintenance-or-irt", "side-by-side"),
    "page-ask": _at("page", "the-three-rs", "ask-your-team"),
    "page-check": _at("page", "the-three-rs", "check-yourself"),
    "page-sources": _at("page", "the-three-rs", "sources"),
    "page-next": _at("page", "the-three-rs", "read-next"),
    "page-few": _few_words("the-three-rs"),
    "page-few-points": _few_words("ocrelizumab"),
    "page-aloud": _read_aloud,
    "page-no-voice": _touched(_at("start"), "kiosk_listen"),
    "page-contents": _touched(
        _at("page", "the-three-rs", "a-picture-in-3-parts"), "kiosk_reading_contents"
    ),
    "page-word": _explained("the-three-rs", "a-picture-in-3-parts", "word"),
    "page-source": _explained("the-three-rs", "a-picture-in-3-parts", "source"),
    "page-finding": _explained("ocrelizumab", "what-it-can-do", "finding"),
    "list-treatments": _at("treatments"),
    "list-choices": _at("choices"),
    "list-topics": _at("topics"),
    "list-group": _at("topics", "living"),
    "urgent": _at("urgent"),
    "pin": _pin_typed,
    "pin-wrong": _pin("493818"),
    "pin-wait": _pin("493818", *["204813"] * 4),
    "staff": _staff("settings"),
    "staff-changed": _staff("settings", "staff_more"),
    "staff-counts": _staff("counts"),
    "staff-facts": _staff("facts"),
    "staff-leave": _staff("settings", "staff_leave"),
    "word": _after_a_moment(_at("word")),
    "word-qwerty": _touched(_at("word"), "key_order"),
    "word-figures": _touched(_at("word"), "key_turn"),
    "word-letter": _typed("word", "R"),
    "word-typing": _typed("word", "REL"),
    "word-mended": _typed("word", "LEMTRDA"),
    "word-results": _typed("word", "INFECTION", done=True),
    "word-none": _typed("word", "ZZXQQ"),
    "word-meaning": _at("word", "term:relapse"),
    "code": _at("code"),
    "code-typing": _typed("code", "K7QX29"),
    "code-wrong": _typed("code", "K7QX29", done=True),
    "code-opened": _code(4),
    "questions": _at("questions"),
    "questions-some": _questions(4, removed=1),
    "questions-choose": _after_a_moment(_at("questions", "choose")),
    "questions-group": _after_a_moment(_at("questions", "group:living")),
    "questions-ready": _after_a_moment(_at("questions", "from:two-main-ways")),
    "questions-write": _typed(
        "questions", "WILL MY MRI BE FREE? CAN MY SON COME ALONG", page="write"
    ),
    "start": _at("start"),
    "compare-what": _at("compare"),
    "compare-choose": _touched(
        _at("compare", "treatments"), "kiosk_option_cladribine", "kiosk_option_ocrelizumab"
    ),
    "compare-choose-ways": _at("compare", "strategies"),
    "compare-aspect": _at("compare", WAYS),
    "compare-aspect-three": _at("compare", MEDICINES, "relapses"),
    "compare-list": _at("compare", WAYS, "list"),
    "compare-cell": _touched(_at("compare", MEDICINES, "relapses"), "kiosk_more_cladribine"),
    "diagrams": _at("diagrams"),
    "diagram-curve": _at("diagram", "three-rs"),
    "diagram-step": _at("diagram", "three-rs", "step-2"),
    "diagram-timeline": _at("diagram", "approaches-timeline", "step-3"),
    "diagram-people": _at("diagram", "clarity-relapse-free"),
    "diagram-words": _at("diagram", "three-rs", "words"),
    "diagram-table": _at("diagram", "three-rs", "table"),
    "diagram-parts": _at("diagram", "what-if", "parts"),
    "diagram-more": _touched(_at("diagram", "three-rs"), "kiosk_diagram_more"),
    "receipt": _receipt,
    "still-there": _still_there,
    "notice": _notice,
    "print-choose": _print_choose,
    "print-short": _print(PRINTED),
    "print-large": _print(PRINTED, "large"),
    "print-questions": _print("conversation"),
    "print-limit": _print_limit,
    "print-no-printer": _print(PRINTED, state=PrinterState.MISSING),
    "print-sending": _print_sending,
    "print-collect": _print_collect,
    "take-home-one": _take_home(1),
    "take-home-many": _take_home(10),
    "take-home-choose": _take_home_choose,
    "take-home-none": _at("take-home"),
}


def settle(ms: int = 250) -> None:
    """Let everything be built and painted."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
    QCoreApplication.processEvents()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kiosk", action="store_true", help="as dev.py is told")
    parser.add_argument("--only", default="")
    parser.add_argument("--look", default="")
    asked = parser.parse_args()
    folder = paths.root() / ".cache" / "shots" / "kiosk"
    folder.mkdir(parents=True, exist_ok=True)
    QApplication([])
    with tempfile.TemporaryDirectory() as profile:
        CountsFile(Profile(Path(profile))).write(_counted())
        program = KioskProgram(
            Path(profile),
            paths.content_db(),
            RollOutSettings(kiosk=KioskSettings(pin=_pin_hash())),
            today=lambda: TODAY,
        )
        program.show()
        until = time.monotonic() + 20
        while program.kit is None and time.monotonic() < until:
            settle(50)
        for look, (width, height, theme, scale) in LOOKS.items():
            if asked.look not in ("", look):
                continue
            program.window.resize(width, height)
            view = dataclasses.replace(program.theme.settings, theme=theme, text_scale=scale)
            program.theme.apply(view)
            settle()
            if asked.only in ("", "welcome"):
                program.window.grab().save(str(folder / f"{look}--welcome.png"))
            for name, scene in SCENES.items():
                if not name.startswith(asked.only):
                    continue
                program.window.welcome.start_requested.emit()
                assert program.visit is not None
                program.theme.apply(view)
                ring = program.window.findChild(FocusRing)
                assert ring is not None
                ring.wait_for_key()  # as after a touch
                scene(program, program.visit)
                settle(600)
                program.window.grab().save(str(folder / f"{look}--{name}.png"))
                if program.staff is not None:
                    program.staff.close()
                program.end_visit()
        program.end()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
