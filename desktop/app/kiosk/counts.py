"""Counts sessions, pages, prints and languages a day; plain numbers, and nobody in them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable

from desktop.domain.kiosk import MOST_DAYS, DayCounts


class Counts:
    """Numbers in memory.

    Args:
        today: the day that they are counted for.
        counted: what was counted before this start.
    """

    def __init__(self, today: Callable[[], dt.date], counted: Iterable[DayCounts] = ()) -> None:
        self._today = today
        self._days = {each.day: _Day(each) for each in counted}

    def count_session(self, language: str) -> None:
        """A visit has begun."""
        day = self._day()
        day.sessions += 1
        day.languages[language] += 1

    def count_page(self, page: str) -> None:
        """A page was opened."""
        self._day().pages[page] += 1

    def count_prints(self, sides: int) -> None:
        """So many sides of paper went to the printer."""
        self._day().prints += sides

    @property
    def prints_today(self) -> int:
        """Sides of paper that went to the printer on this day."""
        day = self._days.get(self._today())
        return day.prints if day is not None else 0

    @property
    def days(self) -> tuple[DayCounts, ...]:
        """What was counted, the first day first."""
        return tuple(self._days[day].value(day) for day in sorted(self._days))

    def _day(self) -> _Day:
        """The numbers of this day; the oldest day gives way to it where there are too many."""
        today = self._today()
        if today not in self._days:
            self._days[today] = _Day(DayCounts(today))
            for old in sorted(self._days.keys() - {today})[: len(self._days) - MOST_DAYS]:
                del self._days[old]
        return self._days[today]


class _Day:
    def __init__(self, counted: DayCounts) -> None:
        self.sessions = counted.sessions
        self.prints = counted.prints
        self.pages = Counter(counted.pages)
        self.languages = Counter(counted.languages)

    def value(self, day: dt.date) -> DayCounts:
        return DayCounts(day, self.sessions, self.prints, dict(self.pages), dict(self.languages))
