"""One window's controller: makes its pages and holds every connection between them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.app.choosing_pages import ChoosingPages
from desktop.app.clinic_desk import ClinicDesk
from desktop.app.comparing import Comparing
from desktop.app.exporting import Exporting
from desktop.app.finding import Finding
from desktop.app.gathering import Gathering
from desktop.app.handing_out import HandingOut, OwnSheets
from desktop.app.history import Stop
from desktop.app.home_desk import HomeDesk
from desktop.app.keeping import Keeping
from desktop.app.listening import Listening
from desktop.app.navigation import Navigation
from desktop.app.packing import Packing
from desktop.app.picturing import Picturing
from desktop.app.reading import Reading
from desktop.app.recording import Recording
from desktop.app.session import Session
from desktop.app.taking_home import TakingHome
from desktop.app.talking import Talking
from desktop.app.timing import Timing
from desktop.app.treating import Treating
from desktop.app.valuing import Valuing
from desktop.app.window_pages import WindowPages
from desktop.app.years import YearsController
from desktop.domain.content import PageKind
from desktop.domain.errors import NotFoundError
from desktop.domain.packs import HandoutItem
from desktop.domain.reading import TEXT_SCALES, ViewSettings
from desktop.domain.screens import KeptPage
from desktop.domain.settings import RollOutSettings
from desktop.library.comparing import COMPARE_PAGE
from desktop.library.conversation import CONVERSATION_PAGE, CONVERSATION_TITLE
from desktop.library.kept_list import LIST_PAGE, kept_list
from desktop.library.years import YEARS_PAGE
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow
from desktop.ui.my_list.my_list_page import QUESTIONS

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


class WindowController(QObject):
    """Fills a MainWindow from a session.

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
        self.pages = WindowPages(window, theme, session.library.draw)

        self.navigation = Navigation(window, self)
        self.keeping = Keeping(
            window,
            session.library,
            session.reader,
            writer,
            lambda: self._theme.settings.keep_history,
            self,
            settings.favourite_packs,
        )
        self._reading = Reading(
            window, self.pages.reader, session, self.keeping, self.navigation, self
        )
        self._picturing = Picturing(
            window,
            self.pages.gallery,
            self.pages.diagram,
            session,
            settings,
            self.keeping,
            self.navigation,
            tasks,
            today,
            self,
        )
        self.listening = Listening(
            window, theme, lambda: session.library.scripts, self.navigation, tasks, self
        )
        self.listening.add_reader("reader", self.pages.reader)
        self.listening.add_diagram("diagram", self.pages.diagram)
        self._years = YearsController(
            window, self.pages.years, session, self.navigation, tasks, today, self
        )
        shared = (session, self.keeping, self.navigation, self)
        self._comparing = Comparing(window, self.pages.compare, *shared)
        self._treating = Treating(
            window, self.pages.treatments, session, self.keeping, self.navigation, tasks, self
        )
        self._valuing = Valuing(window, self.pages.values, *shared)
        self._timing = Timing(
            window,
            self.pages.time,
            self.pages.reader,
            session,
            self.keeping,
            self.navigation,
            tasks,
            self,
        )
        self._talking = Talking(window, self.pages.my_list, *shared)
        self._exporting = Exporting(window, session.reader, tasks, self)
        self._finding = Finding(window, self.pages.search, session, self.navigation, tasks, self)
        self.clinic_desk = ClinicDesk(
            window, self.pages.settings.staff, session, settings, tasks, writer, self
        )
        own_sheets = OwnSheets(
            items={
                COMPARE_PAGE: self._comparing.item,
                YEARS_PAGE: self._years.item,
                CONVERSATION_PAGE: lambda: HandoutItem(CONVERSATION_PAGE, CONVERSATION_TITLE),
                LIST_PAGE: lambda: HandoutItem(LIST_PAGE, self.tr("My list")),
            },
            live={
                CONVERSATION_PAGE: self._talking.article,
                LIST_PAGE: lambda: kept_list(self._kept(), self.keeping.questions),
            },
        )
        self.handing_out = HandingOut(
            window,
            self.pages.handout,
            session,
            self.keeping,
            self.navigation,
            self.clinic_desk,
            own_sheets,
            settings.station,
            lambda: theme.settings,
            tasks,
            today,
            self,
        )
        self._home_desk = HomeDesk(
            home,
            session,
            self.keeping,
            self.navigation,
            tasks,
            lambda: theme.settings.nurse,
            today,
            self,
        )
        self._packing = Packing(
            window,
            self.pages.packs,
            session,
            self.keeping,
            self.navigation,
            lambda: theme.settings.nurse,
            tasks,
            today,
            self,
        )
        self._recording = Recording(
            window, self.pages.record, self.keeping, self.navigation, tasks, today, self
        )
        self._taking_home = TakingHome(
            window,
            self.pages.code,
            session,
            self.keeping,
            self.navigation,
            self.handing_out,
            theme,
            settings,
            self,
        )
        self._choosing_pages = ChoosingPages(
            window, self.pages.add_pages, session, self.handing_out, self.navigation, self
        )
        self._gathering = Gathering(
            window,
            {
                "reader": self.pages.reader,
                "diagram": self.pages.diagram,
                "years": self.pages.years,
                "compare": self.pages.compare,
                "words": self.pages.words,
                "my-list": self.pages.my_list,
            },
            self._handed_out,
            self.handing_out,
            self,
        )
        self._connect()
        for notice in session.notices:
            window.show_notice(notice)

    def _connect(self) -> None:
        """Every connection between the pages of this window, to be read as a list."""
        window, go = self._window, self.navigation
        go.arrived.connect(self._on_arrived)
        window.search_requested.connect(self._on_search_wanted)
        window.urgent_requested.connect(self._on_urgent_requested)
        window.bookmark_requested.connect(self._reading.toggle_bookmark)
        window.bookmark_requested.connect(self._picturing.toggle_bookmark)
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
        self.pages.read.page_requested.connect(go.open_page)
        self.pages.reader.handout_requested.connect(self._on_handout_requested)
        self.pages.compare.view_shown.connect(self._gathering.show)
        self.pages.years.years_shown.connect(self._gathering.show)
        self.pages.words.word_shown.connect(self._gathering.show)
        self.pages.my_list.tab_shown.connect(self._gathering.show)
        self.pages.gallery.offer_years()
        self.pages.gallery.years_requested.connect(self._on_years_requested)
        self.pages.diagram.handout_requested.connect(self._on_handout_requested)
        self.pages.years.handout_requested.connect(self._on_handout_requested)
        self.pages.compare.handout_requested.connect(self._on_handout_requested)
        self.pages.words.page_requested.connect(go.open_page)
        self.pages.words.bookmark_requested.connect(self.keeping.toggle_bookmark)

        self.pages.my_list.page_requested.connect(go.open_page)
        self.pages.my_list.note_changed.connect(self.keeping.save_note)
        self.pages.my_list.removal_requested.connect(self.keeping.remove_bookmark)
        self.pages.my_list.print_requested.connect(self._on_handout_requested)
        self.pages.my_list.export_requested.connect(self._exporting.ask_where)
        self.pages.my_list.clear_history_requested.connect(self.keeping.clear_history)
        self.keeping.bookmarks_changed.connect(self._on_bookmarks_changed)
        self.keeping.put_away.connect(window.forget_toast)
        self.keeping.places_changed.connect(self._on_places_changed)
        self.keeping.note_saved.connect(self.pages.my_list.note_saved)
        self.keeping.note_not_saved.connect(self.pages.my_list.note_not_saved)

        self._taking_home.view_wanted.connect(self.apply_view)
        self.listening.view_changed.connect(self.apply_view)
        self.pages.settings.view_changed.connect(self.apply_view)
        self.pages.settings.page_requested.connect(go.open_page)
        self.pages.settings.private_requested.connect(self.keeping.set_private)
        self.pages.settings.private_requested.connect(self.clinic_desk.set_private)
        self.pages.settings.staff.place_requested.connect(go.go)
        self.pages.settings.clear_history_requested.connect(self.keeping.clear_history)
        self.pages.settings.clear_everything_requested.connect(self.keeping.clear_everything)

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
        self.pages.reader.apply_view(view)
        self.listening.show_view(view)
        self.pages.settings.show_settings(view, self._settings.locked)
        self._home_desk.fill()
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
            window.set_page_title(self._titles()[stop.place])
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

    def _handed_out(self) -> dict[str, str]:
        """What Print hands out from each place; places not named here have nothing to print."""
        return {
            "reader": self._reading.showing,
            "diagram": self._picturing.showing,
            "years": YEARS_PAGE,
            "compare": COMPARE_PAGE if self._comparing.comparable else "",
            "words": self.pages.words.page,
            "my-list": CONVERSATION_PAGE if self.pages.my_list.tab == QUESTIONS else LIST_PAGE,
        }

    def _titles(self) -> dict[str, str]:
        return {
            "home": self.tr("Home"),
            "read": self.tr("Read"),
            "diagrams": self.tr("Diagrams"),
            "years": self.pages.years.page_title,
            "compare": self.pages.compare.page_title,
            "treatments": self.pages.treatments.page_title,
            "values": self.pages.values.page_title,
            "time": self.pages.time.page_title,
            "search": self.tr("Search"),
            "words": self.tr("Words"),
            "my-list": self.tr("My list"),
            "settings": self.tr("Settings"),
            "help": self.tr("Help"),
            "handout": self.tr("your handout"),
            "packs": self.pages.packs.page_title,
            "record": self.pages.record.page_title,
            "code": self.pages.code.page_title,
            "add-pages": self.pages.add_pages.page_title,
        }

    def _back_label(self) -> str:
        previous = self.navigation.previous
        if previous is None or previous.place not in self._titles():
            return self.tr("Back")
        if previous.place == "diagrams":
            return self.tr("All diagrams")
        if previous.place == "treatments":
            return self.tr("All treatments")
        return self.tr("Back to {place}").format(place=self._titles()[previous.place])

    def _on_search_wanted(self) -> None:
        self.navigation.go("search")

    def _on_search_for_requested(self, query: str) -> None:
        self.navigation.go("search", anchor=query)

    def _on_my_list_requested(self) -> None:
        self.navigation.go("my-list")

    def _on_years_requested(self) -> None:
        self.navigation.go("years")

    def _on_urgent_requested(self) -> None:
        self.navigation.open_page(self._content.edition().urgent_page)

    def _on_handout_requested(self) -> None:
        shown = self._window.current_page
        if shown == "handout":
            self.pages.handout.press_print()
        elif page := self._handed_out().get(shown) if shown != "words" else "":
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
