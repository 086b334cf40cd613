"""Fills Compare, and keeps what stands on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRect

from desktop.app.compare_desk import CompareDesk, desk_of
from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.comparing import LEAST_OPTIONS, MOST_OPTIONS, Chosen, CompareView
from desktop.domain.errors import AppError
from desktop.domain.packs import HandoutItem
from desktop.domain.reading import CHAIRS, SavedComparison, Weight
from desktop.library.handout_items import compared_item
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.main_window import MainWindow

DESK = "compare"  # under which it lies among what is kept
PLACE = "compare"
BY_VALUES = "values:"  # asks for what is shown, with what matters a lot first
_KEPT = "uuid:"
_READER = CHAIRS[0]


class Comparing(QObject):
    """Connects one ComparePage with the library and what is kept.

    What is chosen lies on the desk and nowhere else, so a restart, a private session and
    "clear everything" find it as they should.
    """

    def __init__(
        self,
        window: MainWindow,
        page: ComparePage,
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
        self._view: CompareView | None = None
        page.page_requested.connect(navigation.open_page)
        page.wished.connect(self._on_wished)
        page.board_chosen.connect(self._on_board_chosen)
        page.marks_wished.connect(self._on_marks_wished)
        page.cell_requested.connect(self._on_cell_requested)
        page.keep_requested.connect(self._on_keep_requested)
        page.values_requested.connect(self._on_values_requested)
        page.question_toggled.connect(keeping.toggle_question)
        page.term_requested.connect(self._on_term_requested)
        page.citation_requested.connect(self._on_citation_requested)
        page.finding_requested.connect(self._on_finding_requested)
        keeping.questions_changed.connect(self._on_questions_changed)
        keeping.comparisons_changed.connect(self._on_comparisons_changed)
        keeping.values_changed.connect(self._on_values_changed)

    def open(self, wanted: str = "") -> None:
        """Show what was shown last, or what is wanted.

        Args:
            wanted: ids of options with commas between; `+` and one id adds it to those shown;
                `uuid:` and one opens a comparison that was kept; BY_VALUES puts first what
                matters a lot.
        """
        desk = self._desk()
        if wanted:
            self._navigation.settle()
            self._page.to_top()
            try:
                desk = self._wanted(desk, wanted)
            except AppError as error:
                self._window.show_notice(error.sentence)
        self._show(desk)

    @property
    def comparable(self) -> bool:
        """Whether enough stands side by side to be printed or kept."""
        return self._view is not None and len(self._view.comparison.options) >= LEAST_OPTIONS

    def item(self) -> HandoutItem:
        """What is shown, as a page of a handout that stays as it is now."""
        view = self._view or self._looked_up(self._desk())
        names = {option.id: option.name for option in view.comparison.options}
        gone = {option.id: option.name for option in view.gone}
        return compared_item(view.comparison.title, view.chosen, {**gone, **names}, self._matter())

    # What is chosen

    def _desk(self) -> CompareDesk:
        return desk_of(self._keeping.desk(DESK))

    def _chosen(self, desk: CompareDesk, board: str) -> Chosen:
        """What was chosen on a board, or what it begins with."""
        return desk.chosen.get(board) or self._library.comparing.start(board)

    def _wanted(self, desk: CompareDesk, wanted: str) -> CompareDesk:
        if wanted.startswith(_KEPT):
            return self._kept_before(desk, wanted.removeprefix(_KEPT))
        if wanted == BY_VALUES:
            return desk.with_chosen(replace(self._chosen(desk, desk.board), by_values=True))
        if wanted.startswith("+"):
            return self._added(desk, wanted.removeprefix("+"))
        options = tuple(wanted.split(","))
        board = self._library.comparing.board_of(options[0])
        return desk.with_chosen(replace(self._chosen(desk, board), options=options))

    def _added(self, desk: CompareDesk, option: str) -> CompareDesk:
        """One more option on its board, if there is room."""
        chosen = self._chosen(desk, self._library.comparing.board_of(option))
        if option in chosen.options:
            return desk.with_chosen(chosen)
        if len(self._looked_up(desk.with_chosen(chosen)).comparison.options) == MOST_OPTIONS:
            self._window.show_notice(
                self.tr("{most} columns are the most. Take one out first.").format(
                    most=MOST_OPTIONS
                )
            )
            return desk.with_chosen(chosen)
        return desk.with_chosen(replace(chosen, options=(*chosen.options, option)))

    def _kept_before(self, desk: CompareDesk, uuid: str) -> CompareDesk:
        kept = next((each for each in self._keeping.comparisons if each.uuid == uuid), None)
        if kept is None:
            self._window.show_notice(self.tr("That comparison is no longer in your list."))
            return desk
        aspects = {aspect.id for aspect in self._library.comparing.board(kept.board).aspects}
        hidden = aspects - set(kept.rows) if kept.rows else set()
        chosen = Chosen(kept.board, kept.options, frozenset(hidden))
        names = dict(zip(kept.options, kept.names, strict=True))
        return replace(desk.with_chosen(chosen), names={**desk.names, **names})

    # Showing

    def _looked_up(self, desk: CompareDesk) -> CompareView:
        chosen = self._chosen(desk, desk.board)
        return self._library.comparing.view(chosen, desk.names, self._matter())

    def _matter(self) -> frozenset[str]:
        """Ids of the value cards that matter a lot to the reader."""
        return frozenset(
            answer.card
            for answer in self._keeping.value_answers
            if answer.chair == _READER and answer.weight is Weight.A_LOT
        )

    def _show(self, desk: CompareDesk) -> None:
        """Show the desk and remember it; what cannot stand side by side begins anew."""
        try:
            view = self._looked_up(desk)
        except AppError as error:
            self._window.show_notice(error.sentence)
            desk = desk.with_chosen(self._library.comparing.start(desk.board))
            view = self._looked_up(desk)
        self._view = view
        names = {option.id: option.name for option in view.comparison.options}
        self._keep(replace(desk, names={**desk.names, **names}).with_chosen(view.chosen))
        self._page.show_view(
            view,
            marked=desk.marked,
            sorted_values=any(a.chair == _READER for a in self._keeping.value_answers),
            kept=self._kept() is not None,
        )

    def _keep(self, desk: CompareDesk) -> None:
        text = desk.as_text()
        if text != self._keeping.desk(DESK):
            self._keeping.put_on_desk(DESK, text)

    def _on_wished(self, chosen: Chosen) -> None:
        self._show(self._desk().with_chosen(chosen))

    def _on_board_chosen(self, board: str) -> None:
        self._show(replace(self._desk(), board=board))
        self._window.set_page_title(self._page.page_title)

    def _on_marks_wished(self, marked: bool) -> None:
        self._show(replace(self._desk(), marked=marked))

    def _on_values_requested(self) -> None:
        self._navigation.go("values")

    def _on_values_changed(self) -> None:
        if self._window.current_page == PLACE:
            self._show(self._desk())

    # Keeping

    def _rows(self) -> tuple[str, ...]:
        """Ids of the rows shown; none stands for all."""
        if self._view is None or not self._view.left_out:
            return ()
        return tuple(row.id for row in self._view.comparison.rows)

    def _kept(self) -> SavedComparison | None:
        """What is shown, among the comparisons that the reader keeps."""
        if self._view is None:
            return None
        options = tuple(option.id for option in self._view.comparison.options)
        shown = (self._view.board.id, options, self._rows())
        return next((each for each in self._keeping.comparisons if _shown_by(each) == shown), None)

    def _on_keep_requested(self) -> None:
        if self._view is None:
            return
        kept = self._kept()
        if kept is not None:
            self._keeping.remove_comparison(kept.uuid)
            return
        options = self._view.comparison.options
        self._keeping.add_comparison(
            self._view.board.id,
            [option.id for option in options],
            [option.name for option in options],
            self._rows(),
            self._view.comparison.title,
        )

    def _on_comparisons_changed(self) -> None:
        self._page.set_kept(self._kept() is not None)

    # Explaining

    def _on_cell_requested(self, option: str, aspect: str) -> None:
        if self._view is not None:
            detail = self._library.comparing.detail(self._view.board.id, option, aspect)
            self._page.show_detail(detail, self._saved_questions())

    def _saved_questions(self) -> frozenset[str]:
        return frozenset(question.source for question in self._keeping.questions)

    def _on_questions_changed(self) -> None:
        self._page.set_saved_questions(self._saved_questions())

    def _on_term_requested(self, term: str, at: QRect) -> None:
        self._page.show_term(self._library.content.term(term), at)

    def _on_citation_requested(self, keys: tuple[str, ...], at: QRect) -> None:
        self._page.show_sources(self._library.content.sources(tuple(keys)), at)

    def _on_finding_requested(self, finding: str, at: QRect) -> None:
        told = self._library.content.finding(finding)
        self._page.show_finding(told, self._library.content.sources(told.sources), at)


def _shown_by(kept: SavedComparison) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return kept.board, kept.options, kept.rows
