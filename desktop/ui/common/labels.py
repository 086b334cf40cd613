"""Headings and plain text that wraps, grows with the reader's text size and never clips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.spoken_mark import NOTHING, paint_spoken, spoken_rect
from desktop.ui.common.text_block import LEAST_WIDTH, Span, TextBlock
from desktop.ui.common.themed import Themed, smooth_painter

_COMFORTABLE = 560  # width hinted for a text that may wrap


class BodyLabel(Themed, QLabel):
    """Plain text in one of the theme's roles.

    Args:
        role: a role of the theme, such as "body", "read", "lead", "small", "strong".
        muted: in the quieter text colour.
        weight: replaces the role's own weight, as 600 for the word that carries the point.
        colour: token of the text colour; empty picks text or muted text.
    """

    def __init__(
        self,
        theme: ThemeController,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "body",
        muted: bool = False,
        weight: int = 0,
        colour: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._colour = colour or ("text_muted" if muted else "text")
        self._weight = weight
        self._align = align
        self._block = TextBlock("", self.font(), 1)
        self._spoken = NOTHING
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        if hasattr(self, "theme"):
            self.apply_theme()

    @property
    def words(self) -> str:
        """What is read aloud of it."""
        return self.text()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark the words that are being read aloud; the same place twice marks none."""
        self._spoken = Span(start, end - start)
        self.update()

    def rect_of(self, start: int, end: int) -> QRect:
        """Where words stand in this widget."""
        self._block.wrap(self.width())
        where = spoken_rect(self._block, Span(start, end - start))
        return where.translated(0, round(self._top()))

    def longest_word(self) -> int:
        """Width in px at which no word breaks."""
        return self._block.longest_word()

    def set_colour(self, token: str) -> None:
        self._colour = token
        self.update()

    def set_role(self, role: str) -> None:
        """Another size, as where room is short."""
        if role != self._role:
            self._role = role
            self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._block = TextBlock(
            self.text(),
            look.font(self._role, self._weight),
            look.line_height(self._role),
            self._align,
        )
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*self._block.hint(self.look.body_px(_COMFORTABLE)))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self._block.longest_word(), LEAST_WIDTH)
        return QSize(width, self.look.line_height(self._role))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._block.height_for(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        colour = self.look.colour(self._colour if self.isEnabled() else "disabled_text")
        at = QPointF(0, self._top())
        self._block.wrap(self.width())
        paint_spoken(painter, self.look, self._block, self._spoken, at, QRectF(self.rect()))
        self._block.draw(painter, at, self.width(), colour)

    def _top(self) -> float:
        """Where the first line begins, in px from the top."""
        if not self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            return 0.0
        return max(0.0, (self.height() - self._block.height_for(self.width())) / 2)


class HeadingLabel(BodyLabel):
    """A heading that screen readers know as one.

    Args:
        level: 1 to 4.
        role: size in the theme; by default that of the level.
    """

    accessible_role = QAccessible.Role.Heading

    def __init__(
        self,
        theme: ThemeController,
        text: str,
        parent: QWidget | None = None,
        *,
        level: int = 2,
        role: str = "",
        colour: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        role = role or {1: "h1", 2: "h2"}.get(level, "h3")
        super().__init__(theme, text, parent, role=role, colour=colour, align=align)
        self.level = level
        self.setAccessibleDescription(self.tr("Heading level {level}").format(level=level))
