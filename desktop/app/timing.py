"""Makes a path of the length that the reader has time for, and leads along it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.history import Stop
from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.app.window_pages import WindowPages
from desktop.domain.errors import AppError
from desktop.domain.reading import TIME_PATH, Place
from desktop.domain.screens import QUESTIONS
from desktop.domain.time_path import START_HERE, TimePath, TimeView
from desktop.library.time_path import as_text, path_of
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.common.accessible import announce
from desktop.ui.main_window import MainWindow
from desktop.ui.time.time_bar import TimeBar

if TYPE_CHECKING:
    from desktop.ui.reader.reader_page import ReaderPage
    from desktop.ui.time.time_page import TimePage


class Timing(QObject):
    """Connects the TimePage and the bar at the foot with the library and what is kept.

    The path lies on the desk and nowhere else, so a restart, a private session and whoever
    clears the history find it as it should be.
    """

    def __init__(
        self,
        window: MainWindow,
        pages: WindowPages,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._pages = pages
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._tasks = tasks
        self._bar: TimeBar | None = None
        self._walking = False
        self._job: Job | None = None
        self._laying_out = False
        self._arriving = False  # at the end of a path
        self._private = keeping.private
        self._here: dict[str, Place] = {}  # what was read in this window, also without history
        keeping.places_changed.connect(self._on_places_changed)
        navigation.arrived.connect(self._on_arrived)

    def add_page(self, page: TimePage) -> None:
        """Answer what the page of the path asks for."""
        page.length_chosen.connect(self._on_length_chosen)
        page.subject_chosen.connect(self._on_subject_chosen)
        page.start_requested.connect(self.carry_on)
        page.step_requested.connect(self._on_step_requested)
        page.more_requested.connect(self._on_more_requested)
        page.questions_requested.connect(self._on_questions_requested)
        page.back_requested.connect(self._navigation.back)

    def add_reader(self, reader: ReaderPage) -> None:
        """Remember what is read there, so that a path leads past it."""
        reader.place_changed.connect(self._on_place_changed)

    @property
    def path(self) -> TimePath:
        """The path as it was left; without steps before a length is chosen."""
        return path_of(self._keeping.desk(TIME_PATH))

    def open(self) -> None:
        """Show the path, or the lengths to choose from."""
        self._pages.time.close_list()
        self._look_up(self._on_view)

    def begin(self, minutes: int) -> None:
        """Lay out a path that begins where everybody may, and show it."""
        self._navigation.go("time")
        self._lay_out(minutes, START_HERE, focus=True)

    def carry_on(self) -> None:
        """Go to the step to read now; without what the library no longer holds."""
        self._look_up(self._on_ready_to_walk)

    # Laying out

    def _lay_out(self, minutes: int, subject: str, *, focus: bool = False) -> None:
        """Show a new path; what was begun before is put aside, and can be brought back.

        Args:
            focus: give the keys to the path.
        """
        before = self.path
        places = (*self._keeping.places, *self._here.values())

        def work() -> TimeView:
            paths = self._library.time_paths
            return paths.view(paths.lay_out(minutes, subject, places))

        def done(view: TimeView) -> None:
            self._laying_out = False
            self._keep(view.path)
            self._show(view)
            self._pages.time.tell_path(focus=focus)
            if before.under_way:
                self._window.show_toast(
                    self.tr("Your other path was put aside."), partial(self._bring_back, before)
                )

        self._laying_out = True
        self._run(work, done)

    def _on_view(self, view: TimeView) -> None:
        if view.gone:
            self._keep(view.path)
        self._show(view)
        if self._arriving:
            self._arriving = False
            self._pages.time.tell_path(focus=True)

    def _show(self, view: TimeView) -> None:
        kept = self._keeping.keeps_history and not self._keeping.private
        self._pages.time.show_view(view, kept=kept)

    def _bring_back(self, path: TimePath) -> None:
        self._keep(path)
        if self._window.current_page == "time":
            self.open()
        self._show_bar()

    def _look_up(self, done: Callable[[TimeView], object]) -> None:
        """What is left of the path, unless another one is being laid out: that will be shown."""
        if not self._laying_out:
            self._run(partial(self._library.time_paths.view, self.path), done)

    def _run(self, work: Callable[[], TimeView], done: Callable[[TimeView], object]) -> None:
        """Do `work` off the GUI thread, then `done` unless something else is wished for by then."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._tasks.run(self, work, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._laying_out = False
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)

    def _keep(self, path: TimePath) -> None:
        self._keeping.put_on_desk(TIME_PATH, as_text(path))

    # Walking

    def _on_ready_to_walk(self, view: TimeView) -> None:
        if view.gone:
            names = ", ".join(f"“{name}”" for name in view.gone)
            self._window.show_notice(
                self.tr("No longer in Waymark, so left out of your path: {names}.").format(
                    names=names
                )
            )
        if view.path.steps and not view.path.finished:
            self._walk(view.path)
        else:
            self._keep(view.path)
            self._navigation.go("time")

    def _walk(self, path: TimePath) -> None:
        """Open the step to read now, with the bar below it."""
        path = path.at(path.place)
        self._keep(path)
        self._walking = True
        self._navigation.open_page(path.now.address)
        if self._bar is not None:
            announce(self._bar, self._bar.told)

    def _on_next_requested(self) -> None:
        path = self.path
        self._pages.reader.mark_read(path.now.anchor)
        path = path.past_now()
        if path.finished:
            self._keep(path)
            self._walking = False
            self._arriving = True
            self._navigation.go("time")
        else:
            self._walk(path)
            self._window.focus_page()

    def _on_return_requested(self) -> None:
        self._navigation.open_page(self.path.now.address)

    def _on_stop_requested(self) -> None:
        self._walking = False
        self._show_bar()
        self._window.show_toast(self.tr("Stopped. You can carry on from Home."), None)

    def _on_arrived(self, _: Stop) -> None:
        self._show_bar()

    def _show_bar(self) -> None:
        """The bar stands below pages while the reader walks."""
        stop, path = self._navigation.now, self.path
        if not (self._walking and path.under_way and stop.place == "page"):
            self._window.keep_foot(None)
            return
        if self._bar is None:
            bar = self._bar = TimeBar(self._window.theme, self._window)
            bar.next_requested.connect(self._on_next_requested)
            bar.return_requested.connect(self._on_return_requested)
            bar.stop_requested.connect(self._on_stop_requested)
        self._bar.show_path(path, here=stop.page == path.now.page)
        self._window.keep_foot(self._bar)

    # Wished for on the page

    def _on_length_chosen(self, minutes: int) -> None:
        path = self.path
        if minutes != path.minutes or path.finished or not path.steps:
            self._lay_out(minutes, path.subject)

    def _on_subject_chosen(self, subject: str) -> None:
        path = self.path
        if not path.minutes:
            self._keep(TimePath(subject=subject))
            self.open()
        elif subject != path.subject:
            self._lay_out(path.minutes, subject)

    def _on_step_requested(self, place: int) -> None:
        if not self._laying_out:
            self._walk(self.path.at(place))

    def _on_more_requested(self) -> None:
        path = self.path
        self._lay_out(path.minutes, path.subject, focus=True)

    def _on_questions_requested(self) -> None:
        self._navigation.go("my-list", anchor=QUESTIONS)

    # What was read

    def _on_place_changed(self, place: Place) -> None:
        self._here[place.page] = place

    def _on_places_changed(self) -> None:
        """History that was cleared is forgotten here too, as is that of a private session."""
        if not self._keeping.places or self._keeping.private != self._private:
            self._private = self._keeping.private
            self._here.clear()
            self._show_bar()
            if self._window.current_page == "time":
                self.open()
