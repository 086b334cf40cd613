"""Builds the calendars of treatments, and the plans of strategies that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.compiler.gather import Read
from desktop.compiler.passages import Role
from desktop.compiler.schemas import EventFile, LegFile, PlanFile, StrategyFile
from desktop.compiler.shelf import PageDraft
from desktop.domain.calendar import CalendarEvent, EventKind, Leg, Plan, leg_events
from desktop.domain.content import Treatment


def build_events(
    draft: PageDraft, files: list[EventFile], *path: str | int
) -> tuple[CalendarEvent, ...]:
    """The events listed at `path`; what contradicts itself is told."""
    events = []
    for number, event in enumerate(files):
        draft.plain(Role.NAME, event.label, *path, number, "label")
        if event.team_sets and (event.every or event.days > 1):
            at = draft.line(*path, number, "team_sets")
            fix = "leave out 'every' and 'days', or 'team_sets'"
            draft.say(at, "'team_sets' beside a time that is known", fix)
        if event.at_home and event.kind is not EventKind.TREATMENT:
            at = draft.line(*path, number, "at_home")
            draft.say(at, "'at_home' for what is no treatment", "remove it")
        repeats = event.every or event.team_sets
        if event.until is not None and (not repeats or event.until < event.start):
            at = draft.line(*path, number, "until")
            fix = "give 'every', and an 'until' that is not before 'start'; or remove 'until'"
            draft.say(at, "'until' without repeats to end", fix)
        events.append(CalendarEvent(**dict(event)))
    return tuple(events)


def build_plan(
    draft: PageDraft, read: Read[StrategyFile], treatments: Mapping[str, Treatment]
) -> Plan | None:
    """The plan of a strategy, with the events of the treatments that it names."""
    file = read.value.plan
    if file is None:
        return None
    draft.plain(Role.LINE, file.note, "plan", "note")
    own = build_events(draft, file.events, "plan", "events")
    legs = tuple(_legs(draft, file, treatments))
    events = [
        event
        for leg in legs
        for event in leg_events(treatments[leg.treatment].schedule, leg.start, leg.end)
    ]
    name, everything = read.value.name, (*events, *own)
    return Plan(read.value.id, name, file.note, everything, legs, strategy=read.value.id)


def _legs(draft: PageDraft, file: PlanFile, treatments: Mapping[str, Treatment]) -> Iterator[Leg]:
    before: LegFile | None = None
    for number, leg in enumerate(file.legs):
        _check_leg(draft, leg, before, number)
        before = leg
        known = draft.shelf.known.has_treatment(
            leg.treatment, draft.line("plan", "legs", number, "treatment"), draft.say
        )
        if known and leg.treatment in treatments:
            name = treatments[leg.treatment].name
            yield Leg(leg.treatment, name, leg.start, leg.end)


def _check_leg(draft: PageDraft, leg: LegFile, before: LegFile | None, number: int) -> None:
    if leg.end is not None and leg.end <= max(leg.start, 0):
        at = draft.line("plan", "legs", number, "until")
        fix = "give a day after 'from', above 0; or remove 'until'"
        draft.say(at, f"the treatment ends on day {leg.end}, before it starts", fix)
    if before is not None and (before.end is None or leg.start < before.end):
        ends = "never ends" if before.end is None else f"ends on day {before.end}"
        what = f"a treatment from day {leg.start}, while the one above it {ends}"
        fix = "let each treatment begin when the one above it has ended"
        draft.say(draft.line("plan", "legs", number), what, fix)
