"""Search over the real content: names, everyday questions, typing mistakes (FIND-1, FIND-2)."""

from __future__ import annotations

from collections import defaultdict

import pytest

from desktop.domain.content import term_page
from desktop.domain.library import LibraryContent
from desktop.store.search import SearchStore
from tests.mistakes import share_found


@pytest.fixture(scope="module")
def pages_by_name(
    library_and_searches: tuple[LibraryContent, SearchStore],
) -> dict[str, set[str]]:
    """Each word, alias, generic and brand name with the pages it names."""
    library, _ = library_and_searches
    pages: dict[str, set[str]] = defaultdict(set)
    for term in library.terms:
        for name in (term.term, *term.aliases):
            pages[name].add(term_page(term.id))
    for treatment in library.treatments:
        for name in (treatment.name, *treatment.names_uk, *treatment.names_us):
            pages[name].add(treatment.id)
    # "IRT" is the name of a word, a strategy and a topic; "S1P modulator" also of each such drug
    searched = [(topic.id, topic.search_words) for topic in library.topics]
    searched += [(each.id, each.search_words) for each in library.treatments]
    by_words = {_even(name): name for name in pages}
    for page, phrases in searched:
        for phrase in phrases:
            if _even(phrase) in by_words:
                pages[by_words[_even(phrase)]].add(page)
    return pages


def _even(name: str) -> str:
    return name.casefold().replace("-", " ")


def test_every_name_is_among_the_first_three(
    searches: SearchStore, pages_by_name: dict[str, set[str]]
) -> None:
    missed = [
        name
        for name, pages in pages_by_name.items()
        if not any(hit.id in pages for hit in searches.search(name, limit=3).hits)
    ]
    assert missed == []


def test_every_title_and_search_phrase_finds_its_page(
    library_and_searches: tuple[LibraryContent, SearchStore],
) -> None:
    library, searches = library_and_searches
    asked = [(topic.id, topic.title) for topic in library.topics]
    asked += [(topic.id, phrase) for topic in library.topics for phrase in topic.search_words]
    asked += [(strategy.id, strategy.name) for strategy in library.strategies]
    asked += [(comparison.id, comparison.title) for comparison in library.comparisons]
    asked += [(diagram.id, diagram.title) for diagram in library.diagrams]
    missed = [
        phrase
        for page, phrase in asked
        if all(hit.id != page for hit in searches.search(phrase, limit=5).hits)
    ]
    assert missed == []


@pytest.mark.parametrize(("mistakes", "share"), [(1, 0.95), (2, 0.85)])
def test_mistyped_names_are_among_the_first_three(
    searches: SearchStore, pages_by_name: dict[str, set[str]], mistakes: int, share: float
) -> None:
    assert share_found(searches, pages_by_name, mistakes, times=1) >= share


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("reboot my immune system", "immune-reconstitution-therapy"),
        ("what is the difference between the two ways", "two-main-ways"),
        ("two main ways", "two-main-ways"),
        ("is there a cure", "what-a-cure-would-mean"),
        ("stem cell transplant", "stem-cell-transplant-ahsct"),
        ("HSCT", "stem-cell-transplant-ahsct"),
        ("can I stop treatment", "stepping-treatment-down"),
        ("emergency", "when-to-get-help"),
        ("Lemtrada", "alemtuzumab"),
        ("lemtrda", "alemtuzumab"),
        ("alemtuzamb", "alemtuzumab"),
        ("cladrbine tabltes", "cladribine"),
        ("nede", "term:neda"),
        ("bcell", "term:b-cell"),
        ("deescalation", "term:de-escalation"),
        ("hematologist", "term:haematologist"),
        ("leukemia", "term:leukaemia"),
        ("maintenance or irt", "maintenance-or-irt"),
        ("pregnancy cladribine", "cladribine"),
        ("side effects of lemtrada", "alemtuzumab"),
        ("fear of needles", "needle-fear"),
        ("can I have a baby", "pregnancy-and-treatment"),
        ("sperm", "fatherhood-and-treatment"),
        ("flu jab", "vaccines"),
        ("yellow fever", "live-vaccines"),
        ("what should I ask", "my-questions"),
        ("second opinion", "second-opinions"),
        ("tell my boss", "for-employers"),
        ("too tired", "fatigue-and-treatment"),
        ("JCV", "pml-and-the-jc-virus"),
        ("what if I do nothing", "staying-as-you-are-or-no-treatment"),
        ("chemo ward", "transplant-day-by-day"),
        ("brain shrinking", "neda-and-its-limits"),
        ("Tysabri", "natalizumab"),
        ("Rebif", "interferon-beta-1a"),
        ("stopping DMT at 60", "trials-of-stopping"),
    ],
)
def test_what_people_type_finds_the_right_page(
    searches: SearchStore, asked: str, page: str
) -> None:
    assert page in [hit.id for hit in searches.search(asked, limit=3).hits]


def test_every_hit_shows_a_sentence(searches: SearchStore) -> None:
    for asked in ("treatment", "infection", "baby", "B cell", "scan", "stop"):
        for hit in searches.search(asked, limit=50).hits:
            assert "".join(piece.text for piece in hit.snippet).strip(), (asked, hit.id)
