"""The years of every strategy and treatment, in each kind of picture."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES, SCREEN_LABEL
from desktop.diagrams.plan_diagrams import PlanKind, plan_diagram
from desktop.diagrams.sheet import Frame
from desktop.domain.calendar import EventKind
from desktop.domain.content import Strategy, Treatment
from desktop.domain.library import LibraryContent
from tests.drawing_faults import faults

WIDTHS = (320, 600, 704, 1100)  # px at 100 % text
TEXT_SIZES = (1.0, 2.4)


def planned(library: LibraryContent) -> list[Strategy | Treatment]:
    return [*library.strategies, *library.treatments]


@pytest.mark.parametrize("palette", ["light", "print-grey"])
@pytest.mark.parametrize("kind", ["calendar", "plan", "burden"])
def test_no_words_overlap_or_fade_or_leave_the_picture(
    library: LibraryContent, kind: PlanKind, palette: str
) -> None:
    colours = PALETTES[palette]
    for page in planned(library):
        assert page.plan is not None
        diagram = plan_diagram(f"{kind}:{page.id}", kind, page, page.plan)
        for width, scale in product(WIDTHS, TEXT_SIZES):
            frame = Frame(width * colours.label_size / SCREEN_LABEL, colours, scale)
            found = list(faults(lay_out(diagram, frame), frame))
            assert found == [], f"{page.id}, {width} wide, text {scale:g}"


def test_treatment_taken_at_home_says_so(library: LibraryContent) -> None:
    for treatment in library.treatments:
        own = [event for event in treatment.schedule if event.kind is EventKind.TREATMENT]
        at_home = any(event.at_home for event in own)
        assert at_home == (treatment.taken in ("tablet", "injection")), treatment.id


def test_what_no_source_counts_is_left_to_the_team(library: LibraryContent) -> None:
    """A date that repeats is either known, or left to the team; it is no example."""
    for treatment in library.treatments:
        for event in treatment.schedule:
            invented = event.every and "your team sets" in event.label
            assert not invented or event.until is not None, f"{treatment.id}: {event.label}"
