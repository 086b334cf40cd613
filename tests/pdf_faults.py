"""Finds what a screen reader, or a reader of paper, would miss in a PDF (PDF-1 to PDF-8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

from desktop.domain.printing import HandoutOptions
from desktop.handouts import wording
from desktop.handouts.setting import COLOUR_INK, GREY_INK, setting_for
from tests.colours import contrast
from tests.pdf_reading import Element, Piece, ReadPdf

LEAST_CONTRAST = 7.0  # WCAG-1.4.6
MM = 72 / 25.4
SLACK = 0.05  # pt

_HEADING = re.compile(r"H\d$")
_OVER_LINES = {wording.NOTES, wording.ROOM_TO_WRITE}
_ON = {"text": ("paper", "head", "key", "note", "caution"), "muted": ("paper",)}
_PARTS = {  # what may stand directly in what
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI", "TOC", "Caption"},
}


@dataclass(frozen=True)
class Wanted:
    """What the PDF was made of.

    Args:
        margin: what no printer reaches for sure, in pt.
        halves: pages stand two on a side.
    """

    title: str
    language: str
    floor: float
    margin: float
    side: tuple[float, float]
    halves: bool = False
    blanks: bool = False


def wanted_of(title: str, language: str, options: HandoutOptions) -> Wanted:
    """What a handout with `options` must keep to."""
    return Wanted(
        title,
        language,
        setting_for(options).floor,
        (12 if options.booklet else 15) * MM,
        options.side,
        options.booklet,
        options.booklet or options.duplex,
    )


def ink_faults() -> Iterator[str]:
    """Inks of words that are too faint on what they may stand on."""
    for name, ink in (("colour", COLOUR_INK), ("grey", GREY_INK)):
        for words, grounds in _ON.items():
            for ground in grounds:
                if (found := contrast(ink[words], ink[ground])) < LEAST_CONTRAST:
                    yield f"{name}: {words} on {ground} is {found:.1f}:1"


def faults(read: ReadPdf, wanted: Wanted) -> Iterator[str]:
    """Everything wrong with the PDF, a sentence each."""
    yield from _document(read, wanted)
    yield from _tags(read)
    yield from _structure(read)
    yield from _navigation(read)
    yield from _fonts(read)
    yield from _page_faults(read, wanted)


def _document(read: ReadPdf, wanted: Wanted) -> Iterator[str]:
    root = read.pdf.Root
    if wanted.halves:  # the one that we write ourselves
        yield from (f"syntax: {problem}" for problem in read.pdf.check_pdf_syntax())
    if not bool(root.MarkInfo.Marked) or bool(root.MarkInfo.get("/Suspects", False)):
        yield "it is not marked as tagged"
    if str(root.get("/Lang", "")) != wanted.language:
        yield f"its language is '{root.get('/Lang', '')}'"
    if not bool(root.ViewerPreferences.DisplayDocTitle):
        yield "its title is not shown"
    if (title := _plain(str(read.pdf.docinfo.get("/Title", "")))) != wanted.title:
        yield f"its title is '{title}'"
    with read.pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it is not said to be PDF/UA-1"
        if _plain(str(metadata.get("dc:title"))) != wanted.title:
            yield "the title of its metadata is another"


def _plain(title: str) -> str:
    """A title with the spaces that it was written with."""
    return title.replace("\u00a0", " ")


def _tags(read: ReadPdf) -> Iterator[str]:
    yield from (f"not tagged: {what}" for what in read.untagged)
    for piece in read.pieces:
        if piece.tag != "/Artifact" and piece.mark not in read.inside:
            yield f"page {piece.page}: '{piece.text}' is not in the structure tree"
    if "/StructTreeRoot" not in read.pdf.Root or "/ParentTree" not in read.pdf.Root.StructTreeRoot:
        yield "there is no way from the pages to the structure tree"
    for number, page in enumerate(read.pdf.pages, 1):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}: Tab does not follow the structure"


def _structure(read: ReadPdf) -> Iterator[str]:
    headings = [each for each in read.tree.all() if _HEADING.match(each.kind)]
    levels = [int(each.kind[1]) for each in headings]
    if levels[:1] != [1]:
        yield "the first heading is not of level 1"
    for (before, after), heading in zip(pairwise(levels), headings[1:], strict=True):
        if after > before + 1:
            yield f"'{heading.words}' skips a level"
    for heading in headings:
        if not heading.words.strip():
            yield "a heading is empty"
    for element in read.tree.all():
        yield from _element_faults(element)


def _element_faults(element: Element) -> Iterator[str]:
    kinds = {each.kind for each in element.inside if isinstance(each, Element)}
    if wrong := kinds - _PARTS.get(element.kind, kinds):
        yield f"{element.kind} holds {', '.join(sorted(wrong))}"
    match element.kind:
        case "Figure" if not element.alt.strip():
            yield "a picture has no words"
        case "LI" if not any(element.all("LBody")):
            yield "an item of a list is empty"
        case "TH" if element.scope not in {"Column", "Row"}:
            yield f"the header '{element.words}' does not say what it heads"
        case "TH" if not element.words.strip():
            yield "a header is empty"
        case "Table":
            rows = [row for row in element.all("TR") if row.inside]
            if not rows or not any(rows[0].all("TH")):
                yield "a table has no header row"
            for row in rows[1:]:
                if not any(row.all("TH")):
                    yield f"the row '{row.words[:40]}' has no header"


def _navigation(read: ReadPdf) -> Iterator[str]:
    headings = [each.words for each in read.tree.all() if _HEADING.match(each.kind)]
    bookmarks = list(map(_plain, read.outline()))
    if bookmarks != headings:
        missing = [each for each in headings if each not in bookmarks]
        yield f"bookmarks differ from the headings ({', '.join(missing)[:80] or 'in their order'})"
    written = {mark[0] for mark in read.inside}
    for number, page in enumerate(read.pdf.pages, 1):
        if number in written and not str(page.label).strip():
            yield f"page {number} has no label"
    for number, page in enumerate(read.pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            if not str(note.get("/Contents", "")).strip():
                yield f"page {number}: a link does not say where it leads"
            if "/URI" in str(note.get("/A", "")):
                yield f"page {number}: a link leads out of the file"
            if "/StructParent" not in note:
                yield f"page {number}: a link is not in the structure tree"


def _fonts(read: ReadPdf) -> Iterator[str]:
    for item in read.pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.get("/Type") == "/FontDescriptor" and not _is_embedded(item):
            yield f"the font {item.FontName} is not embedded"
        if item.get("/Subtype") == "/Type0" and "/ToUnicode" not in item:
            yield f"letters of {item.BaseFont} cannot be copied"
    for name in read.font_names:
        if "AtkinsonHyperlegible" not in name or "Italic" in name:
            yield f"{name} is not a font of ours"


def _is_embedded(font: Any) -> bool:
    return any(name in font for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _page_faults(read: ReadPdf, wanted: Wanted) -> Iterator[str]:
    for number, page in enumerate(read.pdf.pages, 1):
        left, bottom, right, top = (float(side) for side in page.mediabox)
        if abs(right - left - wanted.side[0]) > 1 or abs(top - bottom - wanted.side[1]) > 1:
            yield f"page {number} has another size"
    words = [piece for piece in read.pieces if piece.tag != "/Artifact"]
    if not wanted.blanks:
        empty = set(range(1, len(read.pdf.pages) + 1)) - {mark[0] for mark in read.inside}
        yield from (f"page {number} is empty" for number in sorted(empty))
    yield from _last_headings(read, words)
    told: set[tuple[int, str]] = set()
    for piece in read.pieces:
        drawn = "Figure" in read.inside.get(piece.mark, ())
        for what in _piece_faults(piece, wanted, drawn=drawn):
            if (piece.page, what) not in told:  # the first of many says it
                told.add((piece.page, what))
                yield f"page {piece.page}: '{piece.text}' {what}"


def _last_headings(read: ReadPdf, words: list[Piece]) -> Iterator[str]:
    """Headings with nothing below them on their page."""
    last: dict[tuple[int, int], Piece] = {(piece.page, piece.form): piece for piece in words}
    after = {mark[:2]: mark for mark in read.inside}  # pictures have marks and no words
    for place, piece in last.items():
        around = read.inside.get(piece.mark, ())
        under = after[place] == piece.mark if place in after else True
        lined = _plain(piece.text) in _OVER_LINES  # which are decoration
        if under and not lined and any(_HEADING.match(kind) for kind in around):
            yield f"page {piece.page} ends with the heading '{piece.text}'"


def _piece_faults(piece: Piece, wanted: Wanted, *, drawn: bool) -> Iterator[str]:
    """What is wrong with words in one place; those in pictures are checked where they are drawn."""
    if not piece.text.strip():
        return
    if piece.size < wanted.floor - SLACK:
        yield f"is smaller than {wanted.floor:g} pt"
    width, height = wanted.side
    half = width / 2 if wanted.halves else width
    in_width = wanted.margin <= piece.x % half <= half - wanted.margin
    if not (in_width and wanted.margin <= piece.y <= height - wanted.margin):
        yield "runs into the margin"
    if not drawn and contrast(piece.colour, "#ffffff") < LEAST_CONTRAST:
        yield f"is too faint ({piece.colour})"
