"""A page is heard in the order in which it is read, tables and pictures too."""

from __future__ import annotations

import pytest

from desktop.domain.article import Article, Fact, Glance
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Table,
    Text,
)
from desktop.domain.content import DiagramStep, PageKind, Question, SelfCheck
from desktop.domain.listening import Passage, Script, step_anchor
from desktop.domain.screens import ReaderView
from desktop.library.reading_aloud import diagram_passages, passages, script
from desktop.library.spoken import Sounds, SpokenWords
from tests.builders import (
    a_comparison,
    a_diagram,
    a_finding,
    a_section,
    a_source,
    a_topic,
    an_edition,
    words,
)

PLAIN = SpokenWords(Sounds())


def heard(*blocks: Block, **changes: object) -> Script:
    topic = a_topic()
    values: dict[str, object] = {
        "id": "a-topic",
        "number": 101,
        "kind": PageKind.TOPIC,
        "kind_label": "Explainer",
        "title": "A title",
        "lead": "The lead.",
        "sections": (a_section("The idea", *blocks),) if blocks else (),
        "review": topic.review,
        "minutes": 3,
        "sources": (a_source(),),
    }
    view = ReaderView(
        article=Article(**{**values, **changes}),  # type: ignore[arg-type]
        edition=an_edition(),
        diagrams={"three-rs": a_diagram("three-rs", caption="A caption.", text=("It falls.",))},
        comparisons={"a-or-b": a_comparison("a-or-b")},
        findings={"no-activity-5-years": a_finding()},
    )
    return script(passages(view), PLAIN)


def said(told: Script, anchor: str = "the-idea") -> list[str]:
    """What is heard of one part, behind its heading."""
    inside = [s for s in told.sentences if told.passages[s.passage].anchor == anchor]
    return [sentence.said for sentence in inside][1:]


def test_what_is_seen_at_a_glance_is_heard_where_it_stands() -> None:
    dispute = Callout(CalloutKind.TWO_VIEWS, "Which strategy?", (Paragraph(words("Some differ.")),))
    glance = Glance(
        (Fact("Brand name", words("Lemtrada")),), (Fact("Where", words("At home")),), dispute
    )
    told = heard(glance=glance, key_points=(words("First point."),), review=None)
    assert [sentence.said for sentence in told.sentences][1:] == [
        "Brand name: Lemtrada.",
        "The lead.",
        "Where: At home.",
        "Which strategy?",
        "Some differ.",
        "Key points.",
        "First point.",
    ]


def test_a_page_goes_from_its_title_to_its_questions() -> None:
    told = heard(
        Paragraph(words("In the middle.")),
        key_points=(words("First point."),),
        self_check=(SelfCheck("Is it so?", ("Yes", "No"), 0, words("Because.")),),
        questions=(Question("a-topic/q1", "Is it for me?"),),
    )
    assert [sentence.said for sentence in told.sentences] == [
        "A title.",
        "The lead.",
        "Not yet reviewed by a clinician.",
        "Key points.",
        "First point.",
        "The idea.",
        "In the middle.",
        "Check my understanding.",
        "Is it so?",
        "Answer 1: Yes.",
        "Answer 2: No.",
        "Answer 3: Not sure.",
        "Ask your team.",
        "Is it for me?",
    ]


def test_sentences_stand_where_their_words_are_shown_and_citations_are_left_out() -> None:
    told = heard(Paragraph((Text("One. "), Text("Two"), Citation(("boffa2021",), (1,)), Text("."))))
    assert said(told) == ["One.", "Two."]
    last = told.sentences[-1]
    assert told.passages[last.passage].shown[last.start : last.end] == "Two."


def test_headings_lists_and_callouts_are_read_in_order() -> None:
    told = heard(
        Heading("Inside", 3),
        BulletList((words("Rest"), words("Call")), ordered=True),
        BulletList((words("A dot"),)),
        Callout(CalloutKind.CAUTION, "Get help", (Paragraph(words("At once.")),)),
    )
    assert said(told) == ["Inside.", "1: Rest.", "2: Call.", "A dot.", "Get help.", "At once."]


