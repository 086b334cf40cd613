"""A diagram in a page: the picture, its steps, its words and its table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Text
from desktop.domain.content import Diagram
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.picture import Draw, Picture


class DiagramBlock(Themed, Wrapping, QWidget):
    """One diagram on a card: all of it or step by step, in words, and as a table."""

    def __init__(
        self, theme: ThemeController, draw: Draw, diagram: Diagram, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self._step = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self)
        outer.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(24, 22, 24, 22)
        self._column.setSpacing(14)

        self._column.addWidget(HeadingLabel(theme, diagram.title, card, level=3, role="callout"))
        self.picture = Picture(theme, draw, diagram.id, card)
        self.picture.installEventFilter(self)
        self._column.addWidget(self.picture)
        self._caption = BodyLabel(theme, diagram.caption, card, muted=True)
        self._caption.setObjectName("diagram_caption")
        self._column.addWidget(self._caption)

        self._stepping = self._make_stepping(theme, card)
        self._column.addWidget(self._stepping)
        self._column.addWidget(self._make_actions(theme, card))
        self._words = self._make_words(theme, card)
        self._column.addWidget(self._words)
        self._table: Grid | None = None
        self._card = card
        self.follow(theme)

    @property
    def step(self) -> int:
        """The step shown, from 1; 0 while all is shown."""
        return self._step

    def show_step(self, step: int) -> None:
        """Show one step, from 1; 0 shows all."""
        self._step = step
        self.picture.show_step(step)
        stepping = step > 0
        self._stepping.setVisible(stepping)
        self._by_step.set_on(stepping)
        self._caption.setVisible(not stepping)
        if not stepping:
            return
        steps = self._diagram.steps
        now = steps[step - 1]
        place = self.tr("Step {number} of {total}").format(number=step, total=len(steps))
        self._step_place.setText(place)
        self._step_title.setText(now.title)
        self._step_caption.setText(now.caption)
        self._previous.setVisible(step > 1)
        self._next.setVisible(step < len(steps))
        if step > 1:
            title = steps[step - 2].title
            self._previous.set_words(self.tr("Back: {title}").format(title=title))
        if step < len(steps):
            title = steps[step].title
            self._next.set_words(self.tr("Next: {title}").format(title=title))
        announce(self._step_place, f"{place}. {now.title}. {now.caption}")

    def _make_stepping(self, theme: ThemeController, card: QWidget) -> QWidget:
        box = QWidget(card)
        box.setObjectName("diagram_steps")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._step_place = BodyLabel(theme, "", box, role="small")
        self._step_title = HeadingLabel(theme, "", box, level=4, role="card")
        self._step_caption = BodyLabel(theme, "", box)
        for label in (self._step_place, self._step_title, self._step_caption):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        self._previous = Button(theme, "", box, icon="arrow-left", size=ButtonSize.COMPACT)
        self._next = Button(
            theme,
            "",
            box,
            tone=Tone.PRIMARY,
            icon="arrow-right",
            icon_after=True,
            size=ButtonSize.COMPACT,
        )
        self._previous.setObjectName("diagram_previous")
        self._next.setObjectName("diagram_next")
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        column.addLayout(row)
        box.hide()
        return box

    def _make_actions(self, theme: ThemeController, card: QWidget) -> QWidget:
        box = QWidget(card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        flow = FlowLayout(box, 10)
        self._by_step = Button(
            theme,
            self.tr("See it step by step"),
            box,
            icon="play",
            on_text=self.tr("See it all"),
            on_icon="arrows-out",
            size=ButtonSize.COMPACT,
        )
        self._by_step.setVisible(bool(self._diagram.steps))
        self._describe = Button(
            theme,
            self.tr("Describe in words"),
            box,
            tone=Tone.QUIET,
            on_text=self.tr("Hide the words"),
            size=ButtonSize.COMPACT,
        )
        self._as_table = Button(
            theme,
            self.tr("Show as a table"),
            box,
            tone=Tone.QUIET,
            on_text=self.tr("Hide the table"),
            size=ButtonSize.COMPACT,
        )
        self._by_step.setObjectName("diagram_by_step")
        self._describe.setObjectName("diagram_describe")
        self._as_table.setObjectName("diagram_as_table")
        self._by_step.clicked.connect(self._on_by_step)
        self._describe.clicked.connect(self._on_describe)
        self._as_table.clicked.connect(self._on_as_table)
        for button in (self._by_step, self._describe, self._as_table):
            flow.addWidget(button)
        return box

    def _make_words(self, theme: ThemeController, card: QWidget) -> QWidget:
        box = QWidget(card)
        box.setObjectName("diagram_words")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for paragraph in self._diagram.text:
            column.addWidget(RunsView(theme, (Text(paragraph),), box, role="body"))
        box.hide()
        return box

    def _on_by_step(self) -> None:
        self.show_step(0 if self._step else 1)

    def _on_previous(self) -> None:
        self.show_step(self._step - 1)
        if self._step == 1:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        self.show_step(self._step + 1)
        if self._step == len(self._diagram.steps):
            self._previous.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_describe(self) -> None:
        shown = not self._words.isVisibleTo(self._card)
        self._words.setVisible(shown)
        self._describe.set_on(shown)

    def _on_as_table(self) -> None:
        if self._table is None:
            self._table = Grid(
                self.theme,
                self._diagram.title,
                self._diagram.table_header,
                self._diagram.table_rows,
                self._card,
            )
            self._table.setObjectName("diagram_table")
            self._column.addWidget(self._table)
            self._table.hide()
        shown = not self._table.isVisibleTo(self._card)
        self._table.setVisible(shown)
        self._as_table.set_on(shown)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys step through the picture while it has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._step:
            if event.key() == Qt.Key.Key_Right and self._step < len(self._diagram.steps):
                self.show_step(self._step + 1)
                return True
            if event.key() == Qt.Key.Key_Left and self._step > 1:
                self.show_step(self._step - 1)
                return True
        return False
