"""What is on a take-home code, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.content import PageCard, PageKind
from desktop.domain.reading import ThemeName
from desktop.domain.take_home import OpenedCode
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import card_icon, kind_hue, kind_name, minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_row import PageRow


class OpenedCodeCard(Card):
    """Names the pages before anything is changed; asks for what is wanted of them.

    Signals:
        page_requested: page id.
        list_requested: put the pages on My list.
        handout_requested: put them on the reader's own handout.
        look_requested: take on the text size and colours of the code.
        search_requested: look for the pages by their names, as none is here.
    """

    page_requested = Signal(str)
    list_requested = Signal()
    handout_requested = Signal()
    look_requested = Signal()
    search_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius="panel")
        self.setObjectName("opened_code")
        self._pages: tuple[PageCard, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        self._heading = HeadingLabel(theme, "", self, role="panel")
        self._heading.setObjectName("code_heading")
        column.addWidget(self._heading)
        self._code = BodyLabel(theme, "", self, muted=True)
        self._code.setObjectName("code_code")
        column.addWidget(self._code)
        self._told = MarkedLine(theme, "info", "", self, colour="ask_icon")
        self._told.setObjectName("code_told")
        column.addWidget(self._told)
        flow = FlowLayout(None, gap=12)
        self._open = self._button("code_first", "book-open-text", Tone.PRIMARY)
        self._search = self._button("code_search", "magnifying-glass", Tone.PRIMARY)
        self._search.setText(self.tr("Search Waymark"))
        self._list = self._button("code_list", "bookmark-simple")
        self._handout = self._button("code_handout", "printer")
        self._look = self._button("code_look", "text-aa")
        for button in (self._open, self._search, self._list, self._handout, self._look):
            flow.addWidget(button)
        self._open.clicked.connect(self._on_open)
        self._search.clicked.connect(self.search_requested)
        self._list.clicked.connect(self.list_requested)
        self._handout.clicked.connect(self.handout_requested)
        self._look.clicked.connect(self.look_requested)
        column.addLayout(flow)
        self._look_words = BodyLabel(theme, "", self, role="small", muted=True)
        self._look_words.setObjectName("code_look_words")
        column.addWidget(self._look_words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)

    def _button(self, name: str, icon: str, tone: Tone = Tone.SECONDARY) -> Button:
        button = Button(self.theme, "", self, icon=icon, tone=tone)
        button.setObjectName(name)
        return button

    @property
    def heading(self) -> str:
        """What is heard when a code was opened."""
        return self._heading.text()

    def show_code(self, opened: OpenedCode) -> None:
        """Show what is on a code; what is kept of it already is told by `show_kept`."""
        self._pages = opened.cards
        count = len(opened.cards)
        self._heading.setText(opened.pack or self._counted(count))
        words = self.tr("Code {code}").format(code=opened.code)
        if opened.pack:
            words = self.tr("Ready-made pack, %n page(s). Code {code}", "", count)
        self._code.setText(words.format(code=opened.code))
        self._told.set_words(" ".join(opened.told))
        self._told.setVisible(bool(opened.told))
        one = count == 1
        self._open.setText(self.tr("Open the page") if one else self.tr("Open the first page"))
        self._list.set_words(
            self.tr("Put it on My list") if one else self.tr("Put them on My list"),
            self.tr("See My list"),
        )
        self._handout.set_words(
            self.tr("Put it on my handout") if one else self.tr("Put them on my handout"),
            self.tr("See my handout"),
        )
        for button in (self._open, self._list, self._handout):
            button.setVisible(count > 0)
        self._search.setVisible(count == 0)
        self._show_rows()

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("Nothing on this code is here")
        return self.tr("%n page(s) on this code", "", count)

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, card in enumerate(self._pages, 1):
            about = self.tr("{kind} · {minutes}").format(
                kind=kind_name(card.kind), minutes=minutes(card.minutes)
            )
            row = PageRow(
                self.theme,
                card.title,
                kind_name(card.kind) if card.kind is PageKind.TERM else about,
                self,
                icon=card_icon(card),
                hue=kind_hue(card.kind),
            )
            row.setObjectName(f"code_page_{number}")
            row.setProperty("page", card.id)
            row.clicked.connect(self._on_row)
            self._rows.addWidget(row)

    def show_kept(self, *, listed: bool, handed_out: bool) -> None:
        """Say whether all pages are on My list, or on the reader's own handout, already."""
        self._list.set_on(listed)
        self._handout.set_on(handed_out)

    def offer_look(self, text_scale: float | None, theme: ThemeName | None) -> None:
        """Offer the text size and the colours of the code; None for what would change nothing."""
        percent = round((text_scale or 0) * 100)
        colours = self._colours(theme) if theme is not None else ""
        if percent and colours:
            button = self.tr("Use its text size and colours")
            words = self.tr("It was made with text at {percent}% and {colours}.")
        elif percent:
            button = self.tr("Use its text size")
            words = self.tr("It was made with text at {percent}%.")
        else:
            button = self.tr("Use its colours")
            words = self.tr("It was made with {colours}.")
        self._look.setText(button)
        self._look_words.setText(words.format(percent=percent, colours=colours))
        self._look.setAccessibleDescription(self._look_words.text())
        offered = bool(percent or colours)
        if self._look.hasFocus() and not offered:
            self.first_focus()
        self._look.setVisible(offered)
        self._look_words.setVisible(offered)

    def _colours(self, theme: ThemeName) -> str:
        return {
            ThemeName.LIGHT: self.tr("light colours"),
            ThemeName.DARK: self.tr("dark colours"),
            ThemeName.HIGH_CONTRAST: self.tr("high contrast"),
        }.get(theme, "")

    def first_focus(self) -> None:
        """The main thing to do with the pages."""
        button = self._open if self._pages else self._search
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        self.page_requested.emit(self._pages[0].id)

    def _on_row(self) -> None:
        row = self.sender()
        if row is not None:
            self.page_requested.emit(str(row.property("page")))
