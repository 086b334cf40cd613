"""A reader at work: the same steps on a store in a file and on one in memory."""

from __future__ import annotations

import datetime as dt
import json
import random
from uuid import UUID

from desktop.domain.packs import HandoutItem, PrintRecord
from desktop.domain.reading import CheckOutcome, Place, Weight
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
    match chance.randrange(18):
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
        case 9:
            card, chair = f"card-{chance.randrange(4)}", chance.randrange(1, 3)
            if chance.random() < 0.7:
                store.save_value_answer(card, chair, chance.choice(list(Weight)))
            else:
                store.remove_value_answer(card, chair)
        case 10:
            outcome = chance.choice(list(CheckOutcome))
            store.save_check_answer(f"{page}/c1", f"Asked at {step}?", page, outcome)
        case 11:
            options = chance.sample(("one", "two", "three"), 2)
            if chance.random() < 0.7:
                store.add_comparison("board", options, options, (), f"Compared at {step}")
            else:
                for comparison in store.comparisons()[:1]:
                    store.remove_comparison(comparison.uuid)
        case 12:
            store.put_on_desk(f"key-{chance.randrange(3)}", json.dumps([step] * (step % 99)))
        case 13:
            for question in store.questions()[:1]:
                store.edit_question(question.uuid, f"Other words at {step}?")
        case 14:
            items = [HandoutItem(page, f"Title at {step}", detail="[]"), HandoutItem("b", "B")]
            packs = store.packs()
            if len(packs) < 3:
                store.add_pack(str(UUID(int=step)), f"Pack {step}", items)
            else:
                store.change_pack(packs[0].uuid, items[: chance.randrange(1, 3)])
        case 15:
            packs = store.packs()
            what = chance.randrange(3)
            if what == 0:
                store.order_packs(pack.uuid for pack in packs[::-1])
            elif packs and what == 1:
                store.rename_pack(packs[0].uuid, f"Pack renamed at {step}")
            elif packs:
                store.remove_pack(packs[0].uuid)
        case 16:
            if chance.random() < 0.9:
                store.add_prints(_printed(step, page, n) for n in range(chance.randrange(3)))
            else:
                store.clear_prints()
        case _:
            store.import_json(_pair(step))


def picture(store: ReaderStore) -> tuple[object, ...]:
    """All that a reader sees of `store`; ids are made by chance, so they are left out."""
    return (
        tuple((each.page, each.title, each.note) for each in store.bookmarks()),
        tuple((each.text, each.page) for each in store.questions()),
        store.recent(100),
        store.value_answers(),
        store.check_answers(),
        tuple((each.options, each.title, each.saved) for each in store.comparisons()),
        store.desk_items(),
        store.packs(),
        store.prints(),
    )


def _printed(step: int, page: str, number: int) -> PrintRecord:
    return PrintRecord(
        uuid=str(UUID(int=step * 4 + number)),
        page=page,
        title=f"Title of {page}",
        pack="",
        version="1",
        digest="0123",
        variant="large 24",
        copies=step % 5 + 1,
        printed=START.date(),
        station="",
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
