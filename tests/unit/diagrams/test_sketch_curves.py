"""Sketches: lines whose shape alone says something, each with a height of its own."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams import problems
from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import read_spec
from desktop.diagrams.shapes import Layout, Path
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.sketch_curves import Sketch, SketchCurves
from tests.builders import a_diagram
from tests.unit.diagrams.conftest import Load


@pytest.fixture
def data(real_diagram: Load) -> dict[str, Any]:
    return copy.deepcopy(dict(real_diagram("three-rs-by-treatment").data))


def _problem(data: dict[str, Any]) -> str:
    (problem,) = problems(a_diagram(kind="sketch-curves", data=data))
    return problem


def _layout(data: dict[str, Any], width: float, scale: float = 1.0) -> Layout:
    frame = Frame(width, PALETTES["light"], scale)
    return lay_out(a_diagram(kind="sketch-curves", data=data), frame)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"points": ((0, 1), (0, 2))}, "the places of sketch 'one' must rise"),
        ({"points": ((0, 1),)}, "needs 2 points or more"),
        ({"points": ((0, 1), (1, 11))}, "a level below 0 or above its top"),
        ({"marks": (4,)}, "a mark outside its line"),
        ({"strategy": "magic"}, "names the strategy 'magic', which there is not"),
        ({"shape": " "}, "no words for 'shape'"),
    ],
)
def test_a_sketch_refuses_what_cannot_be_drawn(changes: dict[str, Any], told: str) -> None:
    whole: dict[str, Any] = {"points": ((0, 1), (1, 2)), "shape": "It rises", "top": 10} | changes
    with pytest.raises(ValueError, match=told):
        Sketch("one", "One", **whole)


def test_a_single_sketch_is_no_comparison(data: dict[str, Any]) -> None:
    del data["sketches"][1:]
    assert "2 to 4 sketches" in _problem(data)


def test_signs_need_words_and_words_need_signs(data: dict[str, Any]) -> None:
    del data["words"]["mark"], data["words"]["marked"]
    assert "marks and the words for 'mark' go together" in _problem(data)


def test_words_that_tell_the_signs_hold_their_number(data: dict[str, Any]) -> None:
    data["words"]["marked"] = "There are courses"
    assert "that hold {n}" in _problem(data)


def test_the_usual_level_must_find_room(data: dict[str, Any]) -> None:
    data["sketches"][2]["top"] = 99
    data["sketches"][2]["points"] = [[0, 90], [12, 40]]
    assert "lies above the top" in _problem(data)


@pytest.mark.parametrize(("width", "columns"), [(1100, 3), (704, 3), (600, 1), (320, 1)])
def test_three_sketches_stand_in_one_row_or_in_one_column(
    data: dict[str, Any], width: float, columns: int
) -> None:
    rows = {box.y for box in _layout(data, width).areas.values()}
    assert len(rows) == 3 // columns


@pytest.mark.parametrize(("width", "columns"), [(1100, 4), (704, 2), (320, 1)])
def test_four_sketches_fill_every_row(real_diagram: Load, width: float, columns: int) -> None:
    layout = _layout(dict(real_diagram("risk-over-time").data), width)
    rows = {box.y for box in layout.areas.values()}
    assert len(rows) == 4 // columns


def test_words_stand_beside_a_line_in_a_single_wide_column(data: dict[str, Any]) -> None:
    for width, beside in ((600, True), (400, False)):
        layout = _layout(data, width)
        places = {label.text: label for label in layout.labels}
        when = places["At 2 years"]
        assert (when.x > width / 2) == beside


def test_no_height_can_be_read_from_a_sketch(real_diagram: Load) -> None:
    layout = _layout(dict(real_diagram("risk-over-time").data), 1100)
    assert not any(label.text.replace(".", "").isdigit() for label in layout.labels)


def test_a_line_keeps_inside_its_panel(data: dict[str, Any]) -> None:
    layout = _layout(data, 704, 2.0)
    lines = [shape for shape in layout.shapes if isinstance(shape, Path) and shape.ink.width > 4]
    assert len(lines) == 3
    for line in lines:
        assert any(
            box.x <= line.box.x and line.box.right <= box.right and box.meets(line.box)
            for box in layout.areas.values()
        )


def test_every_sketch_is_told_with_its_shape_its_signs_and_what_is_known(
    data: dict[str, Any],
) -> None:
    spec = read_spec("sketch-curves", data)
    assert isinstance(spec, SketchCurves)
    assert spec.told()[2] == (
        "Picture 3 of 3: Cladribine tablets. There are 2 smaller drops, a year apart. Then the line"
        " climbs slowly. Below the line, 2 treatment courses are marked. About week 13 of year 1:"
        " B cells are at their lowest: about 80 of every 100 have gone. About 30 weeks after the"
        " last tablets: the lymphocyte count is normal again in half the people."
    )
    assert spec.told()[-1] == data["words"]["note"]
    assert {len(row) for row in spec.table().rows} == {3}


def test_a_table_has_no_column_for_what_no_sketch_tells(real_diagram: Load) -> None:
    spec = read_spec("sketch-curves", real_diagram("risk-over-time").data)
    assert spec.table().header == ("Picture", "How the line goes")
