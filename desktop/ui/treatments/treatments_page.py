"""Treatments from A to Z, with filters, and ticks to compare them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import MOST_OPTIONS
from desktop.domain.treating import TreatmentCard, TreatmentsView, Wanted
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.fields import SearchField
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.treatments.chosen_strip import ChosenStrip
from desktop.ui.treatments.filters import Filters
from desktop.ui.treatments.treatment_item import TreatmentItem
from desktop.ui.treatments.words import filter_words, listed

_COLUMN_LEAST = 400  # px at 100 % text
_AT_ONCE = 2  # cards; the others follow between events
_WIDE = 860  # px at 100 % text from which the field stands in the bar and the filters in sight
_FIELD = 380  # px at 100 % text of the field in the bar


class _Field(SearchField):
    """Narrows the list while the reader types."""

    @override
    def sizeHint(self) -> QSize:
        tall = max(super().sizeHint().height(), self.minimumHeight())
        return QSize(self.look.px(_FIELD), tall)


class TreatmentsPage(Themed, QWidget):
    """Shows the treatments that are wanted; asks for others as the reader narrows the list.

    Signals:
        page_requested: page id.
        wanted_changed: the Wanted of now.
        ticks_changed: ids of the treatments to compare, in the order in which they were ticked.
        ticks_cleared: the ids that were ticked before, in case the reader wants them back.
        compare_requested: ids of 2 to 4 treatments.
    """

    page_requested = Signal(str)
    wanted_changed = Signal(Wanted)
    ticks_changed = Signal(tuple)
    ticks_cleared = Signal(tuple)
    compare_requested = Signal(list)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("treatments")
        self._view = TreatmentsView((), Wanted(), frozenset())
        self._wanted = Wanted()
        self._ticks: tuple[str, ...] = ()
        self._items: dict[str, TreatmentItem] = {}
        self._building: Slices | None = None
        self._opened: TreatmentItem | None = None
        self._in_bar = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("treatments_scroll")
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll, gap=14, above=18)
        self._field = _Field(
            theme, self.tr("Find a treatment by name"), page, button=False, large=False
        )
        self._field.setObjectName("treatments_field")
        self._field.text_edited.connect(self._on_words)
        self._field.line.installEventFilter(self)
        page.body.addWidget(self._field)
        self._filters = Filters(theme, page)
        self._filters.changed.connect(self._on_filters)
        self._filters.opened.connect(self._tell)
        page.body.addWidget(self._filters)
        self._count = BodyLabel(theme, "", page, muted=True)
        self._count.setObjectName("treatments_count")
        self._filters.add_widget(self._count)
        self._show_all = Button(
            theme, self.tr("Show all"), page, tone=Tone.QUIET, size=ButtonSize.COMPACT
        )
        self._show_all.setObjectName("show_all_treatments")
        self._show_all.clicked.connect(self._on_show_all)
        self._filters.add_widget(self._show_all)
        self._notice = MarkedLine(theme, "info", "", page, colour="ask_icon")
        self._notice.setObjectName("treatments_notice")
        self._notice.hide()
        page.body.addWidget(self._notice)
        self._grid = Columns(page, least=_COLUMN_LEAST, most=2)
        page.body.addWidget(self._grid)
        self._nothing = EmptyState(
            theme, "magnifying-glass", "", "", page, action=self.tr("Show all treatments")
        )
        self._nothing.setObjectName("treatments_nothing")
        self._nothing.action_requested.connect(self._on_show_all)
        self._nothing.hide()
        page.body.addWidget(self._nothing)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self._strip = ChosenStrip(theme, self)
        self._strip.clear_requested.connect(self._on_clear)
        self._strip.compare_requested.connect(self._on_compare)
        outer.addWidget(self._strip)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Treatments")

    def first_focus(self) -> None:
        """The treatment that the reader comes back from, or the page."""
        if self._opened is not None and self._opened.isVisibleTo(self):
            self._opened.face.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room the field moves into the page, and the filters behind a button."""
        self._grid.cells.set_least(self.look.body_px(_COLUMN_LEAST))
        wide = self.width() >= self.look.body_px(_WIDE)
        self._filters.set_narrow(not wide)
        self._tell()
        if wide != self._in_bar:
            self._in_bar = wide
            self._move_field()

    def _move_field(self) -> None:
        focused = self._field.line.hasFocus()
        if self._in_bar:
            self._page.body.removeWidget(self._field)
            self._bar.add_widget(self._field)
        else:
            self._bar.remove_widget(self._field)
            self._page.body.insertWidget(0, self._field)
        field = [self._field.line, *self._field.findChildren(Button)]
        stops = [*field, self._scroll] if self._in_bar else [self._scroll, *field]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)
        self._field.show()
        if focused:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def show_view(self, view: TreatmentsView) -> None:
        """Show the treatments of `view` that are wanted."""
        before, self._view = self._view, view
        self._wanted = view.wanted
        self._filters.show_wanted(view.wanted)
        if view.wanted.words != self._field.text:
            self._field.set_text(view.wanted.words)
        if view.cards != before.cards:
            self._build(view.cards)
            self._name_chosen()
        for item in self._items.values():
            item.setVisible(item.id in view.shown)
        found = bool(view.shown) or not view.cards
        self._grid.setVisible(found)
        self._nothing.setVisible(not found)
        self._tell()
        if before.cards and view.shown != before.shown:
            self._scroll.verticalScrollBar().setValue(0)
            announce(self._grid, self._count.text() if found else self._nothing.heading.text())

    def show_ticks(self, ticks: Sequence[str], gone: Sequence[str] = ()) -> None:
        """Show which treatments are ticked, and name those that were and are `gone`."""
        self._ticks = tuple(ticks)
        for item in self._items.values():
            item.set_ticked(item.id in self._ticks)
        self._name_chosen()
        self._notice.setVisible(bool(gone))
        if gone:
            words = self.tr("No longer in Waymark, so not ticked any more: {names}.")
            self._notice.set_words(words.format(names=listed(gone)))

    def _name_chosen(self) -> None:
        names = {card.id: card.name for card in self._view.cards}
        self._strip.show_chosen([names[id] for id in self._ticks if id in names])

    def _build(self, cards: Sequence[TreatmentCard]) -> None:
        if self._building is not None:
            self._building.cancel()
        for old in self._items.values():
            old.hide()
            old.deleteLater()
        self._items, self._opened = {}, None
        steps = self._steps(cards)
        for _ in range(_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)

    def _steps(self, cards: Sequence[TreatmentCard]) -> Iterator[None]:
        before: QWidget = self._show_all
        for card in cards:
            item = TreatmentItem(self.theme, card, self._grid)
            QWidget.setTabOrder(before, item.face)
            QWidget.setTabOrder(item.face, item.tick)
            before = item.tick
            item.set_ticked(card.id in self._ticks)
            item.opened.connect(self._on_opened)
            item.ticked.connect(self._on_ticked)
            item.face.installEventFilter(self)
            self._items[card.id] = item
            self._grid.cells.addWidget(item)
            item.setVisible(card.id in self._view.shown)
            yield

    def _tell(self) -> None:
        """Say how many there are, what narrows them, or why there is none."""
        view, wanted = self._view, self._view.wanted
        count = len(view.shown)
        if view.alike:
            said = self.tr("Nothing is called “{words}”. Names like it:").format(words=wanted.words)
        elif not count:
            said = self.tr("No treatment found")
        elif count == 1:
            said = self.tr("1 treatment")
        else:
            said = self.tr("%n treatments, A to Z", "", count)
        hidden = [] if self._filters.in_sight else filter_words(wanted)
        self._count.setText(" · ".join([said, *hidden]))
        self._count.setVisible(bool(view.cards))
        narrowed = bool(view.shown) and (wanted.filtered or bool(wanted.words))
        self._show_all.setVisible(narrowed)
        if wanted.words:
            title = self.tr("Nothing found for “{words}”").format(words=wanted.words)
            text = self.tr("Check the spelling, or try a shorter word.")
            if wanted.filtered:
                text = self.tr("Check the spelling, or take the filters away.")
        else:
            title = self.tr("No treatment fits all of these")
            text = self.tr("Take a filter away to see more.")
        self._nothing.heading.setText(title)
        self._nothing.text.setText(text)

    # What the reader does

    def _on_words(self, words: str) -> None:
        self._filters.close_groups()  # so that what is found is in sight
        self._want(replace(self._wanted, words=words))

    def _on_filters(self, wanted: Wanted) -> None:
        self._want(replace(wanted, words=self._field.text))

    def _on_show_all(self) -> None:
        self._field.set_text("")
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # the button is about to go
        self._want(Wanted())

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.wanted_changed.emit(wanted)

    def _on_opened(self, treatment: str) -> None:
        self._opened = self._items[treatment]
        self.page_requested.emit(treatment)

    def _on_ticked(self, treatment: str, on: bool) -> None:
        if on and len(self._ticks) == MOST_OPTIONS:
            self._items[treatment].set_ticked(False)
            self._strip.say_full()
            return
        others = tuple(id for id in self._ticks if id != treatment)
        self.show_ticks((*others, treatment) if on else others)
        self._strip.tell()
        self.ticks_changed.emit(self._ticks)

    def _on_clear(self) -> None:
        before = self._ticks
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # the strip is about to go
        self.show_ticks(())
        self.ticks_changed.emit(())
        self.ticks_cleared.emit(before)

    def _on_compare(self) -> None:
        self.compare_requested.emit(list(self._ticks))

    # Keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field to the cards, Up and Down go through them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._step(step):
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> bool:
        stops: list[QWidget] = [self._field.line]
        stops += [item.face for item in self._items.values() if item.isVisibleTo(self._grid)]
        focused = QApplication.focusWidget()
        if focused not in stops:
            return False
        place = stops.index(focused) + by
        if 0 <= place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
