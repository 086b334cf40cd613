"""Simulated power cuts under the real store.

Shown: SQLite with the store's own settings asks for the right syncs in the right order. A
recording VFS notes each write, truncate and sync of reader.db and its journal. A cut is then
any moment between two calls: what was synced is there; of what was not, any 512-byte piece may
be there or not, in any order, and a truncate may have happened or not.

Not shown: a disk that says "synced" and lies, damage to pieces that nobody wrote, the loss of
a file's name (the journal is there from the start), and the copies in `backups/`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Engine

from desktop.store.profile import Profile, journal_of
from desktop.store.reader import open_reader
from tests.faults.recording_vfs import Call, Kind, recording
from tests.faults.report import Report
from tests.faults.script import Clock, do_step, picture

_PIECE = 512  # bytes that a disk writes whole
_STEPS = 60


def run_power_cuts(
    folder: Path, cuts: int, seed: int = 0, meddle: Callable[[Engine], None] | None = None
) -> Report:
    """Cut the power at `cuts` moments of one reader's work.

    Args:
        folder: empty.
        meddle: changes the engine first, to see that worse settings are found out.
    """
    profile = Profile(folder / "before")
    clock = Clock()
    store = open_reader(profile.root, clock).store
    store.add_bookmark("page-0", "The journal is made here")
    names = (profile.reader.name, journal_of(profile.reader).name)
    before = {name: (profile.root / name).read_bytes() for name in names}
    if meddle is not None:
        assert store._file is not None
        meddle(store._file.engine)
    pictures = [picture(store)]
    with recording() as calls:
        for clock.step in range(1, _STEPS):
            do_step(store, clock.step, seed)
            calls.append(Call(Kind.SAID_SAVED))
            pictures.append(picture(store))
    calls = [call for call in calls if call.file in names or call.kind is Kind.SAID_SAVED]
    report = Report()
    chance = random.Random(seed)
    for cut in range(cuts):
        moment = chance.randrange(len(calls))
        left = {name: _after_cut(before[name], name, calls[:moment], chance) for name in names}
        saved = sum(call.kind is Kind.SAID_SAVED for call in calls[:moment])
        report.add(
            f"seed {seed}, cut {cut} before call {moment}",
            _broken(folder / f"after-{cut}", left, pictures[saved : saved + 2]),
        )
    return report


def _after_cut(content: bytes, name: str, calls: Sequence[Call], chance: random.Random) -> bytes:
    """What the disk holds of a file when the power goes after `calls`."""
    calls = [call for call in calls if call.file == name]
    synced = max((n for n, call in enumerate(calls, 1) if call.kind is Kind.SYNC), default=0)
    left = bytearray(content)
    for call in calls[:synced]:
        _do(left, call)
    likely = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for call in calls[synced:]:
        for piece in _pieces(call):
            if chance.random() < likely:
                _do(left, piece)
    return bytes(left)


def _pieces(call: Call) -> list[Call]:
    """`call` in parts that each happen or not."""
    if call.kind is not Kind.WRITE:
        return [call]
    pieces = []
    start = 0
    while start < len(call.data):
        end = min(len(call.data), start + _PIECE - (call.offset + start) % _PIECE)
        pieces.append(Call(Kind.WRITE, call.file, call.offset + start, call.data[start:end]))
        start = end
    return pieces


def _do(content: bytearray, call: Call) -> None:
    match call.kind:
        case Kind.WRITE:
            end = call.offset + len(call.data)
            content.extend(bytes(max(0, end - len(content))))
            content[call.offset : end] = call.data
        case Kind.TRUNCATE:
            del content[call.offset :]
        case Kind.DELETE:
            content.clear()


def _broken(folder: Path, left: dict[str, bytes], expected: Sequence[tuple[object, ...]]) -> str:
    """What is wrong after the power is back, if anything."""
    folder.mkdir()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    Profile(folder).open_marker.touch()
    opened = open_reader(folder, Clock(_STEPS))
    if opened.notices:
        return opened.notices[0]
    if picture(opened.store) not in expected:
        return "something saved is lost, or a change is there by half"
    return ""
