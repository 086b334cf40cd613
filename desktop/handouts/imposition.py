"""A booklet: A5 pages side by side on A4, in the order for folding, tagged as they were.

What Typst writes stands in the file as plain objects. Each page becomes a form on its half of a
side; tags, links and bookmarks that named the page then name the side and the form on it. So a
screen reader follows the words, not the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

Side = tuple[int | None, int | None]
"""Numbers of the pages on the left and the right, from 1; None is a blank."""

_PAGES_ON_A_SHEET = 4


def sheet_sides(pages: int) -> tuple[Side, ...]:
    """Front and back of each sheet, the outermost first; blanks stand at the end when folded."""
    places = -(-pages // _PAGES_ON_A_SHEET) * _PAGES_ON_A_SHEET

    def page(place: int) -> int | None:
        return place if place <= pages else None

    sides: list[Side] = []
    for first in range(1, places // 2, 2):
        last = places + 1 - first
        sides += [(page(last), page(first)), (page(first + 1), page(last - 1))]
    return tuple(sides)


def imposed(pdf: bytes, width: float, height: float) -> bytes:
    """The pages of `pdf`, two on each side for printing on both and folding.

    Args:
        pdf: as Typst wrote it.
        width, height: of a side in pt.
    """
    return _Booklet(_File(pdf), width, height).made()


_XREF = re.compile(rb"(\d{10}) \d{5} ([nf])")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PLACE = re.compile(rb"(\d+) 0 R/XYZ (-?[\d.]+)")
_RECTANGLE = re.compile(rb"/Rect\[(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)\]")
_QUADS = re.compile(rb"/QuadPoints\[([^\]]*)\]")
_OWN_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_KIDS = re.compile(rb"/K\[([^\]]*)\]")
_KID = re.compile(rb"<<[^>]*>>|\d+ 0 R|\d+")


class _File:
    """The objects of a PDF without object streams, by number."""

    def __init__(self, pdf: bytes) -> None:
        xref = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        table, _, trailer = pdf[xref:].partition(b"trailer")
        entries = _XREF.findall(table)
        starts = {n: int(at) for n, (at, used) in enumerate(entries) if used == b"n"}
        ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], xref], strict=True))
        self.head = pdf[: min(starts.values())]
        self.objects = {n: _inside(pdf[at : ends[at]]) for n, at in starts.items()}
        self.trailer = trailer[: trailer.rindex(b"startxref")].strip()

    def written(self) -> bytes:
        parts, at = [self.head], len(self.head)
        entries = [b"0000000000 65535 f\r\n"]
        for number in range(1, max(self.objects) + 1):
            part = b"%d 0 obj\n%s\nendobj\n\n" % (number, self.objects.get(number, b"null"))
            entries.append(b"%010d 00000 n\r\n" % at)
            parts.append(part)
            at += len(part)
        size = len(entries)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer, count=1)
        parts += [b"xref\n0 %d\n" % size, *entries, b"trailer\n", trailer]
        return b"".join(parts) + b"\nstartxref\n%d\n%%%%EOF" % at


def _inside(written: bytes) -> bytes:
    """An object without the words around it."""
    return written[written.index(b" obj\n") + 5 : written.rindex(b"\nendobj")]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a page went: the side, the form that paints it there, and how far to the right."""

    side: int
    form: int
    x: float


