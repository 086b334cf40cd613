"""Options are told as they are chosen, and what they mean for each other is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.printing import Clinic, HandoutOptions, Paper, Variant
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.handouts.options_panel import LONGEST_NOTE, OptionsPanel
from tests.gui.conftest import Show
from tests.gui.handouts.conftest import press, visible
from tests.gui.handouts.values import MARKUP, OPTIONS


@pytest.fixture
def panel(theme: ThemeController, show: Show) -> OptionsPanel:
    theme.repeat_ms = 0
    options = OptionsPanel(theme)
    show(options)
    options.show_options(OPTIONS, nurse=False)
    return options


def told(panel: OptionsPanel) -> str:
    line = panel.findChild(MarkedLine, "options_told")
    assert line is not None
    return line.words if line.isVisible() else ""


def test_options_are_told_as_they_are_chosen(panel: OptionsPanel) -> None:
    heard: list[HandoutOptions] = []
    panel.options_changed.connect(heard.append)
    press(panel, "more_options")
    names = ("segment_large", "segment_24", "segment_letter", "greyscale", "duplex", "booklet")
    for name in (*names, "room_for_notes"):
        press(panel, name)
    last = heard[-1]
    assert len(heard) == len(names) + 1
    assert last.variant is Variant.LARGE
    assert (last.size, last.paper, last.greyscale) == (24, Paper.LETTER, True)
    assert (last.duplex, last.booklet, last.room_for_notes) == (True, True, False)


def test_the_same_choice_twice_is_told_once(panel: OptionsPanel) -> None:
    heard: list[HandoutOptions] = []
    panel.options_changed.connect(heard.append)
    press(panel, "segment_easy")
    press(panel, "segment_easy")
    assert len(heard) == 1


def test_sizes_are_offered_for_large_print_only(panel: OptionsPanel) -> None:
    assert not visible(panel, "size")
    panel.show_options(replace(OPTIONS, variant=Variant.LARGE), nurse=False)
    assert visible(panel, "size")


def test_few_options_are_in_sight_at_first(panel: OptionsPanel) -> None:
    assert visible(panel, "greyscale")
    assert not visible(panel, "booklet")
    press(panel, "more_options")
    assert visible(panel, "booklet")


def test_at_home_nothing_is_asked_for_staff(panel: OptionsPanel) -> None:
    press(panel, "more_options")
    staff = ("prepared_for", "prepared_by", "nurse_copy", "handout_note", "handout_settings")
    assert not any(visible(panel, name) for name in staff)
    panel.show_options(OPTIONS, nurse=True)
    assert all(visible(panel, name) for name in staff)


def test_what_staff_type_is_told_after_a_while_as_it_is(qtbot: QtBot, panel: OptionsPanel) -> None:
    panel.show_options(OPTIONS, nurse=True)
    press(panel, "more_options")
    field = panel.findChild(QPlainTextEdit, "handout_note")
    assert field is not None
    with qtbot.waitSignal(panel.options_changed, timeout=3000) as heard:
        field.insertPlainText(MARKUP)
    assert heard.args[0].notes == MARKUP.strip()
    panel.show_options(OPTIONS, nurse=True)  # another handout
    assert field.toPlainText() == ""


def test_a_long_note_says_up_to_where_it_is_printed(qtbot: QtBot, panel: OptionsPanel) -> None:
    options = panel.options
    assert options is not None
    panel.show_options(options, nurse=True)
    typed = "And then one more. " * 3000
    panel._notes.edit.insertPlainText(typed)
    panel.tell()
    options = panel.options
    assert options is not None
    assert LONGEST_NOTE - 10 < len(options.notes) <= LONGEST_NOTE
    assert typed.startswith(options.notes)
    said = panel._notes.edit.accessibleDescription()
    assert said.startswith("This is too long. It is printed up to “")
    assert said.endswith(f"{' '.join(options.notes.split()[-4:])}”.")
    panel.show_options(options, nurse=True)
    assert panel._notes.text == typed  # nothing is taken away
    panel.show_options(replace(options, notes=""), nurse=True)
    assert not panel._notes.edit.accessibleDescription().startswith("This is too long")


def test_options_that_bear_on_each_other_say_so(panel: OptionsPanel) -> None:
    both = replace(OPTIONS, variant=Variant.LARGE, booklet=True)
    panel.show_options(both, nurse=False)
    assert "Large print takes many" in told(panel)
    assert "both sides" in told(panel)
    panel.show_options(OPTIONS, nurse=False)
    assert told(panel) == ""


def test_pages_without_easy_read_are_named(panel: OptionsPanel) -> None:
    panel.show_without_easy(("Cladribine", "The three Rs"))
    assert told(panel) == ""
    panel.show_options(replace(OPTIONS, variant=Variant.EASY), nurse=False)
    assert "Cladribine, The three Rs." in told(panel)
    panel.show_without_easy(tuple(f"Page {number}" for number in range(40)))
    assert "and 37 more" in told(panel)


def test_the_clinic_is_named(qtbot: QtBot, panel: OptionsPanel) -> None:
    panel.show_options(OPTIONS, nurse=True)
    press(panel, "more_options")
    label = panel.findChild(BodyLabel, "handout_clinic")
    assert label is not None
    assert label.text() == "On every page: Riverside MS Clinic"
    panel.show_options(replace(OPTIONS, clinic=Clinic()), nurse=True)
    assert label.text() == "No clinic is named on the pages."
    with qtbot.waitSignal(panel.settings_requested):
        press(panel, "handout_settings")


def test_the_panel_names_each_of_its_parts(panel: OptionsPanel) -> None:
    names = [child.objectName() for child in panel.findChildren(QWidget) if child.objectName()]
    ours = [name for name in names if not name.startswith("qt_")]
    assert len(ours) == len(set(ours))
