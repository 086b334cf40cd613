"""What stands behind a diagram: questions to ask, pages about it, and its sources."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.content import NOT_REVIEWED, Question, ReviewStatus
from desktop.domain.screens import DiagramView
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.chips import Tag
from desktop.ui.common.kinds import card_icon
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Wrapping
from desktop.ui.reader.ask_team import AskTeam
from desktop.ui.reader.finding_block import source_runs


class DiagramMore(Wrapping, QWidget):
    """Fills a sheet.

    Args:
        questions: of the pages that show the diagram.
        saved: ids of those that are on the visitor's list.

    Signals:
        question_toggled: put this Question on the list, or take it off.
        page_requested: id of a page about it.
    """

    question_toggled = Signal(object)  # Question
    page_requested = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        view: DiagramView,
        questions: tuple[Question, ...],
        saved: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._ask = AskTeam(
            theme,
            questions,
            self,
            save=self.tr("Add to my questions"),
            saved=self.tr("On my questions"),
        )
        self._ask.setVisible(bool(questions))
        self._ask.question_toggled.connect(self.question_toggled)
        self._column.addWidget(self._ask)
        self.show_saved(saved)
        if view.shown_in:
            self._add_heading(self.tr("Read more about it"))
        for place, page in enumerate(view.shown_in):
            card = CardButton(
                theme, page.title, page.summary, self, icon=card_icon(page), hue=place, caret=True
            )
            card.setObjectName(f"kiosk_diagram_topic_{page.id}")
            card.setProperty("page", page.id)
            card.clicked.connect(self._on_page)
            self._column.addWidget(card)
        if view.article.sources:
            self._add_heading(self.tr("Where this comes from"))
        for number, source in enumerate(view.article.sources, 1):
            told = source_runs(source, number=number, with_seen=True)
            self._column.addWidget(RunsView(theme, told, self, role="body"))
        self._add_review(view)
        self._column.addStretch(1)

    def show_saved(self, saved: frozenset[str]) -> None:
        """Show which questions are on the visitor's list."""
        self._ask.set_saved(saved)

    def _add_heading(self, words: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(HeadingLabel(self._theme, words, self, level=3, role="card"))

    def _add_review(self, view: DiagramView) -> None:
        review = view.article.review
        if review is None:
            return
        draft = review.status is ReviewStatus.DRAFT
        words = self.tr(NOT_REVIEWED) if draft else review.notice
        row = QHBoxLayout()
        icon = "warning-circle" if draft else "check-circle"
        row.addWidget(Tag(self._theme, words, self, icon=icon))
        row.addStretch(1)
        self._column.addLayout(row)

    def _on_page(self) -> None:
        card = self.sender()
        if card is not None:
            self.page_requested.emit(str(card.property("page")))
