"""My list: the pages the reader kept, each with a note of their own."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import long_date
from desktop.domain.screens import KeptPage
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card, CardButton
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.kinds import card_icon, kind_hue
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.split_page import SplitPage
from desktop.ui.my_list.drafts import Drafts
from desktop.ui.my_list.kept_detail import KeptDetail

NOTE_DELAY_MS = 400
_NOTE_ON_CARD = 80  # characters


class MyListPage(SplitPage):
    """Bookmarks at the left, the chosen one with its note at the right.

    Signals:
        page_requested: page id.
        note_changed: bookmark uuid and the note, some time after typing or on leaving.
        removal_requested: bookmark uuid.
        print_requested: show the list as pages to print.
        export_requested: save the list as a file.
        clear_history_requested: forget what was read; the reader has confirmed it.
    """

    page_requested = Signal(str)
    note_changed = Signal(str, str)
    removal_requested = Signal(str)
    print_requested = Signal()
    export_requested = Signal()
    clear_history_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.setObjectName("my_list")
        self._title, self._back = self.tr("My list"), self.tr("All bookmarks")
        self._kept: dict[str, KeptPage] = {}
        self._cards: dict[str, CardButton] = {}
        self._chosen = ""
        self._drafts = Drafts()
        self._make_actions(theme)
        self._make_list(theme)
        self._detail = KeptDetail(theme, self.detail)
        self._detail.page_requested.connect(self.page_requested)
        self._detail.note_typed.connect(self._on_note_typed)
        self._detail.retry_requested.connect(self._send)
        self._detail.removal_requested.connect(self._on_removal)
        self.detail.body.addWidget(self._detail)
        self.detail.body.addStretch(1)
        self._make_empty(theme)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(NOTE_DELAY_MS)
        self._later.timeout.connect(self._send)
        self._show_whether_empty()
        self.follow(theme)

    def _make_actions(self, theme: ThemeController) -> None:
        export = Button(theme, self.tr("Save as a file"), self.bar, icon="download-simple")
        export.setObjectName("my_list_export")
        export.clicked.connect(self.export_requested)
        clear = Button(
            theme, self.tr("Clear reading history"), self.bar, icon="clock-counter-clockwise"
        )
        clear.setObjectName("my_list_clear_history")
        clear.clicked.connect(self._on_clear_history)
        paper = Button(theme, self.tr("Print my list"), self.bar, icon="printer")
        paper.setObjectName("my_list_print")
        paper.clicked.connect(self.print_requested)
        self.bar.set_actions([paper, export, clear])

    def _make_list(self, theme: ThemeController) -> None:
        outer = QVBoxLayout(self.list_side)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll(theme, self.list_side)
        scroll.setObjectName("my_list_scroll")
        page = PageColumn(scroll, gap=10, above=20, below=24)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        page.body.addLayout(self._list)
        page.body.addSpacing(8)
        page.body.addWidget(_privacy_note(theme, page))
        page.body.addStretch(1)
        self._list_page = page
        scroll.set_page(page)
        outer.addWidget(scroll)

    def _make_empty(self, theme: ThemeController) -> None:
        self._empty = PageScroll(theme, self)
        page = PageColumn(self._empty, most=640)
        page.body.addStretch(1)
        state = EmptyState(
            theme,
            "bookmark-simple",
            self.tr("Keep pages here"),
            self.tr(
                "Press Bookmark on any page. It waits here for you, with room for your own notes."
            ),
            page,
            hue=1,
        )
        state.setObjectName("my_list_empty")
        page.body.addWidget(state)
        page.body.addWidget(_privacy_note(theme, page))
        page.body.addStretch(2)
        self._empty.set_page(page)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._empty, 1)

    # What is shown

    def show_list(self, kept: tuple[KeptPage, ...]) -> None:
        """Show the bookmarks; what is being typed stays as it is."""
        before = list(self._kept)
        self._kept = {page.bookmark.uuid: page for page in kept}
        for gone in set(before) - set(self._kept):
            self._drafts.forget(gone)
        if before != list(self._kept):
            self._make_cards()
        else:
            for uuid in self._cards:
                self._fill_card(uuid)
        replaced = bool(before) and self._chosen not in self._kept
        if self._chosen not in self._kept:
            self._chosen = _neighbour(before, self._chosen, list(self._kept))
            self._detail_open = False
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_chosen()
        self._show_whether_empty()
        self.fit()
        if replaced and had_focus:
            self.first_focus()  # not on the button that would remove the next one too

    def note_saved(self, uuid: str) -> None:
        """The store has the note."""
        text = self._drafts.saved(uuid)
        page = self._kept.get(uuid)
        if text is not None and page is not None:
            bookmark = dataclasses.replace(page.bookmark, note=text)
            self._kept[uuid] = dataclasses.replace(page, bookmark=bookmark)
            self._fill_card(uuid)
        self._show_state()

    def note_not_saved(self, uuid: str, sentence: str) -> None:
        """The store could not keep the note; it stays here and can be tried again."""
        self._drafts.not_saved(uuid, sentence)
        self._show_state()
        if uuid == self._chosen:
            announce(self._detail, self._detail.state.words)

    @override
    def first_focus(self) -> None:
        card = self._cards.get(self._chosen)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def close_detail(self) -> None:
        self._send()
        super().close_detail()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._send()
        super().hideEvent(event)

    def _make_cards(self) -> None:
        """One card for each bookmark, in their order; those that stand already stay."""
        for uuid in self._cards.keys() - self._kept.keys():
            gone = self._cards.pop(uuid)
            gone.hide()
            gone.deleteLater()
        for place, uuid in enumerate(self._kept):
            if uuid not in self._cards:
                self._cards[uuid] = self._make_card(self._kept[uuid])
            self._list.insertWidget(place, self._cards[uuid])
            self._fill_card(uuid)

    def _make_card(self, page: KeptPage) -> CardButton:
        card = CardButton(
            self.theme,
            page.bookmark.title,
            "",
            self._list_page,
            icon=card_icon(page.card) if page.card else "file-text",
            hue=kind_hue(page.card.kind) if page.card else 5,
            tile_side=48,
        )
        card.setObjectName(f"kept_{page.bookmark.page}")
        card.setProperty("uuid", page.bookmark.uuid)
        card.clicked.connect(self._on_card)
        return card

    def _fill_card(self, uuid: str) -> None:
        page = self._kept[uuid]
        note = " ".join((self._drafts.text(uuid) or page.bookmark.note).split())
        if len(note) > _NOTE_ON_CARD:
            note = f"{note[:_NOTE_ON_CARD].rsplit(' ', 1)[0]} …"
        title = page.card.title if page.card is not None else page.bookmark.title
        self._cards[uuid].set_card(title, self._about(page), note=note)

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

    def _show_chosen(self) -> None:
        for uuid, card in self._cards.items():
            card.set_selected(uuid == self._chosen)
        page = self._kept.get(self._chosen)
        self._detail.setVisible(page is not None)
        if page is not None:
            draft = self._drafts.text(self._chosen)
            self._detail.show_page(page, page.bookmark.note if draft is None else draft)
            self._show_state()

    def _show_state(self) -> None:
        chosen = self._chosen
        self._detail.show_state(self._drafts.state(chosen), self._drafts.trouble(chosen))

    def _show_whether_empty(self) -> None:
        self.halves.setVisible(bool(self._kept))
        self._empty.setVisible(not self._kept)

    # What was done

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, CardButton):
            self._send()
            self._chosen = str(card.property("uuid"))
            self._show_chosen()
            self.open_detail()

    def _on_note_typed(self, text: str) -> None:
        self._drafts.type(self._chosen, text)
        self._show_state()
        self._later.start()

    def _send(self) -> None:
        """Give the store what it has not been given yet."""
        self._later.stop()
        text = self._drafts.take(self._chosen)
        if text is not None:
            uuid = self._chosen
            self._show_state()
            self.note_changed.emit(uuid, text)

    def _on_removal(self) -> None:
        self._send()
        self.removal_requested.emit(self._chosen)

    def _on_clear_history(self) -> None:
        dialog = Dialog(
            self.theme,
            self.window(),
            self.tr("Clear your reading history?"),
            self.tr(
                "Waymark forgets which pages you have read and where you stopped. "
                "Your bookmarks and notes stay."
            ),
            (("keep", self.tr("Keep my history")), ("clear", self.tr("Clear history"))),
        )
        dialog.setObjectName("clear_history_dialog")
        dialog.answered.connect(self._on_clear_answered)
        dialog.answered.connect(dialog.deleteLater)
        dialog.ask()

    def _on_clear_answered(self, answer: str) -> None:
        if answer == "clear":
            self.clear_history_requested.emit()


def _neighbour(before: list[str], chosen: str, now: list[str]) -> str:
    """What to choose when `chosen` is gone: whatever stands in its place."""
    if not now:
        return ""
    place = before.index(chosen) if chosen in before else 0
    return now[min(place, len(now) - 1)]


def _privacy_note(theme: ThemeController, parent: QWidget) -> QWidget:
    """The promise that nothing leaves this computer."""
    box = Card(theme, parent, fill="ask_bg")
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 12, 16, 12)
    words = parent.tr("Your list stays on this computer. Waymark never sends it anywhere.")
    line = MarkedLine(
        theme, "lock-simple", words, box, colour="ask_icon", icon_weight=IconWeight.DUOTONE
    )
    column.addWidget(line)
    return box
