"""Opens pages in the reader and answers what it asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.content import Question, check_id
from desktop.domain.errors import NotFoundError
from desktop.domain.reading import CheckOutcome, Place
from desktop.ui.main_window import MainWindow
from desktop.ui.reader.reader_page import ReaderPage


class Reading(QObject):
    """Connects one ReaderPage with the library and with what the reader keeps."""

    def __init__(
        self,
        window: MainWindow,
        page: ReaderPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._session = session
        self._keeping = keeping
        self._navigation = navigation
        self._showing = ""
        page.page_requested.connect(navigation.open_page)
        page.back_requested.connect(navigation.back)
        page.term_requested.connect(self._on_term_requested)
        page.citation_requested.connect(self._on_citation_requested)
        page.finding_requested.connect(self._on_finding_requested)
        page.bookmark_toggled.connect(self.toggle_bookmark)
        page.compare_requested.connect(self._on_compare_requested)
        page.years_requested.connect(self._on_years_requested)
        page.question_toggled.connect(self._on_question_toggled)
        page.check_answered.connect(self._on_check_answered)
        page.place_changed.connect(self._on_place_changed)
        keeping.bookmarks_changed.connect(self._on_bookmarks_changed)
        keeping.questions_changed.connect(self._on_questions_changed)

    @property
    def showing(self) -> str:
        """Id of the page in the reader."""
        return self._showing

    def open(self, page_id: str, anchor: str, back_label: str) -> bool:
        """Show a page at `anchor`, or else where it was left; False when there is no such page."""
        try:
            view = self._session.library.shelves.reader(
                page_id,
                bookmark=self._keeping.bookmark(page_id),
                place=self._keeping.place(page_id),
                questions=self._keeping.questions,
                checks=self._keeping.check_answers,
            )
        except NotFoundError as error:
            self._window.show_notice(error.sentence)
            return False
        self._showing = page_id
        self._page.set_back(back_label)
        self._window.show_page("reader")  # first, so that the article gets its real width
        self._page.show_article(view, anchor)
        self._window.set_page_title(view.article.title)
        return True

    def toggle_bookmark(self) -> None:
        """Bookmark the page shown, or remove its bookmark with a way to undo."""
        if self._window.current_page == "reader":
            self._keeping.toggle_bookmark(self._showing)

    def _on_compare_requested(self) -> None:
        self._navigation.go("compare", f"+{self._showing}")

    def _on_years_requested(self) -> None:
        self._navigation.go("years", self._showing)

    def _on_term_requested(self, term_id: str, at: QRect) -> None:
        self._page.show_term(self._session.library.content.term(term_id), at)

    def _on_citation_requested(self, keys: tuple[str, ...], at: QRect) -> None:
        self._page.show_sources(self._session.library.content.sources(tuple(keys)), at)

    def _on_finding_requested(self, finding_id: str, at: QRect) -> None:
        finding = self._session.library.content.finding(finding_id)
        sources = self._session.library.content.sources(finding.sources)
        self._page.show_finding(finding, sources, at)

    def _on_question_toggled(self, question: Question) -> None:
        self._keeping.toggle_question(question, self._showing)

    def _on_check_answered(self, place: int, outcome: CheckOutcome) -> None:
        page, view = self._showing, self._page.view
        if view is not None:
            ask = view.article.self_check[place].ask
            self._keeping.save_check_answer(check_id(page, place), ask, page, outcome)

    def _on_place_changed(self, place: Place) -> None:
        if self._navigation.now.page == place.page:  # else the reader has moved on already
            self._navigation.leave_at(place.anchor)
        self._keeping.save_place(place)

    def _on_bookmarks_changed(self) -> None:
        self._page.set_bookmarked(self._keeping.bookmark(self._showing) is not None)

    def _on_questions_changed(self) -> None:
        saved = (q.source for q in self._keeping.questions if q.page == self._showing)
        self._page.set_saved_questions(frozenset(saved))
