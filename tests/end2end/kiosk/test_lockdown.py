"""SEC-11 and SEC-12: nothing on any screen leads out of the kiosk, and no key does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFileOpenEvent,
    QGuiApplication,
    QHelpEvent,
    QShortcut,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.content import PageKind
from desktop.domain.kiosk import KioskSettings
from desktop.domain.settings import RollOutSettings
from tests.end2end.kiosk.conftest import StartKiosk, begin

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WITH_PIN = RollOutSettings(kiosk=KioskSettings(pin="a hash"))
# What a place shows first; every other place shows something of itself.
PAGES = {"page": PageKind.TREATMENT, "diagram": PageKind.DIAGRAM, "print": PageKind.TREATMENT}

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_MODIFIERS = (
    _Modifier.ControlModifier,
    _Modifier.AltModifier,
    _Modifier.ShiftModifier,
    _Modifier.MetaModifier,
)
CHORDS = [
    tuple(some) for count in range(len(_MODIFIERS) + 1) for some in combinations(_MODIFIERS, count)
]
# Alone, or with Shift, these move and press as they should.
MEANT = {
    *(_Key.Key_Space, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter),
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Escape),
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End),
}
KEYS = [
    *(key for key in _Key if _Key.Key_A <= key <= _Key.Key_Z or _Key.Key_0 <= key <= _Key.Key_9),
    *(key for key in _Key if _Key.Key_F1 <= key <= _Key.Key_F35),
    *(key for key in _Key if key.name.startswith(("Key_Media", "Key_Volume", "Key_Launch"))),
    *(_Key.Key_Print, _Key.Key_SysReq, _Key.Key_Menu, _Key.Key_Help, _Key.Key_Insert),
    *(_Key.Key_Back, _Key.Key_Forward, _Key.Key_Refresh, _Key.Key_Search, _Key.Key_HomePage),
    *(_Key.Key_Copy, _Key.Key_Paste, _Key.Key_Cut, _Key.Key_Open, _Key.Key_Save, _Key.Key_Exit),
    *(_Key.Key_Close, _Key.Key_PowerOff, _Key.Key_Sleep, _Key.Key_WWW, _Key.Key_Standby),
    *(_Key.Key_ZoomIn, _Key.Key_ZoomOut, _Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Slash),
    *(_Key.Key_Plus, _Key.Key_Minus, _Key.Key_QuoteLeft, _Key.Key_Escape, _Key.Key_Tab),
    *sorted(MEANT - {_Key.Key_Escape, _Key.Key_Tab}),
]


@pytest.fixture
def program(kiosk: StartKiosk) -> KioskProgram:
    return kiosk(WITH_PIN)


def places(program: KioskProgram, visit: Visit) -> Iterator[str]:
    """Go to every place of a visit, one after the other, and let it be filled."""
    cards = visit.kit.session.library.content.cards
    for place in DESKS:
        kind = PAGES.get(place)
        visit.go(place, cards(kind)[0].id if kind else "")
        program.tasks.finish()
        for _ in range(5):  # what was found is shown, in slices
            QApplication.processEvents()
        yield place


def covers(program: KioskProgram) -> Iterator[str]:
    """Open what may lie over all of it, one after the other."""
    assert program.staff is not None
    program.idle.counting.emit(30)
    yield "still there"
    program.window.still_there.hide()
    program.staff.ask()
    yield "PIN pad"
    program.staff.pad.entered.emit("493817")
    program.staff._enter()
    yield "staff panel"
    program.staff.close()


def other_windows(program: KioskProgram) -> list[QWidget]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget is not program.window
        and not widget.isHidden()
        and not widget.property("kept_between_tests")
    ]


def faults_of(widget: QWidget) -> list[str]:
    """What a widget offers that it should not."""
    flags = Qt.TextInteractionFlag
    words = widget.toolTip() or widget.whatsThis() or widget.statusTip()
    faults = {
        "context menu": widget.contextMenuPolicy() is not Qt.ContextMenuPolicy.PreventContextMenu,
        "drop": widget.acceptDrops(),
        "words that only hovering tells": bool(words),
        "dialog or menu": isinstance(widget, QDialog | QMenu),
        "window of its own": widget.isWindow(),
        "actions": bool(widget.actions()),
    }
    if isinstance(widget, QLabel):
        faults["links"] = widget.openExternalLinks()
        free = flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        faults["words to select"] = bool(widget.textInteractionFlags() & ~free)
    return [
        f"{type(widget).__name__} {widget.objectName()}: {what}"
        for what, on in faults.items()
        if on
    ]


def send_what_leads_out(widget: QWidget) -> list[str]:
    """Ask a widget for a menu, a drop and help, as a mouse and a keyboard do."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    data.setText("words")
    at, here = widget.rect().center(), QPointF(widget.rect().center())
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, _Modifier.NoModifier
    taken = []
    for event in (
        QDragEnterEvent(at, copy, data, button, none),
        QDropEvent(here, copy, data, button, none),
    ):
        QApplication.sendEvent(widget, event)
        if event.isAccepted():
            taken.append(f"{type(widget).__name__} {widget.objectName()}: {event.type().name}")
    for reason in QContextMenuEvent.Reason:
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    for kind in (QEvent.Type.ToolTip, QEvent.Type.WhatsThis):
        QApplication.sendEvent(widget, QHelpEvent(kind, at, widget.mapToGlobal(at)))
    return taken


