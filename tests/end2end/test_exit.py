"""The end of the program: however it comes, the process ends with a code of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Opens a word's panel over a page that is still being built, then ends the program.
_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication
from desktop.app.start import Program
from desktop.library.opening import open_library
from desktop.ui.reader.reader_page import ReaderPage
from desktop.__main__ import main

profile, content, how = sys.argv[1:]

def end(program):
    controller, window = program.controller, program.window
    controller.open("stem-cell-transplant-ahsct")
    reader = window.findChild(ReaderPage)
    reader.show_term(open_library(Path(content)).content.terms()[0], QRect(300, 300, 40, 20))
    if how == "close":
        window.close()
    else:
        QApplication.exit(0)

show = Program.show

def show_and_end(program):
    program.ready.connect(lambda: QTimer.singleShot(0, lambda: end(program)))
    show(program)

Program.show = show_and_end
sys.argv = ["waymark", "--profile", profile, "--content", content]
sys.exit(main())
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", ["close", "leave the event loop"])
def test_the_program_ends_in_order_with_a_panel_open(
    content: Path, tmp_path: Path, how: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", _RUN, str(tmp_path), str(content), how],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
