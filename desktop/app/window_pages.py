"""Every page of one window but Home, which stands before the library is open."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.theme.controller import ThemeController
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.diagrams.gallery_page import GalleryPage
from desktop.ui.handouts.add_pages_page import AddPagesPage
from desktop.ui.handouts.code_page import CodePage
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.handouts.packs_page import PacksPage
from desktop.ui.handouts.record_page import RecordPage
from desktop.ui.main_window import MainWindow
from desktop.ui.my_list.my_list_page import MyListPage
from desktop.ui.reader.reader_page import ReaderPage
from desktop.ui.search.search_page import SearchPage
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shelves.read_page import ReadPage
from desktop.ui.time.time_page import TimePage
from desktop.ui.treatments.treatments_page import TreatmentsPage
from desktop.ui.values.values_page import ValuesPage
from desktop.ui.words.words_page import WordsPage
from desktop.ui.years.years_page import YearsPage


class WindowPages:
    """Makes the pages and puts each into the window under the name of its place.

    Args:
        draw: draws a diagram for the widgets that show one.
    """

    def __init__(
        self,
        window: MainWindow,
        theme: ThemeController,
        draw: Callable[[DrawingRequest], Drawing],
    ) -> None:
        self.read = ReadPage(theme, window)
        self.reader = ReaderPage(theme, draw, window)
        self.gallery = GalleryPage(theme, draw, window)
        self.diagram = DiagramPage(theme, draw, window)
        self.years = YearsPage(theme, draw, window)
        self.compare = ComparePage(theme, draw, window)
        self.treatments = TreatmentsPage(theme, window)
        self.values = ValuesPage(theme, draw, window)
        self.time = TimePage(theme, window)
        self.search = SearchPage(theme, window)
        self.words = WordsPage(theme, window)
        self.my_list = MyListPage(theme, window)
        self.settings = SettingsPage(theme, window)
        self.handout = HandoutPage(theme, window)
        self.packs = PacksPage(theme, window)
        self.record = RecordPage(theme, window)
        self.code = CodePage(theme, window)
        self.add_pages = AddPagesPage(theme, window)
        for name, page in {
            "read": self.read,
            "reader": self.reader,
            "diagrams": self.gallery,
            "diagram": self.diagram,
            "years": self.years,
            "compare": self.compare,
            "treatments": self.treatments,
            "values": self.values,
            "time": self.time,
            "search": self.search,
            "words": self.words,
            "my-list": self.my_list,
            "settings": self.settings,
            "handout": self.handout,
            "packs": self.packs,
            "record": self.record,
            "code": self.code,
            "add-pages": self.add_pages,
        }.items():
            window.add_page(name, page)