class _Booklet:
    """Turns the pages of one file into sides."""

    def __init__(self, file: _File, width: float, height: float) -> None:
        self._file = file
        self._objects = file.objects
        self._width = width
        self._height = height
        self._root = next(n for n, body in self._objects.items() if b"/Type/Pages/" in body)
        kids = re.search(rb"/Kids\[([^\]]*)\]", self._objects[self._root])
        assert kids is not None, "a page tree has kids"
        self._pages = [int(number) for number in _REFERENCE.findall(kids[1])]
        self._sides = sheet_sides(len(self._pages))
        # Two objects a side, the page and what it paints, are never fewer than pages were.
        free = chain(self._pages, count(max(self._objects) + 1))
        self._numbers = [(next(free), next(free)) for _ in self._sides]
        self._spots = self._all_spots()

    def made(self) -> bytes:
        notes = self._shift_notes()
        for number, spot in self._spots.items():
            self._objects[spot.form] = self._form(number)
        for number, body in self._objects.items():
            if not body.endswith(b"endstream") and number not in self._spots:
                self._objects[number] = self._pointing_to_sides(body)
        for at, side in enumerate(self._sides):
            self._write_side(at, side, notes)
        shown = b" ".join(b"%d 0 R" % page for page, _ in self._numbers)
        self._objects[self._root] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
            len(self._sides),
            shown,
        )
        self._tell_readers()
        return self._file.written()

    def _all_spots(self) -> Mapping[int, _Spot]:
        """Where each page object went."""
        spots = {}
        for (side, _), pair in zip(self._numbers, self._sides, strict=True):
            for page, x in zip(pair, (0.0, self._width / 2), strict=True):
                if page is not None:
                    number = self._pages[page - 1]
                    spots[number] = _Spot(side, _number(rb"/Contents", self._objects[number]), x)
        return spots

    def _form(self, page: int) -> bytes:
        """What page object `page` paints, to be painted on half a side."""
        body = self._objects[page]
        about = b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources %d 0 R/StructParents %d" % (
            _written(self._width / 2),
            _written(self._height),
            _number(rb"/Resources", body),
            _number(rb"/StructParents", body),
        )
        return self._objects[self._spots[page].form].replace(b"<<", b"<<" + about, 1)

    def _shift_notes(self) -> dict[int, list[int]]:
        """Move links with their page; the links on each page, by its object number."""
        found: dict[int, list[int]] = {}
        for page, spot in self._spots.items():
            notes = re.search(rb"/Annots\[([^\]]*)\]", self._objects[page])
            found[page] = [int(n) for n in _REFERENCE.findall(notes[1])] if notes else []
            for note in found[page]:
                self._objects[note] = _shifted(self._objects[note], spot.x)
        return found

    def _pointing_to_sides(self, body: bytes) -> bytes:
        """An object in which every page named is the side that it went to."""
        plain, strings = _without_strings(body)
        if b"/Type/StructElem" in plain:
            plain = self._element(plain)
        plain = _PLACE.sub(self._destination, plain)
        return _with_strings(plain, strings)

    def _destination(self, found: re.Match[bytes]) -> bytes:
        spot = self._spots.get(int(found[1]))
        if spot is None:
            return found.group()
        return b"%d 0 R/XYZ %s" % (spot.side, _written(float(found[2]) + spot.x))

    def _element(self, plain: bytes) -> bytes:
        """An element of the structure tree; its words now stand in forms."""
        kids = _KIDS.search(plain)
        own = _OWN_PAGE.search(_KIDS.sub(b"", plain))
        page = int(own[1]) if own else 0
        if kids is not None:
            inside = b" ".join(self._kid(kid, page) for kid in _KID.findall(kids[1]))
            plain = plain[: kids.start(1)] + inside + plain[kids.end(1) :]
        return _OWN_PAGE.sub(self._page_of_it, plain)

    def _kid(self, kid: bytes, page: int) -> bytes:
        if kid.endswith(b"R") or b"/OBJR" in kid:
            return kid
        named = _OWN_PAGE.search(kid)
        page = int(named[1]) if named else page
        mark = int(kid) if kid.isdigit() else _number(rb"/MCID", kid)
        # The number of the page is turned into that of the side with all others.
        return b"<</Type/MCR/Pg %d 0 R/Stm %d 0 R/MCID %d>>" % (page, self._spots[page].form, mark)

    def _page_of_it(self, found: re.Match[bytes]) -> bytes:
        return b"/Pg %d 0 R" % self._spots[int(found[1])].side

    def _write_side(self, at: int, side: Side, notes: Mapping[int, Sequence[int]]) -> None:
        page, painted = self._numbers[at]
        there = [self._pages[number - 1] for number in side if number is not None]
        forms, paints = b"", b""
        for number in there:
            spot = self._spots[number]
            forms += b"/p%d %d 0 R" % (spot.form, spot.form)
            paints += b"q 1 0 0 1 %s 0 cm /p%d Do Q\n" % (_written(spot.x), spot.form)
        links = b" ".join(b"%d 0 R" % note for number in there for note in notes[number])
        self._objects[page] = (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<</XObject<<%s>>>>"
            b"/Tabs/S/Contents %d 0 R%s>>"
        ) % (
            self._root,
            _written(self._width),
            _written(self._height),
            forms,
            painted,
            b"/Annots[%s]" % links if links else b"",
        )
        self._objects[painted] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(paints), paints)

    def _tell_readers(self) -> None:
        """Labels of the sides, and how to print them."""
        labels = b"".join(
            b"%d<</Type/PageLabel/P(%s)>>" % (at, _label(side))
            for at, side in enumerate(self._sides)
        )
        root = _number(rb"/Root", self._file.trailer)
        catalog = re.sub(rb"/PageLabels \d+ 0 R", b"", self._objects[root], count=1)
        wishes = b"/ViewerPreferences<</PrintScaling/None/Duplex/DuplexFlipShortEdge"
        catalog = catalog.replace(b"/ViewerPreferences<<", wishes, 1)
        self._objects[root] = catalog.replace(
            b"/Type/Catalog", b"/Type/Catalog/PageLabels<</Nums[%s]>>" % labels, 1
        )
        about = _number(rb"/Metadata", catalog)
        head, start, metadata = self._objects[about].partition(b"stream\n")
        metadata = re.sub(rb"(NPages>)\d+", rb"\g<1>%d" % len(self._sides), metadata, count=1)
        length = len(metadata.removesuffix(b"\nendstream"))
        head = re.sub(rb"/Length \d+", b"/Length %d" % length, head, count=1)
        self._objects[about] = head + start + metadata


