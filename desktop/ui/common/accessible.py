"""Roles and announcements for screen readers where Qt has none of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget


class RoleInterface(QAccessibleWidget):
    """Tells the role that its widget names in `accessible_role`; a button stays pressable."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.widget()
        if kind == QAccessible.Text.Name and not widget.accessibleName():
            if isinstance(widget, QAbstractButton | QLabel):
                return widget.text()
            return str(getattr(widget, "accessible_text", ""))
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        selected = getattr(self.widget(), "accessible_selected", None)
        if selected is not None:
            state.selectable = True
            state.selected = selected
        return state

    def actionNames(self) -> list[str]:  # noqa: N802
        names = list(super().actionNames())
        if isinstance(self.widget(), QAbstractButton):
            names.insert(0, QAccessibleActionInterface.pressAction())
        return names

    def doAction(self, name: str) -> None:  # noqa: N802
        widget = self.widget()
        if name == QAccessibleActionInterface.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


# Qt asks for an interface once and does not keep the Python half of it alive.
_interfaces: dict[int, QAccessibleInterface] = {}


def _interface_for(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    key = id(thing)
    interface = RoleInterface(thing, role)
    _interfaces[key] = interface
    thing.destroyed.connect(lambda: _interfaces.pop(key, None))
    return interface


def install_roles() -> None:
    """Make `accessible_role` of our widgets known to Qt; once, before the first window."""
    QAccessible.installFactory(_interface_for)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
