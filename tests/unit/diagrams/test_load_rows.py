from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.layouts.load_lanes import Course
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, filled, read_spec
from desktop.diagrams.shapes import Circle, Label, Layout, Line, Rect
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.load_rows import LoadRows
from desktop.domain.calendar import CalendarEvent, EventKind, Plan
from desktop.domain.content import Treatment
from desktop.domain.evidence import Finding
from tests.builders import a_diagram, a_treatment
from tests.drawing_faults import faults

DATA: dict[str, Any] = {
    "years": 6,
    "words": {
        "row": "Treatment",
        "lanes": {"treatment": "Treatment", "tests": "Tests", "visits": "Visits"},
        "example_mark": "example date",
        "before": "{span} before",
        "before_short": "Before",
        "start": "Start",
        "years": "{n} years",
        "known": "At set times",
        "examples": "On example dates",
        "team": "As your team sets",
        "known_key": "Solid: a set time",
        "example_key": "Dashed: an example",
        "team_key": "Dashed line: your team sets",
        "note": "Timings are examples.",
    },
    "rows": [
        {
            "id": "drip",
            "name": "Drip",
            "treatment": "drip",
            "burden": "Steady",
            "says": {"treatment": "Every 4 weeks", "tests": "Scans"},
        },
        {
            "id": "course",
            "name": "Course",
            "treatment": "course",
            "burden": "More at first",
            "says": {"treatment": "Once", "tests": "Blood every month", "visits": "A short stay"},
        },
    ],
}

DRIP = (
    CalendarEvent(EventKind.TEST, "Virus test (example date; your team sets it)", -90),
    CalendarEvent(EventKind.TREATMENT, "A dose every 4 weeks", 0, every=28),
    CalendarEvent(EventKind.TEST, "Scans", 0, team_sets=True),
    CalendarEvent(EventKind.VISIT, "Visits", 0, team_sets=True),
    CalendarEvent(EventKind.VACCINE, "Flu vaccine", -300),
)
COURSE = (
    CalendarEvent(EventKind.TREATMENT, "Drip", 0, days=5),
    CalendarEvent(EventKind.TEST, "Blood test", 30, every=30, until=365),
    CalendarEvent(EventKind.VISIT, "In hospital (example dates; your team sets them)", -7, days=21),
    CalendarEvent(EventKind.VISIT, "Frequent visits", 15, until=730, team_sets=True),
    CalendarEvent(EventKind.VISIT, "Long-term visits", 731, team_sets=True),
)


class Records:
    """Two treatments, and no findings."""

    def __init__(self) -> None:
        self.schedules: dict[str, tuple[CalendarEvent, ...]] = {"drip": DRIP, "course": COURSE}

    def finding(self, finding_id: str) -> Finding:
        raise KeyError(finding_id)

    def treatment(self, treatment_id: str) -> Treatment:
        return a_treatment(treatment_id, schedule=self.schedules[treatment_id])

    def plan(self, page: str) -> Plan:
        raise KeyError(page)


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


@pytest.fixture
def records() -> Records:
    return Records()


def spec_of(data: dict[str, Any], records: Records) -> LoadRows:
    spec = read_spec("load-rows", filled("load-rows", data, records))
    assert isinstance(spec, LoadRows)
    return spec


def laid_out(data: dict[str, Any], width: float, scale: float = 1.0, focus: str = "") -> Layout:
    diagram = a_diagram(kind="load-rows", data=filled("load-rows", data, Records()))
    return lay_out(diagram, Frame(width, PALETTES["light"], scale, focus))


def label(layout: Layout, text: str) -> Label:
    return next(label for label in layout.labels if label.text == text)


def shown(layout: Layout, text: str) -> int:
    return sum(label.text == text for label in layout.labels)


def within(layout: Layout, row: str, shape: type[Any]) -> list[Any]:
    """The shapes of one kind inside a row."""
    area = layout.areas[row]
    return [
        each
        for each in layout.shapes
        if isinstance(each, shape) and area.y <= each.box.middle[1] <= area.bottom
    ]


def test_a_row_takes_its_dates_from_the_calendar_of_its_treatment(
    data: dict[str, Any], records: Records
) -> None:
    before = spec_of(data, records)
    later = CalendarEvent(EventKind.TREATMENT, "Drip", 60, days=5)
    records.schedules["course"] = (later, *COURSE[1:])
    after = spec_of(data, records)
    assert before.told() != after.told()
    assert any("Drip. 2 months after the first dose, for 5 days." in said for said in after.told())


def test_a_treatment_that_is_not_known_is_refused(data: dict[str, Any], records: Records) -> None:
    data["rows"][0]["treatment"] = "unknown"
    with pytest.raises(SpecError, match="unknown"):
        spec_of(data, records)


def test_a_calendar_without_treatment_is_refused(data: dict[str, Any], records: Records) -> None:
    records.schedules["drip"] = DRIP[2:]
    with pytest.raises(SpecError, match="row 'drip' has no treatment on its calendar"):
        spec_of(data, records)


def test_visits_that_have_a_date_need_words(data: dict[str, Any], records: Records) -> None:
    del data["rows"][1]["says"]["visits"]
    with pytest.raises(SpecError, match="row 'course' has visits at set times"):
        spec_of(data, records)


def test_words_that_lack_their_place_are_refused(data: dict[str, Any], records: Records) -> None:
    data["words"]["before"] = "Before"
    with pytest.raises(SpecError, match="the words for 'before' must hold"):
        spec_of(data, records)


def test_one_row_alone_is_refused(data: dict[str, Any], records: Records) -> None:
    del data["rows"][1]
    with pytest.raises(SpecError, match="the picture has 2 to 8 rows"):
        spec_of(data, records)


