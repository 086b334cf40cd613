"""A page that may stand for days, and so must not burn itself into the screen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed

DRIFT_MS = 60_000  # still for as long, far above the 8 s under which a picture seems to move
DRIFTS = (  # px by which all of it lies off its place, one after another
    *((0, 0), (12, 0), (12, 12), (0, 12)),
    *((-12, 12), (-12, 0), (-12, -12), (0, -12)),
    (12, -12),
)
REACH = max(abs(length) for drift in DRIFTS for length in drift)
_SIDE_SHARE = 0.058  # of the width, left free at each side
_LEAST_SIDE = 48


class StillPage(Themed, QWidget):
    """Holds `column`, which moves by some px once a minute while the page is shown."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self._place = 0
        self._clock = QTimer(self)
        self._clock.setInterval(DRIFT_MS)
        self._clock.timeout.connect(self.drift_on)

    @property
    def drift(self) -> QPoint:
        """How far all of it lies off its place."""
        return QPoint(*DRIFTS[self._place])

    def drift_on(self) -> None:
        """Move a little."""
        self._place = (self._place + 1) % len(DRIFTS)
        self._fit()
        self.update()

    def page_margins(self) -> QMargins:
        """Room around the column before it moves."""
        side = max(_LEAST_SIDE, round(self.width() * _SIDE_SHARE))
        above = max(_LEAST_SIDE, round(self.height() * _SIDE_SHARE))
        return QMargins(side, above, side, above)

    def _fit(self) -> None:
        free, by = self.page_margins(), self.drift
        self.column.setContentsMargins(
            free.left() + by.x(), free.top() + by.y(), free.right() - by.x(), free.bottom() - by.y()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
