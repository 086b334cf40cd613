"""The door for staff: the PIN first, then the panel."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

import desktop
from desktop.app.kiosk.idle_clock import IdleClock
from desktop.app.kiosk.kit import VisitKit
from desktop.app.printing import printer_names
from desktop.domain.errors import NotFoundError
from desktop.domain.kiosk import KioskSettings, for_staff
from desktop.domain.kiosk_paper import PrinterState, SeenPrinter
from desktop.domain.staff_pin import PinTries
from desktop.kiosk.kiosk_window import KioskWindow
from desktop.kiosk.pin_pad import PinPad
from desktop.kiosk.staff_panel import StaffPanel
from desktop.store.settings_file import kiosk_lines
from desktop.tasks.tasks import Job, Tasks
from desktop.theme.controller import ThemeController

PAD_S = 45  # without a touch, and the pad closes
PANEL_S = 300
_TICK_MS = 1000
_DIGITS = "1234567890"


class Staff(QObject):
    """Checks the PIN and fills the panel. Without a hash in the settings file it stays shut.

    Args:
        kiosk: as it is set now.
        held: as the settings file has it.
        kit: None until the library is open.
        notices: what is wrong with the settings file, a sentence each.
        clock: monotonic seconds.
        wrong_tries: wrong PINs that a run before this one was given.

    Signals:
        wrong_tries_changed: how often a wrong PIN was typed; to be kept over a restart.
        entered: the PIN was right; the visit is to be wiped.
        settings_chosen: KioskSettings, until the next start.
        left: the panel is closed.
        restart_requested: start the program anew.
        leave_requested: end it, and do not start it again.
    """

    wrong_tries_changed = Signal(int)
    entered = Signal()
    settings_chosen = Signal(object)
    left = Signal()
    restart_requested = Signal()
    leave_requested = Signal()

    def __init__(
        self,
        window: KioskWindow,
        theme: ThemeController,
        tasks: Tasks,
        kiosk: Callable[[], KioskSettings],
        held: KioskSettings,
        kit: Callable[[], VisitKit | None],
        notices: tuple[str, ...],
        clock: Callable[[], float],
        wrong_tries: int,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._tasks = tasks
        self._kiosk = kiosk
        self._held = held
        self._kit = kit
        self._notices = notices
        self.tries = PinTries(clock, wrong_tries)
        self.pad = PinPad(theme, window)
        self.pad.entered.connect(self._on_entered)
        self.pad.cancelled.connect(self.close)
        window.add_cover(self.pad)
        self.panel: StaffPanel | None = None  # made when it is first opened
        self._check: Job | None = None  # of a PIN
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.look)
        self._idle = IdleClock(self._allowed_s, lambda: False, clock, self)
        self._idle.counting.connect(self.close)
        self._idle.gone.connect(self.close)

    @property
    def checking(self) -> bool:
        """Whether a PIN is being checked."""
        return self._check is not None and not self._check.over

    @property
    def here(self) -> bool:
        """Whether the pad or the panel is open."""
        return not self.pad.isHidden() or self._panel_open

    @property
    def _panel_open(self) -> bool:
        return self.panel is not None and not self.panel.isHidden()

    def ask(self) -> None:
        """Ask for the PIN; nothing happens, and nothing shows, where there is none."""
        if not self._kiosk().pin or self.here:
            return
        digits = list(_DIGITS)
        if self._kiosk().shuffle_keys:
            secrets.SystemRandom().shuffle(digits)
        self.pad.show_digits(digits)
        self._show(self.pad)
        self._tick.start()
        self.look()

    def close(self) -> None:
        """Close the pad or the panel; a PIN that is still being checked opens nothing."""
        was_panel = self._panel_open
        if self._check is not None:
            self._check.cancel()
        self.pad.hide()
        if self.panel is not None:
            self.panel.hide()
        self._tick.stop()
        self._idle.stop()
        self._app().removeEventFilter(self._idle)
        if was_panel:
            self.left.emit()

    def look(self) -> None:
        """Say how long to wait; called once a second while the pad is open."""
        wait = self.tries.wait_s
        if self.checking:
            return
        if wait:
            self.pad.set_shut(True)
            self.pad.tell_wait(wait)
        elif self.pad.shut:
            self.pad.set_shut(False)
            self.pad.tell("")

    # The PIN

    def _on_entered(self, pin: str) -> None:
        if self.checking or self.tries.wait_s:
            return
        self.tries.begin()
        self.wrong_tries_changed.emit(self.tries.wrong)
        self.pad.set_shut(True)
        self.pad.tell(self.tr("One moment"))
        pin_hash = self._kiosk().pin

        def check() -> bool:
            from desktop.library.staff_pin import fits

            return fits(pin, pin_hash)

        self._check = self._tasks.run(self, check, self._on_checked, self._on_not_checked)

    def _on_checked(self, right: bool) -> None:
        self.pad.set_shut(False)
        if not right:
            self.pad.tell(self.tr("That PIN is not right."))
            self.look()
            return
        self.tries.was_right()
        self.wrong_tries_changed.emit(0)
        self._enter()

    def _on_not_checked(self, error: Exception) -> None:
        """As with too little memory for the hash: it counts as wrong."""
        self._on_checked(False)
        raise error

    # The panel

    def _enter(self) -> None:
        self.pad.hide()
        self._tick.stop()
        self.entered.emit()
        if self.panel is None:
            self.panel = StaffPanel(self._theme, self._window)
            self._window.add_cover(self.panel)
            self.panel.settings_chosen.connect(self._on_settings)
            self.panel.closed.connect(self.close)
            self.panel.restart_requested.connect(self.restart_requested)
            self.panel.leave_requested.connect(self.leave_requested)
        self._fill(self.panel)
        self._show(self.panel)

    def _fill(self, panel: StaffPanel) -> None:
        panel.open_at_settings()
        self._show_settings(panel)
        panel.show_printers(())
        self._tasks.run(self, printer_names, panel.show_printers)
        panel.show_facts(self._facts(None))
        kit = self._kit()
        if kit is not None:
            panel.show_counts(for_staff(kit.counts.days, kit.today()), self._title)
            kit.printer.looked.connect(self._on_printer_seen)
            kit.printer.look()

    def _show_settings(self, panel: StaffPanel) -> None:
        panel.show_settings(self._kiosk(), kiosk_lines(self._kiosk(), self._held))

    def _on_settings(self, wished: KioskSettings) -> None:
        self.settings_chosen.emit(wished)
        if self.panel is not None:
            self._show_settings(self.panel)

    def _on_printer_seen(self, seen: SeenPrinter) -> None:
        kit = self._kit()
        if kit is not None:
            kit.printer.looked.disconnect(self._on_printer_seen)
        if self.panel is not None:
            self.panel.show_facts(self._facts(seen))

    def _title(self, page: str) -> str:
        kit = self._kit()
        try:
            return kit.session.library.content.card(page).title if kit is not None else page
        except NotFoundError:
            return page  # counted with another edition

    def _facts(self, printer: SeenPrinter | None) -> tuple[tuple[str, str], ...]:
        kit, screen = self._kit(), self._window.screen().size()
        content = self.tr("It cannot be read now.")
        if kit is not None:
            library = kit.session.library
            content = self.tr(
                "Edition {version}, {pages} pages, checked when it was opened"
            ).format(version=library.manifest.content_version, pages=len(library.content.cards()))
        measures = self.tr("{width} by {height} px, {density} px to a millimetre")
        return (
            (self.tr("Program"), f"Waymark {desktop.__version__}"),
            (self.tr("Content"), content),
            (self.tr("Printer"), self._printer_told(printer)),
            (
                self.tr("Screen"),
                measures.format(
                    width=screen.width(),
                    height=screen.height(),
                    density=round(self._theme.now.px_per_mm, 1),
                ),
            ),
            (
                self.tr("Settings file"),
                "\n".join(self._notices) or self.tr("Nothing is wrong with it."),
            ),
        )

    def _printer_told(self, seen: SeenPrinter | None) -> str:
        if seen is None:
            return self.tr("Looking for it")
        told = {
            PrinterState.READY: self.tr("Ready"),
            PrinterState.MISSING: self.tr("Not found"),
            PrinterState.STOPPED: self.tr("Stopped"),
            PrinterState.NO_PAPER: self.tr("No paper"),
            PrinterState.OPEN: self.tr("Open, or paper is stuck"),
            PrinterState.SILENT: self.tr("It does not answer"),
        }[seen.state]
        named = self.tr("{printer}: {state}").format(printer=seen.name, state=told)
        return named if seen.name else told

    # Both

    def _allowed_s(self) -> float:
        return PANEL_S if self._panel_open else PAD_S

    def _show(self, cover: QWidget) -> None:
        self._window.show_cover(cover)
        cover.setFocus()
        self._idle.start()
        self._app().installEventFilter(self._idle)

    def _app(self) -> QCoreApplication:
        app = QCoreApplication.instance()
        assert app is not None
        return app
