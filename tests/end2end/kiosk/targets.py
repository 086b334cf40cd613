"""Measures everything that can be touched on the screens of a visit, in mm of the real screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import hypot

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.history import Stop
from desktop.app.kiosk.program import KioskProgram
from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM, LEAST_TARGET_MM
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.press import Pressable

SCREENS = ((1920, 1080), (1080, 1920), (1366, 768))
SCALES = (1.5, 2.4)
_SLACK = 0.02  # mm: numbers of px are whole


def touchable(window: QWidget) -> dict[str, tuple[Pressable, QRect]]:
    """By name: what a finger can reach now, and the part of it in sight; no words inside text."""
    found: dict[str, tuple[Pressable, QRect]] = {}
    for one in window.findChildren(Pressable):
        if isinstance(one, LinkSpot) or not one.isVisible():
            continue
        if one.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            continue
        seen = one.visibleRegion().boundingRect()
        top = window.childAt(one.mapTo(window, seen.center())) if not seen.isEmpty() else None
        if top is one or (top is not None and one.isAncestorOf(top)):
            name = f"{one.objectName() or type(one).__name__} '{one.text()}'"
            found[name if name not in found else f"{name} {len(found)}"] = (
                one,
                QRect(one.mapTo(window, seen.topLeft()), seen.size()),
            )
    return found


def faults(window: QWidget, px_per_mm: float) -> Iterator[str]:
    """What is too small, too near to something else or to the edge, or cut off."""
    edge = QRect(QPoint(0, 0), window.size()).adjusted(
        *(round(side * EDGE_MM * px_per_mm) for side in (1, 1, -1, -1))
    )
    reached = touchable(window)
    for name, (one, seen) in reached.items():
        side = min(one.width(), one.height()) / px_per_mm
        if side < LEAST_TARGET_MM - _SLACK:
            yield f"{name} is {side:.1f} mm"
        if not edge.contains(seen):
            yield f"{name} lies at the edge of the screen"
        if one.hasHeightForWidth() and one.height() < one.heightForWidth(one.width()):
            yield f"{name} is cut off below"
        if one.width() < one.minimumSizeHint().width():
            yield f"{name} is cut off at the side"
    for (first, (_, here)), (second, (_, there)) in combinations(reached.items(), 2):
        gap = _gap(here, there) / px_per_mm
        if gap < LEAST_GAP_MM - _SLACK:
            yield f"{first} and {second} are {gap:.1f} mm apart"


def _gap(one: QRect, other: QRect) -> float:
    """Px between two rectangles; 0 where they overlap."""
    across = max(one.left() - other.right(), other.left() - one.right(), 1) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 1) - 1
    return hypot(across, down)


def walk(qtbot: QtBot, program: KioskProgram, stops: Sequence[Stop]) -> Iterator[str]:
    """The faults of all these stops of the visit that runs, as they are shown now."""
    assert program.visit is not None
    for stop in stops:
        program.visit.go(stop.place, stop.page, stop.anchor)
        settle(qtbot, program)
        where = " ".join(part for part in (stop.place, stop.page, stop.anchor) if part)
        for fault in faults(program.window, program.theme.now.px_per_mm):
            yield f"{where}: {fault}"


def settle(qtbot: QtBot, program: KioskProgram) -> None:
    """Let what was asked for arrive, and be laid out."""
    program.tasks.wait()
    for _ in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
