"""Sets a handout with Typst: tagged PDF, and pictures of the very same sides."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import typst
from uharfbuzz import Blob, Face

from desktop.domain.errors import HandoutError
from desktop.domain.printing import PagePicture
from desktop.handouts.handout import Handout
from desktop.handouts.imposition import imposed
from desktop.handouts.printable import printable, readable
from desktop.handouts.row_headers import mark_row_headers
from desktop.handouts.sheet import Sheet

MOST_PPI = 300
MOST_PPI_GREY = 600

_PAGE_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")

# Shows one page of a finished PDF. What is laid out again for a picture could differ from what was
# saved, and the compiler draws all pages of a document at once, one for each core. The number of
# the page stands in the text: what comes in from outside stays the same, and so is read only once.
_PICTURE = """
#import "/typst/whole.typ": pdf
#set page(width: {width}pt, height: auto, margin: 0pt)
#image(pdf, format: "pdf", page: {page}, width: 100%)
"""
# The pixels of a page stay in memory until compilers were used this often again.
_FORGOTTEN_AFTER = 11
_PIECE = 16_384  # bytes written out at once; meanwhile no other thread gets on
_NUMBERS = tuple(map(str, range(256)))
_WORTH_FORGETTING = 150  # ppi: 35 MB a page at 300


class Typesetter:
    """One warm compiler with our fonts and templates; safe to call from any thread.

    Templates get the words as data, never as markup, and read nothing outside `resources`.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._lock = threading.Lock()
        self._last: tuple[str, bytes] = ("", b"")
        self._written: tuple[bytes, str] = (b"", "[]")

    def pdf(self, handout: Handout) -> bytes:
        """The handout as tagged PDF/UA-1; the same handout gives the same bytes.

        A page of it is a side to be printed: of a booklet, two pages side by side.

        Raises:
            HandoutError: it could not be laid out.
        """
        with self._lock:
            data = json.dumps(Sheet(handout, self._fit).data(), ensure_ascii=False)
            if data != self._last[0]:
                self._last = (data, self._compiled(data, handout))
            return self._last[1]

    def forget(self) -> None:
        """Keep nothing of what was set or drawn, here or in the compilers."""
        with self._lock:
            self._last = ("", b"")
            self._written = (b"", "[]")
            self._let_compilers_forget()

    def page_count(self, handout: Handout) -> int:
        """How many printed sides the handout has."""
        return _page_count(self.pdf(handout))

    def lacking(self, text: str) -> str:
        """The letters of `text` that cannot be printed, each once; see `printable`."""
        known = self._letters
        return "".join(dict.fromkeys(sign for sign in readable(text) if sign not in known))

    def pictures(
        self, handout: Handout, ppi: float, first: int = 1, last: int | None = None
    ) -> Iterator[PagePicture]:
        """Sides `first` to `last` as PNG, one at a time.

        Args:
            ppi: at most 300, or 600 in greyscale; more is drawn at that.

        Raises:
            HandoutError: it could not be laid out.
        """
        pdf = self.pdf(handout)
        count = _page_count(pdf)
        asked = {"pdf": self._written_out(pdf)}
        ppi = min(ppi, MOST_PPI_GREY if handout.options.greyscale else MOST_PPI)
        for number in range(max(first, 1), min(last or count, count) + 1):
            page = _PICTURE.format(width=handout.options.side[0], page=number)
            with self._lock:
                png = self._picture(page.encode(), asked, ppi)
            width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
            yield PagePicture(number, count, png, width, height)

    def _written_out(self, pdf: bytes) -> str:
        """`pdf` as a list of numbers in JSON: files given to the compiler in memory must be text.

        The pages drawn one after the other are mostly of one PDF.
        """
        with self._lock:
            if self._written[0] is not pdf:
                pieces = (pdf[at : at + _PIECE] for at in range(0, len(pdf), _PIECE))
                numbers = ",".join(",".join(map(_NUMBERS.__getitem__, piece)) for piece in pieces)
                self._written = (pdf, f"[{numbers}]")
            return self._written[1]

    @cached_property
    def _letters(self) -> frozenset[str]:
        font = self._resources / "fonts" / "AtkinsonHyperlegibleNext_400Regular.ttf"
        return frozenset(map(chr, Face(Blob.from_file_path(font)).unicodes))

    def _fit(self, text: str) -> str:
        return printable(text, self._letters)

    @cached_property
    def _pages(self) -> typst.Compiler:
        """Sets the templates."""
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[self._resources / "fonts"],
        )
        return typst.Compiler(
            self._resources / "typst" / "handout.typ",
            root=self._resources,
            font_paths=fonts,
            ignore_system_fonts=True,
        )

    @cached_property
    def _drawing(self) -> typst.Compiler:
        """Draws pages; the PDF brings its own fonts."""
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
        return typst.Compiler(root=self._resources, font_paths=fonts, ignore_system_fonts=True)

    def _compiled(self, data: str, handout: Handout) -> bytes:
        midnight = dt.datetime.combine(handout.options.date, dt.time(), dt.UTC)
        try:
            pdf = self._pages.compile(
                format="pdf",
                sys_inputs={"handout": data},
                pdf_standards=["ua-1"],
                timestamp=midnight,
            )
        except typst.TypstError as error:
            raise HandoutError("The handout could not be laid out; reading goes on.") from error
        tagged = mark_row_headers(_only(pdf))
        return imposed(tagged, *handout.options.side) if handout.options.booklet else tagged

    def _picture(self, page: bytes, asked: dict[str, str], ppi: float) -> bytes:
        try:
            png = _only(self._drawing.compile(page, format="png", ppi=ppi, sys_inputs=asked))
        except typst.TypstError as error:
            raise HandoutError("The pages could not be drawn; save them as a PDF.") from error
        if ppi > _WORTH_FORGETTING:
            self._let_compilers_forget()
        return png

    def _let_compilers_forget(self) -> None:
        """They share what they remember, and forget what was not asked for again for some turns."""
        for _ in range(_FORGOTTEN_AFTER):
            self._drawing.compile(b"", format="png", ppi=1)


def _only(made: bytes | list[bytes] | None) -> bytes:
    """The one file that was made."""
    if not isinstance(made, bytes):
        raise TypeError("the compiler was asked for one file")
    return made


def _page_count(pdf: bytes) -> int:
    found = _PAGE_COUNT.search(pdf)
    if found is None:
        raise ValueError("the PDF says nothing of its pages")
    return int(found.group(1))
