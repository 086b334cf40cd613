"""What stands on the sheets, and how large (PRINT-1 to PRINT-10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from desktop.domain.article import Article
from desktop.domain.blocks import Table
from desktop.domain.content import Question
from desktop.domain.printing import LARGE_SIZES, HandoutOptions, Paper, Variant
from desktop.domain.tokens import STRATEGY_MARKS
from desktop.handouts.html import handout_html
from desktop.handouts.text import handout_text
from desktop.handouts.typesetter import Typesetter
from tests import builders
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

LARGE = replace(samples.OPTIONS, variant=Variant.LARGE)
GREY = replace(samples.OPTIONS, greyscale=True)
ALL = (
    samples.OPTIONS,
    GREY,
    replace(samples.OPTIONS, paper=Paper.LETTER),
    replace(samples.OPTIONS, variant=Variant.KEY_POINTS),
    *(replace(LARGE, size=size) for size in LARGE_SIZES),
)
MM = 72 / 25.4


def name(options: HandoutOptions) -> str:
    grey = "-grey" if options.greyscale else ""
    size = f"-{options.size}" if options.variant is Variant.LARGE else ""
    return f"{options.variant.value}{size}-{options.paper.value}{grey}"


@cache
def read(typesetter: Typesetter, options: HandoutOptions, *pages: Article) -> ReadPdf:
    return ReadPdf(typesetter.pdf(samples.a_handout(*pages, options=options)))


@pytest.mark.parametrize("options", ALL, ids=name)
def test_no_words_are_smaller_than_the_floor(
    typesetter: Typesetter, options: HandoutOptions
) -> None:
    floor = 16 if options.variant is Variant.LARGE else 12
    sizes = {round(piece.size, 2) for piece in read(typesetter, options).pieces}
    assert min(sizes) >= floor


@pytest.mark.parametrize("options", ALL, ids=name)
def test_most_words_have_the_body_size(typesetter: Typesetter, options: HandoutOptions) -> None:
    body = options.size if options.variant is Variant.LARGE else 14
    sizes = {round(piece.size, 2) for piece in read(typesetter, options).pieces}
    assert float(body) in sizes


@pytest.mark.parametrize("options", ALL, ids=name)
def test_no_words_run_off_the_page(typesetter: Typesetter, options: HandoutOptions) -> None:
    sheet = read(typesetter, options)
    top = float(sheet.pdf.pages[0].mediabox[3]) - 15 * MM
    assert all(15 * MM <= piece.y <= top and piece.x >= 15 * MM for piece in sheet.pieces)


@pytest.mark.parametrize("options", ALL, ids=name)
def test_margins_stay_white(typesetter: Typesetter, options: HandoutOptions) -> None:
    margin = int(15 * MM)
    handout = samples.a_handout(options=options)
    for picture in typesetter.pictures(handout, 72, last=3):
        page = Image.open(BytesIO(picture.png)).convert("L")
        inside = page.copy()
        inside.paste(255, (margin, margin, page.width - margin, page.height - margin))
        assert inside.getextrema() == (255, 255), f"page {picture.number}"


@pytest.mark.parametrize("paper", list(Paper))
def test_pages_have_the_size_of_the_paper(typesetter: Typesetter, paper: Paper) -> None:
    sizes = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
    for page in read(typesetter, replace(samples.OPTIONS, paper=paper)).pdf.pages:
        left, bottom, right, top = map(float, page.mediabox)
        assert (round(right - left), round(top - bottom)) == sizes[paper]


def test_large_print_is_laid_out_anew(typesetter: Typesetter) -> None:
    counts = [
        typesetter.page_count(samples.a_handout(options=options))
        for options in (samples.OPTIONS, *(replace(LARGE, size=size) for size in LARGE_SIZES))
    ]
    assert counts == sorted(set(counts)), "each size needs more pages"


@pytest.mark.parametrize("options", [samples.OPTIONS, LARGE], ids=name)
def test_every_page_has_the_whole_footer(typesetter: Typesetter, options: HandoutOptions) -> None:
    sheet = read(typesetter, options)
    count = len(sheet.pdf.pages)
    for number in range(1, count + 1):
        words = sheet.page_words(number)
        assert f"Page {number} of {count}" in words
        assert "Version 2026.11.1" in words
        assert "Not yet reviewed by a clinician · Next review: 21 November 2027" in words
        assert "Printed: 30 November 2026" in words


def test_a_reviewed_page_says_when_and_by_whom(typesetter: Typesetter) -> None:
    sheet = read(typesetter, samples.OPTIONS, samples.an_article(review=samples.REVIEWED))
    assert "Draft" not in sheet.words
    assert "Last reviewed: 6 August 2026 · Next review: 6 August 2027" in sheet.page_words(1)
    assert "Reviewed by A N Other, consultant neurologist, 6 August 2026" in sheet.words


def test_a_draft_says_so_before_the_key_points(standard: ReadPdf) -> None:
    words = standard.page_words(1)
    assert words.index("Draft. Not yet reviewed by a clinician.") < words.index("Key points")


def test_a_page_past_its_review_date_sends_the_reader_to_the_team(typesetter: Typesetter) -> None:
    late = replace(samples.OPTIONS, date=dt.date(2028, 1, 1))
    assert "Ask your team if this is still current" in read(typesetter, late).page_words(1)
    assert samples.a_handout(options=late).overdue == ("Immune reconstitution therapy",)
    assert samples.a_handout(options=samples.OPTIONS).overdue == ()


def test_the_clinic_stands_at_the_head_of_each_page(standard: ReadPdf) -> None:
    for number in range(1, len(standard.pdf.pages) + 1):
        assert standard.page_words(number).startswith(
            "Riverside MS Clinic 01632 960 123 · Monday to Friday, 9am to 5pm"
        )


def test_a_sheet_without_a_clinic_is_whole(typesetter: Typesetter) -> None:
    words = read(typesetter, HandoutOptions(samples.DAY)).words
    assert words.startswith("Immune reconstitution therapy")
    assert "Call your MS team on the number they gave you." in words


def test_the_end_says_who_made_it_and_whom_to_call(standard: ReadPdf) -> None:
    for words in (
        "Written by: The Waymark authors.",
        "Reviewed: Not yet reviewed by a clinician.",
        "Version: 2026.11.1, published 21 November 2026.",
        "Kept up to date: Checked every year.",
        "Reading level: School grade 5.8 (US scale).",
        "Funding: No outside funding.",
        "Conflicts of interest: None.",
        "Found a mistake? Tell your MS team which page and which sentence.",
        "This sheet does not replace your team.",
        "When to get help at once",
        "At night or at the weekend, call 111.",
        "Call Riverside MS Clinic on 01632 960 123",
        "1 Author A, Author B. A Journal of Neurology 2018; 31: 233–43.",
    ):
        assert words in standard.words


def test_the_sheet_leaves_lines_to_fill_in(standard: ReadPdf) -> None:
    assert "Prepared for Date 30 November 2026 By The MS nurse" in standard.page_words(1)
    assert "My notes" in standard.words


def test_what_the_nurse_and_the_reader_wrote_is_printed(typesetter: Typesetter) -> None:
    options = replace(
        samples.OPTIONS, notes="Bring your list.\n\nEat first.", questions=("Can I travel?",)
    )
    sheet = read(typesetter, options)
    assert "Notes from your team Bring your list. Eat first." in sheet.words
    assert {"Bring your list.", "Eat first."} <= {each.words for each in sheet.tree.all("P")}
    assert "My questions Can I travel?" in sheet.words
    assert sheet.words.index("Notes from your team") < sheet.words.index("Key points")


def test_what_the_nurse_wrote_for_one_person_is_read_first(typesetter: Typesetter) -> None:
    options = replace(samples.OPTIONS, notes="Bring your list.")
    pages = samples.an_article(), samples.an_article("second", title="Second")
    handout = samples.a_handout(*pages, options=options)
    assert "Bring your list." in ReadPdf(typesetter.pdf(handout)).page_words(1)
    for written in (handout_html(handout), handout_text(handout)):
        assert written.count("Bring your list.") == 1
        assert written.index("Bring your list.") < written.index("Key points")


def test_a_table_does_not_repeat_the_title_of_its_page(typesetter: Typesetter) -> None:
    page = samples.a_page_with_two_rows()
    table = "Maintenance and short courses side by side"
    for article in (page, replace(page, title=table)):
        sheet = read(typesetter, replace(samples.OPTIONS, room_for_notes=False), article)
        said = [each.words for each in (*sheet.tree.all("H1"), *sheet.tree.all("Caption"))]
        assert said.count(table) == 1


def test_words_used_are_explained_on_the_sheet(standard: ReadPdf) -> None:
    assert "immune cellA cell that protects the body from germs." in standard.tree.words


def test_numbers_named_in_sentences_are_explained_at_the_end(standard: ReadPdf) -> None:
    words = standard.words
    told = words[words.index("About the numbers") :]
    assert "About 87 out of 100 people" in told
    assert "About 13 out of 100 people" in told
    for label in ("Who was studied:", "Over how long:", "Compared with:", "How sure we are:"):
        assert label in told


def test_key_points_alone_leave_out_the_rest(typesetter: Typesetter) -> None:
    words = read(typesetter, replace(samples.OPTIONS, variant=Variant.KEY_POINTS)).words
    assert "You need regular checks" in words
    assert "Is my MS active enough" in words
    assert "1 Author A" in words
    for left_out in ("How it compares", "Author C", "Read next"):
        assert left_out not in words


def test_a_short_sheet_has_lines_to_write_on_only_where_it_has_room(typesetter: Typesetter) -> None:
    short = replace(samples.OPTIONS, variant=Variant.KEY_POINTS)
    counts = set()
    for questions in range(3, 11):
        asked = tuple(Question(f"q{n}", "What would you do?") for n in range(questions))
        page = samples.an_article(questions=asked)
        with_lines, without = (
            read(typesetter, replace(short, room_for_notes=room), page) for room in (True, False)
        )
        assert len(with_lines.pdf.pages) <= len(without.pdf.pages)
        assert "My notes" not in without.words
        counts.add("My notes" in with_lines.words)
    assert counts == {True, False}


def test_what_is_seen_at_a_glance_stands_on_every_sheet(typesetter: Typesetter) -> None:
    page = samples.an_article(glance=samples.GLANCE)
    for options in (samples.OPTIONS, replace(samples.OPTIONS, variant=Variant.KEY_POINTS)):
        words = read(typesetter, options, page).words
        assert "Brand names: Lemtrada" in words
        assert "Which strategy does it belong to?" in words
        assert words.index("You need regular checks") < words.index("At a glance")


def test_all_rows_of_a_long_table_are_printed(typesetter: Typesetter) -> None:
    rows = tuple((samples.line(f"Effect {n}"), samples.line("Few")) for n in range(1, 13))
    table = Table("One by one", (samples.line("Effect"), samples.line("How many")), rows, first=10)
    page = samples.an_article(sections=(builders.a_section("Side effects", table),))
    words = read(typesetter, samples.OPTIONS, page).words
    assert all(f"Effect {n}" in words for n in range(1, 13))


def test_a_page_without_key_points_keeps_its_first_section(typesetter: Typesetter) -> None:
    options = replace(samples.OPTIONS, variant=Variant.KEY_POINTS)
    words = read(typesetter, options, samples.an_article(key_points=())).words
    assert "How it works: the three Rs" in words
    assert "What is known" not in words


def test_numbers_stay_with_what_they_count(standard: ReadPdf) -> None:
    painted = "|".join(piece.text for piece in standard.pieces)
    for split in ("100| people", "30| November", "38| °C", "5| years"):
        assert split not in painted
    assert "5\u00a0years" in painted


def test_grey_sheets_hold_no_colour(typesetter: Typesetter) -> None:
    for picture in typesetter.pictures(samples.a_handout(options=GREY), 60):
        red, green, blue = Image.open(BytesIO(picture.png)).convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_grey_sheets_have_no_tints(typesetter: Typesetter) -> None:
    picture = next(typesetter.pictures(samples.a_handout(options=GREY), 72))
    page = Image.open(BytesIO(picture.png)).convert("L")
    counts = page.histogram()
    assert max(counts[30:255]) < 0.01 * page.width * page.height


def test_a_heading_never_ends_a_page(typesetter: Typesetter) -> None:
    ends = set()
    for lines in range(22, 36):
        fill = " ".join(["A line of words to fill the page from here to there and on."] * lines)
        page = samples.an_article(
            key_points=(),
            sections=(builders.a_section("First", fill), builders.a_section("Last")),
            questions=(),
        )
        options = replace(samples.OPTIONS, room_for_notes=False)
        sheet = ReadPdf(typesetter.pdf(samples.a_handout(page, options=options)))
        body = sheet.page_words(1).partition(f"{page.title} Page 1")[0]
        ends.add(body.split()[-1])
    assert {"on.", "rest."} <= ends, "the last section moved over the end of the page"
    assert not {"Last", "next", "notes"} & ends


def test_rows_are_never_split(typesetter: Typesetter) -> None:
    sheet = read(typesetter, samples.OPTIONS, samples.a_long_comparison_page())
    for number in range(30):
        pages = {
            piece.page
            for piece in sheet.pieces
            if f"answer {number}." in piece.text.replace("\u00a0", " ")
        }
        assert len(pages) == 1


def test_header_rows_stand_on_each_page_of_a_table(typesetter: Typesetter) -> None:
    sheet = read(typesetter, samples.OPTIONS, samples.a_long_comparison_page())
    pages = [number for number in range(1, 9) if "answer" in sheet.page_words(number)]
    assert len(pages) > 1
    assert all("Way A Way B" in sheet.page_words(number) for number in pages)


def test_a_comparison_becomes_cards_where_columns_get_too_narrow(typesetter: Typesetter) -> None:
    assert len(list(read(typesetter, LARGE).tree.all("Table"))) == 2
    sheet = read(typesetter, replace(LARGE, size=28))
    assert list(sheet.tree.all("Table")) == []
    assert "If MS becomes active Maintenance-escalation: Move to another" in sheet.words


def test_every_strategy_has_its_mark_and_an_unknown_one_has_none(typesetter: Typesetter) -> None:
    page = samples.an_article(sections=(samples.a_page_with_two_rows().sections[0],))
    for identity in (*STRATEGY_MARKS, "", "unheard-of"):
        options = (replace(samples.COMPARISON.options[0], identity=identity),)
        rows = tuple(replace(row, cells=row.cells[:1]) for row in samples.COMPARISON.rows)
        comparison = replace(samples.COMPARISON, options=options, rows=rows)
        handout = samples.a_maker().make_of([page], samples.OPTIONS, comparisons=[comparison])
        assert typesetter.page_count(handout)


def test_rows_left_out_are_named(typesetter: Typesetter) -> None:
    sheet = read(typesetter, samples.OPTIONS, samples.a_page_with_two_rows())
    assert "Not shown here: If MS becomes active, Vaccines, Infections." in sheet.words
    assert "Risk stays while you take it" not in sheet.words


def test_both_sides_printing_starts_each_page_of_a_pack_on_the_right(
    typesetter: Typesetter,
) -> None:
    pages = (samples.an_article(), samples.an_article("other", title="Another sheet"))
    sheet = read(typesetter, replace(samples.OPTIONS, duplex=True), *pages)
    starts = [
        number
        for number in range(1, len(sheet.pdf.pages) + 1)
        if "Draft. Not yet" in sheet.page_words(number)
    ]
    assert len(starts) == 3
    assert all(number % 2 == 1 for number in starts)


def test_a_picture_taller_than_a_page_is_shown_in_parts_at_its_own_size(
    typesetter: Typesetter,
) -> None:
    handout = samples.a_maker(samples.an_article(), tall=True).make(
        ["immune-reconstitution-therapy"], samples.OPTIONS
    )
    sheet = ReadPdf(typesetter.pdf(handout))
    alts = [figure.alt for figure in sheet.tree.all("Figure")]
    assert alts[1:3] == [f"The picture goes on: part {number} of 3." for number in (2, 3)]
    assert sheet.words.count("L a b e l") == 4, "three parts, and the picture of a finding"
    assert min(round(piece.size, 2) for piece in sheet.pieces) == 12
