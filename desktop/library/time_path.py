"""Lays out paths of 2, 5 or 15 minutes from whole pieces of pages, by measured reading time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, islice
from typing import Any

from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Section,
    plain,
)
from desktop.domain.content import READING_SPEED, PageKind
from desktop.domain.reading import Place
from desktop.domain.time_path import LENGTHS, START_HERE, Subject, TimePath, TimeStep, TimeView
from desktop.library.figures import diagram_of
from desktop.library.pages import Pages
from desktop.library.reading_aloud import TOP
from desktop.store.content import ContentStore

AFTER_START = ("planning", "deciding")  # groups whose pages follow those to start with
NO_SUBJECT = {START_HERE, "planning", "about"}  # groups that are part of Start here, or not on MS
PAGES_AT_ONCE = 4  # so that a short path does not jump from page to page

Pieces = list[TimeStep]  # of one page, in reading order


class TimePaths:
    """Answers "what can I read in so many minutes?" """

    def __init__(self, content: ContentStore, pages: Pages) -> None:
        self._content = content
        self._pages = pages

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Where to start, groups of topics, then the strategies in their fixed order.

        A group that explains one strategy alone is that strategy's subject.
        """
        groups = self._content.edition().groups
        first = next((group.title for group in groups if group.id == START_HERE), "Start here")
        hidden = NO_SUBJECT | set(self._groups_of_strategies)
        general = [Subject(each.id, each.title, False) for each in groups if each.id not in hidden]
        strategies = self._content.cards(PageKind.STRATEGY)
        return (
            Subject(START_HERE, first, False),
            *general,
            *(Subject(card.id, card.title, True) for card in strategies),
        )

    def view(self, path: TimePath) -> TimeView:
        """`path` without what the library no longer holds, and what else there is to choose."""
        known = {page: self._anchors(page) for page in {step.page for step in path.steps}}
        here = tuple(step for step in path.steps if step.anchor in known[step.page])
        gone = dict.fromkeys(step.title for step in path.steps if step not in here)
        if gone:
            before = sum(step in here for step in path.steps[: path.place])
            path = replace(path, steps=here, place=max(0, min(before, len(here) - 1)))
            if here and path.now.read:
                path = path.past_now()
        if path.subject not in {subject.id for subject in self.subjects}:
            path = replace(path, subject=START_HERE)
        return TimeView(self.subjects, path, tuple(gone))

    def lay_out(self, minutes: int, subject: str, places: Sequence[Place]) -> TimePath:
        """A path that takes `minutes` at most; what was read at `places` comes last.

        Args:
            subject: id of one of `subjects`; any other counts as Start here.
        """
        room = minutes * READING_SPEED
        read = _Read(places)
        pages = [self._pieces(page) for page in self._pages_of(subject)]
        unread = [[piece for piece in pieces if piece not in read] for pieces in pages]
        taken = _fill([pieces for pieces in unread if pieces], room)
        again = not any(unread)
        if again:
            taken = _fill(pages, room)
        whole = {pieces[0].page: len(pieces) for pieces in pages if pieces}
        return TimePath(minutes, subject, tuple(_joined(taken, whole)), again=again)

    def _pages_of(self, subject: str) -> tuple[str, ...]:
        edition = self._content.edition()
        cards = self._content.cards(PageKind.TOPIC)
        if any(each.id == subject for each in self._content.cards(PageKind.STRATEGY)):
            owned = [group for group, id in self._groups_of_strategies.items() if id == subject]
            explained = self._content.strategy(subject).explained_in
            topics = [card.id for card in cards if card.group in owned]
            pages = [*explained, *topics, subject]
        elif subject in {each.id for each in self.subjects} - {START_HERE}:
            pages = [card.id for card in cards if card.group == subject]
        else:
            pages = [step.page for step in edition.start_here]
            for group in (START_HERE, *AFTER_START):
                pages += [card.id for card in cards if card.group == group]
        return tuple(dict.fromkeys(pages))

    @cached_property
    def _groups_of_strategies(self) -> dict[str, str]:
        """Groups that explain one strategy alone, with its id."""
        found: dict[str, set[str]] = {}
        for card in self._content.cards(PageKind.STRATEGY):
            for topic in self._content.strategy(card.id).explained_in:
                found.setdefault(self._content.card(topic).group, set()).add(card.id)
        return {group: ids.pop() for group, ids in found.items() if len(ids) == 1}

    def _anchors(self, page: str) -> set[str]:
        """What a step of this page may name; nothing where there is no such page."""
        if self._content.kind_of(page) is None:
            return set()
        return {"", TOP, *(section.anchor for section in self._pages.article(page).sections)}

    def _pieces(self, page: str) -> Pieces:
        """The key points of a page and each of its sections."""
        article = self._pages.article(page)
        lead = len(article.lead.split())
        pieces = []
        if article.key_points:
            words = lead + sum(len(plain(runs).split()) for runs in article.key_points)
            pieces.append(TimeStep(page, TOP, article.title, "Key points", words))
        pieces += [self._piece(article, section) for section in article.sections]
        if not article.key_points:  # its lead is read with what comes first
            pieces[:1] = [replace(first, words=first.words + lead) for first in pieces[:1]]
        return [piece for piece in pieces if piece.words]

    def _piece(self, article: Article, section: Section) -> TimeStep:
        words = section.words + sum(map(self._words_in, section.blocks))
        return TimeStep(article.id, section.anchor, article.title, section.heading, words)

    def _words_in(self, block: Block) -> int:
        """Words that stand in a picture or a table; those of other blocks are counted already."""
        said: Iterable[str] = ()
        if isinstance(block, Figure):
            diagram = diagram_of(self._content, block.diagram)
            cells = (cell for row in diagram.table_rows for cell in row)
            said = (diagram.title, diagram.caption, *diagram.table_header, *cells)
        elif isinstance(block, FindingFigure):
            finding = self._content.finding(block.finding)
            said = (finding.title, finding.group, finding.comparator, finding.design)
        elif isinstance(block, ComparisonFigure):
            shown = self._content.comparison(block.comparison).shown(block.rows)
            names = [option.name for option in shown.options]
            cells = (plain(cell.runs) for row in shown.rows for cell in row.cells)
            said = (*names, *(row.label for row in shown.rows), *cells)
        return sum(len(words.split()) for words in said)


