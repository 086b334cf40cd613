from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Circle, Layout, Line, Polygon
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.help_card import HelpCard
from tests.builders import a_diagram

DATA: dict[str, Any] = {
    "words": {
        "numbers": "Numbers to call",
        "write": "to be written in",
        "notes": ["If in doubt, phone 111."],
    },
    "levels": [
        {
            "id": "now",
            "shape": "octagon",
            "sign": "999",
            "name": "Call 999 now",
            "groups": [
                {"items": [{"id": "chest", "name": "Chest", "signs": "Pain in your chest."}]}
            ],
        },
        {
            "id": "soon",
            "shape": "triangle",
            "sign": "today",
            "name": "Call today",
            "groups": [
                {
                    "call": "The same day",
                    "items": [
                        {"id": "liver", "name": "Liver", "signs": "Yellow eyes."},
                        {"id": "fever", "signs": "You have a fever."},
                    ],
                    "otherwise": "No answer? Ring 111.",
                }
            ],
        },
        {
            "id": "later",
            "shape": "circle",
            "sign": "days",
            "name": "Call within days",
            "groups": [{"items": [{"id": "other", "signs": "Side effects that bother you."}]}],
        },
    ],
    "numbers": [
        {"who": "Emergency", "number": "999", "when": "A life may be in danger"},
        {"who": "My MS team"},
    ],
}


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def card_of(data: dict[str, Any]) -> HelpCard:
    spec = read_spec("help-card", data)
    assert isinstance(spec, HelpCard)
    return spec


def laid_out(
    data: dict[str, Any], width: float, scale: float = 1.0, palette: str = "light"
) -> Layout:
    diagram = a_diagram(kind="help-card", data=data)
    return lay_out(diagram, Frame(width, PALETTES[palette], scale))


def test_a_shape_that_is_not_known_is_refused(data: dict[str, Any]) -> None:
    data["levels"][0]["shape"] = "star"
    with pytest.raises(SpecError, match="level 'now' needs a shape: octagon, triangle, circle"):
        card_of(data)


def test_two_levels_with_one_shape_are_refused(data: dict[str, Any]) -> None:
    data["levels"][0]["shape"] = "circle"
    with pytest.raises(SpecError, match="two levels have the same shape"):
        card_of(data)


def test_two_signs_cannot_share_an_id(data: dict[str, Any]) -> None:
    data["levels"][2]["groups"][0]["items"][0]["id"] = "chest"
    with pytest.raises(SpecError, match="two parts of the card have the same id"):
        card_of(data)


def test_a_second_group_needs_a_heading(data: dict[str, Any]) -> None:
    groups = data["levels"][0]["groups"]
    groups.append({"items": [{"id": "more", "signs": "You cannot breathe."}]})
    with pytest.raises(SpecError, match="each after the first needs a heading"):
        card_of(data)


def test_its_words_name_each_level_with_its_shape(data: dict[str, Any]) -> None:
    assert card_of(data).told() == (
        "Level 1 of 3, an octagon: Call 999 now. Chest. Pain in your chest.",
        "Level 2 of 3, a triangle: Call today. The same day. Liver. Yellow eyes."
        " You have a fever. No answer? Ring 111.",
        "Level 3 of 3, a circle: Call within days. Side effects that bother you.",
        "Numbers to call. Emergency: 999. A life may be in danger. My MS team: to be written in.",
        "If in doubt, phone 111.",
    )


def test_its_table_says_for_each_sign_whom_to_call(data: dict[str, Any]) -> None:
    assert card_of(data).table().rows == (
        ("Call 999 now", "Chest. Pain in your chest."),
        ("Call today. The same day", "Liver. Yellow eyes."),
        ("Call today. The same day", "You have a fever."),
        ("Call within days", "Side effects that bother you."),
        ("Emergency: A life may be in danger", "999"),
        ("My MS team", "to be written in"),
    )


@pytest.mark.parametrize("palette", ["light", "print-grey"])
def test_the_shapes_differ_by_outline_and_weight(data: dict[str, Any], palette: str) -> None:
    layout = laid_out(data, 1000, palette=palette)
    corners = [len(shape.points) for shape in layout.shapes if isinstance(shape, Polygon)]
    (circle,) = (shape for shape in layout.shapes if isinstance(shape, Circle))
    triangle = next(s for s in layout.shapes if isinstance(s, Polygon) and len(s.points) == 3)
    assert corners == [8, 3]
    assert triangle.ink.width > circle.ink.width > 0


@pytest.mark.parametrize("scale", [1.0, 2.4])
@pytest.mark.parametrize("width", [320, 1100])
def test_each_word_fits_in_its_shape(data: dict[str, Any], width: float, scale: float) -> None:
    layout = laid_out(data, width, scale)
    words = {label.text: label.box for label in layout.labels}
    triangle = next(s for s in layout.shapes if isinstance(s, Polygon) and len(s.points) == 3)
    box = triangle.box
    across = box.width * (words["today"].y - box.y) / box.height  # at the top of the word
    assert words["today"].width < across
    assert words["today"].bottom < box.bottom


def test_a_wide_card_stands_the_shapes_in_a_column(data: dict[str, Any]) -> None:
    words = {label.text: label.box for label in laid_out(data, 1000).labels}
    assert words["today"].right < words["Liver"].x
    assert words["today"].bottom < words["Call today"].y
    words = {label.text: label.box for label in laid_out(data, 500).labels}
    assert words["today"].bottom < words["Liver"].y
    assert words["today"].right < words["Call today"].x


def test_a_number_of_ones_own_has_a_line_to_write_on(data: dict[str, Any]) -> None:
    def lines(width: float) -> list[Line]:
        shapes = [shape for shape in laid_out(data, width).shapes if isinstance(shape, Line)]
        return [shape for shape in shapes if shape.ink.stroke == PALETTES["light"].colours.axis]

    (line,) = lines(700)
    words = {label.text: label.box for label in laid_out(data, 700).labels}
    assert words["My MS team"].right < line.x1 < line.x2
    data["numbers"].pop()
    assert lines(700) == []


def test_every_level_and_sign_is_a_part_of_the_card(data: dict[str, Any]) -> None:
    areas = laid_out(data, 700).areas
    assert list(areas) == [
        *("now", "chest", "soon", "liver", "fever", "later", "other"),
        "numbers",
    ]
    assert areas["soon"].y < areas["liver"].y < areas["later"].y
