"""What is due at one moment of a plan, as a list below its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.diagrams.layouts.event_signs import draw_kind, draw_left_to_team
from desktop.diagrams.measure import ASCENT, DESCENT, LEADING, widest, wrap
from desktop.diagrams.shapes import Box
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.plan_words import (
    TEAM_SETS,
    capital,
    listed,
    moment,
    not_counted,
    origin,
)
from desktop.domain.calendar import DAYS_IN_YEAR, EventKind, Plan

BESIDE = 560  # relative px from which the words stand beside their leads
WIDEST_LEAD = 0.36  # of the room; a longer lead goes on below


Sign = Callable[[Sheet, Box], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a sign, when it is, and what it is.

    Args:
        draw: puts the sign into its box; None for no sign.
    """

    draw: Sign | None
    lead: str
    words: str


def moments_of(plan: Plan, *, before: bool) -> list[Entry]:
    """The decisions of `plan`, in the order of their days.

    Args:
        before: whether all that happens before the first dose stands before them.
    """
    since = origin(plan)
    due: dict[tuple[EventKind, str], list[str]] = {}
    for event in sorted(plan.events, key=lambda event: event.start):
        decision = event.kind is EventKind.DECISION and event.start < plan.years * DAYS_IN_YEAR
        if decision or (before and event.start < 0):
            due.setdefault((event.kind, event.label), []).append(moment(event, since))
    return [
        Entry(_sign(plan, kind), capital(listed(each.lower() for each in moments)), label)
        if len(moments) > 1
        else Entry(_sign(plan, kind), moments[0], label)
        for (kind, label), moments in due.items()
    ]


def team_of(plan: Plan) -> list[Entry]:
    """What the team sets, in one entry; none where it sets nothing."""

    def dashes(sheet: Sheet, box: Box) -> None:
        draw_left_to_team(sheet, box.x, box.right, box.middle[1])

    labels = not_counted(plan)
    return [Entry(dashes, TEAM_SETS, ". ".join(labels))] if labels else []


def _sign(plan: Plan, kind: EventKind) -> Sign:
    return lambda sheet, box: draw_kind(sheet, plan, kind, box)


def write_list(sheet: Sheet, entries: Sequence[Entry], top: float) -> float:
    """Write `entries` below each other from `top`; gives the y below them."""
    frame = sheet.frame
    signed = any(entry.draw for entry in entries)
    sign = 1.7 * frame.label if signed else 0.0
    left = sheet.left + sign
    indent = _indent(entries, sheet.right - left, frame)
    lead_room = indent - frame.mark(14) if indent else sheet.right - left
    y = top
    for entry in entries:
        first = height_of(("",), frame.label)
        if entry.draw is not None:
            entry.draw(sheet, Box(sheet.left, y, 1.3 * frame.label, first))
        lead = wrap(entry.lead, frame.label, 700, lead_room)
        words = wrap(entry.words, frame.label, 500, sheet.right - left - indent)
        below = sheet.write(lead, left, y, weight=700)
        words_top = y if indent else below + (LEADING - ASCENT - DESCENT) * frame.label
        y = max(below, sheet.write(words, left + indent, words_top)) + frame.mark(10)
        sheet.allow_cut(y - frame.mark(5))
    return y - frame.mark(10) if entries else top


def _indent(entries: Sequence[Entry], room: float, frame: Frame) -> float:
    """How far the words stand in, behind their leads; 0 to stand below them."""
    if frame.relative_width < BESIDE:
        return 0.0
    wide = widest([entry.lead for entry in entries], frame.label, 700) + frame.mark(14)
    return min(wide, WIDEST_LEAD * room)
