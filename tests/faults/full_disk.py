"""A disk that runs full while the real store writes.

    python -m tests.faults.full_disk FOLDER

FOLDER lies on a file system of its own, so small that it fills at once.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.store.reader import open_reader
from tests.faults.report import Report
from tests.faults.script import Clock, picture

_LONG_NOTE = "word " * 4_000
_MOST_NOTES = 200


def run_full_disk(folder: Path) -> Report:
    """Write until the disk is full, go on, make room, and look at what is there."""
    report = Report()
    clock = Clock()
    told: list[str] = []
    profile = folder / "profile"
    store = open_reader(profile, clock, on_trouble=told.append).store
    saved = picture(store)
    for number in range(_MOST_NOTES):
        kept = store.add_bookmark(f"page-{number}", "A page")
        saved = saved if store.unsaved else picture(store)
        store.save_note(kept.uuid, _LONG_NOTE)
        if store.unsaved:
            break
        saved = picture(store)
    report.add("filling the disk", "" if store.unsaved else "it never filled")
    on_disk = picture(open_reader(profile, clock, read_only=True).store)
    report.add("what was saved", "" if on_disk == saved else "it is not there")
    store.remove_bookmark(store.bookmarks()[-1].uuid)
    store.add_question("Asked when full?")
    report.add("told", "" if len(told) == 1 else f"told {len(told)} times")
    shown = picture(store)
    store.retry()
    report.add("still shown", "" if picture(store) == shown else "it is gone from the screen")
    (folder / "ballast").unlink()
    report.add("room again", "" if store.retry() else "it is still not saved")
    store.close()
    opened = open_reader(profile, clock)
    kept_all = picture(opened.store) == shown and not opened.notices
    report.add("next start", "" if kept_all else f"something is lost {opened.notices}")
    return report


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "ballast").write_bytes(bytes(96 * 1024))
    sys.exit("\n".join(run_full_disk(place).broken) or 0)
