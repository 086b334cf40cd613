"""A step on a trail: a mark with its number, and words that open its page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.screens import PathStep, StepState
from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.kinds import minutes
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

INSET = 8  # px around a waymark and its words, for the focus ring
_MARK = 44
_BESIDE = 16  # px between a waymark and words beside it
_TRAIL_AIR = 6  # px between a waymark and the trail
STEP_LEAST = 190  # px per text scale for a waymark above its words


class Waymark(Pressable):
    """One step of a path; signals `clicked`.

    Args:
        number: from 1.
        of: how many steps there are; no trail leads on from the last.
    """

    focus_radius = RADIUS["button"]

    def __init__(
        self,
        theme: ThemeController,
        step: PathStep,
        number: int,
        of: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page = step.page
        self._number = number
        self._of = of
        self._step = step
        self._across = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def set_step(self, step: PathStep) -> None:
        """Show another state of the same place on the path."""
        self._step = step
        self.page = step.page
        self.apply_theme()

    def set_across(self, across: bool) -> None:
        """Whether the trail runs to the right, or down."""
        if across != self._across:
            self._across = across
            self.updateGeometry()
            self.update()

    def _state(self) -> str:
        step = self._step
        if step.state is StepState.DONE:
            return self.tr("Done")
        if step.state is StepState.NEXT:
            return self.tr("Next · {minutes}").format(minutes=minutes(step.minutes))
        return minutes(step.minutes)

    @override
    def apply_theme(self) -> None:
        look = self.look
        step = self._step
        self.setText(step.title)
        place = self.tr("Step {number} of {of}").format(number=self._number, of=self._of)
        self.setAccessibleDescription(f"{place}. {self._state()}")
        weight = 600 if step.state is StepState.NEXT else 0
        self._title_block = TextBlock(step.title, look.font("strong"), look.line_height("strong"))
        self._state_block = TextBlock(
            self._state(), look.font("small", weight), look.line_height("small")
        )
        super().apply_theme()

    def _mark_side(self) -> int:
        return self.look.px(_MARK)

    def _word(self) -> int:
        return min(self._title_block.longest_word(), LEAST_WIDTH)

    def _below(self, width: int) -> bool:
        """Whether the words stand under the mark: for want of room, or of a trail going down."""
        beside = width - 2 * INSET - self._mark_side() - _BESIDE
        return self._across or beside < self._word()

    def _text_left(self, width: int) -> int:
        return INSET if self._below(width) else INSET + self._mark_side() + _BESIDE

    def _room(self, width: int) -> int:
        return max(1, width - self._text_left(width) - INSET)

    def _text_height(self, width: int) -> int:
        room = self._room(width)
        return self._title_block.height_for(room) + 2 + self._state_block.height_for(room)

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(STEP_LEAST)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._word() + 2 * INSET, SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        mark, text = self._mark_side(), self._text_height(width)
        if self._below(width):
            return INSET + mark + 10 + text + INSET
        last = self._number == self._of
        return max(mark, text) + 2 * INSET + (0 if last else 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        if self.hovered or self.isDown():
            edge = look.colour("border_strong") if look.high_contrast else None
            fill = look.colour("tint" if self.isDown() else "sunk")
            paint_box(painter, QRectF(self.rect()), self.focus_radius, fill, edge, 2)
        side = self._mark_side()
        mark = QRectF(INSET, INSET, side, side)
        below = self._below(self.width())
        if self._number < self._of and (self._across or not below):
            self._paint_trail(painter, mark)
        self._paint_mark(painter, mark)
        room = self._room(self.width())
        y = mark.bottom() + 10 if below else float(INSET)
        if not below:
            y += max(0.0, (side - self._text_height(self.width())) / 2)
        left = self._text_left(self.width())
        self._title_block.draw(painter, QPointF(left, y), room, look.colour("text"))
        y += self._title_block.height_for(room) + 2
        ink = "text" if self._step.state is StepState.NEXT else "text_muted"
        self._state_block.draw(painter, QPointF(left, y), room, look.colour(ink))

    def _paint_trail(self, painter: QPainter, mark: QRectF) -> None:
        look = self.look
        done = self._step.state is StepState.DONE
        if done:
            pen = QPen(look.colour("primary"), 4)
        else:
            pen = QPen(look.colour("border_strong"), 3)
            pen.setDashPattern([0.01, 3])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._across:
            y = mark.center().y()
            start = mark.right() + _TRAIL_AIR + 2
            painter.drawLine(QPointF(start, y), QPointF(self.width() + INSET - _TRAIL_AIR - 2, y))
        else:
            x = mark.center().x()
            end = self.height() + INSET - _TRAIL_AIR
            painter.drawLine(QPointF(x, mark.bottom() + _TRAIL_AIR), QPointF(x, end))

    def _paint_mark(self, painter: QPainter, mark: QRectF) -> None:
        look = self.look
        state = self._step.state
        if state is StepState.DONE:
            paint_box(painter, mark, RADIUS["pill"], look.colour("primary"))
            size = round(mark.width() * 0.56)
            at = mark.center() - QPointF(size / 2, size / 2)
            ink = look.colour("on_primary")
            paint_icon(painter, self.theme, "check-fat", size, ink, at, IconWeight.FILL)
            return
        if state is StepState.NEXT:
            ring = look.colour("on_accent" if look.colours.name == "light" else "accent")
            paint_box(painter, mark, RADIUS["pill"], look.colour("accent"), ring, 2.5)
            ink = look.colour("on_accent")
        else:
            paint_box(
                painter,
                mark,
                RADIUS["pill"],
                look.colour("surface"),
                look.colour("border_strong"),
                2,
            )
            ink = look.colour("text")
        painter.setPen(ink)
        painter.setFont(look.font("label", 700))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(self._number))
