"""One treatment of the list: a card that opens its page, and a tick to compare it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.domain.treating import TAKEN_ICONS, TreatmentCard
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import paint_tile
from desktop.ui.common.choices import CheckBox
from desktop.ui.common.press import Pressable
from desktop.ui.common.swatch import SIDE as SWATCH
from desktop.ui.common.swatch import paint_swatch
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import Themed, paint_box, smooth_painter
from desktop.ui.treatments.words import listed

_SIDE = 18
_ABOVE = 14
_GAP = 16
_BETWEEN = 3  # lines
_ABOVE_STRATEGY = 8
_BESIDE_SWATCH = 10
_HUE = 0  # one for all: colours of their own would seem to praise some and warn of others
_TICK_BELOW = 3  # px from the tick to the edge of the card


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand on a card of some width, in px.

    Args:
        tile: side of the tile; 0 where the words need its room.
        left, room: of the words.
        strategy: room of the strategy's name.
        beside: whether the tick stands beside the strategy, not under it.
    """

    tile: int
    left: int
    room: int
    strategy: int
    beside: bool
    height: int


class _Face(Pressable):
    """The card itself, which signals `clicked`; `tick` is the room that it leaves for the tick."""

    focus_radius = RADIUS["card"]

    def __init__(self, theme: ThemeController, card: TreatmentCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.ticked = False
        self.tick = QSize()
        self.setText(card.name)
        self.follow(theme)

    def _lines(self) -> list[str]:
        card = self._card
        lines = []
        if len(card.brands) == 1:
            lines.append(self.tr("Brand name: {name}").format(name=card.brands[0]))
        elif card.brands:
            lines.append(self.tr("Brand names: {names}").format(names=listed(card.brands)))
        return [*lines, " · ".join(card.facts)]

    def _strategy_words(self) -> str:
        if self._card.disputed:
            return self.tr("{strategy}: experts differ").format(strategy=self._card.strategy)
        return self._card.strategy

    @override
    def apply_theme(self) -> None:
        look = self.look
        lines = self._lines()
        strategy = self._strategy_words()
        self._name = TextBlock(self._card.name, look.font("card"), look.line_height("card"))
        self._told = [
            TextBlock(each, look.font("small"), look.line_height("small")) for each in lines
        ]
        self._strategy = TextBlock(strategy, look.font("small", 600), look.line_height("small"))
        self.setAccessibleDescription(". ".join([*lines, strategy]))
        super().apply_theme()

    def _swatch(self) -> int:
        return self.look.body_px(SWATCH)

    def _least_room(self) -> int:
        word = max(block.longest_word() for block in (self._name, *self._told, self._strategy))
        return min(word, LEAST_WIDTH)

    def places(self, width: int) -> _Places:
        """Where everything stands on a card of this width."""
        tile = self.look.px(SIZE["icon_tile"])
        if width - 2 * _SIDE - tile - _GAP < max(self._least_room(), 2 * LEAST_WIDTH):
            tile = 0
        left = _SIDE + (tile + _GAP if tile else 0)
        room = max(1, width - left - _SIDE)
        strategy = max(1, room - self._swatch() - _BESIDE_SWATCH)
        beside = strategy - self.tick.width() - _GAP >= self._strategy.longest_word()
        if beside:
            strategy -= self.tick.width() + _GAP
        words = self._name.height_for(room)
        words += sum(_BETWEEN + block.height_for(room) for block in self._told)
        words += _ABOVE_STRATEGY
        foot = max(self._strategy.height_for(strategy), self._swatch())
        below = 0 if beside else self.tick.height() + _TICK_BELOW
        height = 2 * _ABOVE + max(words + foot, tile) + below
        return _Places(tile, left, room, strategy, beside, height)

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(360)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _SIDE + self._least_room(), SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.places(width).height

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        fill, border, stroke = "surface", "border", look.stroke("hairline")
        if self.ticked:
            border, stroke = "primary", look.stroke("selected") + (1 if look.high_contrast else 0)
        elif self.isDown():
            fill, border = "tint", "primary"
        elif self.hovered:
            border, stroke = "border_strong", look.stroke("control")
        box = QRectF(self.rect())
        colours = (look.colour(fill), look.colour(border))
        paint_box(painter, box, RADIUS["card"], *colours, stroke)
        at = self.places(self.width())
        if at.tile:
            tile = QRectF(_SIDE, _ABOVE, at.tile, at.tile)
            paint_tile(painter, self.theme, TAKEN_ICONS[self._card.taken], _HUE, tile)
        y = float(_ABOVE)
        self._name.draw(painter, QPointF(at.left, y), at.room, look.colour("text"))
        y += self._name.height_for(at.room)
        for block in self._told:
            y += _BETWEEN
            block.draw(painter, QPointF(at.left, y), at.room, look.colour("text_muted"))
            y += block.height_for(at.room)
        self._paint_strategy(painter, at)

    def _paint_strategy(self, painter: QPainter, at: _Places) -> None:
        """Mark and name at the foot of the card, above the tick where that stands below."""
        look, side, line = self.look, self._swatch(), self.look.line_height("small")
        below = 0 if at.beside else self.tick.height() + _TICK_BELOW
        tall = max(self._strategy.height_for(at.strategy), side)
        top = self.height() - _ABOVE - below - tall
        mark = QRectF(at.left, top + max(0, (line - side) / 2), side, side)
        paint_swatch(painter, look, self._card.identity, mark)
        words = QPointF(at.left + side + _BESIDE_SWATCH, top + max(0, (side - line) / 2))
        self._strategy.draw(painter, words, at.strategy, look.colour("text"))


class TreatmentItem(Themed, QWidget):
    """A card with its own tick.

    Signals:
        opened: id of the treatment whose page is wanted.
        ticked: its id, and whether it is ticked now.
    """

    opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(
        self, theme: ThemeController, card: TreatmentCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.id = card.id
        self.face = _Face(theme, card, self)
        self.face.setObjectName(f"treatment_{card.id}")
        self.face.clicked.connect(self._on_opened)
        self.tick = CheckBox(theme, self.tr("Compare"), self)
        self.tick.setObjectName(f"tick_{card.id}")
        self.tick.setAccessibleName(self.tr("Compare {name}").format(name=card.name))
        self.tick.clicked.connect(self._on_ticked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def set_ticked(self, ticked: bool) -> None:
        """Show whether it is one of those to compare, without a signal."""
        self.tick.setChecked(ticked)
        self.face.ticked = ticked
        self.face.update()

    @override
    def apply_theme(self) -> None:
        self.face.tick = self.tick.sizeHint()
        super().apply_theme()
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return self.face.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.face.minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.face.heightForWidth(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.face.resize(self.size())
        at = self.face.places(self.width())
        size = self.tick.sizeHint().boundedTo(QSize(at.room, self.height()))
        left = self.width() - _SIDE - size.width() if at.beside else at.left
        self.tick.setGeometry(
            QRect(left, self.height() - _TICK_BELOW - size.height(), size.width(), size.height())
        )

    def _on_opened(self) -> None:
        self.opened.emit(self.id)

    def _on_ticked(self, on: bool) -> None:
        self.ticked.emit(self.id, on)
