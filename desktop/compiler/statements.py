"""Everything the library states, one statement after the other, with what each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.blocks import (
    Citation,
    ComparisonFigure,
    FindingFigure,
    FindingLink,
    Heading,
    Runs,
    Section,
    Text,
    runs_of,
)
from desktop.domain.comparing import Aspect, ValueCard
from desktop.domain.content import (
    Comparison,
    Diagram,
    ReviewRecord,
    Strategy,
    Term,
    Topic,
    Treatment,
)
from desktop.domain.evidence import Finding
from desktop.domain.library import LibraryContent

TO_BE_CONFIRMED = "to be confirmed"


@dataclass(frozen=True, slots=True)
class AspectSheet:
    """An aspect of a board with what every option answers: one file, signed as one.

    Args:
        answers: the name of each option and its cell.
    """

    board: str
    aspect: Aspect
    answers: tuple[tuple[str, Runs], ...]

    @property
    def id(self) -> str:
        return f"aspects/{self.board}/{self.aspect.id}"

    @property
    def review(self) -> ReviewRecord:
        return self.aspect.review


Page = Topic | Strategy | Treatment | Comparison | Diagram | AspectSheet


@dataclass(frozen=True, slots=True)
class Statement:
    """Words up to the citation that they rest on.

    Args:
        place: section, field, row or other part of the page that they stand in.
        sources: keys; empty for plain words that claim nothing.
    """

    page: str  # page id; "" for a finding
    place: str
    text: str
    sources: tuple[str, ...]

    @property
    def to_be_confirmed(self) -> bool:
        return TO_BE_CONFIRMED in self.text.lower()


def pages_of(library: LibraryContent) -> Iterator[Page]:
    """Every page that a clinician can sign, one kind after the other."""
    yield from library.topics
    yield from library.strategies
    yield from library.treatments
    yield from library.comparisons
    yield from library.diagrams
    yield from _sheets(library)


def title_of(page: Page) -> str:
    match page:
        case Strategy() | Treatment():
            return page.name
        case AspectSheet():
            return page.aspect.label
        case _:
            return page.title


def _sheets(library: LibraryContent) -> Iterator[AspectSheet]:
    options: list[Strategy | Treatment] = [*library.strategies, *library.treatments]
    names = {page.id: page.name for page in options}
    answers = {each.option: each.by_aspect for each in library.answers}
    for board in library.boards:
        for aspect in board.aspects:
            cells = ((names[each], answers[each][aspect.id].runs) for each in board.options)
            yield AspectSheet(board.id, aspect, tuple(cells))


def statements_of(
    page: Page | Term | ValueCard, findings: Mapping[str, Finding]
) -> Iterator[Statement]:
    """What `page` states, in reading order."""
    match page:
        case Topic():
            yield from _lines(page.id, "Key points", page.key_points, findings)
            for section in page.sections:
                yield from _section(page.id, section, findings)
            why = [check.why for check in page.self_check]
            yield from _lines(page.id, "Check my understanding", why, findings)
        case Strategy() | Treatment():
            if isinstance(page, Treatment):
                yield from _lines(page.id, "Key points", page.key_points, findings)
                yield from _lines(page.id, "Its strategy", (page.contested,), findings)
            for each in page.fields:
                yield from _lines(page.id, each.label, each.paragraphs, findings)
            if isinstance(page, Strategy):
                why = [check.why for check in page.self_check]
                yield from _lines(page.id, "Check my understanding", why, findings)
            if isinstance(page, Treatment):
                for effect in page.side_effects:
                    often = (Text(f"{effect.effect}: "), *effect.often)
                    yield from _lines(page.id, "Side effects", (often,), findings)
                for key in page.findings:
                    yield finding_statement(findings[key], page.id)
        case Comparison():
            for row in page.rows:
                for option, cell in zip(page.options, row.cells, strict=True):
                    place = f"{row.label}: {option.name}"
                    yield from _lines(page.id, place, (cell.runs, cell.explanation), findings)
        case Diagram():
            for text in page.text:
                yield Statement(page.id, "In words", text, page.sources)
        case AspectSheet():
            for name, runs in page.answers:
                yield from _lines(page.id, name, (runs,), findings)
        case ValueCard():
            yield from _lines("values", page.title, (page.why,), findings)
        case Term():
            yield Statement(f"term:{page.id}", "Glossary", page.definition, page.sources)


def finding_statement(finding: Finding, page: str = "") -> Statement:
    """A figure with everything that its record says."""
    text = (
        f"{finding.title}: {finding.amount} {finding.happened}; over {finding.period};"
        f" {finding.group}; compared with {finding.comparator};"
        f" {finding.people} studied; {finding.design}; certainty {finding.certainty}"
    )
    mark = f" ({TO_BE_CONFIRMED})" if finding.to_be_confirmed else ""
    return Statement(page, "Figure", text + mark, finding.sources)


def _section(page: str, section: Section, findings: Mapping[str, Finding]) -> Iterator[Statement]:
    for block in section.blocks:
        match block:
            case Heading() | ComparisonFigure():
                continue
            case FindingFigure(key):
                yield finding_statement(findings[key], page)
            case _:
                yield from _lines(page, section.heading, runs_of(block), findings)


def _lines(
    page: str, place: str, lines: Iterable[Runs], findings: Mapping[str, Finding]
) -> Iterator[Statement]:
    for runs in lines:
        said = ""
        keys: list[str] = []
        for run in runs:
            if isinstance(run, Citation):
                yield Statement(page, place, said.strip(), (*keys, *run.sources))
                said, keys = "", []
                continue
            said += run.text
            if isinstance(run, FindingLink):
                keys += [key for key in findings[run.finding].sources if key not in keys]
        if said.strip(" .;,"):
            yield Statement(page, place, said.strip(), tuple(keys))
