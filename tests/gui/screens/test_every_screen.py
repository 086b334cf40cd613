"""Every screen stays whole in little room, with large text, in every theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.printing import Clinic, PrinterAbilities, Variant
from desktop.domain.reading import ThemeName
from desktop.domain.screens import QuestionDraft
from desktop.domain.take_home import OpenedCode
from desktop.domain.time_path import TimeView
from desktop.domain.values import OTHER, Step
from desktop.library.values import question_about, summary
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.handouts.add_pages_page import AddPagesPage
from desktop.ui.handouts.code_page import CodePage
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.handouts.packs_page import PacksPage
from desktop.ui.handouts.record_page import RecordPage
from desktop.ui.home.home_page import HomePage
from desktop.ui.my_list.my_list_page import MyListPage
from desktop.ui.search.search_page import SearchPage
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shelves.read_page import ReadPage
from desktop.ui.time.time_page import TimePage
from desktop.ui.treatments.treatments_page import TreatmentsPage
from desktop.ui.values.values_page import ValuesPage
from desktop.ui.words.words_page import WordsPage
from tests.gui.comparison.values import FOUR, PAIR, a_comparison_view, a_detail
from tests.gui.diagrams.values import draw, draw_plain
from tests.gui.handouts.pack_values import WIDEST, a_line, press, some_packs
from tests.gui.handouts.values import A4, OPTIONS, a_pack, alone, own
from tests.gui.handouts.values import a_line as handout_line
from tests.gui.handouts.values import some_shelves as some_shelves_to_add
from tests.gui.my_list.values import asked, asked_by_nobody, asked_on, compared
from tests.gui.screens.conftest import Stage
from tests.gui.screens.values import (
    SOME_PACKS,
    WORDY,
    a_card,
    a_home,
    a_logo,
    a_path,
    kept,
    some_results,
    some_shelves,
    some_subjects,
    some_terms,
)
from tests.gui.treatments.values import CARDS, a_view
from tests.gui.values.values import CARDS as VALUE_CARDS
from tests.gui.values.values import SAID, a_turn, some_differences

LONG_NOTE = "Would I catch more infections? " * 10


def _home(theme: ThemeController) -> QWidget:
    page = HomePage(theme)
    page.show_home(a_home())
    page.show_path(a_path())
    return page


def _home_with_path(theme: ThemeController) -> QWidget:
    page = HomePage(theme)
    page.show_home(a_home())
    page.show_path(a_path().at(1))
    return page


def _nurse_home(theme: ThemeController) -> QWidget:
    page = HomePage(theme)
    page.show_home(a_home())
    page.show_packs(SOME_PACKS)
    return page


def _time(theme: ThemeController) -> QWidget:
    page = TimePage(theme)
    page.show_view(TimeView(some_subjects(), a_path(), ("A page that was taken out",)))
    button = page.findChild(QAbstractButton, "change_subject")
    assert button is not None
    button.click()
    return page


def _time_done(theme: ThemeController) -> QWidget:
    page = TimePage(theme)
    page.show_view(TimeView(some_subjects(), a_path().past_now().past_now()))
    return page


def _read(theme: ThemeController) -> QWidget:
    page = ReadPage(theme)
    page.show_shelves(some_shelves())
    return page


def _search(theme: ThemeController) -> QWidget:
    page = SearchPage(theme)
    page.set_query("immunosuppression")
    page.show_results(some_results("immunosuppression", "immunosuppressant", 3, 9))
    return page


def _words(theme: ThemeController) -> QWidget:
    page = WordsPage(theme)
    page.show_words(some_terms(), (a_card("plan-1"), a_card("plan-2")))
    return page


def _word(theme: ThemeController) -> QWidget:
    page = WordsPage(theme)
    page.show_words(some_terms(), (a_card("plan-1"), a_card("plan-2")))
    page.select("relapse")
    return page


def _my_list(theme: ThemeController) -> QWidget:
    page = MyListPage(theme)
    page.show_list((kept(0, LONG_NOTE), kept(1), kept(2, gone=True)))
    return page


def _bookmark(theme: ThemeController) -> QWidget:
    page = MyListPage(theme)
    page.show_list((kept(0, LONG_NOTE), kept(1)))
    page.open_detail()
    page.note_not_saved("uuid-0", "There is no room left on this disk.")
    return page


def _questions(theme: ThemeController) -> QWidget:
    """One chosen, one being changed, one whose page is gone."""
    page = MyListPage(theme)
    gone = asked_by_nobody(3, a_card("plan-1", WORDY))
    draft = QuestionDraft(LONG_NOTE, "uuid-2", LONG_NOTE)
    page.show_questions((asked(1, LONG_NOTE), asked_on(2, WORDY, unasked=True), gone), draft)
    page.open_tab("questions")
    press = page.findChild(Pressable, "words_uuid-3")
    assert press is not None
    press.click()
    return page


def _comparisons(theme: ThemeController) -> QWidget:
    page = MyListPage(theme)
    page.show_comparisons((compared(1, WORDY, "Stepping down"), compared(2, "A", gone=(WORDY,))))
    page.open_tab("comparisons")
    return page


def _settings(theme: ThemeController) -> QWidget:
    page = SettingsPage(theme)
    page.show_settings(theme.settings, frozenset({"theme", "names"}))
    return page


def _staff_settings(theme: ThemeController) -> QWidget:
    """Long words, a picture that is none, and a full disk; the phone is set by the roll-out."""
    page = SettingsPage(theme)
    page.show_settings(dataclasses.replace(theme.settings, nurse=True), frozenset({"nurse"}))
    clinic = Clinic("Riverside " * 19, "01632 960 123 " * 10, "<b>9am</b>", WORDY, a_logo())
    page.staff.show_clinic(clinic, frozenset({"phone"}))
    page.staff.show_logo_trouble("'logo.svg' is another kind of picture. Choose another.")
    page.staff.show_not_saved("the disk is full.")
    return page


def _treatments(theme: ThemeController) -> QWidget:
    page = TreatmentsPage(theme)
    page.show_ticks([card.id for card in CARDS[:4]])
    page.show_view(a_view())
    return page


def _value_card(theme: ThemeController) -> QWidget:
    page = ValuesPage(theme, draw)
    page.show_card(a_turn(step=Step.SECOND, chair=OTHER, skipped=VALUE_CARDS[0].title))
    return page


def _values(theme: ThemeController) -> QWidget:
    page = ValuesPage(theme, draw)
    questions = {card.id: question_about(card) for card in VALUE_CARDS}
    page.show_result(summary(VALUE_CARDS, SAID), questions, frozenset({"breaks"}))
    for work in page.findChildren(Slices):
        work.finish()
    return page


def _differences(theme: ThemeController) -> QWidget:
    page = ValuesPage(theme, draw)
    page.show_differences(some_differences())
    return page


def _compare(theme: ThemeController) -> QWidget:
    page = ComparePage(theme, draw_plain)
    page.show_view(a_comparison_view(*FOUR), marked=True, sorted_values=True, kept=False)
    return page


def _compare_cell(theme: ThemeController) -> QWidget:
    page = ComparePage(theme, draw_plain)
    matters = {"idea": ("Having breaks from treatment",)}
    view = a_comparison_view(*PAIR, matters=matters)
    page.show_view(view, marked=True, sorted_values=False, kept=True)
    page.show_detail(a_detail(), frozenset())
    return page


def _compare_nothing(theme: ThemeController) -> QWidget:
    page = ComparePage(theme, draw_plain)
    page.show_view(a_comparison_view(), marked=True, sorted_values=False, kept=False)
    return page


def _packs(theme: ThemeController) -> QWidget:
    page = PacksPage(theme)
    page.show_packs(some_packs(), ("own:1", "ready:1", "own:2"), on_home=True)
    for work in page.findChildren(Slices):
        work.finish()
    press(page, "rename_own:4")
    return page


def _packs_none(theme: ThemeController) -> QWidget:
    page = PacksPage(theme)
    page.show_packs(some_packs()[:2], (), on_home=False)
    return page


def _code(theme: ThemeController) -> QWidget:
    """The longest code, with a page of a wide name and a look of its own."""
    page = CodePage(theme)
    cards = (a_card("page-1", WIDEST), a_card("page-2", WORDY))
    told = ("6 pages on this code are not in this Waymark. " * 2,)
    letters = "RE76-YWMQ-HH46-W7UT-M3XF"
    page.show_code(OpenedCode(letters, cards, WIDEST, told, 2.4, ThemeName.HIGH_CONTRAST))
    page.offer_look(2.4, ThemeName.HIGH_CONTRAST)
    return page


def _code_wrong(theme: ThemeController) -> QWidget:
    page = CodePage(theme)
    page.show_trouble(f"There is no “O” in a code. {LONG_NOTE}", "O" * 100)
    return page


def _record(theme: ThemeController) -> QWidget:
    page = RecordPage(theme)
    page.show_lines((a_line(0, title=WIDEST, pack=WIDEST, station=WIDEST), a_line(40)))
    return page


def _record_none(theme: ThemeController) -> QWidget:
    return RecordPage(theme)


def _handout(theme: ThemeController) -> QWidget:
    """A pack with its pages, one chosen and one gone, a warning, and a name asked for."""
    page = HandoutPage(theme)
    page.show_options(OPTIONS, nurse=True)
    lines = (handout_line(WORDY), handout_line("A page"), handout_line(WORDY, gone=True))
    page.show_view(a_pack(*lines, changed=True), "Back to your handout", 12)
    page.list.items.choose(0)
    page.preview.show_sheets(14, A4)
    page.show_warning("Look at this before you print", (f"{WORDY}: past its review date.",) * 2)
    page.show_printers((WORDY, "Clinic printer"))
    page.set_ready("14 pages on 7 sheets, ready to print", warned=True)
    page.list.set_pack_names(frozenset({"Two ways"}))
    press(page, "handout_keep")
    return page


def _handout_options(theme: ThemeController) -> QWidget:
    """All options open, with all that they say, and work that goes on."""
    page = HandoutPage(theme)
    asked = dataclasses.replace(OPTIONS, variant=Variant.LARGE, booklet=True, notes=LONG_NOTE)
    page.show_options(asked, nurse=True)
    page.show_view(own(handout_line()), "Back", 1)
    page.list.options.show_abilities(PrinterAbilities(duplex=False, colour=False))
    press(page, "more_options")
    page.show_trouble("The printer is not answering. Check that it is on and has paper.")
    page.set_busy("Sending page 3 of 14")
    return page


def _handout_empty(theme: ThemeController) -> QWidget:
    page = HandoutPage(theme)
    page.show_options(OPTIONS, nurse=False)
    page.show_view(own(), "Back", 0)
    return page


def _handout_alone(theme: ThemeController) -> QWidget:
    page = HandoutPage(theme)
    page.show_options(OPTIONS, nurse=False)
    page.show_view(alone(handout_line(WORDY), added=True), "Back to the page", 3)
    page.preview.show_sheets(1, A4)
    page.set_stopped("Stopped. These pages are as they were before.")
    press(page, "segment_paper")
    return page


def _add_pages(theme: ThemeController) -> QWidget:
    page = AddPagesPage(theme)
    page.show_shelves(some_shelves_to_add(), frozenset({"what-ms-is"}))
    press(page, "choice_two-main-ways")
    return page


SCREENS = (
    *(
        _home,
        _nurse_home,
        _read,
        _search,
        _words,
        _word,
        _my_list,
        _bookmark,
        _settings,
        _staff_settings,
        _treatments,
        _compare,
        _compare_cell,
        _compare_nothing,
    ),
    *(_value_card, _values, _differences, _questions, _comparisons),
    *(_packs, _packs_none, _record, _record_none, _code, _code_wrong),
    *(_handout, _handout_options, _handout_empty, _handout_alone, _add_pages),
)
NAMES = (
    *(
        "home",
        "nurse home",
        "read",
        "search",
        "words",
        "word",
        "my list",
        "bookmark",
        "settings",
        "settings of staff",
        "treatments",
        "compare",
        "compare a cell",
        "compare nothing",
    ),
    *("value card", "values", "differences", "my questions", "comparisons"),
    *("packs", "no own packs", "record", "nothing printed", "code", "wrong code"),
    *("handout", "handout options", "empty handout", "handout of one page", "add pages"),
)


_ROUNDS = 50  # of 10 ms, in which what is laid out in slices comes to rest


def _cut_off(page: QWidget) -> Iterator[object]:
    """What is wider than its place, or lower than its words."""
    for scroll in page.findChildren(PageScroll):
        inside = scroll.widget()
        if scroll.isVisible() and inside and inside.width() > scroll.viewport().width():
            yield scroll.objectName(), inside.width(), scroll.viewport().width()
    for label in page.findChildren(BodyLabel):
        if label.isVisible() and label.height() < label.heightForWidth(label.width()):
            yield label.text()
    for child in page.findChildren(QWidget):
        parent = child.parentWidget()
        if not child.isVisible() or parent is None or isinstance(parent, QLineEdit):
            continue
        if child.geometry().right() > parent.width() + 1:
            yield child, parent


@pytest.mark.parametrize("make", SCREENS, ids=NAMES)
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(320, 700, 1.0), (320, 700, 2.4), (800, 600, 2.4), (900, 768, 1.5), (1164, 800, 1.0)],
)
def test_nothing_is_cut_off(
    theme: ThemeController,
    stage: Stage[QWidget],
    qtbot: QtBot,
    make: Callable[[ThemeController], QWidget],
    width: int,
    height: int,
    scale: float,
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=scale))
    page = stage(make(theme))
    page.window().resize(width, height)
    qtbot.waitUntil(lambda: page.width() == width)
    qtbot.waitUntil(lambda: not any(each.running for each in page.findChildren(Slices)))
    for _ in range(_ROUNDS):
        if not list(_cut_off(page)):
            break
        qtbot.wait(10)
    assert list(_cut_off(page)) == []


@pytest.mark.parametrize("make", SCREENS, ids=NAMES)
def test_the_look_changes_while_it_is_shown(
    theme: ThemeController,
    stage: Stage[QWidget],
    make: Callable[[ThemeController], QWidget],
) -> None:
    page = stage(make(theme))
    seen = set()
    for name in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        theme.apply(dataclasses.replace(theme.settings, theme=name))
        picture = page.grab().toImage()
        seen.add(picture.pixelColor(picture.width() - 30, picture.height() - 3).name())
    assert len(seen) == 3


@pytest.mark.parametrize("make", SCREENS, ids=NAMES)
def test_names_are_unique_and_every_page_has_a_title(
    theme: ThemeController,
    stage: Stage[QWidget],
    make: Callable[[ThemeController], QWidget],
) -> None:
    page = stage(make(theme))
    names = [child.objectName() for child in page.findChildren(QWidget)]
    ours = [name for name in names if name and not name.startswith(("qt_", "search_", "top_bar"))]
    assert len(ours) == len(set(ours))
    assert getattr(page, "page_title", "")
