"""A comparison stands with its options as columns, or as rows where they are too many."""

from __future__ import annotations

import pytest

from desktop.domain.blocks import plain
from desktop.domain.content import COLUMNS
from tests.builders import a_comparison

ROWS = (("How often?", ("Daily", "Twice")), ("Where?", ("At home", "In hospital")))


def test_few_options_are_the_columns() -> None:
    comparison = a_comparison(rows=ROWS)
    assert comparison.shown() == comparison
    assert [row.label for row in comparison.shown({"where"}).rows] == ["Where?"]


@pytest.mark.parametrize("count", [COLUMNS + 1, 21])
def test_many_options_become_the_rows(count: int) -> None:
    options = [(f"o{n}", f"Option {n}") for n in range(count)]
    rows = [
        ("How often?", [f"often {n}" for n in range(count)]),
        ("Where?", [f"where {n}" for n in range(count)]),
    ]
    shown = a_comparison(options=options, rows=rows).shown()
    assert [option.name for option in shown.options] == ["How often?", "Where?"]
    assert [row.label for row in shown.rows] == [name for _, name in options]
    assert [plain(cell.runs) for cell in shown.rows[3].cells] == ["often 3", "where 3"]
    only = a_comparison(options=options, rows=rows).shown({"where"})
    assert [option.name for option in only.options] == ["Where?"]
    assert [plain(cell.runs) for cell in only.rows[0].cells] == ["where 0"]
