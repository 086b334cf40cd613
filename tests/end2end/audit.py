"""What is wrong with the window as it stands, for eyes, hands, keys and screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from desktop.ui.common.dialog import Dialog
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.popover import Popover
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock

TARGET = 44
_Role = QAccessible.Role
NO_ROLE = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Window}
# Parts that Qt makes itself, and those of a table, of which a page may have several.
_PARTS = ("qt_", "grid_")


def shown(window: QWidget) -> list[QWidget]:
    """Every widget that can be seen, scrolled out of sight or not."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def told(widget: QWidget) -> str:
    """How a fault names a widget."""
    words = getattr(widget, "text", "")
    words = words() if callable(words) else words
    return f"{type(widget).__name__} '{widget.objectName()}' ({str(words)[:40]})"


def faults(window: QWidget) -> list[str]:
    """All that can be seen without pressing a key; behind an open panel nothing is looked at."""
    widgets = shown(_floating(window))
    found = [*_unnamed(widgets), *_cut_off(window, widgets), *_small(widgets)]
    found += [*_forbidden(widgets), *_same_names(shown(window)), *_headings(widgets)]
    return found


def takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _unnamed(widgets: list[QWidget]) -> Iterator[str]:
    """4.1.2 name and role; 2.5.3 the name holds the words seen."""
    for widget in widgets:
        if not takes_focus(widget) and not isinstance(widget, QAbstractButton):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        if not name.strip():
            yield f"no name: {told(widget)}"
        if interface.role() in NO_ROLE and not isinstance(widget, PageScroll):
            yield f"no role ({interface.role().name}): {told(widget)}"
        if isinstance(widget, QAbstractButton) and widget.text().casefold() not in name.casefold():
            yield f"name '{name}' without its words: {told(widget)}"


