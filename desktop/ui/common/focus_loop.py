"""Tab going round inside a panel that floats over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def tab_stops(panel: QWidget) -> list[QWidget]:
    """What Tab reaches inside `panel`, in order of making."""
    return [
        child
        for child in panel.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.focusProxy() is None
        and child.isEnabled()
        and child.isVisibleTo(panel)
    ]


def focus_next(stops: Sequence[QWidget], *, forward: bool) -> None:
    """Move the focus to the next of `stops`; after the last comes the first."""
    if not stops:
        return
    focused = QApplication.focusWidget()
    if focused in stops:
        place = stops.index(focused) + (1 if forward else -1)
    else:
        place = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
