"""What a sheet tells outlives a photocopier: people by their shape, columns by their pattern."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
import typst
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from desktop.diagrams.layouts.icon_array import draw_people
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.shapes import Box
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.svg import svg_text
from desktop.domain.printing import Variant
from desktop.domain.take_home import TakeHomeSlip
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples

DPI = 150  # of a worn photocopier
DARK = 0.6 * 255  # what is lighter stays white
SLIP = TakeHomeSlip("K7QX-29MA-4")
WIDTH = 264  # of the picture, in pt
GRID = Box(12, 12, 240, 240)
DOTS = DPI / 72
PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.svg))), format: "svg", width: 264pt)
"""


def photocopied(png: bytes) -> Image.Image:
    """A page after one copy: soft edges, specks, black or white and nothing between."""
    page = Image.open(BytesIO(png)).convert("L").filter(ImageFilter.GaussianBlur(0.8))
    speckled = ImageChops.add(page, specks(page.size), 2).point(lambda v: v - 64)
    return speckled.point(lambda v: 255 if 2 * v >= DARK else 0)


@cache
def specks(size: tuple[int, int]) -> Image.Image:
    """Specks that one glass leaves on every sheet of this size."""
    return Image.effect_noise(size, 12)


def drawn(svg: str) -> bytes:
    asked = {"svg": json.dumps(list(svg.encode()))}
    png = typst.Compiler(PICTURE).compile(format="png", ppi=DPI, sys_inputs=asked)
    assert isinstance(png, bytes)
    return png


def blackness(copy: Image.Image, box: Box) -> float:
    """How much of `box` is black."""
    left, top = round(DOTS * box.x), round(DOTS * box.y)
    right, bottom = round(DOTS * (box.x + box.width)), round(DOTS * (box.y + box.height))
    piece = copy.crop((left, top, right, bottom))
    return piece.histogram()[0] / (piece.width * piece.height)


@pytest.mark.parametrize("base", [100, 1_000])
@pytest.mark.parametrize("palette", ["print", "print-grey"])
def test_who_was_affected_can_be_counted_on_a_copy(palette: str, base: int) -> None:
    columns = 10 if base == 100 else 40
    affected = base // 4 + 3
    sheet = Sheet(Frame(WIDTH, PALETTES[palette], 1.0))
    draw_people(sheet, base, affected, GRID)
    pitch = GRID.width / columns
    bottom = GRID.y + base // columns * pitch
    copy = photocopied(drawn(svg_text(sheet.finish(bottom + 12), "People", "")))
    shares = [
        blackness(copy, Box(GRID.x + column * pitch, bottom - row * pitch, pitch, pitch))
        for row in range(1, base // columns + 1)
        for column in range(columns)
    ]
    assert min(shares[:affected]) > 1.25 * max(shares[affected:])
    assert min(shares) > 0.05  # nobody has gone


@pytest.mark.parametrize("greyscale", [False, True])
@pytest.mark.parametrize("variant", Variant)
def test_the_code_still_opens_its_pages(
    typesetter: Typesetter, variant: Variant, greyscale: bool
) -> None:
    page = samples.an_article()
    options = replace(samples.OPTIONS, variant=variant, greyscale=greyscale)
    handout = samples.a_maker(page).make([page.id], options, slip=SLIP)
    copies = (photocopied(picture.png) for picture in typesetter.pictures(handout, DPI))
    assert [each.text for copy in copies for each in zxingcpp.read_barcodes(copy)] == [SLIP.qr_text]
