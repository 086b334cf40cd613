"""A damaged content.db is refused; were it opened all the same, it fails in plain words only."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.content import PageKind
from desktop.domain.errors import ContentStoreError, NotFoundError
from desktop.store.content import ContentStore, open_content
from desktop.store.manifest import manifest_path, verify
from desktop.store.search import SearchStore


def flip_bits(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 1, 8))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def cut_short(content: bytearray, chance: random.Random) -> bytearray:
    return content[: chance.randrange(len(content))]


def zero_a_block(content: bytearray, chance: random.Random) -> bytearray:
    length = chance.choice((512, 4096, 32768))
    start = chance.randrange(0, len(content) - length, 512)
    content[start : start + length] = bytes(length)
    return content


def read_everything(path: Path) -> None:
    engine = open_content(path)
    try:
        content = ContentStore(engine)
        readers = {
            PageKind.TOPIC: content.topic,
            PageKind.STRATEGY: content.strategy,
            PageKind.TREATMENT: content.treatment,
            PageKind.COMPARISON: content.comparison,
            PageKind.DIAGRAM: content.diagram,
            PageKind.TERM: content.term,
        }
        content.edition()
        content.terms()
        content.packs()
        content.finding("seizures")
        content.sources(["boffa2021"])
        content.resolve("Lemtrada")
        for card in content.cards():
            readers[card.kind](card.id)
        searches = SearchStore(engine)
        for asked in ("drip", "lemtrda", "immune rec", "qqqqzz", "will my hair fall out"):
            searches.search(asked, limit=50)
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    ("damage", "times"), [(flip_bits, 120), (cut_short, 25), (zero_a_block, 40)]
)
def test_damage_is_refused_and_never_a_traceback(
    content_file: Path,
    tmp_path: Path,
    damage: Callable[[bytearray, random.Random], bytearray],
    times: int,
) -> None:
    good = content_file.read_bytes()
    spoiled = tmp_path / content_file.name
    shutil.copy(manifest_path(content_file), manifest_path(spoiled))
    chance = random.Random(14)
    refused = 0
    for _ in range(times):
        content = damage(bytearray(good), chance)
        if content == good:
            continue
        spoiled.write_bytes(content)
        with pytest.raises(ContentStoreError):
            verify(spoiled)
        try:
            read_everything(spoiled)
        except (ContentStoreError, NotFoundError):  # an id that was flipped leads nowhere
            refused += 1
    assert refused > 0


def test_the_undamaged_file_is_read_whole(content_file: Path) -> None:
    verify(content_file)
    read_everything(content_file)
