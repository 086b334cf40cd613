"""Says a treatment's calendar events in words."""

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


def described(event: CalendarEvent) -> str:
    """One sentence, such as "Blood test: every month, from month 1, for 4 years."."""
    if event.start < 0:
        when = f"{span(-event.start)} before the first dose"
    elif event.start == 0:
        when = "on the first day"
    else:
        when = f"{span(event.start)} after the first dose"
    parts = [when]
    if event.every:
        unit = span(event.every)
        parts.append(f"then every {unit.removeprefix('1 ')}")
        if event.until is None:
            parts.append("for as long as treatment lasts")
        else:
            parts.append(f"until {span(event.until)} after the first dose")
    if event.days > 1:
        parts.append(f"for {span(event.days)}" if not event.every else f"{span(event.days)} each")
    return f"{event.label}: {', '.join(parts)}."
