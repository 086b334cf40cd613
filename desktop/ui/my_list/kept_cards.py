"""The bookmarks as cards below each other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.content import long_date
from desktop.domain.screens import KeptPage
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.kinds import card_icon, kind_hue
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.my_list.privacy_note import privacy_note

_NOTE_ON_CARD = 80  # characters


class KeptCards(PageScroll):
    """One card for each bookmark, with the beginning of its note.

    Signals:
        chosen: bookmark uuid.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("my_list_scroll")
        self._cards: dict[str, CardButton] = {}
        self._page = PageColumn(self, gap=10, above=20, below=24)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._page.body.addLayout(self._list)
        self._page.body.addSpacing(8)
        self._page.body.addWidget(privacy_note(theme, self._page))
        self._page.body.addStretch(1)
        self.set_page(self._page)

    def show_cards(self, kept: dict[str, KeptPage]) -> None:
        """One card for each bookmark, in their order; those that stand already stay."""
        for uuid in self._cards.keys() - kept.keys():
            gone = self._cards.pop(uuid)
            gone.hide()
            gone.deleteLater()
        for place, (uuid, page) in enumerate(kept.items()):
            if uuid not in self._cards:
                self._cards[uuid] = self._make_card(page)
            self._list.insertWidget(place, self._cards[uuid])

    def fill(self, page: KeptPage, note: str) -> None:
        """Say on its card what a bookmark is, and how its note begins."""
        note = " ".join(note.split())
        if len(note) > _NOTE_ON_CARD:
            note = f"{note[:_NOTE_ON_CARD].rsplit(' ', 1)[0]} …"
        title = page.card.title if page.card is not None else page.bookmark.title
        self._cards[page.bookmark.uuid].set_card(title, self._about(page), note=note)

    def choose(self, uuid: str) -> None:
        """Show which card is the one chosen."""
        for each, card in self._cards.items():
            card.set_selected(each == uuid)

    def focus_card(self, uuid: str) -> None:
        card = self._cards.get(uuid)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_card(self, page: KeptPage) -> CardButton:
        card = CardButton(
            self.theme,
            page.bookmark.title,
            "",
            self._page,
            icon=card_icon(page.card) if page.card else "file-text",
            hue=kind_hue(page.card.kind) if page.card else 5,
            tile_side=48,
        )
        card.setObjectName(f"kept_{page.bookmark.page}")
        card.setProperty("uuid", page.bookmark.uuid)
        card.clicked.connect(self._on_card)
        return card

    def _about(self, page: KeptPage) -> str:
        if page.card is None:
            return self.tr("No longer in the library")
        if page.place_heading:
            return self.tr("{kind} · you were at “{place}”").format(
                kind=page.kind_label, place=page.place_heading
            )
        return self.tr("{kind} · saved {date}").format(
            kind=page.kind_label, date=long_date(page.bookmark.saved.astimezone().date())
        )

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, CardButton):
            self.chosen.emit(str(card.property("uuid")))
