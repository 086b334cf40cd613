"""Compare: 2 to 4 strategies or treatments side by side."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import LEAST_OPTIONS, CellDetail, Chosen, CompareView
from desktop.domain.content import Question, Term
from desktop.domain.evidence import Finding, Source
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.top_bar import TopBar
from desktop.ui.comparison.compare_body import CompareBody
from desktop.ui.reader.picture import Draw
from desktop.ui.reader.popovers import Explanation


class ComparePage(QWidget):
    """Shows options side by side; asks for others, for explanations and for paper.

    Signals:
        wished: the reader wants to see this Chosen.
        board_chosen: id of the board wished for.
        marks_wished: whether rows are to say how alike the options are.
        cell_requested: explain what an option says on an aspect; their ids.
        keep_requested: keep this comparison, or forget it again.
        handout_requested: print or save what is shown.
        handout_toggled: put it on the handout as it is now, or take it off.
        view_shown: other options or rows are shown.
        values_requested: say what matters first.
        page_requested, term_requested, citation_requested, finding_requested: what a link
            asks for; rectangles are on the screen.
        question_toggled: save or forget this Question about the page with this id.
    """

    wished = Signal(Chosen)
    board_chosen = Signal(str)
    marks_wished = Signal(bool)
    cell_requested = Signal(str, str)
    keep_requested = Signal()
    handout_requested = Signal()
    handout_toggled = Signal()
    view_shown = Signal()
    values_requested = Signal()
    page_requested = Signal(str)
    term_requested = Signal(str, QRect)
    citation_requested = Signal(object, QRect)
    finding_requested = Signal(str, QRect)
    question_toggled = Signal(Question, str)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self._theme = theme
        self._draw = draw
        self._explanation: Explanation | None = None
        self._made: CompareBody | None = None
        self.page_title = self.tr("Compare")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        self._offers = False  # the bar offers to print and to keep
        self._outer.addWidget(self._bar)
        self._add = HandoutButton(theme, self._bar, tone=Tone.PRIMARY)
        self._add.setObjectName("compare_add")
        self._add.clicked.connect(self.handout_toggled)
        self._handout = Button(theme, self.tr("Print or save"), self._bar, icon="printer")
        self._handout.setObjectName("compare_handout")
        self._handout.clicked.connect(self.handout_requested)
        self._keep = Button(
            theme,
            self.tr("Keep this comparison"),
            self._bar,
            icon="bookmark-simple",
            on_text=self.tr("Kept in My list"),
        )
        self._keep.setObjectName("keep_comparison")
        self._keep.clicked.connect(self.keep_requested)
        for button in (self._add, self._handout, self._keep):
            button.hide()

    def prepare(self) -> None:
        """Make what the page holds before it is first shown, while nobody waits."""
        _ = self._body

    @property
    def _body(self) -> CompareBody:
        """Made when it is first needed, not when the program starts."""
        if self._made is None:
            self._made = body = CompareBody(self._theme, self._draw, self)
            # A bar that has no width yet would ask for so much height that none is left.
            self._bar.resize(self.window().width(), self._bar.height())
            self._outer.addWidget(body, 1)
            body.wished.connect(self.wished)
            body.board_chosen.connect(self.board_chosen)
            body.marks_wished.connect(self.marks_wished)
            body.cell_requested.connect(self.cell_requested)
            body.values_requested.connect(self.values_requested)
            body.page_requested.connect(self.page_requested)
            body.question_toggled.connect(self.question_toggled)
            body.links.term_requested.connect(self.term_requested)
            body.links.citation_requested.connect(self.citation_requested)
            body.links.finding_requested.connect(self.finding_requested)
        return self._made

    def show_view(
        self, view: CompareView, *, marked: bool, sorted_values: bool, kept: bool
    ) -> None:
        """Show what is chosen.

        Args:
            marked: rows say how alike the options are.
            sorted_values: the reader has said what matters.
            kept: the reader keeps this very comparison.
        """
        if view.board.title != self.page_title:  # arranging the bar takes long
            self.page_title = view.board.title
            self._bar.set_title(self.page_title)
        offers = len(view.comparison.options) >= LEAST_OPTIONS
        if offers != self._offers:
            self._offers = offers
            actions: list[Button] = [self._add, self._handout, self._keep]
            self._bar.set_actions(actions if offers else [])
        self._keep.set_on(kept)
        self._body.show_view(view, marked=marked, sorted_values=sorted_values)
        self.view_shown.emit()

    def set_on_handout(self, on: bool) -> None:
        """Say whether what is shown lies on the reader's handout."""
        self._add.set_on(on)

    def show_detail(self, detail: CellDetail, saved: frozenset[str]) -> None:
        """Explain a cell; `saved` are the ids of the questions that the reader keeps."""
        self._body.show_detail(detail, saved)

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show whether the question of the cell explained is among these."""
        self._body.set_saved_questions(saved)

    def set_kept(self, kept: bool) -> None:
        """Show whether the reader keeps this very comparison."""
        self._keep.set_on(kept)

    def to_top(self) -> None:
        """Show the first rows, as whoever comes with something to compare expects."""
        self._body.to_top()

    def first_focus(self) -> None:
        self._body.first_focus()

    # What links open

    def show_term(self, term: Term, at: QRect) -> None:
        self._panel().show_term(term, at)

    def show_sources(self, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_sources(sources, at)

    def show_finding(self, finding: Finding, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_finding(finding, sources, at)

    def _panel(self) -> Explanation:
        if self._explanation is None:
            self._explanation = Explanation(self._theme, self._draw, self.window())
            self._explanation.page_requested.connect(self.page_requested)
        return self._explanation

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._explanation is not None:
            self._explanation.close_popover()
