"""A few words of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, smooth_painter


class _Segment(Pressable):
    """One word of a segmented control."""

    focus_radius = 10

    def __init__(self, theme: ThemeController, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def _block(self) -> TextBlock:
        look = self.look
        return TextBlock(
            self.text(),
            look.font("label"),
            look.line_height("label"),
            Qt.AlignmentFlag.AlignHCenter,
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._block().natural_width() + 36, max(44, self.look.px(42)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = self.parentWidget()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and isinstance(control, Segmented):
            control.step(step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.isChecked()
        fill = look.colour("primary") if on else look.colour("sunk") if self.hovered else None
        paint_box(painter, QRectF(self.rect()), 10, fill)
        block = self._block()
        ink = look.colour("on_primary" if on else "text")
        top = (self.height() - block.height_for(self.width())) / 2
        block.draw(painter, QPointF(0, top), self.width(), ink)


class Segmented(Themed, QFrame):
    """Up to four words of which one is chosen; one Tab stop, arrows choose.

    Signals:
        chosen: key of the segment, when the reader picked another one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        options: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
        *,
        current: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=2)
        row.setContentsMargins(3, 3, 3, 3)
        for number, (key, text) in enumerate(options):
            segment = _Segment(theme, key, text, self)
            segment.setObjectName(f"segment_{key}")
            self._group.addButton(segment, number)
            row.addWidget(segment)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._on_clicked)
        self._current = current or options[0][0]
        self.set_current(self._current)
        self.follow(theme)

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        """Show `key` as chosen, without a signal."""
        self._current = key
        for segment in self._segments():
            on = segment.key == key
            segment.setChecked(on)
            focus = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(focus)

    def step(self, by: int) -> None:
        """Choose the segment `by` places on, with the focus."""
        segments = self._segments()
        place = next(i for i, segment in enumerate(segments) if segment.key == self._current)
        wanted = segments[max(0, min(len(segments) - 1, place + by))]
        if wanted.key != self._current:
            wanted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(wanted.key)

    def _segments(self) -> list[_Segment]:
        return [button for button in self._group.buttons() if isinstance(button, _Segment)]

    def _on_clicked(self, segment: _Segment) -> None:
        if segment.key != self._current:
            self._choose(segment.key)

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        fill, border = look.colour("surface"), look.colour("border_strong")
        box = QRectF(self.rect())
        paint_box(smooth_painter(self), box, RADIUS["button"], fill, border, look.stroke("control"))
