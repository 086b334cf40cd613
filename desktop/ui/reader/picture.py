"""A drawing on the screen, laid out anew for each width, with parts that open something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.drawing import Drawing, DrawingRequest, HotSpot
from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter
from desktop.ui.reader.picture_parts import PictureSpot, nearest, opens, spread, touch_areas

Draw = Callable[[DrawingRequest], Drawing]

NARROWEST = 280  # px; below it labels could not stay at their smallest size
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_NO_TITLES: Mapping[str, str] = MappingProxyType({})


class Picture(Themed, QWidget):
    """Shows one diagram or finding; asks for a drawing of just its width.

    Its parts are one Tab stop: arrows move to the nearest part in their direction, Home and End
    to the first and last, Enter or Space opens one. While it shows a step, Left and Right ask for
    the step before and after instead, and Up and Down move between the parts.

    Args:
        titles: of the pages, words and findings that its parts open.

    Attributes:
        can_touch_parts: its parts can be pressed on it; on a touch screen they cannot where they
            stand too close, and a list of them is the way to open one.

    Signals:
        part_requested: what a part opens, and where that part stands on the screen.
        parts_changed: it was drawn with other parts, or they can be pressed on it no more.
        step_requested: -1 for the step before, 1 for the next.
    """

    part_requested = Signal(str, QRect)
    parts_changed = Signal()
    step_requested = Signal(int)
    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        diagram: str,
        parent: QWidget | None = None,
        *,
        titles: Mapping[str, str] = _NO_TITLES,
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._diagram = diagram
        self._titles = titles
        self._step = 0
        self._renderer = QSvgRenderer(self)
        self._drawing: Drawing | None = None
        self._pixmap = QPixmap()
        self._spots: dict[str, PictureSpot] = {}
        self._current = ""  # element of the part that Tab leads to
        self.can_touch_parts = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown; None before the first layout."""
        return self._drawing

    @property
    def request(self) -> DrawingRequest:
        """What is shown, as it was asked for."""
        return self._request(self.width())

    @property
    def parts(self) -> tuple[HotSpot, ...]:
        """The parts that open something."""
        return self._drawing.hot_spots if self._drawing is not None else ()

    def show_step(self, step: int, element: str = "") -> None:
        """Highlight `step`, from 1, which shows the part `element`; 0 shows all."""
        self._step = step
        self._draw_anew(self.width())
        if element in self._spots:
            had_focus = self._focused() is not None
            self._make_current(element)
            if had_focus:
                self._spots[element].setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_tab()
        self._describe()

    @override
    def apply_theme(self) -> None:
        if self._drawing is not None:
            self._draw_anew(self.width())
        super().apply_theme()

    def _request(self, width: int) -> DrawingRequest:
        look = self.look
        return DrawingRequest(
            self._diagram,
            max(NARROWEST, width),
            look.colours.name,
            look.text_scale,
            self._step,
        )

    def _draw_anew(self, width: int) -> None:
        drawing = self._draw(self._request(width))
        if drawing is not self._drawing:
            self._drawing = drawing
            self._renderer.load(QByteArray(drawing.svg.encode()))
            self._pixmap = QPixmap()
            self.setAccessibleName(drawing.title)
            self._show_parts(drawing.hot_spots)
            self.updateGeometry()
            self.update()
        self._place_parts()

    # Parts

    def _show_parts(self, parts: tuple[HotSpot, ...]) -> None:
        """Keep a control for each part; those that stay are not made anew."""
        same = [(p.element, p.page, p.label) for p in parts] == [
            (s.spot.element, s.spot.page, s.spot.label) for s in self._spots.values()
        ]
        if same:
            return
        for old in self._spots.values():
            old.hide()
            old.deleteLater()
        self._spots = {part.element: self._make_spot(part) for part in parts}
        before: QWidget | None = None
        for spot in self._spots.values():
            if before is not None:
                QWidget.setTabOrder(before, spot)
            before = spot
        if self._current not in self._spots:
            self._current = parts[0].element if parts else ""
        self._make_current(self._current)
        self._take_tab()
        self._describe()
        self.parts_changed.emit()

    def _make_spot(self, part: HotSpot) -> PictureSpot:
        spot = PictureSpot(self.theme, part, self)
        spot.setAccessibleDescription(opens(part.page, self._titles))
        spot.clicked.connect(self._on_pressed)
        spot.focused.connect(self._on_focused)
        spot.show()
        return spot

    def _place_parts(self) -> None:
        boxes = {part.element: self._box(part) for part in self.parts}
        if self.look.touch:
            self._place_for_fingers(boxes)
            return
        for element, box in boxes.items():
            others = [other for name, other in boxes.items() if name != element]
            self._spots[element].place(spread(box, others), self.rect())
            self._spots[element].update()

    def _place_for_fingers(self, boxes: Mapping[str, QRectF]) -> None:
        """Offer the parts on the picture only where a finger cannot press the wrong one."""
        look = self.look
        room = QRect(0, 0, self.width(), self.heightForWidth(self.width()))
        areas = touch_areas(list(boxes.values()), look.touch, look.mm(LEAST_GAP_MM), room)
        could = self.can_touch_parts
        self.can_touch_parts = areas is not None
        for element, area in zip(boxes, areas or (QRect(),) * len(boxes), strict=True):
            self._spots[element].setGeometry(area)
            self._spots[element].setVisible(self.can_touch_parts)
        if self.can_touch_parts != could:
            self.parts_changed.emit()

    def box_of(self, element: str) -> QRect | None:
        """Where a part stands; None where the drawing has no such part."""
        found = (part for part in self.parts if part.element == element)
        return next((self._box(part).toAlignedRect() for part in found), None)

    def _box(self, part: HotSpot) -> QRectF:
        scale = self._scale()
        return QRectF(part.x * scale, part.y * scale, part.width * scale, part.height * scale)

    def _scale(self) -> float:
        return min(1.0, self.width() / self._drawing.width) if self._drawing is not None else 1.0

    def _make_current(self, element: str) -> None:
        """Let Tab lead to this part and to no other."""
        self._current = element
        for name, spot in self._spots.items():
            on = name == element
            spot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _take_tab(self) -> None:
        """A picture without parts is a Tab stop while it shows a step, for the arrow keys."""
        stop = self._step > 0 and not self._spots
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.NoFocus)

    def _describe(self) -> None:
        if self._drawing is None:
            return
        said = [self._drawing.description]
        if self._step:
            said.append(self.tr("Left and Right arrow keys turn the steps."))
        if self._spots and self._step:
            said.append(self.tr("Up and Down move between its parts, and Enter opens one."))
        elif self._spots:
            said.append(self.tr("Arrow keys move between its parts, and Enter opens one."))
        self.setAccessibleDescription(" ".join(said))

    def _focused(self) -> PictureSpot | None:
        return next((spot for spot in self._spots.values() if spot.hasFocus()), None)

    def _on_pressed(self) -> None:
        spot = self.sender()
        if isinstance(spot, PictureSpot):
            self.part_requested.emit(spot.spot.page, spot.screen_rect())

    def _on_focused(self) -> None:
        spot = self.sender()
        if isinstance(spot, PictureSpot):
            self._make_current(spot.spot.element)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif self._step and key in _TURNS:
            self.step_requested.emit(_TURNS[key])
        elif self._spots and key in (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(key)
        else:
            event.ignore()

    def _move(self, key: Qt.Key) -> None:
        spots = list(self._spots.values())
        now = list(self._spots).index(self._current)
        if key == Qt.Key.Key_Home:
            wanted = 0
        elif key == Qt.Key.Key_End:
            wanted = len(spots) - 1
        else:
            wanted = nearest([spot.geometry() for spot in spots], now, key)
        spots[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    # Size and paint

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        drawing = self._draw(self._request(width))
        return round(drawing.height * min(1.0, width / drawing.width))

    @override
    def sizeHint(self) -> QSize:
        if self._drawing is None:  # drawing takes long, and the width to draw for is not known yet
            return QSize(NARROWEST, NARROWEST)
        # No taller than it is shown: what is higher than its height for a width upsets layouts.
        return QSize(self._drawing.width, round(self._drawing.height * self._scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw_anew(event.size().width())
            self.updateGeometry()
        else:
            self._place_parts()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        scale = self._scale()
        size = QRectF(0, 0, self._drawing.width * scale, self._drawing.height * scale)
        if self.look.touch:
            smooth_painter(self).drawPixmap(0, 0, self._painted(size))
        else:
            self._renderer.render(smooth_painter(self), size)

    def _painted(self, size: QRectF) -> QPixmap:
        """The drawing as dots, kept: a finger that scrolls would ask for it at each step."""
        ratio = self.devicePixelRatioF()
        dots = (size.size() * ratio).toSize()
        if self._pixmap.size() != dots or self._pixmap.devicePixelRatioF() != ratio:
            self._pixmap = QPixmap(dots)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            self._renderer.render(painter, size)
            painter.end()
        return self._pixmap
