"""Shows the pages of a handout as they will be printed, and gives them out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from desktop.app.clinic_desk import ClinicDesk
from desktop.app.keeping import Keeping
from desktop.app.printing import abilities, printer_names
from desktop.app.session import Session
from desktop.app.setting_pages import SetPages, SettingPages, Wanted
from desktop.app.to_paper import ToPaper
from desktop.domain.errors import AppError
from desktop.domain.printing import PagePicture, PrinterAbilities
from desktop.tasks.tasks import Tasks
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.main_window import MainWindow

LONGEST_END_S = 60  # for what is being printed when the window closes
MOST_LETTERS = 10  # named of those that cannot be printed
PAGES_IN_SHEET = 2  # of paper printed on both sides
_ENDING = re.compile(r"\*\.(\w+)")  # in the words for a kind of file
_FILE_NAME = re.compile(r"[^a-z0-9]+")


class Previewing(QObject):
    """Connects the right half of one HandoutPage with the typesetter, the printers and the disk.

    Args:
        wanted: gives the handout as it is wanted now; None where nothing lies on it.
        station: what the clinic calls this computer.
    """

    def __init__(
        self,
        window: MainWindow,
        page: HandoutPage,
        session: Session,
        keeping: Keeping,
        clinic_desk: ClinicDesk,
        wanted: Callable[[], Wanted | None],
        station: str,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._keeping = keeping
        self._wanted = wanted
        self._set: SetPages | None = None  # as long as it is what is wanted
        self._then: dict[str, Callable[[SetPages], object]] = {}  # once the pages are set
        self._warned = False  # staff should look at something before they print
        self._tasks = tasks
        self._pages = SettingPages(session, tasks, self)
        self._pages.pages_set.connect(self._on_pages_set)
        self._pages.picture_drawn.connect(self._on_picture_drawn)
        self._pages.failed.connect(self._on_not_set)
        self._paper = ToPaper(session, keeping, clinic_desk, station, tasks, self)
        self._paper.busy.connect(page.set_busy)
        self._paper.done.connect(self._on_done)
        self._paper.failed.connect(self._on_failed)
        page.preview.pictures_requested.connect(self._pages.draw)
        page.save_requested.connect(self.save)
        page.print_requested.connect(self._on_print_requested)
        page.cancel_requested.connect(self._on_cancel_requested)
        page.set_requested.connect(self.make)
        page.printer_changed.connect(self._on_printer_changed)
        page.left.connect(self._on_left)

    def finish(self) -> None:
        """Let what shall be printed and saved come to its end, out of sight."""
        until = time.monotonic() + LONGEST_END_S
        while (self._then or self._paper.running) and time.monotonic() < until:
            self._window.hide()
            self._tasks.finish(100)
            QCoreApplication.sendPostedEvents(self._tasks, QEvent.Type.MetaCall)

    def find_printers(self) -> None:
        """Offer the printers that the system knows, a moment later: asking takes a while."""
        QTimer.singleShot(0, self, self._on_printers_wanted)

    def forget(self) -> None:
        """Another handout is about to lie there; nothing is printed of the one before."""
        self._set = None
        self._then.clear()

    def put_away(self) -> None:
        """Keep no page of what was shown."""
        self.forget()
        self._pages.put_away()

    def make(self) -> None:
        """Set the pages as they are wanted now; those in sight stay until the new ones come."""
        self._set = None
        wanted = self._wanted()
        if wanted is None:
            self._pages.cancel()
            self._page.set_ready(self.tr("There are no pages here."))
            self._page.preview.clear()
        else:
            self._page.set_waiting()
            self._pages.set(wanted)

    def _on_printers_wanted(self) -> None:
        self._page.show_printers(printer_names())
        self._on_printer_changed()

    def _on_printer_changed(self) -> None:
        """Say what the printer chosen cannot do of what is wanted."""
        name = self._page.list.printer.printer
        try:
            self._page.show_abilities(abilities(name) if name else PrinterAbilities())
        except AppError:
            self._page.show_abilities(PrinterAbilities())  # Print will say what is wrong

    def _on_pages_set(self, made: SetPages) -> None:
        self._set = made
        handout, options = made.handout, made.wanted.options
        across, down = options.side
        self._page.preview.show_sheets(made.count, down / across, booklet=options.booklet)
        self._page.list.items.show_page_counts(made.pages)
        self._page.list.options.show_without_easy(handout.without_easy_read if handout else ())
        self._warn(made)
        then, self._then = self._then, {}
        if then and not self._tell_nothing(made):
            for act in then.values():
                act(made)

    def _warn(self, made: SetPages) -> None:
        """Tell how many pages there are, and staff what to look at before they print."""
        told = []
        if made.lacking:
            some = made.lacking[:MOST_LETTERS]
            unknown = self.tr("Some letters you typed will be printed as “?”: {letters}")
            told.append(unknown.format(letters=" ".join(some)))
        if made.handout is not None and made.wanted.recorded:
            past = self.tr("{title}: past its review date. The sheet says so.")
            told += [past.format(title=title) for title in made.handout.overdue]
            other = self.tr("{title}: changed since you last printed it.")
            told += [other.format(title=title) for title in self._changed_titles(made)]
        self._page.show_warning(self.tr("Look at this before you print"), told)
        self._warned = bool(told)
        self._tell_ready()

    def _tell_ready(self) -> None:
        """Say how many pages there are; nothing while they are still being set."""
        if self._set is not None:
            self._page.set_ready(self._how_many(self._set), warned=self._warned)

    def _changed_titles(self, made: SetPages) -> list[str]:
        """Of pages that say another thing now than when they were printed here last."""
        before: dict[str, str] = {}
        for record in self._keeping.prints:  # the newest first
            before.setdefault(record.page, record.digest)
        return [
            item.title
            for item in made.printed
            if before.get(item.page) and before[item.page] != made.digests.get(item.page)
        ]

    def _how_many(self, made: SetPages) -> str:
        """How many pages there are, and how many sheets of paper they take."""
        if not made.count:
            return self.tr("None of these pages is in Waymark any more.")
        count, options = made.count, made.wanted.options
        sheets = -(-count // PAGES_IN_SHEET)
        on_sheets = self.tr("1 sheet") if sheets == 1 else self.tr("%n sheets", "", sheets)
        if options.booklet:
            return self.tr("A booklet of {sheets}, ready to print").format(sheets=on_sheets)
        pages = self.tr("1 page") if count == 1 else self.tr("%n pages", "", count)
        if options.duplex:
            words = self.tr("{pages} on {sheets}, ready to print")
            return words.format(pages=pages, sheets=on_sheets)
        return self.tr("{pages}, ready to print").format(pages=pages)

    def _on_picture_drawn(self, picture: PagePicture) -> None:
        self._page.preview.show_page_picture(picture)

    # Saving and printing

    def save(self) -> None:
        """Ask where, then write the handout there; the kind follows the file's ending."""
        wanted = self._wanted()
        if wanted is None or self._tell_nothing(self._set):
            return
        dialog = QFileDialog(
            self._window,
            self.tr("Save the handout"),
            f"{_file_name(wanted.name) or 'my-handout'}.pdf",
            self.tr("PDF (*.pdf);;Web page (*.html);;Plain text (*.txt)"),
        )
        dialog.setObjectName("save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(self._on_filter_selected)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_filter_selected(self, kind: str) -> None:
        """A name without an ending gets that of the kind chosen."""
        dialog = self.sender()
        found = _ENDING.search(kind)
        if isinstance(dialog, QFileDialog) and found is not None:
            dialog.setDefaultSuffix(found.group(1))

    def _on_file_selected(self, name: str) -> None:
        if self._wanted() is not None:
            self._once_set("save", lambda made: self._paper.save(made, Path(name)))

    def _on_print_requested(self, printer: str, copies: int) -> None:
        if self._wanted() is None or self._tell_nothing(self._set):
            return
        if not printer:
            self._on_printers_wanted()  # it may have been turned on since
            printer = self._page.list.printer.printer
        if not printer:
            self._page.show_trouble(
                self.tr("No printer was found. Check that it is on, or save the pages as a file.")
            )
        elif not self._paper.printing:  # one press sends it once
            self._once_set("print", lambda made: self._paper.print(made, printer, copies))

    def _once_set(self, what: str, then: Callable[[SetPages], object]) -> None:
        """Do this, once, with the pages as soon as they are set; anew, if that was cancelled."""
        if self._set is not None:
            then(self._set)
            return
        if not self._pages.busy:
            self.make()
        self._then[what] = then
        self._page.set_busy(self.tr("Setting the pages first"))

    def _tell_nothing(self, made: SetPages | None) -> bool:
        """Whether no page wanted is in the content, which is told to whoever waits for paper."""
        nothing = made is not None and made.handout is None
        if nothing:
            words = self.tr("None of these pages is in Waymark any more.")
            self._window.show_toast(words, None, icon="info")
        return nothing

    def _on_done(self, sentence: str) -> None:
        self._tell_ready()
        self._page.hide_trouble()
        self._window.show_toast(sentence, None)

    # When it does not work

    def _on_cancel_requested(self) -> None:
        self._then.clear()
        if self._paper.running:
            self._paper.stop()  # it says how it ended
            return
        self._pages.cancel()
        self._page.preview.ask_again()
        self._page.set_stopped(self.tr("Stopped. These pages are as they were before."))

    def _on_left(self) -> None:
        """What nobody looks at any more is not set, but for what shall be printed or saved."""
        if not self._then:
            self._pages.cancel()

    def _on_not_set(self, error: Exception) -> None:
        self._then.clear()
        self._on_failed(error, "set")

    def _on_failed(self, error: Exception, retry: str) -> None:
        if self._set is None and not self._pages.busy:
            self._page.set_stopped(self.tr("The pages are not ready."))
        self._tell_ready()
        if not isinstance(error, AppError):
            raise error
        self._page.show_trouble(error.sentence, retry)
        if retry == "print":
            self.find_printers()


def _file_name(title: str) -> str:
    """`title` as part of a file's name."""
    return _FILE_NAME.sub("-", title.lower()).strip("-")[:60]