def test_set_times_example_dates_and_what_the_team_sets_are_told_apart(
    data: dict[str, Any], records: Records
) -> None:
    spec = spec_of(data, records)
    assert spec.told() == (
        "Drip. Steady.",
        "Treatment: Every 4 weeks. At set times: A dose every 4 weeks. "
        "On the first day, then every 4 weeks, for as long as treatment lasts.",
        "Tests: Scans. On example dates: Virus test. 3 months before the first dose. "
        "As your team sets: Scans. From the first day.",
        "Visits: As your team sets: Visits. From the first day.",
        "Course. More at first.",
        "Treatment: Once. At set times: Drip. On the first day, for 5 days.",
        "Tests: Blood every month. At set times: Blood test. "
        "1 month after the first dose, then every month, until 1 year after the first dose.",
        "Visits: A short stay. On example dates: In hospital. "
        "1 week before the first dose, for 3 weeks. "
        "As your team sets: Frequent visits. "
        "From 15 days after the first dose until 2 years after the first dose. "
        "Long-term visits. From 2 years after the first dose.",
        "Timings are examples.",
    )


def test_the_table_has_a_line_for_each_lane(data: dict[str, Any], records: Records) -> None:
    table = spec_of(data, records).table()
    assert table.header == ("Treatment", "At set times", "On example dates", "As your team sets")
    assert [row[0] for row in table.rows] == [
        "Drip: treatment",
        "Drip: tests",
        "Drip: visits",
        "Course: treatment",
        "Course: tests",
        "Course: visits",
    ]
    virus = "Virus test. 3 months before the first dose."
    assert table.rows[1][1:] == ("None", virus, "Scans. From the first day.")


def test_only_what_is_drawn_says_how_far_back_the_axis_reaches(
    data: dict[str, Any], records: Records
) -> None:
    assert spec_of(data, records).days_before == 90


def test_wide_rows_have_their_words_beside_their_marks_and_the_years_once(
    data: dict[str, Any],
) -> None:
    layout = laid_out(data, 1100)
    assert shown(layout, "Start") == 1
    assert [shown(layout, word) for word in ("3 months", "before")] == [1, 1]
    words = label(layout, "Every 4 weeks").box
    axis = next(line for line in within(layout, "drip", Line) if line.y1 == line.y2)
    assert words.right < axis.x1


def test_narrow_rows_have_their_words_above_their_marks_and_the_years_in_each(
    data: dict[str, Any],
) -> None:
    layout = laid_out(data, 400)
    assert shown(layout, "Start") == 2
    axis = next(line for line in within(layout, "drip", Line) if line.y1 == line.y2)
    assert label(layout, "Every 4 weeks").box.bottom < axis.y1
    assert axis.x1 < label(layout, "Every 4 weeks").x


@pytest.mark.parametrize("width", [704, 1100])
def test_all_rows_are_equally_tall(data: dict[str, Any], width: float) -> None:
    heights = {round(area.height, 6) for area in laid_out(data, width).areas.values()}
    assert len(heights) == 1


def test_the_months_before_are_drawn_wider_than_the_years() -> None:
    course = Course(left=0, start=100, right=700, years=6, before=100)
    assert (course.x(-100), course.x(0), course.x(365), course.x(5000)) == (0, 100, 200, 700)


def test_repeated_doses_are_a_comb_with_a_tooth_for_each(data: dict[str, Any]) -> None:
    lines = within(laid_out(data, 1100), "drip", Line)
    (comb,) = (line for line in lines if line.ink.width > 15)
    doses = (comb.x2 - comb.x1) // sum(comb.ink.dash) + 1
    assert doses == 6 * 365 // 28 + 1


def test_doses_too_close_to_be_told_apart_are_one_bar(
    data: dict[str, Any], records: Records
) -> None:
    daily = CalendarEvent(EventKind.TREATMENT, "A tablet every day", 0, every=1)
    records.schedules["drip"] = (daily, *DRIP[2:])
    diagram = a_diagram(kind="load-rows", data=filled("load-rows", data, records))
    layout = lay_out(diagram, Frame(1100, PALETTES["light"], 1.0))
    assert max(rect.box.width for rect in within(layout, "drip", Rect) if not rect.id) > 400


def test_example_dates_are_dashed_and_set_times_are_not(data: dict[str, Any]) -> None:
    layout = laid_out(data, 1100)
    rings = [circle for circle in within(layout, "drip", Circle) if circle.ink.stroke != "none"]
    assert [bool(ring.ink.dash) for ring in rings] == [True]
    boxes = [rect for rect in within(layout, "course", Rect) if rect.ink.dash]
    assert len(boxes) == 1


def test_stretches_of_the_team_that_follow_each_other_stay_apart(data: dict[str, Any]) -> None:
    layout = laid_out(data, 1100)
    dashed = [line for line in within(layout, "course", Line) if line.ink.dash]
    assert len({line.y1 for line in dashed}) == 1
    assert len(dashed) == 2


def test_a_drawing_is_cut_between_rows_only(data: dict[str, Any]) -> None:
    layout = laid_out(data, 400)
    for cut in layout.cuts:
        assert not any(area.y < cut < area.bottom for area in layout.areas.values())
    assert len(layout.cuts) == 2


@pytest.mark.parametrize("width", [280, 440, 860, 1100])
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_no_words_run_into_each_other(data: dict[str, Any], width: float, scale: float) -> None:
    data["rows"][0]["example"] = "Drawn here: the first of 2 drips that this row stands for"
    layout = laid_out(data, width, scale, focus="drip")
    assert list(faults(layout, Frame(width, PALETTES["light"], scale, "drip"))) == []
