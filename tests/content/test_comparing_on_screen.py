"""Whatever is compared, the table on the screen has room for every word of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.comparing import BOARDS, STRATEGIES, TREATMENTS, Chosen, CompareView
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.library.opening import Library
from desktop.models.compare_model import AspectRow, CompareModel
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_fonts
from desktop.ui.comparison.compare_grid import NARROWEST_COLUMN, NARROWEST_HEAD, CompareGrid
from desktop.ui.comparison.compare_table import CompareTable
from desktop.ui.comparison.option_button import OptionButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LOOKS = [
    (theme, scale)
    for theme in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)
    for scale in (1.0, 2.0)
]
EACH_FOUR = {STRATEGIES: 1, TREATMENTS: 150}  # of all sets of 4, one in so many
WORD_BREAKS = 0.004  # of all cells, at the narrowest columns there are


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]} {look[1]:.0%}")
def grid(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[CompareGrid]:
    load_fonts(paths.resources() / "fonts")
    name, scale = request.param
    wishes = ViewSettings(theme=name, text_scale=scale, follow_system_text=False)
    theme = ThemeController(paths.resources(), wishes)
    model = CompareModel(qapp)
    made = CompareGrid(theme, model)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    model.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(grid: CompareGrid, view: CompareView) -> CompareTable:
    """`view` in the least width that has columns for it, every row measured."""
    columns = len(view.comparison.options)
    width = grid.look.body_px(NARROWEST_HEAD + columns * NARROWEST_COLUMN)
    grid.resize(width, 500)
    grid.table.compared.show_view(view)
    grid.strip.show_view(view)
    grid.table.finish()
    return grid.table


def faults(table: CompareTable) -> Iterator[str]:
    model = table.compared
    if sum(table.column_widths()) != table.viewport().width():
        yield "columns do not fill the table"
    for number in range(model.rowCount()):
        row, tall = model.row(number), table.rowHeight(number)
        if not isinstance(row, AspectRow):
            continue
        if tall < table.rows.height(row, model, table.head_width):
            yield f"{row.label}: its header is cut off"
        for runs, wide in zip(row.cells, table.column_widths(), strict=True):
            if tall < table.cells.height(runs, wide):
                yield f"{row.label}: a cell is cut off"


def options_of(library: Library, board: str, grid: CompareGrid) -> list[tuple[str, ...]]:
    """Every pair and some fours; fewer in the dark, whose letters are as wide as in the light."""
    offered = library.content.board(board).options
    fours = list(combinations(offered, 4))[:: EACH_FOUR[board]]
    return [*combinations(offered, 2), *fours][:: 9 if grid.look.colours.name == "dark" else 1]


@pytest.mark.parametrize("board", BOARDS)
def test_no_word_is_cut_off_in_any_pair_or_four(
    opened: Library, grid: CompareGrid, board: str
) -> None:
    found = set()
    for options in options_of(opened, board, grid):
        view = opened.comparing.view(Chosen(board, options))
        found |= {f"{options}: {fault}" for fault in faults(show(grid, view))}
    assert not found


def test_few_words_are_broken_even_in_narrow_columns(opened: Library, grid: CompareGrid) -> None:
    cells = breaks = 0
    for board in BOARDS:
        for options in options_of(opened, board, grid)[::5]:
            table = show(grid, opened.comparing.view(Chosen(board, options)))
            for number in range(table.compared.rowCount()):
                row = table.compared.row(number)
                if not isinstance(row, AspectRow):
                    continue
                for runs, wide in zip(row.cells, table.column_widths(), strict=True):
                    cells += 1
                    breaks += table.cells.block(runs).longest_word() > table.cells.room(wide)
    assert breaks / cells < WORD_BREAKS


def test_the_names_over_the_columns_are_whole(opened: Library, grid: CompareGrid) -> None:
    for board in BOARDS:
        offered = opened.content.board(board).options
        for options in zip(offered[::4], offered[1::4], offered[2::4], offered[3::4], strict=False):
            show(grid, opened.comparing.view(Chosen(board, options)))
            QApplication.processEvents()
            for button in grid.strip.findChildren(OptionButton):
                assert button.height() >= button.heightForWidth(button.width()), button.text()
