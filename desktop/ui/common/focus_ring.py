"""The mark around whatever has the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_INNER = 3
_OUTER = 4
_REACH = _INNER + _OUTER
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Paint,
)


class FocusRing(Themed, QWidget):
    """Lies over the whole window, so that no parent clips it; one for each window.

    It shows while the keyboard is used and hides on a press of mouse or finger. A widget may
    give `focus_radius`, or `focus_rects()` with the parts of it that have the focus.
    """

    def __init__(self, theme: ThemeController, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = True
        self._shapes: tuple[tuple[QRect, int], ...] = ()
        self._clip = QRect()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)
        self._watch_handle()
        self.setGeometry(window.rect())
        self.follow(theme)
        self._on_focus_changed(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """What the ring is drawn around; None while it is hidden."""
        return self._target if self._shapes else None

    def wait_for_key(self) -> None:
        """Stay hidden until a key is pressed, as after a press of the mouse."""
        self._show_for_keyboard(False)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._place()

    def _on_focus_changed(self, _before: QWidget | None, new: QWidget | None) -> None:
        for old in self._watched:
            if isValid(old):
                old.removeEventFilter(self)
        self._watched = []
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside else None
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _watch_handle(self) -> None:
        """All keys and presses reach a window's handle first; watching it alone is cheap."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() not in _MODIFIERS:
                self._show_for_keyboard(True)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._show_for_keyboard(False)
        elif watched is self._window:
            if kind == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
            elif kind == QEvent.Type.Show:
                self._watch_handle()
        elif kind in _MOVES:
            self._place()
        return False

    def _show_for_keyboard(self, keyboard: bool) -> None:
        if keyboard != self._keyboard:
            self._keyboard = keyboard
            self._place()

    def _place(self) -> None:
        shapes = self._shapes_now()
        clip = self._clip_now() if shapes else QRect()
        if (shapes, clip) == (self._shapes, self._clip):
            return
        self._shapes, self._clip = shapes, clip
        # Qt paints anew what lies under a mask when its widget hides, but not when it changes.
        self.hide()
        if shapes:
            # Only the ring itself covers the window, so that painting stays cheap.
            region = QRegion()
            for rect, _ in shapes:
                outer = rect.adjusted(-_REACH - 1, -_REACH - 1, _REACH + 1, _REACH + 1)
                region = region.united(QRegion(outer))
            self.setMask(region.intersected(QRegion(clip)))
            self.raise_()
            self.show()

    def _shapes_now(self) -> tuple[tuple[QRect, int], ...]:
        target = self._target
        if not self._keyboard or target is None or not target.isVisibleTo(self._window):
            return ()
        rects = getattr(target, "focus_rects", None)
        radius = int(getattr(target, "focus_radius", 12))
        parts = rects() if rects is not None else [target.rect()]
        origin = target.mapTo(self._window, QPoint(0, 0))
        return tuple((rect.translated(origin), radius) for rect in parts)

    def _clip_now(self) -> QRect:
        """The window without what scrolls out of sight around the target."""
        clip = self._window.rect()
        widget = self._target.parentWidget() if self._target is not None else None
        while widget is not None and widget is not self._window:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                origin = widget.mapTo(self._window, QPoint(0, 0))
                seen = QRect(origin, widget.size())
                clip = clip.intersected(seen.adjusted(-_REACH, -_REACH, _REACH, _REACH))
            widget = area
        return clip

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.setClipRect(self._clip)
        outer, inner = self.look.colour("focus_outer"), self.look.colour("focus_inner")
        for rect, radius in self._shapes:
            box = QRectF(rect)
            paint_box(
                painter,
                box.adjusted(-_REACH, -_REACH, _REACH, _REACH),
                radius + _REACH,
                border=outer,
                width=_OUTER,
            )
            paint_box(
                painter,
                box.adjusted(-_INNER, -_INNER, _INNER, _INNER),
                radius + _INNER,
                border=inner,
                width=_INNER,
            )
