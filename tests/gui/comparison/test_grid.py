"""Tables of words: a real model and view, keys, and cards where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.grid_model import GridModel, GridRow
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel
from desktop.ui.comparison.comparison_block import ComparisonBlock
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.links import Links
from tests.builders import a_comparison

HEADER = ("What is compared", "Tablets", "Drip")
ROWS = (("Burden",), ("How often", "daily", "weekly"), ("Where", "at home", "in hospital"))


def as_text(model: GridModel) -> str:
    columns = range(model.columnCount())
    lines = [" | ".join(str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]
    lines += [
        " | ".join(str(model.index(row, c).data()) for c in columns)
        for row in range(model.rowCount())
    ]
    return "\n".join(lines)


def test_the_model_is_the_table(qtbot: QtBot) -> None:
    owner = QObject()
    model = GridModel("Row", ("A", "B"), (GridRow("G"), GridRow("r", ("1", "2"))), owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    assert as_text(model) == "Row | A | B\nG |  | \nr | 1 | 2"
    told = model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "B, r: 2"


def test_cells_open_by_keys(
    qtbot: QtBot, theme: ThemeController, show: Callable[[QWidget], QWidget]
) -> None:
    grid = Grid(theme, "Ways", HEADER, ROWS, opens=True)
    grid.setMinimumWidth(800)
    show(grid)
    grid.table.setFocus()
    qtbot.keyClick(grid.table, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.cell_opened) as opened:
        qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    assert opened.args == [1, 1]


def test_the_table_is_as_tall_as_its_words_need(qtbot: QtBot, theme: ThemeController) -> None:
    rows = (*ROWS, ("Long", "word " * 60, "short"))
    grid = Grid(theme, "Ways", HEADER, rows)
    grid.resize(700, 900)
    qtbot.addWidget(grid)
    grid.show()
    table = grid.table
    tall = sum(table.rowHeight(row) for row in range(len(rows)))
    assert table.height() == tall + table.horizontalHeader().height()
    assert table.rowHeight(3) > table.rowHeight(1)


def test_with_no_room_for_columns_rows_become_cards(qtbot: QtBot, theme: ThemeController) -> None:
    grid = Grid(theme, "Ways", HEADER, ROWS)
    grid.resize(320, 900)
    qtbot.addWidget(grid)
    grid.show()
    assert grid.stacked
    grid.finish()
    cards = grid.findChild(QWidget, "grid_cards")
    assert cards is not None
    assert len(cards.findChildren(Card)) == 2
    grid.resize(900, 900)
    assert not grid.stacked


def test_pressing_a_cell_explains_it_below_the_table(qtbot: QtBot, theme: ThemeController) -> None:
    links = Links()
    block = ComparisonBlock(theme, links, a_comparison())
    block.resize(800, 900)
    qtbot.addWidget(block)
    block.show()
    panel = block.findChild(QWidget, "cell_panel")
    assert panel is not None
    assert not panel.isVisible()
    comparison = a_comparison()
    first = next(
        row
        for row in range(block.grid.table.model().rowCount())
        if block.grid.table.model().index(row, 1).data()
    )
    block.open_cell(first, 0)
    assert panel.isVisible()
    heading = f"{comparison.rows[0].label}: {comparison.options[0].name}"
    assert any(heading == label.property("text") for label in panel.findChildren(QWidget))


def test_what_a_cell_opens_is_brought_into_sight_and_leads_back(
    qtbot: QtBot, theme: ThemeController
) -> None:
    links = Links()
    block = ComparisonBlock(theme, links, a_comparison())
    block.resize(800, 900)
    qtbot.addWidget(block)
    block.show()
    panel = block.findChild(QWidget, "cell_panel")
    with qtbot.waitSignal(links.look_wanted) as looked:
        block.open_cell(0, 0)
    assert looked.args[0] is panel
    back = block.findChild(QWidget, "back_to_table")
    assert back is not None
    with qtbot.waitSignal(links.look_wanted) as looked:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert looked.args[0] is block.grid.table.viewport()


def test_with_many_options_the_names_head_the_rows(qtbot: QtBot, theme: ThemeController) -> None:
    options = [(f"o{n}", f"Option {n}") for n in range(6)]
    comparison = a_comparison(options=options, rows=(("How often?", ["Daily"] * 6),))
    block = ComparisonBlock(theme, Links(), comparison)
    block.resize(800, 900)
    qtbot.addWidget(block)
    block.show()
    assert not block.grid.stacked
    told = as_text(block.grid.table.model())  # type: ignore[arg-type]
    assert told.splitlines()[:2] == ["Name | How often?", "Option 0 | Daily"]
    block.resize(300, 900)
    block.grid.finish()
    hint = next(label for label in block.findChildren(BodyLabel) if "Press a cell" in label.text())
    assert block.grid.stacked
    assert hint.isHidden()


def test_rows_left_out_are_counted_and_the_whole_table_is_a_press_away(
    qtbot: QtBot, theme: ThemeController
) -> None:
    links = Links()
    comparison = a_comparison()
    block = ComparisonBlock(theme, links, comparison, (comparison.rows[0].id,))
    qtbot.addWidget(block)
    if len(comparison.rows) > 1:
        whole = block.findChild(QWidget, "open_comparison")
        assert whole is not None
        with qtbot.waitSignal(links.page_requested) as asked:
            qtbot.mouseClick(whole, Qt.MouseButton.LeftButton)
        assert asked.args == [comparison.id]
