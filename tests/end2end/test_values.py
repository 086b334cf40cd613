"""What matters to me in the real window, on the real cards, kept on a real disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.keeping import Keeping
from desktop.app.start import Program
from desktop.domain.reading import ThemeName, Weight
from desktop.domain.values import Step
from desktop.library.values import question_about
from desktop.ui.common.buttons import Button
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import Toast
from desktop.ui.values.values_page import ValuesPage
from tests.end2end.conftest import Start, press, stop
from tests.end2end.test_accessibility import LOOKS, Walk, check

WEIGHTS = tuple(Weight)


def keeping(program: Program) -> Keeping:
    assert program.controller is not None
    return program.controller.keeping


def go(program: Program, step: str = "") -> ValuesPage:
    assert program.controller is not None
    program.controller.navigation.go("values", step)
    page = program.window.findChild(ValuesPage)
    assert page is not None
    return page


def cards(program: Program) -> list[str]:
    assert program.controller is not None
    return [card.id for card in program.controller._session.library.values.cards()]


def said(program: Program, chair: int = 1) -> dict[str, Weight]:
    """What has been committed."""
    answers = keeping(program).value_answers
    return {answer.card: answer.weight for answer in answers if answer.chair == chair}


def button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def see_result(qtbot: QtBot, page: QWidget) -> None:
    """Wait for all of what the reader said."""

    def stands() -> bool:
        last = page.findChild(QWidget, "values_restart")
        return last is not None and last.isVisible()

    qtbot.waitUntil(stands)


def click(page: QWidget, name: str) -> None:
    """Press with the mouse, as a hand does."""
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def key(key: Qt.Key) -> QWidget:
    """Press a key where the focus is; returns where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    after = QApplication.focusWidget()
    assert after is not None
    return after


def headings(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(HeadingLabel) if each.isVisible()]


def seen(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(BodyLabel) if each.isVisible())


def sort(page: QWidget, weights: dict[int, Weight], count: int) -> None:
    """Give these answers, by place, to `count` cards; the others are skipped."""
    for place in range(count):
        if place in weights:
            press(page, f"answer_{weights[place]}")
        press(page, "card_next")


def leave(program: Program) -> None:
    assert program.controller is not None
    program.controller.navigation.go("home")


def asked(program: Program) -> list[Dialog]:
    """The questions that stand over the window."""
    return [dialog for dialog in program.window.findChildren(Dialog) if dialog.isVisible()]


