"""The one window of a kiosk: the whole screen, and nothing that leads out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.notice_page import NoticePage
from desktop.kiosk.receipt_page import ReceiptPage
from desktop.kiosk.still_there import StillThere
from desktop.kiosk.visit_frame import VisitFrame
from desktop.kiosk.welcome_page import WelcomePage
from desktop.theme.controller import ThemeController
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.themed import Themed, smooth_painter


class KioskWindow(Themed, QWidget):
    """Shows the welcome screen, a visit, the receipt or a notice; covers lie over all of it.

    Signals:
        resized: it has another size, as when the screen was turned.
        painted: it stands on the screen, for the first time.
    """

    resized = Signal()
    painted = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setObjectName("kiosk_window")
        self.setWindowTitle("Waymark")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.may_close = False
        self._stands = False
        self._covers: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # It is as large as the screen, however much room a page would like.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack = QStackedWidget(self)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column.addWidget(self._stack)
        self.welcome = WelcomePage(theme, self)
        self.receipt = ReceiptPage(theme, self)
        self.notice = NoticePage(theme, self)
        for page in (self.welcome, self.receipt, self.notice):
            self._stack.addWidget(page)
        self.still_there = StillThere(theme, self)
        self.add_cover(self.still_there)
        FocusRing(theme, self).wait_for_key()
        self.follow(theme)

    @property
    def page_shown(self) -> QWidget | None:
        """The welcome screen, the receipt, the notice or the frame of a visit."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def add_frame(self, frame: VisitFrame) -> None:
        """Make a visit ready behind what is shown."""
        self._stack.addWidget(frame)

    def add_cover(self, cover: QWidget) -> None:
        """A widget that covers the whole window while it is shown."""
        cover.setParent(self)
        cover.hide()
        self._covers.append(cover)
        cover.setGeometry(self.rect())

    def show_cover(self, cover: QWidget) -> None:
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for cover in self._covers:
            cover.setGeometry(self.rect())
        self.resized.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Only staff and the system close it."""
        event.setAccepted(self.may_close)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("canvas"))
        if not self._stands:
            self._stands = True
            self.painted.emit()
