from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.layouts.iceberg_picture import Berg
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, filled, read_spec
from desktop.diagrams.shapes import Layout, Path
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.iceberg import Iceberg
from desktop.domain.calendar import Plan
from desktop.domain.content import Treatment
from desktop.domain.evidence import Finding
from tests.builders import a_diagram, a_finding

DATA: dict[str, Any] = {
    "words": {"figures": "In numbers", "time": "Time covered", "note": "It is no cure."},
    "seen": {
        "id": "seen",
        "place": "Above the water",
        "name": "What tests look at",
        "pieces": [{"id": "relapses", "name": "No relapses"}, {"id": "scan", "name": "Scans"}],
    },
    "hidden": {
        "id": "hidden",
        "place": "Below the water",
        "name": "What tests cannot see",
        "pieces": [{"id": "harm", "name": "Slow harm"}],
    },
    "figures": [{"finding": "quiet", "who": "People in 1 study"}],
}


class Records:
    """Two findings, and no treatment."""

    def finding(self, finding_id: str) -> Finding:
        changes: dict[str, Any] = {"low": None, "high": None, "period": "7 years"}
        return {
            "quiet": a_finding(
                "quiet", numerator=8, studied=216, happened="stayed well", estimate=False, **changes
            ),
            "of-thousand": a_finding("of-thousand", numerator=8, base=1_000, **changes),
        }[finding_id]

    def treatment(self, treatment_id: str) -> Treatment:
        raise KeyError(treatment_id)

    def plan(self, page_id: str) -> Plan:
        raise KeyError(page_id)


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def iceberg_of(data: dict[str, Any]) -> Iceberg:
    spec = read_spec("iceberg", filled("iceberg", data, Records()))
    assert isinstance(spec, Iceberg)
    return spec


def laid_out(
    data: dict[str, Any], width: float, scale: float = 1.0, palette: str = "light"
) -> Layout:
    diagram = a_diagram(kind="iceberg", data=filled("iceberg", data, Records()))
    return lay_out(diagram, Frame(width, PALETTES[palette], scale))


def test_more_pieces_than_fit_are_refused(data: dict[str, Any]) -> None:
    data["hidden"]["pieces"] = [{"id": f"harm-{n}", "name": "Harm"} for n in range(7)]
    with pytest.raises(SpecError, match="part 'hidden' has 1 to 6 pieces"):
        iceberg_of(data)


def test_two_pieces_cannot_share_an_id(data: dict[str, Any]) -> None:
    data["hidden"]["pieces"][0]["id"] = "scan"
    with pytest.raises(SpecError, match="two parts of the iceberg have the same id"):
        iceberg_of(data)


def test_its_figures_count_people_out_of_100(data: dict[str, Any]) -> None:
    data["figures"][0]["finding"] = "of-thousand"
    with pytest.raises(SpecError, match="count people out of 100"):
        iceberg_of(data)


def test_an_unknown_finding_is_refused(data: dict[str, Any]) -> None:
    data["figures"][0]["finding"] = "nothing"
    with pytest.raises(SpecError, match="there is no finding 'nothing'"):
        iceberg_of(data)


def test_its_words_say_what_lies_above_and_below_the_water(data: dict[str, Any]) -> None:
    assert iceberg_of(data).told() == (
        "Above the water: what tests look at, 2 things. No relapses. Scans.",
        "Below the water: what tests cannot see, 1 thing. Slow harm.",
        "8 out of 100 people stayed well. People in 1 study. Time covered: 7 years."
        " 216 people were studied.",
        "It is no cure.",
    )


def test_its_table_has_a_row_for_each_piece_and_figure(data: dict[str, Any]) -> None:
    assert iceberg_of(data).table().rows == (
        ("Above the water: What tests look at", "No relapses"),
        ("Above the water: What tests look at", "Scans"),
        ("Below the water: What tests cannot see", "Slow harm"),
        (
            "People in 1 study. Time covered: 7 years",
            "8 out of 100 people stayed well. 216 people were studied",
        ),
    )


def test_the_figures_stand_beside_a_wide_iceberg_and_below_a_narrow_one(
    data: dict[str, Any],
) -> None:
    wide, narrow = laid_out(data, 1100).areas, laid_out(data, 500).areas
    assert wide["hidden"].right < wide["quiet"].x
    assert narrow["hidden"].bottom < narrow["quiet"].y


def test_large_words_stand_below_the_iceberg(data: dict[str, Any]) -> None:
    def foot(layout: Layout) -> float:
        return max(
            shape.box.bottom
            for shape in layout.shapes
            if isinstance(shape, Path) and shape.box.y < 20
        )

    inside, listed = laid_out(data, 600), laid_out(data, 320, 2.0)
    assert inside.areas["hidden"].bottom < foot(inside)
    assert listed.areas["seen"].y > foot(listed)


@pytest.mark.parametrize(("width", "scale"), [(280, 1.0), (320, 1.0), (620, 1.5), (1100, 1.0)])
def test_the_words_keep_inside_the_ice(width: float, scale: float) -> None:
    berg = Berg(Frame(width, PALETTES["light"], scale), width)
    berg.hold(100, 140, 0)
    tip, body = berg.tip(), berg.body()
    assert berg.tip_room / 2 < min(abs(x) for x, y in tip if y > berg.tip_words)
    assert berg.body_room / 2 < min(
        abs(x) for x, y in body if berg.body_words <= y <= berg.body_words + 140
    )
    assert tip[-1] == body[-1] == (tip[-1][0], berg.waterline)


def test_the_iceberg_grows_with_its_words(data: dict[str, Any]) -> None:
    low, high = (Berg(Frame(600, PALETTES["light"], 1.0), 600) for _ in range(2))
    low.hold(100, 100, 0)
    high.hold(100, 180, 0)
    assert high.height == pytest.approx(low.height + 80)
    high.hold(100, 180, 900)
    assert high.height == pytest.approx(900)


def test_one_ink_shows_the_facets_as_lines(data: dict[str, Any]) -> None:
    def fills(palette: str) -> set[str]:
        layout = laid_out(data, 600, palette=palette)
        return {shape.ink.fill for shape in layout.shapes if isinstance(shape, Path)}

    assert fills("print-grey") <= {"none", "#FFFFFF", "#000000"}
    assert len(fills("print")) > 4
