"""Cells of equal width, as far apart as fingers need and as wide as large words need."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.bar import gap_of
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import Columns
from desktop.ui.common.themed import Themed


class Cells(Themed, Columns):
    """Fill it through `cells`.

    Args:
        least: px that a cell needs at 100 % text.
        most: so many stand side by side at the most.
        alike: where there is no room for `most`, each stands below the other.
    """

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget,
        *,
        least: int,
        most: int,
        alike: bool = False,
    ) -> None:
        self._least = least
        self._most = most
        self._alike = alike
        super().__init__(parent, least=least, most=most, gap=gap_of(theme.now))
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self.cells.set_least(self.look.body_px(self._least))
        self._fit()
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        """As tall as it is at its real width, or the page would scroll for nothing."""
        hint = super().sizeHint()
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(hint.width(), self.heightForWidth(self.width())) if laid_out else hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fit(self) -> None:
        if self._alike:
            self.cells.set_most(self._most)
            if self.cells.columns(self.width()) < self._most:
                self.cells.set_most(1)
