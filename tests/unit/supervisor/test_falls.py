from __future__ import annotations

from desktop.supervisor.falls import MOST, WITHIN_S, Falls


def test_the_third_fall_in_five_minutes_is_too_many() -> None:
    falls = Falls()
    assert [falls.add(at) for at in (0, 100, 299)] == [False, False, True]


def test_falls_far_apart_never_are() -> None:
    falls = Falls()
    assert not any(falls.add(at * WITHIN_S / (MOST - 1)) for at in range(1000))


def test_after_a_rest_one_more_is_enough_and_a_quiet_time_forgets() -> None:
    falls = Falls()
    falls.rested(1000)
    assert falls.add(1010)
    falls.rested(2000)
    assert not falls.add(2000 + WITHIN_S)
    assert not falls.add(2001 + WITHIN_S)
