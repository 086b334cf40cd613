"""The bar at the foot of the window while somebody walks a path."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.time_path import TimePath, minutes_of
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

NEXT_KEYS = "Ctrl+Return"
_SIDE = 24
_TIGHT = 560  # px at 100 % text, under which icons take room that words need


class _Said(Wrapping, QWidget):
    """Two lines below each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(0)


class TimeBar(Themed, Wrapping, QFrame):
    """Says which step this is and how much is left.

    Signals:
        next_requested: the step is read.
        return_requested: go to the step from another page.
        stop_requested: stop for now.
    """

    next_requested = Signal()
    return_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("time_bar")
        self.setAccessibleName(self.tr("Your path"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        row = FlowLayout(None, 16)
        column.addLayout(row)
        said = _Said(self)
        # Its words grow as its buttons do: what is read needs the room more.
        self._words = BodyLabel(theme, "", said, role="label")
        self._words.setObjectName("time_bar_left")
        self._part = BodyLabel(theme, "", said, role="tag", muted=True)
        self._part.setObjectName("time_bar_part")
        said.column.addWidget(self._words)
        said.column.addWidget(self._part)
        row.addWidget(said)
        self._next = Button(
            theme, self.tr("Next step"), self, icon="arrow-right", size=ButtonSize.COMPACT
        )
        self._next.setObjectName("time_next")
        self._next.clicked.connect(self._on_next)
        row.addWidget(self._next)
        self._stop = Button(theme, self.tr("Stop"), self, icon="stop", size=ButtonSize.COMPACT)
        self._stop.setObjectName("time_stop")
        self._stop.setAccessibleName(self.tr("Stop here, and carry on later"))
        self._stop.clicked.connect(self.stop_requested)
        row.addWidget(self._stop)
        self._here = True
        shortcut = QShortcut(QKeySequence(NEXT_KEYS), self)
        shortcut.activated.connect(self._on_next)
        self.hide()
        self.follow(theme)

    def show_path(self, path: TimePath, *, here: bool) -> None:
        """Show where `path` is; `here` while the page of its step is in sight."""
        self._here = here
        number = path.place + 1
        left = minutes_of(path.words_left)
        told = self.tr("Step {number} of {count}, under 1 minute left")
        if left:
            told = self.tr("Step {number} of {count}, about {minutes} left")
        told = told.format(number=number, count=len(path.steps), minutes=minutes(left))
        self._words.setText(told)
        part = self.tr("Read the whole page.")
        if path.now.heading:
            part = self.tr("Read the part “{part}”.").format(part=path.now.heading)
        self._part.setText(part)
        if not here:
            self._next.setText(self.tr("Go to step {number}").format(number=number))
        elif path.is_last:
            self._next.setText(self.tr("Finish"))
        else:
            self._next.setText(self.tr("Next step"))
        self._next.set_icon("check" if here and path.is_last else "arrow-right")
        self._next.setAccessibleDescription(told)

    @property
    def told(self) -> str:
        """What a screen reader says at a new step."""
        return f"{self._words.text()}. {self._part.text()}"

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room, icons make way, so that the bar stays slim."""
        roomy = self.width() >= self.look.px(_TIGHT)
        self._next.show_icon(roomy)
        self._stop.show_icon(roomy)

    def _on_next(self) -> None:
        (self.next_requested if self._here else self.return_requested).emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 2, look.colour("border_strong"))
