"""Flipped bits, cut ends and zeroed blocks in reader.db: never wrong words, a hang or a crash."""

from __future__ import annotations

import random
import time
from pathlib import Path

from desktop.store.profile import Profile
from desktop.store.reader import open_reader
from desktop.store.reader.inspection import inspect
from desktop.store.reader.tables import Kept
from tests.faults.report import Report
from tests.faults.script import Clock, do_step

_STEPS = 60
_LONGEST = 5.0  # seconds
_BLOCK = 512  # bytes


def run_damage(folder: Path, faults: int, seed: int = 0) -> Report:
    """Damage one file in `faults` ways: half bits, a quarter each cut ends and zeroed blocks."""
    clock = Clock()
    sound = Profile(folder / "sound")
    store = open_reader(sound.root, clock).store
    for clock.step in range(_STEPS):
        do_step(store, clock.step, seed)
    store.close()
    data = sound.reader.read_bytes()
    copy = max(sound.backups.iterdir())
    backup = copy.read_bytes()
    known = {
        value for path in (sound.reader, copy) for value in inspect(path, thorough=True).shelves
    }
    chance = random.Random(seed)
    report = Report()
    for fault in range(faults):
        damaged, what = _damaged(data, fault % 4, chance)
        places = Profile(folder / f"damaged-{fault}")
        places.root.mkdir()
        places.reader.write_bytes(damaged)
        if fault % 3 == 0:  # some have a copy to go back to
            places.backups.mkdir()
            (places.backups / "reader-000001-2026-11-01.db").write_bytes(backup)
        report.add(f"seed {seed}, fault {fault}, {what}", _broken(places, clock, known))
    return report


def _damaged(data: bytes, kind: int, chance: random.Random) -> tuple[bytes, str]:
    changed = bytearray(data)
    place = chance.randrange(len(changed))
    if kind < 2:
        bit = chance.randrange(8)
        changed[place] ^= 1 << bit
        return bytes(changed), f"bit {bit} of byte {place} flipped"
    if kind == 2:
        return bytes(changed[:place]), f"cut at {place}"
    start = place - place % _BLOCK
    changed[start : start + _BLOCK] = bytes(_BLOCK)
    return bytes(changed), f"zeros from {start}"


def _broken(places: Profile, clock: Clock, known: set[Kept]) -> str:
    start = time.monotonic()
    opened = open_reader(places.root, clock)
    store = opened.store
    shown: set[Kept] = {*store.bookmarks(), *store.questions(), *store.recent(1000)}
    shown |= {*store.value_answers(), *store.check_answers()}
    shown |= {*store.comparisons(), *store.desk_items(), *store.packs(), *store.prints()}
    store.add_bookmark("afterwards", "Can go on")
    store.close()
    again = open_reader(places.root, clock)
    if time.monotonic() - start > _LONGEST:
        return "took too long"
    if not opened.memory_only and again.notices:
        return f"not mended for good: {opened.notices}, then {again.notices}"
    if not opened.memory_only and again.store.bookmark("afterwards") is None:
        return "what was added afterwards is lost"
    return f"words nobody wrote: {shown - known}" if shown - known else ""
