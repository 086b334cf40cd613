"""How much may still be printed: in a visit, in an hour, in a day."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.kiosk import KioskSettings
from desktop.domain.kiosk_paper import Limit, Refusal

HOUR_S = 3600


@dataclass(eq=False, slots=True)
class Taken:
    """Sides that somebody was given; they are on their way until they were sent."""

    sides: int
    at: float
    on_their_way: bool = True


class PrintAllowance:
    """Gives out sides of paper, over all visits.

    An hour is an hour of the clock that nobody can set. The day is that of the numbers that are
    counted for staff: their file brings back what was printed before a restart, but for what was
    printed since it was written, which is an hour's paper at the most. The hour itself begins
    anew, because no time of day is ever kept.

    Args:
        kiosk: what staff set.
        sent_today: sides that are counted for this day.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        kiosk: Callable[[], KioskSettings],
        sent_today: Callable[[], int],
        clock: Callable[[], float],
    ) -> None:
        self._kiosk = kiosk
        self._sent_today = sent_today
        self._clock = clock
        self._taken: list[Taken] = []  # in the last hour, the first one first

    def refusal(self, sides: int, in_visit: int) -> Refusal | None:
        """Why so many sides may not be printed now; None if they may.

        Args:
            in_visit: sides that this visit printed already.
        """
        self._forget()
        kiosk = self._kiosk()
        limits = (kiosk.pages_per_visit, kiosk.pages_per_hour, kiosk.pages_per_day)
        if min(limits) <= 0:
            return Refusal(Limit.OFF)
        today = self._sent_today() + sum(t.sides for t in self._taken if t.on_their_way)
        used = (in_visit, sum(taken.sides for taken in self._taken), today)
        free = [limit - gone for limit, gone in zip(limits, used, strict=True)]
        left = max(0, min(free))
        if sides <= left:
            return None
        if sides > min(limits):
            return Refusal(Limit.LONG, left)
        for limit, may in ((Limit.VISIT, free[0]), (Limit.DAY, free[2])):
            if sides > may:
                return Refusal(limit, left)
        return Refusal(Limit.HOUR, left, self._minutes(sides - free[1]))

    def take(self, sides: int) -> Taken:
        """Sides begin their way to the printer."""
        taken = Taken(sides, self._clock())
        self._taken.append(taken)
        return taken

    def sent(self, taken: Taken) -> None:
        """They were sent, and are counted for the day from now on."""
        taken.on_their_way = False

    def give_back(self, taken: Taken) -> None:
        """They were not printed after all."""
        self._taken.remove(taken)

    def _forget(self) -> None:
        since = self._clock() - HOUR_S
        self._taken = [each for each in self._taken if each.at > since or each.on_their_way]

    def _minutes(self, lacking: int) -> int:
        """Until so many sides more are free again."""
        for taken in self._taken:
            lacking -= taken.sides
            if lacking <= 0:
                return max(1, math.ceil((taken.at + HOUR_S - self._clock()) / 60))
        return 0
