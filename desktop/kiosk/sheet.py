"""The sheet that rises from the foot of a screen, with what was asked about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.kiosk.bar import edge_of, gap_of
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_SIDE = 36
_SHARE = 0.88  # of the room over it, at the most
_LEAST_SHARE = 0.4
_MOST_UNDER = 3  # pages to go back to; nobody remembers more


class Sheet(Themed, QWidget):
    """Lies over `room` while it is open; Close or a touch beside it closes it.

    What is opened from a sheet takes its place, and `back` leads to the former again.

    Args:
        room: the widget that it covers.

    Signals:
        opened_or_closed: it is there now, or gone.
    """

    opened_or_closed = Signal()

    def __init__(self, theme: ThemeController, room: QWidget) -> None:
        super().__init__(room)
        self.setObjectName("kiosk_sheet")
        self._room = room
        self._titles: list[str] = []
        self._under: list[QWidget] = []  # pages shown before this one, to go back to
        self._panel = QWidget(self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._title = HeadingLabel(theme, "", self._panel, level=2, role="h2")
        self._head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._close = Button(theme, self.tr("Close"), self._panel, tone=Tone.PRIMARY, icon="x")
        self._close.setObjectName("kiosk_sheet_close")
        self._close.clicked.connect(self.close_sheet)
        self._head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._head)
        self.page_scroll = PageScroll(theme, self._panel, fill="surface")
        self.page_scroll.setObjectName("kiosk_sheet_scroll")
        column.addWidget(self.page_scroll, 1)
        room.installEventFilter(self)
        self.hide()
        self.follow(theme)

    def open_sheet(self, title: str, content: QWidget) -> None:
        """Show `content`, which the sheet owns from now on, under `title`."""
        page = QWidget(self.page_scroll)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(_SIDE, 4, _SIDE, _SIDE)
        inside.addWidget(content)
        inside.addStretch(1)
        self._put_aside()
        self._titles.append(title)
        self._show(page)
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)
        self.opened_or_closed.emit()

    def back(self) -> None:
        """To what the sheet showed before this; without that it is closed."""
        if not self._under:
            self.close_sheet()
            return
        self._titles.pop()
        self._drop(self.page_scroll.takeWidget())
        self._show(self._under.pop())
        self.opened_or_closed.emit()

    def close_sheet(self) -> None:
        """Take it away, and all that it held with it."""
        if self.isHidden():
            return
        self.hide()
        for page in (self.page_scroll.takeWidget(), *self._under):
            self._drop(page)
        self._under.clear()
        self._titles.clear()
        self.opened_or_closed.emit()

    def _put_aside(self) -> None:
        """Keep what is shown now, to go back to."""
        page = self.page_scroll.takeWidget()
        if page is not None:
            page.setParent(self)
            self._under.append(page)
        while len(self._under) > _MOST_UNDER:
            self._drop(self._under.pop(0))
            del self._titles[0]

    def _drop(self, page: QWidget | None) -> None:
        """Not at once, for what was touched on it may be what asked."""
        if page is not None:
            page.hide()
            page.setParent(self)
            page.deleteLater()

    def _show(self, page: QWidget) -> None:
        title = self._titles[-1]
        self._title.setText(title)
        self.page_scroll.set_page(page)
        self.page_scroll.setAccessibleName(title)
        self._place()
        self.show()
        self.raise_()
        announce(self._title, title)

    @override
    def apply_theme(self) -> None:
        self._head.setSpacing(gap_of(self.look))
        self._head.setContentsMargins(_SIDE, 24, max(24, edge_of(self.look)), 12)
        if self.isVisible():
            QTimer.singleShot(0, self, self._place)  # when its words have their new size
        super().apply_theme()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """At the foot of the room, as wide as lines should be and as tall as its words need."""
        room = self._room.rect()
        self.setGeometry(room)
        words = self.look.body_px(SIZE["article_max"]) + 2 * _SIDE + SIZE["scrollbar"]
        width = min(room.width(), words)
        most, least = round(room.height() * _SHARE), round(room.height() * _LEAST_SHARE)
        page = self.page_scroll.widget()
        inside = page.layout() if page is not None else None
        tall = inside.heightForWidth(width - SIZE["scrollbar"]) if inside is not None else 0
        margins = self._head.contentsMargins()
        head = max(
            self._title.heightForWidth(width - self._close.sizeHint().width() - 3 * _SIDE),
            self._close.sizeHint().height(),
        )
        tall += head + margins.top() + margins.bottom()
        height = min(most, max(least, tall))
        left = (room.width() - width) // 2
        self._panel.setGeometry(QRect(left, room.height() - height, width, height))
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing under it is touched

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("scrim"))
        radius = RADIUS["panel"]
        box = QRectF(self._panel.geometry())
        below = QPainterPath()
        below.addRect(box)
        painter.setClipPath(below)  # its lower corners lie under the foot
        edge = look.colour("border") if look.high_contrast else None
        box.setHeight(box.height() + 2 * radius)
        paint_box(painter, box, radius, look.colour("surface"), edge, 2)
