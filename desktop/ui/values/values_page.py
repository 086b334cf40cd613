"""What matters to me: cards to sort, one at a time, by one person or two."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import Term
from desktop.domain.evidence import Finding, Source
from desktop.domain.reading import Weight
from desktop.domain.values import Differences, Sorted, Step, Summary, Turn
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw
from desktop.ui.reader.popovers import Explanation
from desktop.ui.values.card_view import CardView
from desktop.ui.values.chairs_view import ChairsView, HandOverView
from desktop.ui.values.differences_view import DifferencesView
from desktop.ui.values.result_view import ResultView
from desktop.ui.values.start_view import StartView
from desktop.ui.values.step_view import StepView


class ValuesPage(Themed, QWidget):
    """Shows one step at a time; asks for others, and for each answer to be kept.

    Signals:
        step_requested: another step.
        weight_chosen: how much the card shown matters.
        moved: another card, so many on or back.
        stop_requested: stop sorting.
        taken_back: forget the answer to the card shown.
        change_requested: card id.
        question_toggled: card id.
        restart_requested: forget all answers of the reader.
        forget_requested: forget those of the other person; the reader has been asked.
        compare_requested: the comparison with what matters first.
        handout_requested: the conversation page, to print or save.
        term_requested, page_requested, citation_requested, finding_requested: as in `Links`.
    """

    step_requested = Signal(Step)
    weight_chosen = Signal(Weight)
    moved = Signal(int)
    stop_requested = Signal()
    taken_back = Signal()
    change_requested = Signal(str)
    question_toggled = Signal(str)
    restart_requested = Signal()
    forget_requested = Signal()
    compare_requested = Signal()
    handout_requested = Signal()
    term_requested = Signal(str, QRect)
    page_requested = Signal(str)
    citation_requested = Signal(object, QRect)
    finding_requested = Signal(str, QRect)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("values")
        self._draw = draw
        self._back_to = Step.START
        self._view: StepView | None = None
        self._explanation: Explanation | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.back_requested.connect(self._on_back)
        outer.addWidget(self._bar)
        self._stop = Button(theme, self.tr("Stop and save"), self._bar, icon="check")
        self._stop.setObjectName("values_stop")
        self._stop.clicked.connect(self.stop_requested)
        self._stop.hide()
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("values_scroll")
        outer.addWidget(self._scroll, 1)
        self._links = Links(self)
        self._links.term_requested.connect(self.term_requested)
        self._links.page_requested.connect(self.page_requested)
        self._links.citation_requested.connect(self.citation_requested)
        self._links.finding_requested.connect(self.finding_requested)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("What matters to me")

    # Steps

    def show_start(self, reader: Sorted, other: Sorted, *, private: bool) -> None:
        view = StartView(self.theme, reader, other, self._scroll, private=private)
        self._show(view, self.page_title)

    def show_card(self, turn: Turn) -> None:
        """Put a card before whoever sorts."""
        view = CardView(self.theme, self._links, turn, self._scroll)
        view.weight_chosen.connect(self.weight_chosen)
        view.moved.connect(self.moved)
        view.taken_back.connect(self.taken_back)
        if turn.step is Step.CHANGE:
            self._show(view, self.tr("What you said"), Step.RESULT)
        else:
            self._show(view, self.page_title, stop=True)

    def show_result(
        self, summary: Summary, questions: Mapping[str, str], saved: frozenset[str]
    ) -> None:
        """Show what the reader said; see `ResultView`."""
        view = ResultView(self.theme, summary, questions, self._scroll)
        view.set_saved_questions(saved)
        view.change_requested.connect(self.change_requested)
        view.question_toggled.connect(self.question_toggled)
        view.restart_requested.connect(self.restart_requested)
        view.compare_requested.connect(self.compare_requested)
        view.handout_requested.connect(self.handout_requested)
        self._show(view, self.page_title, Step.START)

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show of which cards, by id, the question is saved."""
        if isinstance(self._view, ResultView):
            self._view.set_saved_questions(saved)

    def show_chairs(self, reader: Sorted, other: Sorted, *, both: bool) -> None:
        """Show how far both people are; `both`: there is a card that both have sorted."""
        view = ChairsView(self.theme, reader, other, self._scroll, both=both)
        self._show(view, self.page_title, Step.START)

    def show_hand_over(self) -> None:
        self._show(HandOverView(self.theme, self._scroll), self.tr("Two chairs"), Step.CHAIRS)

    def show_differences(self, found: Differences) -> None:
        view = DifferencesView(self.theme, found, self._scroll)
        self._show(view, self.tr("Two chairs"), Step.CHAIRS)

    def ask_to_forget(self) -> None:
        """Ask whether what the other person said is to be forgotten."""
        dialog = Dialog(
            self.theme,
            self.window(),
            self.tr("Forget the other person's answers?"),
            self.tr(
                "If you keep them, you can both look again later. If you forget them, they cannot"
                " be brought back."
            ),
            (("keep", self.tr("Keep them")), ("forget", self.tr("Forget them"))),
        )
        dialog.setObjectName("forget_dialog")
        dialog.answered.connect(self._on_answered)
        dialog.answered.connect(dialog.deleteLater)
        dialog.ask()

    def first_focus(self) -> None:
        """Give the keys to the view, or to the page if that would scroll words out of sight."""
        wanted = self._view.first_focus() if self._view is not None else None
        if wanted is None or not self._in_first_screenful(wanted):
            wanted = self._scroll
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_first_screenful(self, widget: QWidget) -> bool:
        page = self._scroll.widget()
        layout = page.layout() if page is not None else None
        if page is None or layout is None:
            return False
        layout.activate()  # so that it stands where it is looked for
        bottom = widget.mapTo(page, widget.rect().bottomLeft()).y()
        return bottom < self._scroll.viewport().height()

    # What words and sources open

    def show_term(self, term: Term, at: QRect) -> None:
        self._panel().show_term(term, at)

    def show_sources(self, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_sources(sources, at)

    def show_finding(self, finding: Finding, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_finding(finding, sources, at)

    def _panel(self) -> Explanation:
        if self._explanation is None:
            self._explanation = Explanation(self.theme, self._draw, self.window())
            self._explanation.page_requested.connect(self.page_requested)
        return self._explanation

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close_panel()

    def _close_panel(self) -> None:
        if self._explanation is not None:
            self._explanation.close_popover()

    # Showing

    def _show(
        self, view: StepView, title: str, back_to: Step | None = None, *, stop: bool = False
    ) -> None:
        """Show a view under a title, or under a way back that is called so.

        Args:
            stop: with "Stop and save".
        """
        self._close_panel()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # Qt would hand the keys to whatever is next
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # a button of it may have been pressed just now
        view.step_requested.connect(self.step_requested)
        view.forget_requested.connect(self.ask_to_forget)
        self._view = view
        self._back_to = back_to or Step.START
        if back_to is None:
            self._bar.set_title(title)
        else:
            self._bar.set_back(title)
        self._bar.set_actions([self._stop] if stop else [])
        self._scroll.set_page(view)
        if self.isVisible():
            self.first_focus()
            announce(self._scroll, view.told)

    def _on_back(self) -> None:
        self.step_requested.emit(self._back_to)

    def _on_answered(self, answer: str) -> None:
        if answer == "forget":
            self.forget_requested.emit()
