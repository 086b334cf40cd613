"""Finds pages and puts them on a handout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import PageKind
from desktop.domain.handing_out import PageChoice, PageShelf
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.chips import Chip
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.fields import SearchField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import kind_plural
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.common.top_bar import TopBar
from desktop.ui.handouts.page_tick import PageTick
from desktop.ui.handouts.ticked_foot import TickedFoot

_AT_ONCE = 12  # rows; about what a screen shows
_COLUMN = 340  # px at 100 % text
_COUNT_MS = 600  # after the last letter, before a screen reader hears how many were found


class _Shelf(Wrapping, QWidget):
    """A heading with its rows; it hides while none of them is wanted."""

    def __init__(self, theme: ThemeController, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(HeadingLabel(theme, title, self, level=2, role="callout"))
        self.rows = Columns(self, least=_COLUMN, most=3, gap=10)
        column.addWidget(self.rows)


class AddPagesPage(Themed, QWidget):
    """Shows all pages with a box to tick; what is typed or chosen above narrows them.

    Signals:
        put_requested: ids of the pages ticked, in the order in which they were.
    """

    back_requested = Signal()
    put_requested = Signal(tuple)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("add-pages")
        self._shelves: tuple[PageShelf, ...] = ()
        self._made: list[_Shelf] = []
        self._ticks: dict[str, PageTick] = {}
        self._chosen: list[str] = []
        self._there: frozenset[str] = frozenset()
        self._building: Slices | None = None
        self._kinds: set[PageKind] = set()  # those wanted; none for all
        self._words: list[str] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_back(self.tr("Back to the handout"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("add_pages_scroll")
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll, gap=16)
        page.body.addWidget(HeadingLabel(theme, self.page_title, page, level=1))
        self._field = SearchField(
            theme, self.tr("Find a page by its name"), page, button=False, large=False
        )
        self._field.setObjectName("add_pages_field")
        self._field.text_edited.connect(self._on_typed)
        self._field.line.installEventFilter(self)
        page.body.addWidget(self._field)
        page.body.addWidget(self._make_chips(theme, page))
        self._count = BodyLabel(theme, "", page, muted=True)
        self._count.setObjectName("add_pages_count")
        page.body.addWidget(self._count)
        self._hint = BodyLabel(
            theme,
            self.tr("Words from the glossary show when you type, or press “Words”."),
            page,
            role="small",
            muted=True,
        )
        self._hint.setObjectName("add_pages_hint")
        held = QWidget(page)
        self._list = QVBoxLayout(held)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(26)
        page.body.addWidget(held)
        page.body.addWidget(self._hint)
        self._nothing = EmptyState(
            theme,
            "magnifying-glass",
            self.tr("No page of that name"),
            self.tr("Check the spelling, or try a shorter word."),
            page,
            action=self.tr("Show all pages"),
        )
        self._nothing.setObjectName("add_pages_nothing")
        self._nothing.action_requested.connect(self._on_show_all)
        self._nothing.hide()
        page.body.addWidget(self._nothing)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self.foot = TickedFoot(theme, self)
        self.foot.clear_requested.connect(self._on_clear)
        self.foot.put_requested.connect(self._on_put)
        outer.addWidget(self.foot)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_COUNT_MS)
        self._later.timeout.connect(self._announce_count)
        self.follow(theme)

    def _make_chips(self, theme: ThemeController, page: QWidget) -> QWidget:
        held = QWidget(page)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        flow = FlowLayout(held, 10)
        self._chips: dict[PageKind, Chip] = {}
        for kind in PageKind:
            chip = Chip(theme, kind_plural(kind), held)
            chip.setObjectName(f"kind_{kind.value}")
            chip.toggled.connect(self._on_kind)
            flow.addWidget(chip)
            self._chips[kind] = chip
        return held

    @property
    def page_title(self) -> str:
        return self.tr("Add pages")

    def first_focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def apply_theme(self) -> None:
        for shelf in self._made:
            shelf.rows.cells.set_least(self.look.body_px(_COLUMN))
        super().apply_theme()

    # Showing

    def show_shelves(self, shelves: Sequence[PageShelf], there: frozenset[str]) -> None:
        """Show all pages, none of them ticked.

        Args:
            there: ids of those on the handout already.
        """
        self._there = there
        self._chosen = []
        self._field.set_text("")
        for chip in self._chips.values():
            chip.setChecked(False)
        self._read_wishes()
        if tuple(shelves) != self._shelves:
            self._shelves = tuple(shelves)
            self._build()
        for tick in self._ticks.values():
            self._show(tick)
        self._narrow()
        self._scroll.verticalScrollBar().setValue(0)
        self.foot.show_count(0)

    def _build(self) -> None:
        if self._building is not None:
            self._building.cancel()
        for old in self._made:
            old.hide()
            old.deleteLater()
        self._made, self._ticks = [], {}
        steps = self._steps()
        for _ in range(_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)

    def _steps(self) -> Iterator[None]:
        for shelf in self._shelves:
            held = _Shelf(self.theme, shelf.title, self._page)
            held.rows.cells.set_least(self.look.body_px(_COLUMN))
            self._made.append(held)
            self._list.addWidget(held)
            for choice in shelf.choices:
                tick = PageTick(self.theme, choice, held.rows)
                tick.toggled.connect(self._on_ticked)
                tick.installEventFilter(self)
                self._ticks[choice.page] = tick
                held.rows.cells.addWidget(tick)
                self._show(tick)
                tick.setVisible(self._wanted(choice))
                yield
            held.setVisible(any(map(self._wanted, shelf.choices)))

    def _show(self, tick: PageTick) -> None:
        tick.set_there(tick.choice.page in self._there)
        on = tick.choice.page in self._chosen
        if on != tick.isChecked():
            tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(False)
            tick.update()

    def _read_wishes(self) -> None:
        self._kinds = {kind for kind, chip in self._chips.items() if chip.isChecked()}
        self._words = self._field.text.casefold().split()

    def _wanted(self, choice: PageChoice) -> bool:
        if not self._kinds and not self._words:
            return choice.kind is not PageKind.TERM  # hundreds, that hide the pages
        of_kind = not self._kinds or choice.kind in self._kinds
        return of_kind and all(word in choice.said for word in self._words)

    def _narrow(self) -> None:
        """Show the rows that are wanted, and say how many they are."""
        self._read_wishes()
        counts = [sum(map(self._wanted, shelf.choices)) for shelf in self._shelves]
        found = sum(counts)
        for held, count in zip(self._made, counts, strict=False):
            held.setVisible(bool(count))
        for tick in self._ticks.values():
            wanted = self._wanted(tick.choice)
            if wanted == tick.isHidden():
                tick.setVisible(wanted)
        one = self.tr("1 page")
        self._count.setText(one if found == 1 else self.tr("%n pages", "", found))
        self._count.setVisible(bool(found))
        self._hint.setVisible(not self._kinds and not self._words)
        self._nothing.setVisible(bool(self._shelves) and not found)

    def _announce_count(self) -> None:
        none = self._nothing.heading.text()
        announce(self._page, none if self._nothing.isVisible() else self._count.text())

    # What the reader does

    def _on_typed(self, _text: str) -> None:
        self._narrow()
        self._later.start()

    def _on_kind(self, _on: bool) -> None:
        self._narrow()
        self._later.start()

    def _on_show_all(self) -> None:
        self._field.set_text("")
        for chip in self._chips.values():
            chip.setChecked(False)
        self._narrow()
        self.first_focus()

    def _on_ticked(self, on: bool) -> None:
        tick = self.sender()
        if not isinstance(tick, PageTick):
            return
        page = tick.choice.page
        if tick.there:
            self._show(tick)
            self.foot.say(self.tr("That page is on the handout already."))
            return
        self._chosen = [each for each in self._chosen if each != page]
        if on:
            self._chosen.append(page)
        self.foot.show_count(len(self._chosen))

    def _on_clear(self) -> None:
        self._chosen = []
        for tick in self._ticks.values():
            self._show(tick)
        self.first_focus()  # the bar is about to go
        self.foot.show_count(0)

    def _on_put(self) -> None:
        self.put_requested.emit(tuple(self._chosen))

    # Keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field to the rows, Up and Down go through them; Enter in the field
        ticks the only page found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
            if step is not None and self._step(step):
                return True
            entered = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self._field.line and entered:
                shown = self._rows()
                if len(shown) == 1:
                    shown[0].click()
                return True
        return super().eventFilter(watched, event)

    def _rows(self) -> list[PageTick]:
        return [tick for tick in self._ticks.values() if tick.isVisibleTo(self._page)]

    def _step(self, by: int) -> bool:
        stops: list[QWidget] = [self._field.line, *self._rows()]
        focused = QApplication.focusWidget()
        if focused not in stops:
            return False
        place = stops.index(focused) + by
        if 0 <= place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
