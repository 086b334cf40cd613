"""Prints what a visitor asks for, on the one printer, without a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.kiosk_printer import PrintJob
from desktop.app.kiosk.paper_items import choices, coded
from desktop.app.setting_pages import SetPages, SettingPages, Wanted
from desktop.domain.article import Article
from desktop.domain.content import Question
from desktop.domain.errors import AppError, NotFoundError
from desktop.domain.kiosk_paper import CODE_PAGE, Limit, PrinterState, SeenPrinter
from desktop.domain.packs import HandoutItem
from desktop.domain.printing import HandoutOptions, Paper, Variant
from desktop.domain.reading import TEXT_SCALES, ThemeName
from desktop.kiosk.print_screen import PrintScreen
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.handout_items import COMPARE_PAGE
from desktop.library.kiosk_sheets import CODE_TITLE, QUESTIONS_TITLE, code_sheet, questions_sheet

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

LOOK_AGAIN_MS = 5_000  # at a printer that could not print
LONGEST_STILL_MS = 120_000  # without a sheet that gets on its way; then nobody waits any more
_WITHOUT_SHORT = frozenset((COMPARE_PAGE, CONVERSATION_PAGE))
_MADE_HERE = _WITHOUT_SHORT | {CODE_PAGE}  # no pages of the library


class PrintDesk(Desk):
    """Joins the print screen with what sets pages, and with the printer of the kiosk.

    The page of its stop is that of the library, or `COMPARE_PAGE` with what was chosen there as the
    anchor, or `CONVERSATION_PAGE` for the visitor's questions, or `CODE_PAGE` with the ids of the
    pages that the code opens as the anchor; without one, the pages of this visit are offered.
    """

    screen: PrintScreen

    def __init__(self, visit: Visit) -> None:
        screen = PrintScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, screen)
        self.screen = screen
        self._library = visit.kit.session.library
        self._printer = visit.kit.printer
        self._offered: tuple[HandoutItem, ...] = ()
        self._items: tuple[HandoutItem, ...] = ()
        self._form = Variant.KEY_POINTS
        self._coded: tuple[HandoutItem, ...] = ()
        self._set: SetPages | None = None
        self._job: PrintJob | None = None
        self._sent = 0  # sheets that are coming out of the printer
        self._pages = SettingPages(visit.kit.session, visit.kit.tasks, self)
        self._pages.pages_set.connect(self._on_pages_set)
        self._pages.picture_drawn.connect(screen.pane.show_picture)
        self._pages.failed.connect(self._on_not_set)
        self._printer.looked.connect(self._on_looked)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._on_look_again)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONGEST_STILL_MS)
        self._patience.timeout.connect(self._on_stuck)
        screen.pages_chosen.connect(self._on_pages_chosen)
        screen.choosing_requested.connect(self._show_choices)
        screen.pane.form_chosen.connect(self._on_form_chosen)
        screen.pane.picture_wanted.connect(self._on_picture_wanted)
        screen.print_requested.connect(self._on_print_requested)
        screen.stop_requested.connect(self._on_stop_requested)
        screen.again_requested.connect(self._on_again_requested)
        screen.code_requested.connect(self._on_code_requested)
        screen.collected.connect(visit.back)

    @override
    def open(self, stop: Stop) -> bool:
        if self._job is not None:  # the screen of what is on its way stays until it ends
            return True
        try:
            self._offered = tuple(self._named(stop))
        except NotFoundError:
            return False
        self._sent = 0
        self._items = ()
        self._forget_set()
        self.screen.offer_code(bool(coded(self._library, self.visit.state.items)))
        if not self._offered:
            self.screen.show_nothing()
        elif len(self._offered) > 1:
            self._show_choices()
        else:
            self.screen.forget_choices()
            self._begin(self._offered)
        return True

    @property
    @override
    def busy(self) -> bool:
        return self._job is not None

    @override
    def put_away(self) -> None:
        """What is on its way goes on without this desk."""
        self._again.stop()
        self._pages.put_away()
        self._printer.forget_pages()

    # What is printed

    def _named(self, stop: Stop) -> Iterator[HandoutItem]:
        """What `stop` names."""
        state = self.visit.state
        self._coded = ()
        if not stop.page:
            yield from state.items
        elif stop.page == COMPARE_PAGE:
            compared = [each for each in state.items if each.detail == stop.anchor]
            unnamed = HandoutItem(COMPARE_PAGE, self.tr("Your comparison"), stop.anchor)
            yield next(iter(compared), unnamed)
        elif stop.page == CONVERSATION_PAGE:
            if state.questions:
                yield HandoutItem(CONVERSATION_PAGE, QUESTIONS_TITLE)
        elif stop.page == CODE_PAGE:
            of_page = self._library.handout_items.of_page
            self._coded = tuple(map(of_page, stop.anchor.split()))
            yield HandoutItem(CODE_PAGE, CODE_TITLE)
        else:
            yield self._library.handout_items.of_page(stop.page)

    def _show_choices(self) -> None:
        ticked = [place for place, item in enumerate(self._offered) if item in self._items]
        self._items = ()
        self._forget_set()
        self.screen.show_choices(choices(self._library, self._offered), ticked)

    def _on_pages_chosen(self, places: Sequence[int]) -> None:
        self._begin(tuple(self._offered[place] for place in places))

    def _begin(self, items: tuple[HandoutItem, ...]) -> None:
        """Show what these will look like."""
        self._items = items
        self._forget_set()
        self.screen.show_waiting()
        pages = [item.page for item in items if item.page not in _MADE_HERE]
        read = self._library.pages.article

        def any_easy() -> bool:
            return any(read(page).easy_read for page in pages)

        def done(easy: bool) -> None:
            if items is self._items:
                self._offer_forms(easy=easy)

        self.kit.tasks.run(self, any_easy, done)
        self._printer.look()

    def _offer_forms(self, *, easy: bool) -> None:
        """Offer the forms that there are of the items, and set the one that fits best."""
        forms = [form for form in Variant if easy or form is not Variant.EASY]
        pages = {item.page for item in self._items}
        if pages <= _WITHOUT_SHORT:
            forms = [Variant.STANDARD, Variant.LARGE]
        elif pages == {CODE_PAGE}:
            forms = [Variant.KEY_POINTS]
        wished = Variant.EASY if self.visit.state.fewer_words else Variant.KEY_POINTS
        self._form = next(
            (each for each in (wished, Variant.KEY_POINTS) if each in forms), forms[0]
        )
        titles = [choice.title for choice in choices(self._library, self._items)]
        self.screen.show_page("; ".join(titles), forms, self._form)
        self._make()

    def _forget_set(self) -> None:
        """Nothing of the sheets before may be shown or printed any more."""
        self._set = None
        self._again.stop()
        self._pages.put_away()
        self.screen.pane.picture.clear()

    def _on_form_chosen(self, form: str) -> None:
        if form != self._form:
            self._form = Variant(form)
            self.screen.show_waiting()
            self._make()

    def _make(self) -> None:
        self._set = None
        refusal = self._printer.allowance.refusal(1, 0)
        if refusal is not None and refusal.limit is Limit.OFF:
            self.screen.show_off()
        else:
            self._pages.set(self._wanted())

    def _wanted(self) -> Wanted:
        kit = self.kit
        options = HandoutOptions(
            date=kit.today(),
            variant=self._form,
            paper=kit.settings.paper or Paper.A4,
            greyscale=not self._printer.seen.colour,
            clinic=kit.clinic,
        )
        return Wanted(
            items=self._items,
            options=options,
            title="",
            name="",
            live=self._live(),
            pack=0,
            text_scale=TEXT_SCALES[0],
            theme=ThemeName.SYSTEM,
            coded=self._coded,
        )

    def _live(self) -> dict[str, Article]:
        questions = [Question(id, words) for id, words in self.visit.state.questions.items()]
        return {
            CONVERSATION_PAGE: questions_sheet(questions),
            CODE_PAGE: code_sheet([item.title for item in self._coded]),
        }

    def _on_pages_set(self, made: SetPages) -> None:
        if made.handout is None:
            self.screen.show_not_set()
            return
        self._set = made
        self._show_set()

    def _on_not_set(self, error: Exception) -> None:
        self.screen.show_not_set()
        if not isinstance(error, AppError):
            raise error

    def _show_set(self) -> None:
        """Show what is ready, or why it cannot be printed."""
        made = self._set
        if made is None or self._job is not None:
            return
        seen = self._printer.seen
        if seen.state is not PrinterState.READY:
            self._show_trouble(seen.state)
            return
        across, down = made.wanted.options.side
        refusal = self._printer.allowance.refusal(made.count, self.visit.state.printed)
        self.screen.show_sheets(made.count, down / across, refusal)

    def _on_picture_wanted(self, width: int) -> None:
        self._pages.draw(1, 1, width)

    # On its way

    def _on_print_requested(self) -> None:
        made = self._set
        if made is None or made.handout is None or self._job is not None:
            return
        if self._printer.allowance.refusal(made.count, self.visit.state.printed) is not None:
            self._show_set()
            return
        pictures = partial(self._library.typesetter.pictures, made.handout)
        self._job = self._printer.print(pictures, made.count, made.wanted.options)
        self._job.progress.connect(self._on_progress)
        self._job.ended.connect(self._on_ended)
        self._job.failed.connect(self._on_failed)
        self._patience.start()
        self.screen.show_sending(1, made.count)

    def _on_progress(self, number: int, of: int) -> None:
        self._patience.start()
        if self._job is not None and not self._job.stopped:
            self.screen.show_sending(number, of)

    def _on_stop_requested(self) -> None:
        if self._job is not None:
            self._job.stop()
            self.screen.show_stopping()

    def _on_ended(self, sent: int) -> None:
        self._let_go()
        if not sent:
            self._show_set()
            self.screen.show_stopped()
            return
        self.visit.state.printed += sent
        self._sent = sent
        self._show_sent(self._printer.seen)
        self._again.start()

    def _show_sent(self, seen: SeenPrinter) -> None:
        """Say where the print comes out, or why it does not yet."""
        if seen.state is PrinterState.READY:
            self.screen.show_collect(self._sent, seen.where)
        else:
            self.screen.show_trouble(seen.state, sent=True)

    def _on_failed(self) -> None:
        self._let_go()
        self._show_trouble(PrinterState.SILENT)
        self._printer.look()

    def _on_stuck(self) -> None:
        """The printer does not take the sheets: what is left of them is thrown away."""
        if self._job is not None:
            self._job.stop()
            self._job.disconnect(self)
            self._on_failed()

    def _let_go(self) -> None:
        self._job = None
        self._patience.stop()

    # When the printer cannot

    def _show_trouble(self, state: PrinterState) -> None:
        self.screen.show_trouble(state)
        self._again.start()

    def _on_looked(self, seen: SeenPrinter) -> None:
        """Follow what became of the printer while nothing is on its way to it."""
        if self._job is not None:
            return
        if self._sent:
            self._show_sent(seen)
        elif self._set is not None:
            self._again.stop()
            self._show_set()

    def _on_look_again(self) -> None:
        if self.visit.now.place == "print":
            self._printer.look()
        else:
            self._again.stop()

    def _on_again_requested(self) -> None:
        self.screen.show_waiting()
        if self._set is None:
            self._make()
        self._printer.look()

    def _on_code_requested(self) -> None:
        self.visit.go("take-home")
