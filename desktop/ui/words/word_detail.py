"""One word explained: how it is said, what it means, where it is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.content import PageCard, Term, term_page
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.kinds import card_icon, kind_hue, kind_name, minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_row import PageRow


class WordDetail(QWidget):
    """Shows one term at a time.

    Signals:
        page_requested: a page that uses the word.
        bookmark_requested: the page id of the word.
        handout_toggled: put the word on the handout, or take it off.
    """

    page_requested = Signal(str)
    bookmark_requested = Signal(str)
    handout_toggled = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("word_detail")
        self._theme = theme
        self._page = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._term = HeadingLabel(theme, "", self, level=2, role="h1")
        self._term.setObjectName("word_term")
        column.addWidget(self._term)
        self._say = BodyLabel(theme, "", self, muted=True)
        self._say.setObjectName("word_say")
        column.addWidget(self._say)
        self._also = BodyLabel(theme, "", self, muted=True)
        self._also.setObjectName("word_also")
        column.addWidget(self._also)
        column.addSpacing(6)
        self._definition = BodyLabel(theme, "", self, role="lead")
        self._definition.setObjectName("word_definition")
        column.addWidget(self._definition)
        column.addSpacing(10)
        self._save = Button(
            theme,
            self.tr("Save word"),
            self,
            icon="bookmark-simple",
            on_text=self.tr("Word saved"),
        )
        self._save.setObjectName("word_save")
        self._save.clicked.connect(self._on_save)
        keeping = QWidget(self)
        keeping.setSizePolicy(policy)
        flow = FlowLayout(keeping, 10)
        flow.addWidget(self._save)
        self._add = HandoutButton(theme, keeping)
        self._add.setObjectName("word_add")
        self._add.clicked.connect(self.handout_toggled)
        flow.addWidget(self._add)
        column.addWidget(keeping)
        column.addSpacing(18)
        self._used = HeadingLabel(theme, self.tr("Where it is used"), self, level=3)
        column.addWidget(self._used)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        column.addLayout(self._pages)

    def show_term(self, term: Term, pages: Mapping[str, PageCard]) -> None:
        self._page = term_page(term.id)
        self._term.setText(term.term)
        self._say.setText(self.tr("Say: {say}").format(say=term.say))
        self._say.setVisible(bool(term.say))
        self._also.setText(self.tr("Also called: {names}").format(names=", ".join(term.aliases)))
        self._also.setVisible(bool(term.aliases))
        self._definition.setText(term.definition)
        self._show_pages([pages[page] for page in term.used_in if page in pages])

    def set_saved(self, saved: bool) -> None:
        """Whether the word shown is on the reader's list."""
        self._save.set_on(saved)

    def set_on_handout(self, on: bool) -> None:
        self._add.set_on(on)

    @property
    def page(self) -> str:
        """Page id of the word shown."""
        return self._page

    def _show_pages(self, cards: list[PageCard]) -> None:
        for old in self.findChildren(PageRow):
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        for card in cards:
            about = self.tr("{kind} · {minutes}").format(
                kind=kind_name(card.kind), minutes=minutes(card.minutes)
            )
            row = PageRow(
                self._theme,
                card.title,
                about,
                self,
                icon=card_icon(card),
                hue=kind_hue(card.kind),
            )
            row.setObjectName(f"word_used_{card.id}")
            row.setProperty("page", card.id)
            row.clicked.connect(self._on_page)
            self._pages.addWidget(row)
        self._used.setVisible(bool(cards))

    def _on_save(self) -> None:
        self.bookmark_requested.emit(self._page)

    def _on_page(self) -> None:
        row = self.sender()
        if row is not None:
            self.page_requested.emit(str(row.property("page")))
