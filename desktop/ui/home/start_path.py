"""The Start here path: waymarks along a trail, each of which opens its page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import HomeView, PathStep, StepState
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.waymark import INSET, STEP_LEAST, Waymark


class StartPath(Card):
    """The path with its main button.

    Signals:
        page_requested: the page of a step, or of something new to read.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius="panel")
        self.setObjectName("start_path")
        self._goal = ""
        self._marks: list[Waymark] = []
        self._steps_shown: tuple[PathStep, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(10)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(INSET, 0, 0, 0)
        self._head.setSpacing(12)
        words = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        row = FlowLayout(words, gap=16)
        row.addWidget(HeadingLabel(theme, self.tr("Start here"), words, role="panel"))
        self._about = BodyLabel(theme, "", words, muted=True)
        row.addWidget(self._about)
        self._head.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.button = Button(
            theme, "", self, tone=Tone.PRIMARY, icon="arrow-right", size=ButtonSize.COMPACT
        )
        self.button.setObjectName("start_button")
        self.button.clicked.connect(self._on_button)
        room = self.button.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(room)
        # Aligned, or the row would be no wider than the button where they stand in a column.
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._head.addWidget(self.button, 0, middle)
        column.addLayout(self._head)
        self._steps = Columns(self, least=STEP_LEAST, most=4, gap=0)
        column.addWidget(self._steps)
        self.apply_theme()

    def show_path(self, home: HomeView) -> None:
        """Show the steps, and on the button the next of them."""
        steps = home.steps
        self._steps_shown = steps
        self.button.show()
        if len(steps) != len(self._marks):
            self._make_marks(steps)
        for mark, step in zip(self._marks, steps, strict=True):
            mark.set_step(step)
        self._about.setText(self.tr("%n short steps. Stop whenever you like.", "", len(steps)))
        number, following = next(
            ((n, s) for n, s in enumerate(steps, 1) if s.state is StepState.NEXT), (0, None)
        )
        if following is not None:
            self._goal = following.page
            words = self.tr("Carry on with step {number}")
            if number == 1:
                words = self.tr("Start with step {number}")
            self.button.setText(words.format(number=number))
        else:
            known = {recent.card.id for recent in home.recent}
            pages = [card.page for card in home.cards]
            self._goal = next((page for page in pages if page not in known), pages[0])
            self.button.setText(self.tr("Read something new"))

    def leave_open(self) -> None:
        """Say of no step that it is next, and keep the room of the button, until it is known."""
        for mark, step in zip(self._marks, self._steps_shown, strict=True):
            mark.set_step(replace(step, state=StepState.LATER))
        self.button.hide()

    def _make_marks(self, steps: tuple[PathStep, ...]) -> None:
        for mark in self._marks:
            mark.deleteLater()
        self._marks = []
        for number, step in enumerate(steps, 1):
            mark = Waymark(self.theme, step, number, len(steps), self._steps)
            mark.setObjectName(f"waymark_{number}")
            mark.clicked.connect(self._on_mark)
            self._steps.cells.addWidget(mark)
            self._marks.append(mark)
        self._steps.cells.set_most(len(steps))
        self._fit()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_steps"):
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All steps side by side, or one below the other; nothing between."""
        least = self.look.body_px(STEP_LEAST)
        room = self.width() - 40
        across = room >= least * len(self._marks)
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
        self._head.setStretch(0, int(across))
        self._steps.cells.set_least(least if across else max(1, room))
        for mark in self._marks:
            mark.set_across(across)

    def _on_button(self) -> None:
        self.page_requested.emit(self._goal)

    def _on_mark(self) -> None:
        mark = self.sender()
        if isinstance(mark, Waymark):
            self.page_requested.emit(mark.page)
