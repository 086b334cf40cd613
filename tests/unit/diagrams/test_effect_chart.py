from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from desktop.diagrams.layouts import effect_chart
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Layout, Line
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.effect_chart import EffectChart

EARLY = {
    "id": "early",
    "name": "Early start",
    "who": "213 people",
    "before": 2.18,
    "points": [[6, 2.2], [10, 2.3]],
}
LATER = {"id": "later", "name": "Later start", "who": "253 people", "points": [[6, 2.9], [10, 3.5]]}


def a_chart(*groups: dict[str, Any]) -> EffectChart:
    data = {
        "across": {"label": "Years", "from": 0, "to": 10, "steps": [2, 5]},
        "up": {"label": "Average score", "from": 0, "to": 5},
        "words": {
            "direction": "Lower means less disability",
            "time": "Year {n}",
            "group": "Group",
            "note": "It was not a trial.",
            "unmeasured": "No line before year 6",
            "before": "Starting average",
        },
        "groups": list(groups),
    }
    spec = read_spec("effect-chart", data)
    assert isinstance(spec, EffectChart)
    return spec


def laid_out(width: float, focus: str = "") -> Layout:
    return effect_chart.lay_out(a_chart(EARLY, LATER), Frame(width, PALETTES["light"], 1.0, focus))


def top(layout: Layout, text: str) -> float:
    (found,) = (label for label in layout.labels if label.text == text)
    return found.box.y


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"points": [[6, 2.2], [6, 2.3]]}, "times of group 'early' must rise"),
        ({"points": [[6, 2.2], [11, 2.3]]}, "beyond the ends of an axis"),
        ({"points": [[6, 5.2]]}, "beyond the ends of an axis"),
        ({"points": []}, "no measured point"),
        ({"who": " "}, "no words for 'who'"),
        ({"id": "later"}, "two groups have the same id"),
    ],
)
def test_a_group_refuses_points_that_make_no_sense(change: dict[str, Any], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        a_chart(EARLY | change, LATER)


def test_one_group_alone_is_refused() -> None:
    with pytest.raises(SpecError, match="compares 2 or 3 groups"):
        a_chart(EARLY)


def test_every_point_is_told_and_what_is_not_known_is_said() -> None:
    told = a_chart(EARLY, LATER).told()
    assert told[0] == "Average score. Lower means less disability."
    assert told[1] == "No line before year 6."
    assert told[2] == "Early start, 213 people. Starting average: 2.18. Year 6: 2.2. Year 10: 2.3."
    assert "Starting average: Not known." in told[3]


def test_the_table_has_a_column_for_each_time() -> None:
    table = a_chart(EARLY, LATER | {"points": [[10, 3.5]]}).table()
    assert table.header == ("Group", "Starting average", "Year 6", "Year 10")
    assert table.rows[1] == ("Later start (253 people)", "Not known", "Not known", "3.5")


def test_no_line_is_drawn_before_the_first_measured_point() -> None:
    layout = laid_out(1100)
    zero, *_, ten = [label for label in layout.labels if label.text in ("0", "10")]
    colours = PALETTES["light"].colours
    lines = [
        shape
        for shape in layout.shapes
        if isinstance(shape, Line) and shape.ink.stroke in (colours.curve, colours.helpful_cell)
    ]
    assert len(lines) == 2
    axis_start = min(s.x1 for s in layout.shapes if isinstance(s, Line) and s.y1 == s.y2)
    sixth = axis_start + 0.6 * (ten.x - axis_start)
    assert all(line.x1 == pytest.approx(sixth) for line in lines)
    assert zero.box.x < axis_start


def test_lines_differ_by_dash_as_well_as_colour() -> None:
    colours = PALETTES["print-grey"].colours
    frame = Frame(800, PALETTES["print-grey"], 1.0)
    layout = effect_chart.lay_out(a_chart(EARLY, LATER), frame)
    thick = [s.ink.dash for s in layout.shapes if isinstance(s, Line) and s.ink.width > 3.4]
    assert len(set(thick)) == 2
    assert colours.curve == colours.helpful_cell


def test_names_stand_in_the_order_of_the_lines_and_below_the_chart_when_narrow() -> None:
    wide, narrow = laid_out(1100), laid_out(320)
    assert top(wide, "Later start") < top(wide, "Early start") < top(wide, "Years")
    assert top(narrow, "Years") < top(narrow, "Early start") < top(narrow, "Later start")


def test_names_of_close_lines_are_pushed_apart() -> None:
    close = LATER | {"points": [[6, 2.2], [10, 2.31]]}
    layout = effect_chart.lay_out(a_chart(EARLY, close), Frame(1100, PALETTES["light"], 1.0))
    boxes = sorted(layout.areas.values(), key=lambda box: box.y)
    assert all(one.bottom <= other.y for one, other in pairwise(boxes))


def test_the_line_of_the_current_step_is_thicker() -> None:
    assert max(s.ink.width for s in laid_out(1100, "early").shapes if isinstance(s, Line)) == 7
