"""The other forms of a diagram: in words, as a table, and its parts one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Text
from desktop.domain.content import Diagram
from desktop.domain.drawing import HotSpot
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.columns import LinesColumn
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.picture_parts import PartList

_GAP = 10


class _Form(Wrapping, QWidget):
    """One form under its heading."""


class DiagramForms(Themed, Wrapping, QWidget):
    """A row of buttons, each of which shows or hides one form below it.

    Args:
        titles: of the pages, words and findings that the parts open.
        first: a button that stands before the others.
        level: of the heading over each form.

    Signals:
        part_requested: what a part opens, and where its row stands on the screen.
    """

    part_requested = Signal(str, QRect)

    def __init__(
        self,
        theme: ThemeController,
        diagram: Diagram,
        titles: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        first: Button | None = None,
        level: int,
    ) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self.theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self._make_buttons(first))
        self._level = level
        self._words = self._add_form("words", self.tr("In words"), self._make_words(theme))
        self._list = PartList(theme, titles, self)
        self._list.part_requested.connect(self.part_requested)
        self._parts = self._add_form("parts", self.tr("Parts of this picture"), self._list)
        self._table: QWidget | None = None
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._flow.set_gap(self.look.apart(_GAP))
        super().apply_theme()

    def show_parts(self, parts: Sequence[HotSpot]) -> None:
        """List these parts; without any there is no button for them."""
        self._as_parts.setVisible(bool(parts))
        self._list.show_parts(parts)
        if not parts:
            self._parts.hide()
            self._as_parts.set_on(False)

    def show_words(self) -> None:
        """Say it in words, unless that is done already."""
        if not self._words.isVisibleTo(self):
            self._on_describe()

    def _make_buttons(self, first: Button | None) -> QWidget:
        self._row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._flow = FlowLayout(self._row, _GAP)
        if first is not None:
            self._flow.addWidget(first)
        self._describe = self._toggle(
            "describe", self.tr("Describe in words"), self.tr("Hide the words")
        )
        self._as_table = self._toggle(
            "as_table", self.tr("Show as a table"), self.tr("Hide the table")
        )
        self._as_parts = self._toggle(
            "as_parts", self.tr("Parts of this picture"), self.tr("Hide the parts")
        )
        self._as_parts.hide()
        self._describe.clicked.connect(self._on_describe)
        self._as_table.clicked.connect(self._on_as_table)
        self._as_parts.clicked.connect(self._on_as_parts)
        return self._row

    def _toggle(self, name: str, words: str, on_words: str) -> Button:
        button = Button(
            self.theme,
            words,
            self._row,
            tone=Tone.QUIET,
            on_text=on_words,
            size=ButtonSize.COMPACT,
        )
        button.setObjectName(f"diagram_{name}_{self._diagram.id}")
        self._flow.addWidget(button)
        return button

    def _make_words(self, theme: ThemeController) -> QWidget:
        box = LinesColumn(theme, self, gap=12)
        for paragraph in self._diagram.text:
            box.body.addWidget(RunsView(theme, (Text(paragraph),), box, role="body"))
        return box

    def _add_form(self, name: str, title: str, form: QWidget) -> QWidget:
        """A form under its heading, hidden until it is asked for."""
        box = _Form(self)
        box.setObjectName(f"diagram_{name}_{self._diagram.id}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = HeadingLabel(self.theme, title, box, level=self._level, role="card")
        column.addWidget(heading)
        column.addWidget(form)
        box.hide()
        self._column.addWidget(box)
        return box

    def _on_describe(self) -> None:
        self._show_form(self._words, self._describe)

    def _on_as_table(self) -> None:
        if self._table is None:
            diagram = self._diagram
            grid = Grid(self.theme, diagram.title, diagram.table_header, diagram.table_rows, self)
            self._table = self._add_form("table", self.tr("As a table"), grid)
        self._show_form(self._table, self._as_table)

    def _on_as_parts(self) -> None:
        self._show_form(self._parts, self._as_parts)

    def _show_form(self, form: QWidget, button: Button) -> None:
        shown = not form.isVisibleTo(self)
        form.setVisible(shown)
        button.set_on(shown)
