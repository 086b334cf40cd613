"""Headings and plain text that wraps, grows with the reader's text size and never clips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
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

    def set_colour(self, token: str) -> None:
        self._colour = token
        self.update()

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
        height = self._block.height_for(self.width())
        top = (
            (self.height() - height) / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        )
        self._block.draw(painter, QPointF(0, max(0.0, top)), self.width(), colour)


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
