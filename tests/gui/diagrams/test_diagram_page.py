"""A diagram on its own screen: all of it, step by step, in other forms, and what it asks for."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.listening import Script, step_anchor
from desktop.domain.reading import ViewSettings
from desktop.library.reading_aloud import diagram_passages, script
from desktop.library.spoken import Sounds, SpokenWords
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.segmented import Segmented
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.reader.picture import Picture
from tests.builders import a_term
from tests.gui.conftest import Show
from tests.gui.diagrams.values import a_view, draw, four_parts


@pytest.fixture
def page(theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot) -> DiagramPage:
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    window.resize(1164, 800)
    made = DiagramPage(theme, draw, window)
    show(made)
    layout.setAlignment(made, Qt.AlignmentFlag(0))
    open_diagram(qtbot, made)
    return made


def open_diagram(qtbot: QtBot, page: DiagramPage, step: int = 0) -> None:
    with qtbot.waitSignal(page.finished):
        page.show_diagram(a_view(), step)
    qtbot.wait(10)


def find(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(BodyLabel) if label.isVisible()]


def picture(page: QWidget) -> Picture:
    found = page.findChild(Picture, "diagram_page_picture")
    assert found is not None
    return found


def choice(page: QWidget) -> Segmented:
    found = page.findChild(Segmented, "diagram_page_choice")
    assert found is not None
    return found


def test_all_of_it_shows_first_with_its_caption(page: DiagramPage) -> None:
    assert choice(page).current == "all"
    assert "Cells go down and come back." in words(page)
    assert not find(page, "diagram_next_four-parts").isVisible()
    assert page.page_title == "Four parts"


def test_step_by_step_names_where_it_goes(page: DiagramPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.step_changed) as told:
        choice(page).step(-1)
    assert told.args == [1]
    assert {"Step 1 of 3", "One", "About one."} <= set(words(page))
    assert "Cells go down and come back." not in words(page)
    assert find(page, "diagram_next_four-parts").text() == "Next: Two"
    assert not find(page, "diagram_previous_four-parts").isVisible()
    find(page, "diagram_next_four-parts").click()
    assert find(page, "diagram_previous_four-parts").text() == "Back: One"
    find(page, "diagram_next_four-parts").click()
    assert not find(page, "diagram_next_four-parts").isVisible()
    request = page.request
    assert request is not None
    assert request.step == 3


def test_the_focus_stays_in_the_panel_at_the_last_step(page: DiagramPage, qtbot: QtBot) -> None:
    page.go_to(2)
    find(page, "diagram_next_four-parts").setFocus()
    QTest.keyClick(find(page, "diagram_next_four-parts"), Qt.Key.Key_Return)
    assert find(page, "diagram_previous_four-parts").hasFocus()


def test_it_opens_at_the_step_asked_for(page: DiagramPage, qtbot: QtBot) -> None:
    open_diagram(qtbot, page, step=2)
    assert "Step 2 of 3" in words(page)
    assert choice(page).current == "steps"


def test_the_buttons_stay_in_place_from_step_to_step(page: DiagramPage, qtbot: QtBot) -> None:
    page.go_to(1)
    qtbot.wait(10)
    before = find(page, "diagram_next_four-parts").pos()
    page.go_to(2)
    qtbot.wait(10)
    assert find(page, "diagram_next_four-parts").pos() == before


def test_the_panel_stands_beside_the_picture_or_below_it(
    page: DiagramPage, window: QWidget, qtbot: QtBot
) -> None:
    open_diagram(qtbot, page, step=1)
    beside, shown = find(page, "diagram_next_four-parts"), picture(page)

    def left_of_panel() -> bool:
        return shown.mapTo(page, shown.rect().topRight()).x() < beside.mapTo(page, beside.pos()).x()

    qtbot.waitUntil(left_of_panel)
    window.resize(460, 800)
    qtbot.waitUntil(lambda: page.width() == 460)
    qtbot.waitUntil(
        lambda: (
            shown.mapTo(page, shown.rect().bottomLeft()).y()
            < beside.mapTo(page, beside.rect().topLeft()).y()
        )
    )


def test_words_table_and_parts_show_when_asked_for(page: DiagramPage) -> None:
    for button, form in (
        ("diagram_describe_four-parts", "diagram_words_four-parts"),
        ("diagram_as_table_four-parts", "diagram_table_four-parts"),
        ("diagram_as_parts_four-parts", "diagram_parts_four-parts"),
    ):
        find(page, button).click()
        shown = page.findChild(QWidget, form)
        assert shown is not None
        assert shown.isVisible()
        find(page, button).click()
        assert not shown.isVisible()


def test_it_says_that_no_clinician_has_reviewed_it_and_names_its_sources(
    page: DiagramPage,
) -> None:
    tag = page.findChild(QWidget, "diagram_page_review")
    assert tag is not None
    assert tag.accessibleName() == "Not yet reviewed by a clinician"
    assert "Sources" in words(page)


def test_topics_parts_and_actions_are_asked_for(page: DiagramPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_requested) as asked:
        find(page, "diagram_topic_a-topic").click()
    assert asked.args == ["a-topic"]
    with qtbot.waitSignal(page.term_requested) as asked:
        find(page, "part_two").click()
    assert asked.args[0] == "neda"
    with qtbot.waitSignal(page.finding_requested) as asked:
        find(page, "part_three").click()
    assert asked.args[0] == "reaction"
    for name, signal in (
        ("bookmark", page.bookmark_toggled),
        ("print", page.handout_requested),
        ("listen", page.listen_requested),
    ):
        with qtbot.waitSignal(signal):
            find(page, f"diagram_page_{name}").click()


def test_a_word_opens_beside_its_part_and_gives_the_focus_back(page: DiagramPage) -> None:
    part = find(page, "part_two")
    part.setFocus()
    page.term_requested.connect(lambda _, at: page.show_term(a_term(), at))
    QTest.keyClick(part, Qt.Key.Key_Return)
    panel = page.window().findChild(QWidget, "explanation")
    assert panel is not None
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert part.hasFocus()


def test_it_shows_whether_it_is_bookmarked(page: DiagramPage) -> None:
    button = page.findChild(Button, "diagram_page_bookmark")
    assert button is not None
    page.set_bookmarked(True)
    assert button.text() == "Bookmarked"


def test_the_kind_of_file_is_chosen_before_the_place(page: DiagramPage, qtbot: QtBot) -> None:
    kinds: list[str] = []
    page.save_requested.connect(kinds.append)
    for action in page._menu.actions():
        action.trigger()
    assert kinds == [".pdf", ".png", ".svg"]


def marked(page: DiagramPage) -> str:
    """The words marked as being read aloud."""
    found = [
        view.words[view._spoken.start : view._spoken.start + view._spoken.length]
        for view in page.findChildren(QWidget)
        if isinstance(view, RunsView | BodyLabel) and view._spoken.length
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def heard(page: DiagramPage, *, by_step: bool) -> Script:
    assert page.view is not None
    diagram = page.view.diagram
    return script(diagram_passages(diagram, by_step=by_step), SpokenWords(Sounds()))


def test_the_words_are_opened_and_each_sentence_is_marked_in_sight(
    page: DiagramPage, window: QWidget, qtbot: QtBot
) -> None:
    window.resize(1164, 420)
    told = heard(page, by_step=False)
    for place, sentence in enumerate(told.sentences):
        page.show_spoken(told, sentence, look=place == 0)
        passage = told.passages[sentence.passage]
        assert marked(page) == passage.shown[sentence.start : sentence.end]
        mark = page._spoken.mark
        assert mark is not None
        qtbot.waitUntil(lambda: page._spoken.sees(told, sentence))  # noqa: B023 - waited for here
    page.clear_spoken()
    assert marked(page) == ""


def test_words_closed_while_listening_stay_closed(page: DiagramPage) -> None:
    told = heard(page, by_step=False)
    page.show_spoken(told, told.sentences[0], look=True)
    find(page, "diagram_describe_four-parts").click()
    page.show_spoken(told, told.sentences[-1])
    assert not find(page, "diagram_describe_four-parts").property("on")
    assert marked(page) == "Cells go down and come back."


def test_a_step_that_is_read_is_shown_and_marked(page: DiagramPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.finished):
        page.show_diagram(a_view(), 1)
    told = heard(page, by_step=True)
    first = told.first_of(step_anchor(2))
    assert first is not None
    with qtbot.waitSignal(page.step_changed) as changed:
        page.show_spoken(told, told.sentences[first])
    assert changed.args == [2]
    assert marked(page) == told.passages[told.sentences[first].passage].shown
    caption = told.sentences[first + 1]
    page.show_spoken(told, caption)
    shown = told.passages[caption.passage].shown
    assert marked(page) == shown[caption.start : caption.end]


def test_the_mark_stays_in_sight_when_the_text_grows(
    page: DiagramPage, theme: ThemeController, qtbot: QtBot
) -> None:
    told = heard(page, by_step=False)
    page.show_spoken(told, told.sentences[-1], look=True)
    theme.apply(ViewSettings(text_scale=2.4, follow_system_text=False, less_movement=True))
    qtbot.wait(20)
    assert page._spoken.sees(told, told.sentences[-1])


def test_a_diagram_without_steps_has_no_choice(
    page: DiagramPage, theme: ThemeController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.finished):
        page.show_diagram(a_view(dataclasses.replace(four_parts(), steps=())))
    assert not choice(page).isVisible()


@pytest.mark.parametrize(
    ("width", "height", "scale", "step"),
    [(320, 700, 2.4, 2), (800, 600, 2.4, 0), (900, 768, 1.5, 2), (1164, 800, 2.0, 1)],
)
def test_nothing_is_cut_off(
    page: DiagramPage,
    theme: ThemeController,
    window: QWidget,
    qtbot: QtBot,
    width: int,
    height: int,
    scale: float,
    step: int,
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=scale))
    window.resize(width, height)
    qtbot.waitUntil(lambda: page.width() == width)
    open_diagram(qtbot, page, step)
    find(page, "diagram_describe_four-parts").click()
    find(page, "diagram_as_parts_four-parts").click()
    qtbot.wait(20)
    scroll = page.findChild(PageScroll, "diagram_scroll")
    assert scroll is not None
    inside = scroll.widget()
    assert inside is not None
    assert inside.width() <= scroll.viewport().width()
    for label in inside.findChildren(BodyLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for child in inside.findChildren(QWidget):
        parent = child.parentWidget()
        if child.isVisible() and parent is not None:
            assert child.geometry().right() <= parent.width() + 1, (child, parent)
