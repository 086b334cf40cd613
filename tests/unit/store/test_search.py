from __future__ import annotations

import threading
import unicodedata

import pytest
from sqlalchemy import Engine

from desktop.domain.content import PageKind
from desktop.domain.search import SearchHit, SearchResults
from desktop.store.content import ContentStore
from desktop.store.search import SearchStore
from tests.small_library import TERMS, TREATMENTS


def ids(results: SearchResults) -> list[str]:
    return [hit.id for hit in results.hits]


def first(searches: SearchStore, asked: str) -> str:
    hits = searches.search(asked).hits
    return hits[0].id if hits else ""


def snippet(hit: SearchHit) -> str:
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in hit.snippet)


def hit_of(searches: SearchStore, asked: str, page: str) -> SearchHit:
    return next(hit for hit in searches.search(asked).hits if hit.id == page)


def test_every_name_finds_its_page_first(searches: SearchStore, content: ContentStore) -> None:
    names = [name for term, aliases in TERMS.items() for name in (term, *aliases)]
    names += [name for uk, us in TREATMENTS.values() for name in (*uk, *us)]
    wrong = [name for name in names if first(searches, name) != content.resolve(name)]
    assert wrong == []


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        # case, accents, hyphens, word endings
        ("ALEMTUZUMAB", "alemtuzumab"),
        ("alemtuzümab", "alemtuzumab"),
        ("B-cell", "term:b-cell"),
        ("bcell", "term:b-cell"),
        ("b cells", "term:b-cell"),
        ("deescalation", "term:de-escalation"),
        ("de escalation", "term:de-escalation"),
        ("flareup", "term:relapse"),
        ("relapses", "term:relapse"),
        ("relapsing", "term:relapse"),
        ("transplants from a donor", "term:allogeneic-transplant"),
        # American and British spellings
        ("hematologist", "term:haematologist"),
        ("leukemia", "term:leukaemia"),
        ("randomized", "term:randomised-trial"),
        ("smoldering ms", "term:smouldering-ms"),
        ("hemorrhage", "immune-reconstitution-therapy"),
        ("tumors", "immune-reconstitution-therapy"),
        ("fiber", "immune-reconstitution-therapy"),
        ("diarrhea", "immune-reconstitution-therapy"),
        ("cafe", "immune-reconstitution-therapy"),
        # brand, generic and everyday names
        ("Lemtrada", "alemtuzumab"),
        ("Betaseron", "interferon-beta-1b"),
        ("rebif", "interferon-beta-1a"),
        ("AHSCT", "stem-cell-transplant"),
        ("IRT", "immune-reconstitution-therapy"),
        ("side effects", "term:adverse-event"),
        # whole questions
        ("reboot my immune system", "immune-reconstitution-therapy"),
        ("how can I reboot my immune system?", "immune-reconstitution-therapy"),
        ("what is the difference between the two ways", "two-main-ways"),
        ("what are the treatment options for me", "two-main-ways"),
        ("will my hair fall out", "stem-cell-transplant"),
        ("can I travel abroad with tablets", "maintenance-or-irt"),
        ("pregnancy on cladribine", "cladribine-tablets"),
    ],
)
def test_what_people_type_finds_the_right_page_first(
    searches: SearchStore, asked: str, page: str
) -> None:
    assert first(searches, asked) == page


@pytest.mark.parametrize(
    ("asked", "page", "searched"),
    [
        ("alemtuzamb", "alemtuzumab", "alemtuzumab"),
        ("lemtrda", "alemtuzumab", "Lemtrada"),
        ("nede", "term:neda", "NEDA"),
        ("cladrbine tabltes", "cladribine-tablets", "cladribine tablets"),
        ("alemtu zumab", "alemtuzumab", "alemtuzumab"),
        ("interferonbeta", "interferon-beta-1a", "interferon beta-1a"),
        ("de-escalaton", "term:de-escalation", "De-escalation"),
        ("hematologits", "term:haematologist", "Haematologist"),
        ("immune systme reboot", "immune-reconstitution-therapy", "immune system reboot"),
    ],
)
def test_typing_mistakes_are_mended_and_told(
    searches: SearchStore, asked: str, page: str, searched: str
) -> None:
    results = searches.search(asked)
    assert page in ids(results)[:3]
    assert results.asked == asked
    assert results.searched == searched


def test_what_is_spelled_right_is_searched_for_as_it_is(searches: SearchStore) -> None:
    for asked in ("Lemtrada", "hematologist", "B-cell", "reboot my immune system"):
        assert searches.search(asked).searched == asked


@pytest.mark.parametrize("length", range(3, 12))
def test_results_are_there_while_a_name_is_typed(searches: SearchStore, length: int) -> None:
    assert first(searches, "alemtuzumab"[:length]) == "alemtuzumab"


def test_a_word_half_typed_finds_what_its_stem_would_hide(searches: SearchStore) -> None:
    assert first(searches, "relapsin") == "term:relapse"
    assert first(searches, "smoulderi") == "term:smouldering-ms"


def test_an_exact_title_stands_before_pages_that_only_use_the_word(searches: SearchStore) -> None:
    assert ids(searches.search("lymphocyte"))[0] == "term:lymphocyte"
    assert "immune-reconstitution-therapy" in ids(searches.search("lymphocyte"))


def test_every_kind_of_page_can_be_found(searches: SearchStore) -> None:
    asked = {
        PageKind.TOPIC: "callout fever",
        PageKind.STRATEGY: "hospital for about a month",
        PageKind.TREATMENT: "Tysabri",
        PageKind.COMPARISON: "travel abroad",
        PageKind.DIAGRAM: "climb again",
        PageKind.TERM: "placebo",
    }
    for kind, words in asked.items():
        assert searches.search(words).hits[0].kind is kind, words


