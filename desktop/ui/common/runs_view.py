"""One paragraph of a page: words, terms, links, citations and findings."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from desktop.domain.blocks import Citation, FindingLink, PageLink, Run, Runs, TermLink, Text, plain
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import Themed

_DOT = 2.2
_DOT_STEP = 4.4
_COMFORTABLE = 640


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a run stands in the text of the paragraph."""

    run: Run
    start: int
    end: int


class LinkSpot(Pressable):
    """Lies over the words of one link, so that keys and screen readers find a real control."""

    focus_radius = 5

    def __init__(self, theme: ThemeController, part: _Part, words: str, view: RunsView) -> None:
        super().__init__(view)
        self.run = part.run
        self._parts: list[QRect] = []
        if isinstance(part.run, PageLink):
            self.accessible_role = QAccessible.Role.Link
        self.setText(words)
        self.follow(theme)

    def place(self, parts: list[QRect]) -> None:
        """Lie over `parts`, in the view's px; one for each line the link runs over."""
        whole = QRect()
        for part in parts:
            whole = whole.united(part)
        self.setGeometry(whole)
        self._parts = [part.translated(-whole.topLeft()) for part in parts]
        region = QRegion()
        for part in self._parts:
            region = region.united(QRegion(part))
        self.setMask(region)

    def focus_rects(self) -> list[QRect]:
        return self._parts or [self.rect()]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.hovered or self.isDown()):
            return
        painter = QPainter(self)
        wash = self.look.colour("primary")
        wash.setAlphaF(0.16 if self.isDown() else 0.08)
        for part in self._parts:
            painter.fillRect(part, wash)


