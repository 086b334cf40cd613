"""The line above a page: which part it is, and that nobody has reviewed it yet."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import ReviewRecord
from desktop.kiosk.bar import edge_of
from desktop.kiosk.review_mark import ReviewMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed, Wrapping

SIDE = 40  # px; that of the page below it
_GAP = 24


class PartHead(Themed, Wrapping, QWidget):
    """Stays in sight while the page below it is turned."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_part_head")
        self._outer = QVBoxLayout(self)
        row = FlowLayout(None, _GAP)
        self._place = BodyLabel(theme, "", self, role="body", weight=600, muted=True)
        self._place.setObjectName("kiosk_part_place")
        self._draft = ReviewMark(theme, self)
        row.addWidget(self._place)
        row.addWidget(self._draft)
        self._outer.addLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def show_place(self, words: str) -> None:
        self._place.setText(words)

    def show_review(self, review: ReviewRecord | None) -> None:
        """Say whether the page is a draft."""
        self._draft.show_review(review)

    @override
    def apply_theme(self) -> None:
        side = max(SIDE, edge_of(self.look))
        self._outer.setContentsMargins(side, 14, side, 0)
        super().apply_theme()
