"""Nothing in a drawing runs into anything else, at any width, text size and step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.layouts import icon_array
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.shapes import Box, Circle, Layout, Line, Path, Polygon, Rect
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.people import array_of
from desktop.domain.evidence import Finding
from tests.builders import a_finding
from tests.unit.diagrams.conftest import Load

WIDTHS = range(320, 1201, 40)
SCALES = [1.0, 1.5, 2.0, 2.4]
ON_SCREEN_AND_PAPER = ["high-contrast", "print-grey"]  # the others differ in colours alone
LONG = a_finding(
    numerator=69,
    comparator="interferon beta-1a injections three times a week",
    comparator_numerator=40,
    studied=24,
    happened="were alive with no relapse, no new scan spot and no lasting worsening",
    did_not="had a relapse, a new scan spot or lasting worsening, or had died",
)
FINDINGS = {
    "with a comparison": LONG,
    "alone": a_finding(),
    "of a thousand": a_finding(base=1_000, numerator=3, low=1, high=9, comparator_numerator=1),
    "of ten thousand": a_finding(base=10_000, comparator_numerator=1),
    "not known": a_finding(numerator=None, low=None, high=None),
}


def _inside(box: Box, layout: Layout) -> bool:
    slack = 0.01
    return (
        box.x >= -slack
        and box.y >= -slack
        and box.right <= layout.width + slack
        and box.bottom <= layout.height + slack
    )


def _top(words: tuple[Box, str]) -> float:
    return words[0].y


def _collisions(layout: Layout) -> Iterator[str]:
    words = sorted(((label.box, label.text) for label in layout.labels), key=_top)
    for place, (box, text) in enumerate(words):
        for other, beside in words[place + 1 :]:
            if other.y >= box.bottom:
                break
            if box.meets(other):
                yield f"'{text}' and '{beside}'"
    for shape in layout.shapes:
        if not _inside(shape.box, layout):
            yield f"{shape} leaves the drawing"


def _frames(
    palette: str, scale: float, focuses: list[str], widths: Iterable[int] = WIDTHS
) -> Iterator[Frame]:
    for width in widths:
        for focus in focuses:
            yield Frame(width, PALETTES[palette], scale, focus)


@pytest.mark.parametrize("kind", FINDINGS)
@pytest.mark.parametrize("palette", ON_SCREEN_AND_PAPER)
@pytest.mark.parametrize("scale", SCALES)
def test_words_of_findings_never_collide(kind: str, palette: str, scale: float) -> None:
    finding: Finding = FINDINGS[kind]
    widths = WIDTHS if finding.base == 100 else WIDTHS[::5]
    for frame in _frames(palette, scale, [""], widths):
        assert list(_collisions(icon_array.lay_out(array_of(finding), frame))) == [], frame


@pytest.mark.parametrize("name", ["three-rs", "approaches-timeline"])
@pytest.mark.parametrize("alike", [["light", "dark", "high-contrast"], ["print", "print-grey"]])
def test_palettes_change_colours_alone(real_diagram: Load, name: str, alike: list[str]) -> None:
    diagram = real_diagram(name)
    focus = diagram.steps[0].focus
    for width in (320, 700, 1100):
        layouts = [lay_out(diagram, Frame(width, PALETTES[each], 1.0, focus)) for each in alike]
        boxes = {tuple(shape.box for shape in layout.shapes) for layout in layouts}
        assert len(boxes) == 1


@pytest.mark.parametrize("scale", SCALES)
def test_no_line_runs_through_the_words_of_the_curve(real_diagram: Load, scale: float) -> None:
    diagram = real_diagram("three-rs")
    for frame in _frames("light", scale, [""]):
        layout = lay_out(diagram, frame)
        numbers = {label for label in layout.labels if label.text.isdigit()}  # on their badges
        for shape in layout.shapes:
            if isinstance(shape, Line | Circle | Polygon):
                for label in set(layout.labels) - numbers:
                    assert not label.box.meets(shape.box), (frame, label.text, shape)


@pytest.mark.parametrize("scale", SCALES)
def test_no_bar_runs_through_the_words_of_the_time_line(real_diagram: Load, scale: float) -> None:
    diagram = real_diagram("approaches-timeline")
    backing = {"none", PALETTES["light"].colours.paper}
    for frame in _frames("light", scale, [""]):
        layout = lay_out(diagram, frame)
        bars = [
            shape.box
            for shape in layout.shapes
            if isinstance(shape, Rect | Path | Circle) and shape.ink.fill not in backing
        ]
        for label in layout.labels:
            assert not any(label.box.meets(bar) for bar in bars), (frame, label.text)


@pytest.mark.parametrize(
    ("width", "scale", "form"),
    [(1100, 1.0, "wide"), (700, 1.0, "middle"), (560, 1.0, "narrow"), (1100, 2.0, "narrow")],
)
def test_the_curve_takes_the_form_that_fits(
    real_diagram: Load, width: int, scale: float, form: str
) -> None:
    layout = lay_out(real_diagram("three-rs"), Frame(width, PALETTES["light"], scale))
    places = {label.text: label.y for label in layout.labels}
    names_in_a_row = places["Before"] == places["Repopulation"]
    plain = "Immune cells grow back" in places
    assert (names_in_a_row, plain) == {
        "wide": (True, True),
        "middle": (True, False),
        "narrow": (False, True),
    }[form]


@pytest.mark.parametrize(
    ("width", "scale", "beside", "listed"),
    [
        (1100, 1.0, True, False),
        (656, 1.0, False, False),
        (360, 1.0, False, True),
        (1100, 2.0, False, True),
    ],
)
def test_the_time_line_takes_the_form_that_fits(
    real_diagram: Load, width: int, scale: float, beside: bool, listed: bool
) -> None:
    frame = Frame(width, PALETTES["light"], scale)
    layout = lay_out(real_diagram("approaches-timeline"), frame)
    names = {label.text: label for label in layout.labels}
    blue = frame.colours.maintenance
    bars = [shape for shape in layout.shapes if isinstance(shape, Rect) and shape.ink.fill == blue]
    assert (names["Stepping down"].box.right < min(bar.box.x for bar in bars)) == beside
    assert ("After that" in names) == listed


def test_every_pattern_stays_inside_its_bar(real_diagram: Load) -> None:
    frame = Frame(700, PALETTES["light"], 1.0)
    layout = lay_out(real_diagram("approaches-timeline"), frame)
    paper = PALETTES["light"].colours.paper
    bars = [
        shape.box.grown(0.01)
        for shape in layout.shapes
        if isinstance(shape, Rect | Path) and shape.ink.fill not in ("none", paper)
    ]
    marks = [
        shape
        for shape in layout.shapes
        if isinstance(shape, Line | Path) and shape.ink.stroke == paper
    ]
    assert len(marks) > 20
    for mark in marks:
        left, right = Box(mark.box.x, mark.box.y, 0.01, 0.01), Box(*mark.box.middle, 0.01, 0.01)
        assert any(bar.meets(left) and bar.meets(right) for bar in bars)
