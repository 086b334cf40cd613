"""Back and forward."""

from __future__ import annotations

from desktop.app.history import History, Stop


def test_back_and_forward_walk_the_same_way() -> None:
    history = History(Stop("home"))
    history.go(Stop("read"))
    history.go(Stop("page", "a-topic"))
    assert history.back() == Stop("read")
    assert history.back() == Stop("home")
    assert history.back() is None
    assert history.forward() == Stop("read")
    assert history.has_next


def test_a_new_way_drops_what_was_ahead() -> None:
    history = History(Stop("home"))
    history.go(Stop("read"))
    history.back()
    history.go(Stop("words"))
    assert not history.has_next
    assert history.previous == Stop("home")


def test_the_same_place_twice_is_one_stop_and_keeps_where_it_was_left() -> None:
    history = History(Stop("home"))
    history.go(Stop("page", "a-topic"))
    history.leave_at("part-3")
    history.go(Stop("page", "a-topic", "part-4"))
    history.go(Stop("page", "other"))
    assert history.back() == Stop("page", "a-topic", "part-4")
    assert history.previous == Stop("home")


def test_old_stops_are_forgotten_in_the_end() -> None:
    history = History(Stop("home"))
    for number in range(3 * History.LONGEST):
        history.go(Stop("page", f"page-{number}"))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == History.LONGEST
