"""A diagram in a page: the picture, its steps, its words and its table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.content import Diagram
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.diagram_forms import DiagramForms
from desktop.ui.reader.diagram_steps import StepPanel
from desktop.ui.reader.picture import Draw, Picture


class DiagramBlock(Themed, Wrapping, QWidget):
    """One diagram on a card: all of it or step by step, in words, and as a table.

    Args:
        titles: of the pages, words and findings that its parts open.

    Signals:
        part_requested: what a part of the picture opens, and where it stands on the screen.
    """

    part_requested = Signal(str, QRect)

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        diagram: Diagram,
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self._step = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self)
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)

        column.addWidget(HeadingLabel(theme, diagram.title, card, level=3, role="callout"))
        self.picture = Picture(theme, draw, diagram.id, card, titles=titles)
        self.picture.step_requested.connect(self._on_turn)
        self.picture.part_requested.connect(self.part_requested)
        self.picture.parts_changed.connect(self._on_parts_changed)
        column.addWidget(self.picture)
        self._caption = BodyLabel(theme, diagram.caption, card, muted=True)
        self._caption.setObjectName(f"diagram_caption_{diagram.id}")
        column.addWidget(self._caption)
        self._stepping = StepPanel(theme, diagram, card)
        self._stepping.setObjectName(f"diagram_steps_{diagram.id}")
        self._stepping.step_requested.connect(self.show_step)
        self._stepping.hide()
        column.addWidget(self._stepping)
        self._by_step = Button(
            theme,
            self.tr("See it step by step"),
            card,
            icon="play",
            on_text=self.tr("See it all"),
            on_icon="arrows-out",
            size=ButtonSize.COMPACT,
        )
        self._by_step.setObjectName(f"diagram_by_step_{diagram.id}")
        self._by_step.clicked.connect(self._on_by_step)
        self._by_step.setVisible(bool(diagram.steps))
        self._forms = DiagramForms(theme, diagram, titles, card, first=self._by_step, level=4)
        self._forms.part_requested.connect(self.part_requested)
        column.addWidget(self._forms)
        self.follow(theme)

    @property
    def step(self) -> int:
        """The step shown, from 1; 0 while all is shown."""
        return self._step

    def show_step(self, step: int) -> None:
        """Show one step, from 1; 0 shows all."""
        self._step = step
        stepping = step > 0
        self._stepping.setVisible(stepping)
        self._by_step.set_on(stepping)
        self._caption.setVisible(not stepping)
        self.picture.show_step(step, self._diagram.steps[step - 1].focus if stepping else "")
        if stepping:
            self._stepping.show_step(step)

    def _on_by_step(self) -> None:
        self.show_step(0 if self._step else 1)

    def _on_turn(self, by: int) -> None:
        if 1 <= self._step + by <= len(self._diagram.steps):
            self.show_step(self._step + by)

    def _on_parts_changed(self) -> None:
        self._forms.show_parts(self.picture.parts)
