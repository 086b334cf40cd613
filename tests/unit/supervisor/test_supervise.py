"""What the supervisor does when a kiosk ends, with children that only pretend to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import pytest

from desktop.domain.kiosk import LEFT_BY_STAFF, RESTARTED
from desktop.domain.watching import WRONG_TRIES
from desktop.supervisor.supervise import NOTICE_AGAIN_S, REST_S, STOPPED, Supervisor

KIOSK, NOTICE = ["kiosk"], ["notice"]
HANGS, RUNS = 1000, 1001  # instead of an exit code


class World:
    """A clock, and programs that end as they were told to.

    Args:
        ends: how one kiosk after the other ends; after the last one staff leave.
        notice: how each notice ends.
    """

    def __init__(self, ends: Sequence[int], notice: int = RUNS) -> None:
        self.now = 0.0
        self.ends = list(ends)
        self.notice = notice
        self.started: list[tuple[str, float, str]] = []
        self.killed = 0
        self.stopped = 0
        self.tell: Callable[[int], object] = lambda _: None
        self.on_look: Callable[[], object] = lambda: None
        self.supervisor = Supervisor(
            KIOSK, NOTICE, start=self.start, clock=lambda: self.now, wait=self.wait
        )

    def start(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        on_tries: Callable[[int], object],
    ) -> Pretended:
        self.started.append((words[0], self.now, environment[WRONG_TRIES]))
        self.tell = on_tries
        if words == NOTICE:
            return Pretended(self, self.notice)
        return Pretended(self, self.ends.pop(0) if self.ends else LEFT_BY_STAFF)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def times(self, program: str) -> list[float]:
        return [at for words, at, _ in self.started if words == program]


class Pretended:
    """Stands in for `Child`."""

    def __init__(self, world: World, end: int) -> None:
        self._world = world
        self._end = end
        self.hung = False

    def look(self) -> int | None:
        self._world.now += 1
        self._world.on_look()
        self.hung = self._end == HANGS
        return None if self._end in (HANGS, RUNS) else self._end

    def kill(self) -> None:
        self._world.killed += 1

    def stop(self) -> None:
        self._world.stopped += 1


def test_staff_leaving_ends_it() -> None:
    world = World([])
    assert world.supervisor.run() == LEFT_BY_STAFF
    assert len(world.started) == 1


@pytest.mark.parametrize("end", [-11, 0, 1, HANGS])
def test_a_crash_or_a_hang_is_followed_by_a_new_start(
    end: int, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World([end])
    assert world.supervisor.run() == LEFT_BY_STAFF
    assert world.times("kiosk") == [0, 1]
    assert world.killed == (end == HANGS)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_wished_restart_is_no_fall() -> None:
    world = World([RESTARTED] * 10)
    assert world.supervisor.run() == LEFT_BY_STAFF
    assert len(world.times("kiosk")) == 11
    assert not world.times("notice")


def test_three_falls_bring_the_notice_and_later_another_try() -> None:
    world = World([1, HANGS, -9])
    assert world.supervisor.run() == LEFT_BY_STAFF
    assert world.times("notice") == [3]
    assert world.times("kiosk")[-1] >= 3 + REST_S
    assert world.stopped == 1


def test_a_fall_after_the_rest_brings_the_notice_at_once() -> None:
    world = World([1, 1, 1, 1])
    world.supervisor.run()
    assert len(world.times("notice")) == 2


def test_a_notice_that_fails_is_tried_now_and_then() -> None:
    world = World([1, 1, 1], notice=1)
    assert world.supervisor.run() == LEFT_BY_STAFF
    shown = world.times("notice")
    assert len(shown) == REST_S / NOTICE_AGAIN_S
    assert all(later - sooner >= NOTICE_AGAIN_S for sooner, later in pairwise(shown))
    assert world.times("kiosk")[-1] >= 3 + REST_S


def test_wrong_tries_are_handed_to_the_next_run() -> None:
    world = World([1])
    world.on_look = lambda: world.tell(4)
    world.supervisor.run()
    assert [tries for *_, tries in world.started] == ["0", "4"]


def test_it_stops_when_the_system_asks() -> None:
    world = World([RUNS])
    world.on_look = world.supervisor.stop
    assert world.supervisor.run() == STOPPED
    assert world.stopped == 1
