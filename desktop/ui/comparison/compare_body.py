"""What stands below the bar of Compare: controls over a table, or over cards."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import LEAST_OPTIONS, CellDetail, Chosen, CompareView
from desktop.domain.content import Question
from desktop.models.compare_model import CompareModel
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.comparison.cell_panel import CellPanel, CellStory
from desktop.ui.comparison.compare_cards import CompareCards
from desktop.ui.comparison.compare_controls import CompareControls
from desktop.ui.comparison.compare_grid import NARROWEST_COLUMN, NARROWEST_HEAD, CompareGrid
from desktop.ui.comparison.left_out import LeftOut
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw

_SIDE_PANEL = 384  # px at 100 % text of what explains a cell beside the table
_BESIDE = 1000  # px at 100 % text from which it stands there
_GAP = 20
_ROOM = 1480  # px that the page is wide at most, for four columns and a panel
_SIDES = 64  # px beside the page
_BETWEEN = 12  # px between what stands below each other
_ABOVE, _BELOW = 16, 16
_LAYOUTS = 3  # rounds after which buttons know whether their words wrap
_ANY_WIDTH = 16_777_215


class _Form(Enum):
    """How the options are set out."""

    EMPTY = "empty"  # too few to compare
    TABLE = "table"
    CARDS = "cards"


class _Scroll(PageScroll):
    """Offers no page buttons while the table has its own."""

    buttons_wanted = True

    @override
    def set_page_buttons(self, shown: bool) -> None:
        super().set_page_buttons(shown and self.buttons_wanted)


class CompareBody(Themed, QWidget):
    """Sets the options out as there is room: a table that scrolls, or cards.

    What explains a cell stands beside the table, below it, instead of it, or in a card.

    Signals:
        wished: the reader wants to see this Chosen.
        board_chosen: id of the board wished for.
        marks_wished: whether rows are to say how alike the options are.
        cell_requested: explain what an option says on an aspect; their ids.
        values_requested: say what matters first.
        page_requested: page id.
        question_toggled: save or forget this Question about the page with this id.
    """

    wished = Signal(Chosen)
    board_chosen = Signal(str)
    marks_wished = Signal(bool)
    cell_requested = Signal(str, str)
    values_requested = Signal()
    page_requested = Signal(str)
    question_toggled = Signal(Question, str)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CompareView | None = None
        self._detail: CellDetail | None = None
        self._saved: frozenset[str] = frozenset()
        self._form = _Form.EMPTY
        self._built = False  # the cards show the rows of now
        self.links = Links(self)
        self._model = CompareModel(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = _Scroll(theme, self)
        self._scroll.setObjectName("compare_scroll")
        outer.addWidget(self._scroll)
        page = PageColumn(self._scroll, most=_ROOM, gap=_BETWEEN, above=_ABOVE, below=_BELOW)
        self._column = page.body
        self._controls = CompareControls(theme, page)
        self._column.addWidget(self._controls)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(_GAP)
        self._grid = CompareGrid(theme, self._model, page)
        self._halves.addWidget(self._grid, 1)
        self._panel = CellPanel(theme, draw, self.links, page)
        self._panel.hide()
        self._halves.addWidget(self._panel, 1)
        self._column.addLayout(self._halves)
        about = self.tr(
            "Choose 2 to 4. You see the same questions answered for each of them, and where they"
            " differ."
        )
        self._empty = EmptyState(
            theme, "columns", "", about, page, action=self.tr("Choose one"), action_icon="plus"
        )
        self._column.addWidget(self._empty, 1)
        self._cards = CompareCards(theme, draw, self.links, self._model, page)
        self._cards.hide()
        self._column.addWidget(self._cards, 1)
        self._nothing = BodyLabel(theme, self.tr("No rows are left to show."), page, role="read")
        self._column.addWidget(self._nothing)
        self._left_out = LeftOut(theme, page)
        self._column.addWidget(self._left_out)
        self._column.addStretch(0)  # takes what is left where there is no table
        self._scroll.set_page(page)
        self._connect()
        self.follow(theme)

    def _connect(self) -> None:
        controls, strip = self._controls, self._grid.strip
        controls.wished.connect(self.wished)
        controls.board_chosen.connect(self.board_chosen)
        controls.marks_wished.connect(self.marks_wished)
        controls.values_requested.connect(self.values_requested)
        controls.page_requested.connect(self.page_requested)
        controls.column_requested.connect(self._on_column_requested)
        self._empty.action_requested.connect(self._on_first_column)
        strip.page_requested.connect(self.page_requested)
        strip.options_chosen.connect(controls.wish_options)
        self._left_out.all_requested.connect(controls.show_all_rows)
        self._grid.cell_opened.connect(self.cell_requested)
        self._cards.cell_opened.connect(self.cell_requested)
        self._panel.close_requested.connect(self.close_detail)
        self._cards.cell_closed.connect(self.close_detail)
        self._cards.built.connect(self._give_room)
        for explained in (self._panel, self._cards):
            explained.question_toggled.connect(self._on_question)
            explained.page_requested.connect(self.page_requested)
        self.links.page_requested.connect(self.page_requested)

    # Showing

    def show_view(self, view: CompareView, *, marked: bool, sorted_values: bool) -> None:
        """Show what is chosen; see ComparePage."""
        before, self._view = self._view, view
        if before is not None and before.board.id != view.board.id:
            self.to_top()
        self._controls.show_view(view, marked=marked, sorted_values=sorted_values)
        self._model.set_marked(marked)
        self._model.show_view(view)
        self._grid.strip.show_view(view)
        self._grid.table.setAccessibleName(view.comparison.title)
        self._left_out.show_view(view)
        first = self.tr("What would you like to compare?")
        second = self.tr("Choose another to put beside it")
        self._empty.heading.setText(second if view.comparison.options else first)
        if self._detail is not None and not self._place_of(self._detail).isValid():
            self._detail = None
        self._built = False
        self._set_out()
        if self.isVisible() and before is not None and before.left_out != view.left_out:
            shown, whole = len(view.comparison.rows), len(view.board.aspects)
            words = self.tr("{shown} of {whole} rows are shown.").format(shown=shown, whole=whole)
            announce(self, words)

    def show_detail(self, detail: CellDetail, saved: frozenset[str]) -> None:
        """Explain a cell; `saved` are the ids of the questions that the reader keeps."""
        self._detail, self._saved = detail, saved
        self._set_out_detail()
        story = self._story
        if story is None:
            return
        announce(story, story.words)
        if self._form is _Form.TABLE:
            self._panel.first_focus()
        else:
            story.first_focus()
        if self._form is _Form.CARDS:
            self._give_room()
        # The story has its height, and the table its width, when control returns to the loop.
        QTimer.singleShot(0, self, self._look_at_detail)

    def close_detail(self) -> None:
        """Explain nothing any more; keys go back to the cell."""
        detail, self._detail = self._detail, None
        self._set_out_detail()
        if detail is None:
            return
        if self._form is _Form.TABLE:
            self._grid.table.setCurrentIndex(self._place_of(detail))
            self._grid.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._cards.focus_cell((detail.option.id, detail.aspect.id))

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show whether the question of the cell explained is among these."""
        self._saved = saved
        if self._detail is not None and (story := self._story) is not None:
            story.set_saved(saved)

    def to_top(self) -> None:
        """Show the first rows, and explain nothing."""
        self._detail = None
        self._set_out_detail()
        self._grid.table.to_top()
        self._scroll.verticalScrollBar().setValue(0)

    def first_focus(self) -> None:
        """To the table, where arrows go from cell to cell, or to what they scroll."""
        first = self._grid.table if self._form is _Form.TABLE else self._scroll
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _story(self) -> CellStory | None:
        return self._panel.story if self._form is _Form.TABLE else self._cards.story

    def _place_of(self, detail: CellDetail) -> QModelIndex:
        return self._model.place(detail.option.id, detail.aspect.id)

    def _look_at_detail(self) -> None:
        if self._detail is None:
            return
        if self._form is _Form.TABLE:
            self._grid.table.show_cell(self._place_of(self._detail))
        elif (story := self._cards.story) is not None:
            self._scroll.show_rect(story, story.rect())

    def _on_question(self, question: Question) -> None:
        if self._detail is not None:
            self.question_toggled.emit(question, self._detail.option.page)

    def _on_column_requested(self, button: QWidget) -> None:
        """Offer every option for one more column."""
        self._grid.strip.open_list(self._model.columnCount(), button)

    def _on_first_column(self) -> None:
        button = self._empty.findChild(QWidget, "empty_action")
        if isinstance(button, QWidget):
            self._on_column_requested(button)

    # Setting out

    def _set_out(self) -> None:
        """Show the table, cards, or what to do first."""
        if self._view is None or not self.isVisible():
            return  # its size means nothing yet
        form = self._wanted_form()
        self._form = form
        rows = bool(self._view.comparison.rows)
        table, cards = form is _Form.TABLE, form is _Form.CARDS
        self._empty.setVisible(form is _Form.EMPTY)
        self._grid.set_stacked(not (table and rows))
        self._cards.setVisible(cards and rows)
        self._nothing.setVisible((table or cards) and not rows)
        self._left_out.setVisible((table or cards) and bool(self._view.left_out))
        if cards and not self._built:
            self._cards.build()
        elif not cards:
            self._cards.clear()
        self._built = cards
        # The table scrolls by itself; beside it, the page has nothing to scroll.
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if table else policies.ScrollBarAlwaysOn
        self._scroll.setVerticalScrollBarPolicy(policy)
        # Keys that scroll would find nothing here either.
        focus = Qt.FocusPolicy.NoFocus if table else Qt.FocusPolicy.StrongFocus
        self._scroll.setFocusPolicy(focus)
        self._scroll.buttons_wanted = not table
        self._scroll.set_page_buttons(self.look.page_buttons)
        self._column.setStretchFactor(self._halves, int(table and rows))
        self._set_out_detail()
        if cards:
            QTimer.singleShot(0, self, self._give_room)  # once the page has its own size

    def _give_room(self) -> None:
        """Make the page as tall as its cards at once; Qt would squeeze them for a few frames."""
        page = self._scroll.widget()
        for _ in range(_LAYOUTS):
            for widget in (self._cards, page, self._scroll.viewport()):
                QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)

    def _wanted_form(self) -> _Form:
        """Cards where columns have no room, or the table none to scroll in."""
        columns = self._model.columnCount()
        if columns < LEAST_OPTIONS:
            return _Form.EMPTY
        fits = self._room() >= self._least_width(columns)
        return _Form.TABLE if fits and self._tall() >= self._grid.least_height() else _Form.CARDS

    def _least_width(self, columns: int) -> int:
        return self.look.body_px(NARROWEST_HEAD + columns * NARROWEST_COLUMN)

    def _room(self) -> int:
        """Width between the sides of the page."""
        return min(_ROOM, self.width() - _SIDES)

    def _tall(self) -> int:
        """Height that is left for the table."""
        room = self._room()
        beside: list[QWidget] = [self._controls]
        if self._view is not None and self._view.left_out:
            beside.append(self._left_out)
        taken = sum(widget.heightForWidth(room) + _BETWEEN for widget in beside)
        return self.height() - taken - _ABOVE - _BELOW

    def _set_out_detail(self) -> None:
        """Show what explains a cell where there is room for it."""
        detail, table = self._detail, self._form is _Form.TABLE
        self._cards.show_detail(detail if self._form is _Form.CARDS else None, self._saved)
        self._panel.setVisible(table and detail is not None)
        self._grid.show()
        self._grid.table.set_opened(self._place_of(detail) if detail else QModelIndex())
        if not table or detail is None:
            self._panel.forget()
            return
        self._panel.show_detail(detail, self._saved)
        wide = self.look.body_px(_SIDE_PANEL)
        beside = self._room() - wide - _GAP >= self._least_width(self._model.columnCount())
        if beside and self.width() >= self.look.body_px(_BESIDE):
            self._halves.setDirection(QBoxLayout.Direction.LeftToRight)
            self._panel.setFixedWidth(wide)
            return
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom)
        self._panel.setMinimumWidth(0)
        self._panel.setMaximumWidth(_ANY_WIDTH)
        both = self._grid.least_height() + self._panel.minimumSizeHint().height() + _GAP
        self._grid.setVisible(self._tall() >= both)

    @override
    def apply_theme(self) -> None:
        self._set_out()
        super().apply_theme()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._controls.close_rows()
        self._grid.strip.close_list()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._detail is not None:
            self.close_detail()
            return
        super().keyPressEvent(event)
