"""The page of a treatment: the same parts in the same order, and nothing serious hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import pytest

from desktop.domain.article import Article
from desktop.domain.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    FindingFigure,
    FindingLink,
    PageLink,
    Paragraph,
    Table,
    Text,
    plain,
)
from desktop.domain.content import (
    CarePlace,
    Course,
    NamedField,
    PageCard,
    PageKind,
    ReviewStatus,
    SideEffect,
    Treatment,
)
from desktop.domain.evidence import Source
from desktop.domain.reading import DrugNames
from desktop.library.treatment_page import treatment_article
from desktop.store.content import ContentStore
from tests.builders import a_field, a_source, a_treatment, words

FIELDS = (
    *("how-it-works", "how-it-is-taken", "tests-before", "tests-during", "tests-after", "effects"),
    *("common-side-effects", "serious-side-effects", "pregnancy", "vaccines", "stopping"),
)
TWELVE = tuple(
    SideEffect(f"Effect {number}", words(f"{number} out of 100 people")) for number in range(1, 13)
)


class _Content:
    def card(self, page_id: str) -> PageCard:
        title = page_id.replace("-", " ").capitalize()
        draft = ReviewStatus.DRAFT
        return PageCard(page_id, 11, PageKind.STRATEGY, title, "A way.", "", "", 320, draft)

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        return tuple(a_source(key) for key in keys)


def page_of(treatment: Treatment, names: DrugNames = DrugNames.UK) -> Article:
    return treatment_article(cast("ContentStore", _Content()), treatment, names)


def a_whole_treatment(**changes: Any) -> Treatment:
    values: dict[str, Any] = {
        "name": "Alemtuzumab",
        "names_uk": ("Lemtrada",),
        "names_us": ("Lemtrada", "Campath"),
        "say": "al-em-TOOZ-oo-mab",
        "course": Course.SHORT_COURSE,
        "where": (CarePlace.HOME, CarePlace.CLINIC),
        "key_points": (words("One."), words("Two."), words("Three.")),
        "fields": tuple(a_field(key, key.replace("-", " ").capitalize()) for key in FIELDS),
        "side_effects": TWELVE,
    }
    return a_treatment(**{**values, **changes})


def anchors(article: Article) -> list[str]:
    return [section.anchor for section in article.sections]


def test_every_part_stands_in_the_order_of_the_template() -> None:
    article = page_of(a_whole_treatment())
    assert anchors(article) == [*FIELDS[:3], "the-years", *FIELDS[3:], "names"]
    assert article.years == "the-years"
    assert len(article.key_points) == 3


def test_what_is_seen_at_a_glance() -> None:
    glance = page_of(a_whole_treatment()).glance
    assert glance is not None
    assert [plain(fact.line) for fact in (*glance.names, *glance.facts)] == [
        "Brand name: Lemtrada",
        "Say it: al-em-TOOZ-oo-mab",
        "How you take it: Infusion (drip)",
        "How long: Short course",
        "Where: At home and at a clinic",
        "Strategy: Immune reconstitution",
    ]
    (link,) = glance.facts[-1].runs
    assert link == PageLink("Immune reconstitution", "immune-reconstitution")
    assert glance.facts[-1].identity == "irt"
    assert glance.dispute is None


def test_both_views_stand_beside_a_strategy_that_experts_dispute() -> None:
    glance = page_of(a_whole_treatment(contested=words("One view. Another view."))).glance
    assert glance is not None
    assert glance.dispute == Callout(
        CalloutKind.TWO_VIEWS,
        "Which strategy does it belong to?",
        (Paragraph(words("One view. Another view.")),),
    )


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (DrugNames.UK, ["UK: Lemtrada", "US: Lemtrada, Campath"]),
        (DrugNames.US, ["US: Lemtrada, Campath", "UK: Lemtrada"]),
    ],
)
def test_the_names_of_both_markets_stand_at_the_end(names: DrugNames, lines: list[str]) -> None:
    (block,) = page_of(a_whole_treatment(), names).sections[-1].blocks
    assert isinstance(block, BulletList)
    said = [plain(item) for item in block.items]
    assert said[1:3] == [f"Brand names in the {line}" for line in lines]


def test_ten_side_effects_come_first_and_serious_ones_are_never_hidden() -> None:
    parts = {section.anchor: section for section in page_of(a_whole_treatment()).sections}
    tables = [block for block in parts["common-side-effects"].blocks if isinstance(block, Table)]
    assert [(len(table.rows), table.first) for table in tables] == [(12, 10)]
    assert not any(isinstance(block, Table) for block in parts["serious-side-effects"].blocks)


def test_a_finding_is_drawn_beside_the_words_that_name_it() -> None:
    fields = (
        NamedField("effects", "What it can do", ((Text("So "), FindingLink("69", "relapse")),)),
        NamedField("stopping", "Stopping", ((FindingLink("69", "relapse"),),)),
    )
    article = page_of(a_whole_treatment(fields=fields, findings=("scan", "relapse"), schedule=()))
    drawn = {
        section.anchor: [b.finding for b in section.blocks if isinstance(b, FindingFigure)]
        for section in article.sections
    }
    assert drawn == {"effects": ["relapse"], "stopping": [], "numbers": ["scan"], "names": []}


def test_what_a_treatment_does_not_have_leaves_no_empty_part() -> None:
    bare = a_treatment(schedule=(), findings=(), side_effects=(), say="")
    article = page_of(bare)
    assert anchors(article) == ["how-it-works", "names"]
    assert article.years == ""
    assert article.glance is not None
    assert article.glance.names == ()
    assert [fact.label for fact in article.glance.facts] == [
        *("How you take it", "How long", "Strategy"),
    ]
