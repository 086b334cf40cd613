"""Counts sessions, pages and prints a day; plain numbers, and nobody in them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

from desktop.domain.kiosk import DayCounts


class Counts:
    """Numbers in memory.

    Args:
        today: the day that they are counted for.
    """

    def __init__(self, today: Callable[[], dt.date]) -> None:
        self._today = today
        self._sessions: Counter[dt.date] = Counter()
        self._prints: Counter[dt.date] = Counter()
        self._pages: dict[dt.date, Counter[str]] = {}
        self._languages: dict[dt.date, Counter[str]] = {}

    def count_session(self, language: str) -> None:
        """A visit has begun."""
        self._sessions[self._today()] += 1
        self._languages.setdefault(self._today(), Counter())[language] += 1

    def count_page(self, page: str) -> None:
        """A page was opened."""
        self._pages.setdefault(self._today(), Counter())[page] += 1

    def count_prints(self, sides: int) -> None:
        """So many sides of paper went to the printer."""
        self._prints[self._today()] += sides

    @property
    def days(self) -> tuple[DayCounts, ...]:
        """What was counted, the first day first."""
        days = sorted({*self._sessions, *self._prints, *self._pages})
        return tuple(
            DayCounts(
                day,
                self._sessions[day],
                self._prints[day],
                dict(self._pages.get(day, {})),
                dict(self._languages.get(day, {})),
            )
            for day in days
        )
