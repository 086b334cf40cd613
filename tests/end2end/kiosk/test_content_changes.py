"""The content file goes, comes back and changes under a running kiosk."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.app.kiosk import program as kiosk_program
from desktop.app.kiosk.kiosk_printer import KioskPrinter
from desktop.app.kiosk.program import KioskProgram
from desktop.domain.errors import AppError, ContentStoreError
from desktop.store.manifest import manifest_path
from tests.end2end.kiosk.conftest import StartKiosk, begin, shown

LONGEST_MS = 20_000


def finish_and_wait(program: KioskProgram, qtbot: QtBot, page: str) -> None:
    """End the visit, touch the receipt away, and wait for what comes then."""
    program.end_visit()
    program.window.receipt.closed.emit()
    qtbot.waitUntil(
        lambda: shown(program) == page and (program._session is None) == (page == "kiosk_notice"),
        timeout=LONGEST_MS,
    )


def test_reading_goes_on_and_later_it_recovers_by_itself(
    kiosk: StartKiosk,
    qtbot: QtBot,
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kiosk_program.OPEN_AGAIN_MS <= 5_000  # so that it is back within 10 s
    monkeypatch.setattr(kiosk_program, "OPEN_AGAIN_MS", 50)
    own = tmp_path / "own" / "content.db"
    kept = tmp_path / "kept"
    own.parent.mkdir()
    for source in (content, manifest_path(content)):
        shutil.copy(source, own.parent / source.name)
    program = kiosk(content=own)
    with qtbot.waitSignal(program.ready, timeout=LONGEST_MS):
        pass
    assert program.kit is not None
    counts = program.kit.counts

    visit = begin(program)
    own.parent.rename(kept)
    visit.go("start")
    pages = visit.kit.session.library.pages
    with ThreadPoolExecutor(4) as pool:
        assert all(
            pool.map(pages.article, [card.id for card in visit.kit.session.library.content.cards()])
        )
    assert shown(program) == "visit_frame"
    finish_and_wait(program, qtbot, "kiosk_notice")

    kept.rename(own.parent)
    qtbot.waitUntil(lambda: shown(program) == "kiosk_welcome", timeout=LONGEST_MS)
    first = program._session
    begin(program)
    damaged = bytearray(own.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    program.net.caught(AppError("It may be anything."))
    assert program.visit is not None
    own.write_bytes(damaged)
    program.net.caught(ContentStoreError("A page cannot be read."))
    assert shown(program) == "kiosk_receipt"
    finish_and_wait(program, qtbot, "kiosk_notice")
    shutil.copy(content, own)
    qtbot.waitUntil(lambda: shown(program) == "kiosk_welcome", timeout=LONGEST_MS)

    begin(program)
    os.utime(own, (0, 0))  # another edition in its place
    finish_and_wait(program, qtbot, "kiosk_welcome")
    assert program._session not in (None, first)
    assert [each.session for each in program.findChildren(KioskPrinter)] == [program._session]
    begin(program)
    assert program.kit.counts is counts
    assert sum(day.sessions for day in counts.days) == 4


def test_a_fault_before_anything_can_be_read_ends_the_program(
    kiosk: StartKiosk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could mend a dead welcome screen but whoever watches from outside."""
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    program = kiosk(content=tmp_path / "missing.db")
    qtbot.waitUntil(lambda: shown(program) == "kiosk_notice", timeout=LONGEST_MS)
    program.net.bug.emit("", "")
    assert codes == [kiosk_program.COULD_NOT]
