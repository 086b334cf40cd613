"""Numbers per day, whatever the clock on the wall does."""

from __future__ import annotations

import datetime as dt

from desktop.app.kiosk.counts import Counts
from desktop.domain.kiosk import MOST_DAYS, DayCounts

DAY = dt.date(2026, 11, 21)


def test_what_was_counted_before_goes_on() -> None:
    counts = Counts(lambda: DAY, [DayCounts(DAY, 2, 3, {"relapse": 1}, {"en-GB": 2})])
    counts.count_session("cy")
    counts.count_page("relapse")
    counts.count_prints(4)
    assert counts.prints_today == 7
    assert counts.days == (DayCounts(DAY, 3, 7, {"relapse": 2}, {"en-GB": 2, "cy": 1}),)


def test_a_clock_that_jumps_makes_other_days_and_no_harm() -> None:
    today = [DAY]
    counts = Counts(lambda: today[0])
    for day in (DAY, dt.date(1970, 1, 1), dt.date(2036, 11, 21), DAY):
        today[0] = day
        counts.count_session("en-GB")
    assert [each.sessions for each in counts.days] == [1, 2, 1]
    assert counts.prints_today == 0


def test_the_oldest_day_gives_way_but_never_this_one() -> None:
    today = [dt.date(1970, 1, 1)]
    counts = Counts(
        lambda: today[0], [DayCounts(DAY - dt.timedelta(ago), 1) for ago in range(MOST_DAYS)]
    )
    counts.count_prints(1)
    assert counts.prints_today == 1
    assert len(counts.days) == MOST_DAYS
    today[0] = DAY
    counts.count_prints(1)
    assert counts.days[-1] == DayCounts(DAY, 1, 1)
