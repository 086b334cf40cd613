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

# Everything said comes in as data and is only ever shown as text.
_PAGE = b"""
#let told = json(bytes(sys.inputs.page))
#set document(title: told.title, author: "Waymark", date: datetime(
  year: told.date.at(0), month: told.date.at(1), day: told.date.at(2),
))
#set page(
  width: told.width * 1pt,
  height: told.height * 1pt,
  margin: (x: told.margin * 1pt, top: told.margin * 1pt, bottom: told.margin * 1pt + 58pt),
  footer-descent: 10pt,
  footer: {
    set text(size: told.small * 1pt)
    set par(leading: 0.45em)
    grid(
      columns: (1fr, auto),
      column-gutter: 16pt,
      told.footer.join(linebreak()),
      context [Page #counter(page).display() of #counter(page).final().first()],
    )
  },
)
#set text(
  font: "Atkinson Hyperlegible Next",
  fallback: false,
  lang: told.language.first(),
  region: told.language.last(),
  size: told.body * 1pt,
  hyphenate: false,
)
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): set text(size: 24pt)
#show heading.where(level: 1): set block(below: 0.6em)
#show heading.where(level: 2): set text(size: 16pt)
#show heading.where(level: 2): set block(above: 1.2em, below: 0.6em)
#heading(level: 1, told.title)
#par(told.caption)
#for piece in told.pieces {
  figure(image(
    bytes(piece.svg),
    format: "svg",
    alt: piece.alt,
    width: calc.min(piece.width, told.width - 2 * told.margin) * 1pt,
  ))
}
#set text(size: told.small * 1pt)
#par(told.status)
#par(strong(told.review))
#if told.sources.len() > 0 {
  heading(level: 2, "Sources")
  set enum(spacing: 0.7em)
  enum(..told.sources)
}
"""


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
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    try:
        made = compiler.compile(
            _PAGE,
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
    first, *_ = pieces
    return {
        "title": diagram.title,
        "caption": diagram.caption,
        "pieces": [
            {
                "svg": piece.svg,
                "width": piece.width,
                "alt": page.figure.alt if piece is first else piece.title,
            }
            for piece in pieces
        ],
        "status": page.figure.status,
        "review": ". ".join(wording.dates(page.review)) + ".",
        "sources": [wording.source_line(source, on_paper=True) for source in page.sources],
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
