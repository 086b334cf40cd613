"""Every letter has a key of its full size, on any screen that can hold one."""

from __future__ import annotations

import pytest

from desktop.domain.take_home import CODE_LETTERS
from desktop.kiosk.key_plan import (
    ALPHABET,
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    FIGURES,
    MARKS,
    Board,
    KeyAct,
    KeyPlan,
    LetterOrder,
    plan_keys,
)

TOUCH, GAP = 80, 12  # px of 20 mm and 3 mm at 4 px to the millimetre
SIZES = {  # px that the keyboard may take
    "wide": (1860, 420),
    "upright": (1020, 800),
    "small": (1310, 280),
    "square": (1000, 270),
    "tablet": (780, 270),
    "least": (6 * 92 - 12, 3 * 92 - 12),
}


def typed_by(plan: KeyPlan) -> str:
    return "".join(key.text for page in plan.pages for row in page for key in row)


def acts(plan: KeyPlan) -> list[set[KeyAct]]:
    return [{key.act for row in page for key in row} for page in plan.pages]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("order", LetterOrder)
@pytest.mark.parametrize("board", Board)
def test_no_key_is_smaller_than_a_finger_needs(board: Board, order: LetterOrder, size: str) -> None:
    width, height = SIZES[size]
    plan = plan_keys(board, order, width, height, TOUCH, GAP)
    assert plan.side(width, height, GAP) >= TOUCH
    for page in plan.pages:
        assert len(page) == plan.rows
        assert all(sum(key.wide for key in row) <= plan.columns for row in page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("order", LetterOrder)
def test_each_letter_has_one_key(order: LetterOrder, size: str) -> None:
    plan = plan_keys(Board.WORDS, order, *SIZES[size], TOUCH, GAP)
    assert sorted(typed_by(plan).replace(" ", "")) == sorted(ALPHABET + FIGURES + MARKS)
    for acts_of_page in acts(plan):
        assert {KeyAct.DELETE, KeyAct.DONE, KeyAct.TURN, KeyAct.TYPE} <= acts_of_page


@pytest.mark.parametrize("size", SIZES)
def test_a_code_is_typed_with_the_letters_of_codes_alone(size: str) -> None:
    plan = plan_keys(Board.CODE, LetterOrder.ALPHABET, *SIZES[size], TOUCH, GAP)
    assert sorted(typed_by(plan)) == sorted(CODE_LETTERS)


def test_letters_of_a_large_screen_are_all_in_sight() -> None:
    for size in ("wide", "upright", "small"):
        plan = plan_keys(Board.WORDS, LetterOrder.QWERTY, *SIZES[size], TOUCH, GAP)
        assert set(ALPHABET) <= {key.text for row in plan.pages[0] for key in row}


def test_the_larger_keys_are_taken() -> None:
    wide = plan_keys(Board.WORDS, LetterOrder.ALPHABET, *SIZES["wide"], TOUCH, GAP)
    upright = plan_keys(Board.WORDS, LetterOrder.ALPHABET, *SIZES["upright"], TOUCH, GAP)
    assert (wide.columns, wide.rows) == (12, 3)
    assert (upright.columns, upright.rows) == (10, 4)


def test_a_screen_too_small_for_any_keyboard_gets_one_that_fills_it() -> None:
    plan = plan_keys(Board.WORDS, LetterOrder.ALPHABET, 300, 150, TOUCH, GAP)
    assert (plan.columns, plan.rows) == (FEWEST_COLUMNS, FEWEST_ROWS)
    assert 0 < plan.side(300, 150, GAP) < TOUCH
