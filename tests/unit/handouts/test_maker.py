"""Makes handout values: one list of sources, one list of words, drawings for the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.article import Glance
from desktop.domain.blocks import (
    Callout,
    CalloutKind,
    Citation,
    FindingFigure,
    FindingLink,
    Paragraph,
    Runs,
    TermLink,
    Text,
    runs_of,
)
from desktop.domain.content import PageKind
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.errors import HandoutError, NotFoundError
from desktop.domain.printing import HandoutOptions, Paper, Variant
from desktop.handouts.handout import Handout
from desktop.library.handouts import HandoutMaker
from tests import builders
from tests.unit.handouts import samples

OPTIONS = HandoutOptions(samples.DAY)


def cited(handout: Handout) -> list[tuple[int, ...]]:
    lines: list[Runs] = [line for page in handout.pages for line in page.key_points]
    for page in handout.pages:
        for section in page.sections:
            for block in section.blocks:
                lines += runs_of(block)
    return [run.numbers for line in lines for run in line if isinstance(run, Citation)]


def page_citing(page_id: str, *keys: str) -> tuple[str, object]:
    runs = (Text("Said. "), Citation(keys, tuple(range(1, len(keys) + 1))))
    return page_id, samples.an_article(
        page_id,
        key_points=(),
        sections=(builders.a_section("Only", Paragraph(runs)),),
        sources=tuple(builders.a_source(key) for key in keys),
        questions=(),
    )


def test_one_page_keeps_its_title_and_numbers() -> None:
    handout = samples.a_handout()
    assert handout.title == "Immune reconstitution therapy"
    assert not handout.is_pack
    assert cited(handout)[0] == (1,)
    assert [source.key for source in handout.sources][:3] == [
        "first2018",
        "second2020",
        "third2021",
    ]


def test_sources_of_several_pages_are_numbered_as_one_list() -> None:
    one = samples.an_article("one", key_points=(samples.line("A. ", samples.A),), sections=())
    runs = (Text("B. "), Citation(("new2022", "first2018"), (1, 2)))
    other = samples.an_article(
        "other",
        key_points=(),
        sections=(builders.a_section("Only", Paragraph(runs)),),
        sources=(builders.a_source("new2022"), samples.SOURCES[0]),
    )
    handout = samples.a_handout(one, other)
    assert [source.key for source in handout.sources] == ["first2018", "second2020", "new2022"]
    assert cited(handout) == [(1,), (3, 1)]


def test_citations_in_boxes_and_tables_are_renumbered_too() -> None:
    box = Callout(CalloutKind.NOTE, "Note", (Paragraph((Citation(("late",), (7,)),)),))
    page = samples.an_article(
        key_points=(), sections=(builders.a_section("Only", box),), sources=samples.SOURCES[:1]
    )
    assert cited(samples.a_handout(page)) == [(2,)]


def test_key_points_alone_bring_only_the_sources_they_cite() -> None:
    handout = samples.a_handout(options=replace(OPTIONS, variant=Variant.KEY_POINTS))
    assert [source.key for source in handout.sources] == ["first2018"]
    assert handout.pages[0].sections == ()
    assert handout.parts.figures == {}


def test_a_treatment_cut_down_to_its_key_points_keeps_its_risks_and_tests() -> None:
    person = FindingFigure("reaction")
    sections = tuple(
        replace(builders.a_section(anchor, "Some words.", person), anchor=anchor)
        for anchor in ("how-it-works", "tests-during", "effects", "serious-side-effects", "names")
    )
    page = samples.an_article(kind=PageKind.TREATMENT, sections=sections)
    handout = samples.a_handout(page, options=replace(OPTIONS, variant=Variant.KEY_POINTS))
    (kept,) = handout.pages
    assert [section.anchor for section in kept.sections] == [
        *("tests-during", "effects", "serious-side-effects")
    ]
    assert kept.key_points
    assert all(person not in section.blocks for section in kept.sections)


def test_what_stands_at_a_glance_is_numbered_and_its_words_are_explained() -> None:
    view = Paragraph((Text("Some say so."), TermLink("immune cell", "immune-cell"), samples.A))
    glance = Glance((), (), Callout(CalloutKind.TWO_VIEWS, "Which one?", (view,)))
    page = samples.an_article(
        kind=PageKind.TREATMENT, key_points=(), sections=(), sources=(), glance=glance
    )
    handout = samples.a_handout(page)
    assert [source.key for source in handout.sources] == ["first2018"]
    assert [term.id for term in handout.words] == ["immune-cell"]


def test_pages_keep_their_order_and_a_pack_its_name() -> None:
    maker = samples.a_maker(samples.an_article("b"), samples.an_article("a"))
    handout = maker.make(["b", "a"], OPTIONS, title="First visit")
    assert [page.id for page in handout.pages] == ["b", "a"]
    assert handout.title == "First visit"
    assert handout.is_pack


def test_a_pack_sends_nobody_to_other_pages() -> None:
    pages = samples.an_article("a"), samples.an_article("b")
    assert [page.read_next for page in samples.a_handout(*pages).pages] == [(), ()]
    assert samples.a_handout(pages[0]).pages[0].read_next


def test_words_are_those_linked_on_the_sheet_once_each() -> None:
    handout = samples.a_handout(samples.an_article("a"), samples.an_article("b"))
    assert [term.id for term in handout.words] == ["immune-cell"]
    plain = samples.an_article(sections=())
    assert samples.a_handout(plain).words == ()


def test_words_of_a_comparison_are_explained() -> None:
    comparison = replace(
        samples.COMPARISON,
        rows=(
            replace(
                samples.COMPARISON.rows[0],
                cells=(
                    replace(
                        samples.COMPARISON.rows[0].cells[0],
                        runs=(TermLink("immune cells", "immune-cell"),),
                    ),
                    samples.COMPARISON.rows[0].cells[1],
                ),
            ),
        ),
    )
    maker = samples.a_maker(samples.a_page_with_two_rows())
    page = samples.a_page_with_two_rows()
    handout = maker.make_of([page], OPTIONS, comparisons=(comparison,))
    assert [term.id for term in handout.words] == ["immune-cell"]
    assert handout.parts.comparisons["maintenance-or-irt"] == comparison


def test_a_finding_that_is_drawn_is_not_told_twice() -> None:
    both = builders.a_section(
        "Both",
        Paragraph((FindingLink("about 69 out of 100 people", "event-free"),)),
        FindingFigure("event-free"),
    )
    handout = samples.a_handout(samples.an_article(sections=(both,)))
    assert handout.inline_findings == ()
    assert handout.parts.findings["event-free"].drawing is not None


def test_one_finding_of_a_section_is_drawn_and_others_are_told() -> None:
    both = builders.a_section("Both", FindingFigure("event-free"), FindingFigure("no-relapse"))
    findings = samples.a_handout(samples.an_article(sections=(both,))).parts.findings
    assert findings["event-free"].drawing is not None
    assert findings["no-relapse"].drawing is None


def test_rows_that_are_not_shown_bring_neither_sources_nor_words() -> None:
    runs = (TermLink("immune cells", "immune-cell"), Citation(("unseen",), (9,)))
    *others, last = samples.COMPARISON.rows
    hidden = replace(others[1], cells=tuple(replace(cell, runs=runs) for cell in others[1].cells))
    comparison = replace(samples.COMPARISON, rows=(others[0], hidden, *others[2:], last))
    page = samples.a_page_with_two_rows()
    handout = samples.a_maker(page).make_of([page], OPTIONS, comparisons=(comparison,))
    assert "unseen" not in [source.key for source in handout.sources]
    assert handout.words == ()


def test_a_finding_only_named_is_not_drawn() -> None:
    named = builders.a_section(
        "Named", Paragraph((FindingLink("about 87 out of 100 people", "no-relapse"),))
    )
    handout = samples.a_handout(samples.an_article(sections=(named,)))
    assert handout.inline_findings == ("no-relapse",)
    assert handout.parts.findings["no-relapse"].drawing is None


@pytest.mark.parametrize(
    ("changes", "palette", "labels", "people"),
    [
        ({}, "print", 12, 12),
        ({"greyscale": True}, "print-grey", 12, 12),
        ({"variant": Variant.LARGE, "size": 18}, "print", 16, 16),
        ({"variant": Variant.LARGE, "size": 28}, "print", 20, 16),
    ],
)
def test_drawings_are_asked_for_as_the_paper_needs_them(
    changes: dict[str, object], palette: str, labels: float, people: float
) -> None:
    asked: list[DrawingRequest] = []

    def draw(request: DrawingRequest) -> Drawing:
        asked.append(request)
        return samples.drawn(request)

    page = samples.an_article()
    pages = {page.id: page, samples.URGENT: samples.URGENT_PAGE}
    maker = HandoutMaker(samples.SmallContent(), pages.__getitem__, draw)
    maker.make([page.id], replace(OPTIONS, **changes))  # type: ignore[arg-type]
    sizes = {request.diagram: 12 * request.text_scale for request in asked}
    assert sizes == pytest.approx({"three-rs": labels, "finding:event-free": people})
    for request in asked:
        assert request.palette == palette
        assert 450 < request.width < 504
        assert 400 < request.tallest < 650


def test_letter_paper_gives_pictures_more_room_across() -> None:
    widths = []
    for paper in Paper:
        handout = samples.a_handout(options=replace(OPTIONS, paper=paper))
        widths.append(handout.parts.figures["three-rs"].drawing.width)
    assert widths[1] > widths[0]


def test_the_urgent_box_comes_from_its_page_with_its_sources() -> None:
    urgent = replace(samples.URGENT_PAGE, key_points=((Text("Call. "), Citation(("nhs",), (9,))),))
    page = samples.an_article(sections=(), key_points=())
    pages = {page.id: page, samples.URGENT: urgent}
    maker = HandoutMaker(samples.SmallContent(), pages.__getitem__, samples.drawn)
    handout = maker.make([page.id], OPTIONS)
    assert handout.urgent.title == "When to get help at once"
    assert handout.urgent.points == ((Text("Call. "), Citation(("nhs",), (3,))),)
    assert handout.sources[2].key == "nhs"


def test_the_page_about_help_says_only_whom_to_call_beside_itself() -> None:
    urgent = samples.a_handout(samples.URGENT_PAGE).urgent
    assert (urgent.title, urgent.points) == ("Whom to call", ())


def test_content_without_an_urgent_page_still_says_whom_to_call() -> None:
    page = samples.an_article()

    def only_this(page_id: str) -> object:
        if page_id != page.id:
            raise NotFoundError(page_id)
        return page

    maker = HandoutMaker(samples.SmallContent(), only_this, samples.drawn)  # type: ignore[arg-type]
    assert maker.make([page.id], OPTIONS).urgent.title == "When to call for help"


def test_a_handout_without_pages_is_told_in_one_sentence() -> None:
    with pytest.raises(HandoutError, match="no page on this handout yet"):
        samples.a_maker().make([], OPTIONS)


def test_an_unknown_page_is_named() -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        samples.a_maker().make(["nowhere"], OPTIONS)
