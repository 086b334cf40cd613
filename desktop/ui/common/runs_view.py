"""One paragraph of a page: words, terms, links, citations and findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.blocks import Citation, FindingLink, PageLink, Run, Runs, TermLink, Text, plain
from desktop.theme.controller import ThemeController
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.selectable import Selectable
from desktop.ui.common.spoken_mark import NOTHING, paint_spoken, spoken_rect
from desktop.ui.common.text_block import LEAST_WIDTH, Span, TextBlock
from desktop.ui.common.themed import smooth_painter

_DOT = 2.2
_DOT_STEP = 4.6
_UNDERLINE = 1.5
_BELOW_BASELINE = 0.26  # of the text size
_CITATION_SIZE = 0.8  # of the text around it
_SMALLEST = 16  # px
_COMFORTABLE = 640


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a link stands in the text."""

    run: Run
    start: int
    end: int


class RunsView(Selectable):
    """Shows `Runs` as a paragraph whose text can be selected and copied.

    Signals:
        term_requested: term id, and where the word stands on the screen.
        page_requested: page id.
        citation_requested: source keys, and where the citation stands on the screen.
        finding_requested: finding id, and where its words stand on the screen.
    """

    term_requested = Signal(str, QRect)
    page_requested = Signal(str)
    citation_requested = Signal(object, QRect)
    finding_requested = Signal(str, QRect)

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        theme: ThemeController,
        runs: Runs = (),
        parent: QWidget | None = None,
        *,
        role: str = "read",
        colour: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._colour = colour
        self._align = align
        self._runs = runs
        self._parts: tuple[_Part, ...] = ()
        self._boxes: list[list[QRectF]] = []  # of each part, one for each line it runs over
        self._spots: list[LinkSpot] = []
        self._asked = ""
        self._current_match = -1
        self._touched = QPointF()
        self._spoken = NOTHING  # in plain words, so that it survives another theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def runs(self) -> Runs:
        return self._runs

    @property
    def links(self) -> tuple[LinkSpot, ...]:
        """The controls over its links, in reading order."""
        return tuple(self._spots)

    def set_runs(self, runs: Runs) -> None:
        self._runs = runs
        self._current_match = -1
        self._spoken = NOTHING
        self.apply_theme()

    def set_highlights(self, asked: str) -> int:
        """Mark every place that holds `asked`; "" marks none. Returns how many there are."""
        self._asked = asked
        self._current_match = -1
        self.update()
        return len(self._matches())

    def set_current_match(self, index: int) -> QRect:
        """Mark one place as the current one; returns where it stands in this widget."""
        self._current_match = index
        self.update()
        matches = self._matches()
        if not 0 <= index < len(matches):
            return QRect()
        span = matches[index]
        boxes = self._laid_out().boxes(span.start, span.start + span.length)
        return boxes[0].toAlignedRect() if boxes else QRect()

    @override
    def apply_theme(self) -> None:
        self._write()
        self.setAccessibleName(plain(self._runs))
        self._make_spots()
        if self.isVisible():
            self._place_spots()
        super().apply_theme()

    # Text

    def _write(self) -> None:
        look = self.look
        words = ""
        parts = []
        formats = []
        for run in self._runs:
            start = len(words)
            words += _words(run)
            formats.append(Span(start, len(words) - start).formatted(self._format(run)))
            if not isinstance(run, Text):
                # The space before a citation is no part of its link.
                lead = 1 if isinstance(run, Citation) else 0
                parts.append(_Part(run, start + lead, len(words)))
        self._parts = tuple(parts)
        font, line = look.font(self._role), look.line_height(self._role)
        self.set_block(TextBlock(words, font, line, self._align, formats))

    def _format(self, run: Run) -> QTextCharFormat:
        look = self.look
        form = QTextCharFormat()
        regular = look.font(self._role)
        font = regular
        match run:
            case Text(_, strong):
                font = look.font(self._role, 700) if strong else regular
            case TermLink():
                font = look.font(self._role, max(500, int(regular.weight())))
            case PageLink():
                font = look.font(self._role, 600)
                form.setForeground(look.colour("link"))
            case FindingLink():
                font = look.font(self._role, 600)
            case Citation():
                font = look.font(self._role, 600)
                font.setPixelSize(max(_SMALLEST, round(regular.pixelSize() * _CITATION_SIZE)))
                form.setForeground(look.colour("link"))
        form.setFont(font)
        return form

    # Links

    def _make_spots(self) -> None:
        if [spot.run for spot in self._spots] == [part.run for part in self._parts]:
            return
        for spot in self._spots:
            spot.hide()
            spot.setParent(None)
            spot.deleteLater()
        self._spots = []
        for part in self._parts:
            spot = LinkSpot(self.theme, part.run, self._name(part.run), self)
            spot.clicked.connect(self._on_link_pressed)
            self._spots.append(spot)
            if self.isVisible():
                spot.show()  # else it is shown with its paragraph

    def _name(self, run: Run) -> str:
        match run:
            case TermLink(text):
                return self.tr("{word}, what it means").format(word=text)
            case FindingLink(text):
                return self.tr("{figure}, about this number").format(figure=text)
            case Citation(_, numbers):
                which = ", ".join(str(number) for number in numbers)
                return self.tr("Source {numbers}").format(numbers=which)
            case PageLink(text) | Text(text):
                return text

    def _on_link_pressed(self) -> None:
        spot = self.sender()
        if not isinstance(spot, LinkSpot):
            return
        place = spot.screen_rect()
        match spot.run:
            case TermLink(_, term):
                self.term_requested.emit(term, place)
            case PageLink(_, page):
                self.page_requested.emit(page)
            case Citation(sources, _):
                self.citation_requested.emit(sources, place)
            case FindingLink(_, finding):
                self.finding_requested.emit(finding, place)

    def _place_spots(self) -> None:
        """Find where each link stands at this width, and lie its control over it."""
        block = self._laid_out()
        self._boxes = [block.boxes(part.start, part.end) for part in self._parts]
        for spot, boxes in zip(self._spots, self._boxes, strict=True):
            spot.place([box.adjusted(-1, 0, 1, 0).toAlignedRect() for box in boxes])

    def _laid_out(self) -> TextBlock:
        self.block.wrap(self.width())
        return self.block

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._touched = event.position()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger that missed a small word by little meant that word."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._touched).manhattanLength()
        if moved < self.look.touch / 2:  # else it scrolled
            near = self._link_near(event.position())
            if near is not None:
                near.click_once()

    def _link_near(self, place: QPointF) -> LinkSpot | None:
        """The nearest link that would hold `place` if it were as large as what is touched."""
        near: tuple[float, LinkSpot] | None = None
        for spot, boxes in zip(self._spots, self._boxes, strict=True):
            for box in boxes:
                if _widened(box, self.look.touch).contains(place):
                    away = _distance(box, place)
                    if near is None or away < near[0]:
                        near = away, spot
        return near[1] if near is not None else None

    # Find in page

    def _matches(self) -> list[Span]:
        if not self._asked:
            return []
        text = self.block.text.replace("\u00a0", " ")
        found = re.finditer(re.escape(self._asked), text, re.IGNORECASE)
        return [Span(match.start(), match.end() - match.start()) for match in found]

    def _match_marks(self) -> list[QTextLayout.FormatRange]:
        look = self.look
        marks = []
        for number, span in enumerate(self._matches()):
            current = number == self._current_match
            form = QTextCharFormat()
            form.setBackground(look.colour("primary" if current else "accent"))
            form.setForeground(look.colour("on_primary" if current else "on_accent"))
            marks.append(span.formatted(form))
        return marks

    # Read aloud

    @property
    def words(self) -> str:
        """What is read aloud of it: its words without citations."""
        return plain(self._runs)

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark the words that are being read aloud; the same place twice marks none.

        Args:
            start, end: places in `words`.
        """
        self._spoken = Span(start, end - start)
        self.update()

    def rect_of(self, start: int, end: int) -> QRect:
        """Where words stand in this widget; places are those in `words`."""
        return spoken_rect(self._laid_out(), self._with_citations(Span(start, end - start)))

    def _with_citations(self, spoken: Span) -> Span:
        """Where plain words stand among the citations between them."""
        start, end = spoken.start, spoken.start + spoken.length
        passed = 0  # characters of the citations so far
        first = last = 0
        for part in self._parts:
            if isinstance(part.run, Citation):
                length = len(_words(part.run))
                place = part.end - length - passed  # in the words without citations
                first += length if place <= start else 0
                last += length if place < end else 0
                passed += length
        return Span(start + first, end - start + last - first) if end > start else NOTHING

    # Measures

    @override
    def sizeHint(self) -> QSize:
        return QSize(*self.block.hint(self.look.body_px(_COMFORTABLE)))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.block.longest_word(), LEAST_WIDTH)
        return QSize(width, self.look.line_height(self._role))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.block.height_for(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_spots()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_spots()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look = self.look
        block = self._laid_out()
        marks = self._match_marks() + self.selection_marks()
        room = QRectF(self.rect())
        paint_spoken(painter, look, block, self._with_citations(self._spoken), QPointF(0, 0), room)
        block.draw(painter, QPointF(0, 0), self.width(), look.colour(self._colour), marks)
        below = block.baseline() + look.size(self._role) * _BELOW_BASELINE
        link = look.colour("link")
        for part, boxes in zip(self._parts, self._boxes, strict=True):
            for box in boxes:
                if isinstance(part.run, TermLink):
                    _paint_dots(painter, box, link, box.top() + below)
                elif not isinstance(part.run, Citation):
                    line = QRectF(box.left(), box.top() + below, box.width(), _UNDERLINE)
                    painter.fillRect(line, link)


def _words(run: Run) -> str:
    match run:
        case Citation(_, numbers):
            return "\u00a0[" + ",\u00a0".join(str(number) for number in numbers) + "]"
        case _:
            return run.text


def _widened(box: QRectF, least: int) -> QRectF:
    """`box`, grown evenly until no side is shorter than `least`."""
    across, down = max(0.0, least - box.width()) / 2, max(0.0, least - box.height()) / 2
    return box.adjusted(-across, -down, across, down)


def _distance(box: QRectF, place: QPointF) -> float:
    """Px from `box` to a point outside of it."""
    across = max(box.left() - place.x(), 0.0, place.x() - box.right())
    down = max(box.top() - place.y(), 0.0, place.y() - box.bottom())
    return hypot(across, down)


def _paint_dots(painter: QPainter, box: QRectF, ink: QColor, y: float) -> None:
    """Round dots under a word."""
    pen = QPen(ink, _DOT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x = box.left() + _DOT / 2
    while x <= box.right() - _DOT / 2:
        painter.drawPoint(QPointF(x, y))
        x += _DOT_STEP
