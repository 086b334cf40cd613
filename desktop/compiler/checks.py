"""Checks of a page's prose: length, wording, reading level, and what its claims rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from desktop.compiler.claims import check_claims
from desktop.compiler.passages import PageProse, Passage, Role
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import Say
from desktop.compiler.prose import grade, sentences, words
from desktop.compiler.voice import active_share, passive_sentences
from desktop.compiler.wording import number_words, wording_problems
from desktop.domain.blocks import Block, BulletList, Callout, Table

SENTENCE_WORDS = 20
EASY_READ_WORDS = 15
PARAGRAPH_SENTENCES = 3
PART_WORDS = 120
LIST_ITEMS = 7
TABLE_COLUMNS = 5  # the first holds the row headings
CAPTION_WORDS = 40  # of a diagram's step
DEFINITION_WORDS = 40
GRADE = 6.5  # without names of treatments and conditions
GRADE_WITH_NAMES = 8.0
ACTIVE = 80  # sentences out of 100
GRADED_WORDS = 100  # fewer give no steady grade
LABEL_WORDS = 5  # more are a sentence whose grade says something

_PROSE = {Role.KEY_POINT, Role.PARAGRAPH, Role.ITEM, Role.CELL}
_COUNTED = {Role.PARAGRAPH, Role.ITEM}
_GRADED = {Role.LINE, Role.KEY_POINT, Role.PARAGRAPH, Role.ITEM}


def check_prose(prose: PageProse, say: Say) -> None:
    """Every check that needs no more than the page's own words."""
    for passage in prose.passages:
        text = passage.text
        for what, fix in wording_problems(text):
            say(passage.line, what, fix)
        if passage.role is not Role.NAME:
            _lengths(passage, text, say)
            for what, fix in number_words(text):
                say(passage.line, what, fix)
    _part_lengths(prose, say)
    check_claims(prose, say)


def _lengths(passage: Passage, text: str, say: Say) -> None:
    most = EASY_READ_WORDS if passage.role is Role.EASY_READ else SENTENCE_WORDS
    found = sentences(text)
    for sentence in found:
        count = len(words(sentence))
        if count > most:
            start = " ".join(sentence.split()[:5])
            what = f"a sentence of {count} words ('{start} ...')"
            say(passage.line, what, f"split it; at most {most} words")
    if passage.role in _PROSE and len(found) > PARAGRAPH_SENTENCES:
        what = f"a paragraph of {len(found)} sentences"
        say(passage.line, what, f"split it; at most {PARAGRAPH_SENTENCES} sentences")


def part_words(prose: PageProse) -> Counter[int]:
    """Words of paragraphs and items, by the part that they stand in."""
    counts: Counter[int] = Counter()
    for passage in prose.passages:
        if passage.role in _COUNTED and passage.part:  # nothing at the top has a heading
            counts[passage.part] += len(words(passage.text))
    return counts


def _part_lengths(prose: PageProse, say: Say) -> None:
    for part, count in part_words(prose).items():
        heading, line = prose.parts[part]
        if count > PART_WORDS:
            what = f"{count} words under the heading '{heading}'"
            say(line, what, f"at most {PART_WORDS}; shorten it, or add a heading inside")


def check_block(block: Block, line: int, say: Say) -> None:
    """Sizes of lists and tables."""
    match block:
        case BulletList(items) if len(items) > LIST_ITEMS:
            fix = f"at most {LIST_ITEMS}; make two lists under two headings"
            say(line, f"a list of {len(items)} items", fix)
        case Callout(_, _, inner):
            for each in inner:
                check_block(each, line, say)
        case Table(_, header, _) if len(header) > TABLE_COLUMNS:
            say(line, f"a table of {len(header)} columns", f"at most {TABLE_COLUMNS}; split it")


def check_words(what: str, text: str, most: int, line: int, say: Say) -> None:
    """An upper bound on the words of one text."""
    count = len(words(text))
    if count > most:
        say(line, f"{what} of {count} words", f"shorten it; at most {most}")


def grades(
    prose: PageProse, names: Phrases, say: Say, *, with_cells: bool = False
) -> tuple[float, float]:
    """Reading grade without and with names, told where it is too high.

    Args:
        with_cells: for a page that is a table; elsewhere their few words would lower the grade.
    """
    roles = {*_GRADED, Role.CELL} if with_cells else _GRADED
    read = [passage for passage in prose.passages if passage.role in roles]
    texts = [passage.text for passage in read]
    without, full = grade(map(names.cut, texts)), grade(texts)
    if sum(len(words(text)) for text in texts) < GRADED_WORDS:
        return without, full
    if without > GRADE:
        fix = _simpler(read, names.cut)
        say(1, f"reading grade {without} without names, at most {GRADE}", fix)
    if full > GRADE_WITH_NAMES:
        fix = _simpler(read, lambda text: text)
        say(1, f"reading grade {full} with names, at most {GRADE_WITH_NAMES}", fix)
    return without, full


def check_voice(prose: PageProse, say: Say) -> int:
    """Sentences in the active voice, out of 100; told where they are too few (PEMAT-5)."""
    read = [passage for passage in prose.passages if passage.role in _GRADED]
    share = active_share(passage.text for passage in read)
    if share < ACTIVE and sum(len(words(passage.text)) for passage in read) >= GRADED_WORDS:
        passive = [str(each.line) for each in read if any(passive_sentences(each.text))]
        fix = f"say who does it, first in lines {', '.join(passive[:6])}"
        say(1, f"{share} of 100 sentences in the active voice, at least {ACTIVE}", fix)
    return share


def _simpler(passages: Iterable[Passage], counted: Callable[[str], str]) -> str:
    """The fix, with the lines that are hardest to read; those of a few words say little."""
    long = [each for each in passages if len(words(each.text)) > LABEL_WORDS]
    long.sort(key=lambda each: -grade([counted(each.text)]))
    lines = ", ".join(str(each.line) for each in long[:3])
    return f"use shorter words and sentences, first in line {lines}"
