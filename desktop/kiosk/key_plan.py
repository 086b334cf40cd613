"""Which keys stand where on the on-screen keyboard, so that each keeps its size on any screen.

The rule: letters stand in rows of ten, with the other keys beside them or in a row below, whichever
gives larger keys. Where neither fits, the letters come in groups, and "More" leads from one group
to the next. Only a screen under some 14 by 12 cm cannot hold even that; its keys are as large as it
allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from desktop.domain.take_home import CODE_LETTERS

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIGURES = "1234567890"
MARKS = "'-?.,"
FEWEST_COLUMNS, FEWEST_ROWS = 6, 3
_TEN = 10


class KeyAct(StrEnum):
    """What a key does."""

    TYPE = "type"
    DELETE = "delete"
    DONE = "done"
    TURN = "turn"  # to the next page of keys
    ORDER = "order"  # A to Z, or as on a typewriter
    GAP = "gap"


class LetterOrder(StrEnum):
    ALPHABET = "alphabet"
    QWERTY = "qwerty"


class Board(StrEnum):
    """What is typed: words, or a code with the letters and figures of codes alone."""

    WORDS = "words"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class PlannedKey:
    """One key.

    Args:
        text: what it types.
        wide, tall: columns and rows that it takes.
    """

    act: KeyAct
    text: str = ""
    wide: int = 1
    tall: int = 1


KeyRow = tuple[PlannedKey, ...]
KeyPage = tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """Pages of keys on one grid; the first page shows first."""

    columns: int
    rows: int
    pages: tuple[KeyPage, ...]

    def side(self, width: int, height: int, gap: int) -> int:
        """Px of the shorter side of a key where the keyboard is so large."""
        return min(
            (width + gap) // self.columns - gap,
            (height + gap) // self.rows - gap,
        )


def plan_keys(
    board: Board, order: LetterOrder, width: int, height: int, touch: int, gap: int
) -> KeyPlan:
    """The plan with the largest keys, none of them smaller than `touch` if that can be.

    Args:
        width, height: px that there are.
        gap: px between two keys.
    """
    plans = _code_plans() if board is Board.CODE else _word_plans(order)
    best = max(plans, key=lambda plan: plan.side(width, height, gap))
    if best.side(width, height, gap) >= touch:
        return best
    return _in_groups(
        board,
        columns=max(FEWEST_COLUMNS, (width + gap) // (touch + gap)),
        rows=max(FEWEST_ROWS, (height + gap) // (touch + gap)),
    )


def _types(texts: str, wide: int = 1) -> KeyRow:
    return tuple(PlannedKey(KeyAct.TYPE, text, wide) for text in texts)


def _space(wide: int) -> PlannedKey:
    return PlannedKey(KeyAct.TYPE, " ", wide)


def _delete(wide: int) -> PlannedKey:
    return PlannedKey(KeyAct.DELETE, wide=wide)


def _done(wide: int, tall: int = 1) -> PlannedKey:
    return PlannedKey(KeyAct.DONE, wide=wide, tall=tall)


def _turn(wide: int) -> PlannedKey:
    return PlannedKey(KeyAct.TURN, wide=wide)


def _order(wide: int) -> PlannedKey:
    return PlannedKey(KeyAct.ORDER, wide=wide)


def _gap(wide: int) -> PlannedKey:
    return PlannedKey(KeyAct.GAP, wide=wide)


def _word_plans(order: LetterOrder) -> Iterator[KeyPlan]:
    """Letters in three rows: the other keys beside them, or in a fourth row."""
    marks = _types(MARKS, wide=2)
    if order is LetterOrder.QWERTY:
        first, second, third = map(_types, ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"))
        beside: KeyPage = (
            (*first, _delete(2)),
            (*second, _turn(1), _order(2)),
            (*third, _space(3), _done(2)),
        )
        below: KeyPage = (first, (*second, _turn(1)), (*third, _delete(3)))
    else:
        first, second, third = map(_types, ("ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ"))
        beside = (
            (*first, _delete(2)),
            (*second, _order(2)),
            (*third, _turn(1), _space(3), _done(2)),
        )
        below = (first, second, (*third, _turn(1), _delete(3)))
    figures = _types(FIGURES)
    yield KeyPlan(
        12, 3, (beside, ((*figures, _delete(2)), (*marks, _turn(2)), (_space(10), _done(2))))
    )
    last = (_order(3), _space(4), _done(3))
    others: KeyPage = (figures, marks, (_turn(7), _delete(3)), (_space(7), _done(3)))
    yield KeyPlan(10, 4, ((*below, last), others))


def _code_plans() -> Iterator[KeyPlan]:
    """Figures, then letters; a code has no spaces."""
    figures, letters = CODE_LETTERS[:8], CODE_LETTERS[8:]
    first, second = _types(letters[:_TEN]), _types(letters[_TEN:])
    yield KeyPlan(
        12,
        3,
        (((*_types(figures), _delete(4)), (*first, _done(2, tall=2)), (*second, _gap(2))),),
    )
    yield KeyPlan(10, 4, (((*_types(figures), _delete(2)), first, second, (_done(10),)),))


def _in_groups(board: Board, columns: int, rows: int) -> KeyPlan:
    """As many letters at once as fit, and below them the keys that are always needed."""
    if board is Board.CODE:
        texts, spaces = CODE_LETTERS, False
    else:
        texts, spaces = ALPHABET + FIGURES + MARKS, True
    below = _always(columns, spaces=spaces)
    rows_of_letters = rows - len(below)
    held = columns * rows_of_letters
    groups = (texts[at : at + held] for at in range(0, len(texts), held))
    pages = ((*chain(_rows_of(group, columns, rows_of_letters)), *below) for group in groups)
    return KeyPlan(columns, rows, tuple(pages))


def _always(columns: int, *, spaces: bool) -> KeyPage:
    half = columns // 2
    rest = columns - half
    if not spaces:
        third = columns // 3
        return ((_turn(third), _delete(third), _done(columns - 2 * third)),)
    if columns < _TEN:
        return ((_turn(half), _delete(rest)), (_space(half), _done(rest)))
    return ((_turn(2), _space(columns - 7), _delete(2), _done(3)),)


def _rows_of(texts: Sequence[str], columns: int, rows: int) -> Iterator[KeyRow]:
    for row in range(rows):
        yield _types("".join(texts[row * columns : (row + 1) * columns]))
