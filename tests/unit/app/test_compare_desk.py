"""What stands on Compare comes back from text, whatever that text is."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.app.compare_desk import CompareDesk, desk_of
from desktop.domain.comparing import STRATEGIES, TREATMENTS, Chosen
from desktop.domain.reading import LONGEST_DESK_ITEM

ids = st.text(min_size=1, max_size=30)
kinds = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first letters take their time
@given(
    options=st.lists(ids, max_size=6, unique=True),
    hidden=st.frozensets(ids, max_size=10),
    switches=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    board=st.sampled_from((STRATEGIES, TREATMENTS)),
)
def test_a_desk_comes_back_as_it_was(
    options: list[str], hidden: frozenset[str], switches: tuple[bool, bool, bool], board: str
) -> None:
    differences, values, marked = switches
    chosen = Chosen(board, tuple(options), hidden, differences, values)
    desk = CompareDesk(names={option: f"Name of {option}" for option in options}, marked=marked)
    desk = desk.with_chosen(chosen)
    assert desk_of(desk.as_text()) == desk


def test_both_boards_keep_their_own_options() -> None:
    desk = CompareDesk().with_chosen(Chosen(TREATMENTS, ("cladribine", "ocrelizumab")))
    desk = desk_of(desk.with_chosen(Chosen(STRATEGIES, ("stepping-down",))).as_text())
    assert desk.board == STRATEGIES
    assert desk.chosen[TREATMENTS].options == ("cladribine", "ocrelizumab")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text() | kinds.map(json.dumps))
def test_any_text_at_all_gives_a_desk(text: str) -> None:
    desk = desk_of(text)
    assert desk_of(desk.as_text()) == desk


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(told=st.fixed_dictionaries({"board": kinds, "boards": kinds, "names": kinds}))
def test_wrong_kinds_are_as_on_a_new_desk(told: dict[str, object]) -> None:
    assert desk_of(json.dumps(told)).board == STRATEGIES


@pytest.mark.parametrize("text", ["", "null", "[]", '{"boards": {"strategies": 7}}', "[" * 9_000])
def test_what_cannot_be_understood_is_left_out(text: str) -> None:
    desk = desk_of(text)
    assert desk.marked
    assert not any(chosen.options or chosen.hidden for chosen in desk.chosen.values())


def test_names_of_what_is_no_longer_chosen_are_forgotten() -> None:
    desk = CompareDesk(names={"a": "A", "b": "B"}).with_chosen(Chosen(STRATEGIES, ("b",)))
    assert desk_of(desk.as_text()).names == {"b": "B"}


def test_a_desk_that_would_be_too_long_is_cut() -> None:
    many = [f"option-{number}" for number in range(5_000)]
    told = {"boards": {board: {"options": many, "hidden": many} for board in ("strategies",)}}
    assert len(desk_of(json.dumps(told)).as_text()) < LONGEST_DESK_ITEM