def test_cells_are_read_behind_their_headers() -> None:
    table = Table(
        "Side by side",
        (words(""), words("Tablets"), words("Drip")),
        ((words("How often?"), words("Daily. Or not."), words("Yearly")),),
    )
    told = heard(table)
    assert said(told) == [
        "Side by side.",
        "How often, Tablets: Daily.",
        "Or not.",
        "How often, Drip: Yearly.",
    ]
    cells = [told.passages[sentence.passage].cell for sentence in told.sentences[-3:]]
    assert cells == [(0, 1), (0, 1), (0, 2)]


def test_two_columns_are_read_as_pairs_and_ragged_rows_as_they_are() -> None:
    header = (words("When"), words("What"))
    told = heard(Table("Days", header, ((words("Year 1"),), (words("Day 1"), words("A drip")))))
    assert said(told) == ["Days.", "Year 1.", "Day 1: A drip."]


def test_a_comparison_names_row_and_option() -> None:
    comparison = a_comparison("a-or-b")
    told = heard(ComparisonFigure("a-or-b"))
    option, row = comparison.options[0], comparison.rows[0]
    assert any(s.startswith(f"{row.label.rstrip('?')}, {option.name}:") for s in said(told))


def test_a_diagram_is_heard_as_title_caption_and_description() -> None:
    assert said(heard(Figure("three-rs"))) == [
        f"{a_diagram('three-rs').title}.",
        "A caption.",
        "It falls.",
    ]


def test_a_finding_is_heard_both_ways_with_what_weighs_it() -> None:
    told = said(heard(FindingFigure("no-activity-5-years")))
    assert any("out of 100 people" in each for each in told)
    assert any(each.startswith("Who was studied:") for each in told)
    assert any(each.startswith("How sure we are:") for each in told)


def test_the_record_of_a_finding_is_heard_where_it_stands() -> None:
    told = heard(FindingFigure("no-activity-5-years"))
    finding = a_finding()
    place = next(s for s in told.sentences if s.said.startswith("Who was studied:"))
    assert place.end > place.start
    shown = told.passages[place.passage].shown
    assert shown.endswith(f"({finding.people})")


def test_sources_are_left_to_the_eye() -> None:
    told = heard(Paragraph(words("Words.")))
    assert not any(a_source().title in sentence.said for sentence in told.sentences)


def test_the_first_sentence_of_a_part_is_found() -> None:
    told = heard(Paragraph(words("Words.")))
    place = told.first_of("the-idea")
    assert place is not None
    assert told.sentences[place].said == "The idea."
    assert told.first_of("elsewhere") is None


@pytest.mark.parametrize("text", ["", "   ", "..."])
def test_what_has_no_words_is_not_spoken(text: str) -> None:
    assert script((Passage("", text),), PLAIN).sentences == ()


def test_a_diagram_on_its_own_screen_is_heard_whole_or_step_by_step() -> None:
    steps = (DiagramStep("Fall", "Cells go. Most do.", ""), DiagramStep("Rise", "They grow.", ""))
    diagram = a_diagram("rs", title="Cells", caption="A line.", text=("It falls.",), steps=steps)
    whole = script(diagram_passages(diagram, by_step=False), PLAIN)
    assert [sentence.said for sentence in whole.sentences] == ["Cells.", "A line.", "It falls."]
    told = script(diagram_passages(diagram, by_step=True), PLAIN)
    assert [sentence.said for sentence in told.sentences] == [
        "Step 1 of 2: Fall.",
        "Cells go.",
        "Most do.",
        "Step 2 of 2: Rise.",
        "They grow.",
    ]
    assert told.first_of(step_anchor(2)) == 3
