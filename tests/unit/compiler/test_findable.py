from __future__ import annotations

from desktop.compiler.findable import FindablePage, Part, findable_pages
from desktop.domain.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    Paragraph,
    Table,
    Text,
)
from desktop.domain.content import NamedField
from desktop.domain.library import LibraryContent
from tests.builders import (
    a_comparison,
    a_diagram,
    a_finding,
    a_library,
    a_section,
    a_term,
    a_topic,
    a_treatment,
    words,
)


def page(library: LibraryContent, page_id: str) -> FindablePage:
    return next(page for page in findable_pages(library) if page.id == page_id)


def test_a_section_is_told_line_by_line() -> None:
    section = a_section(
        "Everything",
        Heading("Inside", 3),
        Paragraph((Text("Cells "), Text("grow", strong=True), Citation(("a",), (1,)), Text("."))),
        BulletList((words("One"), words("Two"))),
        Callout(CalloutKind.NOTE, "Good to know", (Paragraph(words("Rest.")),)),
        Table("Doses", (words("When"), words("What")), ((words("Day 1"), words("Drip")),)),
        Figure("three-phases"),
    )
    parts = page(a_library(topics=(a_topic(sections=(section,)),)), "a-topic").parts
    assert (
        Part(
            "everything",
            "Everything",
            "Inside\nCells grow.\nOne\nTwo\nGood to know\nRest.\nDoses\nDay 1: Drip",
        )
        in parts
    )


def test_a_finding_is_told_once_where_it_is_shown_or_linked() -> None:
    section = a_section(
        "Numbers",
        FindingFigure("fever"),
        Paragraph((FindingLink("about 69", "fever"), FindingLink("gone", "unknown"))),
    )
    library = a_library(
        topics=(a_topic(sections=(section,)),),
        findings=(a_finding("fever", title="People with a fever"),),
    )
    assert page(library, "a-topic").parts[1].text == (
        "about 69gone\nPeople with a fever: about 69 out of 100 people, 5 years."
    )


def test_a_treatment_goes_by_its_brands_with_and_without_remarks() -> None:
    treatment = a_treatment(
        "interferon", name="Interferon (IFN)", names_uk=("Rebif (under the skin)", "Avonex")
    )
    names = page(a_library(treatments=(treatment,)), "interferon").names
    assert names == ("Interferon", "IFN", "Rebif (under the skin)", "Rebif", "Avonex")


def test_a_finding_of_a_treatment_is_told_where_its_page_draws_it() -> None:
    named = NamedField("effects", "What it can do", ((FindingLink("about 69", "no-relapse"),),))
    treatment = a_treatment(fields=(named,), findings=("no-relapse", "no-scan"))
    found = tuple(a_finding(key, title=key) for key in ("no-relapse", "no-scan"))
    parts = page(a_library(treatments=(treatment,), findings=found), treatment.id).parts
    told = {part.anchor: part.text for part in parts}
    assert "no-relapse: about 69" in told["effects"]
    assert told["numbers"] == "no-scan: about 69 out of 100 people, 5 years."


def test_each_row_of_a_comparison_says_whose_answer_it_is() -> None:
    comparison = a_comparison(rows=(("How often?", ("Daily", "Twice")),))
    parts = page(a_library(comparisons=(comparison,)), comparison.id).parts
    assert parts[-1] == Part(
        "side-by-side", "How often?", "Maintenance: Daily\nShort course: Twice"
    )


def test_a_diagram_is_found_by_caption_words_and_table() -> None:
    anchors = [part.anchor for part in page(a_library(), "three-phases").parts]
    assert anchors == ["", "in-words", "as-a-table"]
    assert page(a_library(), "three-phases").summary == a_diagram().caption


def test_a_term_has_a_page_id_and_its_aliases_as_names() -> None:
    term = a_term("neda", term="NEDA", aliases=("no sign of activity", "NEDA"))
    found = page(a_library(terms=(term,)), "term:neda")
    assert (found.title, found.names, found.words) == ("NEDA", ("no sign of activity",), 6)