class RunsView(Themed, QTextEdit):
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
        self._runs: Runs = ()
        self._parts: tuple[_Part, ...] = ()
        self._spots: list[LinkSpot] = []
        self._asked = ""
        self._current_match = -1
        self._heights: dict[int, int] = {}
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._runs = runs
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
        self.apply_theme()

    def set_highlights(self, asked: str) -> int:
        """Mark every place that holds `asked`; "" marks none. Returns how many there are."""
        self._asked = asked
        self._current_match = -1
        return self._mark_matches()

    def set_current_match(self, index: int) -> QRect:
        """Mark one place as the current one; returns where it stands in this widget."""
        self._current_match = index
        matches = self._matches()
        self._mark_matches()
        if not 0 <= index < len(matches):
            return QRect()
        rects = self._rects(matches[index].selectionStart(), matches[index].selectionEnd())
        return rects[0] if rects else QRect()

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._heights.clear()
        self.setFont(look.font(self._role))
        self._write()
        self._make_spots()
        self._mark_matches()
        self.setAccessibleName(plain(self._runs))
        self._place_spots()
        self.updateGeometry()
        self.viewport().update()

    # Text

    def _write(self) -> None:
        look = self.look
        document = self.document()
        document.clear()
        document.setDefaultFont(look.font(self._role))
        cursor = QTextCursor(document)
        block = QTextBlockFormat()
        block.setAlignment(self._align)
        block.setLineHeight(
            look.line_height(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor.setBlockFormat(block)
        parts = []
        for run in self._runs:
            start = cursor.position()
            cursor.insertText(_words(run), self._format(run))
            if not isinstance(run, Text):
                parts.append(_Part(run, start, cursor.position()))
        self._parts = tuple(parts)

    def _format(self, run: Run) -> QTextCharFormat:
        look = self.look
        form = QTextCharFormat()
        font = look.font(self._role)
        colour = look.colour(self._colour)
        match run:
            case Text(_, strong):
                if strong:
                    font.setWeight(_weight(700))
            case TermLink():
                font.setWeight(_weight(max(500, font.weight())))
            case PageLink():
                font.setWeight(_weight(600))
                font.setUnderline(True)
                colour = look.colour("link")
            case FindingLink():
                font.setWeight(_weight(600))
                font.setUnderline(True)
            case Citation():
                font.setPixelSize(max(16, round(font.pixelSize() * 0.8)))
                font.setWeight(_weight(600))
                colour = look.colour("link")
        form.setFont(font)
        form.setForeground(colour)
        return form

    # Links

    def _make_spots(self) -> None:
        wanted = [part.run for part in self._parts]
        if [spot.run for spot in self._spots] == wanted:
            return
        for spot in self._spots:
            spot.hide()
            spot.setParent(None)
            spot.deleteLater()
        self._spots = []
        for part in self._parts:
            spot = LinkSpot(self.theme, part, self._name(part.run), self)
            spot.clicked.connect(self._on_link_pressed)
            self._spots.append(spot)
            spot.show()

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
        first = spot.focus_rects()[0]
        place = QRect(spot.mapToGlobal(first.topLeft()), first.size())
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
        for spot, part in zip(self._spots, self._parts, strict=True):
            spot.place(self._rects(part.start, part.end))

    def _lines(self, start: int, end: int) -> list[QRectF]:
        """The box of each line of the text between `start` and `end`, in the document's px."""
        boxes = []
        block = self.document().firstBlock()
        layout = block.layout()
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left = _x(line.cursorToX(first))
            right = _x(line.cursorToX(last))
            height = line.height()
            boxes.append(QRectF(origin.x() + left, origin.y() + line.y(), right - left, height))
        return boxes

    def _rects(self, start: int, end: int) -> list[QRect]:
        return [box.adjusted(-1, 0, 1, 0).toAlignedRect() for box in self._lines(start, end)]

    # Find in page

    def _matches(self) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        if not self._asked:
            return found
        cursor = self.document().find(self._asked, 0)
        while not cursor.isNull():
            found.append(cursor)
            cursor = self.document().find(self._asked, cursor)
        return found

    def _mark_matches(self) -> int:
        look = self.look
        marks = []
        matches = self._matches()
        for number, cursor in enumerate(matches):
            mark = QTextEdit.ExtraSelection()
            current = number == self._current_match
            mark.cursor = cursor
            form = QTextCharFormat()
            form.setBackground(look.colour("primary" if current else "accent"))
            form.setForeground(look.colour("on_primary" if current else "on_accent"))
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)
        return len(matches)

    # Measures

    @override
    def sizeHint(self) -> QSize:
        width = min(ceil(self.document().idealWidth()), self.look.body_px(_COMFORTABLE))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.body_px(80), self.look.line_height(self._role))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(max(1, width))
            self._heights[width] = ceil(document.size().height())
            document.setTextWidth(before)
        return self._heights[width]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_spots()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.look.colour("link")
        for part in self._parts:
            if isinstance(part.run, TermLink):
                for box in self._lines(part.start, part.end):
                    _paint_dots(painter, box, ink, self._dots_below(box))

    def _dots_below(self, box: QRectF) -> float:
        """How far under a line's top its dots stand: just below the descenders."""
        size = self.look.size(self._role)
        return box.height() / 2 + size * 0.62

    # Never load anything from anywhere (SEC-5)

    @override
    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, never one paragraph


def _words(run: Run) -> str:
    match run:
        case Citation(_, numbers):
            return "\u00a0[" + ", ".join(str(number) for number in numbers) + "]"
        case _:
            return run.text


def _weight(weight: int) -> QFont.Weight:
    return QFont.Weight(weight)


def _x(place: object) -> float:
    """PySide gives `cursorToX` as a number or as a pair of number and position."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]


def _paint_dots(painter: QPainter, box: QRectF, ink: QColor, below: float) -> None:
    """Round dots under a word."""
    pen = QPen(ink, _DOT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    y = box.top() + below
    x = box.left() + _DOT / 2
    while x <= box.right() - _DOT / 2:
        painter.drawPoint(QPointF(x, y))
        x += _DOT_STEP
