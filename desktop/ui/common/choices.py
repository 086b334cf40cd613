"""Switches, check boxes and radio cards."""

from __future__ import annotations

from PySide6.QtCore import (
    Property,
    QEasingCurve,
    QPointF,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.theme.theme import Theme
from desktop.ui.common.press import Pressable
from desktop.ui.common.spoken_mark import NOTHING, paint_spoken, spoken_rect
from desktop.ui.common.text_block import LEAST_WIDTH, Span, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_BELOW_PREVIEW = 8
_CARD_PADDING = 12
_RADIO_GAP = 10
_FILL = IconWeight.FILL


class _Words:
    """A label with a hint below it."""

    def __init__(self, label: str, hint: str, look: Theme) -> None:
        self._label = TextBlock(label, look.font("strong"), look.line_height("strong"))
        self._hint = TextBlock(hint, look.font("small"), look.line_height("small"))
        self._blocks = (self._label, self._hint) if hint else (self._label,)

    @property
    def label(self) -> TextBlock:
        """The words themselves."""
        return self._label

    def natural_width(self) -> int:
        return max(block.natural_width() for block in self._blocks)

    def least_width(self) -> int:
        return min(LEAST_WIDTH, max(block.longest_word() for block in self._blocks))

    def label_height(self, width: int) -> int:
        return self._label.height_for(width)

    def height_for(self, width: int) -> int:
        return sum(block.height_for(width) for block in self._blocks)

    def draw(
        self, painter: QPainter, at: QPointF, width: int, look: Theme, *, enabled: bool
    ) -> None:
        inks = ("text", "text_muted") if enabled else ("disabled_text", "disabled_text")
        for block, ink in zip(self._blocks, inks, strict=False):
            block.draw(painter, at, width, look.colour(ink))
            at += QPointF(0, block.height_for(width))


class _Choice(Pressable):
    """A mark with a label and a hint, all of which is the target."""

    _gap = 12

    def __init__(
        self, theme: ThemeController, label: str, parent: QWidget | None, hint: str
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setText(label)
        self.setAccessibleDescription(hint)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def _mark(self) -> QSize:
        """Size of what shows the state."""
        raise NotImplementedError

    @override
    def apply_theme(self) -> None:
        self._words = _Words(self.text(), self._hint, self.look)
        super().apply_theme()

    def _room(self, width: int) -> int:
        return max(1, width - self._mark().width() - self._gap)

    @override
    def sizeHint(self) -> QSize:
        text = min(self._words.natural_width(), self.look.body_px(420))
        width = text + self._mark().width() + self._gap
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = self._words.least_width() + self._mark().width() + self._gap
        return QSize(width, max(SIZE["min_target"], self.look.touch))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        least = max(SIZE["min_target"], self.look.touch)
        return max(least, self._words.height_for(self._room(width)) + 8)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        room = self._room(self.width())
        top = (self.height() - self._words.height_for(room)) / 2
        at = QPointF(left, top)
        self._words.draw(painter, at, room, self.look, enabled=self.isEnabled())


class Switch(_Choice):
    """On or off, at once; the label is part of the target. Signals `toggled`."""

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        self._thumb = 0.0
        super().__init__(theme, label, parent, hint)
        self._slide = QPropertyAnimation(self, b"thumb", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.toggled.connect(self._on_toggled)

    @override
    def _mark(self) -> QSize:
        return QSize(self.look.px(60), self.look.px(34))

    def _on_toggled(self, on: bool) -> None:
        duration = self.look.ms("fast") if self.isVisible() else 0
        self._slide.stop()
        if not duration:
            self._set_thumb(float(on))
            return
        self._slide.setDuration(duration)
        self._slide.setEndValue(float(on))
        self._slide.start()

    def _get_thumb(self) -> float:
        return self._thumb

    def _set_thumb(self, place: float) -> None:
        self._thumb = place
        self.update()

    thumb = Property(float, _get_thumb, _set_thumb)  # 0 off to 1 on

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        self._paint_words(painter, 0)
        size = self._mark()
        box = QRectF(
            self.width() - size.width(),
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        on = self.isChecked()
        fill = look.colour("primary" if on else "sunk" if self.hovered else "surface")
        border = look.colour("primary" if on else "border_strong")
        paint_box(painter, box, RADIUS["pill"], fill, border, 2)
        side = size.height() - 12
        left = box.left() + 6 + self._thumb * (size.width() - size.height())
        thumb = QRectF(left, box.top() + 6, side, side)
        knob = "on_primary" if on else "border_strong"
        paint_box(painter, thumb, RADIUS["pill"], look.colour(knob))
        if on:
            tick = round(side * 0.8)
            at = thumb.center() - QPointF(tick / 2, tick / 2)
            paint_icon(painter, self.theme, "check-fat", tick, look.colour("primary"), at, _FILL)


class CheckBox(_Choice):
    """A box to tick; the label is part of the target. Signals `toggled`."""

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(theme, label, parent, hint)

    @override
    def _mark(self) -> QSize:
        side = self.look.px(SIZE["checkbox"])
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        side = self._mark().width()
        self._paint_words(painter, side + self._gap)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_check(painter, self.theme, box, self.isChecked(), hovered=self.hovered)


def paint_check(
    painter: QPainter, theme: ThemeController, box: QRectF, on: bool, *, hovered: bool = False
) -> None:
    """A check box's square, ticked when `on`."""
    look = theme.now
    fill = look.colour("primary" if on else "sunk" if hovered else "surface")
    border = look.colour("primary" if on else "border_strong")
    paint_box(painter, box, 8, fill, border, 2)
    if on:
        tick = round(box.width() * 0.72)
        at = box.center() - QPointF(tick / 2, tick / 2)
        paint_icon(painter, theme, "check-fat", tick, look.colour("on_primary"), at, _FILL)


def paint_radio(painter: QPainter, look: Theme, box: QRectF, on: bool) -> None:
    """A radio button's circle, filled when `on`."""
    border = look.colour("primary" if on else "border_strong")
    paint_box(painter, box, RADIUS["pill"], look.colour("surface"), border, 2)
    if on:
        inset = box.width() * 0.25
        dot = box.adjusted(inset, inset, -inset, -inset)
        paint_box(painter, dot, RADIUS["pill"], look.colour("primary"))


class RadioCard(Pressable):
    """One of several cards of which one is chosen; siblings exclude each other.

    Signals `toggled`.

    Args:
        preview: a picture shown above the words.
    """

    focus_radius = RADIUS["card"]

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        preview: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._preview = preview
        self._spoken = NOTHING
        self.setText(label)
        self.setAccessibleDescription(hint)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        if preview is not None:
            preview.setParent(self)
            preview.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column = QVBoxLayout(self)
            column.setContentsMargins(_CARD_PADDING, _CARD_PADDING, _CARD_PADDING, 0)
            column.addWidget(preview)
            column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._words = _Words(self.text(), self._hint, self.look)
        super().apply_theme()

    @property
    def words(self) -> str:
        """What is read aloud of it."""
        return self.text()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark the words that are being read aloud; the same place twice marks none."""
        self._spoken = Span(start, end - start)
        self.update()

    def rect_of(self, start: int, end: int) -> QRect:
        """Where words of the label stand in this widget."""
        self._words.label.wrap(self._room(self.width()))
        at = QPointF(self._words_left(), self._words_top()).toPoint()
        return spoken_rect(self._words.label, Span(start, end - start)).translated(at)

    def _words_left(self) -> int:
        return _CARD_PADDING + self.look.px(SIZE["checkbox"]) + _RADIO_GAP

    def _words_top(self) -> float:
        text = self._text_height(self.width())
        top = self.height() - _CARD_PADDING - text
        if self._preview is None:
            top = (self.height() - text) // 2
        return top + (text - self._words.height_for(self._room(self.width()))) / 2

    def _beside_words(self) -> int:
        return 2 * _CARD_PADDING + self.look.px(SIZE["checkbox"]) + _RADIO_GAP

    def _room(self, width: int) -> int:
        return max(1, width - self._beside_words())

    def _text_height(self, width: int) -> int:
        return max(self._words.height_for(self._room(width)), self.look.px(SIZE["checkbox"]))

    def _preview_height(self) -> int:
        if self._preview is None:
            return 0
        return self._preview.sizeHint().height() + _BELOW_PREVIEW

    @override
    def sizeHint(self) -> QSize:
        width = min(self._words.natural_width(), self.look.body_px(320)) + self._beside_words()
        if self._preview is not None:
            width = max(width, self._preview.sizeHint().width() + 2 * _CARD_PADDING)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = self._words.least_width() + self._beside_words()
        if self._preview is not None:
            width = max(width, self._preview.minimumSizeHint().width() + 2 * _CARD_PADDING)
        return QSize(width, max(SIZE["min_target"], self.look.touch))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._text_height(width) + self._preview_height() + 2 * _CARD_PADDING
        return max(self.look.touch, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.isChecked()
        border = look.colour("primary" if on else "border_strong")
        stroke = 3.0 if on else look.stroke("control")
        fill = look.colour("sunk" if self.hovered and not on else "surface")
        paint_box(painter, QRectF(self.rect()), RADIUS["card"], fill, border, stroke)
        side = look.px(SIZE["checkbox"])
        room = self._room(self.width())
        words_top = self._words_top()
        text_top = words_top - (self._text_height(self.width()) - self._words.height_for(room)) / 2
        # The circle stands beside the label's own line, not beside the hint.
        circle_top = max(text_top, words_top + (self._words.label_height(room) - side) / 2)
        paint_radio(painter, look, QRectF(_CARD_PADDING, circle_top, side, side), on)
        at = QPointF(self._words_left(), words_top)
        self._words.label.wrap(room)
        paint_spoken(painter, look, self._words.label, self._spoken, at, QRectF(self.rect()))
        self._words.draw(painter, at, room, look, enabled=self.isEnabled())
