"""The library holds what it promises; the compiler's own checks hold for each page besides."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from desktop.compiler.statements import TO_BE_CONFIRMED, pages_of, statements_of
from desktop.domain.blocks import Callout, CalloutKind
from desktop.domain.content import (
    STRATEGY_IDS,
    ReviewStatus,
)
from desktop.domain.library import LibraryContent

TREATMENTS = 21
COMPARISONS = {
    "maintenance-or-irt",
    "early-high-efficacy-or-step-up",
    "all-strategies",
    "irts-side-by-side",
    "ways-of-taking-it",
    "names-and-brands",
    "family-planning-by-treatment",
    "vaccines-by-treatment",
    "tests-and-visits-by-treatment",
}
PACKS = {
    "newly-offered-irt",
    "newly-offered-alemtuzumab",
    "newly-offered-cladribine",
    "relapse",
    "switching",
    "before-ahsct",
    "starting-maintenance",
    "thinking-of-stepping-down",
    "planning-a-baby",
    "before-vaccines",
}


def test_every_strategy_is_there_and_has_its_topic(library: LibraryContent) -> None:
    assert tuple(strategy.id for strategy in library.strategies) == STRATEGY_IDS
    assert all(strategy.explained_in for strategy in library.strategies)


def test_every_strategy_has_a_plan_that_says_what_is_an_example(library: LibraryContent) -> None:
    for strategy in library.strategies:
        assert strategy.plan is not None, strategy.id
        assert strategy.plan.note
        assert strategy.plan.legs
        assert {"treatment", "decision"} <= {event.kind for event in strategy.plan.events}


def test_there_are_topics_for_every_group(library: LibraryContent) -> None:
    count = Counter(topic.group for topic in library.topics)
    assert count.keys() == {group.id for group in library.edition.groups}
    assert count.total() >= 40


def test_every_treatment_has_its_calendar_tests_and_way_to_say_it(library: LibraryContent) -> None:
    assert len(library.treatments) == TREATMENTS
    for treatment in library.treatments:
        kinds = {event.kind for event in treatment.schedule}
        assert {"treatment", "test"} <= kinds, treatment.id
        assert treatment.say, treatment.id


def test_comparisons_by_treatment_hold_every_treatment(library: LibraryContent) -> None:
    tables = {comparison.id: comparison for comparison in library.comparisons}
    assert tables.keys() >= COMPARISONS
    for name in COMPARISONS:
        if name.endswith("-by-treatment") or name == "names-and-brands":
            pages = {option.page for option in tables[name].options}
            assert pages == {treatment.id for treatment in library.treatments}, name
    options = tuple(option.page for option in tables["all-strategies"].options)
    assert options == STRATEGY_IDS


def test_packs_serve_the_tasks_of_a_clinic(library: LibraryContent) -> None:
    assert {pack.id for pack in library.packs} >= PACKS


def test_the_glossary_explains_enough_words_and_how_to_say_the_hard_ones(
    library: LibraryContent,
) -> None:
    assert len(library.terms) >= 150
    assert sum(bool(term.say) for term in library.terms) >= 80


def test_each_page_can_be_reached_by_a_link_from_another(library: LibraryContent) -> None:
    linked = {page for topic in library.topics for page in topic.read_next}
    unlinked = {topic.id for topic in library.topics} - linked
    starts = {step.page for step in library.edition.start_here}
    starts |= {card.page for card in library.edition.home} | {library.edition.urgent_page}
    assert unlinked <= starts


def test_nothing_claims_a_review_that_has_not_happened(library: LibraryContent) -> None:
    for page in pages_of(library):
        signed = page.review.status is ReviewStatus.REVIEWED
        assert signed == bool(page.review.reviewer and page.review.reviewed), page.id


def test_what_experts_dispute_is_told_from_both_sides(library: LibraryContent) -> None:
    boxes = {
        topic.id
        for topic in library.topics
        for section in topic.sections
        for block in section.blocks
        if isinstance(block, Callout) and block.kind is CalloutKind.TWO_VIEWS
    }
    disputed = {
        "do-irts-renew-the-immune-system",
        "hitting-early-or-stepping-up",
        "smouldering-ms",
        "what-a-cure-would-mean",
    }
    assert disputed <= boxes


def test_what_is_to_be_confirmed_is_a_small_part(library: LibraryContent) -> None:
    findings = {finding.id: finding for finding in library.findings}
    said = [each for page in pages_of(library) for each in statements_of(page, findings)]
    waiting = [each for each in said if TO_BE_CONFIRMED in each.text.lower()]
    assert len(waiting) < len(said) / 20


def test_easy_read_has_one_idea_a_line_and_no_line_twice(library: LibraryContent) -> None:
    for topic in library.topics:
        lines = [line.words for line in topic.easy_read]
        assert all(before != after for before, after in pairwise(lines)), topic.id
        assert len(lines) == len(set(lines)), topic.id


def test_search_phrases_differ_within_a_page(library: LibraryContent) -> None:
    for topic in library.topics:
        phrases = [phrase.casefold() for phrase in topic.search_words]
        assert len(phrases) == len(set(phrases)), topic.id
        assert len(phrases) >= 5, topic.id
