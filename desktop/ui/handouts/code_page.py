"""Opens a take-home code: first shows what is on it, then does what is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.reading import ThemeName
from desktop.domain.take_home import OpenedCode
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.handouts.code_field import CodeField
from desktop.ui.handouts.opened_code import OpenedCodeCard

_COLUMN = 924


class CodePage(Themed, QWidget):
    """A field for the code, and below it what is on the code.

    Signals:
        code_requested: what stands in the field, however it was typed.
        page_requested: page id.
        list_requested, handout_requested: put the pages of the code there, or go there where they
            are already.
        look_requested: take on the text size and colours of the code.
        search_requested: look for pages by their names.
    """

    back_requested = Signal()
    code_requested = Signal(str)
    page_requested = Signal(str)
    list_requested = Signal()
    handout_requested = Signal()
    look_requested = Signal()
    search_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("code_scroll")
        outer.addWidget(self._scroll, 1)
        page = PageColumn(self._scroll, most=_COLUMN, gap=20)
        body = page.body
        body.addWidget(HeadingLabel(theme, self.page_title, page, level=1))
        lead = self.tr("Type the code from your sheet to see what is on it.")
        body.addWidget(BodyLabel(theme, lead, page, role="lead"))
        hint = self.tr("Like K7QX-29MA-4. Small letters are fine, and you can leave out the lines.")
        self._field = CodeField(theme, self.tr("Code on your sheet"), page, hint=hint)
        self._field.setObjectName("code_field")
        self._field.submitted.connect(self.code_requested)
        body.addWidget(self._field)
        self._open = Button(theme, self.tr("Open"), page, tone=Tone.PRIMARY, icon="arrow-right")
        self._open.setObjectName("code_open")
        self._open.clicked.connect(self._on_open)
        body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._opened = OpenedCodeCard(theme, page)
        self._opened.hide()
        self._opened.page_requested.connect(self.page_requested)
        self._opened.list_requested.connect(self.list_requested)
        self._opened.handout_requested.connect(self.handout_requested)
        self._opened.look_requested.connect(self.look_requested)
        self._opened.search_requested.connect(self.search_requested)
        body.addWidget(self._opened)
        body.addStretch(1)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Open a take-home code")

    def set_back(self, words: str) -> None:
        """Say where Back leads."""
        self._bar.set_back(words)

    def clear(self) -> None:
        """Await a code, as if there had been none."""
        self._field.set_text("")
        self._await_code("")

    def show_code(self, opened: OpenedCode) -> None:
        """Show what is on a code, and offer the first thing to do with it."""
        self._field.set_text(opened.code)
        self._field.set_error("")
        self._opened.show_code(opened)
        self._opened.show()
        self._open.set_tone(Tone.SECONDARY)
        if self.isVisible():
            self._opened.first_focus()
            QTimer.singleShot(0, self, self._bring_into_sight)  # once it has been laid out
        announce(self._opened, ". ".join((self._opened.heading, *opened.told)))

    def show_trouble(self, sentence: str, text: str) -> None:
        """Say what to mend of `text`, which stays in the field."""
        if text != self._field.text:
            self._field.set_text(text)
        self._await_code(sentence)
        self._field.setFocus()
        announce(self._field, sentence)

    def _await_code(self, trouble: str) -> None:
        self._field.set_error(trouble)
        self._opened.hide()
        self._open.set_tone(Tone.PRIMARY)

    def show_kept(self, *, listed: bool, handed_out: bool) -> None:
        """Say whether all pages are on My list, or on the reader's own handout, already."""
        self._opened.show_kept(listed=listed, handed_out=handed_out)

    def offer_look(self, text_scale: float | None, theme: ThemeName | None) -> None:
        """Offer the text size and the colours of the code; None for what would change nothing."""
        self._opened.offer_look(text_scale, theme)

    def first_focus(self) -> None:
        """What can be done with an opened code, else the field."""
        if self._opened.isVisibleTo(self):
            self._opened.first_focus()
        else:
            self._field.setFocus()

    def _bring_into_sight(self) -> None:
        """Scroll no further than needed to see the first thing to do with the pages."""
        button = QApplication.focusWidget()
        if button is not None and self._opened.isAncestorOf(button):
            self._scroll.show_rect(button, button.rect())

    def _on_open(self) -> None:
        self.code_requested.emit(self._field.text)