def _cut_off(window: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    """1.4.4: every text has room for all of its lines, and stands inside what holds it."""
    for widget in widgets:
        if isinstance(widget, BodyLabel | RunsView):
            wanted = widget.heightForWidth(widget.width())
            if widget.height() < wanted:
                yield f"{widget.height()} px high, wants {wanted}: {told(widget)}"
            block = getattr(widget, "_block", None)
            if isinstance(block, TextBlock):
                word = block.longest_word()
                if widget.width() < word - 1 <= LEAST_WIDTH:
                    yield f"{widget.width()} px wide, a word is {word}: {told(widget)}"
        elif isinstance(widget, LinkSpot) or widget.objectName() == "skip_link":
            continue  # stand inside a paragraph; out of sight until it has the focus
        elif isinstance(widget, Pressable):
            wanted = (
                widget.heightForWidth(widget.width())
                if widget.hasHeightForWidth()
                else widget.minimumSizeHint().height()
            )
            if widget.height() < wanted:
                yield f"{widget.height()} px high, wants {wanted}: {told(widget)}"
            least = min(widget.minimumSizeHint().width(), LEAST_WIDTH)
            if widget.width() < least:
                yield f"{widget.width()} px wide, wants {least}: {told(widget)}"
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            if widget.height() < widget.fontMetrics().height():
                yield f"field {widget.height()} px high: {told(widget)}"
        else:
            continue
        yield from _out_of(widget, window)


def _out_of(widget: QWidget, window: QWidget) -> Iterator[str]:
    """A part of `widget` that no scrolling brings into sight."""
    box = QRect(QPoint(), widget.size())
    inner, outer = widget, widget.parentWidget()
    while outer is not None and inner is not window:
        box.translate(inner.pos())
        over = outer.parentWidget()
        scrolls = isinstance(over, QAbstractScrollArea) and over.viewport() is outer
        room = outer.rect()
        if scrolls:
            assert isinstance(over, QAbstractScrollArea)
            if over.verticalScrollBar().maximum() > 0 or over.verticalScrollBar().isVisible():
                room.setTop(-1_000_000)
                room.setBottom(1_000_000)
            if over.horizontalScrollBar().isVisible():
                room.setLeft(-1_000_000)
                room.setRight(1_000_000)
        if box.left() < room.left() - 1 or box.right() > room.right() + 1:
            yield f"{box} sticks out at the side of {told(outer)}: {told(widget)}"
            return
        if box.top() < room.top() - 1 or box.bottom() > room.bottom() + 1:
            yield f"{box} sticks out above or below {told(outer)} {room}: {told(widget)}"
            return
        if scrolls:
            return
        inner, outer = outer, over


def _small(widgets: list[QWidget]) -> Iterator[str]:
    """2.5.5: 44 px, but for links inside a line."""
    for widget in widgets:
        if isinstance(widget, QAbstractButton) and not isinstance(widget, LinkSpot):
            if widget.width() < TARGET or widget.height() < TARGET:
                yield f"target {widget.width()} x {widget.height()}: {told(widget)}"
        elif isinstance(widget, QLineEdit):
            field = widget.parentWidget() or widget
            if max(widget.height(), field.height()) < TARGET:
                yield f"target {widget.height()} high: {told(widget)}"


def _forbidden(widgets: list[QWidget]) -> Iterator[str]:
    """MS-3 no sliders; 1.4.13 nothing that only hovering tells; no menus of Qt's own."""
    for widget in widgets:
        if isinstance(widget, QSlider):
            yield f"slider: {told(widget)}"
        if widget.toolTip():
            yield f"tooltip '{widget.toolTip()}': {told(widget)}"


def _same_names(widgets: list[QWidget]) -> Iterator[str]:
    names = Counter(
        widget.objectName() for widget in widgets if not widget.objectName().startswith(_PARTS)
    )
    for name, times in names.items():
        if name and times > 1:
            yield f"{times} widgets named '{name}'"


def _headings(widgets: list[QWidget]) -> Iterator[str]:
    """1.3.1: no level is skipped on the way down."""
    before = 0
    for heading in (widget for widget in widgets if isinstance(widget, HeadingLabel)):
        if not heading.text():
            yield f"empty heading: {told(heading)}"
        if heading.level > before + 1 and before:
            yield f"heading level {heading.level} after {before}: {told(heading)}"
        before = heading.level


def tab_faults(window: QWidget) -> list[str]:
    """Go round the whole window by Tab: what is not reached, not seen, out of order, or traps."""
    ring = window.findChild(FocusRing, "focus_ring")
    first = QApplication.focusWidget()
    assert ring is not None
    if first is None:
        return ["nothing has the focus"]
    window.setUpdatesEnabled(False)  # nothing here looks at pixels, and each Tab would paint some
    found: list[str] = []
    order: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in order:
        order.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        if focused is None:
            found.append(f"Tab from {told(order[-1])} loses the focus")
        else:
            found += _focus_faults(window, ring, focused)
    window.setUpdatesEnabled(True)
    if focused is not first and focused is not None and takes_focus(first):
        found.append(f"Tab goes from {told(order[-1])} back to {told(focused)}")
    return [*found, *_not_reached(_floating(window), order)]


def _floating(window: QWidget) -> QWidget:
    """The panel that keeps the keys to itself while it is open, or else the window."""
    panels = (*window.findChildren(Dialog), *window.findChildren(Popover))
    return next((panel for panel in panels if panel.isVisible()), window)


def _focus_faults(window: QWidget, ring: FocusRing, focused: QWidget) -> Iterator[str]:
    if ring.target is not focused:
        yield f"no ring around {told(focused)}"
    if focused.visibleRegion().isEmpty():
        yield f"the focus is out of sight: {told(focused)}"
        return
    parts = focused.focus_rects() if isinstance(focused, LinkSpot) else [focused.rect()]
    middle = parts[0].intersected(focused.visibleRegion().boundingRect()).center()
    top = window.childAt(focused.mapTo(window, middle))
    if top is None or top is focused or focused.isAncestorOf(top) or top.isAncestorOf(focused):
        return
    yield f"{told(top)} covers {told(focused)}"


def _not_reached(window: QWidget, order: list[QWidget]) -> Iterator[str]:
    for widget in shown(window):
        if takes_focus(widget) and widget not in order and not _in_group(widget, order):
            yield f"Tab does not reach {told(widget)}"


def _in_group(widget: QWidget, order: list[QWidget]) -> bool:
    """Radio buttons are one stop; arrows move between them."""
    return (
        isinstance(widget, QAbstractButton)
        and widget.autoExclusive()
        and any(other.parentWidget() is widget.parentWidget() for other in order)
    )
