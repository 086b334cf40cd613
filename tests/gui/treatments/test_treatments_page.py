"""The list of treatments is narrowed, opened and ticked by mouse, by keys and by ear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import ThemeName
from desktop.domain.treating import Taken, Wanted
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from desktop.ui.treatments.treatment_item import TreatmentItem
from desktop.ui.treatments.treatments_page import TreatmentsPage
from tests.gui.treatments.values import ALL_THE_TIME, CARDS, CLINIC, SHORT, a_view

NAMES = [card.name for card in CARDS]


@pytest.fixture
def page(theme: ThemeController, window: QWidget, qtbot: QtBot) -> TreatmentsPage:
    theme.repeat_ms = 0
    made = TreatmentsPage(theme, window)
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(1164, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.show_view(a_view())
    settle(made, qtbot)
    return made


def settle(page: TreatmentsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))


def find(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def shown(page: TreatmentsPage) -> list[str]:
    items = page.findChildren(TreatmentItem)
    return [item.face.text() for item in items if item.isVisible()]


def line(page: QWidget) -> QLineEdit:
    found = page.findChild(QLineEdit, "search_line")
    assert isinstance(found, QLineEdit)
    return found


def words(page: TreatmentsPage, name: str) -> str:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    if not found.isVisible():
        return ""
    assert isinstance(found, BodyLabel | MarkedLine | RunsView)
    return found.words


def tick(page: TreatmentsPage, *names: str) -> None:
    for name in names:
        find(page, f"tick_{name}").click()


def test_every_treatment_stands_in_the_list_from_a_to_z(page: TreatmentsPage) -> None:
    assert shown(page) == NAMES
    assert words(page, "treatments_count") == "6 treatments, A to Z"


def test_the_whole_card_opens_the_page(page: TreatmentsPage, qtbot: QtBot) -> None:
    face = find(page, "treatment_natalizumab")
    for place in (QPoint(8, 8), QPoint(face.width() - 8, 8), QPoint(8, face.height() - 8)):
        with qtbot.waitSignal(page.page_requested) as asked:
            qtbot.mouseClick(face, Qt.MouseButton.LeftButton, pos=place)
        assert asked.args == ["natalizumab"]


def test_the_tick_of_a_card_does_not_open_it(page: TreatmentsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.page_requested), qtbot.waitSignal(page.ticks_changed) as now:
        tick(page, "natalizumab")
    assert now.args == [("natalizumab",)]


@pytest.mark.parametrize(
    ("chip", "wanted"),
    [
        ("taken_tablet", Wanted(taken=Taken.TABLET)),
        ("taken_procedure", Wanted(taken=Taken.PROCEDURE)),
        ("course_all-the-time", Wanted(course=ALL_THE_TIME)),
        ("where_clinic", Wanted(where=CLINIC)),
    ],
)
def test_a_chip_asks_for_fewer_treatments(
    page: TreatmentsPage, qtbot: QtBot, chip: str, wanted: Wanted
) -> None:
    with qtbot.waitSignal(page.wanted_changed) as asked:
        find(page, chip).click()
    assert asked.args == [wanted]


def test_chips_of_several_groups_and_words_narrow_together(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    asked: list[Wanted] = []
    page.wanted_changed.connect(asked.append)
    find(page, "taken_injection").click()
    page.show_view(a_view("Int", "Peg", wanted=asked[-1]))
    find(page, "where_clinic").click()
    page.show_view(a_view("Int", "Peg", wanted=asked[-1]))
    qtbot.keyClicks(line(page), "peg")
    assert asked[-1] == Wanted(Taken.INJECTION, None, CLINIC, "peg")
    page.show_view(a_view("Peg", wanted=asked[-1]))
    assert shown(page) == ["Peginterferon beta-1a"]
    assert words(page, "treatments_count") == "1 treatment"
    find(page, "show_all_treatments").click()
    assert asked[-1] == Wanted()
    page.show_view(a_view())
    assert shown(page) == NAMES
    assert find(page, "taken_all").isChecked()


def test_each_letter_typed_narrows_the_list(page: TreatmentsPage, qtbot: QtBot) -> None:
    asked: list[str] = []
    page.wanted_changed.connect(lambda wanted: asked.append(wanted.words))
    qtbot.keyClicks(line(page), "oc")
    assert asked == ["o", "oc"]


def test_a_name_that_is_only_like_the_words_is_told_as_such(page: TreatmentsPage) -> None:
    page.show_view(a_view("Clad", wanted=Wanted(words="kladribeen"), alike=True))
    assert words(page, "treatments_count") == "Nothing is called “kladribeen”. Names like it:"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(words="xyz"), "Nothing found for “xyz”"),
        (Wanted(course=SHORT, where=CLINIC), "No treatment fits all of these"),
    ],
)
def test_nothing_found_says_so_and_leads_back_to_all(
    page: TreatmentsPage, qtbot: QtBot, wanted: Wanted, said: str
) -> None:
    page.show_view(a_view("Nothing", wanted=wanted))
    assert shown(page) == []
    assert words(page, "treatments_count") == "No treatment found"
    labels = [label.text() for label in page.findChildren(BodyLabel) if label.isVisible()]
    assert said in labels
    with qtbot.waitSignal(page.wanted_changed) as asked:
        find(page, "empty_action").click()
    assert asked.args == [Wanted()]
    assert line(page).text() == ""


# Ticks


def test_the_strip_names_what_is_ticked_in_the_readers_order(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    assert not words(page, "chosen_names")
    tick(page, "ocrelizumab")
    assert words(page, "chosen_names") == "1 chosen: Ocrelizumab"
    assert words(page, "chosen_hint") == "Tick one more to compare."
    assert not find(page, "compare_chosen").isVisible()
    tick(page, "cladribine-tablets")
    assert words(page, "chosen_names") == "2 chosen: Ocrelizumab and Cladribine tablets"
    assert find(page, "compare_chosen").text() == "Compare these 2"
    with qtbot.waitSignal(page.compare_requested) as asked:
        find(page, "compare_chosen").click()
    assert asked.args == [["ocrelizumab", "cladribine-tablets"]]


def test_the_fifth_is_not_ticked_and_the_strip_says_why(page: TreatmentsPage) -> None:
    tick(page, *(card.id for card in CARDS[:4]))
    assert "4 chosen" in words(page, "chosen_names")
    fifth = find(page, f"tick_{CARDS[4].id}")
    fifth.click()
    assert not fifth.isChecked()
    assert words(page, "chosen_hint") == "You can compare 4 at most. Take away a tick first."
    tick(page, CARDS[0].id)
    fifth.click()
    assert fifth.isChecked()
    assert not words(page, "chosen_hint")


def test_clear_takes_every_tick_away_and_tells_what_was_ticked(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    tick(page, "natalizumab", "ocrelizumab")
    with qtbot.waitSignals([page.ticks_changed, page.ticks_cleared]):
        find(page, "clear_chosen").click()
    assert not any(find(page, f"tick_{card.id}").isChecked() for card in CARDS)
    assert not words(page, "chosen_names")
    page.show_ticks(("natalizumab",))
    assert find(page, "tick_natalizumab").isChecked()


def test_ticks_stay_while_the_list_is_narrowed(page: TreatmentsPage) -> None:
    tick(page, "natalizumab", "ocrelizumab")
    page.show_view(a_view("Clad", wanted=Wanted(words="clad")))
    assert words(page, "chosen_names") == "2 chosen: Natalizumab and Ocrelizumab"
    page.show_view(a_view())
    assert find(page, "tick_natalizumab").isChecked()


def test_a_treatment_that_has_gone_is_named_once(page: TreatmentsPage, qtbot: QtBot) -> None:
    page.show_ticks(("natalizumab",), ("Daclizumab", "Another one"))
    assert words(page, "treatments_notice").endswith("Daclizumab and Another one.")
    tick(page, "ocrelizumab")
    assert not words(page, "treatments_notice")


# Keys


def test_tab_reaches_the_field_each_group_each_card_and_each_tick(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    tick(page, "natalizumab", "ocrelizumab")
    field = line(page)
    field.setFocus()
    order = [field.objectName()]
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is field:
            break
        order.append(focused.objectName())
    assert order[1:5] == ["treatments_scroll", "taken_all", "course_all", "where_all"]
    cards = [name for card in CARDS for name in (f"treatment_{card.id}", f"tick_{card.id}")]
    assert order[5 : 5 + len(cards)] == cards
    assert order[5 + len(cards) :] == ["clear_chosen", "compare_chosen"]


def test_arrows_choose_a_chip(page: TreatmentsPage, qtbot: QtBot) -> None:
    find(page, "taken_all").setFocus()
    with qtbot.waitSignal(page.wanted_changed) as asked:
        qtbot.keyClick(find(page, "taken_all"), Qt.Key.Key_Right)
    assert asked.args == [Wanted(taken=Taken.TABLET)]
    assert find(page, "taken_tablet").hasFocus()


def test_arrows_go_from_the_field_through_the_cards_shown(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    page.show_view(a_view("Nat", "Ocr"))
    field = line(page)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert find(page, "treatment_natalizumab").hasFocus()
    qtbot.keyClick(find(page, "treatment_natalizumab"), Qt.Key.Key_Down)
    qtbot.keyClick(find(page, "treatment_ocrelizumab"), Qt.Key.Key_Down)
    assert find(page, "treatment_ocrelizumab").hasFocus()
    qtbot.keyClick(find(page, "treatment_ocrelizumab"), Qt.Key.Key_Up)
    qtbot.keyClick(find(page, "treatment_natalizumab"), Qt.Key.Key_Up)
    assert field.hasFocus()


def test_keys_tick_and_open_a_card(page: TreatmentsPage, qtbot: QtBot) -> None:
    box = find(page, "tick_natalizumab")
    box.setFocus()
    with qtbot.waitSignal(page.ticks_changed):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    face = find(page, "treatment_natalizumab")
    face.setFocus()
    with qtbot.waitSignal(page.page_requested):
        qtbot.keyClick(face, Qt.Key.Key_Return)


def test_the_reader_comes_back_to_the_card_that_was_opened(page: TreatmentsPage) -> None:
    find(page, "treatment_natalizumab").click()
    page.setFocus()
    page.first_focus()
    assert find(page, "treatment_natalizumab").hasFocus()


# Screen readers


def test_a_card_is_a_button_and_its_tick_a_check_box(page: TreatmentsPage) -> None:
    card = QAccessible.queryAccessibleInterface(find(page, "treatment_ocrelizumab"))
    assert card.role() == QAccessible.Role.Button
    assert card.text(QAccessible.Text.Name) == "Ocrelizumab"
    assert card.text(QAccessible.Text.Description) == (
        "Brand name: Ocreex. Infusion (drip) · At a clinic · All the time. "
        "Maintenance and escalation: experts differ"
    )
    box = find(page, "tick_ocrelizumab")
    told = QAccessible.queryAccessibleInterface(box)
    assert told.role() == QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == "Compare Ocrelizumab"
    assert not told.state().checked
    box.click()
    assert told.state().checked


def test_a_chip_is_a_radio_button_of_its_group(page: TreatmentsPage) -> None:
    told = QAccessible.queryAccessibleInterface(find(page, "course_short-course"))
    assert told.role() == QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name) == "Short course"
    assert told.text(QAccessible.Text.Description) == "How long"


# Room


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST])
@pytest.mark.parametrize(("width", "scale"), [(344, 1.0), (344, 2.0), (684, 2.4), (1484, 1.0)])
def test_no_word_is_cut_off_with_all_there_can_be(
    page: TreatmentsPage,
    theme: ThemeController,
    qtbot: QtBot,
    name: ThemeName,
    width: int,
    scale: float,
) -> None:
    theme.apply(replace(theme.settings, theme=name, text_scale=scale))
    page.window().resize(width, 800)
    tick(page, *(card.id for card in CARDS[:4]))
    tick(page, CARDS[4].id)
    if find(page, "open_filters").isVisible():
        find(page, "open_filters").click()
    page.show_view(a_view("Int", "Ocr", "Stem", wanted=Wanted(where=CLINIC)))
    qtbot.wait(20)
    for child in page.findChildren(QWidget):
        parent = child.parentWidget()
        if isinstance(child, BodyLabel | RunsView | Pressable) and child.isVisible():
            assert child.height() >= child.heightForWidth(child.width()), child
            assert parent is None or child.geometry().right() <= parent.width(), child
    strip = page.findChild(QWidget, "chosen_strip")
    assert strip is not None
    assert strip.height() < page.height() / 2


def test_with_little_room_the_filters_stand_behind_a_button(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    page.window().resize(460, 800)
    qtbot.waitUntil(lambda: not find(page, "taken_all").isVisible())
    page.show_view(a_view("Nat", wanted=Wanted(taken=Taken.INFUSION)))
    assert words(page, "treatments_count") == "1 treatment · Infusion"
    find(page, "open_filters").click()
    assert find(page, "taken_all").isVisible()
    assert words(page, "treatments_count") == "1 treatment"
    qtbot.keyClicks(line(page), "n")
    assert not find(page, "taken_all").isVisible()


def test_the_words_and_the_keys_stay_in_the_field_when_it_moves(
    page: TreatmentsPage, qtbot: QtBot
) -> None:
    field = line(page)
    field.setFocus()
    qtbot.keyClicks(field, "nat")
    page.window().resize(460, 800)
    qtbot.waitUntil(lambda: not find(page, "taken_all").isVisible())
    assert field.hasFocus()
    assert field.text() == "nat"
    assert field.isVisible()
