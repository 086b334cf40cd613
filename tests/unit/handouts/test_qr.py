"""A QR code is the same code in Qt, on paper and after a photocopier."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import segno
import typst
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.domain.printing import Paper, Variant
from desktop.domain.take_home import HIGHEST_NUMBER, MOST_PAGES, TakeHome, TakeHomeSlip
from desktop.handouts.qr import qr_svg
from desktop.handouts.typesetter import Typesetter
from desktop.library.take_home_code import code_of, read_code
from tests.unit.handouts import samples

QUIET = 4
WIDE = 25  # mm
LEAST_SQUARE = 0.5  # mm
PHOTOCOPIER = 150  # dpi
LONGEST = TakeHomeSlip(code_of(TakeHome(pages=(HIGHEST_NUMBER,) * MOST_PAGES))).qr_text
SHORTEST = TakeHomeSlip(code_of(TakeHome(pack=801))).qr_text

PAGE = """
#set page(width: 60mm, height: 60mm, margin: 15mm, fill: rgb(sys.inputs.paper))
#image(bytes(json(bytes(sys.inputs.svg))), format: "svg", width: 25mm)
"""


def on_paper(svg: str, dpi: int, paper: str = "#ffffff") -> QImage:
    """A page with the picture 25 mm wide, in shades of grey."""
    told = {"svg": json.dumps(list(svg.encode())), "paper": paper}
    png = typst.Compiler(PAGE.encode()).compile(format="png", ppi=dpi, sys_inputs=told)
    assert isinstance(png, bytes)
    return grey(png)


def grey(png: bytes) -> QImage:
    return QImage.fromData(png).convertToFormat(QImage.Format.Format_Grayscale8)


def on_screen(svg: str, side: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def said(image: QImage) -> str:
    """What a reader of QR codes makes of a picture."""
    found = zxingcpp.read_barcode(image)
    assert found is not None, "no QR code was found"
    return found.text


def modules(text: str) -> list[list[bool]]:
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix_iter(border=QUIET)
    return [[bool(module) for module in row] for row in matrix]


def dark(image: QImage, x: int, y: int, square: int) -> bool:
    shade = image.pixelColor(x * square + square // 2, y * square + square // 2).red()
    assert shade in {0, 255}
    return shade == 0


@pytest.mark.parametrize("text", [SHORTEST, LONGEST])
def test_reads_after_a_photocopy_in_grey(text: str) -> None:
    svg = qr_svg(text, "#1a2421", "#ffffff")
    assert said(on_paper(svg, PHOTOCOPIER)) == text
    assert said(on_paper(svg, PHOTOCOPIER, paper="#d8d8d8")) == text


@pytest.mark.parametrize("text", [SHORTEST, LONGEST])
def test_says_the_code_that_opens_the_pages(text: str) -> None:
    code, _ = read_code(said(on_paper(qr_svg(text, "#000000", "#ffffff"), PHOTOCOPIER)))
    assert f"code {code}." in text


@pytest.mark.parametrize("text", [SHORTEST, LONGEST])
def test_squares_are_wide_enough_for_a_telephone(text: str) -> None:
    assert WIDE / len(modules(text)) >= LEAST_SQUARE


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120))
@settings(max_examples=25, deadline=None)
def test_qt_and_paper_show_every_square_where_it_belongs(text: str) -> None:
    svg, wanted = qr_svg(text, "#000000", "#ffffff"), modules(text)
    side, square = len(wanted), 6
    seen = on_screen(svg, side * square)
    got = [[dark(seen, x, y, square) for x in range(side)] for y in range(side)]
    assert got == wanted


def test_same_words_give_the_same_bytes() -> None:
    assert qr_svg(LONGEST, "#000000", "#ffffff") == qr_svg(LONGEST, "#000000", "#ffffff")


def test_is_one_path_in_the_colours_asked_for_without_words() -> None:
    svg = qr_svg(SHORTEST, "#0b3b36", "#fffdf5")
    assert svg.count("<path") == 1
    assert 'fill="#0b3b36"' in svg
    assert 'fill="#fffdf5"' in svg
    assert "<text" not in svg


def test_a_stain_on_a_corner_does_not_matter() -> None:
    image = on_paper(qr_svg(LONGEST, "#000000", "#ffffff"), 2 * PHOTOCOPIER)
    painter = QPainter(image)
    middle = image.width() // 2
    painter.fillRect(middle + 30, middle + 30, 28, 28, 0xFF000000)
    painter.end()
    assert said(image) == LONGEST


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("variant", Variant)
def test_a_finished_sheet_in_one_ink_still_opens_its_pages(
    typesetter: Typesetter, variant: Variant, paper: Paper
) -> None:
    options = replace(samples.OPTIONS, variant=variant, paper=paper, greyscale=True)
    slip = TakeHomeSlip(code_of(TakeHome(pages=(HIGHEST_NUMBER,) * MOST_PAGES)))
    page = samples.an_article()
    handout = samples.a_maker(page).make([page.id], options, slip=slip)
    seen = [
        found.text
        for picture in typesetter.pictures(handout, PHOTOCOPIER)
        for found in zxingcpp.read_barcodes(grey(picture.png))
    ]
    assert seen == [slip.qr_text]
