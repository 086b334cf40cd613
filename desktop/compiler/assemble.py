"""Builds every page of what was gathered, then checks what holds between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from desktop.compiler.boards import build_aspect, build_boards, build_value, check_matters
from desktop.compiler.drawn import build_diagram
from desktop.compiler.edition import build_edition, build_pack
from desktop.compiler.facts import Fact, Remembered
from desktop.compiler.fairness import (
    STRATEGY_WORDS,
    TREATMENT_WORDS,
    check_columns,
    check_options,
)
from desktop.compiler.gather import Gathered, Read
from desktop.compiler.markdown_blocks import LocatedSection, parse_body
from desktop.compiler.overlap import Overlap
from desktop.compiler.pages import (
    build_comparison,
    build_strategy,
    build_treatment,
)
from desktop.compiler.passages import PageProse
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import Report
from desktop.compiler.records import (
    check_finding,
    check_names,
    check_planned,
    check_term,
    check_used,
    findings_of,
    sources_of,
    terms_of,
)
from desktop.compiler.resolve import Known
from desktop.compiler.shelf import ProseCheck, Shelf
from desktop.compiler.terms import TermLinker, terms_in
from desktop.compiler.topics import Shown, build_topic
from desktop.compiler.vocabulary import Vocabulary
from desktop.domain.blocks import runs_of
from desktop.domain.comparing import BOARDS, STRATEGIES, TREATMENTS
from desktop.domain.content import (
    STRATEGY_IDS,
    PageKind,
    Strategy,
    Term,
    Topic,
    Treatment,
)
from desktop.domain.library import LibraryContent

Built = TypeVar("Built")
Sections = Mapping[str, tuple[LocatedSection, ...]]  # by file


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def assemble(
    found: Gathered,
    icons: Set[str],
    report: Report,
    *,
    against: Path | None = None,
    facts: Sequence[Fact] = (),
) -> LibraryContent | None:
    """The library, or None without an edition; it is whole only if `report` stays empty.

    Args:
        against: a folder of texts that the content must share no sentence with.
        facts: what the content was written from; what is only remembered needs its mark.
    """
    sections = {
        read.file: parse_body(read.body, read.body_line, report.on(read.file))
        for read in found.topics
    }
    terms = terms_of(found.terms)
    shelf = Shelf(
        known=_known(found, sections, terms, icons, report),
        linker=TermLinker(terms),
        names=_names(found, terms),
        report=report,
        vocabulary=_vocabulary(found),
        also=tuple(_other_texts(found, against, facts)),
    )
    _check_ids(found, report)
    for finding in found.findings:
        check_finding(shelf, finding)
    for term in found.terms:
        check_term(shelf, term)

    planned: set[tuple[str, str]] = set()  # diagram, topic that holds its place

    def checked(read: Read[Any], built: tuple[Built, PageProse]) -> Built:
        shelf.check(built[1], report.on(read.file))
        planned.update((diagram, read.value.id) for diagram in built[1].planned)
        return built[0]

    comparisons = [checked(read, build_comparison(shelf, read)) for read in found.comparisons]
    for compared, comparison in zip(found.comparisons, comparisons, strict=True):
        check_columns(compared, comparison, report)
    treatments = [checked(read, build_treatment(shelf, read)) for read in found.treatments]
    by_id = {treatment.id: treatment for treatment in treatments}
    strategies = [checked(read, build_strategy(shelf, read, by_id)) for read in found.strategies]
    planned_pages: list[Strategy | Treatment] = [*strategies, *treatments]
    plans = {page.id: page.plan for page in planned_pages if page.plan is not None}
    diagrams = [checked(read, build_diagram(shelf, read, by_id, plans)) for read in found.diagrams]
    check_options(zip(found.strategies, strategies, strict=True), STRATEGY_WORDS, report)
    check_options(zip(found.treatments, treatments, strict=True), TREATMENT_WORDS, report)
    shown = Shown({page.id: page for page in diagrams}, {page.id: page for page in comparisons})
    topics = [
        checked(read, build_topic(shelf, read, sections[read.file], shown)) for read in found.topics
    ]
    check_planned(shelf, found.planned, planned)
    values = [checked(read, build_value(shelf, read)) for read in found.values]
    check_matters(found, shelf)
    options = {
        STRATEGIES: {id: id for id in STRATEGY_IDS if any(page.id == id for page in strategies)},
        TREATMENTS: {
            page.id: page.strategy
            for page in sorted(treatments, key=lambda page: page.name.casefold())
        },
    }
    compared_by_id = {comparison.id: comparison for comparison in comparisons}
    aspects = {
        board: {
            read.value.id: checked(
                read, build_aspect(shelf, read, board, options[board], compared_by_id)
            )
            for read in found.aspects.get(board, ())
        }
        for board in BOARDS
    }
    boards, answers = build_boards(found, shelf, aspects, options)
    packs = [build_pack(shelf, read) for read in found.packs]
    findings = findings_of(found.findings)
    cited: list[_Sourced] = [*diagrams, *comparisons, *strategies, *treatments, *topics, *values]
    cited += [built.aspect for ours in aspects.values() for built in ours.values()]
    used = {key for each in (*cited, *terms, *findings) for key in each.sources}
    if not found.unread:  # what could not be read may cite the rest
        check_used(found.sources, used, report)
    if found.edition is None:
        return None
    edition = build_edition(shelf, found.edition)
    groups = [group.id for group in edition.groups]
    order = [topic for group in found.edition.value.groups for topic in group.topics]
    topics.sort(key=lambda page: (_place(page.group, groups), _place(page.id, order), page.number))
    strategies.sort(key=lambda page: _place(page.id, STRATEGY_IDS))
    for pages in (treatments, comparisons, diagrams, packs):
        pages.sort(key=lambda page: page.number)
    return LibraryContent(
        edition=edition,
        topics=tuple(topics),
        strategies=tuple(_with_pages(strategy, topics, treatments) for strategy in strategies),
        treatments=tuple(treatments),
        comparisons=tuple(comparisons),
        diagrams=tuple(diagrams),
        findings=findings,
        terms=_used_in(terms, topics),
        sources=sources_of(found.sources),
        packs=tuple(packs),
        boards=boards,
        answers=answers,
        values=tuple(values),
    )


def _with_pages(
    strategy: Strategy, topics: Iterable[Topic], treatments: Iterable[Treatment]
) -> Strategy:
    """`strategy` with the ids of its topics and of its treatments."""
    by_name = sorted(treatments, key=lambda page: page.name.casefold())
    ours = [page for page in by_name if page.strategy == strategy.id]
    return replace(
        strategy,
        explained_in=tuple(page.id for page in topics if page.strategy == strategy.id),
        treatments=tuple(page.id for page in ours),
        disputed=tuple(page.id for page in ours if page.contested),
    )


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def _pages(found: Gathered) -> Iterator[tuple[PageKind, Read[Any]]]:
    """Everything that a page id can name."""
    yield from ((PageKind.TOPIC, read) for read in found.topics)
    yield from ((PageKind.STRATEGY, read) for read in found.strategies)
    yield from ((PageKind.TREATMENT, read) for read in found.treatments)
    yield from ((PageKind.COMPARISON, read) for read in found.comparisons)
    yield from ((PageKind.DIAGRAM, read) for read in found.diagrams)


def _known(
    found: Gathered,
    sections: Sections,
    terms: tuple[Term, ...],
    icons: Set[str],
    report: Report,
) -> Known:
    anchors: dict[str, Set[str]] = {}
    for kind, read in _pages(found):
        parts = [section.anchor for section in sections.get(read.file, ())]
        if kind in (PageKind.STRATEGY, PageKind.TREATMENT):
            parts = list(read.value.fields)
        anchors[read.value.id] = frozenset(parts)
    groups = found.edition.value.groups if found.edition else []
    return Known(
        pages=anchors,
        kinds={read.value.id: kind for kind, read in _pages(found)},
        sources={read.value.key for read in found.sources},
        findings={finding.id: finding for finding in findings_of(found.findings)},
        terms={term.id: term for term in terms},
        groups={group.id for group in groups},
        icons=icons,
        planned={read.value.id for read in found.planned},
        unread=found.unread,
        names=check_names(found.terms, report),
    )


def _names(found: Gathered, terms: tuple[Term, ...]) -> Phrases:
    """Names of treatments and glossary words, which the stricter reading grade leaves out."""
    words = {name for term in terms for name in (term.term, *term.aliases)}
    return _phrases(words | _drugs(found))


def _drugs(found: Gathered) -> set[str]:
    """Names of treatments, generic and brand."""
    names: set[str] = set()
    for read in found.treatments:
        names |= {read.value.name, *read.value.names.uk, *read.value.names.us}
    return names


def _phrases(names: Set[str]) -> Phrases:
    return Phrases((name, name) for name in sorted(names))


def _other_texts(
    found: Gathered, against: Path | None, facts: Sequence[Fact]
) -> Iterator[ProseCheck]:
    if against is not None:
        yield Overlap(against, _phrases(_drugs(found)), _titles(found)).check
    if facts:
        yield Remembered(facts).check


def _titles(found: Gathered) -> Iterator[str]:
    return (read.value.title for read in found.sources)


def _vocabulary(found: Gathered) -> Vocabulary:
    words = [read.value for read in found.terms]
    return Vocabulary(
        avoided=((name, word.term) for word in words for name in word.avoid),
        everyday=(
            (name, word.everyday)
            for word in words
            if word.everyday
            for name in (word.term, *word.aliases)
        ),
        us_names=sorted(
            {name for read in found.treatments for name in read.value.names.us}
            - {name for read in found.treatments for name in read.value.names.uk}
        ),
    )


def _check_ids(found: Gathered, report: Report) -> None:
    """Ids and numbers are unique: they stand in bookmarks and take-home codes for ever."""
    pages: list[Read[Any]] = [*(read for _, read in _pages(found)), *found.packs]
    _once("id", pages, lambda value: value.id, report)
    _once("id", found.terms, lambda value: value.id, report)
    _once("id", found.findings, lambda value: value.id, report)
    _once("id", found.boards, lambda value: value.id, report)
    _once("id", found.values, lambda value: value.id, report)
    _once("key", found.sources, lambda value: value.key, report)
    _once("number", [*pages, *found.terms], lambda value: str(value.number), report)


def _once(
    key: str, reads: Iterable[Read[Any]], value_of: Callable[[Any], str], report: Report
) -> None:
    first: dict[str, str] = {}
    for read in reads:
        value, place = value_of(read.value), f"{read.file}:{read.line(key)}"
        other = first.setdefault(value, place)
        if other != place:
            what = f"the {key} '{value}' is taken by {other}"
            report.add(read.file, read.line(key), what, "use another one here")


def _used_in(terms: Iterable[Term], topics: Iterable[Topic]) -> tuple[Term, ...]:
    """`terms` in the order of the alphabet, with the topics that link to each."""
    users: dict[str, list[str]] = {}
    for topic in topics:
        lines = [
            runs for part in topic.sections for block in part.blocks for runs in runs_of(block)
        ]
        for term in dict.fromkeys(terms_in([*topic.key_points, *lines])):
            users.setdefault(term, []).append(topic.id)
    ordered = sorted(terms, key=lambda term: (term.term.casefold(), term.id))
    return tuple(replace(term, used_in=tuple(users.get(term.id, ()))) for term in ordered)
