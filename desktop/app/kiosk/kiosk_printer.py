"""The one printer of a kiosk, and what is on its way to it; it knows no visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from desktop.app.kiosk.counts import Counts
from desktop.app.kiosk.one_printer import look_at
from desktop.app.kiosk.print_allowance import PrintAllowance
from desktop.app.printing import print_dpi, print_pages, printer_for
from desktop.app.session import Session
from desktop.domain.kiosk import KioskSettings
from desktop.domain.kiosk_paper import SeenPrinter
from desktop.domain.printing import HandoutOptions, PagePicture
from desktop.tasks.tasks import Tasks

Pictures = Callable[[float], Iterator[PagePicture]]
"""Draws the finished sides, one after the other, this sharp."""


THREADS = 2  # one looks while the other prints
LONGEST_END_MS = 60_000  # for what is on its way when the program ends


class PrintJob(QObject):
    """Sides on their way to the printer; it lives until they are there, whoever asked.

    Signals:
        progress: the side that is being sent, and how many there are.
        ended: how many sides were sent: all, or none.
        failed: the printer did not take them.
    """

    progress = Signal(int, int)
    ended = Signal(int)
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = False  # read by the thread that paints

    @property
    def stopped(self) -> bool:
        return self._stopped

    def stop(self) -> None:
        """Throw away what was not sent to its end."""
        self._stopped = True


class KioskPrinter(QObject):
    """Looks at the printer and sends to it, on threads of its own: a printer may never answer.

    Args:
        kiosk: what staff set.
        session: whose typesetter sets the pages of visitors; another one once the content is.

    Signals:
        looked: a SeenPrinter, whenever the printer was looked at.
        rested: nothing is on its way any more.
    """

    looked = Signal(object)
    rested = Signal()

    def __init__(
        self,
        kiosk: Callable[[], KioskSettings],
        counts: Counts,
        allowance: PrintAllowance,
        session: Session,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._counts = counts
        self.allowance = allowance
        self.session = session
        self._tasks = tasks
        self._slow = Tasks(self, threads=THREADS)
        self._looking = self._look_again = False
        self._jobs: set[PrintJob] = set()
        self.seen = SeenPrinter()

    @property
    def busy(self) -> bool:
        """Whether anything is on its way to the printer."""
        return bool(self._jobs)

    def look(self) -> None:
        """Look at the printer; `looked` tells what there is."""
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        wanted = self._kiosk().printer
        self._slow.run(self, lambda: look_at(wanted), self._on_looked, self._on_not_looked)

    def print(self, pictures: Pictures, sides: int, options: HandoutOptions) -> PrintJob:
        """Send so many sides; they are counted once they were sent."""
        job = PrintJob(self)
        self._jobs.add(job)
        taken = self.allowance.take(sides)
        name = self.seen.name or self._kiosk().printer

        def work() -> int:
            printer = printer_for(name, options, copies=1)
            drawn = pictures(print_dpi(options))
            return print_pages(printer, drawn, lambda: job.stopped, job.progress.emit)

        def done(sent: int) -> None:
            if sent:
                self.allowance.sent(taken)
                self._counts.count_prints(sent)
            else:
                self.allowance.give_back(taken)
            self._end(job)
            job.ended.emit(sent)

        def failed(_: Exception) -> None:
            self.allowance.give_back(taken)
            self._end(job)
            job.failed.emit()

        self._slow.run(self, work, done, failed)
        return job

    def end(self) -> None:
        """Let what is on its way come out, for as long as that may take."""
        self._slow.finish(LONGEST_END_MS)

    def forget_pages(self) -> None:
        """Keep nothing of what was set and drawn."""
        self._tasks.run(self, lambda: self.session.library.typesetter.forget())

    def _end(self, job: PrintJob) -> None:
        self._jobs.remove(job)
        job.deleteLater()
        self.forget_pages()
        if not self._jobs:
            self.rested.emit()

    def _on_looked(self, seen: SeenPrinter) -> None:
        self.seen = seen
        self._end_look()
        self.looked.emit(seen)

    def _on_not_looked(self, error: Exception) -> None:
        self._end_look()
        raise error

    def _end_look(self) -> None:
        """Look once more for whoever asked meanwhile: what was seen may be old to them."""
        again, self._looking, self._look_again = self._look_again, False, False
        if again:
            self.look()
