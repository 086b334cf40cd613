"""Builds topics: front matter and Markdown sections into a resolved, checked value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.compiler.checks import check_block, check_voice, grades
from desktop.compiler.gather import Read
from desktop.compiler.markdown_blocks import LocatedBlock, LocatedSection, with_runs
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.prose import words
from desktop.compiler.quality import quality_of
from desktop.compiler.resolve import marked_plain
from desktop.compiler.schemas import SelfCheckFile, TopicFile
from desktop.compiler.shelf import PageDraft, Shelf
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Runs,
    Section,
    Table,
    plain,
    runs_of,
)
from desktop.domain.content import (
    Comparison,
    Diagram,
    EasyReadLine,
    SelfCheck,
    TeachBack,
    Topic,
)

NUMBERS = (101, 400)
UNCITED_GROUP = "about"  # pages on this information itself

BODY_WORDS = (300, 900)
LEAST_SOURCES = 3
CHECKED_GROUPS = {"transplant"}  # whose topics hold the same checks as strategy topics
CHECKS = {"easy_read": (10, 16), "teach_back": (3, 3), "self_check": (3, 5)}  # least, most

_FIGURES = (Figure, FindingFigure, ComparisonFigure)


@dataclass(frozen=True, slots=True)
class Shown:
    """What topics can show inside them; ids that could not be built are in neither."""

    diagrams: Mapping[str, Diagram]
    comparisons: Mapping[str, Comparison]


def build_topic(
    shelf: Shelf, read: Read[TopicFile], sections: tuple[LocatedSection, ...], shown: Shown
) -> tuple[Topic, PageProse]:
    """The topic in `read`, whose Markdown is `sections`, and its prose."""
    draft, file = PageDraft(shelf, read), read.value
    known, say = shelf.known, draft.say
    draft.plain(Role.NAME, file.title, "title")
    draft.plain(Role.LINE, file.summary, "summary")
    draft.plain(Role.LINE, file.decision, "decision")
    known.has_group(file.group, draft.line("group"), say)
    known.has_icon(file.icon, draft.line("icon"), say)
    if file.strategy:
        known.has_strategy(file.strategy, draft.line("strategy"), say)
    for number, page in enumerate(file.read_next):
        known.has_page(page, draft.line("read_next", number), say)
    seen: set[str] = set()
    key_points = tuple(
        draft.one(Role.KEY_POINT, text, "key_points", number, seen=seen)
        for number, text in enumerate(file.key_points)
    )
    draft.prose.cites_each = file.group != UNCITED_GROUP
    body = _Body(draft, shown)
    built = tuple(map(body.section, sections))
    if not sections:
        say(read.body_line, "no sections", "write '## Heading' and what stands below it")
    questions = draft.questions(file.id, file.questions)
    easy_read = tuple(_easy_read(draft, file))
    teach_back = tuple(_teach_back(draft, file))
    self_check = tuple(build_self_check(draft, file.self_check))
    _whole(draft, file, built)
    review = draft.review(file.review)
    quality = quality_of(
        file,
        draft.prose,
        built,
        known.findings,
        grades=grades(draft.prose, shelf.names, say),
        active=check_voice(draft.prose, say),
        sources=len(draft.text.sources),
        review=review,
    )
    topic = Topic(
        id=file.id,
        number=draft.number(file.number, *NUMBERS),
        title=file.title,
        summary=file.summary,
        group=file.group,
        icon=file.icon,
        decision=file.decision,
        strategy=file.strategy,
        key_points=key_points,
        search_words=tuple(file.search),
        sections=built,
        questions=questions,
        read_next=tuple(file.read_next),
        sources=draft.text.sources,
        review=review,
        quality=quality,
        easy_read=easy_read,
        teach_back=teach_back,
        self_check=self_check,
    )
    return topic, draft.prose


def _easy_read(draft: PageDraft, file: TopicFile) -> Iterator[EasyReadLine]:
    for number, line in enumerate(file.easy_read):
        at = draft.line("easy_read", number, "icon")
        draft.shelf.known.has_icon(line.icon, at, draft.say)
        draft.plain(Role.EASY_READ, line.words, "easy_read", number, "words")
        yield EasyReadLine(line.icon, line.words)


def _teach_back(draft: PageDraft, file: TopicFile) -> Iterator[TeachBack]:
    for number, check in enumerate(file.teach_back):
        draft.plain(Role.LINE, check.ask, "teach_back", number, "ask")
        draft.plain(Role.LINE, check.good_answer, "teach_back", number, "good_answer")
        yield TeachBack(check.ask, check.good_answer)


def build_self_check(draft: PageDraft, checks: list[SelfCheckFile]) -> Iterator[SelfCheck]:
    """Questions with which readers see for themselves whether a page came across."""
    for number, check in enumerate(checks):
        at = ("self_check", number)
        draft.plain(Role.LINE, check.ask, *at, "ask")
        for place, answer in enumerate(check.answers):
            draft.plain(Role.NAME, answer, *at, "answers", place)
        if check.right > len(check.answers):
            what = f"'right' is {check.right} of {len(check.answers)} answers"
            draft.say(draft.line(*at, "right"), what, "count from 1")
        why = draft.one(Role.PARAGRAPH, check.why, *at, "why")
        yield SelfCheck(check.ask, tuple(check.answers), check.right - 1, why)


def _whole(draft: PageDraft, file: TopicFile, sections: tuple[Section, ...]) -> None:
    """A topic is long enough to help and short enough to read, and rests on enough sources."""
    count = sum(section.words for section in sections)
    low, high = BODY_WORDS
    if sections and not low <= count <= high:
        draft.say(1, f"{count} words below the front matter", f"write {low} to {high}")
    if draft.prose.cites_each and len(draft.text.sources) < LEAST_SOURCES:
        what = f"{len(draft.text.sources)} sources"
        draft.say(1, what, f"rest it on at least {LEAST_SOURCES}, each cited where it is used")
    if not (file.strategy or file.group in CHECKED_GROUPS):
        return
    for key, (least, most) in CHECKS.items():
        given = len(getattr(file, key))
        if not least <= given <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            fix = f"a strategy or transplant topic has {wanted}"
            draft.say(draft.line(key), f"'{key}' has {given} entries", fix)


class _Body:
    """Resolves the sections of one topic, in reading order."""

    def __init__(self, draft: PageDraft, shown: Shown) -> None:
        self._draft = draft
        self._shown = shown

    def section(self, located: LocatedSection) -> Section:
        draft = self._draft
        draft.prose.new_part(located.heading, located.line)
        seen: set[str] = set()
        made = [self._block(each, seen) for each in located.blocks]
        blocks = tuple(block for block in made if block is not None)
        count = sum(len(words(plain(runs))) for block in blocks for runs in runs_of(block))
        return Section(located.anchor, located.heading, blocks, count)

    def _block(self, located: LocatedBlock, seen: set[str]) -> Block | None:
        """The block, resolved; None for a figure that is not drawn yet."""
        draft, block = self._draft, located.block
        check_block(block, located.line, draft.say)
        if isinstance(block, Heading):
            draft.prose.new_part(block.text, located.line)
            return block
        if isinstance(block, Figure) and block.diagram in draft.shelf.known.planned:
            draft.prose.planned.add(block.diagram)
            return None
        if isinstance(block, _FIGURES):
            self._figure(block, located.line)
            return block
        if isinstance(block, Callout | Table):
            title = block.title if isinstance(block, Callout) else block.caption
            draft.prose.add(Role.NAME, located.line, title)
        lines = self._lines(block, located.lines, seen)
        return with_runs(block, lines)

    def _lines(self, block: Block, lines: tuple[int, ...], seen: set[str]) -> Iterator[Runs]:
        """The runs of `block`, resolved, words linked but in the header of a table."""
        draft = self._draft
        header = len(block.header) if isinstance(block, Table) else 0
        roles = list(_roles(block))
        for number, (runs, line) in enumerate(zip(runs_of(block), lines, strict=True)):
            done = draft.text.runs(runs, line)
            if number >= header:
                done = draft.shelf.linker.link(done, seen)
            unit = draft.prose.new_unit()
            draft.prose.add(roles[number], line, done, unit, marked_plain=marked_plain(runs))
            yield done

    def _figure(self, figure: Block, line: int) -> None:
        draft, known = self._draft, self._draft.shelf.known
        match figure:
            case FindingFigure(finding):
                draft.text.show_finding(finding, line)
                if finding in known.findings:
                    record = known.findings[finding]
                    draft.prose.figures += [record.amount, record.complement]
            case Figure(diagram) if known.has_diagram(diagram, line, draft.say):
                if diagram in self._shown.diagrams:
                    draft.text.show(self._shown.diagrams[diagram].sources)
            case ComparisonFigure(table, rows) if known.has_comparison(table, line, draft.say):
                if table in self._shown.comparisons:
                    self._comparison(self._shown.comparisons[table], rows, line)

    def _comparison(self, comparison: Comparison, rows: tuple[str, ...], line: int) -> None:
        there = {row.id: row for row in comparison.rows}
        for row in rows:
            if row not in there:
                what = f"the comparison '{comparison.id}' has no row '{row}'"
                self._draft.say(line, what, f"use {', '.join(there)}")
        shown = [there[row] for row in rows if row in there] if rows else comparison.rows
        for each in shown:
            for cell in each.cells:
                for run in (*cell.runs, *cell.explanation):
                    if isinstance(run, Citation):
                        self._draft.text.show(run.sources)


def _roles(block: Block) -> Iterator[Role]:
    """The role of each of `runs_of(block)`."""
    match block:
        case Paragraph():
            yield Role.PARAGRAPH
        case BulletList(items):
            yield from (Role.ITEM for _ in items)
        case Callout(_, _, inner):
            for each in inner:
                yield from _roles(each)
        case Table(_, header, rows):
            yield from (Role.NAME for _ in header)
            for row in rows:
                yield from (Role.CELL if place else Role.NAME for place in range(len(row)))
