"""Every page on shelves by subject, with a field that narrows them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import PageCard
from desktop.domain.screens import Shelf
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.fields import SearchField
from desktop.ui.common.kinds import card_icon, minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar

_CARD_LEAST = 400  # px per text scale
_SHELVES_AT_ONCE = 3  # enough for the first screenful


class _ShelfView(Themed, QWidget):
    """Heading, sentence and cards of one shelf; a card's button signals `clicked`."""

    def __init__(self, theme: ThemeController, shelf: Shelf, hue: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"shelf_{shelf.group.id}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(4)
        column.addWidget(HeadingLabel(theme, shelf.group.title, self, level=2, role="panel"))
        column.addWidget(BodyLabel(theme, shelf.group.summary, self, muted=True))
        column.addSpacing(8)
        self._grid = Columns(self, least=_CARD_LEAST, most=2)
        column.addWidget(self._grid)
        self.cards: list[tuple[PageCard, CardButton]] = []
        for card in shelf.cards:
            button = CardButton(theme, card.title, "", self._grid, icon=card_icon(card), hue=hue)
            button.setObjectName(f"read_{card.id}")
            button.setProperty("page", card.id)
            self._grid.cells.addWidget(button)
            self.cards.append((card, button))
        self.show_finished(shelf.finished)
        self.follow(theme)

    def show_finished(self, finished: frozenset[str]) -> None:
        """Mark the pages read to the end."""
        for card, button in self.cards:
            tag = self.tr("Read") if card.id in finished else ""
            button.set_card(card.title, f"{card.summary}\n{minutes(card.minutes)}", tag=tag)

    def narrow(self, words: list[str]) -> int:
        """Show only cards whose title or sentence holds all `words`; returns how many."""
        count = 0
        for card, button in self.cards:
            text = f"{card.title} {card.summary}".casefold()
            fits = all(word in text for word in words)
            button.setVisible(fits)
            count += fits
        self.setVisible(count > 0)
        return count

    @override
    def apply_theme(self) -> None:
        self._grid.cells.set_least(self.look.body_px(_CARD_LEAST))
        super().apply_theme()


class ReadPage(Themed, QWidget):
    """The shelves.

    Signals:
        page_requested: page id.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read")
        self._shelves: tuple[Shelf, ...] = ()
        self._views: list[_ShelfView] = []
        self._building: Slices | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("read_scroll")
        outer.addWidget(self._scroll, 1)
        page = PageColumn(self._scroll, gap=16)
        self._filter = SearchField(
            theme, self.tr("Find a page by its title"), page, button=False, large=False
        )
        self._filter.setObjectName("read_filter")
        self._filter.setMaximumWidth(560)
        self._filter.text_edited.connect(self._on_filter)
        page.body.addWidget(self._filter)
        page.body.addSpacing(4)
        self._none = BodyLabel(theme, "", page)
        self._none.setObjectName("read_none")
        self._none.hide()
        page.body.addWidget(self._none)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        page.body.addLayout(self._column)
        page.body.addStretch(1)
        self._page = page
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Read")

    def show_shelves(self, shelves: tuple[Shelf, ...]) -> None:
        """Show every shelf; if they stand already, only what was read changes."""
        same = [(s.group, s.cards) for s in shelves] == [(s.group, s.cards) for s in self._shelves]
        self._shelves = shelves
        if same:
            for view, shelf in zip(self._views, shelves, strict=False):
                view.show_finished(shelf.finished)
            return
        if self._building is not None:
            self._building.cancel()
        for old in self._views:
            old.hide()
            old.deleteLater()
        self._views = []
        steps = self._steps()
        for _ in range(_SHELVES_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)

    def first_focus(self) -> None:
        self._filter.setFocus()

    def _steps(self) -> Iterator[None]:
        for number in range(len(self._shelves)):
            # Read at each step: what is finished may have changed since the last one.
            view = _ShelfView(self.theme, self._shelves[number], number, self._page)
            for _, button in view.cards:
                button.clicked.connect(self._on_card)
            self._views.append(view)
            self._column.addWidget(view)
            view.narrow(self._words())
            yield

    def _words(self) -> list[str]:
        return self._filter.text.casefold().split()

    def _on_filter(self, text: str) -> None:
        if self._building is not None and self._building.running:
            self._building.finish()
        count = sum(view.narrow(self._words()) for view in self._views)
        self._none.setText(
            self.tr("No page here is called “{words}”. Try a shorter word.").format(
                words=text.strip()
            )
        )
        self._none.setVisible(count == 0)
        if text.strip():
            found = self.tr("1 page") if count == 1 else self.tr("%n pages", "", count)
            announce(self._page, found if count else self._none.text())

    def _on_card(self) -> None:
        card = self.sender()
        if card is not None:
            self.page_requested.emit(str(card.property("page")))
