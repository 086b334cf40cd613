"""Writes a handout as plain text: at most 72 letters a line, sources by number."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from desktop.domain.article import Article
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
    Table,
)
from desktop.domain.evidence import Finding
from desktop.handouts import wording
from desktop.handouts.handout import Handout, Parts
from desktop.handouts.printable import NO_BREAK, readable, tied

WIDTH = 70  # and 2 for the edge of a box

Lines = Iterator[str]


def handout_text(handout: Handout) -> str:
    """The whole handout."""
    lines: list[str] = []
    clinic = handout.options.clinic
    if told := " · ".join(filter(None, (clinic.name, clinic.phone, clinic.hours))):
        lines += [*_wrapped(told), ""]
    if handout.options.nurse_copy:
        lines += [wording.COPY, ""]
    if handout.is_pack:
        lines += [*_underlined(handout.title, "="), *_wrapped(f"{wording.CONTENTS}:")]
        lines += [line for page in handout.pages for line in _item("*", page.title)]
        lines.append("")
        lines += _prepared(handout)
        lines += [line for said in wording.pack_notices(handout) for line in _paragraph(said)]
        lines += _team_notes(handout)
        lines += [*_urgent(handout), *_take_home(handout)]
    for page in handout.pages:
        lines += _page(page, handout)
    lines += _ending(handout)
    return _joined(lines)


def _page(page: Article, handout: Handout) -> Lines:
    yield from _underlined(page.title, "=")
    if page.lead:
        yield from _paragraph(page.lead)
    if not handout.is_pack:
        yield from _prepared(handout)
    for notice in wording.notices(page, handout):
        yield from _paragraph(notice)
    if not handout.is_pack:
        yield from _team_notes(handout)
    if page.easy_read:
        yield from _list("*", (line.words for line in page.easy_read))
    if page.key_points:
        yield from _underlined(wording.KEY_POINTS, "-")
        yield from _list("*", map(_said, page.key_points))
    if not handout.is_pack and not page.own:
        yield from _urgent(handout)
    if page.glance is not None:
        facts = (*page.glance.names, *page.glance.facts)
        yield from _underlined(wording.GLANCE, "-")
        yield from _list("*", (_said(fact.line) for fact in facts))
        if page.glance.dispute is not None:
            yield from _block(page.glance.dispute, handout.parts)
    for section in page.sections:
        yield from _underlined(section.heading, "-")
        for block in section.blocks:
            yield from _block(block, handout.parts)
    if page.questions:
        yield from _underlined(wording.questions_title(page), "-")
        for question in page.questions:
            yield from _item("[ ]", question.text)
            if page.own:
                yield from _writing_line()
        yield ""
    if page.read_next:
        yield from _underlined(wording.READ_NEXT, "-")
        yield from _list("*", map(wording.read_next, page.read_next))
    if handout.options.nurse_copy and not page.own:
        yield from _underlined(wording.UNDERSTOOD, "-")
        for each in wording.teach_back(page):
            yield from _item("[ ]", each.ask)
            yield from _wrapped(f"{wording.GOOD_ANSWER} {each.good_answer}", "    ")
            yield from _writing_line()


def _prepared(handout: Handout) -> Lines:
    for line in wording.prepared(handout):
        yield from _paragraph(line)


def _team_notes(handout: Handout) -> Lines:
    if handout.notes:
        yield from _underlined(wording.TEAM_NOTES, "-")
        for note in handout.notes:
            yield from _paragraph(note)


def _urgent(handout: Handout) -> Lines:
    urgent = handout.urgent
    yield from _underlined(urgent.title, "-")
    if wording.is_easy(handout) and urgent.easy:
        yield from _list("*", (line.words for line in urgent.easy))
    else:
        if urgent.lead:
            yield from _paragraph(urgent.lead)
        if urgent.points:
            yield from _list("*", map(_said, urgent.points))
    for line in wording.who_to_call(handout.options.clinic):
        yield from _paragraph(line)


def _take_home(handout: Handout) -> Lines:
    slip = handout.slip
    if slip is not None:
        yield from _underlined(wording.TAKE_HOME, "-")
        yield from _paragraph(slip.code)
        for line in wording.take_home(slip, square=False):
            yield from _paragraph(line)


def _ending(handout: Handout) -> Lines:
    options = handout.options
    if options.questions:
        yield from _underlined(wording.OWN_QUESTIONS, "-")
        yield from _list("[ ]", options.questions)
    if handout.is_own:
        yield from _room_to_write(handout)
    if handout.inline_findings:
        yield from _underlined(wording.NUMBERS, "-")
        for finding in handout.inline_findings:
            yield from _finding(handout.parts, finding)
    if handout.words:
        yield from _underlined(wording.WORDS, "-")
        for term in handout.words:
            yield from _paragraph(f"{term.term}: {wording.definition(term)}")
    if not handout.is_own:
        yield from _room_to_write(handout)
    if not handout.is_pack:
        yield from _take_home(handout)
    if handout.sources:
        yield from _underlined(wording.SOURCES, "-")
        for number, source in enumerate(handout.sources, 1):
            yield from _item(f"[{number}]", wording.source_line(source))
        yield ""
    yield from _underlined(wording.ABOUT, "-")
    yield from _facts(wording.about(handout.edition, handout.pages))
    yield from _paragraph(wording.NOT_INSTEAD)
    if handout.is_own:
        yield from _urgent(handout)
    else:
        yield from _paragraph(wording.last_word(handout))


def _room_to_write(handout: Handout) -> Lines:
    title, lines = wording.room_to_write(handout)
    if lines:
        yield from _underlined(title, "-")
    for _ in range(lines):
        yield from _writing_line()


def _block(block: Block, parts: Parts) -> Lines:
    match block:
        case Paragraph(runs):
            yield from _paragraph(_said(runs))
        case Heading(text):
            yield from _underlined(text, ".")
        case BulletList(items, ordered):
            marks = (f"{number}." if ordered else "*" for number in range(1, len(items) + 1))
            for mark, item in zip(marks, items, strict=True):
                yield from _item(mark, _said(item))
            yield ""
        case Callout(_, title, inner):
            boxed = [f"{title}", "", *(line for each in inner for line in _block(each, parts))]
            yield from (f"| {line}".rstrip() for line in boxed[:-1])
            yield ""
        case Figure(diagram):
            drawn = parts.figures[diagram]
            yield from _paragraph(f"Picture: {drawn.diagram.title}. {drawn.diagram.caption}")
            yield from _paragraph(drawn.status)
            for paragraph in drawn.diagram.text:
                yield from _paragraph(paragraph)
        case FindingFigure(finding):
            yield from _finding(parts, finding)
        case ComparisonFigure():
            table = parts.table(block)
            names = [option.name for option in table.options]
            yield from _paragraph(f"Table: {table.title}")
            for row in table.rows:
                cells = [_said(cell.runs) for cell in row.cells]
                yield from _row(row.label, zip(names, cells, strict=True))
            if left_out := parts.left_out(block):
                yield from _paragraph(wording.left_out(left_out))
        case Table(caption, header, table_rows):
            yield from _paragraph(f"Table: {caption}")
            names = [_said(cell) for cell in header[1:]]
            for first, *rest in table_rows:
                yield from _row(_said(first), zip(names, map(_said, rest), strict=True))


def _finding(parts: Parts, finding_id: str) -> Lines:
    cited = parts.findings[finding_id]
    finding: Finding = cited.finding
    yield from _wrapped(finding.title)
    numbers = Citation(finding.sources, cited.numbers)
    cite = f" {wording.citation(numbers)}" if cited.numbers else ""
    yield from _wrapped(" ".join(wording.both_ways(finding)) + cite, "  ")
    for mark in wording.marks(finding):
        yield from _wrapped(mark, "  ")
    for label, said in wording.finding_facts(finding):
        yield from _wrapped(f"{label}: {said}", "  ", "    ")
    yield ""


def _row(label: str, cells: Iterable[tuple[str, str]]) -> Lines:
    yield from _wrapped(label)
    for name, said in cells:
        yield from _wrapped(f"{name}: {said}", "  ", "    ")
    yield ""


def _facts(facts: Iterable[tuple[str, str]]) -> Lines:
    for label, said in facts:
        yield from _wrapped(f"{wording.labelled(label)} {said}", "", "  ")
    yield ""


def _said(runs: Runs) -> str:
    """Runs as words, citations as numbers in brackets."""
    pieces = (
        f" {wording.citation(run)}".replace(", ", f",{NO_BREAK}")
        if isinstance(run, Citation)
        else run.text
        for run in runs
    )
    return " ".join(re.split(r"[^\S\u00a0]+", "".join(pieces))).strip()


def _list(mark: str, items: Iterable[str]) -> Lines:
    for item in items:
        yield from _item(mark, item)
    yield ""


def _item(mark: str, said: str) -> Lines:
    yield from _wrapped(f"{mark} {said}", "", " " * (len(mark) + 1))


def _writing_line() -> Lines:
    """An empty line to write on, once the text is on paper."""
    yield from ("", "_" * WIDTH, "")


def _paragraph(said: str) -> Lines:
    yield from _wrapped(said)
    yield ""


def _underlined(title: str, line: str) -> Lines:
    lines = list(_wrapped(title))
    yield from lines
    yield line * max(map(len, lines), default=0)
    yield ""


def _wrapped(said: str, first: str = "", others: str | None = None) -> Lines:
    yield from textwrap.wrap(
        tied(readable(said)),
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if others is None else others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).replace(NO_BREAK, " ").strip() + "\n"
