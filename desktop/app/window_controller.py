"""One window's controller: makes its pages and holds every connection between them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.app.gathering import Gathering
from desktop.app.history import Stop
from desktop.app.home_desk import HomeDesk
from desktop.app.keeping import Keeping
from desktop.app.listening import Listening
from desktop.app.navigation import Navigation
from desktop.app.own_handout import OwnHandout
from desktop.app.session import Session
from desktop.app.timing import Timing
from desktop.app.window_pages import WindowPages
from desktop.domain.content import PageKind
from desktop.domain.errors import NotFoundError
from desktop.domain.packs import HandoutItem
from desktop.domain.reading import TEXT_SCALES, ViewSettings
from desktop.domain.screens import QUESTIONS, KeptPage
from desktop.domain.settings import RollOutSettings
from desktop.library.comparing import COMPARE_PAGE
from desktop.library.conversation import CONVERSATION_PAGE, CONVERSATION_TITLE
from desktop.library.kept_list import LIST_PAGE, kept_list
from desktop.library.years import YEARS_PAGE
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.app.choosing_pages import ChoosingPages
    from desktop.app.clinic_desk import ClinicDesk
    from desktop.app.comparing import Comparing
    from desktop.app.exporting import Exporting
    from desktop.app.finding import Finding
    from desktop.app.handing_out import HandingOut
    from desktop.app.packing import Packing
    from desktop.app.picturing import Picturing
    from desktop.app.reading import Reading
    from desktop.app.recording import Recording
    from desktop.app.taking_home import TakingHome
    from desktop.app.talking import Talking
    from desktop.app.treating import Treating
    from desktop.app.valuing import Valuing
    from desktop.app.years import YearsController

_ON_RAIL = {  # what is reached from where
    "years": "diagrams",
    "values": "my-list",
    "time": "home",
    "packs": "handout",
    "record": "handout",
    "code": "handout",
    "add-pages": "handout",
}
_KINDS_ON_RAIL: dict[PageKind | None, str] = {
    PageKind.DIAGRAM: "diagrams",
    PageKind.TREATMENT: "treatments",
}

_FILLED_BY = (  # modules of what fills the places, by how soon a reader may come there
    *("reading", "finding", "picturing", "comparing", "treating", "talking", "clinic_desk"),
    *("handing_out", "years", "valuing", "exporting", "taking_home", "choosing_pages"),
    *("packing", "recording"),
)


def import_places() -> None:
    """Import what fills the places of a window, off the GUI thread: it takes long."""
    for name in _FILLED_BY:
        import_module(f"desktop.app.{name}")


class WindowController(QObject):
    """Fills a MainWindow from a session.

    What fills a place is made when somebody goes there, or ahead of that while nobody waits.

    Args:
        settings: the clinic's roll-out settings; locked keys cannot be changed here.
        today: the date printed on handouts.
    """

    view_changed = Signal(ViewSettings)  # to be kept in view.json
    help_wanted = Signal(str, str)  # a page of Help, and words of the way back

    def __init__(
        self,
        window: MainWindow,
        home: HomePage,
        theme: ThemeController,
        session: Session,
        settings: RollOutSettings,
        tasks: Tasks,
        writer: Tasks,
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._session = session
        self._settings = settings
        self._tasks = tasks
        self._content = session.library.content

        self._home = home
        self._writer = writer
        self._today = today
        self.pages = WindowPages(window, theme, session.library.draw, self)
        self.pages.made.connect(self._on_page_made)

        self.navigation = Navigation(window, self)
        self.navigation.arrived.connect(self._on_arrived)  # first: keys reach a page before its bar
        self.keeping = Keeping(
            window,
            session.library,
            session.reader,
            writer,
            lambda: self._theme.settings.keep_history,
            self,
            settings.favourite_packs,
        )
        self._shared = (session, self.keeping, self.navigation)
        self.listening = Listening(
            window, theme, lambda: session.library.scripts, self.navigation, tasks, self
        )
        self._timing = Timing(window, self.pages, *self._shared, tasks, self)
        self.own_handout = OwnHandout(
            window,
            self.keeping,
            session.library.handout_items,
            {
                COMPARE_PAGE: lambda: self._comparing.item(),
                YEARS_PAGE: lambda: self._years.item(),
                CONVERSATION_PAGE: lambda: HandoutItem(CONVERSATION_PAGE, CONVERSATION_TITLE),
                LIST_PAGE: lambda: HandoutItem(LIST_PAGE, self.tr("My list")),
            },
            self,
        )
        self._gathering = Gathering(window, self._handed_out, self.own_handout, self)
        self._home_desk = HomeDesk(home, *self._shared, tasks, self._is_nurse, today, self)
        self._connect()
        for notice in session.notices:
            window.show_notice(notice)

    def make_ahead(self) -> Iterator[None]:
        """Make what fills the other places, one at a time."""
        for fills in (
            *("_reading", "_finding", "_picturing", "_comparing", "_treating", "_talking"),
            *("clinic_desk", "handing_out", "_years", "_valuing", "_taking_home"),
            *("_choosing_pages", "_packing", "_recording"),
        ):
            getattr(self, fills)
            yield
        for page in ("read", "words", "time"):
            getattr(self.pages, page)
            yield
        self.pages.compare.prepare()

    def finish(self) -> None:
        """Let what is being printed and saved come to its end."""
        if self.pages.there("handout"):
            self.handing_out.finish()

    # What fills the places

    @cached_property
    def _reading(self) -> Reading:
        from desktop.app.reading import Reading

        return Reading(self._window, self.pages.reader, *self._shared, self)

    @cached_property
    def _picturing(self) -> Picturing:
        from desktop.app.picturing import Picturing

        return Picturing(
            self._window,
            self.pages.diagrams,
            self.pages.diagram,
            self._session,
            self._settings,
            self.keeping,
            self.navigation,
            self._tasks,
            self._today,
            self,
        )

    @cached_property
    def _years(self) -> YearsController:
        from desktop.app.years import YearsController

        return YearsController(
            self._window,
            self.pages.years,
            self._session,
            self.navigation,
            self._tasks,
            self._today,
            self,
        )

    @cached_property
    def _comparing(self) -> Comparing:
        from desktop.app.comparing import Comparing

        return Comparing(self._window, self.pages.compare, *self._shared, self)

    @cached_property
    def _treating(self) -> Treating:
        from desktop.app.treating import Treating

        return Treating(self._window, self.pages.treatments, *self._shared, self._tasks, self)

    @cached_property
    def _valuing(self) -> Valuing:
        from desktop.app.valuing import Valuing

        return Valuing(self._window, self.pages.values, *self._shared, self)

    @cached_property
    def _talking(self) -> Talking:
        from desktop.app.talking import Talking

        return Talking(self._window, self.pages.my_list, *self._shared, self)

    @cached_property
    def _exporting(self) -> Exporting:
        from desktop.app.exporting import Exporting

        return Exporting(self._window, self._session.reader, self._tasks, self)

    @cached_property
    def _finding(self) -> Finding:
        from desktop.app.finding import Finding

        return Finding(
            self._window, self.pages.search, self._session, self.navigation, self._tasks, self
        )

    @property
    def clinic_desk(self) -> ClinicDesk:
        """What staff set; there as soon as Settings are."""
        _ = self.pages.settings
        return self._clinic_desk

    def _make_clinic_desk(self) -> ClinicDesk:
        from desktop.app.clinic_desk import ClinicDesk

        return ClinicDesk(
            self._window,
            self.pages.settings.staff,
            self._session,
            self._settings,
            self._tasks,
            self._writer,
            self,
        )

    @cached_property
    def handing_out(self) -> HandingOut:
        from desktop.app.handing_out import HandingOut

        return HandingOut(
            self._window,
            self.pages.handout,
            *self._shared,
            self.clinic_desk,
            self.own_handout,
            {
                CONVERSATION_PAGE: lambda: self._talking.article(),
                LIST_PAGE: lambda: kept_list(self._kept(), self.keeping.questions),
            },
            self._settings.station,
            lambda: self._theme.settings,
            self._tasks,
            self._today,
            self,
        )

    @cached_property
    def _packing(self) -> Packing:
        from desktop.app.packing import Packing

        return Packing(
            self._window,
            self.pages.packs,
            *self._shared,
            self._is_nurse,
            self._tasks,
            self._today,
            self,
        )

    @cached_property
    def _recording(self) -> Recording:
        from desktop.app.recording import Recording

        return Recording(
            self._window,
            self.pages.record,
            self.keeping,
            self.navigation,
            self._tasks,
            self._today,
            self,
        )

    @cached_property
    def _taking_home(self) -> TakingHome:
        from desktop.app.taking_home import TakingHome

        made = TakingHome(
            self._window,
            self.pages.code,
            *self._shared,
            self.own_handout,
            self._theme,
            self._settings,
            self,
        )
        made.view_wanted.connect(self.apply_view)
        return made

    @cached_property
    def _choosing_pages(self) -> ChoosingPages:
        from desktop.app.choosing_pages import ChoosingPages

        return ChoosingPages(
            self._window,
            self.pages.add_pages,
            self._session,
            self.handing_out,
            self.navigation,
            self,
        )

    def _connect(self) -> None:
        """Every connection of the window, of Home and of what is kept, to be read as a list."""
        window, go = self._window, self.navigation
        window.search_requested.connect(self._on_search_wanted)
        window.urgent_requested.connect(self._on_urgent_requested)
        window.bookmark_requested.connect(self._on_bookmark_requested)
        window.print_requested.connect(self._on_handout_requested)
        window.save_pdf_requested.connect(self._on_save_pdf_requested)
        window.find_requested.connect(self._on_find_requested)
        window.text_larger_requested.connect(self._on_text_larger_requested)
        window.text_smaller_requested.connect(self._on_text_smaller_requested)
        window.text_reset_requested.connect(self._on_text_reset_requested)
        window.view_changed.connect(self.apply_view)

        self._home.search_requested.connect(self._on_search_for_requested)
        self._home.page_requested.connect(go.open_page)
        self._home.my_list_requested.connect(self._on_my_list_requested)
        self._home.place_requested.connect(go.go)
        self._home.time_chosen.connect(self._timing.begin)
        self._home.carry_on_requested.connect(self._timing.carry_on)

        self.keeping.bookmarks_changed.connect(self._on_bookmarks_changed)
        self.keeping.put_away.connect(window.forget_toast)
        self.keeping.places_changed.connect(self._on_places_changed)
        self.listening.view_changed.connect(self.apply_view)

    def _on_page_made(self, name: str) -> None:
        """Every connection of a page with what does not fill it, to be read as a list."""
        pages, keeping = self.pages, self.keeping
        go, hand_out = self.navigation, self._on_handout_requested
        match name:
            case "read":
                pages.read.page_requested.connect(go.open_page)
            case "reader":
                pages.reader.handout_requested.connect(hand_out)
                pages.reader.apply_view(self._theme.settings)
                self.listening.add_reader(name, pages.reader)
                self._timing.add_reader(pages.reader)
                self._gathering.add_page(name, pages.reader)
            case "diagrams":
                pages.diagrams.offer_years()
                pages.diagrams.years_requested.connect(self._on_years_requested)
            case "diagram":
                pages.diagram.handout_requested.connect(hand_out)
                self.listening.add_diagram(name, pages.diagram)
                self._gathering.add_page(name, pages.diagram)
            case "years":
                pages.years.years_shown.connect(self._gathering.show)
                pages.years.handout_requested.connect(hand_out)
                self._gathering.add_page(name, pages.years)
            case "compare":
                pages.compare.view_shown.connect(self._gathering.show)
                pages.compare.handout_requested.connect(hand_out)
                self._gathering.add_page(name, pages.compare)
            case "time":
                self._timing.add_page(pages.time)
            case "words":
                pages.words.word_shown.connect(self._gathering.show)
                pages.words.page_requested.connect(go.open_page)
                pages.words.bookmark_requested.connect(keeping.toggle_bookmark)
                self._gathering.add_page(name, pages.words)
            case "my-list":
                pages.my_list.tab_shown.connect(self._gathering.show)
                pages.my_list.page_requested.connect(go.open_page)
                pages.my_list.note_changed.connect(keeping.save_note)
                pages.my_list.removal_requested.connect(keeping.remove_bookmark)
                pages.my_list.print_requested.connect(hand_out)
                pages.my_list.export_requested.connect(self._on_export_requested)
                pages.my_list.clear_history_requested.connect(keeping.clear_history)
                keeping.note_saved.connect(pages.my_list.note_saved)
                keeping.note_not_saved.connect(pages.my_list.note_not_saved)
                self._gathering.add_page(name, pages.my_list)
            case "settings":
                self._clinic_desk = self._make_clinic_desk()
                pages.settings.view_changed.connect(self.apply_view)
                pages.settings.page_requested.connect(go.open_page)
                pages.settings.private_requested.connect(self._on_private_requested)
                pages.settings.staff.place_requested.connect(go.go)
                pages.settings.clear_history_requested.connect(keeping.clear_history)
                pages.settings.clear_everything_requested.connect(keeping.clear_everything)

    def open(self, wanted: str = "") -> None:
        """Show Home, or the page or take-home code named on the command line."""
        if not wanted:
            self._on_arrived(self.navigation.now)
            return
        try:
            self.navigation.open_page(self._content.resolve(wanted))
        except NotFoundError as error:
            if self._session.library.take_homes.meant(wanted) is not None:
                self.navigation.go("code", wanted)
                return
            self._on_arrived(self.navigation.now)
            take_homes = self._session.library.take_homes
            wrong = "" if error.nearest else take_homes.mistake(wanted)
            self._window.show_notice(wrong or error.sentence)

    def apply_view(self, view: ViewSettings) -> None:
        """Look as the reader wishes, at once; keys the clinic locked stay as they are."""
        now = self._theme.settings
        kept = {key: getattr(now, key) for key in self._settings.locked}
        view = dataclasses.replace(view, **kept)
        self._session.library.pages.names = view.names
        self._session.library.comparing.names = view.names
        self._theme.apply(view)
        if self.pages.there("reader"):
            self.pages.reader.apply_view(view)
        self.listening.show_view(view)
        if self.pages.there("settings"):
            self.pages.settings.show_settings(view, self._settings.locked)
        self._home_desk.fill()
        if self.pages.there("handout"):
            self.handing_out.look_again()
        self._window.show_view(view, self._settings.locked)
        self.view_changed.emit(view)

    def _on_arrived(self, stop: Stop) -> None:
        window = self._window
        window.select_rail(_ON_RAIL.get(stop.place, stop.place))
        if stop.place == "page":
            self._open_page(stop)
        elif stop.place == "handout":
            self.handing_out.open(stop.page, self._back_label())
        elif stop.place == "search":
            self._finding.open(stop.anchor)
        elif stop.place == "help":
            self.help_wanted.emit(stop.anchor, self._back_label())
        else:
            self._fill(stop)
            window.show_page(stop.place)
            window.set_page_title(self._title(stop.place))
        self._gathering.show()

    def _open_page(self, stop: Stop) -> None:
        """Show a diagram on its own screen, every other page in the reader."""
        kind = self._content.kind_of(stop.page)
        drawn = kind is PageKind.DIAGRAM
        self._window.select_rail(_KINDS_ON_RAIL.get(kind, "read"))
        page = self._picturing if drawn else self._reading
        if not page.open(stop.page, stop.anchor, self._back_label()):
            self.navigation.back()

    def _fill(self, stop: Stop) -> None:
        places = self.keeping.places
        if stop.place == "home":
            self._home.show_home(self._session.library.shelves.home(places))
            self._home.show_path(self._timing.path)
            self._home_desk.fill()
        elif stop.place == "read":
            self.pages.read.show_shelves(self._session.library.shelves.shelves(places))
        elif stop.place == "diagrams":
            self._picturing.open_gallery()
        elif stop.place == "years":
            self.pages.years.set_back(self._back_label())
            self._years.open(stop.page)
        elif stop.place == "compare":
            self._comparing.open(stop.page)
        elif stop.place == "treatments":
            self._treating.open()
        elif stop.place == "values":
            self._valuing.open(stop.page, stop.anchor)
        elif stop.place == "time":
            self._timing.open()
        elif stop.place == "words":
            self.pages.words.show_words(self._content.terms(), self._content.cards())
            self._show_saved_words()
            if stop.page:
                self.pages.words.select(stop.page)
        elif stop.place == "my-list":
            self._show_list()
            self._talking.open(stop.anchor)
        elif stop.place == "packs":
            self._packing.open(self._back_label())
        elif stop.place == "record":
            self._recording.open(self._back_label())
        elif stop.place == "code":
            self._taking_home.open(stop.anchor or stop.page, self._back_label())
        elif stop.place == "add-pages":
            self._choosing_pages.open(stop.page)
        elif stop.place == "settings":
            self.pages.settings.show_settings(self._theme.settings, self._settings.locked)
            self.pages.settings.set_private(self.keeping.private)

    def _show_list(self) -> None:
        self.pages.my_list.show_list(self._kept())

    def _kept(self) -> tuple[KeptPage, ...]:
        return self._session.library.shelves.kept(self.keeping.bookmarks, self.keeping.places)

    def _handed_out(self, place: str) -> str:
        """What Print hands out from a place; nothing where there is nothing to print."""
        match place:
            case "reader":
                return self._reading.showing
            case "diagram":
                return self._picturing.showing
            case "years":
                return YEARS_PAGE
            case "compare":
                return COMPARE_PAGE if self._comparing.comparable else ""
            case "words":
                return self.pages.words.page
            case "my-list":
                return CONVERSATION_PAGE if self.pages.my_list.tab == QUESTIONS else LIST_PAGE
        return ""

    def _title(self, place: str) -> str:
        """What the page of a place is called now."""
        if place == "help":
            return self.tr("Help")
        if place == "handout":
            return self.tr("your handout")
        return self._home.page_title if place == "home" else self.pages.title(place)

    def _back_label(self) -> str:
        previous = self.navigation.previous
        if previous is None or previous.place == "page":
            return self.tr("Back")
        if previous.place == "diagrams":
            return self.tr("All diagrams")
        if previous.place == "treatments":
            return self.tr("All treatments")
        return self.tr("Back to {place}").format(place=self._title(previous.place))

    def _is_nurse(self) -> bool:
        return self._theme.settings.nurse

    def _on_search_wanted(self) -> None:
        self.navigation.go("search")

    def _on_search_for_requested(self, query: str) -> None:
        self.navigation.go("search", anchor=query)

    def _on_my_list_requested(self) -> None:
        self.navigation.go("my-list")

    def _on_years_requested(self) -> None:
        self.navigation.go("years")

    def _on_export_requested(self) -> None:
        self._exporting.ask_where()

    def _on_private_requested(self, private: bool) -> None:
        self.keeping.set_private(private)
        self.clinic_desk.set_private(private)

    def _on_bookmark_requested(self) -> None:
        shown = self._window.current_page
        if shown == "reader":
            self._reading.toggle_bookmark()
        elif shown == "diagram":
            self._picturing.toggle_bookmark()

    def _on_urgent_requested(self) -> None:
        self.navigation.open_page(self._content.edition().urgent_page)

    def _on_handout_requested(self) -> None:
        shown = self._window.current_page
        if shown == "handout":
            self.pages.handout.press_print()
        elif page := self._handed_out(shown) if shown != "words" else "":
            self.navigation.go("handout", page)

    def _on_save_pdf_requested(self) -> None:
        if self._window.current_page == "handout":
            self.handing_out.save()
        elif self._window.current_page == "diagram":
            self._picturing.save()
        else:
            self._on_handout_requested()

    def _on_find_requested(self) -> None:
        if self._window.current_page == "reader":
            self.pages.reader.open_find()

    def _on_bookmarks_changed(self) -> None:
        if self._window.current_page == "my-list":
            self._show_list()
        self._show_saved_words()

    def _show_saved_words(self) -> None:
        if self.pages.there("words"):
            self.pages.words.set_saved(frozenset(mark.page for mark in self.keeping.bookmarks))

    def _on_places_changed(self) -> None:
        if self._window.current_page in {"home", "read"}:
            self._fill(self.navigation.now)

    def _on_text_larger_requested(self) -> None:
        self._set_text_scale(larger(self._theme.now.text_scale))

    def _on_text_smaller_requested(self) -> None:
        self._set_text_scale(smaller(self._theme.now.text_scale))

    def _on_text_reset_requested(self) -> None:
        self._set_text_scale(TEXT_SCALES[0])

    def _set_text_scale(self, scale: float) -> None:
        wished = dataclasses.replace(
            self._theme.settings, text_scale=scale, follow_system_text=False
        )
        self.apply_view(wished)
