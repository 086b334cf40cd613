"""A reader at work: the same steps on a store in a file and on one in memory."""

from __future__ import annotations

import datetime as dt
import json
import random
from uuid import UUID

from desktop.domain.reading import Place
from desktop.store.reader import ReaderStore

START = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)


class Clock:
    """Eight steps make a day, so that copies are made in between too."""

    def __init__(self, step: int = 0) -> None:
        self.step = step

    def __call__(self) -> dt.datetime:
        return START + dt.timedelta(hours=3 * self.step)


def do_step(store: ReaderStore, step: int, seed: int = 0) -> None:
    """Make the change number `step`; each is one transaction."""
    chance = random.Random(seed * 1_000_000 + step)
    page = f"page-{chance.randrange(12)}"
    match chance.randrange(10):
        case 0 | 1:
            store.add_bookmark(page, f"Title of {page}")
        case 2 | 3 | 4:
            kept = store.bookmark(page) or store.add_bookmark(page, "First, a bookmark")
            if kept.title != "First, a bookmark":
                store.save_note(kept.uuid, f"Note {step} " + "word " * chance.randrange(2000))
        case 5:
            kept_there = store.bookmark(page)
            if kept_there is not None:
                store.remove_bookmark(kept_there.uuid)
        case 6:
            store.add_question(f"Question {step}?", page=page)
        case 7:
            questions = store.questions()
            store.order_questions(
                each.uuid for each in sorted(questions, key=lambda each: each.text)
            )
        case 8:
            store.save_place(Place(page, f"part-{step}", ("a", "b"), START))
        case _:
            store.import_json(_pair(step))


def picture(store: ReaderStore) -> tuple[object, ...]:
    """All that a reader sees of `store`; ids are made by chance, so they are left out."""
    return (
        tuple((each.page, each.title, each.note) for each in store.bookmarks()),
        tuple((each.text, each.page) for each in store.questions()),
        store.recent(100),
    )


def _pair(step: int) -> str:
    """Two bookmarks that come together or not at all."""
    return json.dumps(
        {
            "waymark": "reader",
            "format": 1,
            "bookmarks": [
                {
                    "uuid": str(UUID(int=step * 2 + side)),
                    "page": f"pair-{step % 20}-{side}",
                    "title": f"One of two, {step}",
                    "saved": START.isoformat(),
                    "note": "",
                    "note_saved": None,
                }
                for side in (0, 1)
            ],
        }
    )
