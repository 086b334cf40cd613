"""Switches, check boxes and radio cards."""

from __future__ import annotations

from PySide6.QtCore import (
    Property,
    QEasingCurve,
    QPointF,
    QPropertyAnimation,
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
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_TOP_GAP = 8
_CARD_PADDING = 12
_FILL = IconWeight.FILL


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
        raise NotImplementedError

    def _label_block(self) -> TextBlock:
        look = self.look
        return TextBlock(self.text(), look.font("strong"), look.line_height("strong"))

    def _hint_block(self) -> TextBlock:
        return TextBlock(self._hint, self.look.font("small"), self.look.line_height("small"))

    def _text_room(self, width: int) -> int:
        return max(1, width - self._mark().width() - self._gap)

    def _text_height(self, width: int) -> int:
        height = self._label_block().height_for(self._text_room(width))
        if self._hint:
            height += self._hint_block().height_for(self._text_room(width))
        return height

    @override
    def sizeHint(self) -> QSize:
        text = max(self._label_block().natural_width(), self._hint_block().natural_width())
        width = min(text, self.look.body_px(420)) + self._mark().width() + self._gap
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        word = max(self._label_block().longest_word(), self._hint_block().longest_word())
        word = min(word, LEAST_WIDTH)
        return QSize(word + self._mark().width() + self._gap, SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(SIZE["min_target"], self._text_height(width) + 2 * 4)

    def _paint_text(self, painter: QPainter, left: float) -> None:
        look = self.look
        room = self._text_room(self.width())
        top = (self.height() - self._text_height(self.width())) / 2
        enabled = self.isEnabled()
        label = self._label_block()
        ink = look.colour("text" if enabled else "disabled_text")
        label.draw(painter, QPointF(left, top), room, ink)
        if self._hint:
            muted = look.colour("text_muted" if enabled else "disabled_text")
            below = top + label.height_for(room)
            self._hint_block().draw(painter, QPointF(left, below), room, muted)


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
        self._paint_text(painter, 0)
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
        self._paint_text(painter, side + self._gap)
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

    Set a widget into `preview` to show a picture above the words. Signals `toggled`.
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

    def _label_block(self) -> TextBlock:
        look = self.look
        return TextBlock(self.text(), look.font("strong", 600), look.line_height("strong"))

    def _hint_block(self) -> TextBlock:
        return TextBlock(self._hint, self.look.font("small"), self.look.line_height("small"))

    def _room(self, width: int) -> int:
        return max(1, width - 2 * _CARD_PADDING - self.look.px(SIZE["checkbox"]) - 10)

    def _text_height(self, width: int) -> int:
        room = self._room(width)
        height = self._label_block().height_for(room)
        if self._hint:
            height += self._hint_block().height_for(room)
        return max(height, self.look.px(SIZE["checkbox"]))

    def _preview_height(self) -> int:
        if self._preview is None:
            return 0
        return self._preview.sizeHint().height() + _TOP_GAP

    @override
    def sizeHint(self) -> QSize:
        text = max(self._label_block().natural_width(), self._hint_block().natural_width())
        width = min(text, self.look.body_px(320)) + self.look.px(SIZE["checkbox"]) + 10
        if self._preview is not None:
            width = max(width, self._preview.sizeHint().width())
        width += 2 * _CARD_PADDING
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        word = max(self._label_block().longest_word(), self._hint_block().longest_word())
        width = min(word, LEAST_WIDTH) + self.look.px(SIZE["checkbox"]) + 10
        if self._preview is not None:
            width = max(width, self._preview.minimumSizeHint().width())
        return QSize(width + 2 * _CARD_PADDING, SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._text_height(width) + self._preview_height() + 2 * _CARD_PADDING

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.isChecked()
        border = look.colour("primary" if on else "border_strong")
        stroke = 3.0 if on else look.stroke("control")
        fill = look.colour("sunk" if self.hovered and not on else "surface")
        paint_box(painter, QRectF(self.rect()), RADIUS["card"], fill, border, stroke)
        text = self._text_height(self.width())
        top = self.height() - _CARD_PADDING - text
        if self._preview is None:
            top = (self.height() - text) // 2
        side = look.px(SIZE["checkbox"])
        room = self._room(self.width())
        label = self._label_block()
        words = label.height_for(room)
        if self._hint:
            words += self._hint_block().height_for(room)
        y = top + (text - words) / 2
        radio = top + (label.height_for(room) - side) / 2 if self._hint else top + (text - side) / 2
        paint_radio(painter, look, QRectF(_CARD_PADDING, radio, side, side), on)
        left = _CARD_PADDING + side + 10
        label.draw(painter, QPointF(left, y), room, look.colour("text"))
        if self._hint:
            below = QPointF(left, y + label.height_for(room))
            self._hint_block().draw(painter, below, room, look.colour("text_muted"))
