"""What is compared, as a model: rows in groups that fold, and headers both ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.comparing import STRATEGIES, Chosen
from desktop.models.compare_model import CompareModel
from tests.gui.comparison.values import PAIR, a_comparison_view

_TEXT = Qt.ItemDataRole.AccessibleTextRole
_MORE = Qt.ItemDataRole.AccessibleDescriptionRole
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def model(owner: QObject) -> CompareModel:
    made = CompareModel(owner)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    made.show_view(a_comparison_view(*PAIR))
    return made


def as_text(model: CompareModel) -> str:
    columns, rows = range(model.columnCount()), range(model.rowCount())
    lines = [" | ".join(["-", *(str(model.headerData(c, _ACROSS)) for c in columns)])]
    for row in rows:
        cells = [str(model.index(row, column).data()) for column in columns]
        lines.append(" | ".join([str(model.headerData(row, _DOWN)), *filter(None, cells)]))
    return "\n".join(lines)


WHOLE = """\
- | Maintenance and escalation | Immune reconstitution therapy (IRT)
The plan | The plan
Idea | You take a drug without a break. | A short course.
Living with it | Living with it
Vaccines | Have them before. | Have them before.
Work | Of these, 69 out of 100 people | Of these, 69 out of 100 people"""


def test_the_model_is_the_table(model: CompareModel) -> None:
    assert as_text(model) == WHOLE


def test_a_group_folds_and_unfolds(model: CompareModel) -> None:
    model.toggle_group(2)
    assert as_text(model).splitlines()[-1] == (
        "Living with it: 2 rows folded away | Living with it: 2 rows folded away"
    )
    model.toggle_group(2)
    assert as_text(model) == WHOLE


def test_what_was_folded_stays_folded_when_other_options_are_shown(model: CompareModel) -> None:
    model.toggle_group(0)
    model.show_view(a_comparison_view("stepping-down", *PAIR))
    assert model.rowCount() == 4
    assert model.columnCount() == 3


def test_toggling_an_aspect_does_nothing(model: CompareModel) -> None:
    model.toggle_group(1)
    assert as_text(model) == WHOLE


def test_a_screen_reader_hears_option_aspect_and_words(model: CompareModel) -> None:
    cell = model.index(3, 1)
    assert cell.data(_TEXT) == "Immune reconstitution therapy (IRT), Vaccines: Have them before."
    assert cell.data(_MORE) == "Same"
    assert model.headerData(5 - 1, _DOWN, _TEXT) == "Work. Not known"
    group = model.index(0, 1)
    assert (group.data(_TEXT), group.data(_MORE)) == ("The plan", "Enter folds its rows away.")


def test_a_row_says_what_matters_to_the_reader(model: CompareModel) -> None:
    model.show_view(a_comparison_view(*PAIR, matters={"idea": ("Having breaks", "Few visits")}))
    told = "Idea. Different. Matters a lot to you: Having breaks; Few visits"
    assert model.headerData(1, _DOWN, _TEXT) == told


def test_without_marks_nothing_is_said_of_differences(model: CompareModel) -> None:
    model.set_marked(False)
    assert model.headerData(1, _DOWN, _TEXT) == "Idea"
    assert model.index(1, 0).data(_MORE) == ""
    row = model.row(1)
    assert not hasattr(row, "title")
    assert not model.marks_difference(row)


def test_a_cell_is_found_by_its_option_and_aspect(model: CompareModel) -> None:
    place = model.place(PAIR[1], "work")
    assert (place.row(), place.column()) == (4, 1)
    assert not model.place(PAIR[1], "nothing").isValid()
    assert not model.place("stepping-down", "work").isValid()


def test_only_differences_leave_a_row(model: CompareModel) -> None:
    chosen = Chosen(STRATEGIES, PAIR, only_differences=True)
    model.show_view(a_comparison_view(chosen=chosen))
    assert [model.headerData(row, _DOWN) for row in range(model.rowCount())] == ["The plan", "Idea"]


def test_nothing_chosen_is_an_empty_table(model: CompareModel) -> None:
    model.show_view(a_comparison_view())
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_a_board_without_groups_has_only_aspects(model: CompareModel) -> None:
    view = a_comparison_view(*PAIR)
    rows = tuple(replace(row, group="") for row in view.comparison.rows)
    model.show_view(replace(view, comparison=replace(view.comparison, rows=rows)))
    assert model.rowCount() == 3
