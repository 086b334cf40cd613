"""Choices and fields work by mouse and keys, and say what is wrong in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import CheckBox, RadioCard, Switch
from desktop.ui.common.field_parts import LONGEST_NOTE
from desktop.ui.common.fields import NoteField, SearchField, TextField
from desktop.ui.common.rows import Tabs
from desktop.ui.common.segmented import Segmented

Show = Callable[[QWidget], QWidget]
_LEFT = Qt.MouseButton.LeftButton


def test_label_of_a_switch_is_part_of_its_target(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    switch = Switch(theme, "Less movement", window, hint="Turns off all animation")
    show(switch)
    QTest.mouseClick(switch, _LEFT, pos=QPoint(10, switch.height() // 2))
    assert switch.isChecked()
    assert switch.property("thumb") == 1.0


def test_thumb_moves_unless_movement_is_off(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    theme.apply(replace(theme.settings, less_movement=False))
    switch = Switch(theme, "One part at a time", window)
    show(switch)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.property("thumb") < 1.0
    qtbot.waitUntil(lambda: switch.property("thumb") == 1.0)


def test_check_box_is_ticked_by_space(theme: ThemeController, window: QWidget) -> None:
    box = CheckBox(theme, "Large print", window)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_one_radio_card_of_a_group_is_chosen(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    group = QWidget(window)
    column = QVBoxLayout(group)
    cards = [RadioCard(theme, name, group) for name in ("Light", "Dark", "High contrast")]
    for card in cards:
        column.addWidget(card)
    show(group)
    cards[0].setChecked(True)
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    assert [card.isChecked() for card in cards] == [False, True, False]
    assert QApplication.focusWidget() is cards[1]
    stops = [card.text() for card in cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Dark"]


@pytest.fixture
def segmented(theme: ThemeController, window: QWidget, show: Show) -> Segmented:
    options = (("a4", "A4"), ("letter", "Letter"))
    segmented = Segmented(theme, "Paper", options, window, current="a4")
    show(segmented)
    return segmented


def test_arrows_choose_a_segment(segmented: Segmented, qtbot: QtBot) -> None:
    first = segmented.findChild(QWidget, "segment_a4")
    assert first is not None
    first.setFocus()
    with qtbot.waitSignal(segmented.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["letter"]
    assert segmented.current == "letter"


def test_pressing_the_chosen_segment_changes_nothing(segmented: Segmented, qtbot: QtBot) -> None:
    first = segmented.findChild(QWidget, "segment_a4")
    assert first is not None
    with qtbot.assertNotEmitted(segmented.chosen):
        QTest.mouseClick(first, _LEFT)
    assert segmented.current == "a4"
    other = segmented.findChild(QWidget, "segment_letter")
    assert other is not None
    with qtbot.waitSignal(segmented.chosen):
        QTest.mouseClick(other, _LEFT)


def test_tabs_choose_on_enter_not_on_arrows(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    tabs = Tabs(theme, "My list", (("marks", "Bookmarks"), ("notes", "Notes")), window)
    tabs.set_count("marks", 4, "4 bookmarks")
    show(tabs)
    first, second = tabs.findChild(QWidget, "tab_marks"), tabs.findChild(QWidget, "tab_notes")
    assert first is not None
    assert second is not None
    first.setFocus()
    with qtbot.assertNotEmitted(tabs.chosen):
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert chosen.args == ["notes"]
    assert first.accessibleDescription() == "4 bookmarks"


def test_search_asks_on_enter_and_on_its_button(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    field = SearchField(theme, "Search treatments", window)
    show(field)
    with qtbot.waitSignal(field.text_edited) as edited:
        QTest.keyClicks(field.line, "v")
    assert edited.args == ["v"]
    QTest.keyClicks(field.line, "accines ")
    with qtbot.waitSignal(field.search_requested) as asked:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert asked.args == ["vaccines"]
    button = field.findChild(QWidget, "search_button")
    assert button is not None
    with qtbot.waitSignal(field.search_requested):
        QTest.mouseClick(button, _LEFT)


def test_clear_empties_the_search_and_keeps_the_place(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    field = SearchField(theme, "Search treatments", window)
    show(field)
    clear = field.findChild(QWidget, "search_clear")
    assert clear is not None
    assert clear.isHidden()
    field.set_text("vaccines")
    assert not clear.isHidden()
    with qtbot.waitSignal(field.text_edited) as edited:
        QTest.mouseClick(clear, _LEFT)
    assert edited.args == [""]
    assert QApplication.focusWidget() is field.line


def test_error_stands_above_the_field_and_is_read_out(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    field = TextField(theme, "Clinic phone", window, hint="Printed on each page")
    show(field)
    assert field.line.accessibleName() == "Clinic phone"
    assert field.line.accessibleDescription() == "Printed on each page"
    field.set_error("Enter a phone number, like 01632 960 123")
    assert field.line.accessibleDescription() == "Enter a phone number, like 01632 960 123"
    field.set_error("")
    assert field.line.accessibleDescription() == "Printed on each page"


def test_enter_submits_a_line(theme: ThemeController, window: QWidget, qtbot: QtBot) -> None:
    field = TextField(theme, "Prepared for", window)
    field.set_text("Sam")
    with qtbot.waitSignal(field.submitted) as submitted:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert submitted.args == ["Sam"]


def test_note_takes_plain_words_only(theme: ThemeController, window: QWidget) -> None:
    note = NoteField(theme, "My note", window)
    rich = QMimeData()
    rich.setHtml("<b>Ask</b><img src='file:///x.png'>")
    rich.setText("Ask\x07 about\nwork")
    note.edit.insertFromMimeData(rich)
    assert note.text == "Ask about\nwork"


def test_note_holds_no_more_than_it_may(theme: ThemeController, window: QWidget) -> None:
    note = NoteField(theme, "My note", window)
    long = QMimeData()
    long.setText("x" * (LONGEST_NOTE - 10))
    note.edit.insertFromMimeData(long)
    note.edit.insertFromMimeData(long)
    assert len(note.text) == LONGEST_NOTE
    QTest.keyClicks(note.edit, "yy")
    assert len(note.text) == LONGEST_NOTE


def test_note_tells_what_the_reader_typed_but_not_what_was_shown(
    theme: ThemeController, window: QWidget, qtbot: QtBot
) -> None:
    note = NoteField(theme, "My note", window)
    with qtbot.assertNotEmitted(note.text_changed):
        note.set_text("From the store")
    with qtbot.waitSignal(note.text_changed) as changed:
        QTest.keyClicks(note.edit, "x")
    assert changed.args == ["xFrom the store"]


def test_tab_leaves_a_note(theme: ThemeController, window: QWidget, show: Show) -> None:
    note = NoteField(theme, "My note", window)
    other = TextField(theme, "Name", window)
    show(note)
    show(other)
    note.setFocus()
    QTest.keyClick(note.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other.line


def test_copied_words_of_a_field_are_plain(theme: ThemeController, window: QWidget) -> None:
    field = TextField(theme, "Name", window)
    field.set_text("Sam")
    field.line.selectAll()
    field.line.copy()
    assert QGuiApplication.clipboard().text() == "Sam"
