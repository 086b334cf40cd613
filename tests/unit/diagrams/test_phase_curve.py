"""The curve of the three Rs: what its pictures of cells show, and that all of it can be heard."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams import problems
from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import spec_of
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.phase_curve import Phase, PhaseCurve
from tests.builders import a_diagram
from tests.unit.diagrams.conftest import Load


@pytest.fixture
def curve(real_diagram: Load) -> PhaseCurve:
    spec = spec_of(real_diagram("three-rs"))
    assert isinstance(spec, PhaseCurve)
    return spec


@pytest.fixture
def data(real_diagram: Load) -> dict[str, Any]:
    return copy.deepcopy(dict(real_diagram("three-rs").data))


def test_a_phase_refuses_cells_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="cells other than h, a, s, n and"):
        Phase("now", "Now", "It happens", "hhhhhhhhhhhx")


def test_old_cells_are_seen_in_every_picture_after_treatment(curve: PhaseCurve) -> None:
    before, *after = curve.phases
    assert "s" not in before.cells
    assert all("s" in phase.cells for phase in after)


def test_cells_that_stay_keep_their_places(curve: PhaseCurve) -> None:
    before, *after = curve.phases
    places = [place for place, cell in enumerate(after[0].cells) if cell == "s"]
    assert all(before.cells[place] == "h" for place in places)
    assert all(phase.cells[place] == "s" for phase in after for place in places)


def test_the_key_names_the_cells_that_are_drawn(data: dict[str, Any]) -> None:
    def key() -> set[str]:
        diagram = a_diagram(kind="phase-curve", data=data)
        layout = lay_out(diagram, Frame(1100, PALETTES["light"], 1.0))
        return {label.text for label in layout.labels}

    assert data["words"]["stayed"] in key()
    for phase in data["phases"]:
        phase["cells"] = phase["cells"].replace("s", "n")
    assert data["words"]["stayed"] not in key()


def test_each_phase_is_told_with_the_line_and_the_cells(curve: PhaseCurve) -> None:
    assert curve.told() == (
        "Before: some immune cells attack nerves. The line stays level."
        " The circle shows 9 helpful immune cells and 3 cells that attack nerves.",
        "Reduction: treatment removes immune cells. The line falls."
        " The circle shows 2 old cells that stayed or multiplied.",
        "Repopulation: immune cells grow back. The line climbs."
        " The circle shows 3 old cells that stayed or multiplied and 4 newly made cells.",
        "Reconstitution: the immune system works again, but is different. The line climbs."
        " The circle shows 4 old cells that stayed or multiplied and 8 newly made cells.",
    )
    assert {len(row) for row in curve.table().rows} == {len(curve.table().header)}


def test_the_words_for_a_picture_must_say_where_the_cells_go(data: dict[str, Any]) -> None:
    data["words"]["circle"] = "The circle shows cells"
    (problem,) = problems(a_diagram(kind="phase-curve", data=data))
    assert "must hold {cells}" in problem