def test_no_widget_of_any_screen_offers_a_way_out(
    program: KioskProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.staff is not None
    monkeypatch.setattr(program.staff, "_on_entered", lambda _: None)
    window = program.window
    faults: list[str] = []
    seen: Counter[str] = Counter()

    def look(place: str) -> None:
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                seen[place] += 1
                faults.extend(faults_of(widget))
                faults.extend(send_what_leads_out(widget))
        ways = (*window.findChildren(QAction), *window.findChildren(QShortcut))
        faults.extend(f"{type(way).__name__} {way.objectName()}" for way in ways)
        faults.extend(f"window: {other}" for other in other_windows(program))

    look("welcome")
    for place in places(program, begin(program)):
        look(place)
    for cover in covers(program):
        look(cover)
    program.end_visit()
    look("receipt")
    window.show_page(window.notice)
    look("notice")
    assert sorted(set(faults)) == []
    assert min(seen.values()) > 3


@pytest.mark.qt_log_ignore("keyToAscii", extend=True)  # the test's own way to press such keys
def test_no_chord_opens_quits_or_leaves(program: KioskProgram, qtbot: QtBot) -> None:
    assert program.staff is not None
    visit = begin(program)
    window = program.window
    line = QLineEdit("private", visit.frame)  # with the most shortcuts of all widgets of Qt
    line.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    line.setFocus()
    handle = window.windowHandle()
    stood, settings, page = visit.now, program.theme.settings, window.page_shown
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    for modifiers in CHORDS:
        together = _Modifier.NoModifier
        for each in modifiers:
            together |= each
        for key in KEYS:
            if key in MEANT and modifiers in ((), (_Modifier.ShiftModifier,)):
                continue
            QTest.keyClick(handle, key, together)
            named = f"{together} {key.name}"
            asked = not program.staff.pad.isHidden()
            staff = together == _Modifier.ControlModifier | _Modifier.AltModifier
            assert asked == (staff and key == _Key.Key_S), named
            program.staff.close()
            assert other_windows(program) == [], named
            assert window.isVisible(), named
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    assert window.isFullScreen()
    assert (visit.now, program.theme.settings, window.page_shown) == (stood, settings, page)
    assert program.visit is visit
    assert clipboard.text() == ""
    assert line.text().startswith("private")
    assert QApplication.focusWidget() is line


def test_plain_keys_move_and_press_but_never_out(program: KioskProgram, qtbot: QtBot) -> None:
    visit = begin(program)
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    for key in (
        *sorted(MEANT - {_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter}),
        *[_Key.Key_Tab] * 30,
    ):
        QTest.keyClick(window.windowHandle(), key)
        focused = QApplication.focusWidget()
        assert focused is None or window.isAncestorOf(focused)
    assert program.visit is visit
    assert other_windows(program) == []


def test_many_fingers_do_nothing_and_one_still_works_after_them(
    program: KioskProgram, qtbot: QtBot
) -> None:
    visit = begin(program)
    window = program.window
    finish = visit.frame.findChild(QAbstractButton, "kiosk_finish")
    assert finish is not None
    here = finish.mapTo(window, finish.rect().center())
    device = QTest.createTouchDevice()
    first = 0
    for fingers in (3, 4, 5):
        for step in (QPoint(0, 0), QPoint(0, 500), QPoint(-900, 0)):
            touches = range(first, first + fingers)
            for down in touches:  # one after the other, as fingers do
                touch = QTest.touchEvent(window, device)
                for before in range(first, down):
                    touch.stationary(before)
                touch.press(down, here, window).commit()
            touch = QTest.touchEvent(window, device)
            for finger in touches:
                touch.move(finger, here + step, window)
            touch.commit()
            touch = QTest.touchEvent(window, device)
            for finger in touches:
                touch.release(finger, here + step, window)
            touch.commit()
            first += fingers
            assert QApplication.mouseButtons() is Qt.MouseButton.NoButton
            assert not finish.isDown()
            assert program.visit is visit
    assert visit.now.place == "start"
    assert other_windows(program) == []
    QTest.touchEvent(window, device).press(first, here, window).commit()
    QTest.touchEvent(window, device).release(first, here, window).commit()
    assert program.visit is None


def test_other_buttons_of_the_mouse_do_nothing_and_a_finger_hides_the_arrow(
    program: KioskProgram, qtbot: QtBot
) -> None:
    window = program.window
    handle = window.windowHandle()
    middle = window.rect().center()
    shown = program.window.page_shown
    for button in (
        *(Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton),
        *(Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton),
    ):
        QTest.mouseClick(handle, button, _Modifier.NoModifier, middle)
        assert program.window.page_shown is shown
    assert QGuiApplication.overrideCursor() is None  # a mouse was moved
    QTest.touchEvent(window, QTest.createTouchDevice()).press(0, middle, window).commit()
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() is Qt.CursorShape.BlankCursor
    QTest.mouseMove(handle, middle + QPoint(5, 5))
    assert QGuiApplication.overrideCursor() is None


def test_closing_hiding_and_files_from_outside_are_refused(
    program: KioskProgram, qtbot: QtBot
) -> None:
    window = program.window
    assert not window.close()
    QApplication.closeAllWindows()
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, QFileOpenEvent(QUrl("file:///etc/passwd")))
    assert window.isVisible()
    window.showMinimized()
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.isMinimized())
    window.setWindowState(Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.isMinimized())
    window.showNormal()
    qtbot.waitUntil(window.isFullScreen)
    assert other_windows(program) == []


def test_another_window_never_keeps_the_focus(program: KioskProgram, qtbot: QtBot) -> None:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    other = QWindow()
    try:
        other.show()
        other.requestActivate()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is other)
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is program.window.windowHandle())
    finally:
        other.destroy()
