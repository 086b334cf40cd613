"""Opens the window: paints first, then loads what is heavy off the GUI thread."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import gc
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop import paths
from desktop.app.application import open_application, say
from desktop.app.early_wish import EarlyWish
from desktop.app.help_desk import HelpDesk
from desktop.app.running_mark import mark_as_running
from desktop.app.safety_net import SafetyNet
from desktop.app.single_copy import SingleCopy
from desktop.domain.errors import AppError
from desktop.domain.reading import ViewSettings
from desktop.domain.settings import RollOutSettings
from desktop.store.home_file import home_path, read_home_file
from desktop.store.log_file import set_up_logging
from desktop.store.profile import Profile
from desktop.store.settings_file import effective_view
from desktop.store.view_file import read_view, write_view
from desktop.tasks.garbage import Garbage
from desktop.tasks.slices import slices
from desktop.tasks.tasks import Job, Tasks
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_what_is_there
from desktop.theme.plurals import EnglishPlurals
from desktop.ui.common.accessible import install_roles
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:  # loading these takes longer than the first paint may
    from desktop.app.session import Session
    from desktop.app.window_controller import WindowController

log = logging.getLogger(__name__)

WINDOW_SIZE = QSize(1280, 800)
FRAME = QSize(16, 48)  # px, what the system may draw around a window
UNSEEN_MS = 300  # after which a window that starts minimised is filled all the same
LAST_WRITES_MS = 5000  # for what was typed just before the window closed


class Program(QObject):
    """One running copy of the app, from the first paint to the last write.

    `ready` is emitted when the library is open and the first page stands.
    """

    ready = Signal()
    saving_failed = Signal(str)  # a sentence; from any thread

    def __init__(
        self,
        profile: Path,
        content: Path,
        wanted: str,
        settings: RollOutSettings,
        chosen: RollOutSettings,
        *,
        read_only: bool = False,
        tasks: Tasks | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__()
        self._profile = Profile(profile)
        self._content = content
        self._wanted = wanted
        self._settings = settings
        self._read_only = read_only
        self._today = today
        self.tasks = tasks or Tasks(self)
        self._writer = Tasks(self, threads=1)
        self.controller: WindowController | None = None
        self._session: Session | None = None
        self._starting: Job | None = None  # what the start waits for, on another thread
        self._garbage = Garbage(self)
        self.failed = False

        view, trouble = read_view(self._profile.view)
        self._view_trouble = trouble
        self._view = effective_view(settings, view, chosen)
        self.theme = ThemeController(paths.resources(), self._view, parent=self)
        self.net = SafetyNet(self)

    def show(self) -> None:
        """Paint the window with Home's frame; the library is opened after that."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        trouble = load_what_is_there(paths.resources() / "fonts")
        install_roles()
        app.installTranslator(EnglishPlurals(self))
        self.theme.dress(app)
        self.window = MainWindow(self.theme)
        self.home = HomePage(self.theme, self.window)
        self._early = EarlyWish(self.window, self.home, self)
        self._show_beforehand()
        self.window.add_page("home", self.home)
        self.window.show_page("home")
        self.window.show_view(self._view, self._settings.locked)
        self.window.closing.connect(self._on_closing)
        self.net.foreseen.connect(self.window.show_notice)
        self.saving_failed.connect(self.window.show_notice)
        self.net.bug.connect(self.window.show_bug)
        if trouble:  # where the system has no letters either, the window can say nothing
            say(trouble)
            self.window.show_notice(trouble)
        self.help_desk = HelpDesk(self.window, self.theme, self.tasks, self)
        self._place_window()
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(self._on_painted)
        self._once_painted(self._open_library)  # importing it would delay the paint

    def _show_beforehand(self) -> None:
        """Show what Home says to everybody, unless something else is asked for or stands first."""
        home = read_home_file(home_path(self._content)) if not self._wanted else None
        if home is not None and not self.theme.settings.nurse:
            self.home.show_beforehand(home, new_reader=self._is_new_reader())
            self.window.select_rail("home")

    def _is_new_reader(self) -> bool:
        """Whether nothing was kept here before; where nobody may look, nothing was."""
        try:
            return not self._profile.reader.exists()
        except OSError:
            return True

    def _once_painted(self, work: Callable[[], object]) -> None:
        """Do `work` when the window stands as it is now, or soon if it is not seen."""
        self._then = work
        self._painted.start(UNSEEN_MS)
        self.window.installEventFilter(self)

    def _on_painted(self) -> None:
        self.window.removeEventFilter(self)
        self._then()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted.start(0)
        return False

    def _place_window(self) -> None:
        """Where it was, if that is still on a screen; else a good size, all of it in sight."""
        room = self.window.screen().availableSize() - FRAME
        self.window.resize(WINDOW_SIZE.boundedTo(room))
        if self._view.window is not None:
            wished = QRect(*self._view.window)
            if any(s.availableGeometry().intersects(wished) for s in QGuiApplication.screens()):
                self.window.setGeometry(wished)
        if self._view.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.focus_page()

    def _open_library(self) -> None:
        _log_computing_time()
        content, profile, names = self._content, self._profile.root, self._view.names
        read_only = self._read_only

        def work() -> tuple[Session, type[WindowController]]:
            from desktop.app.session import open_session
            from desktop.app.window_controller import WindowController

            session = open_session(
                content, profile, names, _now, self.saving_failed.emit, read_only=read_only
            )
            self._session = session  # even if the window closes before it can be shown
            return session, WindowController

        self._garbage.rest()  # what is imported leaves nothing to free
        self._starting = self.tasks.run(self, work, self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: tuple[Session, type[WindowController]]) -> None:
        session, make_controller = opened
        gc.freeze()  # what was imported stays, and need not be looked at while pages are turned
        self._garbage.go_on()
        self.controller = make_controller(
            self.window,
            self.home,
            self.theme,
            session,
            self._settings,
            self.tasks,
            self._writer,
            self._today,
        )
        self.controller.view_changed.connect(self._on_view_changed)
        self.controller.apply_view(self._view)
        self.controller.help_wanted.connect(self.help_desk.show)
        self.help_desk.join(self.controller.navigation)
        self.controller.open(self._wanted)
        self._early.grant()
        if self._view_trouble:
            self.window.show_notice(self._view_trouble)
        self.ready.emit()
        self._once_painted(self._get_ahead)

    def _get_ahead(self) -> None:
        """Do what the reader has not asked for yet, now that there is something to read."""
        from desktop.app.window_controller import import_places

        assert self._session is not None
        _log_computing_time()
        warm_up = self._session.warm_up

        def work() -> None:
            warm_up()
            import_places()

        self._starting = self.tasks.run(self, work, self._on_places_imported)

    def _on_places_imported(self, _: object) -> None:
        assert self.controller is not None
        gc.freeze()  # as before: these modules stay, too
        slices(self.controller, self.controller.make_ahead())

    def _on_not_opened(self, error: Exception) -> None:
        self._garbage.go_on()
        self._early.forget()
        if not isinstance(error, AppError):
            raise error
        self.failed = True
        say(error.sentence)
        self.window.show_fatal(error.sentence)

    def show_page(self, wanted: str) -> None:
        """Come to the front, at `wanted` if it is named; what a second copy asks for."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if wanted and self.controller is not None:
            self.controller.open(wanted)

    def _on_view_changed(self, view: ViewSettings) -> None:
        if view != self._view:
            self._view = view
            self._keep_view()

    def _keep_view(self) -> None:
        view, path = self._view, self._profile.view
        self._writer.run(self, lambda: write_view(path, view), None, self._on_view_not_kept)

    def _on_view_not_kept(self, error: Exception) -> None:
        log.warning("view not kept", exc_info=error)

    def _on_closing(self) -> None:
        window = self.window
        place = window.normalGeometry()
        self._view = dataclasses.replace(
            self._view,
            window=(place.x(), place.y(), place.width(), place.height()),
            maximised=window.isMaximized(),
        )
        self._keep_view()
        self.finish()

    def finish(self) -> None:
        """Let what is being printed and the last writes come to their end; close the stores."""
        self._painted.stop()
        if self._starting is not None:
            self._starting.cancel()
        if self.controller is not None:
            self.controller.finish()
        self._writer.finish(LAST_WRITES_MS)
        self.tasks.wait(LAST_WRITES_MS)
        if self._session is not None:
            self._session.reader.close()
            self._session.library.close()

    def end(self) -> None:
        """Let the window go while the application lives; Python's own end has no order."""
        if self.window.isVisible():  # the event loop was left without closing it
            self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._garbage.end()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _log_computing_time() -> None:
    """Twice in a start: when Home can be read, and when the library answers whatever is pressed."""
    log.info("computed for %d ms so far", round(time.process_time() * 1000))


def start(asked: argparse.Namespace, settings: RollOutSettings, notices: tuple[str, ...]) -> int:
    """Open the window and run until it closes; the exit code."""
    app = open_application()
    app.setApplicationDisplayName("Waymark")
    app.setDesktopFileName("waymark")
    app.setWindowIcon(QIcon(str(paths.resources() / "brand" / "app-icon.svg")))

    profile = asked.profile or settings.profile or paths.profile()
    wanted = asked.id if asked.command == "open" else ""
    copy = SingleCopy(profile)
    if not copy.is_first(wanted):
        return 0
    mark_as_running()
    set_up_logging(profile)
    content = asked.content or settings.content or paths.content_db()
    program = Program(
        profile, content, wanted, settings, RollOutSettings(), read_only=copy.read_only
    )
    program.net.install()
    copy.shown_wanted.connect(program.show_page)
    program.show()
    for notice in notices:
        program.window.show_notice(notice)
    code = app.exec()
    program.end()
    copy.release()
    return 1 if program.failed else code
