"""Writes shapes as SVG that Qt and Typst show alike, and checks such SVG."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from functools import lru_cache

from desktop.diagrams.shapes import (
    Circle,
    Ink,
    Label,
    Layout,
    Line,
    Path,
    Polygon,
    Rect,
    Shape,
)
from desktop.domain.tokens import FONT_FAMILY

MOST_BYTES = 500_000
MOST_NODES = 5_000
MOST_PIXELS = 20_000  # a side
DEEPEST = 4
NAMESPACE = "http://www.w3.org/2000/svg"


def number(value: float) -> str:
    """`value` with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def svg_text(layout: Layout, title: str, description: str) -> str:
    """`layout` as SVG; the same layout gives the same bytes."""
    width, height, top = map(number, (layout.width, layout.height, layout.top))
    return "\n".join(
        (
            f'<svg xmlns="{NAMESPACE}" width="{width}" height="{height}" '
            f'viewBox="0 {top} {width} {height}" role="img">',
            f"<title>{html.escape(title, quote=False)}</title>",
            f"<desc>{html.escape(description, quote=False)}</desc>",
            *map(_element, layout.shapes),
            "</svg>\n",
        )
    )


def _element(shape: Shape) -> str:
    """One element; no value needs escaping but words: the rest are numbers, colours and ids."""
    match shape:
        case Rect(box, ink, radius, name):
            called = f' id="{name}"' if name else ""
            corner = f' rx="{number(radius)}"' if radius else ""
            return (
                f'<rect{called} x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}"'
                f' height="{number(box.height)}"{corner}{_inked(ink)}/>'
            )
        case Circle(x, y, radius, ink):
            place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
            return f"<circle {place}{_inked(ink)}/>"
        case Line(x1, y1, x2, y2, ink):
            place = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
            return f"<line {place}{_inked(ink)}/>"
        case Polygon(points, ink):
            place = " ".join(f"{number(x)},{number(y)}" for x, y in points)
            return f'<polygon points="{place}"{_inked(ink)}/>'
        case Path(d, _, ink):
            return f'<path d="{d}"{_inked(ink)}/>'
        case Label(text, x, y, size, weight, fill, anchor):
            end = "" if anchor == "start" else f' text-anchor="{anchor}"'
            return (
                f'<text x="{number(x)}" y="{number(y)}" font-family="{FONT_FAMILY}"'
                f' font-size="{number(size)}" font-weight="{weight}" fill="{fill}"{end}>'
                f"{html.escape(text, quote=False)}</text>"
            )


@lru_cache(1_024)
def _inked(ink: Ink) -> str:
    """The attributes of `ink`; a drawing has few inks and many shapes."""
    if ink.stroke == "none":
        return f' fill="{ink.fill}"'
    dash = f' stroke-dasharray="{" ".join(map(number, ink.dash))}"' if ink.dash else ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if ink.round_ends else ""
    width = f' stroke-width="{number(ink.width)}"'
    return f' fill="{ink.fill}" stroke="{ink.stroke}"{width}{dash}{ends}'


_NUMBER = r"-?\d+(\.\d+)?"
_PAINT = r"none|#[0-9A-Fa-f]{6}"
_SHARE = r"0(\.\d+)?|1"
_INK = {
    "fill": _PAINT,
    "fill-opacity": _SHARE,
    "stroke": _PAINT,
    "stroke-opacity": _SHARE,
    "stroke-width": _NUMBER,
    "stroke-dasharray": rf"{_NUMBER}( {_NUMBER})*",
    "stroke-linecap": "round|butt",
    "stroke-linejoin": "round|miter",
    "id": r"[a-z0-9][a-z0-9-]*",
}
_TEXT = {
    "x": _NUMBER,
    "y": _NUMBER,
    "font-family": re.escape(FONT_FAMILY),
    "font-size": _NUMBER,
    "font-weight": "400|500|600|700",
    "fill": _PAINT,
    "text-anchor": "middle|end",
    "id": _INK["id"],
}
_POINTS = rf"{_NUMBER},{_NUMBER}( {_NUMBER},{_NUMBER})*"
_ALLOWED: Mapping[str, Mapping[str, str]] = {
    "svg": {
        "width": _NUMBER,
        "height": _NUMBER,
        "viewBox": rf"{_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}",
        "role": "img",
    },
    "title": {},
    "desc": {},
    "g": {"id": _INK["id"]},
    "rect": _INK | dict.fromkeys(("x", "y", "width", "height", "rx"), _NUMBER),
    "circle": _INK | dict.fromkeys(("cx", "cy", "r"), _NUMBER),
    "ellipse": _INK | dict.fromkeys(("cx", "cy", "rx", "ry"), _NUMBER),
    "line": _INK | dict.fromkeys(("x1", "y1", "x2", "y2"), _NUMBER),
    "polyline": _INK | {"points": _POINTS},
    "polygon": _INK | {"points": _POINTS},
    "path": _INK | {"d": r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+"},
    "text": _TEXT,
}
_WITH_WORDS = {"title", "desc", "text"}


def svg_problems(svg: str) -> tuple[str, ...]:
    """What keeps `svg` from being shown: anything that is not a plain drawing of ours."""
    size = len(svg.encode(errors="replace"))
    if size > MOST_BYTES:
        return (f"The drawing has {size:,} bytes; at most {MOST_BYTES:,} are allowed.",)
    if "<!" in svg or "<?" in svg:  # before parsing: an entity bomb must not be read
        return ("The drawing holds a declaration or a comment; it may hold elements only.",)
    try:
        root = ET.fromstring(svg)
    except (ET.ParseError, ValueError) as error:
        return (f"The drawing is not well-formed XML: {error}.",)
    if root.tag != f"{{{NAMESPACE}}}svg":
        return ("The drawing does not begin with an svg element.",)
    return tuple(dict.fromkeys(_element_problems(root)))


def _element_problems(root: ET.Element) -> Iterable[str]:
    nodes = sum(1 for _ in root.iter())
    if nodes > MOST_NODES:
        yield f"The drawing has {nodes:,} elements; at most {MOST_NODES:,} are allowed."
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "Two elements of the drawing have the same id."
    for side in ("width", "height"):
        value = root.get(side, "")
        if not re.fullmatch(_NUMBER, value) or not 0 < float(value) <= MOST_PIXELS:
            yield f"The drawing's {side} must be a number of px up to {MOST_PIXELS:,}."
    below = [(root, 1)]
    while below:
        element, depth = below.pop()
        below.extend((child, depth + 1) for child in element)
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        if name not in _ALLOWED or (name == "svg") != (element is root):
            yield f"The drawing holds a '{name}' element, which is not allowed."
            continue
        if depth > DEEPEST:
            yield f"The drawing nests elements more than {DEEPEST} deep."
        if name in _WITH_WORDS and len(element):
            yield f"A '{name}' element holds other elements; it may hold words only."
        if name not in _WITH_WORDS and (element.text or "").strip():
            yield f"A '{name}' element holds words; it may not."
        if (element.tail or "").strip():
            yield "Words stand outside a text element."
        for key, value in element.attrib.items():
            if not re.fullmatch(_ALLOWED[name].get(key, r"(?!)"), value):
                yield f"A '{name}' element has {key}=\"{value[:40]}\", which is not allowed."
