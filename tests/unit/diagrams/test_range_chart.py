from __future__ import annotations

from typing import Any

import pytest

from desktop.diagrams.layouts import range_chart
from desktop.diagrams.layouts.number_axis import NumberAxis, round_numbers
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Label, Layout, Path, Polygon
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.number_range import NumberRange
from desktop.diagrams.specs.range_chart import RangeChart, with_findings
from desktop.domain.evidence import Finding
from tests.builders import a_finding


class Known:
    """One finding, by any id."""

    def __init__(self, finding: Finding) -> None:
        self._finding = finding

    def finding(self, finding_id: str) -> Finding:
        return self._finding


def chart_data(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Data of a chart with one group of `rows`."""
    words = {
        "rows": "Cell",
        "figure": "Months",
        "amount": "{n} months",
        "longer": "{amount} or more",
        "range": "Range: {low} to {high}",
        "no_range": "Range not known",
        "other": "Later study: {amount}",
        "no_other": "Later study: not known",
        "who": "Who was studied",
        "value_key": "First study",
        "range_key": "Range",
        "other_key": "Later study",
        "longer_key": "This long or more",
        "note": "Everyone is different.",
    }
    return {
        "axis": {"label": "Months", "from": 0, "to": 40, "steps": [1, 2, 6, 12]},
        "marks": "bars",
        "words": words,
        "groups": [{"id": "all", "name": "", "rows": list(rows)}],
    } | changes


def a_chart(*rows: dict[str, Any], **changes: Any) -> RangeChart:
    spec = read_spec("range-chart", chart_data(*rows, **changes))
    assert isinstance(spec, RangeChart)
    return spec


def laid_out(chart: RangeChart, width: float, scale: float = 1.0) -> Layout:
    return range_chart.lay_out(chart, Frame(width, PALETTES["light"], scale))


def label(layout: Layout, text: str) -> Label:
    (found,) = (label for label in layout.labels if label.text == text)
    return found


B_CELLS = {"id": "b", "name": "B cells", "value": 7.1, "low": 5.3, "high": 9.5, "other": 6}
T_CELLS = {"id": "t", "name": "T cells", "value": 35}
ASK = {"id": "ask", "name": "Transplant", "said": "ask your centre", "note": "centres differ"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"value": 41}, "beyond the ends of the axis"),
        ({"value": 7, "low": 5}, "both ends of its range"),
        ({"value": 7, "low": 9, "high": 12}, "must rise and hold its number"),
        ({}, "neither a number nor words"),
        ({"said": "ask", "longer": True}, "no number that could be longer"),
        ({"said": "ask", "other": 5}, "only a second number"),
    ],
)
def test_a_row_refuses_numbers_that_make_no_sense(row: dict[str, Any], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        a_chart({"id": "b", "name": "B cells"} | row)


def test_several_groups_need_names_and_all_ids_differ() -> None:
    groups = [
        {"id": "one", "name": "One", "rows": [T_CELLS]},
        {"id": "two", "name": "", "rows": [B_CELLS]},
    ]
    with pytest.raises(SpecError, match="group 'two' has no name"):
        a_chart(groups=groups)
    groups[1] = {"id": "two", "name": "Two", "rows": [T_CELLS]}
    with pytest.raises(SpecError, match="two parts have the same id"):
        a_chart(groups=groups)


def test_only_bars_and_dots_are_known() -> None:
    with pytest.raises(SpecError, match="drawn with bars or dots"):
        a_chart(T_CELLS, marks="pies")


def test_a_mark_that_is_used_needs_its_words() -> None:
    data = chart_data(B_CELLS)
    data["words"]["other_key"] = ""
    with pytest.raises(SpecError, match="no words for 'other_key'"):
        read_spec("range-chart", data)


def test_every_row_is_told_with_all_that_belongs_to_it() -> None:
    told = a_chart(B_CELLS, T_CELLS, ASK).told()
    assert told == (
        "Months:",
        "B cells: 7.1 months. Range: 5.3 to 9.5. Later study: 6 months.",
        "T cells: 35 months. Range not known. Later study: not known.",
        "Transplant: Ask your centre. Centres differ.",
        "Everyone is different.",
    )


def test_a_least_number_and_a_range_alone_are_told_as_such() -> None:
    chart = a_chart(
        {"id": "a", "name": "A", "value": 6, "longer": True},
        {"id": "b", "name": "B", "low": 3.5, "high": 24},
    )
    assert chart.figure(chart.rows[0]) == "6 months or more"
    assert chart.figure(chart.rows[1]) == "Range: 3.5 to 24"


def test_a_second_number_may_name_who_gives_it() -> None:
    chart = a_chart(B_CELLS | {"other_source": "The US"})
    assert chart.details(chart.rows[0])[1] == "The US: 6 months"


def test_the_table_names_the_group_of_each_row() -> None:
    groups = [
        {"id": "one", "name": "Drugs", "rows": [T_CELLS]},
        {"id": "two", "name": "Short courses", "rows": [ASK | {"who": "24 people"}]},
    ]
    table = a_chart(groups=groups).table()
    assert table.header == ("Cell", "Who was studied", "Months")
    assert table.rows[1] == (
        "Transplant (Short courses)",
        "24 people",
        "Ask your centre. Centres differ",
    )


def test_a_row_is_filled_from_its_finding() -> None:
    data = chart_data({"id": "old", "name": "Older studies", "finding": "deaths"}, per=1_000)
    finding = a_finding(
        base=1_000, numerator=21, low=13, high=34, estimate=True, group="15 studies", studied=764
    )
    (row,) = with_findings(data, Known(finding))["groups"][0]["rows"]
    assert row["value"] == 21
    assert (row["low"], row["high"]) == (13, 34)
    assert row["said"] == "about 21 out of 1,000 people"
    assert row["who"] == "15 studies; 764 people"


def test_a_finding_with_another_base_is_refused() -> None:
    data = chart_data({"id": "old", "name": "Older studies", "finding": "deaths"}, per=1_000)
    with pytest.raises(ValueError, match="counts out of 100, and the axis does not"):
        with_findings(data, Known(a_finding(base=100)))


def test_wide_names_stand_left_of_the_bars_and_narrow_ones_above() -> None:
    chart = a_chart(B_CELLS, T_CELLS)
    wide, narrow = laid_out(chart, 1100), laid_out(chart, 320)
    assert label(wide, "B cells").box.right < label(wide, "7.1 months").box.x
    assert label(narrow, "B cells").box.bottom < label(narrow, "Range: 5.3 to 9.5").box.y


def test_a_row_without_a_number_has_words_where_its_bar_would_be() -> None:
    layout = laid_out(a_chart(T_CELLS, ASK), 1100)
    zero = layout.labels[1]
    assert zero.text == "0"
    assert label(layout, "Ask your centre").box.x == pytest.approx(zero.x)


def test_only_marks_that_are_used_stand_in_the_key() -> None:
    plain = [each.text for each in laid_out(a_chart(T_CELLS), 1100).labels]
    assert "First study" in plain
    assert "Later study" not in plain
    full = laid_out(a_chart(B_CELLS, {"id": "l", "name": "L", "value": 3, "longer": True}), 1100)
    assert {"Later study", "This long or more"} <= {each.text for each in full.labels}
    assert sum(isinstance(shape, Polygon) for shape in full.shapes) == 2
    assert any(isinstance(shape, Path) for shape in full.shapes)


def test_written_numbers_are_whole_and_round_and_as_many_as_fit() -> None:
    months = NumberRange("Months", 0, 12, (1, 2, 3, 6))
    assert round_numbers(months, 13) == tuple(range(13))
    assert round_numbers(months, 5) == (0, 3, 6, 9, 12)
    assert round_numbers(months, 2) == (0, 12)
    assert NumberAxis(months, 100, 220).at(6) == 160


def test_an_axis_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends after that"):
        NumberRange("Months", 12, 0)
    with pytest.raises(ValueError, match="above 0 and rise"):
        NumberRange("Months", 0, 12, (2, 1))
