"""One visit after another, and nothing of one in the next."""

from __future__ import annotations

from desktop.domain.kiosk import COUNTDOWN_S
from tests.end2end.kiosk.conftest import Clock, StartKiosk, begin, shown


def test_a_touch_starts_a_visit_and_finish_ends_it(kiosk: StartKiosk) -> None:
    program = kiosk()
    assert shown(program) == "kiosk_welcome"
    visit = begin(program)
    assert shown(program) == "visit_frame"
    visit.frame.strip.finish_requested.emit()
    assert program.visit is None
    assert shown(program) == "kiosk_receipt"


def test_nobody_there_clears_the_visit(kiosk: StartKiosk, clock: Clock) -> None:
    program = kiosk()
    begin(program)
    clock.now += 60 * program.kiosk.idle_minutes
    program.idle.look()
    assert program.window.still_there.isVisible()
    clock.now += COUNTDOWN_S
    program.idle.look()
    assert program.visit is None
    assert program.window.still_there.isHidden()
