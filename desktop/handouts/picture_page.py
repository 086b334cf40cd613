"""A diagram on a page of its own as tagged PDF, with what is needed to trust it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import typst

from desktop.domain.content import Edition, ReviewRecord, long_date
from desktop.domain.errors import HandoutError
from desktop.domain.evidence import Source
from desktop.handouts import wording
from desktop.handouts.handout import DrawnFigure
from desktop.handouts.setting import FLOOR, MARGIN, STANDARD_BODY

WORDS_ROOM = 200.0  # pt for title, caption and footer on the page of the picture


@dataclass(frozen=True, slots=True)
class PicturePage:
    """What stands on the page.

    Args:
        width, height: of the paper in pt, the way round that suits the picture.
    """

    figure: DrawnFigure
    sources: tuple[Source, ...]
    review: ReviewRecord
    edition: Edition
    date: dt.date
    width: float
    height: float


def picture_pdf(page: PicturePage, resources: Path) -> bytes:
    """The page as PDF/UA-1; the same page gives the same bytes.

    Raises:
        HandoutError: it could not be laid out.
    """
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resources / "fonts"],
    )
    compiler = typst.Compiler(
        resources / "typst" / "picture.typ",
        root=resources,
        font_paths=fonts,
        ignore_system_fonts=True,
    )
    try:
        made = compiler.compile(
            format="pdf",
            sys_inputs={"page": json.dumps(_data(page), ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=dt.datetime.combine(page.date, dt.time(), dt.UTC),
        )
    except typst.TypstError as error:
        raise HandoutError("The diagram could not be laid out; save it as .svg instead.") from error
    if not isinstance(made, bytes):
        raise TypeError("the compiler was asked for one file")
    return made


def _data(page: PicturePage) -> dict[str, object]:
    diagram, drawing = page.figure.diagram, page.figure.drawing
    pieces = drawing.parts or (drawing,)
    parts = len(pieces)
    return {
        "title": diagram.title,
        "caption": diagram.caption,
        "pieces": [
            {
                "svg": piece.svg,
                "width": piece.width,
                "alt": wording.picture_part(number, parts) if number > 1 else page.figure.alt,
            }
            for number, piece in enumerate(pieces, 1)
        ],
        "status": page.figure.status,
        "review": ". ".join(wording.dates(page.review)) + ".",
        "sources": [
            [f"{number}\u00a0", wording.short_source(source)]
            for number, source in enumerate(page.sources, 1)
        ],
        "in-full": wording.IN_FULL,
        "footer": [
            f"Waymark, version {page.edition.version}. Printed {long_date(page.date)}.",
            wording.NOT_INSTEAD,
        ],
        "language": page.edition.language.split("-"),
        "date": [page.date.year, page.date.month, page.date.day],
        "width": page.width,
        "height": page.height,
        "margin": MARGIN,
        "body": STANDARD_BODY,
        "small": FLOOR,
    }
