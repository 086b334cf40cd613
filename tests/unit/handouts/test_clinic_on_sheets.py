"""What a clinic puts on its sheets: name, logo, nurse's copy, names, the code to take home."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop.domain.content import TeachBack
from desktop.domain.printing import Clinic, HandoutOptions, Paper, Variant
from desktop.domain.take_home import TakeHomeSlip
from desktop.handouts import wording
from desktop.handouts.handout import Handout
from desktop.handouts.html import handout_html
from desktop.handouts.icons import LOGO_HEIGHT, LOGO_WIDTH, logo_size, logo_svg
from desktop.handouts.text import handout_text
from desktop.handouts.typesetter import Typesetter
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

NURSE = replace(samples.OPTIONS, nurse_copy=True)
PROMPTS = (TeachBack("How often are your blood tests?", "Every month, and *why*."),)
SLIP = TakeHomeSlip("K7QX-29MA-4", ("My list", "A page of your own"))
HOSTILE = '#panic() *b* $x$ <b>"&</b> \\u{41} @ref `raw`'


def a_logo(width: int, height: int, colour: tuple[int, int, int] = (200, 30, 60)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


def with_clinic(logo: bytes, name: str = samples.CLINIC.name) -> HandoutOptions:
    return replace(samples.OPTIONS, clinic=replace(samples.CLINIC, logo=logo, name=name))


def handed_out(slip: TakeHomeSlip | None = SLIP, *, pack: bool = False) -> Handout:
    pages = [samples.an_article("a", title="One")]
    pages += [samples.an_article("b", title="Two")] if pack else []
    maker = samples.a_maker(*pages)
    return maker.make([page.id for page in pages], samples.OPTIONS, slip=slip)


# Names


@pytest.mark.parametrize(
    "options",
    [samples.OPTIONS, replace(samples.OPTIONS, variant=Variant.LARGE, size=28)],
    ids=["standard", "large"],
)
@pytest.mark.parametrize(
    "name", ["The " + "very long " * 19 + "name", "N" * 200], ids=["words", "one word"]
)
def test_a_name_of_200_letters_wraps(
    typesetter: Typesetter, options: HandoutOptions, name: str
) -> None:
    clinic = replace(samples.CLINIC, name=name[:200], logo=a_logo(300, 100))
    handout = samples.a_handout(options=replace(options, clinic=clinic))
    read = ReadPdf(typesetter.pdf(handout))
    assert "".join(name[:200].split()) in "".join(read.page_words(1).split())
    page = Image.open(BytesIO(next(typesetter.pictures(handout, 72)).png)).convert("L")
    right = page.crop((page.width - 42, 0, page.width, page.height))
    assert right.getextrema() == (255, 255)
    first = min(piece.y for piece in read.pieces if piece.page == 1)
    assert first > 42


def test_for_whom_and_by_whom_it_was_prepared_is_printed(typesetter: Typesetter) -> None:
    options = replace(samples.OPTIONS, prepared_for=f"Jo {HOSTILE}", prepared_by="The nurse")
    handout = samples.a_handout(options=options)
    words = ReadPdf(typesetter.pdf(handout)).page_words(1)
    assert f"Jo {HOSTILE}" in words
    assert "The nurse" in words
    assert f"Prepared for: Jo {HOSTILE}" in " ".join(handout_text(handout).split())
    assert "Prepared for: Jo #panic() *b* $x$ &lt;b&gt;" in handout_html(handout)


def test_in_a_pack_names_stand_on_the_cover_alone(typesetter: Typesetter) -> None:
    pages = (samples.an_article("a"), samples.an_article("b"))
    options = replace(samples.OPTIONS, prepared_for="The person")
    read = ReadPdf(typesetter.pdf(samples.a_handout(*pages, options=options)))
    assert read.words.count("The person") == 1
    assert "The person" in read.page_words(1)


# Logo


@pytest.mark.parametrize(
    ("size", "shown"),
    [((600, 100), (LOGO_WIDTH, LOGO_WIDTH / 6)), ((100, 400), (LOGO_HEIGHT / 4, LOGO_HEIGHT))],
)
def test_a_logo_is_as_large_as_its_place_allows(
    size: tuple[int, int], shown: tuple[float, float]
) -> None:
    assert logo_size(Clinic(logo=a_logo(*size))) == pytest.approx(shown)


def _nothing() -> bytes:
    empty = struct.pack(">II", 0, 0)
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + empty + struct.pack(">I", zlib.crc32(empty))


@pytest.mark.parametrize("logo", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", _nothing()])
def test_what_is_no_picture_leaves_the_header_as_it_is(typesetter: Typesetter, logo: bytes) -> None:
    assert logo_svg(Clinic(logo=logo)) == ""
    handout = samples.a_handout(options=with_clinic(logo=logo))
    assert "Riverside MS Clinic" in ReadPdf(typesetter.pdf(handout)).page_words(1)
    assert "<img" not in handout_html(handout)


def test_the_logo_is_in_colour_or_in_greys(typesetter: Typesetter) -> None:
    for greyscale in (False, True):
        options = replace(with_clinic(logo=a_logo(200, 100)), greyscale=greyscale)
        picture = next(typesetter.pictures(samples.a_handout(options=options), 72))
        page = Image.open(BytesIO(picture.png)).convert("RGB").crop((50, 48, 100, 70))
        red, green, blue = page.split()
        assert (red.tobytes() == green.tobytes() == blue.tobytes()) is greyscale
        assert page.getextrema() != ((255, 255),) * 3


def test_a_file_brings_its_logo_along() -> None:
    html = handout_html(samples.a_handout(options=with_clinic(logo=a_logo(20, 10), name='A "B"')))
    assert '<img class="logo" src="data:image/png;base64,iVBOR' in html
    assert 'alt="Logo of A &quot;B&quot;"' in html
    assert "img-src data:" in html


# Nurse's copy


def test_the_nurses_copy_asks_whether_it_was_understood(typesetter: Typesetter) -> None:
    handout = samples.a_handout(
        samples.an_article("a", teach_back=PROMPTS), samples.an_article("b"), options=NURSE
    )
    read = ReadPdf(typesetter.pdf(handout))
    assert all("Nurse's copy" in read.page_words(n) for n in range(1, len(read.pdf.pages) + 1))
    assert read.words.count(wording.UNDERSTOOD) == 2
    assert PROMPTS[0].ask in read.words
    assert f"A good answer holds: {PROMPTS[0].good_answer}" in read.words
    assert wording.ASK_ANYWAY[0].ask in read.words
    assert read.untagged == []
    for written in (handout_html(handout), handout_text(handout)):
        said = " ".join(written.split())
        assert PROMPTS[0].ask in said
        assert wording.ASK_ANYWAY[0].good_answer in said


def test_the_patients_copy_does_not(typesetter: Typesetter) -> None:
    handout = samples.a_handout(samples.an_article(teach_back=PROMPTS), options=samples.OPTIONS)
    for said in (ReadPdf(typesetter.pdf(handout)).words, handout_html(handout)):
        assert PROMPTS[0].ask not in said
        assert "Nurse" not in said.replace("The MS nurse", "")


# Take it home


def test_the_code_stands_beside_its_square_and_what_it_does(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(handed_out()))
    assert "QR of the code K7QX-29MA-4" in [figure.alt for figure in read.tree.all("Figure")]
    assert "Take it home K7QX-29MA-4" in read.words
    assert "The code does not open: My list; A page of your own." in read.words
    assert read.untagged == []
    html, text = handout_html(handed_out()), handout_text(handed_out())
    assert 'aria-label="QR of the code K7QX-29MA-4"' in html
    assert "K7QX-29MA-4" in text
    assert "The code does not open: My list; A page of your own." in " ".join(text.split())


def test_in_a_pack_the_code_stands_on_the_cover(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(handed_out(pack=True)))
    assert "K7QX-29MA-4" in read.page_words(1)
    assert read.words.count("K7QX-29MA-4") == 1


@pytest.mark.parametrize("slip", [None, TakeHomeSlip("", ("My list",))])
def test_a_sheet_that_no_code_can_name_has_none(
    typesetter: Typesetter, slip: TakeHomeSlip | None
) -> None:
    assert "Take it home" not in ReadPdf(typesetter.pdf(handed_out(slip))).words
    assert "Take it home" not in handout_html(handed_out(slip))


def test_a_nurses_copy_has_no_code_for_it_stays_at_work() -> None:
    maker = samples.a_maker(samples.an_article("a"))
    assert maker.make(["a"], samples.OPTIONS, slip=SLIP).slip == SLIP
    assert maker.make(["a"], NURSE, slip=SLIP).slip is None


# When to call


def test_when_to_call_stands_on_the_first_side_and_whom_on_the_last(standard: ReadPdf) -> None:
    assert "When to get help at once" in standard.page_words(1)
    assert "sudden loss of sight" in standard.page_words(1)
    last = standard.page_words(len(standard.pdf.pages))
    assert "Not sure? At night or at the weekend, call 111. Call Riverside MS Clinic" in last
    assert standard.words.count("sudden loss of sight") == 1


def test_when_to_call_stands_on_the_cover_of_a_long_pack_too(typesetter: Typesetter) -> None:
    pages = [samples.an_article(f"p{n}", title=f"Page {n}", sections=()) for n in range(40)]
    options = replace(samples.OPTIONS, variant=Variant.KEY_POINTS)
    read = ReadPdf(typesetter.pdf(samples.a_handout(*pages, options=options)))
    assert "sudden loss of sight" in read.page_words(1)


def test_a_sheet_about_help_does_not_say_it_twice(typesetter: Typesetter) -> None:
    handout = samples.a_handout(samples.URGENT_PAGE, options=samples.OPTIONS)
    words = ReadPdf(typesetter.pdf(handout)).words
    assert words.count("sudden loss of sight") == 1
    assert "Call Riverside MS Clinic on 01632 960 123" in words


# Every field that somebody writes


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("variant", list(Variant))
def test_no_field_is_ever_markup(typesetter: Typesetter, variant: Variant, paper: Paper) -> None:
    clinic = Clinic(HOSTILE, HOSTILE, HOSTILE, HOSTILE, a_logo(30, 10))
    options = HandoutOptions(
        samples.DAY,
        variant=variant,
        paper=paper,
        clinic=clinic,
        nurse_copy=True,
        prepared_for=HOSTILE,
        prepared_by=HOSTILE,
        notes=HOSTILE,
        questions=(HOSTILE,),
    )
    pages = [samples.an_article(id, teach_back=(TeachBack(HOSTILE, HOSTILE),)) for id in ("a", "b")]
    maker = samples.a_maker(*pages)
    slip = TakeHomeSlip(HOSTILE, (HOSTILE,))
    handout = maker.make(["a", "b"], options, HOSTILE, slip)
    read = ReadPdf(typesetter.pdf(handout))
    assert "".join(read.words.split()).count("".join(HOSTILE.split())) >= 12
    assert read.untagged == []
    html = handout_html(handout)
    assert "<b>" not in html
