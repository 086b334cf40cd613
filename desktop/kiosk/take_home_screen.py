"""The screen with the code that opens the pages of this visit in any Waymark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from desktop.domain.handing_out import PageChoice
from desktop.domain.take_home import MOST_PAGES
from desktop.kiosk.code_picture import CodeLetters, CodeSquare
from desktop.kiosk.message_pane import MessagePane
from desktop.kiosk.picture_desk import PictureDesk
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.tick_page import TickPage
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll


class TakeHomeScreen(KioskScreen):
    """Shows the code of the pages ticked.

    Signals:
        chosen: places of the pages ticked, from 0.
        print_requested: the code shall be printed on a sheet of its own.
    """

    chosen = Signal(tuple)
    print_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_take_home_screen")
        self.title = self.tr("Take it home")
        self._stack = QStackedLayout(self)
        self.ticks = TickPage(theme, self)
        self._pane = PageScroll(theme, self)
        self._pane.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.square = CodeSquare(theme, self._pane)
        desk = PictureDesk(theme, self.square, self._pane)
        words = desk.words
        name = self.tr("Your take-home code")
        how = self.tr("Write it down or take a photo. It works in any Waymark.")
        self._letters = CodeLetters(theme, words)
        self._opens = BodyLabel(theme, "", words, role="read", muted=True)
        desk.add(BodyLabel(theme, name, words, role="read", muted=True))
        desk.add(self._letters)
        desk.add(BodyLabel(theme, how, words, role="read"))
        desk.add(self._opens)
        self._pane.set_page(desk)
        desk.hide()  # until there is a code
        self._desk = desk
        self.message = MessagePane(theme, self)
        for pane in (self._pane, self.ticks, self.message):
            self._stack.addWidget(pane)
        big = ButtonSize.KIOSK
        self._choose = Button(theme, self.tr("Choose pages"), self, icon="list-checks", size=big)
        self._choose.setObjectName("code_choose")
        self._print = Button(theme, self.tr("Print this code"), self, icon="printer", size=big)
        self._print.setObjectName("code_print")
        self._done = Button(
            theme,
            self.tr("Show the code"),
            self,
            tone=Tone.PRIMARY,
            icon="qr-code",
            size=big,
        )
        self._done.setObjectName("code_show")
        for button in (self._choose, self._print, self._done):
            button.hide()
        self._choose.clicked.connect(self._on_choose)
        self._print.clicked.connect(self.print_requested)
        self._done.clicked.connect(self._on_done)
        self._buttons: Sequence[Button] = ()
        self.ticks.ticked.connect(self._on_ticked)
        self.follow(theme)

    @property
    def code(self) -> str:
        return self._letters.code

    @override
    def foot_buttons(self) -> Sequence[Button]:
        return self._buttons

    @override
    def back(self) -> bool:
        if self._stack.currentWidget() is self.ticks and self.ticks.places:
            self._on_done()
            return True
        return False

    def show_choices(self, choices: Sequence[PageChoice], ticked: Sequence[int]) -> None:
        """The pages of this visit, the last one opened first."""
        self.ticks.show_choices(choices, ticked)
        self._tell_room(self.ticks.places)

    def show_code(self, code: str, titles: Sequence[str], svg: str) -> None:
        """Show the code that opens the pages of these titles."""
        self._letters.show_code(code)
        self._desk.show()
        self.square.show_square(svg, self.tr("The code {code} as a square").format(code=code))
        self._opens.setText(self.tr("It opens: {pages}.").format(pages="; ".join(titles)))
        several = len(self.ticks.ticks) > 1
        self._show(self._pane, *([self._choose] if several else []), self._print)

    def show_nothing(self) -> None:
        """No page was opened in this visit that a code could name."""
        self.message.show_words(
            "qr-code",
            self.tr("There is nothing to take home yet"),
            self.tr("Open a page first. Then you get a code that opens it at home."),
        )
        self._show(self.message)

    def _show(self, pane: PageScroll, *buttons: Button) -> None:
        self._buttons = buttons
        self._stack.setCurrentWidget(pane)
        self.page_scroll = pane
        self.shown_changed.emit()

    def _on_choose(self) -> None:
        self._on_ticked(self.ticks.places)

    def _on_ticked(self, places: tuple[int, ...]) -> None:
        self._tell_room(places)
        self._show(self.ticks, *([self._done] if places else []))

    def _tell_room(self, places: tuple[int, ...]) -> None:
        """A code has room for so many pages; those without a place cannot be ticked."""
        full = len(places) >= MOST_PAGES < len(self.ticks.ticks)
        for tick in self.ticks.ticks:
            tick.setEnabled(tick.isChecked() or not full)
        room = self.tr("A code has room for %n pages.", "", MOST_PAGES)
        swap = self.tr("Take one off to choose another.")
        ask = self.tr("Which pages would you like to take home?")
        self.ticks.tell(f"{room} {swap}" if full else ask)

    def _on_done(self) -> None:
        self.chosen.emit(self.ticks.places)
