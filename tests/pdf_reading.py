"""Reads a PDF back: words with their sizes and tags, and the structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeGuard

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Mark = tuple[int, int, int]
"""Page, form and number by which the structure tree knows what is painted."""

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_SHOWS = {"Tj", "TJ"}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "sh"}


_STEPS = {*("q", "Q", "cm", "BT", "Tm", "Td", "Tf"), *("BDC", "BMC", "EMC", "Do")}
_COLOURS = {"scn", "sc", "rg", "g"}
_READ = " ".join(sorted({*_SHOWS, *_PAINTS, *_STEPS, *_COLOURS}))  # lines of shapes are not


@dataclass(frozen=True)
class Piece:
    """Words painted at once; `tag` is "" where nothing marks them."""

    text: str
    size: float  # pt as seen
    x: float
    y: float
    tag: str
    mcid: int
    page: int
    form: int = 0  # number of the form that holds the words; 0 for the page itself
    colour: str = "#000000"

    @property
    def mark(self) -> Mark:
        return self.page, self.form, self.mcid


@dataclass(frozen=True)
class Element:
    """An element of the structure tree."""

    kind: str
    alt: str
    scope: str
    inside: tuple[Element | str, ...]  # words and elements in reading order

    def all(self, kind: str = "") -> Iterator[Element]:
        """This element and those below it, in reading order."""
        if not kind or self.kind == kind:
            yield self
        for each in self.inside:
            if isinstance(each, Element):
                yield from each.all(kind)

    @property
    def words(self) -> str:
        """Everything written in it."""
        pieces = (each if isinstance(each, str) else each.words for each in self.inside)
        return "".join(pieces).replace("\u00a0", " ").replace("\u200b", "")


@dataclass
class _State:
    ctm: Matrix = _IDENTITY
    letters: dict[int, str] = field(default_factory=dict)  # of the font
    size: float = 0.0
    tm: Matrix = _IDENTITY
    colour: str = "#000000"


class ReadPdf:
    """One PDF, read once."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.untagged: list[str] = []
        self.inside: dict[Mark, tuple[str, ...]] = {}  # kinds of the elements around each mark
        self.font_names: set[str] = set()
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self.pieces = tuple(
            piece
            for number, page in enumerate(self.pdf.pages, 1)
            for piece in self._read(page.obj, page.obj.Resources, number, _IDENTITY, "", 0)
        )
        self.tree = self._element(self.pdf.Root.StructTreeRoot.K)

    @property
    def words(self) -> str:
        """All words in the order in which they are painted, in one line."""
        return _one_line(" ".join(piece.text for piece in self.pieces))

    def page_words(self, number: int) -> str:
        return _one_line(" ".join(piece.text for piece in self.pieces if piece.page == number))

    def outline(self) -> list[str]:
        """Titles of the bookmarks, in order."""
        found: list[str] = []

        def walk(items: Any) -> None:
            for item in items:
                found.append(str(item.title))
                walk(item.children)

        with self.pdf.open_outline() as outline:
            walk(outline.root)
        return found

    def _read(
        self, stream: Any, resources: Any, page: int, ctm: Matrix, outer: str, within: int
    ) -> Iterator[Piece]:
        state = _State(ctm=ctm)
        saved: list[tuple[Matrix, dict[int, str], float, str]] = []
        marks: list[tuple[str, int]] = [(outer, -1)] if outer else []
        for instruction in pikepdf.parse_content_stream(stream, _READ):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                raise NotImplementedError("no sheet of ours holds an inline image")
            operands, name = list(instruction.operands), str(instruction.operator)
            match name:
                case "q":
                    saved.append((state.ctm, state.letters, state.size, state.colour))
                case "Q":
                    state.ctm, state.letters, state.size, state.colour = saved.pop()
                case "scn" | "sc" | "rg" | "g":
                    state.colour = _colour(operands)
                case "cm":
                    state.ctm = _times(_matrix(operands), state.ctm)
                case "BT":
                    state.tm = _IDENTITY
                case "Tm":
                    state.tm = _matrix(operands)
                case "Td":
                    x, y = map(float, operands)
                    state.tm = _times((1, 0, 0, 1, x, y), state.tm)
                case "Tf":
                    state.letters = self._letters(resources.Font[operands[0]])
                    state.size = float(operands[1])
                case "BDC" | "BMC":
                    about = operands[1] if len(operands) > 1 else None
                    mcid = int(about.get("/MCID", -1)) if _is_dictionary(about) else -1
                    marks.append((str(operands[0]), mcid))
                case "EMC":
                    marks.pop()
                case "Do":
                    form = resources.XObject[operands[0]]
                    own = "/StructParents" in form  # it marks its words itself
                    if not marks and not own:
                        self.untagged.append(f"page {page}: {operands[0]}")
                    if form.Subtype == "/Form":
                        inner = _times(_matrix(form.get("/Matrix", _IDENTITY)), state.ctm)
                        tag = marks[-1][0] if marks else ""
                        yield from self._read(
                            *(form, form.get("/Resources", resources), page, inner, tag),
                            within=form.objgen[0] if own else within,
                        )
            if name in _SHOWS:
                seen = _times(state.tm, state.ctm)
                scale = (seen[0] ** 2 + seen[1] ** 2) ** 0.5
                tag = marks[-1][0] if marks else ""
                mcid = next((mcid for _, mcid in reversed(marks) if mcid >= 0), -1)
                text = _decoded(operands[0], state.letters)
                if not marks:
                    self.untagged.append(f"page {page}: {text}")
                yield Piece(
                    text,
                    state.size * scale,
                    seen[4],
                    seen[5],
                    tag,
                    mcid,
                    page,
                    within,
                    state.colour,
                )
            if name in _PAINTS and not marks:
                self.untagged.append(f"page {page}: {name}")

    def _letters(self, font: Any) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self.font_names.add(str(font.BaseFont))
            self._fonts[font.objgen] = _letters(font)
        return self._fonts[font.objgen]

    def _element(self, node: Any) -> Element:
        """The tree below `node`; words belong to the element whose marks they carry."""
        written: dict[tuple[int, int, int], str] = {}
        for piece in self.pieces:
            if piece.mcid >= 0:
                key = (piece.page, piece.form, piece.mcid)
                written[key] = written.get(key, "") + piece.text
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

        def made(node: Any, page: int, around: tuple[str, ...]) -> Element:
            kind = str(node.S).lstrip("/")
            around = (*around, kind)
            page = pages[node.Pg.objgen] if "/Pg" in node else page
            inside: list[Element | str] = []
            for kid in _listed(node.get("/K", [])):
                if isinstance(kid, int):
                    mark = (page, 0, kid)
                elif "/S" in kid:
                    inside.append(made(kid, page, around))
                    continue
                elif "/MCID" in kid:
                    at = pages[kid.Pg.objgen] if "/Pg" in kid else page
                    mark = (at, kid.Stm.objgen[0] if "/Stm" in kid else 0, int(kid.MCID))
                else:
                    continue
                self.inside[mark] = around
                inside.append(written.get(mark, ""))
            scopes = [str(each.Scope) for each in _listed(node.get("/A", [])) if "/Scope" in each]
            return Element(
                kind,
                str(node.get("/Alt", "")),
                scopes[0].lstrip("/") if scopes else "",
                tuple(inside),
            )

        return made(_listed(node)[0], 0, ())


def _colour(operands: list[Any]) -> str:
    """Grey or red, green and blue as `#rrggbb`; a pattern has no colour."""
    parts = [round(float(part) * 255) for part in operands if not isinstance(part, pikepdf.Name)]
    red, green, blue = parts if len(parts) == 3 else (parts or [0]) * 3
    return f"#{red:02x}{green:02x}{blue:02x}"


def _is_dictionary(value: Any) -> TypeGuard[pikepdf.Dictionary]:
    return isinstance(value, pikepdf.Dictionary)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array | list) else [value]


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _decoded(shown: Any, letters: dict[int, str]) -> str:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
    return "".join(letters.get(int.from_bytes(pair, "big"), "") for pair in pairs)


def _letters(font: Any) -> dict[int, str]:
    """Glyph number -> letters, from the font's ToUnicode map."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u200b", "").split())
