"""Every page of one window but Home, which stands before the library is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.theme.controller import ThemeController
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.comparison.compare_page import ComparePage
    from desktop.ui.diagrams.diagram_page import DiagramPage
    from desktop.ui.diagrams.gallery_page import GalleryPage
    from desktop.ui.handouts.add_pages_page import AddPagesPage
    from desktop.ui.handouts.code_page import CodePage
    from desktop.ui.handouts.handout_page import HandoutPage
    from desktop.ui.handouts.packs_page import PacksPage
    from desktop.ui.handouts.record_page import RecordPage
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

P = TypeVar("P", bound=QWidget)


class WindowPages(QObject):
    """Makes each page when it is first asked for, and puts it into the window.

    To import and make them all takes longer than the program may take to start.

    Args:
        draw: draws a diagram for the widgets that show one.

    Signals:
        made: the name of a page, which is that of its place; its connections are to be made.
    """

    made = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        theme: ThemeController,
        draw: Callable[[DrawingRequest], Drawing],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._draw = draw

    def there(self, name: str) -> bool:
        """Whether this page has been made."""
        return _attribute(name) in self.__dict__

    def title(self, name: str) -> str:
        """What this page is called now."""
        return str(getattr(self, _attribute(name)).page_title)

    @cached_property
    def read(self) -> ReadPage:
        from desktop.ui.shelves.read_page import ReadPage

        return self._added("read", ReadPage(self._theme, self._window))

    @cached_property
    def reader(self) -> ReaderPage:
        from desktop.ui.reader.reader_page import ReaderPage

        return self._added("reader", ReaderPage(self._theme, self._draw, self._window))

    @cached_property
    def diagrams(self) -> GalleryPage:
        from desktop.ui.diagrams.gallery_page import GalleryPage

        return self._added("diagrams", GalleryPage(self._theme, self._draw, self._window))

    @cached_property
    def diagram(self) -> DiagramPage:
        from desktop.ui.diagrams.diagram_page import DiagramPage

        return self._added("diagram", DiagramPage(self._theme, self._draw, self._window))

    @cached_property
    def years(self) -> YearsPage:
        from desktop.ui.years.years_page import YearsPage

        return self._added("years", YearsPage(self._theme, self._draw, self._window))

    @cached_property
    def compare(self) -> ComparePage:
        from desktop.ui.comparison.compare_page import ComparePage

        return self._added("compare", ComparePage(self._theme, self._draw, self._window))

    @cached_property
    def treatments(self) -> TreatmentsPage:
        from desktop.ui.treatments.treatments_page import TreatmentsPage

        return self._added("treatments", TreatmentsPage(self._theme, self._window))

    @cached_property
    def values(self) -> ValuesPage:
        from desktop.ui.values.values_page import ValuesPage

        return self._added("values", ValuesPage(self._theme, self._draw, self._window))

    @cached_property
    def time(self) -> TimePage:
        from desktop.ui.time.time_page import TimePage

        return self._added("time", TimePage(self._theme, self._window))

    @cached_property
    def search(self) -> SearchPage:
        from desktop.ui.search.search_page import SearchPage

        return self._added("search", SearchPage(self._theme, self._window))

    @cached_property
    def words(self) -> WordsPage:
        from desktop.ui.words.words_page import WordsPage

        return self._added("words", WordsPage(self._theme, self._window))

    @cached_property
    def my_list(self) -> MyListPage:
        from desktop.ui.my_list.my_list_page import MyListPage

        return self._added("my-list", MyListPage(self._theme, self._window))

    @cached_property
    def settings(self) -> SettingsPage:
        from desktop.ui.settings.settings_page import SettingsPage

        return self._added("settings", SettingsPage(self._theme, self._window))

    @cached_property
    def handout(self) -> HandoutPage:
        from desktop.ui.handouts.handout_page import HandoutPage

        return self._added("handout", HandoutPage(self._theme, self._window))

    @cached_property
    def packs(self) -> PacksPage:
        from desktop.ui.handouts.packs_page import PacksPage

        return self._added("packs", PacksPage(self._theme, self._window))

    @cached_property
    def record(self) -> RecordPage:
        from desktop.ui.handouts.record_page import RecordPage

        return self._added("record", RecordPage(self._theme, self._window))

    @cached_property
    def code(self) -> CodePage:
        from desktop.ui.handouts.code_page import CodePage

        return self._added("code", CodePage(self._theme, self._window))

    @cached_property
    def add_pages(self) -> AddPagesPage:
        from desktop.ui.handouts.add_pages_page import AddPagesPage

        return self._added("add-pages", AddPagesPage(self._theme, self._window))

    def _added(self, name: str, page: P) -> P:
        self._window.add_page(name, page)
        self.__dict__[_attribute(name)] = page  # known before it is told of
        self.made.emit(name)
        return page


def _attribute(name: str) -> str:
    """What the page called `name` is called in `WindowPages`."""
    return name.replace("-", "_")
