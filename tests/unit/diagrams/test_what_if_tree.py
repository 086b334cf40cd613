from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest

from desktop.diagrams.layouts import what_if_tree
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.what_if_tree import WhatIfTree
from tests.drawing_faults import faults

WIDE, MIDDLE, NARROW = 1100, 704, 320
DATA: dict[str, Any] = {
    "words": {"branches": "What if", "steps": "Next steps", "note": "Never stop alone."},
    "root": {"id": "plan", "name": "You have a plan", "detail": "Any plan"},
    "branches": [
        {
            "id": "quiet",
            "name": "MS stays quiet",
            "detail": "No relapse",
            "steps": [
                {"id": "go-on", "name": "Go on", "detail": "With checks"},
                {"id": "less", "name": "Step down", "detail": "After years"},
            ],
        },
        {
            "id": "active",
            "name": "You have a relapse",
            "detail": "Or new spots",
            "steps": [
                {"id": "check", "name": "Check first", "detail": "Is it an infection?"},
                {"id": "change", "name": "Change", "detail": "MS drugs differ"},
                {"id": "course", "name": "A course", "detail": "Or another"},
            ],
        },
    ],
}


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def _spec(data: dict[str, Any]) -> WhatIfTree:
    spec = read_spec("what-if-tree", data)
    assert isinstance(spec, WhatIfTree)
    return spec


def _layout(width: float, scale: float = 1.0, focus: str = "") -> Layout:
    return what_if_tree.lay_out(_spec(DATA), Frame(width, PALETTES["light"], scale, focus))


def test_a_branch_with_a_single_next_step_is_refused(data: dict[str, Any]) -> None:
    data["branches"][0]["steps"].pop()
    with pytest.raises(SpecError, match="branch 'quiet' has 2 to 4 next steps"):
        _spec(data)


def test_an_id_used_twice_is_refused_across_branches(data: dict[str, Any]) -> None:
    data["branches"][1]["steps"][0]["id"] = "go-on"
    with pytest.raises(SpecError, match="two parts of the tree have the same id"):
        _spec(data)


def test_a_next_step_says_more_if_any_other_does(data: dict[str, Any]) -> None:
    data["branches"][1]["steps"][0]["detail"] = " "
    with pytest.raises(SpecError, match="step 'check' has no words for 'detail'"):
        _spec(data)


def test_a_tree_may_be_names_alone(data: dict[str, Any]) -> None:
    for branch in data["branches"]:
        del branch["detail"]
        for step in branch["steps"]:
            del step["detail"]
    data["branches"][0]["name"] = "If MS stays quiet"
    spec = _spec(data)
    assert spec.told()[1] == "What if MS stays quiet? There are 2 next steps. Go on. Step down."
    assert spec.table().header == ("What if", "Next steps")
    assert spec.table().rows[0] == ("If MS stays quiet", "Go on")
    for width in (WIDE, MIDDLE, NARROW):
        frame = Frame(width, PALETTES["light"], 1.0)
        layout = what_if_tree.lay_out(spec, frame)
        assert layout.height < _layout(width).height
        assert list(faults(layout, frame)) == []


def test_a_branch_that_is_only_a_name_leaves_more_room_to_its_next_steps(
    data: dict[str, Any],
) -> None:
    for branch in data["branches"]:
        del branch["detail"]
    layout = what_if_tree.lay_out(_spec(data), Frame(MIDDLE, PALETTES["light"], 1.0))
    assert layout.areas["go-on"].width > _layout(MIDDLE).areas["go-on"].width


def test_on_a_wide_sheet_the_tree_grows_from_left_to_right() -> None:
    areas = _layout(WIDE).areas
    plan, branch, step = areas["plan"], areas["quiet"], areas["go-on"]
    assert plan.right < branch.x < step.x
    assert areas["quiet"].y < plan.middle[1] < areas["active"].bottom


@pytest.mark.parametrize("width", [MIDDLE, NARROW])
def test_on_a_narrower_sheet_the_plan_stands_on_top(width: float) -> None:
    areas = _layout(width).areas
    assert areas["plan"].bottom <= areas["quiet"].y + 3
    assert areas["quiet"].bottom <= areas["active"].y


def test_next_steps_move_below_their_branch_on_a_narrow_sheet() -> None:
    name = {
        width: next(each for each in _layout(width).labels if each.text == "MS stays quiet")
        for width in (MIDDLE, NARROW)
    }
    assert _layout(MIDDLE).areas["go-on"].x > name[MIDDLE].box.right
    assert _layout(NARROW).areas["go-on"].y > name[NARROW].box.bottom


@pytest.mark.parametrize("width", [WIDE, MIDDLE, NARROW])
def test_a_branch_holds_its_next_steps_and_they_keep_apart(width: float) -> None:
    areas = _layout(width).areas
    steps = [areas[each] for each in ("check", "change", "course")]
    branch = areas["active"].grown(1)
    for upper, lower in pairwise(steps):
        assert upper.bottom <= lower.y
    assert all(branch.y <= step.y and step.bottom <= branch.bottom for step in steps)


def test_it_may_be_cut_between_branches_unless_lines_cross() -> None:
    assert _layout(WIDE).cuts == pytest.approx([_layout(WIDE).cuts[-1]])
    top = _layout(NARROW).areas["active"].y
    assert any(abs(cut - top) < 4 for cut in _layout(NARROW).cuts)


def test_each_branch_is_told_with_its_next_steps() -> None:
    told = _spec(DATA).told()
    assert told == (
        "You have a plan. Any plan. There are 2 branches.",
        "What if MS stays quiet? No relapse. There are 2 next steps. Go on: with checks. "
        "Step down: after years.",
        "What if you have a relapse? Or new spots. There are 3 next steps. "
        "Check first: is it an infection? "
        "Change: MS drugs differ. A course: or another.",
        "Never stop alone.",
    )


def test_the_table_has_a_row_for_each_next_step() -> None:
    table = _spec(DATA).table()
    assert table.header == ("What if", "Next steps", "More about it")
    assert table.rows[0] == ("MS stays quiet (no relapse)", "Go on", "With checks")
    assert len(table.rows) == 5
