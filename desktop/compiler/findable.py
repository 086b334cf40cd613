"""What a search can find of each page: its names, and its text part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.blocks import (
    Block,
    Callout,
    FindingFigure,
    FindingLink,
    Heading,
    Runs,
    Section,
    Table,
    plain,
    runs_of,
)
from desktop.domain.content import (
    Comparison,
    ComparisonRow,
    Diagram,
    NamedField,
    PageKind,
    ReviewStatus,
    Strategy,
    Term,
    Topic,
    Treatment,
    term_page,
)
from desktop.domain.evidence import Finding
from desktop.domain.library import LibraryContent

Page = Topic | Strategy | Treatment | Comparison | Diagram | Term
Findings = Mapping[str, Finding]

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Za-z0-9-]{1,7}")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page under one heading; each line of `text` holds whole sentences.

    `anchor` is that of its section when the page is shown; empty for the page's top.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class FindablePage:
    """A page with all that lists and search need of it; `names` does not repeat the title."""

    id: str
    kind: PageKind
    title: str
    summary: str
    group: str
    icon: str
    status: ReviewStatus
    names: tuple[str, ...]
    parts: tuple[Part, ...]
    page: Page

    @property
    def words(self) -> int:
        """How many words a reader meets on it."""
        return sum(len(part.text.split()) for part in self.parts)


def findable_pages(library: LibraryContent) -> Iterator[FindablePage]:
    """Every page, one kind after the other."""
    findings = {finding.id: finding for finding in library.findings}
    for topic in library.topics:
        parts = _topic_parts(topic, findings)
        yield _page(PageKind.TOPIC, topic, parts, group=topic.group, icon=topic.icon)
    for strategy in library.strategies:
        yield _page(PageKind.STRATEGY, strategy, _strategy_parts(strategy, findings))
    for treatment in library.treatments:
        names = (*treatment.names_uk, *treatment.names_us)
        parts = _treatment_parts(treatment, findings)
        yield _page(PageKind.TREATMENT, treatment, parts, names=names)
    for comparison in library.comparisons:
        yield _page(PageKind.COMPARISON, comparison, _comparison_parts(comparison, findings))
    for diagram in library.diagrams:
        yield _page(PageKind.DIAGRAM, diagram, _diagram_parts(diagram))
    for term in library.terms:
        yield FindablePage(
            id=term_page(term.id),
            kind=PageKind.TERM,
            title=term.term,
            summary=term.definition,
            group="",
            icon="",
            status=ReviewStatus.DRAFT,
            names=_distinct(term.term, term.aliases),
            parts=(Part("", "", term.definition),),
            page=term,
        )


def _page(
    kind: PageKind,
    page: Topic | Strategy | Treatment | Comparison | Diagram,
    parts: Iterable[Part],
    *,
    names: tuple[str, ...] = (),
    group: str = "",
    icon: str = "",
) -> FindablePage:
    title = page.name if isinstance(page, Strategy | Treatment) else page.title
    return FindablePage(
        id=page.id,
        kind=kind,
        title=title,
        summary=page.caption if isinstance(page, Diagram) else page.summary,
        group=group,
        icon=icon,
        status=page.review.status,
        names=_distinct(title, (*names, *page.search_words)),
        parts=tuple(part for part in parts if part.text),
        page=page,
    )


def _distinct(title: str, names: Iterable[str]) -> tuple[str, ...]:
    """`names` once each, and what stands before or in brackets as names of their own."""
    found: dict[str, None] = {}
    for name in (title, *names):
        found[name] = None
        found[_IN_BRACKETS.sub("", name).strip()] = None
        for inside in _IN_BRACKETS.findall(name):
            if _ABBREVIATION.fullmatch(inside):
                found[inside] = None
    return tuple(name for name in found if name and name != title)


def _topic_parts(topic: Topic, findings: Findings) -> Iterator[Part]:
    yield Part("", "", _lines([topic.summary, topic.decision, *map(plain, topic.key_points)]))
    for section in topic.sections:
        yield _section_part(section, findings)
    yield Part("", "", _lines(question.text for question in topic.questions))


def _strategy_parts(strategy: Strategy, findings: Findings) -> Iterator[Part]:
    yield Part("", "", _lines([strategy.summary, strategy.decision]))
    yield from _field_parts(strategy.fields, findings)
    steps = (step for steps in strategy.what_if.values() for step in steps)
    yield Part("what-if", "", _lines(f"{step.name}: {step.detail}" for step in steps))
    if strategy.plan is not None:
        events = dict.fromkeys(event.label for event in strategy.plan.events)
        yield Part("the-years", "", _lines([strategy.plan.note, *events]))


def _treatment_parts(treatment: Treatment, findings: Findings) -> Iterator[Part]:
    points = map(plain, treatment.key_points)
    top = [treatment.summary, treatment.medicine_class, *points, plain(treatment.contested)]
    yield Part("", "", _lines(top))
    yield from _field_parts(treatment.fields, findings)
    effects = (f"{each.effect}: {plain(each.often)}" for each in treatment.side_effects)
    yield Part("common-side-effects", "", _lines(effects))
    events = dict.fromkeys(event.label for event in treatment.schedule)
    yield Part("the-years", "", _lines(events))
    others = treatment.findings_by_field().get("", ())
    known = (_finding_line(findings[key]) for key in others if key in findings)
    yield Part("numbers", "", _lines(known))
    yield Part("", "", _lines(question.text for question in treatment.questions))


def _comparison_parts(comparison: Comparison, findings: Findings) -> Iterator[Part]:
    options = [option.name for option in comparison.options]
    yield Part("", "", _lines([comparison.summary, ", ".join(options)]))
    for row in comparison.rows:
        yield Part("side-by-side", row.label, _row_text(row, options, findings))


def _diagram_parts(diagram: Diagram) -> Iterator[Part]:
    steps = (f"{step.title}: {step.caption}" for step in diagram.steps)
    yield Part("", "", _lines([diagram.caption, *steps]))
    yield Part("in-words", "", _lines(diagram.text))
    yield Part("as-a-table", "", _lines(": ".join(row) for row in diagram.table_rows))


def _section_part(section: Section, findings: Findings) -> Part:
    lines = [line for block in section.blocks for line in _block_lines(block)]
    shown = [block.finding for block in section.blocks if isinstance(block, FindingFigure)]
    runs = [runs for block in section.blocks for runs in runs_of(block)]
    text = _lines([*lines, *_finding_lines(runs, findings, shown)])
    return Part(section.anchor, section.heading, text)


def _field_parts(fields: Iterable[NamedField], findings: Findings) -> Iterator[Part]:
    for each in fields:
        lines = [plain(runs) for runs in each.paragraphs]
        text = _lines([*lines, *_finding_lines(each.paragraphs, findings)])
        yield Part(each.key, each.label, text)


def _row_text(row: ComparisonRow, options: list[str], findings: Findings) -> str:
    cells = [
        f"{option}: {plain(cell.runs)} {plain(cell.explanation)}".strip()
        for option, cell in zip(options, row.cells, strict=True)
    ]
    runs = [runs for cell in row.cells for runs in (cell.runs, cell.explanation)]
    return _lines([*cells, *_finding_lines(runs, findings)])


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Callout(_, title, _):
            yield title
        case Table(caption, _, rows):
            yield caption
            yield from (": ".join(plain(cell) for cell in row) for row in rows)
            return
        case Heading(text):
            yield text
            return
    yield from (plain(runs) for runs in runs_of(block))


def _finding_lines(
    lines: Iterable[Runs], findings: Findings, shown: Iterable[str] = ()
) -> Iterator[str]:
    """A finding has no page of its own: it is found where it is used."""
    linked = (run.finding for runs in lines for run in runs if isinstance(run, FindingLink))
    for key in dict.fromkeys([*shown, *linked]):
        if key in findings:
            yield _finding_line(findings[key])


def _finding_line(finding: Finding) -> str:
    return f"{finding.title}: {finding.amount}, {finding.period}."


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)
