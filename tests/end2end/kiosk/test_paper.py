"""Printing and taking home in a whole kiosk; a file stands in for paper."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.app.kiosk import kiosk_printer, print_desk
from desktop.app.kiosk.kiosk_printer import Pictures, PrintJob
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.app.printing import file_printer
from desktop.domain.errors import PrinterError
from desktop.domain.kiosk_paper import PrinterState, SeenPrinter
from desktop.domain.packs import HandoutItem
from desktop.domain.printing import HandoutOptions
from desktop.domain.take_home import MOST_PAGES
from desktop.kiosk.print_screen import PrintScreen
from desktop.kiosk.take_home_screen import TakeHomeScreen
from desktop.ui.common.buttons import Button
from tests.end2end.kiosk.conftest import StartKiosk, begin, shown

PAGE = "immune-reconstitution"
QUESTION = "How often do I need a blood test here?"


class Printer:
    """Prints to a file; can be taken away, and can be held at the first sheet."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.seen = SeenPrinter(name="Desk", where="Left of this screen")
        self.refuses = False
        self.go_on = threading.Event()
        self.go_on.set()
        self.names: list[str] = []

    def look(self, _wanted: str) -> SeenPrinter:
        return self.seen

    def set_up(self, _name: str, options: HandoutOptions, copies: int) -> QPrinter:
        self.go_on.wait(20)
        if self.refuses:
            raise PrinterError("It is gone.")
        printer = file_printer(str(self.target), options)
        self.names.append(printer.docName())
        assert copies == 1
        return printer

    @property
    def sheets(self) -> int:
        if not self.target.exists():
            return 0
        with pikepdf.open(self.target) as pdf:
            return len(pdf.pages)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Printer]:
    made = Printer(tmp_path / "paper.pdf")
    monkeypatch.setattr(kiosk_printer, "look_at", made.look)
    monkeypatch.setattr(kiosk_printer, "printer_for", made.set_up)
    monkeypatch.setattr(kiosk_printer, "print_dpi", lambda _: 20)
    yield made
    made.go_on.set()


class Paper:
    """A visit at the print screen."""

    def __init__(self, qtbot: QtBot, visit: Visit) -> None:
        self.qtbot, self.visit = qtbot, visit

    @property
    def screen(self) -> PrintScreen:
        found = self.visit.frame.findChild(PrintScreen)
        assert found is not None
        return found

    def offers(self, name: str) -> bool:
        return name in [button.objectName() for button in self.screen.foot_buttons()]

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.offers(name), timeout=20_000)

    def press(self, name: str) -> None:
        self.wait_for(name)
        self.click(name)

    def click(self, name: str) -> None:
        button = self.visit.frame.findChild(Button, name)
        assert button is not None
        button.click()

    def go(self, page: str, offered: str = "print_now") -> None:
        self.visit.go("print", page)
        self.wait_for(offered)


def read(program: KioskProgram, visit: Visit, *pages: str) -> None:
    """Open pages, as far as the visit knows."""
    assert program.kit is not None
    for page in pages:
        visit.state.opened(program.kit.session.library.handout_items.of_page(page))


