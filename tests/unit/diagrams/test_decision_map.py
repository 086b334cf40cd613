from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams.layouts import decision_map
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.decision_map import QUESTIONS, DecisionMap

WIDE, MIDDLE, NARROW = 1100, 704, 320
GROUPS = ["ms", "health", "life", "risk", "treatment", "rules"]
DATA: dict[str, Any] = {
    "words": {"questions": "Take along", "together": "All count", "note": "No answer here."},
    "centre": {"id": "you", "name": "You and your team", "question": "What if I stay as I am?"},
    "groups": [
        {
            "id": each,
            "name": f"My {each}",
            "items": ["One thing", "Another thing"],
            "question": f"What about {each}?",
        }
        for each in GROUPS
    ],
}


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def _spec(data: dict[str, Any]) -> DecisionMap:
    spec = read_spec("decision-map", data)
    assert isinstance(spec, DecisionMap)
    return spec


def _layout(width: float, scale: float = 1.0) -> Layout:
    return decision_map.lay_out(_spec(DATA), Frame(width, PALETTES["light"], scale))


def test_groups_must_part_into_two_sides(data: dict[str, Any]) -> None:
    data["groups"].pop()
    with pytest.raises(SpecError, match="2, 4, 6 or 8 groups, half on each side"):
        _spec(data)


def test_an_answer_among_the_questions_is_refused(data: dict[str, Any]) -> None:
    data["groups"][2]["question"] = "Take the tablets."
    with pytest.raises(SpecError, match="the map gives no answers"):
        _spec(data)


@pytest.mark.parametrize(
    ("items", "told"), [([], "has 1 to 7 items"), (["Age", " "], "an item without words")]
)
def test_a_group_needs_items_with_words(data: dict[str, Any], items: list[str], told: str) -> None:
    data["groups"][0]["items"] = items
    with pytest.raises(SpecError, match=told):
        _spec(data)


def test_a_group_may_not_take_the_id_of_the_questions(data: dict[str, Any]) -> None:
    data["groups"][0]["id"] = QUESTIONS
    with pytest.raises(SpecError, match="have the same id"):
        _spec(data)


def test_on_a_wide_sheet_half_of_the_groups_stand_on_each_side() -> None:
    areas = _layout(WIDE).areas
    middle = areas["you"]
    assert all(areas[each].right < middle.x for each in GROUPS[:3])
    assert all(areas[each].x > middle.right for each in GROUPS[3:])
    assert middle.middle[1] == pytest.approx(areas["health"].middle[1])


def test_on_a_middling_sheet_groups_stand_in_two_columns_below_the_people() -> None:
    areas = _layout(MIDDLE).areas
    assert all(areas[each].y > areas["you"].bottom for each in GROUPS)
    assert len({areas[each].x for each in GROUPS}) == 2
    assert areas["ms"].y == areas["risk"].y


@pytest.mark.parametrize(("width", "scale"), [(NARROW, 1.0), (WIDE, 2.4)])
def test_on_a_narrow_sheet_groups_follow_in_reading_order(width: float, scale: float) -> None:
    areas = _layout(width, scale).areas
    tops = [areas[each].y for each in ("you", *GROUPS, QUESTIONS)]
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [WIDE, MIDDLE, NARROW])
def test_every_form_ends_in_the_questions(width: float) -> None:
    layout = _layout(width)
    questions = layout.areas[QUESTIONS]
    assert all(areas.bottom < questions.y for name, areas in layout.areas.items() if name in GROUPS)
    written = {label.text for label in layout.labels if label.box.y > questions.y}
    assert {"What if I stay as I am?", *(f"What about {each}?" for each in GROUPS)} <= written


def test_each_group_is_told_with_its_items_and_then_the_questions() -> None:
    told = _spec(DATA).told()
    assert told[0] == "In the middle: you and your team. There are 6 groups around it."
    assert told[1] == "My ms: one thing; another thing."
    assert told[-2].startswith("There are 7 take along. What if I stay as I am? What about ms?")
    assert told[-1] == "No answer here."


def test_the_table_pairs_each_group_with_its_question() -> None:
    rows = _spec(DATA).table().rows
    assert rows[0] == ("You and your team", "All count", "What if I stay as I am?")
    assert rows[1] == ("My ms", "One thing; Another thing", "What about ms?")
    assert len(rows) == 1 + len(GROUPS)
