"""Ready-made packs and own ones, and which of them are on Home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.packs import PackCard, own_ref
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.fields import SearchField
from desktop.ui.common.focus_loop import tab_stops
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.handouts.home_order import HomeOrder, moved_in
from desktop.ui.handouts.pack_item import Buttons, PackItem

SEARCHED = 8  # packs; more can be searched through
_AT_ONCE = 6  # cards; the others follow between events
_OWN_SHOWN = 12  # own packs; more on request
_SLICE_MS = 16  # longer than usual: all cards are laid out anew after each slice
_COLUMN_LEAST = 440  # px at 100 % text


class PacksPage(Themed, QWidget):
    """Shows packs; asks for what is to be done with them.

    Signals:
        back_requested: leave the page.
        record_requested: show what was printed.
        handout_requested: show the reader's own handout, from which packs are made.
        opened: ref of a pack.
        favourite_requested: ref, and whether it shall be on Home.
        favourites_ordered: refs of the packs on Home.
        rename_requested: uuid of an own pack, and its new name.
        order_requested: uuids of all own packs.
        removal_requested: uuid of an own pack.
    """

    back_requested = Signal()
    record_requested = Signal()
    handout_requested = Signal()
    opened = Signal(str)
    favourite_requested = Signal(str, bool)
    favourites_ordered = Signal(tuple)
    rename_requested = Signal(str, str)
    order_requested = Signal(tuple)
    removal_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packs")
        self._cards: tuple[PackCard, ...] = ()
        self._on_home = False
        self._items: dict[str, PackItem] = {}
        self._shown = _OWN_SHOWN
        self._building: Slices | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        record = Button(theme, self.tr("What was printed"), self._bar, icon="list-checks")
        record.setObjectName("packs_record")
        record.clicked.connect(self.record_requested)
        self._bar.set_actions([record])
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("packs_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll, gap=14)
        self._make_head(theme)
        self._make_lists(theme)
        self._page.body.addStretch(1)
        self._scroll.set_page(self._page)
        self.follow(theme)

    def _make_head(self, theme: ThemeController) -> None:
        page = self._page
        page.body.addWidget(HeadingLabel(theme, self.page_title, page, level=1))
        page.body.addWidget(
            BodyLabel(
                theme, self.tr("Sheets that belong together, ready to print."), page, role="lead"
            )
        )
        self._field = SearchField(
            theme, self.tr("Find a pack or a page in it"), page, button=False, large=False
        )
        self._field.setObjectName("packs_field")
        self._field.text_edited.connect(self._on_words)
        self._field.hide()
        page.body.addWidget(self._field)
        self._count = BodyLabel(theme, "", page, muted=True)
        self._count.setObjectName("packs_count")
        self._count.hide()
        page.body.addWidget(self._count)
        held = Buttons(page)
        self._jump = Button(
            theme, "", held, tone=Tone.QUIET, icon="arrow-down", size=ButtonSize.COMPACT
        )
        self._jump.setObjectName("packs_go_to_own")
        self._jump.clicked.connect(self._on_jump)
        self._jump.hide()
        held.flow.addWidget(self._jump)
        page.body.addWidget(held)

    def _make_lists(self, theme: ThemeController) -> None:
        page = self._page
        self._ready_head = HeadingLabel(theme, self.tr("Ready-made packs"), page, level=2)
        page.body.addWidget(self._ready_head)
        self._ready = Columns(page, least=_COLUMN_LEAST, most=2)
        page.body.addWidget(self._ready)
        page.body.addSpacing(10)
        self._own_head = HeadingLabel(theme, self.tr("My packs"), page, level=2)
        page.body.addWidget(self._own_head)
        self._own = QWidget(page)
        self._own_list = QVBoxLayout(self._own)
        self._own_list.setContentsMargins(0, 0, 0, 0)
        self._own_list.setSpacing(14)
        page.body.addWidget(self._own)
        more = Buttons(page)
        self._more = Button(theme, "", more, icon="caret-down")
        self._more.setObjectName("packs_more")
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        more.flow.addWidget(self._more)
        page.body.addWidget(more)
        self._empty = EmptyState(
            theme,
            "stack",
            self.tr("Make a pack of your own"),
            self.tr("Put pages on the handout, then press “Keep as my pack”. It waits here."),
            page,
            action=self.tr("Go to the handout"),
            action_icon="arrow-right",
            hue=2,
        )
        self._empty.setObjectName("packs_empty")
        self._empty.action_requested.connect(self.handout_requested)
        page.body.addWidget(self._empty)
        self._nothing = EmptyState(
            theme,
            "magnifying-glass",
            self.tr("No pack found"),
            self.tr("Check the spelling, or try a shorter word."),
            page,
        )
        self._nothing.setObjectName("packs_nothing")
        self._nothing.hide()
        page.body.addWidget(self._nothing)
        self._home = HomeOrder(theme, page)
        self._home.ordered.connect(self.favourites_ordered)
        self._home.removal_requested.connect(self._on_home_remove)
        self._home.moved.connect(self._keep_in_sight)
        self._home.hide()
        page.body.addWidget(self._home)

    @property
    def page_title(self) -> str:
        return self.tr("Packs")

    def set_back(self, words: str) -> None:
        """Say where Back leads."""
        self._bar.set_back(words)

    def first_focus(self) -> None:
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
        self._ready.cells.set_least(self.look.body_px(_COLUMN_LEAST))

    # What is shown

    def show_packs(
        self, cards: Sequence[PackCard], favourites: Sequence[str], *, on_home: bool
    ) -> None:
        """Show packs; what is being typed stays.

        Args:
            favourites: refs of those on Home, in their order.
            on_home: whether Home shows packs at all.
        """
        before = [card.ref for card in self._own_cards()]
        self._cards, self._on_home = tuple(cards), on_home
        with_keys = self._item_with_keys()
        refs = {card.ref for card in self._cards}
        for ref in self._items.keys() - refs:
            gone = self._items.pop(ref)
            gone.hide()
            gone.deleteLater()
        self._home.show_packs({card.ref: card.name for card in cards}, favourites)
        self._home.setVisible(on_home and self._home.filled)
        self._build()
        if with_keys and with_keys not in refs:
            self._focus_neighbour(before, with_keys)

    def _own_cards(self) -> list[PackCard]:
        return [card for card in self._cards if card.ref.startswith(own_ref(""))]

    def _item_with_keys(self) -> str:
        focused = QApplication.focusWidget()
        found = (r for r, item in self._items.items() if focused and item.isAncestorOf(focused))
        return next(found, "")

    def _focus_neighbour(self, before: list[str], gone: str) -> None:
        """Give the keys to whatever stands where a pack stood."""
        now = [card.ref for card in self._own_cards()]
        place = before.index(gone) if gone in before else 0
        item = self._items.get(now[min(place, len(now) - 1)]) if now else None
        if item is not None:
            item.focus_button("open")
        else:
            self.first_focus()

    def _build(self) -> None:
        """Make the cards that are missing and arrange all; the first screenful at once."""
        if self._building is not None:
            self._building.cancel()
        self._tell()
        steps = self._steps()
        for _ in range(_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps, _SLICE_MS)

    def _steps(self) -> Iterator[None]:
        wanted = self._wanted()
        names = Counter(card.name for card in self._own_cards())
        found = [card for card in self._own_cards() if card.ref in wanted]
        own = found[: self._shown]
        reached = {card.ref for card in own}
        for ref, item in self._items.items():
            if item.own and ref not in reached:
                item.hide()
        for card in self._cards:
            if not card.ref.startswith(own_ref("")):
                made = card.ref not in self._items
                item = self._item(card, self._ready)
                if made:
                    self._ready.cells.addWidget(item)
                item.setVisible(card.ref in wanted)
                if made:
                    yield
        for place, card in enumerate(own):
            made = card.ref not in self._items
            item = self._item(card, self._own)
            others = frozenset(names) - (set() if names[card.name] > 1 else {card.name})
            item.set_other_names(others)
            item.set_movable(not self._field.text.strip())
            if self._own_list.indexOf(item) != place:
                self._own_list.insertWidget(place, item)
            item.show()
            if made:
                yield
        self._chain()

    def _item(self, card: PackCard, parent: QWidget) -> PackItem:
        """The card of a pack as it is now."""
        item = self._items.get(card.ref)
        if item is None:
            item = self._items[card.ref] = PackItem(self.theme, card, parent)
            item.opened.connect(self.opened)
            item.favourite_requested.connect(self.favourite_requested)
            item.name_opened.connect(self._on_name_opened)
            item.rename_requested.connect(self._on_rename)
            item.move_requested.connect(self._on_move)
            item.removal_requested.connect(self._on_remove)
        else:
            item.show_card(card)
        item.set_home_shown(self._on_home)
        return item

    def _chain(self) -> None:
        """Let Tab go through the cards in the order in which they stand."""
        own = (self._own_list.itemAt(place) for place in range(self._own_list.count()))
        ready = (self._ready.cells.itemAt(place) for place in range(self._ready.cells.count()))
        holders = [each.widget() for each in (*ready, *own) if each is not None]
        stops = [self._jump, *(s for holder in holders if holder for s in tab_stops(holder))]
        stops += [self._more, *tab_stops(self._empty), *tab_stops(self._home)]
        for first, then in pairwise(stops):
            QWidget.setTabOrder(first, then)

    def _wanted(self) -> set[str]:
        """Refs of the packs that have all the words looked for."""
        words = self._field.text.casefold().split()
        return {card.ref for card in self._cards if all(word in _said(card) for word in words)}

    def _tell(self) -> None:
        """Show the headings, counts and empty states that fit what is found."""
        wanted, own = self._wanted(), self._own_cards()
        searching = bool(self._field.text.strip())
        found = sum(card.ref in wanted for card in own)
        self._field.setVisible(len(self._cards) > SEARCHED or searching)
        count = len(wanted)
        one = self.tr("1 pack found")
        self._count.setText(one if count == 1 else self.tr("%n packs found", "", count))
        self._count.setVisible(searching and bool(wanted))
        self._jump.setText(self.tr("My packs, %n", "", found))
        self._jump.setVisible(bool(found) and len(wanted) > found)
        for part in (self._ready_head, self._ready):
            part.setVisible(len(wanted) > found)
        self._own_head.setVisible(bool(found) or not searching)
        self._own.setVisible(bool(found))
        self._empty.setVisible(not own and not searching)
        self._nothing.setVisible(searching and not wanted)
        more = max(0, found - self._shown)
        self._more.setText(self.tr("Show %n more", "", min(more, _OWN_SHOWN)))
        self._more.setVisible(bool(more))

    # What was pressed

    def _on_words(self, words: str) -> None:
        self._shown = _OWN_SHOWN
        self._build()
        self._scroll.verticalScrollBar().setValue(0)
        if words.strip():
            found = self._nothing.heading if self._nothing.isVisibleTo(self) else self._count
            announce(self._field, found.text())

    def _on_jump(self) -> None:
        if self._building is not None and self._building.running:
            self._building.finish()
        self._scroll.scroll_to(self._own_head, 16)
        first = self._own_list.itemAt(0)
        item = first.widget() if first is not None else None
        if isinstance(item, PackItem):
            item.focus_button("open")

    def _on_more(self) -> None:
        known = set(self._items)
        self._shown += _OWN_SHOWN
        self._build()
        if self._building is not None and self._building.running:
            self._building.finish()
        wanted = self._wanted()
        new = [card.ref for card in self._own_cards() if card.ref in wanted][: self._shown]
        first = next((ref for ref in new if ref not in known), "")
        if first:
            self._items[first].focus_button("open")

    def _on_name_opened(self, ref: str) -> None:
        self._keep_in_sight(self._items[ref])

    def _on_rename(self, ref: str, name: str) -> None:
        self.rename_requested.emit(_uuid(ref), name)

    def _on_remove(self, ref: str) -> None:
        self.removal_requested.emit(_uuid(ref))

    def _on_move(self, ref: str, by: int) -> None:
        """Move an own pack at once; the store follows."""
        own = [card.ref for card in self._own_cards()]
        item = self._items[ref]
        moved = moved_in(own, ref, by, item)
        if moved is None:
            return
        by_ref = {card.ref: card for card in self._cards}
        others = [card for card in self._cards if card.ref not in moved]
        self._cards = (*others, *(by_ref[each] for each in moved))
        self._build()
        self._keep_in_sight(item)
        self.order_requested.emit(tuple(_uuid(each) for each in moved))

    def _on_home_remove(self, ref: str) -> None:
        self.favourite_requested.emit(ref, False)

    def _keep_in_sight(self, widget: QWidget) -> None:
        """Scroll to a card when it has its new place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.show_rect(widget, widget.rect(), 24))


def _said(card: PackCard) -> str:
    """What a pack is found by."""
    return "\n".join((card.name, card.summary, *card.titles)).casefold()


def _uuid(ref: str) -> str:
    return ref.removeprefix(own_ref(""))
