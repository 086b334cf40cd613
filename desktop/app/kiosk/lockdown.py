"""Lets through to the window only what a reader needs, and nothing that leads out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from typing_extensions import override

BACK_IN_FRONT_MS = 200
MOST_FINGERS = 2  # more are a wish for something of the system's

_Key, _Modifier, _Kind = Qt.Key, Qt.KeyboardModifier, QEvent.Type
_KEYS = {
    *(_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space),
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_Escape, _Key.Key_Backspace, _Key.Key_Delete),
}
_SHIFTED_KEYS = {_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Space}
_TYPING = _Modifier.ShiftModifier | _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier
_STAFF_CHORD = _Modifier.ControlModifier | _Modifier.AltModifier
_STATES = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized
_REFUSED = {
    *(_Kind.ContextMenu, _Kind.Shortcut, _Kind.FileOpen, _Kind.NativeGesture),
    *(_Kind.DragEnter, _Kind.DragMove, _Kind.Drop),
    *(_Kind.ToolTip, _Kind.StatusTip, _Kind.WhatsThis, _Kind.WhatsThisClicked),
    *(_Kind.QueryWhatsThis, _Kind.EnterWhatsThisMode, _Kind.HelpRequest),
}


class Lockdown(QObject):
    """Watches every event of the application, from `lock` until `unlock`.

    Args:
        window: kept in front, whole and with the keyboard's focus.

    Signals:
        staff_requested: Ctrl+Alt+S was pressed.
    """

    staff_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cursor_hidden = False
        self._many = False  # fingers on the screen, more than there may be
        self._handlers: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            **dict.fromkeys(_REFUSED, _refuse),
            _Kind.KeyPress: self._on_key,
            _Kind.KeyRelease: self._on_key,
            _Kind.ShortcutOverride: self._on_key,
            _Kind.MouseButtonPress: self._on_mouse,
            _Kind.MouseButtonRelease: self._on_mouse,
            _Kind.MouseButtonDblClick: self._on_mouse,
            _Kind.MouseMove: self._on_mouse,
            _Kind.Wheel: _on_wheel,
            _Kind.TouchBegin: self._on_touch,
            _Kind.TouchUpdate: self._on_touch,
            _Kind.TouchEnd: self._on_touch,
            _Kind.Polish: _on_polish,
            _Kind.WindowStateChange: self._on_window_changed,
        }
        self._back = QTimer(self)
        self._back.setInterval(BACK_IN_FRONT_MS)
        self._back.timeout.connect(self._come_back)

    def lock(self) -> None:
        """Begin; before the window is first shown."""
        for widget in (self._window, *self._window.findChildren(QWidget)):
            _strip(widget)
        app = _app()
        app.installEventFilter(self)
        app.focusWindowChanged.connect(self._on_focus_window)
        self._on_focus_window(QGuiApplication.focusWindow())
        self._hide_cursor(True)

    def unlock(self) -> None:
        """Stop, when staff leave or the system ends the program."""
        app = _app()
        app.removeEventFilter(self)
        app.focusWindowChanged.disconnect(self._on_focus_window)
        self._back.stop()
        self._grab_keys(False)
        self._hide_cursor(False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handler = self._handlers.get(event.type())
        return handler is not None and handler(watched, event)

    def _on_key(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        if event.modifiers() == _STAFF_CHORD and event.key() == _Key.Key_S:
            pressed = event.type() == _Kind.KeyPress and not event.isAutoRepeat()
            if pressed and isinstance(watched, QWindow):
                self.staff_requested.emit()
            return True
        return not _wanted(event)

    def _on_mouse(self, _watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        touched = event.device().type() == QInputDevice.DeviceType.TouchScreen
        self._hide_cursor(touched)
        moved = event.type() == _Kind.MouseMove
        if touched and self._many:
            self._press_nothing()
            return moved
        return not moved and event.button() != Qt.MouseButton.LeftButton

    def _press_nothing(self) -> None:
        """What the first of many fingers touched was not meant."""
        for button in self._window.findChildren(QAbstractButton):
            if button.isDown():
                button.setDown(False)

    def _on_touch(self, _watched: QObject, event: QEvent) -> bool:
        self._hide_cursor(True)
        points = cast("QTouchEvent", event).points()
        if event.type() == _Kind.TouchBegin:
            self._many = False
        if len(points) <= MOST_FINGERS:
            return False
        self._many = True
        if any(point.state() is QEventPoint.State.Released for point in points):
            return False  # else Qt would wait for the end of what the first finger began
        event.accept()  # else Qt makes a press of the mouse of it
        return True

    def _hide_cursor(self, hidden: bool) -> None:
        if hidden == self._cursor_hidden:
            return
        self._cursor_hidden = hidden
        if hidden:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        else:
            QGuiApplication.restoreOverrideCursor()

    # In front

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not self._window.windowHandle():
            self._back.start()
        else:
            self._grab_keys(True)

    def _grab_keys(self, grabbed: bool) -> None:
        """Have X11 give us the keys that a window manager listens for, such as Alt+Tab."""
        handle = self._window.windowHandle()
        if handle is not None and QGuiApplication.platformName() == "xcb":
            handle.setKeyboardGrabEnabled(grabbed)

    def _on_window_changed(self, watched: QObject, _event: QEvent) -> bool:
        if watched is self._window and not self._is_whole:
            self._back.start()
        return False

    @property
    def _is_whole(self) -> bool:
        """Whether it fills the screen; a window may be minimised and still be of that size."""
        return self._window.windowState() & _STATES == Qt.WindowState.WindowFullScreen

    def _come_back(self) -> None:
        """Take the whole screen and the focus again, until the system lets us."""
        if not self._is_whole:
            self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        if QGuiApplication.focusWindow() is self._window.windowHandle():
            self._back.stop()
            return
        self._window.raise_()
        self._window.activateWindow()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _wanted(event: QKeyEvent) -> bool:
    """Whether it moves, presses, or types a letter; nothing else does anything."""
    if event.modifiers() & ~_TYPING:
        return False
    if event.key() in _KEYS:
        shifted = event.modifiers() & _Modifier.ShiftModifier
        return not shifted or event.key() in _SHIFTED_KEYS
    return bool(event.text()) and event.text().isprintable()


def _refuse(_watched: QObject, event: QEvent) -> bool:
    """Nobody gets it; who asks, as a drag does, is told no."""
    event.setAccepted(event.type() == _Kind.ContextMenu)  # else it is offered to the parent
    return True


def _on_wheel(_watched: QObject, event: QEvent) -> bool:
    return cast("QWheelEvent", event).modifiers() != _Modifier.NoModifier


def _on_polish(watched: QObject, _event: QEvent) -> bool:
    """A widget is about to be shown for the first time."""
    if isinstance(watched, QWidget):
        _strip(watched)
    return False


def _strip(widget: QWidget) -> None:
    """Take from it what Qt gives some widgets by itself."""
    widget.setAcceptDrops(False)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
