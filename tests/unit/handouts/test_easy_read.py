"""The easy-read sheet: a picture and a short sentence for every idea (EASY-2 to EASY-4)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop.domain.article import Article
from desktop.domain.blocks import Citation
from desktop.domain.content import EasyReadLine
from desktop.domain.printing import HandoutOptions, Variant
from desktop.handouts import wording
from desktop.handouts.handout import Handout
from desktop.handouts.html import handout_html
from desktop.handouts.icons import icon_svg
from desktop.handouts.text import handout_text
from desktop.handouts.typesetter import Typesetter
from tests import builders
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

EASY = replace(samples.OPTIONS, variant=Variant.EASY)
LINES = (
    EasyReadLine("hourglass-medium", "You can have a short course."),
    EasyReadLine("shield", "It clears many immune cells."),
    EasyReadLine("an-icon-that-is-gone", "#panic() *Both* ways have <b>risks</b>."),
)
HELP = (
    EasyReadLine("wind", "Call 999 for trouble breathing."),
    EasyReadLine("phone", "Not sure? Call 111."),
)


def an_easy_page(id: str = "easy", **changes: object) -> Article:
    return samples.an_article(id, **{"title": "In easy words", "easy_read": LINES, **changes})


def made(*pages: Article, options: HandoutOptions = EASY) -> Handout:
    """A handout whose page about help has easy lines too."""
    urgent = replace(samples.URGENT_PAGE, easy_read=HELP)
    maker = samples.a_maker(*pages, urgent)
    return maker.make([page.id for page in pages], options)


def test_a_sheet_holds_the_lines_and_not_the_page(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(made(an_easy_page())))
    for line in (*LINES, *HELP):
        assert line.words in read.words
    for left_out in ("How it works", "You need regular checks", "A short course of treatment that"):
        assert left_out not in read.words
    assert "Is my MS active enough" in read.words
    assert read.untagged == []


def test_words_are_18_pt_and_nothing_is_below_16(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(made(an_easy_page())))
    sizes = {round(piece.size, 2) for piece in read.pieces}
    assert min(sizes) >= 16
    shown = next(piece for piece in read.pieces if "short course" in piece.text)
    assert round(shown.size, 2) == 18


def test_words_stand_right_of_their_picture_and_rows_never_split(typesetter: Typesetter) -> None:
    long = "goes on over two lines " * 3
    lines = tuple(EasyReadLine("pill", f"Idea {n}~ {long}~{n}.") for n in range(40))
    read = ReadPdf(typesetter.pdf(made(an_easy_page(easy_read=lines))))
    at = {round(piece.x) for piece in read.pieces if piece.text.startswith("Idea")}
    assert len(at) == 1
    assert at.pop() > 46 + 40
    started = {n: {p.page for p in read.pieces if f"Idea {n}~" in p.text} for n in range(40)}
    ended = {n: {p.page for p in read.pieces if f"~{n}." in p.text} for n in range(40)}
    assert started == ended
    assert len({page for pages in started.values() for page in pages}) > 1


def test_pictures_are_decoration_for_the_words_say_it(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(made(an_easy_page())))
    assert [figure.alt for figure in read.tree.all("Figure")] == []


def test_hard_words_of_the_lines_are_explained_at_the_end() -> None:
    assert [term.id for term in made(an_easy_page()).words] == ["immune-cell"]
    other = an_easy_page(easy_read=LINES[:1])
    assert made(other).words == ()


def test_sources_are_those_of_the_key_points() -> None:
    handout = made(an_easy_page())
    assert [source.key for source in handout.sources] == ["first2018"]
    assert not any(isinstance(run, Citation) for line in handout.urgent.points for run in line)


def test_a_page_without_easy_read_says_so_on_the_page_and_on_the_cover(
    typesetter: Typesetter,
) -> None:
    plain = samples.an_article("plain", title="Not easy yet")
    handout = made(an_easy_page(), plain)
    assert handout.without_easy_read == ("Not easy yet",)
    read = ReadPdf(typesetter.pdf(handout))
    assert "Not in easy read yet, so their key points stand here: Not easy yet." in read.page_words(
        1
    )
    said = "This page has no easy-read version yet, so its key points stand here."
    assert read.words.count(said) == 1
    assert "You need regular checks" in read.words
    for written in (handout_html(handout), handout_text(handout)):
        assert said in " ".join(written.split())


@pytest.mark.parametrize("variant", Variant)
def test_a_cut_down_page_says_that_some_of_its_facts_are_still_checked(
    typesetter: Typesetter, variant: Variant
) -> None:
    unsure = samples.a_paragraph("Call the same day (timing to be confirmed).")
    sections = (builders.a_section("When to call", unsure),)
    pages = [an_easy_page(sections=sections), samples.an_article("sure", title="Sure")]
    handout = made(*pages, options=replace(EASY, variant=variant))
    said = int(variant in {Variant.EASY, Variant.KEY_POINTS})
    read = ReadPdf(typesetter.pdf(handout))
    assert read.words.count(wording.BEING_CHECKED) == said
    assert wording.BEING_CHECKED not in read.page_words(1)  # the cover is of all pages
    for written in (handout_html(handout), handout_text(handout)):
        assert " ".join(written.split()).count(wording.BEING_CHECKED) == said


def test_other_variants_do_not_show_the_lines(typesetter: Typesetter) -> None:
    for variant in (Variant.STANDARD, Variant.LARGE, Variant.KEY_POINTS):
        handout = made(an_easy_page(), options=replace(EASY, variant=variant))
        assert handout.without_easy_read == ()
        assert "It clears many immune cells." not in ReadPdf(typesetter.pdf(handout)).words


def test_files_say_the_same() -> None:
    html, text = handout_html(made(an_easy_page())), handout_text(made(an_easy_page()))
    assert '<ul class="easy"><li><svg aria-hidden="true"' in html
    assert "&lt;b&gt;risks&lt;/b&gt;" in html
    assert 'fill="currentColor"' in html
    assert "* You can have a short course.\n* It clears many immune cells.\n" in text
    assert "* Call 999 for trouble breathing." in text


@pytest.mark.parametrize("name", ["pill", "phone"])
def test_icons_take_the_colour_asked_for(name: str) -> None:
    assert 'fill="#0C5149"' in icon_svg(name, "#0C5149")
    assert 'opacity="0.2"' in icon_svg(name, "#0C5149")
    assert "opacity" not in icon_svg(name, "#000000", tint=False)


def test_grey_sheets_have_no_colour(typesetter: Typesetter) -> None:
    handout = made(an_easy_page(), options=replace(EASY, greyscale=True))
    for picture in typesetter.pictures(handout, 60):
        red, green, blue = Image.open(BytesIO(picture.png)).convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
