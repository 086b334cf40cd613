"""The parts of a picture that open something: pressed on the picture, or chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.drawing import HotSpot
from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import LinesColumn
from desktop.ui.common.press import Pressable
from desktop.ui.common.rows import RowButton
from desktop.ui.common.themed import smooth_painter

TARGET = 44  # px; a smaller part is pressed a little beside it too
_RADIUS = 10
_INSET = 3.0  # px between the edge and the dots, so that those of neighbours stay apart
_SPREAD = 9.0  # px that a part reaches beyond what is drawn, where no other part is
_DOT = 2.0
_STEP = 6  # px from one dot to the next
_SIDEWAYS = 3.0  # how much more a step aside counts than one in the direction asked for


class PictureSpot(Pressable):
    """Lies over one part of a picture, so that keys and screen readers find a real control.

    Dots around it show that it can be pressed, as they do under a word that can.

    Signals:
        focused: it got the focus.
    """

    focused = Signal()
    focus_radius = _RADIUS

    def __init__(self, theme: ThemeController, spot: HotSpot, parent: QWidget) -> None:
        super().__init__(parent)
        self.spot = spot
        if not _explains(spot.page):
            self.accessible_role = QAccessible.Role.Link
        self.setObjectName(f"part_{spot.element}")
        self.setText(spot.label)
        self.theme = theme  # the picture follows the theme and places it anew

    def place(self, box: QRectF, room: QRect) -> None:
        """Lie over `box`, or over enough around it to be pressed; never beyond `room`."""
        self.setGeometry(_target(box.intersected(QRectF(room)), TARGET, room).toAlignedRect())

    def screen_rect(self) -> QRect:
        """Where it stands on the screen."""
        return QRect(self.mapToGlobal(self.rect().topLeft()), self.size())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        ink = self.look.colour("link")
        pressed = self.isDown()
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if not (pressed or self.hovered):
            self._paint_dots(painter, box, ink)
            return
        wash = self.look.colour("link")
        wash.setAlphaF(0.18 if pressed else 0.08)
        painter.setBrush(wash)
        painter.setPen(QPen(ink, self.look.stroke("selected")))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_dots(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        """Dots along the sides of `box`; a dashed line would take many times as long."""
        ratio = self.devicePixelRatioF()
        tile = QPixmap(QSize(_STEP, _STEP) * ratio)
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        dot = QPainter(tile)
        dot.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot.setPen(Qt.PenStyle.NoPen)
        dot.setBrush(ink)
        dot.drawEllipse(QRectF(0, 0, _DOT, _DOT))
        dot.end()
        along, down = box.width() - 2 * _RADIUS, box.height() - 2 * _RADIUS
        for left in (box.left(), box.right() - _DOT):
            painter.drawTiledPixmap(QRectF(left, box.top() + _RADIUS, _DOT, down), tile)
        for top in (box.top(), box.bottom() - _DOT):
            painter.drawTiledPixmap(QRectF(box.left() + _RADIUS, top, along, _DOT), tile)


def _target(box: QRectF, side: int, room: QRect) -> QRectF:
    """Where `box` is pressed: at least `side` px wide and high, inside `room`."""
    wide, tall = max(box.width(), side), max(box.height(), side)
    left = min(max(box.center().x() - wide / 2, 0.0), max(0.0, room.width() - wide))
    top = min(max(box.center().y() - tall / 2, 0.0), max(0.0, room.height() - tall))
    return QRectF(left, top, wide, tall)


def touch_areas(
    boxes: Sequence[QRectF], side: int, gap: int, room: QRect
) -> tuple[QRect, ...] | None:
    """Where a finger presses each of `boxes`; None where it could press another by mistake.

    Args:
        side: px that each is wide and high at least.
        gap: px between any two.
    """
    areas: list[QRect] = []
    inset = gap / 2 + 1  # 1 px may be lost in rounding
    for box in boxes:
        aside = min(inset, max(0.0, (box.width() - side) / 2))
        above = min(inset, max(0.0, (box.height() - side) / 2))
        area = _target(box.adjusted(aside, above, -aside, -above), side, room).toRect()
        around = area.adjusted(-gap, -gap, gap, gap)
        if any(around.intersects(other) for other in areas):
            return None
        areas.append(area)
    return tuple(areas)


def spread(box: QRectF, others: Sequence[QRectF]) -> QRectF:
    """`box`, a little larger on each side where none of `others` is."""
    for side in ((-_SPREAD, 0, 0, 0), (0, -_SPREAD, 0, 0), (0, 0, _SPREAD, 0), (0, 0, 0, _SPREAD)):
        larger = box.adjusted(*side)
        if not any(larger.intersects(other) for other in others):
            box = larger
    return box


def nearest(boxes: Sequence[QRect], now: int, key: Qt.Key) -> int:
    """Which of `boxes` an arrow key leads to from the one at `now`; `now` if there is none."""
    ways = {
        Qt.Key.Key_Left: QPointF(-1, 0),
        Qt.Key.Key_Right: QPointF(1, 0),
        Qt.Key.Key_Up: QPointF(0, -1),
        Qt.Key.Key_Down: QPointF(0, 1),
    }
    way = ways[key]
    found, least = now, float("inf")
    start = QRectF(boxes[now]).center()
    for place, box in enumerate(boxes):
        off = QRectF(box).center() - start
        ahead = off.x() * way.x() + off.y() * way.y()
        aside = abs(off.x() * way.y()) + abs(off.y() * way.x())
        if place != now and ahead > 1 and ahead + _SIDEWAYS * aside < least:
            found, least = place, ahead + _SIDEWAYS * aside
    return found


def opens(page: str, titles: Mapping[str, str]) -> str:
    """What pressing a part leads to, as a sentence."""
    title = titles.get(page, "")
    if page.startswith("finding:"):
        return QCoreApplication.translate("Parts", "Opens the study behind it.")
    if page.startswith("term:"):
        words = QCoreApplication.translate("Parts", "Opens what “{word}” means.")
        return words.format(word=title) if title else _opens_words()
    words = QCoreApplication.translate("Parts", "Opens the page “{title}”.")
    if "#" in page:
        words = QCoreApplication.translate("Parts", "Opens the part “{title}”.")
    return words.format(title=title) if title else _opens_page()


def _opens_words() -> str:
    return QCoreApplication.translate("Parts", "Opens what the word means.")


def _opens_page() -> str:
    return QCoreApplication.translate("Parts", "Opens a page about it.")


def _explains(page: str) -> bool:
    """Whether a small panel opens over the page, which stays where it is."""
    return page.startswith(("term:", "finding:"))


class PartList(LinesColumn):
    """The parts of a picture below each other, for whoever cannot point at the picture.

    Signals:
        part_requested: what the part opens, and where its row stands on the screen.
    """

    part_requested = Signal(str, QRect)

    def __init__(
        self, theme: ThemeController, titles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent, gap=theme.now.mm(LEAST_GAP_MM) if theme.now.touch else 0)
        self._titles = titles
        self._rows: list[RowButton] = []

    def show_parts(self, spots: Sequence[HotSpot]) -> None:
        """Show a row for each part."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = []
        for spot in spots:
            row = RowButton(self.theme, self._words(spot), self)
            row.set_icon_after("caret-right", opens(spot.page, self._titles))
            row.setObjectName(f"part_row_{spot.element}")
            row.setProperty("page", spot.page)
            row.clicked.connect(self._on_pressed)
            self.body.addWidget(row)
            self._rows.append(row)

    def _words(self, spot: HotSpot) -> str:
        title = self._titles.get(spot.page, "")
        if spot.page.startswith("finding:"):
            return self.tr("{part}: the study behind it").format(part=spot.label)
        if not title or title.casefold() == spot.label.casefold():
            return spot.label
        if spot.page.startswith("term:"):
            return self.tr("{part}: what “{word}” means").format(part=spot.label, word=title)
        return self.tr("{part}: read “{title}”").format(part=spot.label, title=title)

    def _on_pressed(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            at = QRect(row.mapToGlobal(row.rect().topLeft()), row.size())
            self.part_requested.emit(str(row.property("page")), at)
