"""Large tiles to touch: words, pages, questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import paint_tile
from desktop.ui.common.columns import Columns
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter

_SIDE, _ABOVE, _GAP = 18, 12, 16
_TILE = 44
_ICON = 28


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to touch.

    Args:
        key: tells it apart.
        about: a quieter line below, such as its kind.
        icon: in a tile at its left; empty for none.
        chosen: whether it was chosen; None where it only leads somewhere.
    """

    key: str
    title: str
    about: str = ""
    icon: str = ""
    hue: int = 0
    chosen: bool | None = None


class AnswerTile(Pressable):
    """Shows one answer; signals `clicked`."""

    focus_radius = RADIUS["card"]

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = Answer("", "")
        self._brief = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def show_answer(self, answer: Answer, *, brief: bool) -> None:
        """Show another answer; a brief one leaves the quieter line to its icon."""
        self.answer = answer
        self._brief = brief and bool(answer.icon)
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look, answer = self.look, self.answer
        self.setText(answer.title)
        self.setObjectName(f"answer_{answer.key}")
        self.setAccessibleDescription(answer.about)
        self._title = TextBlock(answer.title, look.font("card"), look.line_height("card"))
        about = "" if self._brief else answer.about
        self._about = TextBlock(about, look.font("small"), look.line_height("small"))
        super().apply_theme()

    def _left(self) -> int:
        if self.answer.chosen is not None:
            return _SIDE + self.look.px(_ICON) + _GAP
        return _SIDE + (self.look.px(_TILE) + _GAP if self.answer.icon else 0)

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - _SIDE)

    def _words_height(self, width: int) -> int:
        room = self._room(width)
        about = self._about.height_for(room) if self._about.text else 0
        return self._title.height_for(room) + about

    @override
    def sizeHint(self) -> QSize:
        width = self._left() + self._title.natural_width() + _SIDE
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.touch, self.look.touch)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self.look.touch, self._words_height(width) + 2 * _ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, answer = self.look, self.answer
        painter = smooth_painter(self)
        on = bool(answer.chosen)
        marked = on or self.isDown()
        fill = look.colour("tint" if marked else "surface")
        edge = look.colour("primary" if marked else "border_strong")
        stroke = look.stroke("selected" if marked else "control")
        paint_box(painter, QRectF(self.rect()), RADIUS["card"], fill, edge, stroke)
        middle = self.height() / 2
        if answer.chosen is not None:
            side = look.px(_ICON)
            at = QPointF(_SIDE, middle - side / 2)
            tint = look.colour("on_tint" if on else "link")
            paint_icon(painter, self.theme, "check-circle" if on else "plus", side, tint, at)
        elif answer.icon:
            side = look.px(_TILE)
            box = QRectF(_SIDE, middle - side / 2, side, side)
            paint_tile(painter, self.theme, answer.icon, answer.hue, box)
        left, room = self._left(), self._room(self.width())
        top = middle - self._words_height(self.width()) / 2
        ink = look.colour("on_tint" if marked else "text")
        self._title.draw(painter, QPointF(left, top), room, ink)
        if self._about.text:
            top += self._title.height_for(room)
            quiet = look.colour("on_tint" if marked else "text_muted")
            self._about.draw(painter, QPointF(left, top), room, quiet)


class Answers(Themed, Columns):
    """Tiles in as many columns as there is room for; they change in place.

    Args:
        most: columns at the most.
        words: px at 100 % text that a column needs.

    Signals:
        chosen: key of the answer touched.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        most: int = 3,
        words: int = 240,
    ) -> None:
        super().__init__(parent, most=most)
        self._words = words
        self._brief = False
        self._tiles: list[AnswerTile] = []
        self.follow(theme)

    @property
    def tiles(self) -> list[AnswerTile]:
        """Those shown."""
        return [tile for tile in self._tiles if not tile.isHidden()]

    def show_answers(self, answers: Sequence[Answer]) -> None:
        while len(self._tiles) < len(answers):
            tile = AnswerTile(self.theme, self)
            tile.clicked.connect(self._on_clicked)
            self._tiles.append(tile)
            self.cells.addWidget(tile)
        for tile, answer in zip(self._tiles, answers, strict=False):
            tile.show_answer(answer, brief=self._brief)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(answers))
        self.updateGeometry()

    def set_brief(self, brief: bool) -> None:
        """Leave out quieter lines, where there is little room."""
        if brief != self._brief:
            self._brief = brief
            self.show_answers([tile.answer for tile in self.tiles])

    @override
    def apply_theme(self) -> None:
        look = self.look
        self.cells.set_gap(look.mm(LEAST_GAP_MM))
        self.cells.set_least(max(look.touch, look.body_px(self._words)))
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        """Its height follows from its width alone; a guess would make the page too long."""
        return QSize(super().sizeHint().width(), 0)

    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, AnswerTile):
            self.chosen.emit(tile.answer.key)