def test_a_finding_is_found_on_the_page_that_uses_it(searches: SearchStore) -> None:
    hit = hit_of(searches, "seizure", "two-main-ways")
    assert hit.anchor == "numbers"
    assert snippet(hit).startswith("People with a [seizure]: about 69 out of 100 people")


def test_a_hit_shows_the_matching_sentence_of_the_best_section(searches: SearchStore) -> None:
    hit = hit_of(searches, "diarrhea", "immune-reconstitution-therapy")
    assert hit.anchor == "risks"
    assert snippet(hit) == "[Diarrhoea] and a café visit are harmless."


def test_a_snippet_marks_words_written_in_two_parts(searches: SearchStore) -> None:
    hit = hit_of(searches, "bcells first", "immune-reconstitution-therapy")
    assert hit.anchor == "the-three-rs"
    assert snippet(hit) == "[B cells] go [first]."


def test_a_snippet_keeps_accents_and_case(searches: SearchStore) -> None:
    assert "a [café] visit" in snippet(hit_of(searches, "CAFE", "immune-reconstitution-therapy"))


def test_a_page_found_by_its_name_shows_its_summary(searches: SearchStore) -> None:
    hit = hit_of(searches, "Lemtrada", "alemtuzumab")
    assert (hit.anchor, hit.why, snippet(hit)) == ("", "Lemtrada", "A medicine given by drip.")


def test_a_title_needs_no_reason(searches: SearchStore) -> None:
    assert hit_of(searches, "alemtuzumab", "alemtuzumab").why == ""


def test_a_name_among_other_words_is_told(searches: SearchStore) -> None:
    hit = hit_of(searches, "Tysabri pregnancy", "natalizumab")
    assert (hit.why, hit.anchor) == ("Tysabri", "pregnancy")


def test_hits_can_be_taken_a_few_at_a_time(searches: SearchStore) -> None:
    everything = searches.search("drip", limit=100)
    assert everything.total == len(everything.hits) > 10
    pages = [searches.search("drip", limit=4, offset=start) for start in range(0, 40, 4)]
    together = [hit for page in pages for hit in page.hits]
    assert together == list(everything.hits[:40])
    assert {page.total for page in pages} == {everything.total}


def test_no_page_is_hit_twice(searches: SearchStore) -> None:
    for asked in ("treatment", "cell", "ms", "immune", "drip"):
        found = ids(searches.search(asked, limit=100))
        assert len(found) == len(set(found))


def test_counts_are_by_kind_over_all_hits(searches: SearchStore) -> None:
    results = searches.search("drip", limit=1)
    counts = dict(results.counts)
    assert counts[PageKind.TREATMENT] == len(TREATMENTS)
    assert counts[PageKind.TERM] == 1
    assert sum(counts.values()) == results.total


def test_hits_can_be_of_some_kinds_only(searches: SearchStore) -> None:
    everything = searches.search("drip", limit=100)
    terms = searches.search("drip", kinds=(PageKind.TERM,), limit=100)
    assert terms.hits == tuple(hit for hit in everything.hits if hit.kind is PageKind.TERM)
    assert terms.total == len(terms.hits)
    assert terms.counts == everything.counts
    assert searches.search("drip", kinds=(PageKind.DIAGRAM,)).hits == ()


@pytest.mark.parametrize("asked", ["", "   ", "?!", "qqqqzzzz", "футбол", "☃", "\x00"])
def test_a_search_without_hits_suggests_where_to_begin(searches: SearchStore, asked: str) -> None:
    results = searches.search(asked)
    assert results.hits == ()
    assert results.searched == asked
    assert "What is MS?" in results.suggestions


def test_a_search_without_hits_suggests_names_that_look_like_it(searches: SearchStore) -> None:
    assert "Copaxone" in searches.search("cpxne").suggestions


@pytest.mark.parametrize(
    "asked",
    [
        '"', "'", "''''", '"a', "a*", "*", "a OR", "AND", "NOT a", "NEAR(a b", "a:b", "title:x",
        "^a", "-a", "a + b", "{title} : a", "(", ")", "((((((", "; DROP TABLE page; --",
        "' OR 1=1 --", "%", "_", "\\", "\x00", "a\x00b", "\ud800", "a\udcffb", "👩‍⚕️ drip",
        "x" * 100_000, "a " * 50_000, "<script>alert(1)</script>", "{finding:x}", "[[term]]",
        "a-b-c-d-e-f-g", "-" * 300, "\u202e", "½ ² ß Ǆ", "1,000,000", "0", "…", "i i i i",
        unicodedata.normalize("NFD", "é" * 300), "中文 キーワード", "\n\r\t", "a'b'c'd", "🙂" * 300,
    ],
)  # fmt: skip
def test_strange_text_is_only_text(searches: SearchStore, asked: str) -> None:
    results = searches.search(asked)
    assert results.asked == asked
    assert results.hits or results.suggestions
    assert results.total >= len(results.hits)


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, -1), (10**9, 0), (5, 10**9)])
def test_strange_limits_are_brought_into_bounds(
    searches: SearchStore, limit: int, offset: int
) -> None:
    assert len(searches.search("drip", limit=limit, offset=offset).hits) <= 100


def test_the_same_search_gives_the_same_results(searches: SearchStore) -> None:
    assert searches.search("immune cells") == searches.search("immune cells")


def test_a_first_search_from_several_threads_at_once_is_answered(engine: Engine) -> None:
    searches = SearchStore(engine)
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(first(searches, "lemtrda"))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["alemtuzumab"] * 6
