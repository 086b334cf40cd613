"""A path as it was laid out: how long it is, its steps, and the way into it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.screens import PathStep, StepState
from desktop.domain.time_path import TimePath, TimeStep, minutes_of
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Wrapping
from desktop.ui.common.waymark import INSET, Waymark


class PathCard(Card):
    """Shows one path, with the steps that are read ticked.

    Signals:
        start_requested: go to the step to read now.
        step_requested: go to the step at this place, from 0.
        more_requested: another path of the same length.
        questions_requested: go to My questions.
    """

    start_requested = Signal()
    step_requested = Signal(int)
    more_requested = Signal()
    questions_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius="panel")
        self._marks: list[Waymark] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        words = QVBoxLayout()
        words.setContentsMargins(INSET, 0, INSET, 0)
        words.setSpacing(6)
        self.heading = HeadingLabel(theme, "", self, role="panel")
        self.heading.setObjectName("path_heading")
        self._about = BodyLabel(theme, "", self)
        self._about.setObjectName("path_about")
        words.addWidget(self.heading)
        words.addWidget(self._about)
        column.addLayout(words)
        self._actions = QWidget(self)
        row = FlowLayout(self._actions, 12)
        row.setContentsMargins(INSET, 0, INSET, 0)
        self._start = Button(
            theme, "", self._actions, tone=Tone.PRIMARY, icon="arrow-right", size=ButtonSize.LARGE
        )
        self._more = Button(theme, "", self._actions, icon="clock")
        self._questions = Button(
            theme, self.tr("My questions"), self._actions, icon="chat-circle-dots"
        )
        for name, button, asked in (
            ("path_start", self._start, self.start_requested),
            ("path_more", self._more, self.more_requested),
            ("path_questions", self._questions, self.questions_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(asked)
            row.addWidget(button)
        column.addWidget(self._actions)
        self._steps = _Steps(self)
        column.addWidget(self._steps)

    def show_path(self, path: TimePath) -> None:
        """Show `path`, which has steps."""
        length = minutes(max(1, minutes_of(path.words)))
        if path.finished:
            heading = self.tr("That was all. You can stop here.")
            about = self.tr("You read about {minutes}, {words} words.")
        else:
            heading = self.tr("About {minutes}, {words} words")
            about = self._about_steps(path)
        self.heading.setText(heading.format(minutes=length, words=f"{path.words:,}"))
        self._about.setText(about.format(minutes=length, words=f"{path.words:,}"))
        self._start.setText(self._way_in(path))
        self._start.setVisible(not path.finished)
        again = self.tr("Another {minutes}").format(minutes=minutes(path.minutes))
        self._more.setText(again)
        self._more.setVisible(path.finished)
        self._questions.setVisible(path.finished)
        self._show_steps(path)

    @property
    def way_on(self) -> Button:
        """The button that leads on from here."""
        return self._more if self._start.isHidden() else self._start

    def first_focus(self) -> None:
        self.way_on.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def told(self) -> str:
        """What a screen reader says when it has changed."""
        return f"{self.heading.text()} {self._about.text()}"

    def _about_steps(self, path: TimePath) -> str:
        if path.again:
            return self.tr("You have read all of this before. Here it is again.")
        return self.tr("%n step(s). Stop whenever you like.", "", len(path.steps))

    def _way_in(self, path: TimePath) -> str:
        if not path.under_way:
            return self.tr("Start")
        return self.tr("Carry on with step {number}").format(number=path.place + 1)

    def _show_steps(self, path: TimePath) -> None:
        count = len(path.steps)
        if count != len(self._marks):
            for old in self._marks:
                old.hide()
                old.deleteLater()
            self._marks = []
        for place, step in enumerate(path.steps):
            shown = PathStep(self._name(step), step.address, step.minutes, _state(path, place))
            if place < len(self._marks):
                self._marks[place].set_step(shown)
                continue
            mark = Waymark(self.theme, shown, place + 1, count, self._steps)
            mark.setObjectName(f"time_step_{place + 1}")
            mark.setProperty("place", place)
            mark.set_across(False)
            mark.clicked.connect(self._on_mark)
            self._steps.column.addWidget(mark)
            self._marks.append(mark)

    def _name(self, step: TimeStep) -> str:
        part = step.heading or self.tr("the whole page")
        return self.tr("{page}: {part}").format(page=step.title, part=part)

    def _on_mark(self) -> None:
        mark = self.sender()
        if isinstance(mark, Waymark):
            self.step_requested.emit(int(mark.property("place")))


class _Steps(Wrapping, QWidget):
    """Holds the steps below each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)


def _state(path: TimePath, place: int) -> StepState:
    if path.steps[place].read:
        return StepState.DONE
    return StepState.NEXT if place == path.place else StepState.LATER
