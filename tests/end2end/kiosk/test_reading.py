"""Reading in a visit by touch alone: from a list to a page, through its parts, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.history import Stop
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.blocks import PageLink
from desktop.domain.content import READING_SPEED, STRATEGY_IDS, PageKind
from desktop.kiosk.answers import AnswerTile
from desktop.kiosk.explained import FindingExplained, SourcesExplained, TermExplained
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.article_column import TOP
from tests.end2end.conftest import press
from tests.end2end.kiosk.conftest import StartKiosk, begin

TOPIC = "the-three-rs"


@pytest.fixture
def program(kiosk: StartKiosk) -> KioskProgram:
    return kiosk()


def reading(visit: Visit) -> ReadingScreen:
    screen = visit.desk.screen
    assert isinstance(screen, ReadingScreen)
    return screen


def rows(visit: Visit) -> list[AnswerTile]:
    return [tile for tile in visit.desk.screen.findChildren(AnswerTile) if tile.isVisible()]


def touch_row(visit: Visit, title: str) -> None:
    next(row for row in rows(visit) if row.answer.title == title).click()


def counted(program: KioskProgram) -> dict[str, int]:
    assert program.kit is not None
    return dict(program.kit.counts.days[-1].pages)


def test_an_offered_treatment_is_found_read_and_counted_once(program: KioskProgram) -> None:
    visit = begin(program)
    press(visit.frame, "kiosk_way_treatments")
    titles = [row.answer.title for row in rows(visit)]
    assert titles == sorted(titles, key=str.casefold)
    ocrelizumab = next(row for row in rows(visit) if row.answer.title == "Ocrelizumab")
    assert "Ocrevus" in ocrelizumab.answer.about
    press(visit.frame, "letter_O")
    assert not ocrelizumab.visibleRegion().isEmpty()
    ocrelizumab.click()
    assert visit.now == Stop("page", "ocrelizumab", TOP)
    press(visit.frame, "kiosk_reading_next")
    press(visit.frame, "kiosk_reading_contents")
    press(visit.frame, "contents_stopping")
    assert not visit.frame.sheet.isVisible()
    assert reading(visit).part == "stopping"
    trail = [reading(visit).part]
    while visit.now.place == "page":
        press(visit.frame, "kiosk_back")
        trail.append(reading(visit).part if visit.now.place == "page" else visit.now.place)
    assert trail == ["stopping", "how-it-works", TOP, "treatments"]
    touch_row(visit, "Ocrelizumab")
    assert counted(program) == {"ocrelizumab": 1}
    assert [item.page for item in visit.state.items] == ["ocrelizumab"]
    press(visit.frame, "kiosk_reading_print")
    assert visit.now == Stop("print", "ocrelizumab")


def test_choices_stand_in_their_order_and_topics_by_subject(program: KioskProgram) -> None:
    visit = begin(program)
    press(visit.frame, "kiosk_way_choices")
    assert tuple(row.answer.key for row in rows(visit)) == STRATEGY_IDS
    press(visit.frame, "kiosk_list_action")
    assert visit.now.place == "compare"
    visit.go("topics")
    touch_row(visit, "Living with treatment")
    touch_row(visit, "Vaccines")
    assert visit.now.page == "vaccines"
    press(visit.frame, "kiosk_back")
    assert visit.now == Stop("topics", "living")
    visit.go("topics", "no-such-subject")
    assert visit.now == Stop("topics", "living")
    visit.go("page", "no-such-page")
    assert visit.now == Stop("topics", "living")
    press(visit.frame, "kiosk_urgent")
    assert reading(visit).title == "When to get help"


def test_following_a_link_leads_back_to_the_same_part(program: KioskProgram) -> None:
    visit = begin(program)
    visit.go("page", TOPIC)
    press(visit.frame, "kiosk_reading_next")
    part = reading(visit).part
    reading(visit).links.page_requested.emit("vaccines#vaccines-to-ask-about")
    assert reading(visit).part == "vaccines-to-ask-about"
    press(visit.frame, "kiosk_back")
    assert (visit.now.page, reading(visit).part) == (TOPIC, part)
    visit.go("topics")
    visit.go("page", TOPIC)  # again: it stands where it was left
    visit.go("page", "vaccines")
    press(visit.frame, "kiosk_back")
    assert (visit.now.page, reading(visit).part) == (TOPIC, part)
    press(visit.frame, "kiosk_back")
    assert (visit.now.page, reading(visit).part) == (TOPIC, TOP)


def test_words_numbers_and_sources_open_a_sheet_and_nothing_leads_out(
    program: KioskProgram, qtbot: QtBot
) -> None:
    visit = begin(program)
    visit.go("page", "ocrelizumab", "sources")
    view, links = reading(visit).view, reading(visit).links
    assert view is not None
    finding = next(iter(view.findings))
    for signal, asked, shown in (
        (links.term_requested, "relapse", TermExplained),
        (links.citation_requested, (view.article.sources[0].key,), SourcesExplained),
        (links.finding_requested, finding, FindingExplained),
    ):
        signal.emit(asked, QRect())
        told = visit.frame.findChild(shown)
        assert told is not None
        assert told.isVisible()
        press(visit.frame, "kiosk_sheet_close")
    sources = [view for view in reading(visit).findChildren(RunsView) if view.isVisible()]
    assert any("doi.org" in each.words or "doi:" in each.words for each in sources)
    assert not any(spot for each in sources for spot in each.links)
    assert not any(isinstance(run, PageLink) for each in sources for run in each.runs)


def test_questions_and_fewer_words_stay_for_the_visit_and_not_longer(
    program: KioskProgram, qtbot: QtBot
) -> None:
    visit = begin(program)
    visit.go("page", TOPIC, "ask-your-team")
    qtbot.waitUntil(lambda: visit.frame.findChild(Pressable, "save_question_1") is not None)
    press(visit.frame, "save_question_1")
    view = reading(visit).view
    assert view is not None
    asked = view.article.questions[1]
    assert visit.state.questions == {asked.id: asked.text}
    press(visit.frame, "kiosk_fewer")
    assert reading(visit).few_words
    press(visit.frame, "kiosk_fewer")
    assert reading(visit).part == "ask-your-team"
    press(visit.frame, "save_question_1")
    assert not visit.state.questions
    press(visit.frame, "kiosk_fewer")
    program.end_visit()
    visit = begin(program)
    visit.go("page", TOPIC)
    assert not reading(visit).few_words
    assert program.window.findChild(QWidget, "kiosk_few_words") is None


def test_reading_time_is_that_of_the_part_shown(program: KioskProgram) -> None:
    visit = begin(program)
    assert program.kit is not None
    content = program.kit.session.library.content
    longest = max(
        (section, card.id)
        for card in content.cards(PageKind.TOPIC)
        for section in [max(s.words for s in content.topic(card.id).sections)]
    )
    words, page = longest
    section = next(s for s in content.topic(page).sections if s.words == words)
    visit.go("page", page, section.anchor)
    assert visit.desk.minutes == pytest.approx(words / READING_SPEED)
    visit.go("page", page, "sources")
    assert visit.desk.minutes == 1.0
