"""Draw every screen of the kiosk as PNG files, to look at: both ways up, every theme, largest text.

PYTHONPATH=. .venv/bin/python build/kiosk_shots.py [--only start] [--look light]
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop import paths
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.kiosk_paper import PrinterState, SeenPrinter
from desktop.domain.printing import Variant
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.print_screen import PrintScreen
from desktop.ui.common.buttons import Button

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


def _still_there(program: KioskProgram, _: Visit) -> None:
    program.idle.counting.emit(42)


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
        visit.state.questions = {
            "own-1": "How often do I need blood tests?",
            "own-2": "Whom do I call at the weekend?",
        }
        visit.go("print", page)
        settle(1500)
        screen = visit.frame.findChild(PrintScreen)
        if form and screen is not None:
            screen.pane.card(Variant(form)).click()
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
    button = visit.frame.findChild(Button, "code_choose")
    if button is not None:
        button.click()


WAYS = "maintenance-escalation,immune-reconstitution"
MEDICINES = "cladribine,ocrelizumab,natalizumab"

SCENES: dict[str, Scene] = {
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
    parser.add_argument("--only", default="")
    parser.add_argument("--look", default="")
    asked = parser.parse_args()
    folder = paths.root() / ".cache" / "shots" / "kiosk"
    folder.mkdir(parents=True, exist_ok=True)
    QApplication([])
    with tempfile.TemporaryDirectory() as profile:
        program = KioskProgram(
            Path(profile), paths.content_db(), RollOutSettings(), today=lambda: TODAY
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
                scene(program, program.visit)
                settle()
                program.window.grab().save(str(folder / f"{look}--{name}.png"))
                program.end_visit()
        program.end()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
