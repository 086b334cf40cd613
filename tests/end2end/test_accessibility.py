"""Every screen in every theme and size: names, roles, room for the words, targets, Tab, focus."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.blocks import Citation, FindingLink, Run, TermLink
from desktop.domain.content import PageKind
from desktop.domain.packs import HandoutItem, PrintRecord
from desktop.domain.reading import ThemeName
from desktop.tasks.slices import Slices
from desktop.ui.common.fields import SearchField
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from tests.end2end.audit import NO_ROLE, faults, tab_faults
from tests.end2end.conftest import TODAY, Start, press

THEMES = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)
SCALES = (1.0, 1.5, 2.4)
WINDOWS = ((460, 800), (800, 600), (1280, 800))
ALL = "WAYMARK_LONG" in os.environ  # all 27; else each theme, size and width once
LOOKS = [
    (theme, scale, size)
    for (t, theme), (s, scale), (w, size) in product(
        enumerate(THEMES), enumerate(SCALES), enumerate(WINDOWS)
    )
    if ALL or (t == s and s + w == 2)
]
FOUR = "alemtuzumab,cladribine,natalizumab,ocrelizumab"
OPTIONS = "option_list_close"
CLOSE_TOAST = "toast_close"
Go = Callable[[], object]
Screens = Iterable[tuple[str, Go, str]]


class Walk:
    """Brings the program to one screen after another."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        assert program.controller is not None
        self._qtbot = qtbot
        self.program = program
        self.window = program.window
        self._controller = program.controller
        self._content = program.controller._session.library.content

    def look(self, theme: ThemeName, scale: float, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        wished = dataclasses.replace(
            self.program.theme.settings, theme=theme, text_scale=scale, less_movement=True
        )
        self._controller.apply_view(wished)

    def reading(self) -> Iterator[tuple[str, Go, str]]:
        """Each kind of page, and what opens over it, as `places` gives them."""
        for kind in PageKind:
            yield f"{kind} page", partial(self._page, self._content.cards(kind)[0].id), ""
        yield "diagram step", partial(self._page, "three-rs#step-2"), ""
        yield "diagram in other forms", self._forms, ""
        yield "part of a picture", partial(self._press, "part_reduction"), "explanation_close"
        yield "word explained", partial(self._link, TermLink), "explanation_close"
        yield "sources", partial(self._link, Citation), "explanation_close"
        yield "finding", partial(self._link, FindingLink), "explanation_close"

    def places(self) -> Iterator[tuple[str, Go, str]]:
        """Name of each other screen, how to come there, and what to press to leave it."""
        for place in ("home", "read", "diagrams", "words", "settings"):
            yield place, partial(self._place, place), ""
        yield "years of two plans", self._years, ""
        yield "treatments", self._treatments, ""
        yield "treatments, two ticked", self._ticks, ""
        yield "compare, nothing chosen", self._compare_nothing, ""
        yield "compare, a column", partial(self._compare, "cladribine"), ""
        yield "compare, options", partial(press, self.window, "choose_option_0"), OPTIONS
        yield "compare, a pair", partial(self._compare, "cladribine,ocrelizumab"), ""
        yield "compare, rows", partial(press, self.window, "choose_rows"), "row_chooser_close"
        yield "compare, a row less", partial(self._compare_less, "row_relapses"), ""
        yield "compare, a cell explained", self._compare_cell, "close_cell"
        yield "compare, four", partial(self._compare, FOUR), ""
        yield "my list, empty", partial(self._place, "my-list"), ""
        yield "help", self._help, ""
        yield "help, found", self._help_found, ""
        yield "search, found", partial(self._search, "relapse", "result_1"), ""
        yield "search, mended", partial(self._search, "ocrelizumba", "result_1"), ""
        yield "search, nothing", partial(self._search, "qqqqzzzz xxxyyy", "search_told"), ""
        yield "handout", self._handout, ""
        yield "the reader's own handout", self._own_handout, ""
        yield "its options", partial(press, self.window, "more_options"), "more_options"
        yield "a name for a pack", partial(press, self.window, "handout_keep"), "pack_leave"
        yield "add pages", partial(self._add_pages, "handout_add_pages"), ""
        yield "packs", self._packs, ""
        yield "a pack's name", partial(press, self.window, "rename_own:a11y"), "leave_own:a11y"
        yield "what was printed", self._record, ""
        yield "clear the record", partial(press, self.window, "record_clear"), "answer_keep"
        yield "easier to see", self.window.open_easier_panel, "easier_close"
        yield "question", self._question, "answer_keep"
        yield "toast", partial(self.window.show_toast, "Removed from your list", print), CLOSE_TOAST
        yield "bug notice", partial(self.window.show_bug, "That went wrong.", "x"), "notice_close"
        yield "my list with a note", self._my_list, ""
        yield "time, nothing chosen", self._time_unchosen, ""
        yield "time, a path and subjects", self._time, ""
        yield "a page on a path", self._walk_path, "time_stop"
        yield "home on a path", self._home_on_path, ""

    def settle(self) -> None:
        """Let what is read and built in slices be finished, and laid out."""
        self.program.tasks.finish()
        QCoreApplication.processEvents()
        self._qtbot.waitUntil(lambda: not any(s.running for s in self.window.findChildren(Slices)))
        for _ in range(6):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()

    def _see(self, name: str) -> QWidget:
        def visible() -> bool:
            return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

        self._qtbot.waitUntil(visible)
        return next(w for w in self.window.findChildren(QWidget, name) if w.isVisible())

    def _place(self, name: str) -> None:
        self.window.place_requested.emit(name)
        self._qtbot.waitUntil(lambda: self.window.current_page == name)

    def _help(self) -> None:
        self.window.help_requested.emit()
        self._see("help_part_what-waymark-is-for")

    def _help_found(self) -> None:
        self.window.find_requested.emit()
        field = self._see("help_field")
        assert isinstance(field, SearchField)
        field.set_text("printer")
        field.text_edited.emit("printer")
        press(self.window, "help_row_trouble")
        self._see("help_part_printing")

    def _years(self) -> None:
        self._place("years")
        page = self._controller.pages.years
        page.plan_chosen.emit(1, "ocrelizumab")
        press(page, "change_plan_1")

    def _time_unchosen(self) -> None:
        self._place("time")
        subject = self._see("subject_now")
        self._qtbot.waitUntil(lambda: bool(subject.property("text")))

    def _time(self) -> None:
        press(self.window, "length_5")
        self._see("path_start")
        press(self.window, "change_subject")

    def _walk_path(self) -> None:
        with self._qtbot.waitSignal(self._controller.pages.reader.finished, timeout=20_000):
            press(self.window, "path_start")
        self._see("time_bar")

    def _home_on_path(self) -> None:
        press(self.window, CLOSE_TOAST)
        self._place("home")

    def _compare(self, options: str) -> None:
        self._controller.navigation.go("compare", options)
        self._qtbot.waitUntil(lambda: self.window.current_page == "compare")

    def _compare_nothing(self) -> None:
        self._compare("")
        self._controller.pages.compare.board_chosen.emit("treatments")

    def _compare_less(self, row: str) -> None:
        press(self.window, "choose_rows")
        press(self.window, row)
        press(self.window, "row_chooser_close")

    def _compare_cell(self) -> None:
        self._controller.pages.compare.cell_requested.emit("cladribine", "worsening")
        self._see("close_cell")

    def _treatments(self) -> None:
        self._place("treatments")
        self._see("treatment_alemtuzumab")

    def _ticks(self) -> None:
        self._treatments()
        for treatment in ("alemtuzumab", "cladribine"):
            press(self.window, f"tick_{treatment}")

    def _page(self, page_id: str) -> None:
        drawn = self._content.kind_of(page_id.partition("#")[0]) is PageKind.DIAGRAM
        shown = self._controller.pages.diagram if drawn else self._controller.pages.reader
        with self._qtbot.waitSignal(shown.finished, timeout=20_000):
            self._controller.navigation.open_page(page_id)

    def _search(self, words: str, until: str) -> None:
        page = self._controller.pages.search
        self._controller.navigation.go("search", anchor=words)
        self._qtbot.waitUntil(lambda: words in page._told.words)
        self._see(until)

    def _handout(self) -> None:
        self._controller.navigation.go("handout", self._content.cards(PageKind.STRATEGY)[2].id)
        self._qtbot.waitUntil(
            lambda: self.window.findChild(QWidget, "sheet_1") is not None, timeout=20_000
        )

    def _own_handout(self) -> None:
        """Pages of several kinds, one of them gone, one chosen."""
        handing_out, own = self._controller.handing_out, self._controller.own_handout
        if not own.items:
            there = map(own.item, ("term:relapse", "three-rs", "my-list"))
            handing_out.put("", (*there, HandoutItem("gone", "A page of long ago")))
            press(self.window, CLOSE_TOAST)
        self._controller.navigation.go("handout")
        self._see("item_0")
        press(self.window, "item_0")
        self._qtbot.waitUntil(
            lambda: "ready" in self._controller.pages.handout.foot.words, timeout=20_000
        )

    def _add_pages(self, way: str) -> None:
        press(self.window, way)
        self._qtbot.waitUntil(lambda: self.window.current_page == "add-pages")
        self._see("choice_cladribine")

    def _packs(self) -> None:
        """Own packs too, of which one is on Home."""
        keeping = self._controller.keeping
        if not keeping.packs:
            items = (HandoutItem("vaccines", "Vaccines"), HandoutItem("gone", "Gone"))
            store = self._controller._session.reader
            store.add_pack("a11y", "First visit", items)
            store.add_pack("twin", "First visit", items[:1])
            record = ("vaccines", "Vaccines", "First visit", "1", "old", "large 24", 2, TODAY, "2")
            store.add_prints((PrintRecord("1", *record), PrintRecord("2", *record)))
            keeping._on_packs_written(None)
            keeping._on_prints_written(None)
            keeping.order_favourites(("own:a11y", "ready:relapse"))
        self._be_nurse(True)
        self._place("packs")
        self._see("remove_own:twin")

    def _be_nurse(self, nurse: bool) -> None:
        self._controller.apply_view(dataclasses.replace(self.program.theme.settings, nurse=nurse))

    def _record(self) -> None:
        self._be_nurse(False)
        self._place("record")
        self._see("record_totals")

    def _link(self, kind: type[Run]) -> None:
        topic = "immune-reconstitution-therapy"  # has words, sources, figures and pages
        if self._controller._reading.showing != topic:
            self._page(topic)
        links = self._controller.pages.reader.findChildren(LinkSpot)
        next(link for link in links if isinstance(link.run, kind)).click()
        self._see("explanation")

    def _forms(self) -> None:
        """A diagram in words, as a table and by its parts."""
        self._page("three-rs")
        for form in ("describe", "as_table", "as_parts"):
            press(self._controller.pages.diagram, f"diagram_{form}_three-rs")

    def _press(self, name: str) -> None:
        press(self._controller.pages.diagram, name)
        self._see("explanation")

    def _question(self) -> None:
        self._place("settings")
        press(self.window, "settings_clear_everything")

    def _my_list(self) -> None:
        keeping = self._controller.keeping
        if not keeping.bookmarks:
            keeping.toggle_bookmark(self._content.cards()[0].id)
            self._qtbot.waitUntil(lambda: bool(keeping.bookmarks))
            keeping.save_note(keeping.bookmarks[0].uuid, "Ask about my job. " * 20)
            self._qtbot.waitUntil(lambda: bool(keeping.bookmarks[0].note))
        self._place("my-list")


def check(qtbot: QtBot, program: Program, walk: Walk, screens: Screens) -> None:
    """Go to each of `screens` and fail with all that is wrong there."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    found: list[str] = []
    window = program.window
    for name, go, leave in screens:
        go()
        walk.settle()
        found += [f"{name}: {fault}" for fault in (*faults(window), *tab_faults(window))]
        if not window.windowTitle().endswith(" - Waymark"):
            found.append(f"{name}: the window's title is '{window.windowTitle()}'")
        if leave:
            press(window, leave)
            walk.settle()
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_every_place_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    program = start()
    walk = Walk(qtbot, program)
    walk.look(theme, scale, size)
    check(qtbot, program, walk, walk.places())


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_every_kind_of_page_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    program = start()
    walk = Walk(qtbot, program)
    walk.look(theme, scale, size)
    check(qtbot, program, walk, walk.reading())


def test_scrolling_page_has_a_role(start: Start) -> None:
    page = start().window.findChild(PageScroll, "home_scroll")
    assert page is not None
    assert QAccessible.queryAccessibleInterface(page).role() not in NO_ROLE


def test_focus_that_comes_from_outside_a_page_is_scrolled_to(start: Start) -> None:
    program = start()
    program.window.resize(460, 500)
    home = program.window.findChild(PageScroll, "home_scroll")
    assert home is not None
    QCoreApplication.processEvents()
    last = [w for w in home.findChildren(Pressable) if w.isVisible()][-1]
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    assert not last.visibleRegion().isEmpty()
