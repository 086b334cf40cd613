"""`kill -9` at random moments while the real store writes; POSIX only.

    python -m tests.faults.kills FOLDER KILLS [SEED]

A process of its own, because it forks for each kill: quick, and right only while there is one
thread.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from desktop.store.profile import Profile
from desktop.store.reader import ReaderStore, memory_store, open_reader
from tests.faults.report import Report
from tests.faults.script import Clock, do_step, picture

_MOST_ACKNOWLEDGED = 12  # steps before a kill
_LONGEST_WAIT = 0.02  # seconds after the last one: the next is under way, or the one after


def run_kills(folder: Path, kills: int, seed: int = 0) -> Report:
    """Kill a writer `kills` times on one profile, and look after each at what it left."""
    chance = random.Random(seed)
    report = Report()
    clock = Clock()
    model = memory_store(clock)  # what the profile must hold
    for kill in range(kills):
        for _ in range(_killed_writer(folder, clock.step, seed, chance)):
            do_step(model, clock.step, seed)
            clock.step += 1
        fault = f"seed {seed}, kill {kill} after step {clock.step}"
        report.add(fault, _broken(folder, model, clock, seed))
    return report


def _killed_writer(folder: Path, step: int, seed: int, chance: random.Random) -> int:
    """Start a writer, kill it, and return how many steps it had called saved."""
    inbox, outbox = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            _write_until_killed(folder, step, seed, outbox)
        finally:
            os._exit(1)
    os.close(outbox)
    acknowledged = 0
    for _ in range(chance.randrange(_MOST_ACKNOWLEDGED)):
        acknowledged += len(os.read(inbox, 1))
    time.sleep(chance.uniform(0, _LONGEST_WAIT))
    os.kill(writer, signal.SIGKILL)
    _, status = os.waitpid(writer, 0)
    if os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError("the writer ended before it was killed")
    while byte := os.read(inbox, 1):
        acknowledged += len(byte)
    os.close(inbox)
    return acknowledged


def _write_until_killed(folder: Path, step: int, seed: int, outbox: int) -> None:
    clock = Clock(step)
    store = open_reader(folder, clock).store
    while True:
        do_step(store, clock.step, seed)
        if store.unsaved:
            return
        os.write(outbox, b".")
        clock.step += 1


def _broken(folder: Path, model: ReaderStore, clock: Clock, seed: int) -> str:
    """What is wrong after a kill; moves `model` on if one more step was done in full."""
    opened = open_reader(folder, clock)
    left = sorted(path.name for path in folder.rglob("*.part*"))
    with closing(sqlite3.connect(Profile(folder).reader)) as connection:
        integrity = connection.execute("PRAGMA integrity_check").fetchall()
    if opened.notices or opened.memory_only:
        return str(opened.notices)
    if integrity != [("ok",)] or left:
        return f"{integrity}, left behind: {left}"
    if picture(opened.store) != picture(model):
        do_step(model, clock.step, seed)
        clock.step += 1
    if picture(opened.store) != picture(model):
        return "something acknowledged is lost, or a step is there by half"
    return ""


if __name__ == "__main__":
    words = sys.argv[1:]
    found = run_kills(Path(words[0]), int(words[1]), int(words[2]) if len(words) > 2 else 0)
    sys.exit("\n".join(found.broken) or 0)
