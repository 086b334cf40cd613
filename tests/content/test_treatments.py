"""Every treatment page follows one template, and search leads to parts that are there."""

from __future__ import annotations

from desktop.compiler.findable import findable_pages
from desktop.compiler.shelf import TREATMENT_FIELDS
from desktop.domain.blocks import Figure, FindingFigure, Table
from desktop.domain.content import PageKind
from desktop.domain.library import LibraryContent
from desktop.domain.reading import DrugNames
from desktop.domain.treating import Wanted
from desktop.library.opening import Library
from desktop.library.page_parts import YEARS_ANCHOR
from desktop.library.treatment_page import BEFORE_TESTS, SIDE_EFFECTS

TEMPLATE = [
    anchor
    for field in TREATMENT_FIELDS
    for anchor in ((YEARS_ANCHOR, field) if field == BEFORE_TESTS else (field,))
]


def test_every_page_opens_with_the_same_parts_in_the_same_order(
    library: LibraryContent, opened: Library
) -> None:
    for treatment in library.treatments:
        article = opened.pages.article(treatment.id)
        anchors = [section.anchor for section in article.sections]
        assert [each for each in anchors if each != "numbers"] == [*TEMPLATE, "names"]
        assert len(article.key_points) == 3
        assert article.glance is not None
        labels = [fact.label for fact in article.glance.facts]
        assert labels == ["How you take it", "How long", "Where", "Strategy"]
        assert "Say it" in [fact.label for fact in article.glance.names], treatment.id
        assert (article.glance.dispute is not None) == bool(treatment.contested)
        years = article.sections[anchors.index(YEARS_ANCHOR)].blocks
        assert isinstance(years[0], Figure)
        assert isinstance(years[1], Table)


def test_each_finding_is_drawn_once(library: LibraryContent, opened: Library) -> None:
    for treatment in library.treatments:
        sections = opened.pages.article(treatment.id).sections
        blocks = [block for section in sections for block in section.blocks]
        drawn = [block.finding for block in blocks if isinstance(block, FindingFigure)]
        assert sorted(drawn) == sorted(treatment.findings), treatment.id


def test_at_most_ten_common_side_effects_come_first_and_serious_ones_stand_open(
    library: LibraryContent, opened: Library
) -> None:
    for treatment in library.treatments:
        parts = {part.anchor: part for part in opened.pages.article(treatment.id).sections}
        (table,) = (b for b in parts[SIDE_EFFECTS].blocks if isinstance(b, Table))
        assert table.first == 10
        assert len(table.rows) == len(treatment.side_effects)
        serious = parts["serious-side-effects"].blocks
        assert serious
        assert not any(isinstance(block, Table) for block in serious)


def test_what_search_finds_leads_to_a_part_of_the_page(
    library: LibraryContent, opened: Library
) -> None:
    for page in findable_pages(library):
        if page.kind in (PageKind.STRATEGY, PageKind.TREATMENT):
            anchors = {section.anchor for section in opened.pages.article(page.id).sections}
            assert {part.anchor for part in page.parts} <= {"", *anchors}, page.id


def test_each_strategy_leads_to_its_treatments(library: LibraryContent) -> None:
    for strategy in library.strategies:
        ours = [page for page in library.treatments if page.strategy == strategy.id]
        assert set(strategy.treatments) == {page.id for page in ours}
        assert set(strategy.disputed) == {page.id for page in ours if page.contested}


def test_every_treatment_is_found_by_each_of_its_names(
    library: LibraryContent, opened: Library
) -> None:
    for treatment in library.treatments:
        for name in (treatment.name, *treatment.names_uk, *treatment.names_us):
            view = opened.treatments.view(Wanted(words=name), DrugNames.UK)
            assert treatment.id in view.shown, name
            assert not view.alike