def test_all_cards_are_sorted_by_mouse(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.resize(1280, 900)
    page = go(program)
    click(page, "values_sort")
    names = cards(program)
    for place in range(len(names)):
        assert f"{place + 1} of {len(names)}" in seen(page)
        click(page, f"answer_{WEIGHTS[place % 4]}")
        assert f"{place + 1} of {len(names)}" in seen(page)  # choosing does not move on
        click(page, "card_next")
    assert headings(page)[0] == "What you said"
    wanted = {name: WEIGHTS[place % 4] for place, name in enumerate(names)}
    qtbot.waitUntil(lambda: said(program) == wanted)
    see_result(qtbot, page)
    assert "Not sorted yet" not in headings(page)


def test_all_cards_are_sorted_by_keys_alone(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.resize(1280, 900)
    page = go(program)
    assert key(Qt.Key.Key_Return).objectName() == "answer_a-lot"
    names = cards(program)
    for place in range(len(names)):
        for _ in range(place % 4):
            key(Qt.Key.Key_Down)
        key(Qt.Key.Key_Space)
        assert key(Qt.Key.Key_Tab).objectName() == "card_next"
        key(Qt.Key.Key_Return)
    assert headings(page)[0] == "What you said"
    wanted = {name: WEIGHTS[place % 4] for place, name in enumerate(names)}
    qtbot.waitUntil(lambda: said(program) == wanted)


def test_skipped_cards_are_said_and_can_be_sorted_later(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "sort")
    press(page, "card_skip")
    assert "Skipped: Having fewer relapses. You can sort it later." in seen(page)
    sort(page, {0: Weight.A_LOT}, len(cards(program)) - 1)
    see_result(qtbot, page)
    assert "Not sorted yet" in headings(page)
    press(page, "change_relapses")
    press(page, "answer_not")
    press(page, "card_done")
    qtbot.waitUntil(lambda: said(program).get("relapses") is Weight.NOT)
    see_result(qtbot, page)
    assert "What does not matter to me" in headings(page)


def test_sorting_goes_on_after_a_restart_where_it_stopped(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "sort")
    sort(page, {0: Weight.A_LOT, 2: Weight.NOT_SURE}, 3)
    press(page, "answer_a-little")
    press(page, "values_stop")
    assert button(page, "values_sort").text() == "Go on sorting the cards"
    qtbot.waitUntil(lambda: len(said(program)) == 3)
    stop(program)
    again = start()
    page = go(again)
    press(page, "values_sort")
    assert "4 of 12" in seen(page)
    assert button(page, "answer_a-little").isChecked()
    assert said(again) == {
        "relapses": Weight.A_LOT,
        "serious-harms": Weight.NOT_SURE,
        "side-effects": Weight.A_LITTLE,
    }


def test_the_answer_is_there_at_once_when_the_reader_goes_back(start: Start) -> None:
    program = start()
    page = go(program, "sort")
    press(page, "answer_not-sure")
    press(page, "card_next")
    press(page, "card_back")
    assert button(page, "answer_not-sure").isChecked()
    press(page, "card_back")
    assert page.findChild(QWidget, "values_sort") is not None


def test_theme_and_text_size_change_no_answer(start: Start) -> None:
    program = start()
    page = go(program, "sort")
    press(page, "answer_a-lot")
    program.window.text_larger_requested.emit()
    program.window.text_larger_requested.emit()
    assert button(page, "answer_a-lot").isChecked()
    assert "1 of 12" in seen(page)


def test_a_private_session_forgets(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping(program).set_private(True)
    page = go(program)
    assert "private session" in seen(page)
    press(page, "values_sort")
    press(page, "answer_a-lot")
    press(page, "card_next")
    qtbot.waitUntil(lambda: said(program) == {"relapses": Weight.A_LOT})
    leave(program)
    keeping(program).set_private(False)
    assert said(program) == {}
    page = go(program, "sort")
    assert "1 of 12" in seen(page)
    assert not button(page, "answer_a-lot").isChecked()


def test_starting_again_can_be_undone(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "sort")
    sort(page, {0: Weight.A_LOT, 1: Weight.NOT}, len(cards(program)))
    qtbot.waitUntil(lambda: len(said(program)) == 2)
    see_result(qtbot, page)
    press(page, "values_restart")
    qtbot.waitUntil(lambda: not said(program))
    assert page.findChild(QWidget, "values_result") is None
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.words == "Your answers were removed"
    press(toast, "toast_undo")
    qtbot.waitUntil(lambda: len(said(program)) == 2)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "values_result") is not None)


def test_an_answer_can_be_taken_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "sort")
    sort(page, {0: Weight.A_LOT, 1: Weight.NOT}, len(cards(program)))
    qtbot.waitUntil(lambda: len(said(program)) == 2)
    see_result(qtbot, page)
    press(page, "change_relapses")
    press(page, "card_take_back")
    qtbot.waitUntil(lambda: set(said(program)) == {"worsening"})
    qtbot.waitUntil(lambda: "What matters a lot to me" not in headings(page))


def test_a_question_about_a_card_is_kept_in_my_list(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "sort")
    sort(page, {0: Weight.NOT_SURE}, len(cards(program)))
    see_result(qtbot, page)
    press(page, "ask_relapses")
    qtbot.waitUntil(lambda: bool(keeping(program).questions))
    assert program.controller is not None
    card = program.controller._session.library.values.cards()[0]
    assert keeping(program).questions[0].text == question_about(card)
    assert button(page, "ask_relapses").text() == "Question saved"
    press(page, "ask_relapses")
    qtbot.waitUntil(lambda: not keeping(program).questions)


