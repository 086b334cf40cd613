"""A small panel that points at the word it explains."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.dressed import ScrollBar
from desktop.ui.common.focus_loop import focus_next, tab_stops
from desktop.ui.common.themed import Themed, smooth_painter

_WIDTH = 460
_RADIUS = 18
_WIDEST = 760  # with large text
_SHADOW = 18  # reach of the soft shadow
_POINTER = 14  # height
_FRAME = _SHADOW + 4  # room for shadow and pointer around the panel
_EDGE = 16  # kept free at the window's sides
_GAP = 2
_RISE = 6
_PADDING = 24


class Popover(Themed, QFrame):
    """Floats over its window beside an anchor; Esc, a press or scrolling outside closes it.

    Put widgets into `body`. Opening moves the focus in, closing gives it back.

    Signals:
        closed: it was closed, by whatever means.
    """

    closed = Signal()
    accessible_role = QAccessible.Role.Dialog
    focus_radius = _RADIUS

    def __init__(self, theme: ThemeController, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._anchor = QRect()
        self._above = False
        self._points = True
        self._pointer_x = 0.0
        self._came_from: QWidget | None = None
        self._open = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a press beside the buttons keeps Esc alive
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        # What is taller than the window scrolls inside.
        self._area = QScrollArea(self)
        self._area.setVerticalScrollBar(ScrollBar(theme))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._inside = QWidget()
        self._area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._inside.installEventFilter(self)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.body.setSpacing(12)
        self._move = QPropertyAnimation(self, b"pos", self)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()
        self.follow(theme)

    @property
    def is_open(self) -> bool:
        return self._open

    def panel_rect(self) -> QRect:
        """Where its panel stands in the window, without pointer and shadow."""
        return self.geometry().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)

    def scrolled_by(self) -> int:
        """How far its content is scrolled, in px."""
        return self._area.verticalScrollBar().value()

    def open_at(self, anchor: QRect) -> None:
        """Open beside `anchor`, given in the px of the screen."""
        top_left = self._window.mapFromGlobal(anchor.topLeft())
        self._anchor = QRect(top_left, anchor.size())
        if not self._open:
            self._came_from = QApplication.focusWidget()
            self._open = True
            self._window.installEventFilter(self)
            app = QApplication.instance()
            assert app is not None
            app.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._rise()
        self._focus_first()

    def close_popover(self) -> None:
        """Close and give the focus back to where it was."""
        if not self._open:
            return
        self._open = False
        self._window.removeEventFilter(self)
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        had_focus = self._has_focus()
        self._move.stop()
        self.hide()
        came_from, self._came_from = self._came_from, None
        if had_focus and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is None or focused is self or self.isAncestorOf(focused)

    def _focus_first(self) -> None:
        first = next(iter(self._stops()), self)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _rise(self) -> None:
        duration = self.look.ms("base")
        self._move.stop()
        if duration:
            end = self.pos()
            down = -_RISE if self._above else _RISE
            self._move.setDuration(duration)
            self._move.setStartValue(end + QPoint(0, down))
            self._move.setEndValue(end)
            self._move.start()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self._open:
            self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            if isinstance(watched, QWidget) and self._is_outside(watched):
                self.close_popover()
        elif watched is self._window and kind == QEvent.Type.Resize:
            self.close_popover()
        elif watched is self._inside and kind == QEvent.Type.LayoutRequest and self._open:
            self._place()
        return False

    def _is_outside(self, widget: QWidget) -> bool:
        """Whether `widget` stands beside this panel in the same window."""
        if widget.window() is not self._window.window():
            return False
        return widget is not self and not self.isAncestorOf(widget)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the window behind would get it, which is outside

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside; Esc leads out."""
        focus_next(self._stops(), forward=forward)
        return True

    def _stops(self) -> list[QWidget]:
        return tab_stops(self)

    def focus_rects(self) -> list[QRect]:
        return [self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)]

    # Place and shape

    def _place(self) -> None:
        """Below the anchor if it fits there, else above, else where there is more room."""
        room = self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        anchor = self._anchor
        width = min(self.look.body_px(_WIDTH), _WIDEST, room.width())
        wanted = self.body.heightForWidth(width)
        if wanted < 0:
            wanted = self.body.sizeHint().height()
        panel = min(wanted, room.height())
        gap = _GAP + _POINTER
        below = room.bottom() - anchor.bottom() - gap
        above = anchor.top() - room.top() - gap
        self._above = panel > below and above > below
        self._points = panel <= max(below, above)
        top = anchor.top() - gap - panel if self._above else anchor.bottom() + 1 + gap
        top = max(room.top(), min(top, room.bottom() + 1 - panel))
        centre = anchor.center().x()
        left = max(room.left(), min(centre - width // 2, room.right() + 1 - width))
        reach = _RADIUS + _POINTER
        self._pointer_x = max(reach, min(centre - left, width - reach)) + _FRAME
        self.setGeometry(left - _FRAME, top - _FRAME, width + 2 * _FRAME, panel + 2 * _FRAME)
        self._fit_area(scrolls=wanted > panel)

    def _fit_area(self, *, scrolls: bool) -> None:
        """Where it scrolls, it keeps clear of the border and of most of the round corners."""
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAlwaysOn if scrolls else policies.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(policy)
        side, clear = (3, _RADIUS // 2) if scrolls else (0, 0)
        inside = self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        self._area.setGeometry(inside.adjusted(side, clear, -side, -clear))

    def _outline(self) -> QPainterPath:
        box = QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        if not self._points:
            return path
        edge = box.bottom() if self._above else box.top()
        tip = edge + _POINTER if self._above else edge - _POINTER
        pointer = QPainterPath(QPointF(self._pointer_x - _POINTER, edge))
        pointer.lineTo(self._pointer_x, tip)
        pointer.lineTo(self._pointer_x + _POINTER, edge)
        pointer.closeSubpath()
        return path.united(pointer)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        outline = self._outline()
        shadow = look.colour("shadow")
        if shadow.alpha():
            # Strokes of falling width add up to a shade that fades out to nothing.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for reach in range(_SHADOW, 0, -1):
                faint = QColor(shadow)
                faint.setAlphaF(shadow.alphaF() * 2 * (_SHADOW - reach) / _SHADOW**2)
                pen = QPen(faint, reach * 2)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(outline.translated(0, 3))
        width = 3.0 if look.high_contrast else 2.0
        painter.setPen(QPen(look.colour("border_strong"), width))
        painter.setBrush(look.colour("raised"))
        painter.drawPath(outline)
