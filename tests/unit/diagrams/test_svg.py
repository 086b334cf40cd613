from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagrams import svg_problems
from desktop.diagrams.shapes import Label, Layout
from desktop.diagrams.svg import number, svg_text


def _svg(inside: str, attributes: str = 'width="10" height="10" viewBox="0 0 10 10"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def _words(text: str) -> str:
    label = Label(text, 0, 10, 17, 500, "#000000")
    return svg_text(Layout(100, 20, (label,), {}, {}), text, text)


def test_a_plain_drawing_passes() -> None:
    assert svg_problems(_svg('<g id="a"><rect x="1" y="2" width="3" height="4"/></g>')) == ()


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/>',
        '<image href="file:///etc/passwd"/>',
        "<style>text{fill:red}</style>",
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<rect x="0" y="0" width="1" height="1" style="fill:red"/>',
        '<rect x="0" y="0" width="1" height="1" fill="url(#a)"/>',
        '<rect x="0" y="0" width="1" height="1" fill="red"/>',
        '<rect x="0" y="0" width="1" height="1" onload="alert(1)"/>',
        '<rect x="0" y="0" width="1e9" height="1"/>',
        '<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="a"/>',
        '<path d="M0 0 url(a)"/>',
        '<text x="0" y="0" font-family="Arial">words</text>',
        '<text x="0" y="0">one <tspan>two</tspan></text>',
        "<g>words</g>",
        "words",
        "<svg/>",
        "<g><g><g><g><g/></g></g></g></g>",
        '<g id="a"/><g id="a"/>',
    ],
)
def test_anything_else_is_refused(inside: str) -> None:
    assert svg_problems(_svg(inside)) != ()


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg("<title>&a;</title>"),
        '<?xml-stylesheet href="a.css"?>' + _svg(""),
        _svg("<!-- a comment -->"),
        _svg("<g>"),
        _svg("", 'width="99999" height="10"'),
        _svg("", 'height="10"'),
        "<html/>",
        "",
        _svg("<g/>" * 5_001),
        _svg("<title>" + "a" * 500_001 + "</title>"),
        _svg("<title>\ud800</title>"),
        "<g>" * 60_000,
    ],
)
def test_what_is_no_drawing_is_refused(svg: str) -> None:
    assert len(svg_problems(svg)) == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_words_are_never_markup(text: str) -> None:
    svg = _words(text)
    assert svg_problems(svg) == () or "<!" in text or "<?" in text


def test_marks_in_words_are_escaped() -> None:
    assert "<title>3 &lt; 4 &amp; 5</title>" in _words("3 < 4 & 5")


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (-0.001, "0"), (2.345, "2.35"), (10.5, "10.5"), (100, "100")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written
