"""A page with one message on a card in its middle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.kiosk.still_page import StillPage
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, Wrapping, paint_box, smooth_painter

_WIDEST = 800  # px at 100 % text
_LARGE, _LESS = "attract", "display"  # roles of the heading; the second where room is short
_PAD = 56
_LOW = 900  # px of height under which there is less room around the words
_LOW_PAD = 36


class MessagePage(StillPage):
    """Subclasses put the rest of their words into `card.body`."""

    def __init__(self, theme: ThemeController, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.card = _Card(theme, self)
        self.column.addStretch(4)
        self.column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(3)
        self._heading = HeadingLabel(theme, heading, self.card, level=1, role=_LARGE)
        self.card.body.addWidget(self._heading)

    def add_line(self, icon: str, words: str) -> None:
        """A line with an icon before it."""
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = Mark(
            self.theme,
            icon,
            self.card,
            colour="primary",
            size=24,
            weight=IconWeight.FILL,
            line_of="lead",
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(BodyLabel(self.theme, words, self.card, role="lead"), 1)
        self.card.body.addLayout(row)

    @override
    def apply_theme(self) -> None:
        self._fit_card()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_card()

    def _fit_card(self) -> None:
        free = self.page_margins()
        room = self.width() - free.left() - free.right()
        width = max(1, min(room, self.look.body_px(_WIDEST)))
        self.card.setFixedWidth(width)
        low = self.height() < _LOW
        pad = _LOW_PAD if low else _PAD
        self.card.body.setContentsMargins(pad, pad, pad, pad)
        self._heading.set_role(_LARGE)
        if low or self._heading.heightForWidth(width - 2 * pad) > self.look.line_height(_LARGE):
            self._heading.set_role(_LESS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("canvas"))


class _Card(Themed, Wrapping, QWidget):
    """A rounded panel."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(16)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        box = QRectF(self.rect())
        fill, edge = look.colour("surface"), look.colour("border")
        stroke = look.stroke("hairline")
        paint_box(smooth_painter(self), box, RADIUS["dialog"], fill, edge, stroke)
