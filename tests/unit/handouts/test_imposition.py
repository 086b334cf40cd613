"""A booklet reads right once folded, and its tags follow the words, not the paper (PRINT-14)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.printing import LARGE_SIZES, HandoutOptions, Paper, Variant
from desktop.handouts.imposition import imposed, sheet_sides
from desktop.handouts.setting import BOOKLET_MARGIN, setting_for
from desktop.handouts.typesetter import Typesetter
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

BOOKLET = replace(samples.OPTIONS, booklet=True)
MM = 72 / 25.4
counts = st.integers(1, 200)


def test_a_sheet_of_four_pages_is_folded_once() -> None:
    assert sheet_sides(4) == ((4, 1), (2, 3))
    assert sheet_sides(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


def test_blanks_stand_at_the_end() -> None:
    assert sheet_sides(5) == ((None, 1), (2, None), (None, 3), (4, 5))
    assert sheet_sides(1) == ((None, 1), (None, None))
    assert sheet_sides(0) == ()


@given(counts)
def test_every_page_stands_on_it_once(count: int) -> None:
    pages = [page for side in sheet_sides(count) for page in side if page is not None]
    assert sorted(pages) == list(range(1, count + 1))
    assert len(sheet_sides(count)) == 2 * -(-count // 4)


@given(counts)
def test_folded_and_turned_it_reads_in_order(count: int) -> None:
    """Leaves of the front half are right halves of fronts and left halves of backs, outside in."""
    sides = sheet_sides(count)
    fronts, backs = sides[::2], sides[1::2]
    first_half = [page for f, b in zip(fronts, backs, strict=True) for page in (f[1], b[0])]
    second_half = [
        page
        for f, b in zip(reversed(fronts), reversed(backs), strict=True)
        for page in (b[1], f[0])
    ]
    read = [page for page in (*first_half, *second_half) if page is not None]
    assert read == list(range(1, count + 1))


@given(counts)
def test_odd_pages_are_on_the_right_and_face_the_page_before(count: int) -> None:
    for left, right in sheet_sides(count):
        assert right is None or right % 2 == 1
        assert left is None or left % 2 == 0
    middle = sheet_sides(count)[-1]
    if None not in middle:
        assert middle[1] == (middle[0] or 0) + 1


@pytest.fixture(scope="module")
def booklet(typesetter: Typesetter) -> ReadPdf:
    pages = (samples.an_article(), samples.an_article("other", title="Another"))
    return ReadPdf(typesetter.pdf(samples.a_handout(*pages, options=BOOKLET)))


@pytest.fixture(scope="module")
def as_pages(typesetter: Typesetter) -> ReadPdf:
    """The same pages one by one."""
    pages = (samples.an_article(), samples.an_article("other", title="Another"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.handouts.typesetter.imposed", lambda pdf, *_: pdf)
        return ReadPdf(
            Typesetter(paths.resources()).pdf(samples.a_handout(*pages, options=BOOKLET))
        )


def test_the_structure_is_that_of_the_pages_in_reading_order(
    booklet: ReadPdf, as_pages: ReadPdf
) -> None:
    assert booklet.tree == as_pages.tree
    assert booklet.untagged == []
    assert booklet.outline() == as_pages.outline()


def test_each_page_is_painted_on_its_half(booklet: ReadPdf, as_pages: ReadPdf) -> None:
    sides = sheet_sides(len(as_pages.pdf.pages))
    assert len(booklet.pdf.pages) == len(sides)
    half = BOOKLET.side[0] / 2
    for number, side in enumerate(sides, 1):
        there = [piece for piece in booklet.pieces if piece.page == number]
        for page, from_left in zip(side, (0, half), strict=True):
            on_half = [p for p in there if from_left <= p.x < from_left + half]
            alone = [p for p in as_pages.pieces if p.page == page]
            assert [p.text for p in on_half] == [p.text for p in alone]
            assert [p.x - from_left for p in on_half] == pytest.approx([p.x for p in alone])


def test_it_is_whole_titled_and_asks_for_the_short_edge(booklet: ReadPdf) -> None:
    root = booklet.pdf.Root
    assert booklet.pdf.check_pdf_syntax() == []
    assert str(root.Lang) == "en-GB"
    assert str(booklet.pdf.docinfo.Title) == "Your pages from Waymark"
    wishes = root.ViewerPreferences
    assert (str(wishes.Duplex), str(wishes.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
    assert bool(wishes.DisplayDocTitle)
    with booklet.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["{http://ns.adobe.com/xap/1.0/t/pg/}NPages"] == str(len(booklet.pdf.pages))


def test_sides_are_labelled_with_their_pages(booklet: ReadPdf, as_pages: ReadPdf) -> None:
    sides = sheet_sides(len(as_pages.pdf.pages))
    labels = [str(page.label) for page in booklet.pdf.pages]
    assert labels == [" and ".join(str(page) for page in side if page) for side in sides]


def test_links_and_bookmarks_lead_to_the_half_of_their_page(
    booklet: ReadPdf, as_pages: ReadPdf
) -> None:
    sides = sheet_sides(len(as_pages.pdf.pages))
    place = {page: (at, half) for at, side in enumerate(sides) for half, page in enumerate(side)}

    def found(read: ReadPdf) -> list[tuple[int, float]]:
        numbers = {page.obj.objgen: number for number, page in enumerate(read.pdf.pages)}
        notes = [note for page in read.pdf.pages for note in page.obj.get("/Annots", [])]
        notes.sort(key=lambda note: str(note.Contents))
        return [(numbers[note.Dest[0].objgen], float(note.Dest[2])) for note in notes]

    half = BOOKLET.side[0] / 2
    wanted = [(place[page + 1], x) for page, x in found(as_pages)]
    assert wanted
    there = found(booklet)
    assert [side for side, _ in there] == [side for (side, _), _ in wanted]
    assert [x for _, x in there] == pytest.approx([x + at * half for (_, at), x in wanted])
    for page in booklet.pdf.pages:
        for note in page.obj.get("/Annots", []):
            left, _, right, _ = map(float, note.Rect)
            assert 0 <= left % half < right - left + left % half <= half


def test_forms_tell_which_tags_are_theirs(booklet: ReadPdf) -> None:
    tree = booklet.pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): list(marks) for key, marks in zip(*[iter(list(tree))] * 2, strict=True)}
    forms = [
        item
        for item in booklet.pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    assert forms
    for form in forms:
        marks = {int(mark) for mark in re.findall(rb"/MCID (\d+)", form.read_bytes())}
        assert len(owners[int(form.StructParents)]) == len(marks)


def test_the_same_handout_gives_the_same_bytes(typesetter: Typesetter) -> None:
    handout = samples.a_handout(options=BOOKLET)
    assert typesetter.pdf(handout) == Typesetter(paths.resources()).pdf(handout)


@pytest.mark.parametrize(
    "title", ["a (b) c", "a ) b", "((", "\\(", "/K[0 1]/Pg 3 0 R", "12 0 R/XYZ 1 2"]
)
def test_words_that_look_like_a_pdf_stay_words(typesetter: Typesetter, title: str) -> None:
    article = samples.an_article(title=title)
    read = ReadPdf(typesetter.pdf(samples.a_handout(article, options=BOOKLET)))
    assert next(read.tree.all("H1")).words == title
    assert read.outline()[0] == title
    assert str(read.pdf.docinfo.Title) == title


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("size", [0, *LARGE_SIZES])
def test_pages_are_half_the_paper_with_the_same_floors(
    typesetter: Typesetter, paper: Paper, size: int
) -> None:
    options = replace(BOOKLET, paper=paper)
    if size:
        options = replace(options, variant=Variant.LARGE, size=size)
    setting = setting_for(options)
    assert (setting.width, setting.height) == (options.side[0] / 2, options.side[1])
    assert setting.margin == BOOKLET_MARGIN >= 12 * MM
    assert setting.floor == setting_for(replace(options, booklet=False)).floor
    assert setting.h1 > setting.h2 > setting.h3 > setting.body
    read = ReadPdf(typesetter.pdf(samples.a_handout(options=options)))
    assert min(round(piece.size, 2) for piece in read.pieces) >= setting.floor
    half = setting.width
    for piece in read.pieces:
        assert 12 * MM <= piece.x % half <= half - 12 * MM
        assert 12 * MM <= piece.y <= setting.height - 12 * MM


def test_pictures_and_count_are_of_sides(typesetter: Typesetter) -> None:
    handout = samples.a_handout(options=BOOKLET)
    count = typesetter.page_count(handout)
    assert count % 2 == 0
    pictures = list(typesetter.pictures(handout, 40))
    assert [picture.of for picture in pictures] == [count] * count
    assert all(picture.width > picture.height for picture in pictures)


def test_paper_lies_across() -> None:
    day = dt.date(2026, 11, 30)
    assert HandoutOptions(day, booklet=True).side == (841.89, 595.28)
    assert HandoutOptions(day, booklet=True, paper=Paper.LETTER).side == (792.0, 612.0)


def test_a_side_is_as_large_as_asked(as_pages: ReadPdf, typesetter: Typesetter) -> None:
    del as_pages
    one = samples.a_handout(samples.an_article(), options=BOOKLET)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.handouts.typesetter.imposed", lambda pdf, *_: pdf)
        pages = Typesetter(paths.resources()).pdf(one)
    for page in ReadPdf(imposed(pages, *BOOKLET.side)).pdf.pages:
        assert [float(side) for side in page.mediabox] == [0, 0, *BOOKLET.side]


def test_a_pack_printed_on_both_sides_has_no_blank_backs_in_a_booklet(
    typesetter: Typesetter,
) -> None:
    """Each page of a pack would start on a right-hand sheet, of which a booklet has none."""
    pages = [samples.an_article(f"page-{number}", title=f"Page {number}") for number in range(4)]
    single, both = (
        samples.a_handout(*pages, options=replace(BOOKLET, duplex=duplex))
        for duplex in (False, True)
    )
    assert typesetter.page_count(both) == typesetter.page_count(single)
