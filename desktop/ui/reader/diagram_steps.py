"""The steps of a diagram: which one is shown, what it says, and the way on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import Diagram
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.step_dots import StepDots
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, Wrapping


class StepPanel(Themed, Wrapping, QWidget):
    """Says what the step shown is about, with "Next: NAME" and "Back: NAME".

    Args:
        tall: for a panel of its own: dots above, and the buttons one below the other.

    Signals:
        step_requested: the step that a button leads to, from 1.
    """

    step_requested = Signal(int)

    def __init__(
        self,
        theme: ThemeController,
        diagram: Diagram,
        parent: QWidget | None = None,
        *,
        tall: bool = False,
    ) -> None:
        super().__init__(parent)
        self._steps = steps = diagram.steps
        self._step = 0
        self._tall = tall
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10 if tall else 6)
        self._dots = StepDots(theme, len(steps), self)
        self._dots.setVisible(tall)
        self._place = BodyLabel(theme, "", self, role="small", weight=600 if tall else 0)
        self._title = HeadingLabel(
            theme, "", self, level=2 if tall else 4, role="h2" if tall else "card"
        )
        self._caption = BodyLabel(theme, "", self, role="read" if tall else "body")
        column.addWidget(self._dots)
        for label in (self._place, self._title, self._caption):
            column.addWidget(label)
        column.addLayout(self._make_buttons(theme, diagram.id))
        self.follow(theme)

    def _make_buttons(self, theme: ThemeController, name: str) -> QHBoxLayout | QVBoxLayout:
        size = ButtonSize.LARGE if self._tall else ButtonSize.COMPACT
        self._previous = Button(theme, "", self, icon="arrow-left", size=size)
        self._next = Button(
            theme, "", self, tone=Tone.PRIMARY, icon="arrow-right", icon_after=True, size=size
        )
        self._previous.setObjectName(f"diagram_previous_{name}")
        self._next.setObjectName(f"diagram_next_{name}")
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        if self._tall:
            column = QVBoxLayout()
            column.setContentsMargins(0, 18, 0, 0)
            column.setSpacing(14)
            for button in (self._next, self._previous):
                policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
                policy.setHeightForWidth(True)
                button.setSizePolicy(policy)
            column.addWidget(self._next)
            column.addWidget(self._previous)
            column.addStretch(1)
            return column
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        return row

    def show_step(self, step: int) -> None:
        """Show a step, from 1, and announce it."""
        steps = self._steps
        focused = next((b for b in (self._previous, self._next) if b.hasFocus()), None)
        self._step = step
        now = steps[step - 1]
        place = self.tr("Step {number} of {total}").format(number=step, total=len(steps))
        self._dots.show_step(step)
        self._place.setText(place)
        self._title.setText(now.title)
        self._caption.setText(now.caption)
        if step > 1:
            title = steps[step - 2].title
            self._previous.set_words(self.tr("Back: {title}").format(title=title))
        if step < len(steps):
            title = steps[step].title
            self._next.set_words(self.tr("Next: {title}").format(title=title))
        others = {self._previous: step > 1, self._next: step < len(steps)}
        for button, shown in others.items():
            if shown:
                button.show()
        if focused is not None and not others[focused]:
            other = self._next if focused is self._previous else self._previous
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        for button, shown in others.items():
            button.setVisible(shown)
        announce(self._place, f"{place}. {now.title}. {now.caption}")

    def _on_previous(self) -> None:
        self.step_requested.emit(self._step - 1)

    def _on_next(self) -> None:
        self.step_requested.emit(self._step + 1)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._keep_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._keep_room()

    def _keep_room(self) -> None:
        """Room for the longest caption, so that the buttons stay where they are pressed."""
        if self._tall:
            look = self.look
            font, line = look.font("read"), look.line_height("read")
            heights = [
                TextBlock(step.caption, font, line).height_for(self.width()) for step in self._steps
            ]
            self._caption.setMinimumHeight(max(heights, default=0))
