"""The Start here path: waymarks along a trail, each of which opens its page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import HomeView, PathStep, StepState
from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_MARK = 44
_BESIDE = 16  # px between a waymark and words beside it
_INSET = 8  # px around a waymark and its words, for the focus ring
_TRAIL_AIR = 6  # px between a waymark and the trail
_STEP_LEAST = 190  # px per text scale for a waymark above its words


class Waymark(Pressable):
    """One step of the path; signals `clicked`.

    Args:
        number: from 1.
        last: no trail leads on from it.
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
        beside = width - 2 * _INSET - self._mark_side() - _BESIDE
        return self._across or beside < self._word()

    def _text_left(self, width: int) -> int:
        return _INSET if self._below(width) else _INSET + self._mark_side() + _BESIDE

    def _room(self, width: int) -> int:
        return max(1, width - self._text_left(width) - _INSET)

    def _text_height(self, width: int) -> int:
        room = self._room(width)
        return self._title_block.height_for(room) + 2 + self._state_block.height_for(room)

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(_STEP_LEAST)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._word() + 2 * _INSET, SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        mark, text = self._mark_side(), self._text_height(width)
        if self._below(width):
            return _INSET + mark + 10 + text + _INSET
        last = self._number == self._of
        return max(mark, text) + 2 * _INSET + (0 if last else 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        if self.hovered or self.isDown():
            edge = look.colour("border_strong") if look.high_contrast else None
            fill = look.colour("tint" if self.isDown() else "sunk")
            paint_box(painter, QRectF(self.rect()), self.focus_radius, fill, edge, 2)
        side = self._mark_side()
        mark = QRectF(_INSET, _INSET, side, side)
        below = self._below(self.width())
        if self._number < self._of and (self._across or not below):
            self._paint_trail(painter, mark)
        self._paint_mark(painter, mark)
        room = self._room(self.width())
        y = mark.bottom() + 10 if below else float(_INSET)
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
            painter.drawLine(QPointF(start, y), QPointF(self.width() + _INSET - _TRAIL_AIR - 2, y))
        else:
            x = mark.center().x()
            end = self.height() + _INSET - _TRAIL_AIR
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


class StartPath(Card):
    """The path with its main button.

    Signals:
        page_requested: the page of a step, or of something new to read.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius="panel")
        self.setObjectName("start_path")
        self._goal = ""
        self._marks: list[Waymark] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(10)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(_INSET, 0, 0, 0)
        self._head.setSpacing(12)
        words = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        row = FlowLayout(words, gap=16)
        row.addWidget(HeadingLabel(theme, self.tr("Start here"), words, role="panel"))
        self._about = BodyLabel(theme, "", words, muted=True)
        row.addWidget(self._about)
        self._head.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.button = Button(
            theme, "", self, tone=Tone.PRIMARY, icon="arrow-right", size=ButtonSize.COMPACT
        )
        self.button.setObjectName("start_button")
        self.button.clicked.connect(self._on_button)
        # Aligned, or the row would be no wider than the button where they stand in a column.
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._head.addWidget(self.button, 0, middle)
        column.addLayout(self._head)
        self._steps = Columns(self, least=_STEP_LEAST, most=4, gap=0)
        column.addWidget(self._steps)
        self.apply_theme()

    def show_path(self, home: HomeView) -> None:
        """Show the steps, and on the button the next of them."""
        steps = home.steps
        if len(steps) != len(self._marks):
            self._make_marks(steps)
        for mark, step in zip(self._marks, steps, strict=True):
            mark.set_step(step)
        self._about.setText(self.tr("%n short steps. Stop whenever you like.", "", len(steps)))
        number, following = next(
            ((n, s) for n, s in enumerate(steps, 1) if s.state is StepState.NEXT), (0, None)
        )
        if following is not None:
            self._goal = following.page
            words = self.tr("Carry on with step {number}")
            if number == 1:
                words = self.tr("Start with step {number}")
            self.button.setText(words.format(number=number))
        else:
            known = {recent.card.id for recent in home.recent}
            pages = [card.page for card in home.cards]
            self._goal = next((page for page in pages if page not in known), pages[0])
            self.button.setText(self.tr("Read something new"))

    def _make_marks(self, steps: tuple[PathStep, ...]) -> None:
        for mark in self._marks:
            mark.deleteLater()
        self._marks = []
        for number, step in enumerate(steps, 1):
            mark = Waymark(self.theme, step, number, len(steps), self._steps)
            mark.setObjectName(f"waymark_{number}")
            mark.clicked.connect(self._on_mark)
            self._steps.cells.addWidget(mark)
            self._marks.append(mark)
        self._steps.cells.set_most(len(steps))
        self._fit()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_steps"):
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All steps side by side, or one below the other; nothing between."""
        least = self.look.body_px(_STEP_LEAST)
        room = self.width() - 40
        across = room >= least * len(self._marks)
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
        self._head.setStretch(0, int(across))
        self._steps.cells.set_least(least if across else max(1, room))
        for mark in self._marks:
            mark.set_across(across)

    def _on_button(self) -> None:
        self.page_requested.emit(self._goal)

    def _on_mark(self) -> None:
        mark = self.sender()
        if isinstance(mark, Waymark):
            self.page_requested.emit(mark.page)
