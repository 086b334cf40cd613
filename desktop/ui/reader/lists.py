"""Bullet and numbered lists."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Runs
from desktop.theme.controller import ThemeController
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter
from desktop.ui.reader.links import Links

_DOT = 4.0  # radius in px at 100 % text


class _Marker(Themed, QWidget):
    """The dot or number before an item."""

    def __init__(self, theme: ThemeController, number: int, parent: QWidget, role: str) -> None:
        super().__init__(parent)
        self._number = number
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        width = look.body_px(30 if self._number else 22)
        return QSize(width, look.line_height(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look = self.look
        if self._number:
            words = TextBlock(
                f"{self._number}.", look.font(self._role, 600), look.line_height(self._role)
            )
            words.draw(painter, QPointF(0, 0), self.width(), look.colour("text"))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary"))
        radius = look.body_px(1) * _DOT
        painter.drawEllipse(QPointF(radius + 2, self.height() / 2 + 1), radius, radius)


class _Item(Wrapping, QWidget):
    accessible_role = QAccessible.Role.ListItem


class ListView(Wrapping, QWidget):
    """Items one below the other, each with its dot or number."""

    accessible_role = QAccessible.Role.List

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        items: Iterable[Runs],
        parent: QWidget | None = None,
        *,
        ordered: bool = False,
        role: str = "read",
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.views: list[RunsView] = []
        for number, runs in enumerate(items, 1):
            item = _Item(self)
            row = QHBoxLayout(item)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            marker = _Marker(theme, number if ordered else 0, item, role)
            row.addWidget(marker, 0, Qt.AlignmentFlag.AlignTop)
            view = links.connect_view(RunsView(theme, runs, item, role=role))
            row.addWidget(view, 1)
            self.views.append(view)
            column.addWidget(item)
