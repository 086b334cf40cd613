"""The screen that prints: choose, see, print, collect; or why it cannot be done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from desktop.domain.handing_out import PageChoice
from desktop.domain.kiosk_paper import Limit, PrinterState, Refusal
from desktop.domain.printing import Variant
from desktop.kiosk.message_pane import MessagePane
from desktop.kiosk.print_pane import PrintPane
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.tick_page import TickPage
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.page_scroll import PageScroll

_MINUTES = 5  # to which a time to wait is rounded up


class PrintScreen(KioskScreen):
    """Shows one pane at a time, with what can be done there in the foot.

    Signals:
        pages_chosen: places of the pages ticked, from 0.
        choosing_requested: the pages shall be chosen again.
        print_requested, stop_requested: send the sheets; throw away what is being sent.
        again_requested: look again whether it works.
        code_requested: take a code home instead.
        collected: the visitor has the print.
    """

    pages_chosen = Signal(tuple)
    choosing_requested = Signal()
    print_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()
    code_requested = Signal()
    collected = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_print_screen")
        self.title = self.tr("Print")
        self._stack = QStackedLayout(self)
        self.ticks = TickPage(theme, self)
        self.pane = PrintPane(theme, self)
        self.message = MessagePane(theme, self)
        self.message.setObjectName("print_message")
        for pane in (self.ticks, self.pane, self.message):
            self._stack.addWidget(pane)
        self._collecting = False
        self._may_choose = False  # there are several pages to choose from
        self._may_code = True  # a code can name something of this visit
        self._print = self._button("print_now", "", "printer", self.print_requested)
        self._see = self._button("print_see", self.tr("See it first"), "eye", self._on_see)
        self._stop = self._button("print_stop", self.tr("Stop printing"), "x", self.stop_requested)
        self._again = self._button(
            "print_again", self.tr("Try again"), "arrow-clockwise", self.again_requested
        )
        self._code = self._button(
            "print_code", self.tr("Take a code"), "qr-code", self.code_requested
        )
        self._have_it = self._button(
            "print_collected", self.tr("I have my print"), "check", self.collected
        )
        self._buttons: Sequence[Button] = ()
        self.ticks.ticked.connect(self._on_ticked)
        self.message.touched.connect(self._on_touched)
        self.follow(theme)

    def _button(self, name: str, words: str, icon: str, clicked: object) -> Button:
        button = Button(self.theme, words, self, icon=icon, size=ButtonSize.KIOSK)
        button.setObjectName(name)
        button.clicked.connect(clicked)
        button.hide()
        return button

    @override
    def foot_buttons(self) -> Sequence[Button]:
        return self._buttons

    @override
    def back(self) -> bool:
        if self._stack.currentWidget() is self.pane and self._may_choose:
            self.choosing_requested.emit()
            return True
        return False

    # Before it is printed

    def show_choices(self, choices: Sequence[PageChoice], ticked: Sequence[int]) -> None:
        """Offer several pages."""
        self._may_choose = True
        self.ticks.show_choices(choices, ticked)
        self._on_ticked(self.ticks.places)

    def show_page(self, title: str, forms: Sequence[Variant], chosen: Variant) -> None:
        """Say what is printed, and offer its forms."""
        self.pane.show_forms(title, forms, chosen)

    def offer_code(self, offered: bool) -> None:
        """Whether a code can be taken where it cannot be printed."""
        self._may_code = offered

    def forget_choices(self) -> None:
        """There is only one page to print."""
        self._may_choose = False

    def show_waiting(self) -> None:
        """The sheets are being set."""
        self.pane.show_waiting()
        self._show(self.pane)

    def show_sheets(self, count: int, tall: float, refusal: Refusal | None) -> None:
        """So many sheets are ready.

        Args:
            refusal: why they may not be printed; None if they may.
        """
        self.pane.show_sheets(count, tall)
        self.pane.tell(self._refused(refusal) if refusal is not None else "")
        if refusal is not None:
            self._show(self.pane, self._code)
            return
        one, more = self.tr("Print 1 sheet"), self.tr("Print %n sheets", "", count)
        self._print.setText(one if count == 1 else more)
        self._show(self.pane, self._print)

    def show_stopped(self) -> None:
        """It was stopped on the way."""
        self.pane.tell(self.tr("Stopped. Nothing was printed."))

    # While it is printed, and after that

    def show_sending(self, number: int, of: int) -> None:
        """So many sheets are on their way."""
        self.message.show_words(
            "printer",
            self.tr("Printing"),
            self.tr("Sheet {number} of {of} is on its way.").format(number=number, of=of),
        )
        self._show(self.message, self._stop)

    def show_stopping(self) -> None:
        self.message.show_words("x", self.tr("Stopping"), self.tr("One moment."))
        self._show(self.message)

    def show_collect(self, sheets: int, where: str) -> None:
        """All of it was sent; it stays until somebody touches it.

        Args:
            where: the printer stands; may be empty.
        """
        one = self.tr("1 sheet comes out of the printer.")
        more = self.tr("%n sheets come out of the printer.", "", sheets)
        place = self.tr("The printer is here: {place}.").format(place=where.rstrip("."))
        unknown = self.tr("You cannot see it? Ask a member of staff.")
        self.message.show_words(
            "printer",
            self.tr("Printing. Collect your print now"),
            one if sheets == 1 else more,
            place if where else unknown,
        )
        self._show(self.message, self._have_it, collecting=True)

    # Where it cannot be printed

    def show_nothing(self) -> None:
        """No page was opened in this visit."""
        self.message.show_words(
            "file-text",
            self.tr("There is nothing to print yet"),
            self.tr("Open a page first. Then you can print it."),
        )
        self._show(self.message)

    def show_trouble(self, state: PrinterState, *, sent: bool = False) -> None:
        """The printer cannot print now.

        Args:
            sent: sheets wait there to be printed.
        """
        headings = {
            PrinterState.MISSING: self.tr("The printer is not there"),
            PrinterState.STOPPED: self.tr("The printer has stopped"),
            PrinterState.NO_PAPER: self.tr("The printer has no paper"),
            PrinterState.OPEN: self.tr("The printer is open, or paper is stuck"),
        }
        self.message.show_words(
            "warning-circle",
            headings.get(state, self.tr("The printer does not answer")),
            self.tr("Please ask a member of staff."),
            self.tr("Your sheets come out when it works again.") if sent else self._instead(),
        )
        if sent:
            self._show(self.message, self._have_it)
        else:
            self._show(self.message, self._again, self._code)

    def show_not_set(self) -> None:
        """The sheets could not be made."""
        self.message.show_words(
            "warning-circle",
            self.tr("These sheets are not ready"),
            self.tr("Please try again."),
            self._instead(),
        )
        self._show(self.message, self._again, self._code)

    def show_off(self) -> None:
        """Nothing is ever printed here."""
        self.message.show_words(
            "printer",
            self.tr("This screen does not print"),
            self._instead(),
        )
        self._show(self.message, self._code)

    def _instead(self) -> str:
        """What can be done where it cannot be printed."""
        if self._may_code:
            return self.tr("You can go on reading, or take a code home.")
        return self.tr("You can go on reading.")

    def _refused(self, refusal: Refusal) -> str:
        left = refusal.left
        may = self.tr("You can print 1 sheet now.")
        if left != 1:
            may = self.tr("You can print %n sheets now.", "", left)
        if refusal.limit is Limit.LONG:
            return self.tr("That is too long to print here.") + (" " + may if left else "")
        if refusal.limit is Limit.VISIT:
            some = self.tr("Each visit shares the paper with others.")
            none = self.tr("This visit has had its share of paper.")
            return f"{some} {may}" if left else none
        if refusal.limit is Limit.DAY:
            used = self.tr("The paper for today is used up.")
            nearly = self.tr("The paper for today is nearly used up.")
            when = f"{nearly if left else used} {self.tr('You can print more tomorrow.')}"
        else:
            minutes = -(-refusal.minutes // _MINUTES) * _MINUTES
            words = self.tr(
                "Many sheets were printed here. You can print more in {minutes} minutes."
            )
            when = words.format(minutes=minutes)
        return f"{when} {may}" if left else when

    def _show(self, pane: PageScroll, *buttons: Button, collecting: bool = False) -> None:
        self._collecting = collecting
        buttons = tuple(each for each in buttons if each is not self._code or self._may_code)
        if pane is self.page_scroll and buttons == self._buttons:
            return  # a finger may lie on one of them
        self._buttons = buttons
        for place, button in enumerate(buttons):
            main = place == len(buttons) - 1 and button is not self._stop
            button.set_tone(Tone.PRIMARY if main else Tone.SECONDARY)
        self._stack.setCurrentWidget(pane)
        self.page_scroll = pane
        self.shown_changed.emit()

    def _on_ticked(self, places: tuple[int, ...]) -> None:
        self.ticks.tell(
            self.tr("Which pages would you like to print?")
            if places
            else self.tr("Touch the pages that you would like to print.")
        )
        self._show(self.ticks, *([self._see] if places else []))

    def _on_see(self) -> None:
        self.pages_chosen.emit(self.ticks.places)

    def _on_touched(self) -> None:
        if self._collecting:
            self.collected.emit()
