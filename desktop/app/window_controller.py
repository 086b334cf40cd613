"""One window's controller: makes its pages and holds every connection between them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.app.choosing_pages import ChoosingPages
from desktop.app.clinic_desk import ClinicDesk
from desktop.app.comparing import Comparing
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
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.diagrams.gallery_page import GalleryPage
from desktop.ui.handouts.add_pages_page import AddPagesPage
from desktop.ui.handouts.code_page import CodePage
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.handouts.packs_page import PacksPage
from desktop.ui.handouts.record_page import RecordPage
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow
from desktop.ui.my_list.my_list_page import QUESTIONS, MyListPage
from desktop.ui.reader.reader_page import ReaderPage
from desktop.ui.search.search_page import SearchPage
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shelves.read_page import ReadPage
from desktop.ui.time.time_page import TimePage
from desktop.ui.treatments.treatments_page import TreatmentsPage
from desktop.ui.values.values_page import ValuesPage
from desktop.ui.words.words_page import WordsPage
from desktop.ui.years.years_page import YearsPage

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
        self._read = ReadPage(theme, window)
        self._reader = ReaderPage(theme, session.library.draw, window)
        self._gallery = GalleryPage(theme, session.library.draw, window)
        self._diagram = DiagramPage(theme, session.library.draw, window)
        self._years_page = YearsPage(theme, session.library.draw, window)
        self._compare = ComparePage(theme, session.library.draw, window)
        self._treatments = TreatmentsPage(theme, window)
        self._values = ValuesPage(theme, session.library.draw, window)
        self._time = TimePage(theme, window)
        self._search = SearchPage(theme, window)
        self._words = WordsPage(theme, window)
        self._my_list = MyListPage(theme, window)
        self._settings_page = SettingsPage(theme, window)
        self._handout = HandoutPage(theme, window)
        self._packs = PacksPage(theme, window)
        self._record = RecordPage(theme, window)
        self._code = CodePage(theme, window)
        self._add_pages = AddPagesPage(theme, window)
        for name, page in {
            "read": self._read,
            "reader": self._reader,
            "diagrams": self._gallery,
            "diagram": self._diagram,
            "years": self._years_page,
            "compare": self._compare,
            "treatments": self._treatments,
            "values": self._values,
            "time": self._time,
            "search": self._search,
            "words": self._words,
            "my-list": self._my_list,
            "settings": self._settings_page,
            "handout": self._handout,
            "packs": self._packs,
            "record": self._record,
            "code": self._code,
            "add-pages": self._add_pages,
        }.items():
            window.add_page(name, page)

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
        self._reading = Reading(window, self._reader, session, self.keeping, self.navigation, self)
        self._picturing = Picturing(
            window,
            self._gallery,
            self._diagram,
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
        self.listening.add_reader("reader", self._reader)
        self.listening.add_diagram("diagram", self._diagram)
        self._years = YearsController(
            window, self._years_page, session, self.navigation, tasks, today, self
        )
        shared = (session, self.keeping, self.navigation, self)
        self._comparing = Comparing(window, self._compare, *shared)
        self._treating = Treating(
            window, self._treatments, session, self.keeping, self.navigation, tasks, self
        )
        self._valuing = Valuing(window, self._values, *shared)
        self._timing = Timing(
            window,
            self._time,
            self._reader,
            session,
            self.keeping,
            self.navigation,
            tasks,
            self,
        )
        self._talking = Talking(window, self._my_list, *shared)
        self._finding = Finding(window, self._search, session, self.navigation, tasks, self)
        self.clinic_desk = ClinicDesk(
            window, self._settings_page.staff, session, settings, tasks, writer, self
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
            self._handout,
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
            self._packs,
            session,
            self.keeping,
            self.navigation,
            lambda: theme.settings.nurse,
            tasks,
            today,
            self,
        )
        self._recording = Recording(
            window, self._record, self.keeping, self.navigation, tasks, today, self
        )
        self._taking_home = TakingHome(
            window,
            self._code,
            session,
            self.keeping,
            self.navigation,
            self.handing_out,
            theme,
            settings,
            self,
        )
        self._choosing_pages = ChoosingPages(
            window, self._add_pages, session, self.handing_out, self.navigation, self
        )
        self._gathering = Gathering(
            window,
            {
                "reader": self._reader,
                "diagram": self._diagram,
                "years": self._years_page,
                "compare": self._compare,
                "words": self._words,
                "my-list": self._my_list,
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
        self._read.page_requested.connect(go.open_page)
        self._reader.handout_requested.connect(self._on_handout_requested)
        self._compare.view_shown.connect(self._gathering.show)
        self._years_page.years_shown.connect(self._gathering.show)
        self._words.word_shown.connect(self._gathering.show)
        self._my_list.tab_shown.connect(self._gathering.show)
        self._gallery.offer_years()
        self._gallery.years_requested.connect(self._on_years_requested)
        self._diagram.handout_requested.connect(self._on_handout_requested)
        self._years_page.handout_requested.connect(self._on_handout_requested)
        self._compare.handout_requested.connect(self._on_handout_requested)
        self._words.page_requested.connect(go.open_page)
        self._words.bookmark_requested.connect(self.keeping.toggle_bookmark)

        self._my_list.page_requested.connect(go.open_page)
        self._my_list.note_changed.connect(self.keeping.save_note)
        self._my_list.removal_requested.connect(self.keeping.remove_bookmark)
        self._my_list.print_requested.connect(self._on_handout_requested)
        self._my_list.export_requested.connect(self._on_export_requested)
        self._my_list.clear_history_requested.connect(self.keeping.clear_history)
        self.keeping.bookmarks_changed.connect(self._on_bookmarks_changed)
        self.keeping.put_away.connect(window.forget_toast)
        self.keeping.places_changed.connect(self._on_places_changed)
        self.keeping.note_saved.connect(self._my_list.note_saved)
        self.keeping.note_not_saved.connect(self._my_list.note_not_saved)

        self._taking_home.view_wanted.connect(self.apply_view)
        self.listening.view_changed.connect(self.apply_view)
        self._settings_page.view_changed.connect(self.apply_view)
        self._settings_page.page_requested.connect(go.open_page)
        self._settings_page.private_requested.connect(self.keeping.set_private)
        self._settings_page.private_requested.connect(self.clinic_desk.set_private)
        self._settings_page.staff.place_requested.connect(go.go)
        self._settings_page.clear_history_requested.connect(self.keeping.clear_history)
        self._settings_page.clear_everything_requested.connect(self.keeping.clear_everything)

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
        self._reader.apply_view(view)
        self.listening.show_view(view)
        self._settings_page.show_settings(view, self._settings.locked)
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
            self._read.show_shelves(self._session.library.shelves.shelves(places))
        elif stop.place == "diagrams":
            self._picturing.open_gallery()
        elif stop.place == "years":
            self._years_page.set_back(self._back_label())
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
            self._words.show_words(self._content.terms(), self._content.cards())
            self._show_saved_words()
            if stop.page:
                self._words.select(stop.page)
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
            self._settings_page.show_settings(self._theme.settings, self._settings.locked)
            self._settings_page.set_private(self.keeping.private)

    def _show_list(self) -> None:
        self._my_list.show_list(self._kept())

    def _kept(self) -> tuple[KeptPage, ...]:
        return self._session.library.shelves.kept(self.keeping.bookmarks, self.keeping.places)

    def _handed_out(self) -> dict[str, str]:
        """What Print hands out from each place; places not named here have nothing to print."""
        return {
            "reader": self._reading.showing,
            "diagram": self._picturing.showing,
            "years": YEARS_PAGE,
            "compare": COMPARE_PAGE if self._comparing.comparable else "",
            "words": self._words.page,
            "my-list": CONVERSATION_PAGE if self._my_list.tab == QUESTIONS else LIST_PAGE,
        }

    def _titles(self) -> dict[str, str]:
        return {
            "home": self.tr("Home"),
            "read": self.tr("Read"),
            "diagrams": self.tr("Diagrams"),
            "years": self._years_page.page_title,
            "compare": self._compare.page_title,
            "treatments": self._treatments.page_title,
            "values": self._values.page_title,
            "time": self._time.page_title,
            "search": self.tr("Search"),
            "words": self.tr("Words"),
            "my-list": self.tr("My list"),
            "settings": self.tr("Settings"),
            "handout": self.tr("your handout"),
            "packs": self._packs.page_title,
            "record": self._record.page_title,
            "code": self._code.page_title,
            "add-pages": self._add_pages.page_title,
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
            self._handout.press_print()
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
            self._reader.open_find()

    def _on_bookmarks_changed(self) -> None:
        if self._window.current_page == "my-list":
            self._show_list()
        self._show_saved_words()

    def _show_saved_words(self) -> None:
        self._words.set_saved(frozenset(mark.page for mark in self.keeping.bookmarks))

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

    def _on_export_requested(self) -> None:
        dialog = QFileDialog(
            self._window, self.tr("Save my list"), "my-list.json", self.tr("My list (*.json)")
        )
        dialog.setObjectName("export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self._on_export_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_export_file_selected(self, name: str) -> None:
        store = self._session.reader

        def write() -> None:
            Path(name).write_text(store.export_json(), encoding="utf-8")

        self._tasks.run(self, write, self._on_exported, self._on_export_failed)

    def _on_exported(self, _: object) -> None:
        self._window.show_toast(self.tr("Your list was saved"), None)

    def _on_export_failed(self, error: Exception) -> None:
        self._window.show_notice(
            self.tr("Your list could not be saved there. Choose another folder and try again.")
        )
