"""My list: what the reader kept, under one tab each: bookmarks, questions, comparisons."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import (
    BOOKMARKS,
    COMPARISONS,
    QUESTIONS,
    KeptComparison,
    KeptPage,
    KeptQuestion,
    QuestionDraft,
)
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.columns import NARROW, PageColumn
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.rows import Tabs
from desktop.ui.common.split_page import SplitPage
from desktop.ui.my_list.comparisons_panel import ComparisonsPanel
from desktop.ui.my_list.drafts import Drafts
from desktop.ui.my_list.kept_cards import KeptCards
from desktop.ui.my_list.kept_detail import KeptDetail
from desktop.ui.my_list.privacy_note import privacy_note
from desktop.ui.my_list.questions_panel import QuestionsPanel

NOTE_DELAY_MS = 400
_SIDE, _SLIM_SIDE = 24, 8  # beside the tabs
_VALUES = "values"  # a tab that leads to a page of its own


class MyListPage(SplitPage):
    """Bookmarks with their notes, questions and comparisons; one tab shows at a time.

    The tab stays while the window is open.

    Signals:
        page_requested: page id.
        note_changed: bookmark uuid and the note, some time after typing or on leaving.
        removal_requested: bookmark uuid.
        handout_toggled: put the list, or the sheet, on the handout, or take it off.
        tab_shown: another tab shows.
        print_requested: show the list, or the sheet with the questions, as pages to print.
        export_requested: save the list as a file.
        clear_history_requested: forget what was read; the reader has confirmed it.
        values_requested: show what matters to the reader.
    """

    page_requested = Signal(str)
    note_changed = Signal(str, str)
    removal_requested = Signal(str)
    handout_toggled = Signal()
    tab_shown = Signal()
    print_requested = Signal()
    export_requested = Signal()
    clear_history_requested = Signal()
    values_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.setObjectName("my_list")
        self._title, self._back = self.tr("My list"), self.tr("All bookmarks")
        self._kept: dict[str, KeptPage] = {}
        self._tab = BOOKMARKS
        self._chosen = ""
        self._drafts = Drafts()
        self._make_actions(theme)
        self._make_tabs(theme)
        self._make_list(theme)
        self._detail = KeptDetail(theme, self.detail)
        self._detail.page_requested.connect(self.page_requested)
        self._detail.note_typed.connect(self._on_note_typed)
        self._detail.retry_requested.connect(self._send)
        self._detail.removal_requested.connect(self._on_removal)
        self.detail.body.addWidget(self._detail)
        self.detail.body.addStretch(1)
        self._empty = self._make_empty(theme)
        self.questions = QuestionsPanel(theme, self)
        self.comparisons = ComparisonsPanel(theme, self)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        for part in (self._empty, self.questions, self.comparisons):
            layout.addWidget(part, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(NOTE_DELAY_MS)
        self._later.timeout.connect(self._send)
        self._show_tab()
        self.follow(theme)  # which makes it fit

    def _make_actions(self, theme: ThemeController) -> None:
        self._export = Button(theme, self.tr("Save as a file"), self.bar, icon="download-simple")
        self._export.setObjectName("my_list_export")
        self._export.clicked.connect(self.export_requested)
        self._clear = Button(
            theme, self.tr("Clear reading history"), self.bar, icon="clock-counter-clockwise"
        )
        self._clear.setObjectName("my_list_clear_history")
        self._clear.clicked.connect(self._on_clear_history)
        self._print = Button(theme, self.tr("Print my list"), self.bar, icon="printer")
        self._print.setObjectName("my_list_print")
        self._print.clicked.connect(self.print_requested)
        self._sheet = Button(theme, self.tr("Print my sheet"), self.bar, icon="printer")
        self._sheet.setObjectName("my_list_sheet")
        self._sheet.clicked.connect(self.print_requested)
        self._add = HandoutButton(theme, self.bar)
        self._add.setObjectName("my_list_add")
        self._add.clicked.connect(self.handout_toggled)
        for action in (self._export, self._clear, self._print, self._sheet, self._add):
            action.hide()  # until the bar is given those of a tab

    def _make_tabs(self, theme: ThemeController) -> None:
        self._tabs = Tabs(
            theme,
            self.tr("What I kept"),
            (
                (BOOKMARKS, self.tr("Bookmarks")),
                (QUESTIONS, self.tr("My questions")),
                (COMPARISONS, self.tr("Comparisons")),
                (_VALUES, self.tr("What matters to me")),
            ),
            self,
        )
        self._tabs.setObjectName("my_list_tabs")
        self._tabs.chosen.connect(self._on_tab_chosen)
        self.above.addWidget(self._tabs)

    def _make_list(self, theme: ThemeController) -> None:
        outer = QVBoxLayout(self.list_side)
        outer.setContentsMargins(0, 0, 0, 0)
        self._cards = KeptCards(theme, self.list_side)
        self._cards.chosen.connect(self._on_card)
        outer.addWidget(self._cards)

    def _make_empty(self, theme: ThemeController) -> PageScroll:
        scroll = PageScroll(theme, self)
        page = PageColumn(scroll, most=640)
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
        page.body.addWidget(privacy_note(theme, page))
        page.body.addStretch(2)
        scroll.set_page(page)
        return scroll

    # Tabs

    @property
    def tab(self) -> str:
        """Key of the tab that shows."""
        return self._tab

    def open_tab(self, key: str) -> None:
        """Show what is behind a tab; a key of none leaves the one that shows."""
        if key in (BOOKMARKS, QUESTIONS, COMPARISONS):
            self._send()
            self._tab, self._detail_open = key, False
            self._tabs.set_current(key)
            self._show_tab()
            self.fit()
            self.tab_shown.emit()

    def _show_tab(self) -> None:
        tab = self._tab
        self.halves.setVisible(tab == BOOKMARKS and bool(self._kept))
        self._empty.setVisible(tab == BOOKMARKS and not self._kept)
        self.questions.setVisible(tab == QUESTIONS)
        self.comparisons.setVisible(tab == COMPARISONS)
        actions = {
            BOOKMARKS: [self._print, self._add, self._export, self._clear],
            QUESTIONS: [self._sheet, self._add],
        }
        self.bar.set_actions(actions.get(tab, []))

    def set_on_handout(self, on: bool) -> None:
        """Say whether the sheet of this tab lies on the reader's handout."""
        self._add.set_on(on)

    @override
    def fit(self) -> None:
        """A bookmark that shows alone has the page to itself."""
        super().fit()
        side = _SIDE if self.width() >= NARROW else _SLIM_SIDE
        self.above.setContentsMargins(side, 4, side, 0)
        alone = self._tab == BOOKMARKS and self.narrow and self._detail_open
        self._tabs.setVisible(not alone)
        if not alone:
            self.bar.set_title(self._title)

    # What is shown

    def show_list(self, kept: tuple[KeptPage, ...]) -> None:
        """Show the bookmarks; what is being typed stays as it is."""
        before = list(self._kept)
        self._kept = {page.bookmark.uuid: page for page in kept}
        for gone in set(before) - set(self._kept):
            self._drafts.forget(gone)
        if before != list(self._kept):
            self._cards.show_cards(self._kept)
        for uuid in self._kept:
            self._fill_card(uuid)
        replaced = bool(before) and self._chosen not in self._kept
        if self._chosen not in self._kept:
            self._chosen = _neighbour(before, self._chosen, list(self._kept))
            self._detail_open = False
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_chosen()
        count = len(kept)
        self._tabs.set_count(BOOKMARKS, count, self.tr("%n bookmark(s)", "", count))
        self._show_tab()
        self.fit()
        if replaced and had_focus:
            self.first_focus()  # not on the button that would remove the next one too

    def show_questions(
        self, kept: tuple[KeptQuestion, ...], draft: QuestionDraft | None = None
    ) -> None:
        """Show the questions; see `QuestionsPanel`."""
        count = len(kept)
        self._tabs.set_count(QUESTIONS, count, self.tr("%n question(s)", "", count))
        self.questions.show_questions(kept, draft)

    def show_comparisons(self, kept: tuple[KeptComparison, ...]) -> None:
        count = len(kept)
        self._tabs.set_count(COMPARISONS, count, self.tr("%n comparison(s)", "", count))
        self.comparisons.show_comparisons(kept)

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
        if self._tab == QUESTIONS:
            self.questions.first_focus()
        elif self._tab == COMPARISONS:
            self.comparisons.first_focus()
        elif self._kept:
            self._cards.focus_card(self._chosen)
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

    def _fill_card(self, uuid: str) -> None:
        page = self._kept[uuid]
        self._cards.fill(page, self._drafts.text(uuid) or page.bookmark.note)

    def _show_chosen(self) -> None:
        self._cards.choose(self._chosen)
        page = self._kept.get(self._chosen)
        self._detail.setVisible(page is not None)
        if page is not None:
            draft = self._drafts.text(self._chosen)
            self._detail.show_page(page, page.bookmark.note if draft is None else draft)
            self._show_state()

    def _show_state(self) -> None:
        chosen = self._chosen
        self._detail.show_state(self._drafts.state(chosen), self._drafts.trouble(chosen))

    # What was done

    def _on_tab_chosen(self, key: str) -> None:
        if key == _VALUES:
            self._tabs.set_current(self._tab)
            self.values_requested.emit()
        else:
            self.open_tab(key)

    def _on_card(self, uuid: str) -> None:
        self._send()
        self._chosen = uuid
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
