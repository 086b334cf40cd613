"""Which PIN may be one, and how long a wrong one makes the next wait."""

from __future__ import annotations

import pytest

from desktop.domain.staff_pin import FREE_TRIES, LONGEST_WAIT_S, PinTries, what_is_wrong


@pytest.mark.parametrize(
    "pin",
    [
        *("", "12345", "1234567890123", "49381a", "４９３８１７", "493 817", "-49381"),
        *("000000", "123456", "654321", "890123", "321098", "121212", "123123", "112233", "111121"),
    ],
)
def test_short_odd_and_easy_pins_are_refused(pin: str) -> None:
    assert what_is_wrong(pin)


@pytest.mark.parametrize("pin", ["493817", "20481357", "949381700000"])
def test_others_will_do(pin: str) -> None:
    assert what_is_wrong(pin) == ""


def test_after_five_wrong_tries_each_wait_is_twice_as_long_up_to_fifteen_minutes() -> None:
    now = [50.0]
    tries = PinTries(lambda: now[0])
    waits = []
    for _ in range(12):
        tries.begin()
        waits.append(tries.wait_s)
        now[0] += tries.wait_s
        assert tries.wait_s == 0
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_the_right_pin_forgives_all() -> None:
    tries = PinTries(lambda: 0.0, 7)
    assert tries.wait_s == 120
    tries.was_right()
    assert (tries.wrong, tries.wait_s) == (0, 0)


@pytest.mark.parametrize("wrong", [-3, 0, FREE_TRIES, 10**9])
def test_a_restart_keeps_the_count_and_begins_its_wait_anew(wrong: int) -> None:
    tries = PinTries(lambda: 0.0, wrong)
    assert (tries.wait_s > 0) == (wrong >= FREE_TRIES)
    assert tries.wait_s <= LONGEST_WAIT_S
