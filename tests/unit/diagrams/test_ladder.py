from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest

from desktop.diagrams.layouts import ladder
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Box, Circle, Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.ladder import Ladder

WIDE, MIDDLE, NARROW = 1100, 704, 320
STEPS = ["gentle", "middle", "high", "top"]
DATA: dict[str, Any] = {
    "words": {
        "step": "Step {n}",
        "foot": "Step 1 stands at the foot",
        "top": "No step above",
        "start": "Start high",
        "triggers": "What may move you",
        "usual": "Up",
        "some": "Some people",
        "note": "Steps are simple.",
    },
    "steps": [
        {
            "id": each,
            "name": f"The {each} step",
            "examples": "Some drugs",
            "balance": "More and less",
            "status": "Used now",
            "settled": each != "middle",
        }
        for each in STEPS
    ],
    "moves": [
        {"id": "one", "from": "gentle", "to": "middle", "when": "MS is active"},
        {"id": "two", "from": "middle", "to": "high", "when": "MS is active"},
        {"id": "three", "from": "high", "to": "top", "when": "MS is very active"},
        {"id": "past", "from": "gentle", "to": "high", "when": "Some go to step {to}"},
        {"id": "begin", "from": "start", "to": "high", "when": "Start at step {to}", "some": True},
        {"id": "back", "from": "high", "to": "gentle", "when": "Down to step {to}", "some": True},
    ],
    "triggers": [
        {"id": "up", "leads": "Up", "up": True, "items": ["A relapse"]},
        {"id": "change", "leads": "Any way", "up": False, "items": ["A baby", "Your choice"]},
    ],
}


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def _spec(data: dict[str, Any]) -> Ladder:
    spec = read_spec("ladder", data)
    assert isinstance(spec, Ladder)
    return spec


def _layout(width: float, scale: float = 1.0, focus: str = "") -> Layout:
    return ladder.lay_out(_spec(DATA), Frame(width, PALETTES["light"], scale, focus))


def _boxes(layout: Layout) -> list[Box]:
    return [layout.areas[step] for step in STEPS]


@pytest.mark.parametrize(
    ("move", "told"),
    [
        ({"from": "gentle", "to": "roof", "when": "Up"}, "no step 'roof'; use gentle or middle"),
        ({"from": "gentle", "to": "gentle", "when": "Up"}, "ends where it begins"),
        ({"from": "start", "to": "gentle", "when": "To {to}"}, "starts at the foot, as all do"),
        ({"from": "middle", "to": "top", "when": "Up"}, "must say where it leads: use {to}"),
        ({"from": "gentle", "to": "middle", "when": "Again"}, "from and to the same steps"),
        ({"from": "middle", "to": "top", "when": "To {to}"}, "one way up past a step at most"),
        ({"from": "top", "to": "middle", "when": "To {to}"}, "one way down at most"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    data: dict[str, Any], move: dict[str, str], told: str
) -> None:
    data["moves"].append(move | {"id": "odd"})
    with pytest.raises(SpecError, match=told.replace("{", r"\{")):
        _spec(data)


def test_a_step_may_not_take_the_id_of_the_start(data: dict[str, Any]) -> None:
    data["steps"][0]["id"] = "start"
    with pytest.raises(SpecError, match="call the step another"):
        _spec(data)


def test_triggers_need_items_with_words(data: dict[str, Any]) -> None:
    data["triggers"][0]["items"] = [" "]
    with pytest.raises(SpecError, match="triggers 'up' need items"):
        _spec(data)


def test_on_a_wide_sheet_each_step_stands_higher_and_further_right() -> None:
    boxes = _boxes(_layout(WIDE))
    for lower, upper in pairwise(boxes):
        assert upper.x > lower.right
        assert upper.y < lower.y


@pytest.mark.parametrize("width", [MIDDLE, NARROW])
def test_on_a_narrower_sheet_the_lowest_step_stands_at_the_foot(width: float) -> None:
    layout = _layout(width)
    boxes = _boxes(layout)
    for lower, upper in pairwise(boxes):
        assert upper.bottom < lower.y
    assert layout.labels[0].text == "Step 1 stands at the foot"


def test_steps_stand_back_only_where_ways_run_beside_them() -> None:
    assert len({box.x for box in _boxes(_layout(MIDDLE))}) == len(STEPS)
    assert len({box.x for box in _boxes(_layout(NARROW))}) == 1


def test_large_text_takes_the_narrow_form() -> None:
    assert len({box.x for box in _boxes(_layout(WIDE, scale=2.4))}) == 1


@pytest.mark.parametrize("width", [WIDE, MIDDLE, NARROW])
def test_the_words_of_a_way_up_stand_between_its_steps(width: float) -> None:
    areas = _layout(width).areas
    assert areas["top"].y < areas["three"].middle[1] < areas["high"].y


def test_only_the_narrow_form_may_be_cut_between_steps() -> None:
    for width, cut in ((MIDDLE, False), (NARROW, True)):
        layout = _layout(width)
        last = layout.areas["gentle"].y
        assert any(each < last for each in layout.cuts) == cut


def test_a_start_from_outside_has_a_dot_in_each_form() -> None:
    for width in (WIDE, MIDDLE, NARROW):
        dots = [each for each in _layout(width).shapes if isinstance(each, Circle)]
        badges_and_bullets = len(STEPS) + 3
        assert len(dots) == badges_and_bullets + 1


def test_ways_past_a_step_are_told_with_its_number(data: dict[str, Any]) -> None:
    data["steps"].pop(1)
    data["moves"] = [each for each in data["moves"] if each["id"] in ("three", "begin")]
    told = " ".join(_spec(data).told())
    assert "The ladder has 3 steps." in told
    assert "Start high. Start at step 2." in told
    assert "Step 3 may come next if MS is very active." in told


def test_the_table_has_every_step_way_and_reason() -> None:
    rows = _spec(DATA).table().rows
    assert rows[0] == (
        "Step 1: The gentle step",
        "Used now. Some drugs. More and less",
        "Step 2 may come next if MS is active. Some go to step 3",
    )
    assert rows[3][2] == "No step above"
    assert rows[4] == ("Start high", "Start at step 3", "Step 3")
    assert rows[6] == ("What may move you", "A baby; Your choice", "Any way")
