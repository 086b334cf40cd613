"""The reader's questions and kept comparisons, and the sheet that goes along to the visit."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.article import Article
from desktop.domain.screens import QuestionDraft
from desktop.library.conversation import Kept, conversation
from desktop.library.kept_list import draft_of, draft_text
from desktop.ui.main_window import MainWindow
from desktop.ui.my_list.my_list_page import MyListPage

DRAFT = "question-draft"  # where on the desk lies what is being typed


class Talking(QObject):
    """Connects My questions with what is kept, and makes the conversation page."""

    def __init__(
        self,
        window: MainWindow,
        page: MyListPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._draft = ""  # as it was put on the desk, or taken from there
        questions, comparisons = page.questions, page.comparisons
        questions.add_requested.connect(keeping.add_own_question)
        questions.edit_requested.connect(keeping.edit_question)
        questions.removal_requested.connect(keeping.remove_question)
        questions.tick_requested.connect(keeping.tick_question)
        questions.order_requested.connect(keeping.order_questions)
        questions.origin_requested.connect(self._on_origin_requested)
        questions.draft_changed.connect(self._on_draft_changed)
        comparisons.comparison_requested.connect(self._on_comparison_requested)
        comparisons.removal_requested.connect(keeping.remove_comparison)
        comparisons.compare_requested.connect(self._on_compare_requested)
        page.values_requested.connect(self._on_values_requested)
        keeping.questions_changed.connect(self._on_questions_changed)
        keeping.comparisons_changed.connect(self._on_comparisons_changed)

    def open(self, tab: str = "") -> None:
        """Show what is kept, at a tab or where the list was left."""
        self._page.open_tab(tab)
        self._show_questions()
        self._show_comparisons()

    def article(self) -> Article:
        """The sheet to take along, as it is now."""
        keeping = self._keeping
        kept = Kept(
            keeping.value_answers,
            keeping.check_answers,
            keeping.questions,
            keeping.places if keeping.keeps_history else None,
        )
        return conversation(self._library.content, kept)

    def _show_questions(self) -> None:
        """Show the questions, and a draft that somebody else put on the desk or took from it."""
        lies_there = self._keeping.desk(DRAFT)
        draft = draft_of(lies_there) if lies_there != self._draft else None
        self._draft = lies_there
        self._page.show_questions(self._library.kept.questions(self._keeping.questions), draft)

    def _show_comparisons(self) -> None:
        kept = self._library.kept.comparisons(self._keeping.comparisons)
        self._page.show_comparisons(kept)

    def _on_draft_changed(self, draft: QuestionDraft) -> None:
        self._draft = draft_text(draft)
        self._keeping.put_on_desk(DRAFT, self._draft)

    def _on_origin_requested(self, uuid: str) -> None:
        saved = [each for each in self._keeping.questions if each.uuid == uuid]
        for kept in self._library.kept.questions(saved):
            if kept.place:
                self._navigation.go(kept.place, kept.page)

    def _on_comparison_requested(self, uuid: str) -> None:
        self._navigation.go("compare", f"uuid:{uuid}")

    def _on_compare_requested(self) -> None:
        self._navigation.go("compare")

    def _on_values_requested(self) -> None:
        self._navigation.go("values")

    def _on_questions_changed(self) -> None:
        if self._window.current_page == "my-list":
            self._show_questions()

    def _on_comparisons_changed(self) -> None:
        if self._window.current_page == "my-list":
            self._show_comparisons()