class _Read:
    """What was read at some places."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._finished = {place.page for place in places if place.finished}
        self._parts = {(place.page, anchor) for place in places for anchor in place.read}

    def __contains__(self, piece: object) -> bool:
        assert isinstance(piece, TimeStep)
        return piece.page in self._finished or (piece.page, piece.anchor) in self._parts


def _fill(pages: Sequence[Pieces], room: int) -> Pieces:
    """Pieces of `pages` that fit into `room` words, in their order.

    Whole pages come first, as long as they fit; then the first piece of each of the next pages,
    which is its key points; then what else of these pages fits.
    """
    taken: set[TimeStep] = set()
    whole = True
    rest = iter(pages)
    while batch := list(islice(rest, PAGES_AT_ONCE)):
        first, later = [], []
        left = room
        for pieces in batch:
            whole = whole and sum(piece.words for piece in pieces) <= left
            now = pieces if whole else pieces[:1]
            left -= sum(piece.words for piece in now)
            first += now
            later += pieces[len(now) :]
        for piece in (*first, *later):
            if piece.words <= room:
                taken.add(piece)
                room -= piece.words
        if not taken.issuperset((*first, *later)):
            break
    return [piece for pieces in pages for piece in pieces if piece in taken]


def _joined(pieces: Pieces, whole: dict[str, int]) -> Iterator[TimeStep]:
    """`pieces`, with one step in place of all those of a page.

    Args:
        whole: how many pieces each page has.
    """
    for page, group in groupby(pieces, key=lambda piece: piece.page):
        together = list(group)
        if len(together) == whole[page]:
            words = sum(piece.words for piece in together)
            yield replace(together[0], anchor="", heading="", words=words)
        else:
            yield from together


def as_text(path: TimePath) -> str:
    """`path` as text that outlives the program."""
    steps = [
        [step.page, step.anchor, step.title, step.heading, step.words, step.read]
        for step in path.steps
    ]
    told = {
        "minutes": path.minutes,
        "subject": path.subject,
        "steps": steps,
        "place": path.place,
        "started": path.started,
        "again": path.again,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def path_of(text: str) -> TimePath:
    """The path that `text` tells of; an empty one if that cannot be understood."""
    try:
        told: Any = json.loads(text)
        steps = tuple(_step(*each) for each in told["steps"])
        minutes, subject, place = told["minutes"], str(told["subject"]), int(told["place"])
        started, again = told["started"] is True, told["again"] is True
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return TimePath()
    if minutes not in LENGTHS:
        return TimePath(subject=subject)
    place = min(max(0, place), max(0, len(steps) - 1))
    return TimePath(minutes, subject, steps, place, started, again)


def _step(page: Any, anchor: Any, title: Any, heading: Any, words: Any, read: Any) -> TimeStep:
    place = (str(page), str(anchor), str(title), str(heading))
    return TimeStep(*place, words=max(0, int(words)), read=read is True)
