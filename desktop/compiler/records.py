"""Builds what pages rest on: findings, glossary words, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from desktop.compiler.checks import DEFINITION_WORDS, check_words
from desktop.compiler.gather import Read
from desktop.compiler.passages import Role
from desktop.compiler.problems import Report
from desktop.compiler.schemas import FindingFile, PlannedFile, SourceFile, TermFile
from desktop.compiler.shelf import PageDraft, Shelf
from desktop.domain.content import Term
from desktop.domain.evidence import Finding, Source
from desktop.domain.take_home import HIGHEST_NUMBER

TERM_NUMBERS = (1001, HIGHEST_NUMBER)


def findings_of(reads: Iterable[Read[FindingFile]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(**{**dict(read.value), "sources": tuple(read.value.sources)}) for read in reads
    )


def terms_of(reads: Iterable[Read[TermFile]]) -> tuple[Term, ...]:
    """The words as written, not yet with the topics they are used in."""
    return tuple(
        Term(
            id=read.value.id,
            number=read.value.number,
            term=read.value.term,
            aliases=tuple(read.value.aliases),
            say=read.value.say,
            definition=read.value.definition,
            sources=tuple(dict.fromkeys(read.value.sources)),
        )
        for read in reads
    )


def sources_of(reads: Iterable[Read[SourceFile]]) -> tuple[Source, ...]:
    return tuple(Source(**dict(read.value)) for read in reads)


def check_finding(shelf: Shelf, read: Read[FindingFile]) -> None:
    """A finding's numbers fit each other, its sources are there, its words are plain."""
    draft, file = PageDraft(shelf, read, has_sources=True), read.value
    for key in ("numerator", "low", "high", "comparator_numerator"):
        value = getattr(file, key)
        if value is not None and value > file.base:
            draft.say(draft.line(key), f"'{key}' is more than 'base'", f"at most {file.base}")
    if file.low is not None and file.high is not None and file.low > file.high:
        draft.say(draft.line("low"), "'low' is more than 'high'", "put the smaller one in 'low'")
    elif file.numerator is None and (file.low is not None or file.high is not None):
        draft.say(draft.line("low"), "a range without 'numerator'", "give it, or remove the range")
    elif file.numerator is not None and not (
        (file.low is None or file.low <= file.numerator)
        and (file.high is None or file.numerator <= file.high)
    ):
        draft.say(draft.line("numerator"), "'numerator' lies outside 'low' to 'high'", "check all")
    for key in ("title", "period", "group", "comparator", "design", "happened", "did_not"):
        draft.plain(Role.NAME, getattr(file, key), key)
    draft.plain(Role.LINE, file.certainty_reason, "certainty_reason")
    draft.sources(file.sources)
    shelf.check(draft.prose, draft.say)


def check_term(shelf: Shelf, read: Read[TermFile]) -> None:
    draft, file = PageDraft(shelf, read, has_sources=bool(read.value.sources)), read.value
    draft.number(file.number, *TERM_NUMBERS)
    draft.plain(Role.NAME, file.term, "term")
    definition = draft.plain(Role.LINE, file.definition, "definition")
    at = draft.line("definition")
    check_words("a definition", definition, DEFINITION_WORDS, at, draft.say)
    draft.sources(file.sources)
    shelf.check(draft.prose, draft.say)


def check_planned(
    shelf: Shelf, reads: Iterable[Read[PlannedFile]], placed: Set[tuple[str, str]]
) -> None:
    """A diagram still to be drawn has its place in every topic that it names, and no file yet.

    Args:
        placed: pairs of a diagram and a topic that holds its place.
    """
    for read in reads:
        say, file = shelf.report.on(read.file), read.value
        if file.id in shelf.known.kinds:
            say(read.line("id"), f"'{file.id}' is drawn", "take it out of this list")
        for number, page in enumerate(file.pages):
            line = read.line("pages", number)
            if shelf.known.has_page(page, line, say) and (file.id, page) not in placed:
                fix = f"write {{diagram:{file.id}}} alone in a paragraph of it"
                say(line, f"the topic '{page}' holds no place for '{file.id}'", fix)


def check_names(reads: Sequence[Read[TermFile]], report: Report) -> dict[str, str]:
    """Names and aliases, in lower case, with their term's id; one that stands for two is told."""
    names: dict[str, str] = {}
    for read in reads:
        for name in dict.fromkeys([read.value.term.lower(), *map(str.lower, read.value.aliases)]):
            other = names.setdefault(name, read.value.id)
            if other != read.value.id:
                what = f"'{name}' stands for '{other}' already"
                report.add(read.file, read.line("aliases"), what, "keep it with one of the two")
    return names


def check_used(reads: Iterable[Read[SourceFile]], used: set[str], report: Report) -> None:
    """Tell of sources that nothing cites."""
    for read in reads:
        if read.value.key not in used:
            what = f"nothing cites the source '{read.value.key}'"
            report.add(read.file, read.line("key"), what, "cite it, or remove it")
