"""The pressable part of a link inside a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.blocks import PageLink, Run
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable


class LinkSpot(Pressable):
    """Lies over the words of one link, so that keys and screen readers find a real control.

    A page link has the role of a link; the others open a pop-up and have that of a button.
    """

    focus_radius = 5

    def __init__(self, theme: ThemeController, run: Run, name: str, paragraph: QWidget) -> None:
        super().__init__(paragraph)
        self.run = run
        self._parts: list[QRect] = []
        if isinstance(run, PageLink):
            self.accessible_role = QAccessible.Role.Link
        self.setText(name)
        self.theme = theme  # its paragraph follows the theme and places it anew

    def place(self, parts: list[QRect]) -> None:
        """Lie over `parts`, in the paragraph's px; one for each line the link runs over."""
        whole = QRect()
        for part in parts:
            whole = whole.united(part)
        self.setGeometry(whole)
        self._parts = [part.translated(-whole.topLeft()) for part in parts]
        if len(parts) > 1:
            region = QRegion()
            for part in self._parts:
                region = region.united(QRegion(part))
            self.setMask(region)
        else:
            self.clearMask()

    def focus_rects(self) -> list[QRect]:
        return self._parts or [self.rect()]

    def screen_rect(self) -> QRect:
        """Where its first line stands on the screen."""
        first = self.focus_rects()[0]
        return QRect(self.mapToGlobal(first.topLeft()), first.size())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.hovered or self.isDown()):
            return
        painter = QPainter(self)
        wash = self.look.colour("link")
        wash.setAlphaF(0.2 if self.isDown() else 0.1)
        for part in self._parts:
            painter.fillRect(part, wash)
