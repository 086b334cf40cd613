"""What matters to me: one card at a time, nothing chosen for anybody, nothing ranked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import Weight
from desktop.domain.values import (
    OTHER,
    READER,
    Differences,
    GoneAnswer,
    Sorted,
    Step,
    Summary,
    ValueGroup,
)
from desktop.library.values import question_about, summary
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.step_dots import StepDots
from desktop.ui.values.answers import Answers
from desktop.ui.values.values_page import ValuesPage
from tests.gui.diagrams.values import draw
from tests.gui.values.values import CARDS, SAID, a_turn, some_differences
from tests.ranking_words import ranking_words


@pytest.fixture
def page(theme: ThemeController, window: QWidget, qtbot: QtBot) -> ValuesPage:
    """The page in all of a window as wide as beside the rail."""
    made = ValuesPage(theme, draw)
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(1164, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def show_result(page: ValuesPage, found: Summary | None = None) -> None:
    questions = {card.id: question_about(card) for card in CARDS}
    page.show_result(found or summary(CARDS, SAID), questions, frozenset())
    for work in page.findChildren(Slices):
        work.finish()
    QApplication.processEvents()  # what is added late is shown late


def find(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def words(page: QWidget) -> list[str]:
    """All that can be read on the page, buttons included."""
    labels = (label.text() for label in page.findChildren(BodyLabel) if label.isVisible())
    buttons = (button.text() for button in page.findChildren(QAbstractButton) if button.isVisible())
    return [*labels, *buttons]


def headings(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(HeadingLabel) if each.isVisible()]


def chosen(page: QWidget) -> list[str]:
    return [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isCheckable() and button.isChecked()
    ]


# The start


def test_the_start_says_that_there_is_no_right_answer_and_no_score(page: ValuesPage) -> None:
    page.show_start(Sorted.NONE, Sorted.NONE, private=False)
    assert "There is no right answer, and no score." in words(page)
    assert find(page, "values_sort").text() == "Sort the cards"
    assert page.findChild(QWidget, "values_result") is None  # nothing came of it yet
    assert page.findChild(QWidget, "forget_other") is None


def test_the_start_offers_what_was_begun(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_start(Sorted.SOME, Sorted.SOME, private=False)
    assert find(page, "values_sort").text() == "Go on sorting the cards"
    for name, step in (
        ("values_sort", Step.SORT),
        ("values_result", Step.RESULT),
        ("values_chairs", Step.CHAIRS),
    ):
        with qtbot.waitSignal(page.step_requested) as asked:
            find(page, name).click()
        assert asked.args == [step]
    assert find(page, "forget_other").isVisible()


def test_a_private_session_says_that_nothing_is_kept(page: ValuesPage) -> None:
    page.show_start(Sorted.NONE, Sorted.NONE, private=True)
    assert any("private session" in each for each in words(page))
    assert not any("is kept at once" in each for each in words(page))


# A card


def test_nothing_is_chosen_before_the_reader_does(page: ValuesPage) -> None:
    page.show_card(a_turn())
    assert chosen(page) == []
    said = words(page)
    for answer in ("Matters a lot", "Matters a little", "Does not matter", "Not sure"):
        assert said.count(answer) == 1
    assert "2 of 4" in said
    assert "There is no right answer. You can change it later." in said


def test_choosing_tells_the_answer_and_does_nothing_else(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_card(a_turn())
    with qtbot.assertNotEmitted(page.moved), qtbot.waitSignal(page.weight_chosen) as told:
        qtbot.mouseClick(find(page, "answer_a-little"), Qt.MouseButton.LeftButton)
    assert told.args == [Weight.A_LITTLE]
    assert chosen(page) == ["Matters a little"]
    with qtbot.waitSignal(page.weight_chosen) as told:
        find(page, "answer_not-sure").click()
    assert told.args == [Weight.NOT_SURE]
    assert chosen(page) == ["Not sure"]
    assert headings(page)[-2] == CARDS[1].question  # still the same card


def test_the_answer_given_before_is_shown(page: ValuesPage) -> None:
    page.show_card(a_turn(weight=Weight.NOT))
    assert chosen(page) == ["Does not matter"]
    assert focused() is find(page, "answer_not")


def test_arrows_move_without_choosing_until_something_is_chosen(
    page: ValuesPage, qtbot: QtBot
) -> None:
    page.show_card(a_turn())
    first = focused()
    assert first is find(page, "answer_a-lot")
    with qtbot.assertNotEmitted(page.weight_chosen):
        qtbot.keyClick(first, Qt.Key.Key_Right)
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is find(page, "answer_not")
    with qtbot.waitSignal(page.weight_chosen) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert told.args == [Weight.NOT]
    with qtbot.waitSignal(page.weight_chosen) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Left)
    assert told.args == [Weight.A_LITTLE]
    assert focused() is find(page, "answer_a-little")


def test_arrows_stop_at_both_ends(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_card(a_turn())
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is find(page, "answer_a-lot")
    for _ in range(6):
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is find(page, "answer_not-sure")


def test_the_way_on_is_the_next_stop_after_the_answers(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_card(a_turn(weight=Weight.A_LOT))
    order = []
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        order.append(focused())
    assert [each.objectName() for each in order[:3]] == ["card_next", "card_skip", "card_back"]
    assert all(isinstance(each, LinkSpot) for each in order[3:])


@pytest.mark.parametrize(("name", "by"), [("card_next", 1), ("card_skip", 1), ("card_back", -1)])
def test_next_skip_and_back_move_by_one_card(
    page: ValuesPage, qtbot: QtBot, name: str, by: int
) -> None:
    page.show_card(a_turn())
    with qtbot.assertNotEmitted(page.weight_chosen), qtbot.waitSignal(page.moved) as moved:
        find(page, name).click()
    assert moved.args == [by]


def test_what_was_skipped_is_said(page: ValuesPage) -> None:
    page.show_card(a_turn(skipped=CARDS[0].title))
    assert "Skipped: Having fewer relapses. You can sort it later." in words(page)
    assert "Next without an answer skips this card." in words(page)


def test_the_last_card_says_that_it_is_the_last(page: ValuesPage) -> None:
    page.show_card(a_turn(card=CARDS[3], number=4))
    assert find(page, "card_next").text() == "Finish"


def test_stop_and_save_is_there_on_every_card_and_nowhere_else(
    page: ValuesPage, qtbot: QtBot
) -> None:
    for step, chair in ((Step.SORT, READER), (Step.FIRST, READER), (Step.SECOND, OTHER)):
        page.show_card(a_turn(step=step, chair=chair))
        with qtbot.waitSignal(page.stop_requested):
            find(page, "values_stop").click()
        assert find(page, "values_stop").isVisible()
    show_result(page)
    assert not find(page, "values_stop").isVisible()


def test_why_we_ask_opens_words_and_sources(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_card(a_turn())
    word, source = (spot for spot in page.findChildren(LinkSpot))
    with qtbot.waitSignal(page.term_requested) as asked:
        word.click()
    assert asked.args is not None
    assert asked.args[0] == "infusion"
    assert isinstance(asked.args[1], QRect)
    with qtbot.waitSignal(page.citation_requested) as asked:
        source.click()
    assert asked.args is not None
    assert asked.args[0] == ("x",)


def test_a_screen_reader_hears_a_named_group_of_radio_buttons(page: ValuesPage) -> None:
    page.show_card(a_turn(weight=Weight.NOT_SURE))
    group = page.findChild(Answers)
    assert group is not None
    told = QAccessible.queryAccessibleInterface(group)
    assert told.role() == QAccessible.Role.Grouping
    assert told.text(QAccessible.Text.Name) == CARDS[1].question
    buttons = [told.child(place) for place in range(told.childCount())]
    assert [each.role() for each in buttons] == [QAccessible.Role.RadioButton] * 4
    assert [each.text(QAccessible.Text.Name) for each in buttons][-1] == "Not sure"
    assert [bool(each.state().checked) for each in buttons] == [False, False, False, True]


def test_one_card_can_be_changed_alone(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_card(a_turn(step=Step.CHANGE, weight=Weight.NOT))
    assert page.findChild(StepDots) is None
    with qtbot.waitSignal(page.taken_back):
        find(page, "card_take_back").click()
    with qtbot.waitSignal(page.step_requested) as asked:
        find(page, "card_done").click()
    assert asked.args == [Step.RESULT]


def test_an_answer_that_was_not_given_cannot_be_taken_back(page: ValuesPage) -> None:
    page.show_card(a_turn(step=Step.CHANGE))
    assert page.findChild(QWidget, "card_take_back") is None


def test_answers_stand_in_a_row_two_by_two_or_below_each_other(
    page: ValuesPage, qtbot: QtBot
) -> None:
    page.show_card(a_turn())
    for width, columns in ((1164, 4), (560, 2), (320, 1)):
        page.window().resize(width, 800)
        qtbot.waitUntil(partial(_stands_in, page, columns))


def _stands_in(page: ValuesPage, columns: int) -> bool:
    return _columns(page) == columns


def _columns(page: ValuesPage) -> int:
    group = page.findChild(Answers)
    assert group is not None
    return len({button.x() for button in group.findChildren(Button)})


def test_the_page_keeps_the_keys_where_the_answers_are_far_below(
    page: ValuesPage, theme: ThemeController, qtbot: QtBot
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=2.4))
    page.window().resize(344, 500)
    qtbot.waitUntil(lambda: page.width() == 344)
    page.show_card(a_turn())
    assert focused().objectName() == "values_scroll"
    assert page._scroll.verticalScrollBar().value() == 0  # the question stays in sight


# What came of it


def test_the_summary_names_each_card_under_what_was_said(page: ValuesPage) -> None:
    show_result(page)
    assert headings(page) == [
        "What you said",
        "What matters a lot to me",
        "What does not matter to me",
        "What I am not sure about",
        "Not sorted yet",
    ]
    assert find(page, "change_relapses").text() == "Change"
    assert find(page, "change_family").text() == "Sort this card"


def test_each_answer_can_be_changed_from_the_summary(page: ValuesPage, qtbot: QtBot) -> None:
    show_result(page)
    for card in CARDS:
        with qtbot.waitSignal(page.change_requested) as asked:
            find(page, f"change_{card.id}").click()
        assert asked.args == [card.id]


def test_a_question_can_be_saved_about_a_card_that_is_not_sure(
    page: ValuesPage, qtbot: QtBot
) -> None:
    show_result(page)
    assert page.findChild(QWidget, "ask_relapses") is None
    with qtbot.waitSignal(page.question_toggled) as asked:
        find(page, "ask_breaks").click()
    assert asked.args == ["breaks"]
    page.set_saved_questions(frozenset({"breaks"}))
    assert find(page, "ask_breaks").text() == "Question saved"
    assert any(question_about(CARDS[1]) in each for each in words(page))  # seen before it is saved


def test_the_summary_leads_on(page: ValuesPage, qtbot: QtBot) -> None:
    show_result(page)
    for name, signal in (
        ("values_compare", page.compare_requested),
        ("values_handout", page.handout_requested),
        ("values_restart", page.restart_requested),
    ):
        with qtbot.waitSignal(signal):
            find(page, name).click()


def test_there_is_nothing_to_put_first_where_nothing_matters_a_lot(page: ValuesPage) -> None:
    show_result(page, summary(CARDS, {"breaks": Weight.A_LITTLE}))
    assert page.findChild(QWidget, "values_compare") is None
    assert find(page, "values_handout").isVisible()


def test_a_card_that_is_gone_keeps_its_answer(page: ValuesPage) -> None:
    found = Summary(
        (ValueGroup("Not sorted yet", None, CARDS),), (GoneAnswer("Taste", Weight.A_LITTLE),)
    )
    show_result(page, found)
    assert "No longer asked" in headings(page)
    assert "Taste: you said “Matters a little”." in words(page)


# Two chairs


def test_both_chairs_lead_to_the_cards(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_chairs(Sorted.ALL, Sorted.NONE, both=False)
    assert headings(page) == ["Two chairs", "You", "The other person"]
    assert page.findChild(QWidget, "chairs_differences") is None
    for step in (Step.FIRST, Step.HAND_OVER):
        with qtbot.waitSignal(page.step_requested) as asked:
            find(page, f"chairs_{step}").click()
        assert asked.args == [step]


def test_the_hand_over_says_that_answers_stay_hidden(page: ValuesPage, qtbot: QtBot) -> None:
    page.show_hand_over()
    assert headings(page) == ["Now the other person"]
    assert any("stays hidden" in each for each in words(page))
    with qtbot.waitSignal(page.step_requested) as asked:
        find(page, "empty_action").click()
    assert asked.args == [Step.SECOND]


def test_the_card_says_whose_turn_it_is(page: ValuesPage) -> None:
    page.show_card(a_turn(step=Step.SECOND, chair=OTHER))
    tags = {
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in page.findChildren(QWidget)
        if type(each).__name__ == "Tag"
    }
    assert tags == {"The other person sorts now"}


def test_both_answers_stand_side_by_side_with_equal_weight(page: ValuesPage) -> None:
    page.show_differences(some_differences())
    assert headings(page) == [
        "Where you differ",
        *(card.title for card in CARDS[:3]),
        "Both of you are not sure",
    ]
    said = words(page)
    assert said.count("You") == said.count("The other person") == 3
    assert said[1].startswith("You said the same on 1 card.")
    assert all(each.talk in said for each in some_differences().differ)
    one, other = (label.parentWidget() for label in _labels(page, ("You", "The other person"))[:2])
    assert one is not None
    assert other is not None
    assert one.size() == other.size()
    assert one.y() == other.y()


def _labels(page: QWidget, texts: Iterable[str]) -> list[BodyLabel]:
    return [label for label in page.findChildren(BodyLabel) if label.text() in texts]


def test_two_people_who_agree_are_told_so(page: ValuesPage) -> None:
    page.show_differences(Differences((), CARDS, (), ()))
    told = "You said the same on 4 cards. There is no card on which you differ."
    assert told in words(page)


def test_nothing_is_forgotten_before_the_question_is_answered(
    page: ValuesPage, qtbot: QtBot
) -> None:
    page.show_differences(some_differences())
    with qtbot.assertNotEmitted(page.forget_requested):
        find(page, "forget_other").click()
        dialog = page.window().findChild(Dialog, "forget_dialog")
        assert dialog is not None
        dialog.answer("keep")
    page.ask_to_forget()
    with qtbot.waitSignal(page.forget_requested):
        page.window().findChildren(Dialog)[-1].answer("forget")


# All of them


def test_no_word_on_any_view_ranks_or_pushes(page: ValuesPage) -> None:
    for show in (
        lambda: page.show_start(Sorted.NONE, Sorted.NONE, private=False),
        lambda: page.show_start(Sorted.ALL, Sorted.ALL, private=True),
        lambda: page.show_card(a_turn(skipped=CARDS[0].title)),
        lambda: page.show_card(a_turn(step=Step.SECOND, chair=OTHER, number=4)),
        lambda: page.show_card(a_turn(step=Step.CHANGE, weight=Weight.NOT)),
        lambda: show_result(page),
        lambda: page.show_chairs(Sorted.NONE, Sorted.NONE, both=False),
        lambda: page.show_chairs(Sorted.SOME, Sorted.ALL, both=True),
        page.show_hand_over,
        lambda: page.show_differences(some_differences()),
    ):
        show()
        for each in words(page):
            assert not ranking_words(each.replace("no score", "")), each
