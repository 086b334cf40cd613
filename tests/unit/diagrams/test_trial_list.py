from __future__ import annotations

from typing import Any

import pytest

from desktop.diagrams.layouts import trial_list
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Label, Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.trial_list import TrialList

BEAT = {
    "id": "beat",
    "name": "BEAT-MS",
    "question": "Transplant or drugs?",
    "people": "156 planned",
    "state": "running",
    "detail": "Listed to end in 2029",
}
NET = {"id": "net", "name": "NET-MS", "question": "Transplant or therapy?", "state": "unknown"}
DISCOMS = {"id": "discoms", "name": "DISCOMS", "question": "Stop or go on?", "state": "reported"}


def a_list(*trials: dict[str, Any], **changes: Any) -> TrialList:
    words = {
        "trial": "Trial",
        "question": "Question",
        "people": "People",
        "state": "State",
        "ask_people": "How many people?",
        "ask_state": "How far is it?",
        "reported": "Reported",
        "awaited": "Results awaited",
        "running": "Running",
        "unknown": "State not known",
        "not_known": "Not known",
        "as_of": "As of November 2026.",
    }
    groups = [{"id": "transplant", "name": "Transplants", "trials": list(trials)}]
    spec = read_spec("trial-list", {"words": words, "groups": groups} | changes)
    assert isinstance(spec, TrialList)
    return spec


def laid_out(spec: TrialList, width: float) -> Layout:
    return trial_list.lay_out(spec, Frame(width, PALETTES["light"], 1.0))


def labels(layout: Layout, text: str) -> list[Label]:
    return [label for label in layout.labels if label.text == text]


def test_nonsense_is_refused() -> None:
    with pytest.raises(SpecError, match="trial 'beat' needs one of the states reported, awaited"):
        a_list(BEAT | {"state": "over"})
    with pytest.raises(SpecError, match="trial 'beat' has no words for 'question'"):
        a_list(BEAT | {"question": ""})
    with pytest.raises(SpecError, match="the question of trial 'beat' must end as a question"):
        a_list(BEAT | {"question": "Transplant or drugs"})
    with pytest.raises(SpecError, match="two parts have the same id"):
        a_list(BEAT, NET | {"id": "beat"})
    with pytest.raises(SpecError, match="has no trials"):
        a_list()


def test_each_trial_is_told_and_what_is_not_known_is_said() -> None:
    assert a_list(BEAT, NET).told() == (
        "As of November 2026.",
        "Transplants:",
        "BEAT-MS. Transplant or drugs? How many people? 156 planned."
        " How far is it? Running. Listed to end in 2029.",
        "NET-MS. Transplant or therapy? How many people? Not known."
        " How far is it? State not known.",
    )


def test_the_table_has_a_row_for_each_trial() -> None:
    table = a_list(BEAT, NET).table()
    assert table.header == ("Trial", "Question", "People", "State")
    assert table.rows[0][3] == "Running. Listed to end in 2029"
    assert table.rows[1][2] == "Not known"


def test_wide_it_is_a_table_and_narrow_each_trial_is_a_card() -> None:
    spec = a_list(BEAT, NET, DISCOMS)
    wide, narrow = laid_out(spec, 1100), laid_out(spec, 320)
    assert len(labels(wide, "Question")) == 1
    assert len(labels(narrow, "Question")) == 3
    assert labels(wide, "BEAT-MS")[0].box.y == pytest.approx(
        labels(wide, "Running")[0].box.y, abs=4
    )


def test_columns_stand_in_line_from_group_to_group() -> None:
    groups = [
        {"id": "one", "name": "One", "trials": [BEAT]},
        {"id": "two", "name": "Two", "trials": [DISCOMS]},
    ]
    layout = laid_out(a_list(groups=groups), 1100)
    one, two = labels(layout, "State")
    assert one.x == two.x


def test_a_step_can_show_a_group_or_a_trial() -> None:
    areas = laid_out(a_list(BEAT, NET), 600).areas
    assert set(areas) == {"transplant", "beat", "net"}
    assert areas["transplant"].y < areas["beat"].y < areas["net"].bottom
    assert areas["net"].bottom < areas["transplant"].bottom


def test_the_drawing_may_be_cut_between_trials() -> None:
    layout = laid_out(a_list(BEAT, NET, DISCOMS), 320)
    boxes = layout.areas
    assert any(boxes["beat"].bottom <= cut <= boxes["net"].y for cut in layout.cuts)
