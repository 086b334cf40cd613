"""The screen that stands while the kiosk rests: needs no library and knows no visit."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop import paths
from desktop.app.application import open_application
from desktop.app.kiosk.beats import Beats
from desktop.app.kiosk.own_process import leave_no_core
from desktop.app.kiosk.whole_screen import WholeScreen
from desktop.app.stop_signals import StopSignals
from desktop.domain.tokens import FONT_FAMILY, LIGHT
from desktop.theme.fonts import load_what_is_there

MOVE_MS = 60_000  # from one place of the words to the next, so that none burns in
_PLACES = ((0, 0), (1, 0), (1, 1), (0, 1))


class StaticNotice(QWidget):
    """Says that the screen rests and whom to ask; nothing that is done to it changes it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setObjectName("static_notice")
        self.setWindowTitle("Waymark")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(self.tr("This screen is resting. Please ask a member of staff."))
        self._mark = QSvgRenderer(str(paths.resources() / "brand" / "wordmark.svg"), self)
        self._place = 0
        moving = QTimer(self)
        moving.setInterval(MOVE_MS)
        moving.timeout.connect(self._on_move)
        moving.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(LIGHT.canvas))
        unit = min(self.width(), self.height()) // 20
        across, down = _PLACES[self._place]
        left, top = unit * (2 + across), unit * (2 + down)
        width = self.width() - left - 2 * unit
        if self._mark.isValid():
            size = self._mark.defaultSize().scaled(
                width, 2 * unit, Qt.AspectRatioMode.KeepAspectRatio
            )
            self._mark.render(painter, QRect(left, top, size.width(), size.height()))
        top += max(5 * unit, self.height() // 4)
        painter.setPen(QColor(LIGHT.text))
        for words, size_px, weight in (
            (self.tr("This screen is resting"), 2 * unit, QFont.Weight.Bold),
            (self.tr("Please ask a member of staff."), unit * 6 // 5, QFont.Weight.Normal),
        ):
            font = QFont(FONT_FAMILY)
            font.setPixelSize(max(size_px, 1))
            font.setWeight(weight)
            painter.setFont(font)
            room = QRect(left, top, width, self.height() - top)
            written = painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
            top += (written or room).height() + unit
        painter.end()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def _on_move(self) -> None:
        self._place = (self._place + 1) % len(_PLACES)
        self.update()


def show_notice() -> int:
    """Show it until the supervisor or the system ends it; the exit code."""
    leave_no_core()
    app = open_application()
    beats = Beats(app)
    beats.left_alone.connect(_end)
    if os.name == "posix":
        StopSignals(app, _end)
    load_what_is_there(paths.resources() / "fonts")
    notice = StaticNotice()
    WholeScreen(notice)
    code = app.exec()
    beats.stop()
    return code


def _end() -> None:
    QCoreApplication.exit()
