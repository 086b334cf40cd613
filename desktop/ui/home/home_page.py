"""Home: search, where to start, three more ways in, six subjects, what was read last.

In nurse mode, packs to print stand above where to start.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import HomeCard
from desktop.domain.packs import PackCard
from desktop.domain.screens import HomeView, RecentPage
from desktop.domain.time_path import TimePath
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card, CardButton
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.kinds import card_icon, kind_hue, minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_row import PageRow
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import Themed
from desktop.ui.home.hero import Hero
from desktop.ui.home.make_handout import MakeHandout
from desktop.ui.home.start_path import StartPath
from desktop.ui.home.ways_in import WaysIn

_CARD_LEAST = 290  # px per text scale
_RECENT_WIDTH = 306
_WIDE = 940  # px per text scale from which Recently read stands beside the cards


class HomePage(Themed, QWidget):
    """The first screen. Before `show_home` it says that the library is being opened.

    `show_beforehand` shows what is known before that.

    Signals:
        search_requested: what to search for.
        page_requested: page id.
        my_list_requested: go to My list.
        time_chosen, carry_on_requested, place_requested: as in `WaysIn`.
        pack_requested: ref of the pack to print.
    """

    search_requested = Signal(str)
    page_requested = Signal(str)
    my_list_requested = Signal()
    time_chosen = Signal(int)
    carry_on_requested = Signal()
    place_requested = Signal(str)
    pack_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self._cards: tuple[HomeCard, ...] = ()
        self._recent: tuple[RecentPage, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("home_scroll")
        outer.addWidget(self._scroll)
        page = PageColumn(self._scroll, above=20, gap=18)
        self._page = page

        self._hero = Hero(theme, page)
        self._hero.search_requested.connect(self.search_requested)
        page.body.addWidget(self._hero)
        self._opening = BodyLabel(theme, self.tr("Opening the library"), page, muted=True)
        self._opening.setObjectName("home_opening")
        page.body.addWidget(self._opening)
        self._path = StartPath(theme, page)
        self._path.page_requested.connect(self.page_requested)
        self._path.hide()
        page.body.addWidget(self._path)
        self._desk: MakeHandout | None = None  # made in nurse mode only
        self._ways: WaysIn | None = None  # made once the library is open: the first paint has none

        self._lower = QWidget(page)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._lower)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self._subjects = Columns(self._lower, least=_CARD_LEAST, most=2)
        self._subjects.setObjectName("home_cards")
        self._row.addWidget(self._subjects, 1)
        self._recent_panel = self._make_recent(theme)
        self._row.addWidget(self._recent_panel)
        self._lower.hide()
        page.body.addWidget(self._lower)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Home")

    def _make_recent(self, theme: ThemeController) -> Card:
        panel = Card(theme, self._lower)
        panel.setObjectName("home_recent")
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 18, 12, 18)
        column.setSpacing(6)
        heading = HeadingLabel(theme, self.tr("Recently read"), panel, level=2, role="card")
        heading.setContentsMargins(8, 0, 8, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(8, 0, 8, 4)
        inset.addWidget(heading)
        column.addLayout(inset)
        self._recent_rows = QVBoxLayout()
        self._recent_rows.setSpacing(4)
        column.addLayout(self._recent_rows)
        column.addStretch(1)
        link = Button(theme, self.tr("Go to My list"), panel, tone=Tone.QUIET)
        link.setObjectName("home_my_list")
        self._to_my_list = link
        link.clicked.connect(self.my_list_requested)
        foot = QVBoxLayout()
        foot.setContentsMargins(4, 0, 8, 0)
        foot.addWidget(link)
        column.addLayout(foot)
        return panel

    def show_beforehand(self, home: HomeView, *, new_reader: bool) -> None:
        """Show what Home says to everybody, in the places where it will stay.

        Args:
            new_reader: nothing else is to come; otherwise how far the reader is shows later.
        """
        self.show_home(home)
        self.show_path(TimePath())
        if not new_reader:
            self._path.leave_open()
            self._recent_panel.show()
            self._fit()

    def show_home(self, home: HomeView) -> None:
        """Fill the path, the subjects and what was read last."""
        self._opening.hide()
        self._path.show_path(home)
        self._path.show()
        if home.cards != self._cards:
            self._show_cards(home.cards)
        if home.recent != self._recent:
            self._show_recent(home.recent)
        self._recent_panel.setVisible(bool(home.recent))
        self._lower.show()
        self._order_stops()
        self._fit()

    def show_path(self, path: TimePath) -> None:
        """Offer other ways in, or to carry on with `path`."""
        if self._ways is None:
            self._ways = WaysIn(self.theme, self._page)
            self._ways.time_chosen.connect(self.time_chosen)
            self._ways.carry_on_requested.connect(self.carry_on_requested)
            self._ways.place_requested.connect(self.place_requested)
            self._page.body.insertWidget(self._page.body.indexOf(self._lower), self._ways)
            self._order_stops()
        self._ways.show_path(path)

    def show_packs(self, packs: tuple[PackCard, ...] | None) -> None:
        """Offer packs to print, in nurse mode; None takes the offer away."""
        self._hero.set_brief(packs is not None)
        if packs is None:
            if self._desk is not None:
                self._desk.hide()
            return
        if self._desk is None:
            self._desk = MakeHandout(self.theme, self._page)
            self._desk.pack_requested.connect(self.pack_requested)
            self._desk.place_requested.connect(self.place_requested)
            self._page.body.insertWidget(self._page.body.indexOf(self._path), self._desk)
        self._desk.show_packs(packs)
        self._desk.show()
        self._order_stops()

    def first_focus(self) -> None:
        self._hero.field.setFocus()

    def _order_stops(self) -> None:
        """Let Tab go down the page; what was made last would come last."""
        before = self._hero.last_stop
        parts = (self._desk, self._path, self._ways, self._subjects, self._recent_panel)
        for part in parts:
            for stop in part.findChildren(Pressable) if part is not None else ():
                QWidget.setTabOrder(before, stop)
                before = stop
        QWidget.setTabOrder(before, self._to_my_list)

    def _show_cards(self, cards: tuple[HomeCard, ...]) -> None:
        self._cards = cards
        for old in self._subjects.findChildren(CardButton):
            old.hide()
            old.deleteLater()
        for hue, card in enumerate(cards):
            button = CardButton(
                self.theme, card.title, card.sentence, self._subjects, icon=card.icon, hue=hue
            )
            button.setObjectName(f"home_card_{card.page}")
            button.setProperty("page", card.page)
            button.clicked.connect(self._on_page)
            self._subjects.cells.addWidget(button)

    def _show_recent(self, recent: tuple[RecentPage, ...]) -> None:
        self._recent = recent
        for old in self._recent_panel.findChildren(PageRow):
            old.hide()
            old.deleteLater()
        for page in recent:
            row = PageRow(
                self.theme,
                page.card.title,
                self._about(page),
                self._recent_panel,
                icon=card_icon(page.card),
                hue=kind_hue(page.card.kind),
            )
            row.setObjectName(f"home_recent_{page.card.id}")
            row.setProperty("page", page.card.id)
            row.clicked.connect(self._on_page)
            self._recent_rows.addWidget(row)

    def _about(self, page: RecentPage) -> str:
        if page.finished:
            return self.tr("{kind} · read").format(kind=page.kind_label)
        return self.tr("{kind} · {minutes} left").format(
            kind=page.kind_label, minutes=minutes(page.minutes_left)
        )

    def _on_page(self) -> None:
        button = self.sender()
        if button is not None:
            self.page_requested.emit(str(button.property("page")))

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns beside Recently read, three without it, one where it is narrow."""
        look = self.look
        beside = not self._recent_panel.isHidden() and self.width() >= look.body_px(_WIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        if beside:
            self._recent_panel.setFixedWidth(look.body_px(_RECENT_WIDTH))
        else:
            self._recent_panel.setMinimumWidth(0)
            self._recent_panel.setMaximumWidth(16_777_215)
        self._subjects.cells.set_least(look.body_px(_CARD_LEAST))
        self._subjects.cells.set_most(2 if beside else 3)
