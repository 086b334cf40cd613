from __future__ import annotations

from typing import Any

import pytest

from desktop.diagrams.layouts import matrix
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Circle, Label, Layout, Rect
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.matrix import Matrix
from tests.unit.diagrams.test_range_chart import T_CELLS, chart_data

MARKS = [
    {"id": "yes", "sign": "full", "word": "Yes"},
    {"id": "no", "sign": "empty", "word": "No"},
]
STEP_UP = {
    "id": "step-up",
    "name": "Maintenance",
    "identity": "maintenance",
    "cells": [{"mark": "yes", "words": "With no break"}, {"words": "For years"}],
}
SHORT = {
    "id": "short",
    "name": "Short course",
    "cells": [{"mark": "no"}, {"words": "For years after the course"}],
}
PART = {
    "id": "all",
    "corner": "Strategy",
    "columns": ["A drug all the time?", "Checks"],
    "rows": [STEP_UP, SHORT],
}
CHART = {"id": "after", "name": "After", "chart": chart_data(T_CELLS)}


def a_matrix(*parts: dict[str, Any], **changes: Any) -> Matrix:
    words = {
        "note": "The order ranks nothing.",
        "part": "When",
        "what": "Treatment",
        "answer": "What applies",
    }
    data = {"words": words, "marks": MARKS, "parts": list(parts)}
    spec = read_spec("matrix", data | changes)
    assert isinstance(spec, Matrix)
    return spec


def laid_out(spec: Matrix, width: float, scale: float = 1.0) -> Layout:
    return matrix.lay_out(spec, Frame(width, PALETTES["light"], scale))


def label(layout: Layout, text: str) -> Label:
    return next(label for label in layout.labels if label.text == text)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cells": [{"mark": "yes"}]}, "row 'short' needs 2 cells, one for each column"),
        ({"cells": [{"mark": "maybe"}, {"mark": "no"}]}, "unknown mark: maybe"),
        ({"cells": [{}, {"mark": "no"}]}, "neither mark nor words"),
        ({"identity": "pink"}, "row 'short' has no known identity"),
        ({"id": "step-up"}, "two parts and rows have the same id"),
    ],
)
def test_a_row_refuses_what_makes_no_sense(change: dict[str, Any], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        a_matrix(PART | {"rows": [STEP_UP, SHORT | change]})


def test_a_part_has_either_rows_or_a_chart() -> None:
    with pytest.raises(SpecError, match="part 'all' needs either rows or a chart"):
        a_matrix(PART | {"rows": []})
    with pytest.raises(SpecError, match="part 'all' needs either rows or a chart"):
        a_matrix(PART | {"chart": chart_data(T_CELLS)})


def test_signs_have_names() -> None:
    with pytest.raises(SpecError, match="mark 'ok' needs one of the signs tick, bar"):
        a_matrix(PART, marks=[{"id": "ok", "sign": "star", "word": "Yes"}])


def test_two_marks_never_look_alike() -> None:
    with pytest.raises(SpecError, match="two marks have the same sign"):
        a_matrix(PART, marks=[*MARKS, {"id": "part", "sign": "full", "word": "In part"}])


def test_several_parts_need_headings() -> None:
    with pytest.raises(SpecError, match="part 'all' has no words for 'name'"):
        a_matrix(PART, CHART)


def test_every_answer_is_told_with_its_question() -> None:
    assert a_matrix(PART).told() == (
        "Maintenance. A drug all the time? Yes. With no break. Checks: For years.",
        "Short course. A drug all the time? No. Checks: For years after the course.",
        "The order ranks nothing.",
    )


def test_words_in_small_letters_go_on_from_their_mark() -> None:
    spec = a_matrix(
        PART
        | {
            "rows": [
                STEP_UP,
                SHORT | {"cells": [{"mark": "no", "words": "or less often"}, {"mark": "yes"}]},
            ]
        }
    )
    assert spec.table().rows[1] == ("Short course", "No or less often", "Yes")


def test_a_single_part_is_its_own_table() -> None:
    table = a_matrix(PART).table()
    assert table.header == ("Strategy", "A drug all the time?", "Checks")
    assert table.rows[0] == ("Maintenance", "Yes. With no break", "For years")


def test_several_parts_share_a_table_and_charts_tell_their_rows() -> None:
    spec = a_matrix(PART | {"name": "During", "lead": "While you take it"}, CHART)
    table = spec.table()
    assert table.header == ("When", "Treatment", "What applies")
    assert table.rows[1][:2] == ("During", "Short course")
    assert table.rows[2] == ("After", "T cells", "35 months")
    assert "During. While you take it." in spec.told()
    assert "T cells: 35 months." in spec.told()


def test_wide_the_questions_head_columns_and_narrow_they_stand_on_each_card() -> None:
    wide, narrow = laid_out(a_matrix(PART), 1100), laid_out(a_matrix(PART), 320)
    assert [each.text for each in wide.labels].count("Checks") == 1
    assert [each.text for each in narrow.labels].count("Checks") == 2
    assert label(wide, "Checks").box.y < label(wide, "Maintenance").box.y
    assert label(narrow, "Checks").box.y > label(narrow, "Maintenance").box.y


def test_large_text_turns_the_table_into_cards() -> None:
    layout = laid_out(a_matrix(PART), 1100, 2.4)
    assert [each.text for each in layout.labels].count("Checks") == 2


def test_every_sign_has_its_word_beside_it() -> None:
    layout = laid_out(a_matrix(PART), 1100)
    circles = [shape for shape in layout.shapes if isinstance(shape, Circle)]
    assert len(circles) == 2
    for circle, word in zip(circles, ("Yes", "No"), strict=True):
        beside = label(layout, word).box
        assert circle.box.right < beside.x
        assert beside.y < circle.y < beside.bottom


def test_words_run_in_behind_their_word_on_a_card() -> None:
    layout = laid_out(a_matrix(PART), 500)
    assert label(layout, "Yes").y == label(layout, "With no break").y


def test_a_strategy_shows_its_colour() -> None:
    colour = PALETTES["light"].colours.maintenance
    layout = laid_out(a_matrix(PART), 1100)
    assert any(isinstance(each, Rect) and each.ink.fill == colour for each in layout.shapes)


def test_a_step_can_show_a_part_or_a_row() -> None:
    areas = laid_out(a_matrix(PART | {"name": "During"}, CHART), 1100).areas
    assert {"all", "step-up", "short", "after", "t"} <= set(areas)
    assert areas["all"].bottom <= areas["after"].y


def test_a_short_table_stays_on_the_page_of_its_headings() -> None:
    longer = [SHORT | {"id": f"short-{n}", "name": f"Course {n}"} for n in range(4)]
    for rows, inside in (([STEP_UP, SHORT], False), (longer, True)):
        layout = laid_out(a_matrix(PART | {"rows": rows}), 900)
        last = max(area.y for area in layout.areas.values())
        assert any(cut <= last for cut in layout.cuts) == inside
