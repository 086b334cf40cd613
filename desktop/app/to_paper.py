"""Sends set pages to a printer or into a file, and remembers what staff printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from desktop.app.clinic_desk import ClinicDesk
from desktop.app.keeping import Keeping
from desktop.app.printing import print_dpi, print_pages, printer_for
from desktop.app.session import Session
from desktop.app.setting_pages import SetPages
from desktop.domain.packs import PrintRecord
from desktop.domain.printing import PrintDefaults, Variant
from desktop.tasks.tasks import Job, Tasks


class ToPaper(QObject):
    """Prints and saves one thing at a time, off the GUI thread.

    Args:
        station: what the clinic calls this computer.

    Signals:
        busy: how far it is, in a sentence.
        done: how it ended, in a sentence.
        failed: an Exception, and what did not work, "print" or "save".
    """

    busy = Signal(str)
    done = Signal(str)
    failed = Signal(object, str)
    _painted = Signal(int, int)  # of a page for the printer, from the thread that paints

    def __init__(
        self,
        session: Session,
        keeping: Keeping,
        clinic_desk: ClinicDesk,
        station: str,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeping = keeping
        self._clinic_desk = clinic_desk
        self._station = station
        self._tasks = tasks
        self._saving: Job | None = None
        self._printing: Job | None = None
        self._stopped = False  # read by the thread that paints
        self._painted.connect(self._on_painted)

    @property
    def running(self) -> bool:
        """Whether something is on its way."""
        return self.printing or (self._saving is not None and not self._saving.over)

    @property
    def printing(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._printing is not None and not self._printing.over

    def stop(self) -> None:
        """Throw the print away that is on its way; what is being saved is saved."""
        self._stopped = True

    def save(self, made: SetPages, path: Path) -> None:
        """Write the pages; the kind of file follows the ending of its name."""
        library, handout = self._session.library, made.handout
        if handout is None:
            return
        self.busy.emit(self.tr("Saving {name}").format(name=path.name))

        def done(_: object) -> None:
            self.done.emit(self.tr("Saved as {name}").format(name=path.name))

        def failed(error: Exception) -> None:
            self.failed.emit(error, "save")

        save = partial(library.save_handout, handout, path)
        self._saving = self._tasks.run(self, save, done, failed)

    def print(self, made: SetPages, name: str, copies: int) -> None:
        """Send the pages to the printer called `name`."""
        handout, options = made.handout, made.wanted.options
        if handout is None:
            return
        self.busy.emit(self.tr("Sending the pages to {printer}").format(printer=name))
        self._stopped = False
        typesetter = self._session.library.typesetter

        def work() -> int:
            printer = printer_for(name, options, copies)  # one in a network may take its time
            pictures = typesetter.pictures(handout, print_dpi(options))
            return print_pages(printer, pictures, lambda: self._stopped, self._painted.emit)

        def done(sent: int) -> None:
            self._on_printed(made, sent, name, copies)

        def failed(error: Exception) -> None:
            self.failed.emit(error, "print")

        self._printing = self._tasks.run(self, work, done, failed)

    def _on_painted(self, number: int, of: int) -> None:
        if self.printing and not self._stopped:
            words = self.tr("Sending page {number} of {of}")
            self.busy.emit(words.format(number=number, of=of))

    def _on_printed(self, made: SetPages, sent: int, printer: str, copies: int) -> None:
        if not sent:
            self.done.emit(self.tr("Printing was stopped. Nothing was printed."))
            return
        options = made.wanted.options
        self._clinic_desk.save_prints(
            PrintDefaults(
                printer=printer,
                copies=copies,
                variant=options.variant,
                size=options.size,
                paper=options.paper,
                greyscale=options.greyscale,
                duplex=options.duplex,
                booklet=options.booklet,
                room_for_notes=options.room_for_notes,
                prepared_by=options.prepared_by,
            )
        )
        if made.wanted.recorded:
            self._record(made, copies)
        pages = self.tr("1 page") if sent == 1 else self.tr("%n pages", "", sent)
        once = self.tr("{pages} sent to {printer}")
        often = self.tr("{pages} sent to {printer}, {copies} copies")
        words = once if copies == 1 else often
        self.done.emit(words.format(pages=pages, printer=printer, copies=copies))

    def _record(self, made: SetPages, copies: int) -> None:
        """Remember what staff printed: pages, and nobody's name."""
        options = made.wanted.options
        size = f" {options.size}" if options.variant is Variant.LARGE else ""
        self._keeping.record_prints(
            PrintRecord(
                uuid=str(uuid4()),
                page=item.page,
                title=item.title,
                pack=made.wanted.title,
                version=self._session.library.content.edition().version,
                digest=made.digests.get(item.page, ""),
                variant=f"{options.variant.value}{size}",
                copies=copies,
                printed=options.date,
                station=self._station,
            )
            for item in made.printed
        )
