"""Says in words when the events of a treatment happen."""

from __future__ import annotations

from desktop.domain.content import CalendarEvent

DAYS_IN = (("year", 365), ("month", 30), ("week", 7), ("day", 1))
ROUNDING = 0.04  # a month of 30 or 31 days is still "every month"


def span(days: int) -> str:
    """`days` in the largest unit that fits evenly, such as "6 months" or "10 days"."""
    for unit, length in DAYS_IN:
        count = round(days / length)
        if count >= 1 and abs(days - count * length) <= ROUNDING * days:
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return f"{days} days"


def when(event: CalendarEvent) -> str:
    """When an event happens, such as "1 month after the first dose, then every month"."""
    if event.start < 0:
        begins = f"{span(-event.start)} before the first dose"
    elif event.start == 0:
        begins = "on the first day"
    else:
        begins = f"{span(event.start)} after the first dose"
    if event.every and event.days >= event.every:
        return f"{begins} and all along, {_until(event)}"
    parts = [begins]
    if event.every:
        parts += [f"then every {span(event.every).removeprefix('1 ')}", _until(event)]
        if event.days > 1:
            parts.append(f"{span(event.days)} each time")
    elif event.days > 1:
        parts.append(f"for {span(event.days)}")
    return ", ".join(parts)


def _until(event: CalendarEvent) -> str:
    if event.until is None:
        return "for as long as treatment lasts"
    return f"until {span(event.until)} after the first dose"
