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

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings

TODAY = dt.date(2026, 11, 21)
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


def _at(place: str, page: str = "") -> Scene:
    return lambda _, visit: visit.go(place, page)


def _receipt(program: KioskProgram, _: Visit) -> None:
    program.end_visit()


def _still_there(program: KioskProgram, _: Visit) -> None:
    program.idle.counting.emit(42)


SCENES: dict[str, Scene] = {
    "start": _at("start"),
    "receipt": _receipt,
    "still-there": _still_there,
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
