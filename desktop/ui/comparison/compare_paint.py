"""Measures and paints what stands in the table of Compare: cells, row headers, groups."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat

from desktop.domain.blocks import Citation, FindingLink, PageLink, Runs, TermLink, Text
from desktop.domain.comparing import Likeness
from desktop.models.compare_model import AspectRow, CompareModel
from desktop.theme.controller import ThemeController
from desktop.theme.theme import Theme
from desktop.ui.common.text_block import Span, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon

LEAST_ROW = 72
SIDE = 18  # px left of a row header
_AFTER = 10  # px right of a row header
_ABOVE = 13
_CELL_LEFT = 14
_CELL_RIGHT = 18  # with the gap to the next cell
CELL_GAP = 8
_CELL_RADIUS = 10
_BAR = 4
_GROUP_ROW = 48
_CARET = 22
_SIGN = 20
_SIGN_GAP = 6

_Said = tuple[Text | TermLink | PageLink | FindingLink, ...]

SIGNS = {
    Likeness.SAME: "equals",
    Likeness.DIFFERENT: "not-equals",
    Likeness.NOT_KNOWN: "question",
}


def paint_line(painter: QPainter, look: Theme, rect: QRectF) -> None:
    """The line below a row."""
    line = look.stroke("hairline")
    under = QRectF(rect.left(), rect.bottom() - line, rect.width(), line)
    painter.fillRect(under, look.colour("border"))


class CellPainter:
    """Paints what an option says: figures and strong words stand out, as on pages."""

    def __init__(self, theme: ThemeController) -> None:
        self._theme = theme
        self._blocks: dict[_Said, TextBlock] = {}

    def forget(self) -> None:
        """Lay words out anew, as for another theme."""
        self._blocks.clear()

    def block(self, runs: Runs) -> TextBlock:
        said = _without_sources(runs)
        if said not in self._blocks:
            self._blocks[said] = _cell_block(self._theme.now, said)
        return self._blocks[said]

    def room(self, width: float) -> float:
        """What a column of `width` leaves for words."""
        return width - _CELL_LEFT - _CELL_RIGHT

    def height(self, runs: Runs, width: float) -> int:
        return self.block(runs).height_for(self.room(width)) + 2 * _ABOVE

    def paint(
        self, painter: QPainter, rect: QRectF, runs: Runs, *, marked: bool, chosen: bool
    ) -> None:
        """Paint a cell.

        Args:
            marked: the options differ here, and that is to be seen.
            chosen: it is the cell that is explained.
        """
        look = self._theme.now
        box = rect.adjusted(0, 4, -CELL_GAP, -5)
        if chosen:
            tint, edge = look.colour("tint"), look.colour("primary")
            paint_box(painter, box, _CELL_RADIUS, tint, edge, 3)
        elif marked:
            paint_box(painter, box, _CELL_RADIUS, look.colour("difference_bg"))
            bar = QRectF(box.left(), box.top() + 9, _BAR, box.height() - 18)
            paint_box(painter, bar, _BAR / 2, look.colour("difference_bar"))
        block, room = self.block(runs), self.room(rect.width())
        top = rect.top() + (rect.height() - block.height_for(room)) / 2
        at = QPointF(rect.left() + _CELL_LEFT, top)
        block.draw(painter, at, room, look.colour("text"))
        paint_line(painter, look, rect)


def _without_sources(runs: Runs) -> _Said:
    """They stand where the cell is explained; their numbers change with the options chosen."""
    return tuple(run for run in runs if not isinstance(run, Citation))


def _cell_block(look: Theme, runs: _Said) -> TextBlock:
    words, formats = "", []
    for run in runs:
        weight = 600 if isinstance(run, FindingLink) else 0
        if isinstance(run, Text) and run.strong:
            weight = 700
        if weight:
            form = QTextCharFormat()
            form.setFont(look.font("body", weight))
            formats.append(Span(len(words), len(run.text)).formatted(form))
        words += run.text
    return TextBlock(words.rstrip(), look.font("body"), look.line_height("body"), formats=formats)


class RowPainter:
    """Paints row headers: the label, a sign and word for how alike the options are, a note."""

    def __init__(self, theme: ThemeController) -> None:
        self._theme = theme
        self._blocks: dict[tuple[str, str], TextBlock] = {}

    def forget(self) -> None:
        """Lay words out anew, as for another theme."""
        self._blocks.clear()

    def _block(self, words: str, role: str) -> TextBlock:
        if (words, role) not in self._blocks:
            look = self._theme.now
            font = look.font(role, 600 if role == "small" else 0)
            self._blocks[words, role] = TextBlock(words, font, look.line_height(role))
        return self._blocks[words, role]

    def _sign(self) -> int:
        return round(_SIGN * self._theme.now.scale("small"))

    def height(self, row: AspectRow, model: CompareModel, width: int) -> int:
        return max(LEAST_ROW, self._words_height(row, model, width) + 2 * _ABOVE)

    def _words_height(self, row: AspectRow, model: CompareModel, width: float) -> int:
        room = width - SIDE - _AFTER
        tall = self._block(row.label, "strong").height_for(room)
        if said := model.likeness(row):
            tall += self._block(said, "small").height_for(room - self._sign() - _SIGN_GAP)
        if note := model.note(row):
            tall += 2 + self._block(note, "small").height_for(room)
        return tall

    def paint(self, painter: QPainter, rect: QRectF, row: AspectRow, model: CompareModel) -> None:
        look = self._theme.now
        painter.fillRect(rect, look.colour("surface"))
        room = rect.width() - SIDE - _AFTER
        tall = self._words_height(row, model, rect.width())
        at = QPointF(rect.left() + SIDE, rect.top() + (rect.height() - tall) / 2)
        label = self._block(row.label, "strong")
        label.draw(painter, at, room, look.colour("text"))
        at += QPointF(0, label.height_for(room))
        if said := model.likeness(row):
            different = row.likeness is Likeness.DIFFERENT
            ink = look.colour("key_icon" if different else "text_muted")
            size = self._sign()
            off = QPointF(0, (look.line_height("small") - size) / 2)
            paint_icon(painter, self._theme, SIGNS[row.likeness], size, ink, at + off)
            word, beside = self._block(said, "small"), size + _SIGN_GAP
            word.draw(painter, at + QPointF(beside, 0), room - beside, ink)
            at += QPointF(0, word.height_for(room - beside))
        if note := model.note(row):
            block = self._block(note, "small")
            block.draw(painter, at + QPointF(0, 2), room, look.colour("link"))
        paint_line(painter, look, rect)

    def group_height(self, words: str, width: float) -> int:
        look = self._theme.now
        block = TextBlock(words, look.font("strong"), look.line_height("strong"))
        return max(_GROUP_ROW, block.height_for(_group_room(look, width)) + _ABOVE)


def _group_room(look: Theme, width: float) -> float:
    return width - 2 * SIDE - look.px(_CARET) - 12


def paint_group(
    painter: QPainter, theme: ThemeController, words: str, rect: QRectF, *, folded: bool
) -> None:
    """The row of a group, with an arrow head that tells whether it is open."""
    look = theme.now
    painter.fillRect(rect, look.colour("sunk"))
    room = _group_room(look, rect.width())
    block = TextBlock(words, look.font("strong"), look.line_height("strong"))
    top = rect.top() + (rect.height() - block.height_for(room)) / 2
    block.draw(painter, QPointF(rect.left() + SIDE, top), room, look.colour("text"))
    size = look.px(_CARET)
    at = QPointF(rect.right() - SIDE - size, rect.top() + (rect.height() - size) / 2)
    icon = "caret-down" if folded else "caret-up"
    paint_icon(painter, theme, icon, size, look.colour("text"), at)
    paint_line(painter, look, rect)
