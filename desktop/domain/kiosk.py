"""What a public touch screen is set to, and the plain numbers that it counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

IDLE_MINUTES = range(1, 16)
PAGE_LIMITS = range(10_000)
VOLUMES = range(101)
SCREEN_WIDTHS_MM = range(50, 5001)
ZOOMS = (1.0, 4.0)
COUNTDOWN_S = 60  # in full view, before a visit is cleared
HOLD_S = 3  # for which staff hold the logo
LEAST_TARGET_MM = 20.0  # side of what is touched
LEAST_GAP_MM = 3.0  # between two things that are touched
EDGE_MM = 5.0  # at the sides of the screen, where nothing essential stands
FEWEST_SESSIONS = 5  # days with fewer are merged with others before anybody sees them
MOST_DAYS = 366  # that are counted for; the oldest go
LEFT_BY_STAFF = 10  # exit code: staff left the kiosk, so it is not started again
RESTARTED = 11  # exit code: staff, or the hour, asked for a new start, which is no crash


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """What `waymark.toml` says of the kiosk.

    Args:
        on: start as a kiosk without `--kiosk`.
        pin: argon2id hash of the staff PIN; without one the staff panel stays shut.
        shuffle_keys: the digits of the PIN pad stand in another order each time.
        idle_minutes: without a touch, after which it is asked whether anybody is there.
        printer: the one printer; empty means the system's default.
        pages_per_visit, pages_per_hour, pages_per_day: sides of paper at the most; 0 for none.
        volume: most that speech may be turned up to, % of what the system gives.
        screen_width_mm: of the real screen, where the system tells it wrong; 0 asks the system.
        zoom: how many dots make one px, for screens with very small dots.
        restart_at: when it starts anew while nobody is there; None for never.
    """

    on: bool = False
    pin: str = ""
    shuffle_keys: bool = False
    idle_minutes: int = 3
    printer: str = ""
    pages_per_visit: int = 20
    pages_per_hour: int = 60
    pages_per_day: int = 300
    volume: int = 70
    screen_width_mm: int = 0
    zoom: float = 1.0
    restart_at: dt.time | None = None


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What happened on one day, without anybody in it.

    Args:
        pages: by page id, how often it was opened.
        prints: sides of paper.
        languages: by language tag, in how many sessions.
    """

    day: dt.date
    sessions: int = 0
    prints: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CountedDays:
    """One busy day, or all quiet ones together, as staff see them.

    Args:
        sessions: 0 where there were too few to tell anything.
    """

    days: tuple[dt.date, ...]
    sessions: int = 0
    prints: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)


def for_staff(days: Iterable[DayCounts], today: dt.date) -> tuple[CountedDays, ...]:
    """The days from the last one back, those with few sessions merged into one row at the end.

    What was opened today is told tomorrow: whoever looks before and after a visitor must not see
    what that one read.
    """
    busy: list[CountedDays] = []
    quiet: list[DayCounts] = []
    over = (each if each.day != today else replace(each, pages={}, languages={}) for each in days)
    for each in sorted(over, key=lambda counted: counted.day, reverse=True):
        if each.sessions < FEWEST_SESSIONS:
            quiet.append(each)
        else:
            busy.append(_together((each,)))
    if not quiet:
        return tuple(busy)
    merged = _together(quiet)
    if merged.sessions < FEWEST_SESSIONS:
        merged = CountedDays(merged.days)
    return (*busy, merged)


def for_disk(days: Iterable[DayCounts]) -> tuple[DayCounts, ...]:
    """The days with what was opened on quiet ones in one heap, which lies at a quiet day.

    Nothing of it is there for fewer sessions than staff would be told of.
    """
    days = sorted(days, key=lambda counted: counted.day)
    quiet = [each for each in days if each.sessions < FEWEST_SESSIONS]
    heap = _together(quiet)
    told = heap.sessions >= FEWEST_SESSIONS  # so there are two quiet days or more
    at = quiet[-2] if told else None  # the last one may be today, and become a busy one
    return tuple(
        each
        if each.sessions >= FEWEST_SESSIONS
        else replace(
            each,
            pages=heap.pages if each is at else {},
            languages=heap.languages if each is at else {},
        )
        for each in days
    )


def _together(days: Iterable[DayCounts]) -> CountedDays:
    days = tuple(days)
    pages: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for each in days:
        pages.update(each.pages)
        languages.update(each.languages)
    return CountedDays(
        tuple(each.day for each in days),
        sum(each.sessions for each in days),
        sum(each.prints for each in days),
        pages,
        languages,
    )
