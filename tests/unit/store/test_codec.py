from __future__ import annotations

import pytest

from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    PageLink,
    Paragraph,
    Runs,
    Table,
    TermLink,
    Text,
)
from desktop.domain.content import Diagram, ReviewRecord, Topic
from desktop.domain.library import LibraryContent
from desktop.store.codec import from_json, to_json, to_plain
from tests.builders import a_diagram, a_section, a_topic
from tests.small_library import small_library

RUNS: Runs = (
    Text("Cells ", strong=True),
    TermLink("B cells", "b-cell"),
    PageLink("more", "a-topic#top"),
    Citation(("boffa2021",), (1,)),
    FindingLink("about 69", "seizures"),
)
BLOCKS: tuple[Block, ...] = (
    Heading("Inside", 3),
    Paragraph(RUNS),
    BulletList((RUNS, RUNS), ordered=True),
    Callout(CalloutKind.TWO_VIEWS, "Two views", (Paragraph(RUNS), BulletList((RUNS,)))),
    Figure("three-rs"),
    FindingFigure("seizures"),
    ComparisonFigure("maintenance-or-irt", ("a", "b")),
    Table("Caption", (RUNS,), ((RUNS, RUNS),)),
)


def test_a_whole_library_comes_back_as_it_was() -> None:
    library = small_library()
    assert from_json(LibraryContent, to_json(library)) == library


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_block_and_run_comes_back_as_it_was(block: Block) -> None:
    topic = a_topic(sections=(a_section("All", block),))
    assert from_json(Topic, to_json(topic)) == topic


def test_blocks_and_runs_carry_a_short_tag() -> None:
    plain = to_plain(a_topic(sections=(a_section("All", *BLOCKS),)))
    blocks = plain["sections"][0]["blocks"]
    assert [block["type"] for block in blocks] == [
        "heading",
        "paragraph",
        "list",
        "callout",
        "figure",
        "finding-figure",
        "comparison-figure",
        "table",
    ]
    assert [run["type"] for run in blocks[1]["runs"]] == ["text", "term", "page", "cite", "finding"]


def test_dates_and_choices_are_plain_words() -> None:
    review = to_plain(a_topic())["review"]
    assert review["status"] == "draft"
    assert review["written"] == "2026-11-21"


def test_diagram_data_is_left_as_it_is() -> None:
    data = {"curve": [[0, 1.5], [1, None]], "labels": {"a": "b"}, "closed": True}
    diagram = a_diagram(data=data, links={"curve": "a-topic"})
    back = from_json(Diagram, to_json(diagram))
    assert back.data == data
    assert back.links == {"curve": "a-topic"}


def test_the_same_value_gives_the_same_text() -> None:
    assert to_json(small_library()) == to_json(small_library())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"draft"',
        "{}",
        '{"status":"draft"}',
        '{"status":"lost","written":"2026-11-21","next_review":"2027-11-21"}',
        '{"status":"draft","written":"soon","next_review":"2027-11-21"}',
        '{"status":"draft","written":"2026-11-21","next_review":"2027-11-21","colour":"red"}',
        "[" * 100_000,
    ],
)
def test_text_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a ReviewRecord"):
        from_json(ReviewRecord, text)


def test_a_block_without_its_tag_is_refused() -> None:
    text = to_json(a_topic()).replace('"type":"paragraph"', '"type":"parade"')
    with pytest.raises(ValueError, match="not a Topic"):
        from_json(Topic, text)
