"""Boxes that stand out from the text: key points, questions, cautions, notes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, STROKE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, Wrapping, paint_box, smooth_painter


class CalloutTone(StrEnum):
    """The first part of the colour tokens, but for a note."""

    KEY = "key"
    ASK = "ask"
    CAUTION = "caution"
    NOTE = "note"


_ICONS = {
    CalloutTone.KEY: "list-checks",
    CalloutTone.ASK: "chat-circle-dots",
    CalloutTone.CAUTION: "warning",
    CalloutTone.NOTE: "info",
}
_TOP = Qt.AlignmentFlag.AlignTop
_SIDE = 30
_ABOVE = 20


class Callout(Themed, Wrapping, QFrame):
    """A tinted box with a bar, an icon and a heading; fill it through `add`.

    Args:
        icon: replaces the tone's own.
        level: of its heading.
    """

    def __init__(
        self,
        theme: ThemeController,
        tone: CalloutTone,
        title: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        level: int = 3,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _ABOVE, 26, _ABOVE)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(14)
        ink = "link" if tone is CalloutTone.NOTE else f"{tone}_icon"
        self.heading = HeadingLabel(theme, title, self, level=level, role="callout")
        self._mark = Mark(
            theme,
            icon or _ICONS[tone],
            self,
            colour=ink,
            size=28,
            weight=IconWeight.DUOTONE,
            line_of="callout",
        )
        head.addWidget(self._mark)
        head.addWidget(self.heading, 1)
        head.setAlignment(self._mark, _TOP)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def ink(self) -> str:
        """Token for icons inside the box."""
        return "link" if self._tone is CalloutTone.NOTE else f"{self._tone}_icon"

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def add_row(self, widget: QWidget, icon: str = "") -> None:
        """A line of the box behind a small icon, such as a tick."""
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = Mark(self.theme, icon, self, colour=self.ink, line_of="key")
        row.addWidget(mark)
        row.addWidget(widget, 1)
        row.setAlignment(mark, _TOP)
        self.body.addLayout(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        note = self._tone is CalloutTone.NOTE
        fill = look.colour("surface" if note else f"{self._tone}_bg")
        bar = look.colour("primary" if note else f"{self._tone}_bar")
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        if look.high_contrast:
            paint_box(painter, box, RADIUS["card"], fill, bar, 2)
        else:
            edge = look.colour("border") if note else None
            paint_box(painter, box, RADIUS["card"], fill, edge, 1)
        clip = QPainterPath()
        clip.addRoundedRect(box, RADIUS["card"], RADIUS["card"])
        painter.setClipPath(clip)
        painter.fillRect(QRectF(0, 0, STROKE["callout_bar"], self.height()), bar)
