"""Panels, cards that are one button, and the coloured tiles on them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.search import Marked
from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.theme.theme import to_colour
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, Span, TextBlock
from desktop.ui.common.themed import Themed, Wrapping, paint_box, paint_icon, smooth_painter

_TILE_RADIUS = 14
_CARD_SIDE = 18
_CARD_ABOVE = 14
_CARD_GAP = 16
_BELOW_TITLE = 4
_ABOVE_NOTE = 6
_TAG_SIDE = 12


def paint_tile(painter: QPainter, theme: ThemeController, icon: str, hue: int, box: QRectF) -> None:
    """A rounded tile in one of the six tile colours with a duotone icon."""
    look = theme.now
    colours = look.colours
    hue %= len(colours.tile_bg)
    border = look.colour("border") if look.high_contrast else None
    radius = box.width() * _TILE_RADIUS / SIZE["icon_tile"]
    paint_box(painter, box, radius, to_colour(colours.tile_bg[hue]), border, 2)
    size = round(box.width() / 2)
    at = box.center() - QPointF(size / 2, size / 2)
    ink = to_colour(colours.tile_ink[hue])
    paint_icon(painter, theme, icon, size, ink, at, IconWeight.DUOTONE)


class IconTile(Themed, QWidget):
    """A picture tile beside words that say the same; screen readers pass over it.

    Args:
        hue: 0 to 5, which of the tile colours.
        side: px at 100 % text.
    """

    def __init__(
        self,
        theme: ThemeController,
        icon: str,
        parent: QWidget | None = None,
        *,
        hue: int = 0,
        side: int = SIZE["icon_tile"],
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._hue = hue
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def set_icon(self, icon: str, hue: int) -> None:
        self._icon, self._hue = icon, hue
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.look.px(self._side)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_tile(painter, self.theme, self._icon, self._hue, QRectF(self.rect()))


class Card(Themed, Wrapping, QFrame):
    """A bordered surface for other widgets; give it a layout.

    Args:
        radius: a radius of the tokens, "card" or "panel".
        fill: token of its background.
    """

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        radius: str = "card",
        fill: str = "surface",
        border: str = "border",
    ) -> None:
        super().__init__(parent)
        self._radius = RADIUS[radius]
        self._fill = fill
        self._border = border
        self._bare = False
        self.follow(theme)

    def set_colours(self, fill: str, border: str) -> None:
        """Tokens of background and border, as "tint" and "primary" for what is chosen."""
        if (fill, border) != (self._fill, self._border):
            self._fill, self._border = fill, border
            self.update()

    def set_bare(self, bare: bool) -> None:
        """Show what it holds without background and border."""
        self._bare = bare
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bare:
            return
        look = self.look
        chosen = self._border != "border"
        paint_box(
            smooth_painter(self),
            QRectF(self.rect()),
            self._radius,
            look.colour(self._fill),
            look.colour(self._border),
            look.stroke("selected" if chosen else "hairline"),
        )


class CardButton(Pressable):
    """Tile, title and sentence; the whole card is one button and signals `clicked`.

    Where the words would have too little room beside it, the tile is left out.

    Args:
        sentence: plain words, or pieces of which some are marked as found.
        tag: a short word at the upper right that says which kind it is.
        note: a line below, with a pencil, in the reader's own words.
        caret: an arrow head at the right end.
    """

    focus_radius = RADIUS["card"]

    def __init__(
        self,
        theme: ThemeController,
        title: str,
        sentence: str | tuple[Marked, ...] = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        hue: int = 0,
        tag: str = "",
        note: str = "",
        caret: bool = False,
        tile_side: int = SIZE["icon_tile"],
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._sentence = sentence
        self._icon = icon
        self._hue = hue
        self._tag = tag
        self._note = note
        self._caret = caret
        self._tile_side = tile_side
        self._selected = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        self._selected = selected
        self._tell()
        self.update()

    def set_card(
        self, title: str, sentence: str | tuple[Marked, ...] = "", *, note: str = "", tag: str = ""
    ) -> None:
        """Other words on the same card."""
        self._title, self._sentence = title, sentence
        self._note, self._tag = note, tag
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        words, spans = _words(self._sentence)
        self._title_block = TextBlock(self._title, look.font("card"), look.line_height("card"))
        self._sentence_block = TextBlock(words, look.font("small"), look.line_height("small"))
        found = QTextCharFormat()
        found.setBackground(look.colour("accent"))
        found.setForeground(look.colour("on_accent"))
        self._found = [span.formatted(found) for span in spans]
        self._tag_block = TextBlock(self._tag, look.font("tag"), look.line_height("tag"))
        self._note_block = TextBlock(self._note, look.font("small"), look.line_height("small"))
        self._words = words
        self._tell()
        super().apply_theme()

    def _tell(self) -> None:
        self.setText(self._title)
        parts = [self._tag, self._words, self._note]
        if self._selected:
            parts.append(self.tr("Selected"))
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in parts if part))

    def _longest_word(self) -> int:
        word = max(self._title_block.longest_word(), self._sentence_block.longest_word())
        return min(word, LEAST_WIDTH)

    def _tile(self, width: int) -> int:
        """Side of the tile on a card of `width`; 0 for none."""
        side = self.look.px(self._tile_side) if self._icon else 0
        room = width - 2 * _CARD_SIDE - _CARD_GAP - side - self._caret_width()
        return side if room >= self._longest_word() else 0

    def _text_left(self, width: int) -> int:
        tile = self._tile(width)
        return _CARD_SIDE + (tile + _CARD_GAP if tile else 0)

    def _tag_width(self) -> int:
        return self._tag_block.natural_width() + 2 * _TAG_SIDE if self._tag else 0

    def _caret_width(self) -> int:
        return self.look.px(20) + 12 if self._caret else 0

    def _tag_fits_beside(self, width: int) -> bool:
        room = self._room(width) - self._tag_width() - _CARD_GAP
        return bool(self._tag) and room >= self._title_block.longest_word()

    def _room(self, width: int) -> int:
        return max(1, width - self._text_left(width) - _CARD_SIDE - self._caret_width())

    def _title_room(self, width: int) -> int:
        room = self._room(width)
        return room - self._tag_width() - _CARD_GAP if self._tag_fits_beside(width) else room

    def _text_height(self, width: int) -> int:
        height = self._title_block.height_for(self._title_room(width))
        if self._words:
            height += _BELOW_TITLE + self._sentence_block.height_for(self._room(width))
        if self._note:
            height += _ABOVE_NOTE + self._note_block.height_for(self._note_room(width))
        if self._tag and not self._tag_fits_beside(width):
            height += _ABOVE_NOTE + self._tag_height()
        return height

    def _least(self) -> int:
        return max(SIZE["min_target"], self.look.touch)

    def _tag_height(self) -> int:
        return self.look.px(30)

    def _note_room(self, width: int) -> int:
        return self._room(width) - self.look.body_px(20) - 8

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._text_left(360) + self.look.body_px(260), self.heightForWidth(360))

    @override
    def minimumSizeHint(self) -> QSize:
        width = 2 * _CARD_SIDE + self._longest_word() + self._caret_width()
        return QSize(width, self._least())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        content = max(self._text_height(width), self._tile(width))
        return max(self._least(), content + 2 * _CARD_ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        fill = look.colour("surface")
        border, stroke = look.colour("border"), look.stroke("hairline")
        if self._selected:
            fill, border = look.colour("tint"), look.colour("primary")
            stroke = look.stroke("selected") + (1 if look.high_contrast else 0)
        elif self.isDown():
            fill, border = look.colour("tint"), look.colour("primary")
        elif self.hovered:
            border, stroke = look.colour("border_strong"), look.stroke("control")
        paint_box(painter, box, RADIUS["card"], fill, border, stroke)

        side = self._tile(self.width())
        if side:
            tile = QRectF(_CARD_SIDE, _CARD_ABOVE, side, side)
            paint_tile(painter, self.theme, self._icon, self._hue, tile)
        self._paint_words(painter)
        if self._caret:
            size = look.px(20)
            at = QPointF(self.width() - _CARD_SIDE - size, (self.height() - size) / 2)
            paint_icon(painter, self.theme, "caret-right", size, look.colour("text_muted"), at)

    def _paint_words(self, painter: QPainter) -> None:
        look = self.look
        width = self.width()
        left, room = self._text_left(width), self._room(width)
        title_room = self._title_room(width)
        text = self._text_height(width)
        # A short text stands beside the middle of its tile, a long one starts at the top.
        y = _CARD_ABOVE + max(0.0, (self._tile(width) - text) / 2)
        ink = look.colour("on_tint" if self._selected and look.high_contrast else "text")
        self._title_block.draw(painter, QPointF(left, y), title_room, ink)
        if self._tag_fits_beside(width):
            self._paint_tag(painter, left + room - self._tag_width(), _CARD_ABOVE)
        y += self._title_block.height_for(title_room)
        if self._words:
            y += _BELOW_TITLE
            muted = look.colour("text_muted")
            self._sentence_block.draw(painter, QPointF(left, y), room, muted, self._found)
            y += self._sentence_block.height_for(room)
        if self._note:
            y += _ABOVE_NOTE
            size = look.body_px(20)
            pencil = look.colour("key_icon")
            paint_icon(painter, self.theme, "note-pencil", size, pencil, QPointF(left, y + 1))
            self._note_block.draw(
                painter, QPointF(left + size + 8, y), self._note_room(width), look.colour("text")
            )
            y += self._note_block.height_for(self._note_room(width))
        if self._tag and not self._tag_fits_beside(width):
            self._paint_tag(painter, left, y + _ABOVE_NOTE)

    def _paint_tag(self, painter: QPainter, x: float, y: float) -> None:
        look = self.look
        box = QRectF(x, y, self._tag_width(), self._tag_height())
        paint_box(
            painter,
            box,
            RADIUS["pill"],
            look.colour("sunk"),
            look.colour("border"),
            look.stroke("hairline"),
        )
        top = y + (box.height() - look.line_height("tag")) / 2
        self._tag_block.draw(
            painter,
            QPointF(x + _TAG_SIDE, top),
            self._tag_block.natural_width(),
            look.colour("text_muted"),
        )


def _words(sentence: str | tuple[Marked, ...]) -> tuple[str, tuple[Span, ...]]:
    """Plain words of a sentence, and where the marked ones stand in it."""
    if isinstance(sentence, str):
        return sentence, ()
    spans = []
    at = 0
    for piece in sentence:
        if piece.hit:
            spans.append(Span(at, len(piece.text)))
        at += len(piece.text)
    return "".join(piece.text for piece in sentence), tuple(spans)
