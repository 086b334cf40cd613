"""Glossary words are found as readers write them, and linked once in each section."""

from __future__ import annotations

import pytest

from desktop.compiler.phrases import Phrases
from desktop.compiler.terms import TermLinker
from desktop.domain.blocks import Citation, PageLink, TermLink, Text
from desktop.domain.content import Term


def _term(term_id: str, name: str, *aliases: str) -> Term:
    return Term(term_id, 1001, name, aliases, "", "Words.", ())


PHRASES = Phrases(
    [
        ("immune reconstitution therapy", "irt"),
        ("IRT", "irt"),
        ("therapy", "therapy"),
        ("T cell", "t"),
        ("relapse", "relapse"),
        ("MS", "ms"),
        ("biopsy", "biopsy"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Immune reconstitution therapy", ["Immune reconstitution therapy"]),
        ("a relapse, relapses. Relapse", ["relapse", "relapses", "Relapse"]),
        ("T-cells and t cells", ["T-cells", "t cells"]),
        ("IRTs, IRT, irt", ["IRTs", "IRT"]),
        ("MS, ms and Ms", ["MS"]),
        ("relapse-free, non-MS, MS-like, MSX", []),
        ("therapy's end", []),
        ("biopsies", ["biopsies"]),
        ("immune reconstitution therapies", ["immune reconstitution therapies"]),
    ],
)
def test_phrases_are_found(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in PHRASES.find(text)] == found


def test_what_is_left_when_phrases_are_cut() -> None:
    assert PHRASES.cut("The IRT came after a relapse.") == "The  came after a ."


def test_the_first_use_in_a_section_is_linked() -> None:
    linker = TermLinker([_term("relapse", "Relapse", "attack")])
    seen: set[str] = set()
    assert linker.link((Text("An attack is a relapse."),), seen) == (
        Text("An "),
        TermLink("attack", "relapse"),
        Text(" is a relapse."),
    )
    assert linker.link((Text("A relapse again."),), seen) == (Text("A relapse again."),)


def test_the_longest_word_wins() -> None:
    linker = TermLinker([_term("cell", "Cell"), _term("stem-cell", "Stem cell")])
    assert linker.link((Text("stem cell"),), set()) == (TermLink("stem cell", "stem-cell"),)


def test_bold_words_stay_bold_when_linked() -> None:
    linker = TermLinker([_term("relapse", "Relapse")])
    assert linker.link((Text("a relapse", strong=True),), set()) == (
        Text("a ", strong=True),
        TermLink("relapse", "relapse", strong=True),
    )


def test_links_and_citations_are_left_alone() -> None:
    linker = TermLinker([_term("relapse", "Relapse")])
    runs = (PageLink("relapse", "x"), Citation(("k",), (1,)))
    assert linker.link(runs, set()) == runs


def test_a_word_that_the_writer_linked_counts_as_seen() -> None:
    linker = TermLinker([_term("relapse", "Relapse")])
    runs = (TermLink("one", "relapse"), Text(" relapse"))
    assert linker.link(runs, set()) == runs
