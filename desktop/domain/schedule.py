"""Says in words when the events of a plan happen."""

from __future__ import annotations

from desktop.domain.calendar import CalendarEvent

DAYS_IN = (("year", 365), ("month", 30), ("week", 7), ("day", 1))
ROUNDING = 0.04  # a month of 30 or 31 days is still "every month"
FIRST_DOSE = "the first dose"


def span(days: int) -> str:
    """`days` in the largest unit that fits evenly, such as "6 months" or "10 days"."""
    for unit, length in DAYS_IN:
        count = round(days / length)
        if count >= 1 and abs(days - count * length) <= ROUNDING * days:
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return f"{days} days"


def when(event: CalendarEvent, origin: str = FIRST_DOSE) -> str:
    """When an event happens, such as "1 month after the first dose, then every month".

    Args:
        origin: what its days are counted from, such as "the start".
    """
    begins = _begins(event, origin)
    if event.team_sets:
        return (
            f"as often as your team sets, from {begins.removeprefix('on ')}{_ends(event, origin)}"
        )
    if event.every and event.days >= event.every:
        return f"{begins} and all along, {_until(event, origin)}"
    parts = [begins]
    if event.every:
        parts += [f"then every {span(event.every).removeprefix('1 ')}", _until(event, origin)]
        if event.days > 1:
            parts.append(f"{span(event.days)} each time")
    elif event.days > 1:
        parts.append(f"for {span(event.days)}")
    return ", ".join(parts)


def _begins(event: CalendarEvent, origin: str) -> str:
    if event.start < 0:
        return f"{span(-event.start)} before {origin}"
    if event.start == 0:
        return "on the first day"
    return f"{span(event.start)} after {origin}"


def _until(event: CalendarEvent, origin: str) -> str:
    if event.until is None:
        return "for as long as treatment lasts"
    return f"until {span(event.until)} after {origin}"


def _ends(event: CalendarEvent, origin: str) -> str:
    return "" if event.until is None else f" {_until(event, origin)}"
