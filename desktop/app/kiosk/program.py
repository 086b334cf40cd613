"""The kiosk program: opens the library, then one visit after another, each forgotten."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.kiosk.idle_clock import IdleClock
from desktop.app.kiosk.lockdown import Lockdown
from desktop.app.kiosk.passed_time import passed_s
from desktop.app.kiosk.real_screen import px_per_mm
from desktop.app.safety_net import SafetyNet
from desktop.domain.errors import AppError
from desktop.domain.kiosk import LEAST_TARGET_MM, LEFT_BY_STAFF, RESTARTED, KioskSettings
from desktop.domain.printing import Clinic
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.kiosk_window import KioskWindow
from desktop.kiosk.visit_frame import VisitFrame
from desktop.store.settings_file import effective_view
from desktop.tasks.garbage import Garbage
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_what_is_there
from desktop.theme.plurals import EnglishPlurals
from desktop.ui.common.accessible import install_roles

if TYPE_CHECKING:  # loading these takes longer than the first paint may
    from desktop.app.kiosk.counts_keeper import CountsKeeper
    from desktop.app.kiosk.kit import VisitKit
    from desktop.app.kiosk.staff import Staff
    from desktop.app.kiosk.visit import Visit
    from desktop.app.session import Session
    from desktop.domain.kiosk import DayCounts
    from desktop.store.counts_file import CountsFile

TEXT_SCALE = 1.5  # at the least: it is read standing
QUIET = 40  # %, at which reading aloud begins
RECEIPT_MS = 8_000
SWEEP_AGAIN_MS = 1_000
COULD_NOT = 1  # exit code
MOST_BUGS, BUGS_WITHIN_S = 3, 300
OPEN_AGAIN_MS = 5_000  # after the content could not be opened


class KioskProgram(QObject):
    """One running kiosk.

    Args:
        profile: where the clinic's own settings may lie; nothing is written there but counts.
        notices: what is wrong with the settings file, a sentence each; for staff.
        wrong_tries: wrong PINs that were typed in the run before this one.
        clock: monotonic seconds.

    Signals:
        wrong_tries_changed: how often a wrong PIN was typed; the next run must be told.
        ready: the library is open and a visit can start.
        visit_ended: nothing of it is left.
    """

    wrong_tries_changed = Signal(int)
    ready = Signal()
    visit_ended = Signal()

    def __init__(
        self,
        profile: Path,
        content: Path,
        settings: RollOutSettings,
        *,
        notices: tuple[str, ...] = (),
        wrong_tries: int = 0,
        tasks: Tasks | None = None,
        today: Callable[[], dt.date] = dt.date.today,
        clock: Callable[[], float] = passed_s,
    ) -> None:
        super().__init__()
        self._profile = profile
        self._content = content
        self._settings = settings
        self._notices = notices
        self._wrong_tries = wrong_tries
        self._today = today
        self._clock = clock
        self.tasks = tasks or Tasks(self)
        self.kiosk: KioskSettings = settings.kiosk
        first = ViewSettings(
            theme=ThemeName.LIGHT,
            text_scale=TEXT_SCALE,
            follow_system_text=False,
            less_movement=True,
            one_part=True,
            keep_history=False,
            single_keys=False,
            speech_volume=QUIET,
        )
        set_up = effective_view(settings, first, RollOutSettings())
        self._first_view = dataclasses.replace(
            set_up, nurse=False, page_buttons=False, text_scale=max(TEXT_SCALE, set_up.text_scale)
        )
        self.theme = ThemeController(
            paths.resources(), self._first_view, parent=self, touch_mm=LEAST_TARGET_MM
        )
        self.net = SafetyNet(self)
        self._garbage = Garbage(self)
        self.kit: VisitKit | None = None
        self.visit: Visit | None = None
        self._ready_visit: Visit | None = None  # made before it is needed
        self._session: Session | None = None
        self._touched: bool | None = None  # before it was open; whether for larger text
        self._stamp = file_stamp(content)  # of what is open
        self.staff: Staff | None = None  # made behind the welcome screen
        self._keeper: CountsKeeper | None = None
        self._counts_last = False  # write them down at the end
        self.idle = IdleClock(self._allowed_s, self._held, clock, self)
        self._bugs: list[float] = []  # when faults of ours came, on the clock
        self._receipt = QTimer(self)
        self._receipt.setSingleShot(True)
        self._receipt.setInterval(RECEIPT_MS)
        self._receipt.timeout.connect(self._show_welcome)

    def show(self) -> None:
        """Paint the welcome screen over the whole screen; the library is opened after that."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        trouble = load_what_is_there(paths.resources() / "fonts")
        self._notices += (trouble,) if trouble else ()
        install_roles()
        app.installTranslator(EnglishPlurals(self))
        self.theme.dress(app)
        self.window = KioskWindow(self.theme)
        window = self.window
        window.welcome.start_requested.connect(self._on_start)
        window.welcome.easier_requested.connect(self._on_easier)
        window.welcome.staff_requested.connect(self._on_staff_requested)
        window.receipt.closed.connect(self._show_welcome)
        window.resized.connect(self._on_resized)
        self.net.bug.connect(self._on_bug)
        self.net.foreseen.connect(self._on_foreseen)
        window.still_there.still_here.connect(self.idle.sign)
        window.still_there.finish_requested.connect(self.end_visit)
        self.idle.counting.connect(self._on_counting)
        self.idle.noticed.connect(window.still_there.hide)
        self.idle.gone.connect(self.end_visit)
        app.installEventFilter(self.idle)
        window.show_page(window.welcome)
        window.painted.connect(self._open_library, Qt.ConnectionType.QueuedConnection)
        self.lockdown = Lockdown(window)
        self.lockdown.staff_requested.connect(self._on_staff_requested)
        self.lockdown.lock()
        window.showFullScreen()

    # Opening

    def _open_library(self) -> None:
        content, profile, names = self._content, self._profile, self._first_view.names
        settings = self._settings

        def work() -> tuple[Session, Clinic, CountsFile, tuple[DayCounts, ...]]:
            # So that the first touch finds them.
            from desktop.app.kiosk import staff, visit  # noqa: F401
            from desktop.app.kiosk.kiosk_session import named_clinic, open_kiosk_session
            from desktop.store.counts_file import CountsFile
            from desktop.store.profile import Profile

            session = open_kiosk_session(content, profile, names)
            counts = CountsFile(Profile(profile))
            return session, named_clinic(session, settings), counts, counts.read()

        self._stamp = file_stamp(content)
        self._garbage.rest()  # what is imported leaves nothing to free
        self.tasks.run(self, work, self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: tuple[Session, Clinic, CountsFile, tuple[DayCounts, ...]]) -> None:
        from desktop.app.kiosk.counts import Counts
        from desktop.app.kiosk.counts_keeper import CountsKeeper
        from desktop.app.kiosk.kiosk_printer import KioskPrinter
        from desktop.app.kiosk.kit import VisitKit
        from desktop.app.kiosk.print_allowance import PrintAllowance

        if self.kit is None:
            gc.freeze()  # what was imported stays, and need not be looked at after each visit
        self._garbage.go_on()
        session, clinic, file, counted = opened
        self._session = session
        if self.kit is None:
            counts = Counts(self._today, counted)
            self._keeper = CountsKeeper(counts, file, self.tasks, self)
            allowance = PrintAllowance(lambda: self.kiosk, lambda: counts.prints_today, self._clock)
            printer = KioskPrinter(lambda: self.kiosk, counts, allowance, session, self.tasks, self)
        else:  # what was counted so far stays, and what is on its way to the printer
            counts, printer = self.kit.counts, self.kit.printer
            printer.session = session
        self.kit = VisitKit(
            self.theme,
            session,
            self._settings,
            lambda: self.kiosk,
            clinic,
            counts,
            printer,
            self.tasks,
            self._today,
            self._clock,
        )
        self._make_staff()
        self.window.welcome.show_clinic(clinic.name)
        self.window.welcome.show_language(session.library.content.edition().language)
        self._show_welcome()
        self.tasks.run(self, session.warm_up)
        touched, self._touched = self._touched, None
        if touched is not None:
            self._start(easier=touched)
        self.ready.emit()

    def _open_again(self) -> None:
        """The content file is another one now, or gone; whatever was made of the old one goes."""
        assert self._session is not None
        if self._ready_visit is not None:
            self._ready_visit.put_away()
            self._ready_visit.frame.deleteLater()
            self._ready_visit = None
        self._session.library.close()
        self._session = None
        self._open_library()

    def _on_not_opened(self, error: Exception) -> None:
        self._garbage.go_on()
        if not isinstance(error, AppError):
            raise error
        self._touched = None  # whoever touched it may be gone when the content is back
        self._make_staff()
        self.window.notice.show_why(error.sentence)
        self.window.show_page(self.window.notice)
        QTimer.singleShot(OPEN_AGAIN_MS, self, self._open_library)

    # One visit after another

    def _make_visit(self) -> None:
        """Have the next visit ready, so that the first touch is answered at once."""
        from desktop.app.kiosk.visit import Visit
        from desktop.store.reader import memory_store

        if self._session is None or self._ready_visit is not None or self.visit is not None:
            return  # while somebody is there, it would begin with the settings of that person
        assert self.kit is not None
        frame = VisitFrame(self.theme, self.window)
        self.window.add_frame(frame)
        session = dataclasses.replace(self.kit.session, reader=memory_store(_now))
        self._ready_visit = Visit(dataclasses.replace(self.kit, session=session), frame)
        self._ready_visit.prepare()

    def _on_start(self) -> None:
        self._start(easier=False)

    def _on_easier(self) -> None:
        self._start(easier=True)

    def _start(self, *, easier: bool) -> None:
        if self.visit is not None:
            return
        if self._session is None:
            self._touched = easier
            self.window.welcome.show_waiting()
            return
        self._make_visit()
        self.visit, self._ready_visit = self._ready_visit, None
        assert self.visit is not None
        assert self.kit is not None
        self.visit.begin()
        self.visit.finish_requested.connect(self.end_visit)
        self.visit.staff_requested.connect(self._on_staff_requested)
        if easier:
            self.visit.make_easier()
        self.window.show_page(self.visit.frame)
        self.kit.counts.count_session(self.visit.state.language)
        self.idle.start()

    def end_visit(self) -> None:
        """Forget the visitor: screens, choices, what was typed, speech, clipboard, settings."""
        visit, self.visit = self.visit, None
        self.idle.stop()
        self.window.still_there.hide()
        if visit is None:
            return
        try:
            visit.put_away()
        finally:  # whatever went wrong there, the next visitor must not see it
            self._wipe(visit.frame)

    def _wipe(self, frame: VisitFrame) -> None:
        self.window.show_page(self.window.receipt)
        frame.setParent(None)
        frame.deleteLater()
        if self.staff is not None:
            self.staff.close()
        self.theme.apply(self._first_view)
        _clear_clipboard()
        QGuiApplication.inputMethod().reset()
        self._receipt.start()
        # The button that was pressed is one of the visit's: it goes once its press is over.
        QTimer.singleShot(0, self, self._sweep_up)

    def _sweep_up(self) -> None:
        self._sweep()
        self.visit_ended.emit()

    def _sweep(self) -> None:
        """Let go of the last of a visit; once more if work for it was still under way."""
        ended = self.tasks.finish(0)
        QCoreApplication.sendPostedEvents(self.tasks)  # answers that are still on their way hold it
        QPixmapCache.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        if not ended:
            QTimer.singleShot(SWEEP_AGAIN_MS, self, self._sweep)

    def _on_bug(self, _sentence: str, _details: str) -> None:
        """A fault of ours: a clean screen is safer than one that may be wrong.

        If it comes again and again, or before anything can be read, the program ends, and whoever
        watches it starts it anew.
        """
        now = self._clock()
        self._bugs = [then for then in self._bugs if now - then < BUGS_WITHIN_S] + [now]
        if len(self._bugs) > MOST_BUGS or self._session is None:
            QCoreApplication.exit(COULD_NOT)
        self.end_visit()

    def _on_foreseen(self, _sentence: str) -> None:
        """Something could not be done; if the content is no longer what was opened, that is why."""
        if self._stamp != file_stamp(self._content):
            self.end_visit()

    def _show_welcome(self) -> None:
        self._receipt.stop()
        if self.visit is not None:
            return
        self.window.show_page(self.window.welcome)
        if self._session is not None and self._stamp != file_stamp(self._content):
            self._open_again()
        else:
            QTimer.singleShot(0, self, self._make_visit)

    @property
    def nobody_there(self) -> bool:
        """Whether neither a visitor nor staff use it, nor anything is still being printed."""
        staff = self.staff is not None and self.staff.here
        printing = self.kit is not None and self.kit.printer.busy
        return (
            self.visit is None
            and not staff
            and not printing
            and self.window.page_shown in (self.window.welcome, self.window.notice)
        )

    # Whether anybody is there

    def _allowed_s(self) -> float:
        """The clinic's minutes, or twice the reading time of what is shown, if that is longer."""
        reading = self.visit.desk.minutes if self.visit is not None else 0.0
        return 60 * max(self.kiosk.idle_minutes, 2 * reading)

    def _held(self) -> bool:
        return self.visit is not None and self.visit.busy

    def _on_counting(self, left: int) -> None:
        self.window.still_there.show_seconds(left)
        if self.window.still_there.isHidden():
            self.window.show_cover(self.window.still_there)

    def _on_resized(self) -> None:
        screen = self.window.screen()
        if screen is not None:
            self.theme.set_px_per_mm(px_per_mm(screen, self.kiosk.screen_width_mm))

    # Staff

    def _make_staff(self) -> None:
        if self.staff is not None:
            return
        from desktop.app.kiosk.staff import Staff

        self.staff = Staff(
            self.window,
            self.theme,
            self.tasks,
            lambda: self.kiosk,
            self._settings.kiosk,
            lambda: self.kit if self._session is not None else None,
            self._notices,
            self._clock,
            self._wrong_tries,
        )
        self.staff.wrong_tries_changed.connect(self.wrong_tries_changed)
        self.staff.entered.connect(self.end_visit)
        self.staff.settings_chosen.connect(self._on_settings_chosen)
        self.staff.left.connect(self._show_welcome)
        self.staff.restart_requested.connect(self.restart)
        self.staff.leave_requested.connect(self._on_leave)

    def _on_staff_requested(self) -> None:
        if self.staff is not None and self.kiosk.pin:
            self.idle.sign()  # else the pad would lie over a countdown that goes on
            self.staff.ask()

    def _on_settings_chosen(self, kiosk: KioskSettings) -> None:
        self.kiosk = kiosk

    def restart(self) -> None:
        """End, to be started anew: staff asked, or the hour."""
        self._counts_last = True
        QCoreApplication.exit(RESTARTED)

    def _on_leave(self) -> None:
        self._counts_last = True
        QCoreApplication.exit(LEFT_BY_STAFF)

    # The end

    def end(self) -> None:
        """Close for good: staff or the system asked."""
        if self.window.may_close:
            return
        self.end_visit()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.idle)
        self.lockdown.unlock()
        self.window.may_close = True
        self.window.close()
        if self.kit is not None:
            self.kit.printer.end()
        self.tasks.wait()
        self._garbage.end()
        if self._counts_last and self._keeper is not None:
            self._keeper.write_at_once()
        if self._session is not None:
            self._session.library.close()
            self._session = None
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def file_stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from one that took its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _clear_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            clipboard.clear(mode)
