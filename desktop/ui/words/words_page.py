"""Words: the glossary from A to Z."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import PageCard, Term
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.fields import SearchField
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_buttons import PageButtons
from desktop.ui.common.popover import Popover
from desktop.ui.common.split_page import Rule, SplitPage
from desktop.ui.words.letters import Letters
from desktop.ui.words.word_detail import WordDetail
from desktop.ui.words.word_list import WordList

_TALL = 560  # px per text scale under which the letters stand behind a button


class WordsPage(SplitPage):
    """Letters above, words at the left, one word explained at the right.

    Signals:
        page_requested: a page that uses the word.
        bookmark_requested: page id of the word to save or forget.
        handout_toggled: put the word shown on the handout, or take it off.
        word_shown: another word is shown.
    """

    page_requested = Signal(str)
    bookmark_requested = Signal(str)
    handout_toggled = Signal()
    word_shown = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.setObjectName("words")
        self._title, self._back = self.tr("Words"), self.tr("All words")
        self._terms: tuple[Term, ...] = ()
        self._pages: dict[str, PageCard] = {}
        self._saved: frozenset[str] = frozenset()
        self._panel: Popover | None = None

        self._letters = Letters(theme, self)
        self._letters.setObjectName("words_letters")
        self._letters.setContentsMargins(24, 16, 24, 14)
        self._letters.chosen.connect(self._on_letter)
        self.above.addWidget(self._letters)
        self._rule_above = Rule(theme, self, across=True)
        self.above.addWidget(self._rule_above)

        column = QVBoxLayout(self.list_side)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(24, 0, 28, 4)
        inset.setSpacing(10)
        self._field = SearchField(
            theme, self.tr("Find a word"), self.list_side, button=False, large=False
        )
        self._field.setObjectName("words_field")
        self._field.text_edited.connect(self._on_find)
        self._field.search_requested.connect(self._on_find_pressed)
        inset.addWidget(self._field)
        self._jump = Button(
            theme, self.tr("A to Z"), self.list_side, icon="text-aa", size=ButtonSize.COMPACT
        )
        self._jump.setObjectName("words_jump")
        self._jump.clicked.connect(self._on_jump)
        inset.addWidget(self._jump, 0, Qt.AlignmentFlag.AlignLeft)
        self._none = BodyLabel(theme, "", self.list_side)
        self._none.setObjectName("words_none")
        self._none.hide()
        inset.addWidget(self._none)
        column.addLayout(inset)
        self._list = WordList(theme, self.list_side)
        self._list.moved.connect(self._show_term)
        self._list.chosen.connect(self._on_chosen)
        column.addWidget(self._list, 1)
        self._page_buttons = PageButtons(theme, self.list_side)
        self._page_buttons.turned.connect(self._list.turn)
        column.addWidget(self._page_buttons)

        self._detail = WordDetail(theme, self.detail)
        self._detail.page_requested.connect(self.page_requested)
        self._detail.bookmark_requested.connect(self.bookmark_requested)
        self._detail.handout_toggled.connect(self.handout_toggled)
        self._detail.hide()
        self.detail.body.addWidget(self._detail)
        self.detail.body.addStretch(1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._page_buttons.setVisible(self.look.page_buttons)
        super().apply_theme()

    def show_words(self, terms: tuple[Term, ...], pages: tuple[PageCard, ...] = ()) -> None:
        """Show the glossary.

        Args:
            pages: cards of the pages that may use a word; without them none is offered.
        """
        self._pages = {card.id: card for card in pages}
        if terms != self._terms:
            self._terms = terms
            self._list.words.set_terms(terms)
            self._letters.show_letters(self._list.words.letters)
        if self._list.term is not None:
            self._show_term(self._list.term.id)
        self.fit()

    def set_saved(self, pages: frozenset[str]) -> None:
        """Say which pages are on the reader's list, words among them."""
        self._saved = pages
        self._detail.set_saved(self._detail.page in pages)

    @property
    def page(self) -> str:
        """Page id of the word shown; empty for none."""
        return self._detail.page

    def set_on_handout(self, on: bool) -> None:
        """Say whether the word shown lies on the reader's handout."""
        self._detail.set_on_handout(on)

    def select(self, term_id: str) -> None:
        """Open one word, whatever the list was narrowed to."""
        term_id = term_id.removeprefix("term:")
        if self._list.words.row_of(term_id) < 0:
            self._field.set_text("")
            self._narrow("")
        row = self._list.words.row_of(term_id)
        if row >= 0:
            self._list.go_to_row(row)
            self.open_detail()

    @override
    def first_focus(self) -> None:
        if self._list.term is not None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.setFocus()

    def _go_to_first(self) -> None:
        if self._list.words.shown:
            self._list.setCurrentIndex(self._list.words.index(1))

    def _show_term(self, term_id: str) -> None:
        term = next(term for term in self._terms if term.id == term_id)
        row = self._list.words.row_of(term_id)
        self._letters.set_current(self._list.words.letter_above(row))
        self._detail.show_term(term, self._pages)
        self._detail.set_saved(self._detail.page in self._saved)
        self._detail.show()
        self.detail_scroll.verticalScrollBar().setValue(0)
        self.word_shown.emit()

    def _on_chosen(self, term_id: str) -> None:
        self._show_term(term_id)
        self.open_detail()

    # Finding

    def _on_find(self, text: str) -> None:
        self._narrow(text)
        count = self._list.words.shown
        if not count:
            announce(self._list, self._none.text())
        elif text.strip():
            found = self.tr("1 word") if count == 1 else self.tr("%n words", "", count)
            announce(self._list, found)

    def _narrow(self, text: str) -> None:
        words = self._list.words
        words.narrow(text)
        self._none.setText(
            self.tr("No word here is called “{words}”. Try a shorter word.").format(
                words=text.strip()
            )
        )
        self._none.setVisible(not words.shown)
        if not self.narrow:
            self._go_to_first()

    def _on_find_pressed(self, _: str) -> None:
        """Enter goes on to the words found."""
        if self._list.words.shown:
            self._go_to_first()
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    # Letters

    def _on_letter(self, letter: str) -> None:
        if self._panel is not None:
            self._panel.close_popover()
        if self._list.words.row_of_letter(letter) < 0:
            self._field.set_text("")
            self._narrow("")
        self._list.go_to_letter(letter)
        self._letters.set_current(letter)
        if self.narrow:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_jump(self) -> None:
        """Offer the letters in a panel where they have no room of their own."""
        if self._panel is not None:
            self._panel.deleteLater()
        self._panel = Popover(self.theme, self.window(), self.tr("A to Z"))
        self._panel.setObjectName("words_letter_panel")
        letters = Letters(self.theme, self._panel)
        letters.show_letters(self._list.words.letters)
        letters.chosen.connect(self._on_letter)
        self._panel.body.addWidget(letters)
        button = self._jump
        self._panel.open_at(QRect(button.mapToGlobal(button.rect().topLeft()), button.size()))

    @override
    def fit(self) -> None:
        super().fit()
        if not hasattr(self, "_jump"):
            return
        behind = self.narrow or self.height() < self.look.body_px(_TALL)
        self._letters.setVisible(not behind)
        self._rule_above.setVisible(not behind)
        self._jump.setVisible(behind)
        if not self.narrow and self._list.term is None:
            self._go_to_first()
