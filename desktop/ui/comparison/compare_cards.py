"""Compare where columns have no room: a card for each aspect, with every option in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import CellDetail, Likeness
from desktop.domain.content import Question
from desktop.models.compare_model import AspectRow, CompareModel, GroupRow
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.swatch import Swatch
from desktop.ui.common.themed import Wrapping
from desktop.ui.comparison.cell_panel import CellStory
from desktop.ui.comparison.compare_paint import SIGNS
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw

_AFTER = 2  # items behind the cards: what keeps their height, and a stretch
_SIDE = 16
_FRAMED = 400  # px from which what explains a cell has a border
_AT_ONCE = 6  # steps: a heading, and cards enough for the first screen

Place = tuple[str, str]  # ids of an option and an aspect


class _CardCell(Wrapping, QWidget):
    """What one option says in a card, and room for what explains it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.column.setSpacing(6)
        self.more: Button | None = None
        self.story: QWidget | None = None


class _StoryFrame(Card):
    """A border around what explains a cell, where that leaves room enough for pictures."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent, border="primary")
        self.inside = QVBoxLayout(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bare = self.width() < _FRAMED
        self.set_bare(bare)
        side = 0 if bare else 18
        self.inside.setContentsMargins(side, 14, side, 14)


class CompareCards(Wrapping, QWidget):
    """Shows a CompareModel row by row; what explains a cell opens below it.

    Signals:
        built: all cards stand.
        cell_opened: ids of an option and an aspect.
        cell_closed: what explained a cell is not wanted any more.
        question_toggled: save this Question, or forget it again.
        page_requested: id of an option's page.
        look_wanted: a widget and the part of it that should be seen.
    """

    built = Signal()
    cell_opened = Signal(str, str)
    cell_closed = Signal()
    question_toggled = Signal(Question)
    page_requested = Signal(str)
    look_wanted = Signal(QWidget, QRect)

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        links: Links,
        model: CompareModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare_cards")
        self._theme = theme
        self._draw = draw
        self._links = links
        self._model = model
        self._cells: dict[Place, _CardCell] = {}
        self._opened: tuple[CellDetail, frozenset[str]] | None = None
        self._building: Slices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._end = QSpacerItem(0, 0)
        self._column.addItem(self._end)
        self._column.addStretch(1)
        self.story: CellStory | None = None

    # Building

    def build(self) -> None:
        """Show the rows of the model anew, the first at once and the others between events."""
        tall = self.height()
        self.clear()
        self._keep_height(tall)
        steps = self._steps()
        for _ in range(_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)
        self._building.finished.connect(self.built)

    def clear(self) -> None:
        """Show nothing, and forget which cell was explained."""
        if self._building is not None:
            self._building.cancel()
            self._building = None
        self._cells.clear()
        self.story = None
        while self._column.count() > _AFTER:
            item = self._column.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._keep_height(0)

    def _keep_height(self, tall: int) -> None:
        """Stay this tall, or what is scrolled to would slip away while cards are built."""
        self._end.changeSize(0, tall)
        self._column.invalidate()

    def finish(self) -> None:
        """Build at once what is still to be built."""
        if self._building is not None:
            self._building.finish()

    def _steps(self) -> Iterator[None]:
        for row in self._model.all_rows():
            if isinstance(row, GroupRow):
                self._add(HeadingLabel(self._theme, row.title, self, role="panel"))
            else:
                yield from self._card(row)
            yield
        self._keep_height(0)

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - _AFTER, widget)

    def _card(self, row: AspectRow) -> Iterator[None]:
        theme = self._theme
        card = Card(theme, self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_SIDE, 14, _SIDE, 18)
        inside.setSpacing(4)
        inside.addWidget(HeadingLabel(theme, row.label, card, level=3, role="card"))
        if said := self._model.likeness(row):
            different = row.likeness is Likeness.DIFFERENT
            ink = "key_icon" if different else "text_muted"
            inside.addWidget(
                MarkedLine(
                    theme,
                    SIGNS[row.likeness],
                    said,
                    card,
                    colour=ink,
                    ink=ink,
                    role="small",
                    size=20,
                    weight=600,
                )
            )
        if note := self._model.note(row):
            inside.addWidget(BodyLabel(theme, note, card, role="small", weight=600, colour="link"))
        self._add(card)
        for column in range(self._model.columnCount()):
            inside.addWidget(self._cell(row, column, card))
            yield

    def _cell(self, row: AspectRow, column: int, card: QWidget) -> _CardCell:
        theme, option = self._theme, self._model.option(column)
        cell = _CardCell(card)
        named = QHBoxLayout()
        named.setSpacing(10)
        mark = Swatch(theme, option.identity, cell, line_of="strong")
        named.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        named.addWidget(BodyLabel(theme, option.name, cell, role="strong"), 1)
        cell.column.addLayout(named)
        view = RunsView(theme, row.cells[column], cell, role="body")
        cell.column.addWidget(self._links.connect_view(view))
        more = Button(theme, self.tr("More about this"), cell, size=ButtonSize.COMPACT)
        more.setObjectName(f"more_{option.id}_{row.id}")
        more.setAccessibleDescription(f"{row.label}: {option.name}")
        more.setProperty("place", (option.id, row.id))
        more.clicked.connect(self._on_more)
        cell.column.addWidget(more)
        cell.more = more
        self._cells[option.id, row.id] = cell
        if self._opened is not None and _place(self._opened[0]) == (option.id, row.id):
            self._show_story(cell)
        return cell

    # What explains a cell

    def show_detail(self, detail: CellDetail | None, saved: frozenset[str] = frozenset()) -> None:
        """Explain a cell below it, now or once it is built; None explains nothing any more."""
        if detail is (self._opened[0] if self._opened is not None else None):
            return
        self._close_story()
        self._opened = None if detail is None else (detail, saved)
        if detail is not None and (cell := self._cells.get(_place(detail))) is not None:
            self._show_story(cell)

    def focus_cell(self, place: Place) -> None:
        """Give the keys to the button that explains a cell."""
        cell = self._cells.get(place)
        if cell is not None and cell.more is not None:
            cell.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_story(self, cell: _CardCell) -> None:
        assert self._opened is not None
        detail, saved = self._opened
        frame = _StoryFrame(self._theme, cell)
        story = CellStory(self._theme, self._draw, self._links, detail, frame)
        story.set_saved(saved)
        story.question_toggled.connect(self.question_toggled)
        story.page_requested.connect(self.page_requested)
        story.close_requested.connect(self.cell_closed)
        frame.inside.addWidget(story)
        cell.column.addWidget(frame)
        cell.story = frame
        if cell.more is not None:
            cell.more.hide()
        self.story = story

    def _close_story(self) -> None:
        self.story = None
        for cell in self._cells.values():
            if cell.story is not None:
                cell.story.hide()
                cell.story.deleteLater()
                cell.story = None
                if cell.more is not None:
                    cell.more.show()

    def _on_more(self) -> None:
        button = self.sender()
        if button is not None:
            option, aspect = button.property("place")
            self.cell_opened.emit(option, aspect)


def _place(detail: CellDetail) -> Place:
    return detail.option.id, detail.aspect.id
