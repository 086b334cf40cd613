"""A page part by part: what stands where, and the way on and back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.content import NOT_REVIEWED, EasyReadLine, PageKind, ReviewRecord, ReviewStatus
from desktop.domain.screens import ReaderView
from desktop.kiosk.few_words import FewWords
from desktop.kiosk.part_head import PartHead
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.library.short_pages import in_few_words, with_key_points
from desktop.theme.controller import ThemeController
from desktop.ui.common.chips import Tag
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.article_column import CHECK, TOP
from desktop.ui.reader.diagram_block import DiagramBlock
from tests.builders import a_section, words
from tests.gui.kiosk.conftest import Stand
from tests.gui.reader.values import a_view, an_article, draw

FIRST = "first-part"


@pytest.fixture
def screen(touch_theme: ThemeController, stand: Stand) -> ReadingScreen:
    screen = ReadingScreen(touch_theme, draw)
    stand(screen, 1920, 860)
    return screen


def show(screen: ReadingScreen, view: ReaderView | None = None, anchor: str = "") -> None:
    """Show a page, all of it built."""
    view = view or a_view()
    screen.show_page(view, in_few_words(view), anchor, few_words=False, after="To the list")
    building = screen._building
    assert building is not None
    building.finish()


def told(screen: ReadingScreen) -> str:
    label = screen.findChild(BodyLabel, "kiosk_part_place")
    assert label is not None
    return label.text()


def next_button(screen: ReadingScreen) -> Pressable:
    return screen.foot_buttons()[-1]


def boxes_seen(screen: ReadingScreen) -> list[str]:
    found = [w for w in screen.findChildren(QWidget) if w.objectName().startswith("part_box_")]
    return [w.objectName().removeprefix("part_box_") for w in found if w.isVisible()]


def test_next_leads_through_every_part_and_then_to_the_list(
    screen: ReadingScreen, qtbot: QtBot
) -> None:
    show(screen)
    total = len(screen.parts)
    for number, (anchor, _) in enumerate(screen.parts, 1):
        assert told(screen) == f"Part {number} of {total}"
        assert boxes_seen(screen) == [anchor]
        notice = screen.findChild(Tag, "draft_notice")
        assert notice is not None
        assert notice.isVisible()
        assert notice.accessibleName() == NOT_REVIEWED
        if number < total:
            assert next_button(screen).text() == f"Next: {screen.parts[number][1]}"
            next_button(screen).click()
    assert next_button(screen).text() == "To the list"
    with qtbot.waitSignal(screen.list_requested):
        next_button(screen).click()


def test_back_goes_part_by_part_as_they_were_seen(screen: ReadingScreen) -> None:
    show(screen)
    screen.choose_part("part-3")
    screen.choose_part(FIRST)
    assert screen.trail == (TOP, "part-3")
    assert screen.back()
    assert screen.part == "part-3"
    assert screen.back()
    assert screen.part == TOP
    assert not screen.back()
    screen.turn_to("no-such-part")
    assert boxes_seen(screen) == [TOP]


def test_what_a_reviewer_signed_is_called_no_draft(screen: ReadingScreen) -> None:
    today = dt.date(2026, 11, 21)
    signed = ReviewRecord(ReviewStatus.REVIEWED, today, today, "A B", "nurse", today)
    show(screen, a_view(article=dataclasses.replace(an_article(), review=signed)))
    head = screen.findChild(PartHead)
    assert head is not None
    assert not any(tag.isVisible() for tag in head.findChildren(Tag))


@pytest.mark.parametrize(("width", "height", "beside"), [(1920, 860, True), (1080, 1600, False)])
def test_pictures_stand_beside_the_words_or_below_them(
    screen: ReadingScreen, stand: Stand, width: int, height: int, beside: bool
) -> None:
    stand(screen, width, height)
    show(screen, anchor=FIRST)
    stand(screen, width, height)
    picture, text = screen.findChild(DiagramBlock), _paragraph(screen)
    assert picture is not None
    at, words_at = picture.mapTo(screen, QPoint()), text.mapTo(screen, QPoint())
    assert (at.x() >= words_at.x() + text.width()) == beside
    assert (at.y() >= words_at.y() + text.height()) == (not beside)


def _paragraph(screen: ReadingScreen) -> RunsView:
    box = screen.findChild(QWidget, f"part_box_{FIRST}")
    assert box is not None
    return box.findChildren(RunsView)[0]


def test_the_part_asked_for_is_built_first(screen: ReadingScreen) -> None:
    view = a_view()
    screen.show_page(view, None, "part-5", few_words=False, after="")
    assert boxes_seen(screen) == ["part-5"]
    names = (widget.objectName() for widget in screen.findChildren(QWidget))
    assert next(name for name in names if name.startswith("part_box_")) == "part_box_part-5"


def test_fewer_words_and_all_of_them_again_at_the_same_part(screen: ReadingScreen) -> None:
    article = an_article()
    easy = (EasyReadLine("pill", "Take the tablet."), EasyReadLine("phone", "Call your nurse."))
    show(screen, a_view(article=dataclasses.replace(article, easy_read=easy)), "part-3")
    screen.show_few_words(True)
    assert told(screen) == "In few words"
    few = screen.findChild(FewWords)
    assert few is not None
    assert [view.words for view in few.findChildren(RunsView)] == [
        article.lead,
        "Take the tablet.",
        "Call your nurse.",
    ]
    screen.show_few_words(False)
    assert screen.part == "part-3"
    assert boxes_seen(screen) == ["part-3"]


def test_a_page_without_a_shorter_version_says_so(screen: ReadingScreen) -> None:
    show(screen, a_view(article=dataclasses.replace(an_article(), key_points=())))
    screen.show_few_words(True)
    assert not screen.few_words
    assert told(screen) == "This page has no shorter version."
    assert boxes_seen(screen) == [TOP]


def test_a_strategy_begins_with_what_stands_at_a_glance() -> None:
    sections = (a_section("At a glance", "Used now."), a_section("The idea", "It goes on."))
    article = dataclasses.replace(
        an_article(), kind=PageKind.STRATEGY, key_points=(), sections=sections
    )
    shown = with_key_points(a_view(article=article)).article
    assert shown.key_points == (words("Used now."),)
    assert [section.heading for section in shown.sections] == ["The idea"]


def test_nothing_is_offered_that_would_be_kept(screen: ReadingScreen) -> None:
    article = dataclasses.replace(an_article(), kind=PageKind.TREATMENT, years="part-2")
    show(screen, a_view(article=article))
    names = {one.objectName() for one in screen.findChildren(Pressable)}
    assert "compare_this" in names
    assert "see_years" not in names
    shown = [label.text() for label in screen.findChildren(BodyLabel)]
    assert not [text for text in shown if "stays on this computer" in text]
    assert CHECK not in dict(screen.parts)


def test_questions_to_ask_go_on_a_list_and_off_again(screen: ReadingScreen, qtbot: QtBot) -> None:
    show(screen, anchor="ask-your-team")
    button = screen.findChild(Pressable, "save_question_0")
    assert button is not None
    assert button.text() == "Add to my questions"
    with qtbot.waitSignal(screen.question_toggled):
        button.click()
    screen.set_saved_questions(frozenset({"a-topic/q1"}))
    assert button.text() == "On my questions"
