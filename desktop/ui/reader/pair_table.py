"""A table of two columns whose cells hold links, as rows of real words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Runs, Table, TermLink, Text, plain
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter
from desktop.ui.reader.links import Links

_SIDE = 18
_ABOVE = 11
_SIDE_BY_SIDE = 420  # px at 100 % text; with less, the words stand under what they say it of
_SHARES = (2, 3)  # of the width, for the two columns


class _Row(Themed, Wrapping, QWidget):
    """What a row is about, and the words on it; a line under it parts it from the next."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, theme: ThemeController, parent: QWidget, *, heavy: bool = False) -> None:
        super().__init__(parent)
        self._heavy = heavy
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setSpacing(2 * _SIDE)
        self.row.setContentsMargins(_SIDE, _ABOVE, _SIDE, _ABOVE)
        self.follow(theme)

    def add(self, first: QWidget, second: QWidget) -> None:
        for widget, share in zip((first, second), _SHARES, strict=True):
            self.row.addWidget(widget, share)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    def _fit(self) -> None:
        wide = _has_columns(self)
        direction = QBoxLayout.Direction
        self.row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.row.setSpacing(2 * _SIDE if wide else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        line = look.stroke("selected" if self._heavy else "hairline")
        under = QRectF(0, self.height() - line, self.width(), line)
        colour = look.colour("border_strong" if self._heavy else "border")
        smooth_painter(self).fillRect(under, colour)


def _has_columns(widget: Themed) -> bool:
    """Whether there is room for two columns side by side."""
    return cast("QWidget", widget).width() >= widget.look.body_px(_SIDE_BY_SIDE)


class PairTable(Themed, Wrapping, QWidget):
    """Rows of label and words, built by taking `steps`; later ones stand one press away."""

    accessible_role = QAccessible.Role.List

    def __init__(
        self, theme: ThemeController, links: Links, table: Table, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(table.caption)
        self._links = links
        self._table = table
        self._later: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = _Row(theme, self, heavy=True)
        labels = [BodyLabel(theme, plain(cell), self._head, role="strong") for cell in table.header]
        self._head.add(*labels)
        self._column.addWidget(self._head)
        self._foot = self._make_foot(theme)
        self._column.addWidget(self._foot)
        self.follow(theme)

    def _make_foot(self, theme: ThemeController) -> QWidget:
        count = len(self._table.rows) - self._table.first if self._table.first else 0
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self._more = Button(
            theme,
            self.tr("Show {count} more").format(count=count),
            foot,
            icon="caret-down",
            on_icon="caret-up",
            on_text=self.tr("Show fewer"),
            size=ButtonSize.COMPACT,
        )
        self._more.setAccessibleDescription(self._table.caption)
        self._more.setObjectName("show_more_rows")
        self._more.clicked.connect(self._on_more)
        row.addWidget(self._more)
        row.addStretch(1)
        foot.setVisible(count > 0)
        return foot

    def steps(self) -> Iterator[None]:
        """Build the table, a row at a time."""
        for number, (label, words) in enumerate(self._table.rows):
            row = _Row(self.theme, self)
            first = RunsView(self.theme, _strong(label), row, role="body")
            second = RunsView(self.theme, words, row, role="body")
            row.add(self._links.connect_view(first), self._links.connect_view(second))
            self._column.insertWidget(self._column.count() - 1, row)
            if self._table.first and number >= self._table.first:
                row.setVisible(self._more.on)
                self._later.append(row)
            yield

    @override
    def apply_theme(self) -> None:
        self._head.setVisible(_has_columns(self))
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.setVisible(_has_columns(self))

    def reveal(self, inside: QWidget) -> None:
        """Show the row that holds `inside`, if it is one of those not shown yet."""
        if not self._more.on and any(row.isAncestorOf(inside) for row in self._later):
            self._on_more()

    def _on_more(self) -> None:
        on = not self._more.on
        self._more.set_on(on)
        for row in self._later:
            row.setVisible(on)
        count = len(self._later)
        words = self.tr("{count} more are shown") if on else self.tr("{count} are hidden")
        announce(self, words.format(count=count))


def _strong(runs: Runs) -> Runs:
    return tuple(
        replace(run, strong=True) if isinstance(run, Text | TermLink) else run for run in runs
    )