def test_what_matters_a_lot_comes_first_in_the_comparison(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping(program).save_value_answer("breaks", 1, Weight.A_LOT)
    qtbot.waitUntil(lambda: bool(said(program)))
    page = go(program, "result")
    press(page, "values_compare")
    assert program.window.current_page == "compare"
    assert program.controller is not None
    view = program.controller._comparing._view
    assert view is not None
    assert view.chosen.by_values
    first = next(aspect for aspect in view.board.aspects if aspect.id in view.matters)
    assert view.comparison.rows[0].id == first.id
    program.controller.navigation.back()
    assert headings(page)[0] == "What you said"


def test_an_answer_to_a_card_that_is_gone_is_kept_and_named(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping(program).save_value_answer("taste-of-tablets", 1, Weight.A_LITTLE)
    qtbot.waitUntil(lambda: bool(said(program)))
    page = go(program, "result")
    see_result(qtbot, page)
    assert "No longer asked" in headings(page)
    assert "Taste of tablets: you said “Matters a little”." in seen(page)


def test_two_people_sort_without_seeing_what_the_other_said(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "chairs")
    count = len(cards(program))
    press(page, "chairs_first")
    sort(page, dict.fromkeys(range(count), Weight.A_LOT), count)
    assert headings(page) == ["Now the other person"]
    press(page, "empty_action")
    for place in range(count):
        chosen = [b for b in page.findChildren(Button) if b.isCheckable() and b.isChecked()]
        assert chosen == []
        assert "Matters a lot" not in seen(page)
        press(page, "answer_not" if place < 2 else "answer_a-lot")
        press(page, "card_next")
    assert headings(page)[1:] == ["Having fewer relapses", "Slowing down lasting disability"]
    assert "You said the same on 10 cards." in seen(page)
    qtbot.waitUntil(lambda: len(said(program, 2)) == count)
    assert set(said(program).values()) == {Weight.A_LOT}


def test_back_does_not_show_the_other_person_what_the_reader_said(start: Start) -> None:
    program = start()
    page = go(program, "chairs")
    count = len(cards(program))
    press(page, "chairs_first")
    sort(page, dict.fromkeys(range(count), Weight.A_LOT), count)
    press(page, "empty_action")
    assert program.controller is not None
    for _ in range(3):
        program.controller.navigation.back()
        assert "Matters a lot" not in seen(page)
        assert [b for b in page.findChildren(Button) if b.isCheckable() and b.isChecked()] == []


def test_the_other_person_is_asked_once_whether_to_forget(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "second")
    press(page, "answer_not")
    press(page, "values_stop")
    assert not asked(program)  # still in the two chairs
    leave(program)
    qtbot.waitUntil(lambda: bool(asked(program)))
    asked(program)[0].answer("keep")
    qtbot.waitUntil(lambda: said(program, 2) == {"relapses": Weight.NOT})
    go(program, "chairs")
    leave(program)
    qtbot.wait(50)
    assert not asked(program)  # nothing was said since
    page = go(program, "chairs")
    press(page, "forget_other")
    asked(program)[0].answer("forget")
    qtbot.waitUntil(lambda: not said(program, 2))
    qtbot.waitUntil(lambda: page.findChild(QWidget, "forget_other") is None)


def test_forgetting_on_the_way_out_leads_nowhere_else(qtbot: QtBot, start: Start) -> None:
    program = start()
    press(go(program, "second"), "answer_not")
    go(program, "differences")
    leave(program)
    qtbot.waitUntil(lambda: bool(asked(program)))
    asked(program)[0].answer("forget")
    qtbot.waitUntil(lambda: not said(program, 2))
    assert program.window.current_page == "home"


def test_forgetting_takes_the_answers_off_the_disk(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = go(program, "second")
    press(page, "answer_not")
    qtbot.waitUntil(lambda: bool(said(program, 2)))
    go(program, "differences")
    press(page, "forget_other")
    asked(program)[0].answer("forget")
    qtbot.waitUntil(lambda: not said(program, 2))
    stop(program)
    again = start()
    assert said(again, 2) == {}
    assert keeping(again).desk("values-2") == ""


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_every_step_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    program = start()
    for card, one, two in (
        ("relapses", Weight.A_LOT, Weight.NOT),
        ("breaks", Weight.NOT_SURE, Weight.NOT_SURE),
        ("visits", Weight.A_LITTLE, Weight.NOT_SURE),
        ("taste-of-tablets", Weight.NOT, Weight.A_LOT),
    ):
        keeping(program).save_value_answer(card, 1, one)
        keeping(program).save_value_answer(card, 2, two)
    qtbot.waitUntil(lambda: len(said(program, 2)) == 4)
    walk = Walk(qtbot, program)
    walk.look(theme, scale, size)
    check(qtbot, program, walk, _steps(program))


def _steps(program: Program) -> Iterator[tuple[str, Callable[[], object], str]]:
    assert program.controller is not None
    for step in Step:
        move = partial(program.controller.navigation.go, "values", step, "breaks")
        yield f"values {step}", move, ""
    ask = program.controller.pages.values.ask_to_forget
    yield "question whether to forget", ask, "answer_keep"