def test_a_page_is_seen_counted_and_printed_with_no_trace_of_another(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = kiosk()
    kit = program.kit
    assert kit is not None
    visit = begin(program)
    paper = Paper(qtbot, visit)
    read(program, visit, "what-ms-is", PAGE)
    visit.state.toggle_question("own-1", QUESTION)
    paper.go(PAGE)
    qtbot.waitUntil(lambda: paper.screen.pane.picture.has_picture, timeout=20_000)
    sheets = int(paper.screen.pane.heading.split()[2])
    asked: list[Any] = []
    sending = kit.printer.print

    def send(pictures: Pictures, sides: int, options: HandoutOptions) -> PrintJob:
        asked.append(pictures)
        return sending(pictures, sides, options)

    monkeypatch.setattr(kit.printer, "print", send)
    printer.go_on.clear()
    paper.press("print_now")
    assert visit.busy
    assert "Sheet 1" in paper.screen.message.said
    printer.go_on.set()
    paper.wait_for("print_collected")
    assert not visit.busy
    assert "Left of this screen" in paper.screen.message.said
    assert printer.sheets == sheets == visit.state.printed == kit.counts.prints_today
    assert printer.names == ["Waymark handout"]
    (pictures,) = asked
    handout = pictures.args[0]
    opened = kit.session.library.take_homes.opened(handout.slip.code)
    assert [card.id for card in opened.cards] == [PAGE]
    words = kit.session.library.as_text(handout)
    assert QUESTION not in words
    assert "What MS is" not in words
    before = visit.now
    paper.press("print_collected")
    assert visit.now != before

    paper.go("conversation")
    assert paper.screen.pane.heading == "This is 1 sheet"
    assert paper.screen.foot_buttons()[0].text() == "Print 1 sheet"


def test_finish_while_printing_wipes_the_screen_and_the_paper_still_comes(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer
) -> None:
    program = kiosk()
    kit = program.kit
    assert kit is not None
    visit = begin(program)
    paper = Paper(qtbot, visit)
    visit.state.toggle_question("own-1", QUESTION)
    paper.go("conversation")
    printer.go_on.clear()
    paper.press("print_now")
    kept = [weakref.ref(each) for each in (visit, visit.state, visit.desk, paper.screen)]
    visit.frame.strip.finish_requested.emit()
    assert shown(program) == "kiosk_receipt"
    assert kit.printer.busy
    program.window.receipt.closed.emit()
    assert shown(program) == "kiosk_welcome"
    assert not program.nobody_there  # it must not start anew now
    with qtbot.waitSignal(kit.printer.rested, timeout=20_000):
        printer.go_on.set()
    assert printer.sheets == kit.counts.prints_today == 1
    assert program.nobody_there
    program.tasks.finish()
    del visit, paper
    gc.collect()
    assert not [ref() for ref in kept if ref() is not None]
    held = [each for each in gc.get_objects() if isinstance(each, HandoutItem)]
    assert not [item for item in held if item.page == "conversation"]
    typesetter = kit.session.library.typesetter
    assert QUESTION not in repr(vars(typesetter))
    assert typesetter._last == ("", b"")


def test_a_printer_that_is_gone_offers_the_code_and_is_looked_at_again(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_desk, "LOOK_AGAIN_MS", 50)
    program = kiosk()
    visit = begin(program)
    paper = Paper(qtbot, visit)
    read(program, visit, PAGE)
    for state, said in (
        (PrinterState.MISSING, "is not there"),
        (PrinterState.NO_PAPER, "no paper"),
        (PrinterState.STOPPED, "has stopped"),
    ):
        printer.seen = replace(printer.seen, state=state)
        paper.go(PAGE, "print_again")
        assert said in paper.screen.message.heading
        assert "member of staff" in paper.screen.message.said
    printer.seen = replace(printer.seen, state=PrinterState.READY)
    paper.wait_for("print_now")  # by itself

    printer.refuses = True  # unplugged since
    paper.press("print_now")
    printer.seen = replace(printer.seen, state=PrinterState.MISSING)
    paper.wait_for("print_again")
    assert visit.state.printed == 0
    assert not visit.busy
    paper.press("print_code")
    assert visit.now.place == "take-home"

    printer.seen, printer.refuses = replace(printer.seen, state=PrinterState.READY), False
    visit.back()
    paper.wait_for("print_now")
    printer.go_on.clear()
    paper.press("print_now")
    paper.press("print_stop")
    printer.go_on.set()
    paper.wait_for("print_now")
    assert "Nothing was printed" in paper.screen.pane.told
    assert printer.sheets == 0


def test_a_printer_that_never_answers_keeps_nobody_waiting(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_desk, "LONGEST_STILL_MS", 50)
    program = kiosk()
    kit = program.kit
    assert kit is not None
    visit = begin(program)
    paper = Paper(qtbot, visit)
    visit.state.toggle_question("own-1", QUESTION)
    paper.go("conversation")
    printer.go_on.clear()
    printer.seen = replace(printer.seen, state=PrinterState.SILENT)
    paper.press("print_now")
    assert visit.busy
    paper.wait_for("print_again")
    assert not visit.busy
    assert kit.printer.busy
    with qtbot.waitSignal(kit.printer.rested, timeout=20_000):
        printer.go_on.set()
    assert printer.sheets == kit.counts.prints_today == 0


def test_limits_are_kind_and_count_what_visits_before_printed(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer
) -> None:
    program = kiosk()
    kit = program.kit
    assert kit is not None
    visit = begin(program)
    paper = Paper(qtbot, visit)
    read(program, visit, PAGE)
    visit.state.printed = program.kiosk.pages_per_visit
    paper.go(PAGE, "print_code")
    assert "share of paper" in paper.screen.pane.told
    visit.state.printed = 0
    program.kiosk = replace(program.kiosk, pages_per_day=10)
    kit.counts.count_prints(10)  # by somebody else
    paper.go(PAGE, "print_code")
    assert "tomorrow" in paper.screen.pane.told
    program.kiosk = replace(program.kiosk, pages_per_day=0)
    paper.go(PAGE, "print_code")
    assert "does not print" in paper.screen.message.heading


def test_the_code_opens_the_pages_chosen_the_last_one_first(
    qtbot: QtBot, kiosk: StartKiosk, printer: Printer
) -> None:
    program = kiosk()
    kit = program.kit
    assert kit is not None
    library = kit.session.library
    visit = begin(program)
    paper = Paper(qtbot, visit)
    visit.go("take-home")
    screen = visit.frame.findChild(TakeHomeScreen)
    assert screen is not None
    assert "nothing to take home yet" in screen.message.said

    pages = [card.id for card in library.content.cards()[: MOST_PAGES + 2]]
    read(program, visit, *pages)
    visit.state.opened(HandoutItem("compare", "My comparison", "{}"))  # no code can name it
    visit.go("take-home")
    qtbot.waitUntil(lambda: bool(screen.code))

    def opens() -> list[str]:
        return [card.id for card in library.take_homes.opened(screen.code).cards]

    latest = pages[::-1]
    assert opens() == latest[:MOST_PAGES]
    ticks = screen.ticks.ticks
    assert [tick.isEnabled() for tick in ticks] == [True] * MOST_PAGES + [False] * 2
    before = screen.code
    ticks[0].click()
    ticks[-1].click()
    paper.click("code_show")
    qtbot.waitUntil(lambda: screen.code != before)
    assert opens() == [*latest[1:MOST_PAGES], latest[-1]]

    paper.click("code_print")
    paper.wait_for("print_now")
    assert paper.screen.pane.heading == "This is 1 sheet"
    paper.press("print_now")
    paper.wait_for("print_collected")
    assert printer.sheets == 1

    visit.go("print")
    assert not paper.screen.foot_buttons()
    paper.screen.ticks.ticks[1].click()
    paper.press("print_see")
    paper.wait_for("print_now")
    assert paper.screen.back()
    assert paper.screen.ticks.places == (1,)
