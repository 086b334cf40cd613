"""The reader shows pages, remembers the place, and asks for everything else."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.content import Question
from desktop.domain.reading import Place, ViewSettings
from desktop.domain.screens import ReaderView
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.rows import RowButton
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.article_column import ASK, TOP, ArticleColumn
from desktop.ui.reader.diagram_block import DiagramBlock
from desktop.ui.reader.popovers import Explanation
from desktop.ui.reader.reader_page import ReaderPage
from tests.builders import (
    a_diagram,
    a_finding,
    a_source,
    a_term,
)
from tests.gui.reader.values import a_view, draw


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController) -> ReaderPage:
    reader = ReaderPage(theme, draw)
    reader.resize(1160, 700)
    qtbot.addWidget(reader)
    reader.show()
    return reader


def show(qtbot: QtBot, page: ReaderPage, view: ReaderView | None = None, anchor: str = "") -> None:
    with qtbot.waitSignal(page.finished):
        page.show_article(view or a_view(), anchor)
    qtbot.wait(20)  # the column is laid out when control returns to the event loop


def button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def test_first_screenful_stands_before_the_rest_is_built(qtbot: QtBot, page: ReaderPage) -> None:
    page.show_article(a_view())
    headings = [label.text() for label in page.findChildren(HeadingLabel)]
    assert "A title" in headings
    assert "Part 5" not in headings
    qtbot.waitUntil(lambda: "Part 5" in [h.text() for h in page.findChildren(HeadingLabel)])


def test_headings_stand_in_order_and_none_is_skipped(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    article = page.findChild(ArticleColumn)
    assert article is not None
    levels = [label.level for label in article.findChildren(HeadingLabel)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_draft_notice_stands_at_the_top(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    notice = page.findChild(QWidget, "draft_notice")
    assert notice is not None
    assert notice.accessibleName() or notice.property("text") or notice.isVisible()


def test_links_ask_for_term_source_finding_and_page(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    view = next(v for v in page.findChildren(RunsView) if len(v.links) == 4)
    asked: list[object] = []
    page.term_requested.connect(lambda term, _at: asked.append(term))
    page.finding_requested.connect(lambda finding, _at: asked.append(finding))
    page.citation_requested.connect(lambda keys, _at: asked.append(tuple(keys)))
    page.page_requested.connect(asked.append)
    for link in view.links:
        link.click()
    assert asked == ["neda", "no-activity-5-years", ("boffa2021",), "other-page"]


def test_a_question_can_be_saved_and_shows_it(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    with qtbot.waitSignal(page.question_toggled) as asked:
        button(page, "save_question_1").click()
    assert asked.args == [Question("a-topic/q2", "And now?")]
    page.set_saved_questions(frozenset({"a-topic/q2"}))
    assert button(page, "save_question_1").text() == "Saved"
    assert button(page, "save_question_0").text() == "Save"


def test_going_to_a_part_marks_it_and_ticks_those_before(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    with qtbot.waitSignal(page.place_changed, timeout=3000) as told:
        page.go_to("part-3")
    place = told.args[0]
    assert isinstance(place, Place)
    assert place.anchor == "part-3"
    assert set(place.read) == {TOP, "first-part", "part-2"}
    assert not place.finished
    row = page.findChild(RowButton, "outline_part-3")
    assert row is not None
    assert row.selected


def test_what_stands_before_the_part_it_opens_at_is_not_read(
    qtbot: QtBot, page: ReaderPage
) -> None:
    show(qtbot, page)
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)  # turning to another page scrolls back to the top
    show(qtbot, page, anchor="part-3")
    qtbot.waitUntil(lambda: bar.value() > 0)
    with qtbot.waitSignal(page.place_changed, timeout=3000) as told:
        bar.setValue(bar.maximum())
    place = told.args[0]
    assert {"part-3", "part-4"} <= set(place.read)
    assert not {TOP, "first-part", "part-2"} & set(place.read)
    assert not place.finished
    with qtbot.waitSignal(page.place_changed, timeout=3000) as told:
        bar.setValue(0)
        bar.setValue(bar.maximum())
    assert told.args[0].finished


def test_a_part_or_the_page_can_be_counted_as_read(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    told: list[Place] = []
    page.place_changed.connect(told.append)
    page.mark_read("part-3")
    assert set(told[-1].read) == {"part-3"}
    page.mark_read()
    assert told[-1].finished


def test_reading_to_the_end_finishes_the_page(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    with qtbot.waitSignal(page.place_changed, timeout=3000) as told:
        page._scroll.verticalScrollBar().setValue(page._scroll.verticalScrollBar().maximum())
    assert told.args[0].finished


def test_a_page_opens_where_it_was_left(qtbot: QtBot, page: ReaderPage) -> None:
    place = Place("a-topic", "part-4", (TOP,), dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    show(qtbot, page, a_view(place=place))
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() > 0)
    assert page._now == "part-4"


def test_leaving_the_page_tells_the_place_at_once(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    page.go_to("part-2")
    with qtbot.waitSignal(page.place_changed, timeout=200):
        page.hide()


def test_one_part_at_a_time_goes_on_with_next(qtbot: QtBot, page: ReaderPage) -> None:
    page.apply_view(ViewSettings(one_part=True))
    show(qtbot, page)
    article = page.findChild(ArticleColumn)
    assert article is not None
    shown = [part.anchor for part in article.parts if _is_shown(article, part.anchor)]
    assert shown == [TOP]
    button(page, "part_after").click()
    assert [p.anchor for p in article.parts if _is_shown(article, p.anchor)] == ["first-part"]
    page.apply_view(ViewSettings(one_part=False))
    assert all(_is_shown(article, part.anchor) for part in article.parts)


def _is_shown(article: ArticleColumn, anchor: str) -> bool:
    box = article.box(anchor)
    return box is not None and box.isVisibleTo(article)


def test_find_in_page_counts_and_steps_around(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    page.open_find()
    qtbot.keyClicks(page._find.field.line, "own speed")
    count = page.findChild(QWidget, "find_count")
    assert count is not None
    assert count.property("text") == "1 of 96"
    button(page, "find_previous").click()
    assert count.property("text") == "96 of 96"
    qtbot.keyClicks(page._find.field.line, "xyz")
    assert count.property("text") == "Not found in this page"
    qtbot.keyClick(page._find.field.line, Qt.Key.Key_Escape)
    assert not page._find.isVisible()


def test_an_explanation_opens_and_gives_the_focus_back(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    page.show_term(a_term(), QRect(300, 300, 40, 20))
    panel = page.window().findChild(Explanation)
    assert panel is not None
    assert panel.is_open
    with qtbot.waitSignal(page.page_requested) as asked:
        button(panel, "explanation_more").click()
    assert asked.args == ["term:neda"]
    assert not panel.is_open
    page.show_finding(a_finding(), (a_source(),), QRect(300, 300, 40, 20))
    page.show_sources((a_source(),), QRect(300, 300, 40, 20))
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.is_open


def test_with_little_room_the_outline_moves_behind_contents(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    assert page._outline.isVisible()
    page.resize(700, 700)
    assert not page._outline.isVisible()
    button(page, "reader_contents").click()
    panel = page.window().findChild(QWidget, "contents_panel")
    assert panel is not None
    rows = panel.findChildren(RowButton)
    assert rows[-3].text() == "Ask your team"
    rows[-3].click()
    assert page._now == ASK


def test_a_diagram_steps_forward_and_back_by_buttons(qtbot: QtBot, page: ReaderPage) -> None:
    show(qtbot, page)
    block = page.findChild(DiagramBlock)
    assert block is not None
    button(block, "diagram_by_step_three-rs").click()
    assert block.step == 1
    page.theme.repeat_ms = 0
    total = len(a_diagram().steps)
    for _ in range(total - 1):
        button(block, "diagram_next_three-rs").click()
    assert block.step == total
    assert not button(block, "diagram_next_three-rs").isVisible()
    button(block, "diagram_by_step_three-rs").click()
    assert block.step == 0
    button(block, "diagram_describe_three-rs").click()
    assert block.findChild(QWidget, "diagram_words_three-rs").isVisible()  # type: ignore[union-attr]
    button(block, "diagram_as_table_three-rs").click()
    assert block.findChild(QWidget, "diagram_table_three-rs").isVisible()  # type: ignore[union-attr]


@pytest.mark.parametrize("scale", [1.0, 2.4])
@pytest.mark.parametrize("width", [320, 700, 1160])
def test_nothing_is_cut_off_at_any_size(
    qtbot: QtBot, page: ReaderPage, scale: float, width: int
) -> None:
    page.theme.apply(ViewSettings(text_scale=scale, follow_system_text=False, less_movement=True))
    page.resize(width, 700)
    show(qtbot, page)
    qtbot.wait(50)
    for view in page.findChildren(RunsView):
        if view.isVisible():
            assert view.height() >= view.heightForWidth(view.width())
    column = page.findChild(ArticleColumn)
    assert column is not None
    assert column.width() <= page._scroll.viewport().width()
