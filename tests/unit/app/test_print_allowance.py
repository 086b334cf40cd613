"""How much may be printed: in a visit, an hour and a day, over all visits."""

from __future__ import annotations

from desktop.app.kiosk.print_allowance import HOUR_S, PrintAllowance
from desktop.domain.kiosk import KioskSettings
from desktop.domain.kiosk_paper import Limit, Refusal


class Kiosk:
    """Limits of 4 sides a visit, 6 an hour, 10 a day."""

    def __init__(self) -> None:
        self.settings = KioskSettings(pages_per_visit=4, pages_per_hour=6, pages_per_day=10)
        self.now = 1000.0
        self.today = 0  # sides counted for the day
        self.allowance = PrintAllowance(lambda: self.settings, lambda: self.today, lambda: self.now)

    def refusal(self, sides: int, in_visit: int = 0) -> Refusal | None:
        return self.allowance.refusal(sides, in_visit)

    def print(self, sides: int) -> None:
        self.allowance.sent(self.allowance.take(sides))
        self.today += sides


def test_a_visit_has_its_share_and_the_next_has_one_too() -> None:
    kiosk = Kiosk()
    assert kiosk.refusal(4) is None
    assert kiosk.refusal(2, in_visit=3) == Refusal(Limit.VISIT, left=1)
    assert kiosk.refusal(1, in_visit=3) is None
    kiosk.print(4)
    assert kiosk.refusal(2) is None


def test_what_no_limit_ever_lets_through_is_too_long() -> None:
    assert Kiosk().refusal(5) == Refusal(Limit.LONG, left=4)


def test_an_hour_opens_again_when_enough_of_it_has_gone() -> None:
    kiosk = Kiosk()
    kiosk.print(2)
    kiosk.now += 600
    kiosk.print(4)
    assert kiosk.refusal(1) == Refusal(Limit.HOUR, left=0, minutes=50)
    assert kiosk.refusal(3) == Refusal(Limit.HOUR, left=0, minutes=60)
    kiosk.now += HOUR_S - 600
    assert kiosk.refusal(2) is None
    assert kiosk.refusal(3) == Refusal(Limit.HOUR, left=2, minutes=10)


def test_a_day_is_that_of_the_counts_whatever_became_of_the_clock() -> None:
    kiosk = Kiosk()
    kiosk.today = 9
    assert kiosk.refusal(2) == Refusal(Limit.DAY, left=1)
    kiosk.today = 0  # another day, ahead or back
    assert kiosk.refusal(2) is None


def test_what_is_on_its_way_is_taken_until_it_is_given_back() -> None:
    kiosk = Kiosk()
    kiosk.settings = KioskSettings(pages_per_visit=4, pages_per_hour=9, pages_per_day=5)
    taken = kiosk.allowance.take(4)
    kiosk.now += 2 * HOUR_S  # a printer may be slow
    assert kiosk.refusal(2) == Refusal(Limit.DAY, left=1)
    kiosk.allowance.give_back(taken)
    assert kiosk.refusal(2) is None


def test_a_limit_of_nothing_turns_printing_off() -> None:
    kiosk = Kiosk()
    for settings in (
        KioskSettings(pages_per_visit=0),
        KioskSettings(pages_per_hour=0),
        KioskSettings(pages_per_day=0),
    ):
        kiosk.settings = settings
        assert kiosk.refusal(1) == Refusal(Limit.OFF)