def _label(side: Side) -> bytes:
    return b" and ".join(b"%d" % number for number in side if number is not None) or b"blank"


def _number(name: bytes, body: bytes) -> int:
    """The number after `name`, its own or that of the object it refers to."""
    found = re.search(name + rb" (\d+)", body)
    assert found is not None, f"the typesetter always writes {name!r}"
    return int(found[1])


def _shifted(note: bytes, x: float) -> bytes:
    """A link moved to the right by `x`."""

    def rectangle(found: re.Match[bytes]) -> bytes:
        left, bottom, right, top = (float(number) for number in found.groups())
        return b"/Rect[%s]" % b" ".join(map(_written, (left + x, bottom, right + x, top)))

    def quads(found: re.Match[bytes]) -> bytes:
        moved = [float(n) + (x if at % 2 == 0 else 0) for at, n in enumerate(found[1].split())]
        return b"/QuadPoints[%s]" % b" ".join(map(_written, moved))

    return _QUADS.sub(quads, _RECTANGLE.sub(rectangle, note))


def _written(number: float) -> bytes:
    return f"{number:.4f}".rstrip("0").rstrip(".").encode()


def _without_strings(body: bytes) -> tuple[bytes, list[bytes]]:
    """`body` with "(0)", "(1)" for its strings, which may hold anything, and those strings."""
    plain = bytearray()
    strings: list[bytes] = []
    end = 0
    for start, stop in _strings_in(body):
        plain += body[end:start] + b"(%d)" % len(strings)
        strings.append(body[start:stop])
        end = stop
    return bytes(plain + body[end:]), strings


def _strings_in(body: bytes) -> Iterator[tuple[int, int]]:
    """Where strings in brackets begin and end; brackets inside them are in pairs or escaped."""
    depth = start = 0
    for found in re.finditer(rb"\\.|[()]", body, re.DOTALL):
        if found.group() == b"(":
            if depth == 0:
                start = found.start()
            depth += 1
        elif found.group() == b")":
            depth -= 1
            if depth == 0:
                yield start, found.end()


def _with_strings(plain: bytes, strings: Sequence[bytes]) -> bytes:
    return re.sub(rb"\((\d+)\)", lambda found: strings[int(found[1])], plain)
