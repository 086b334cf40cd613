"""Words with a small icon before them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed

_GAP = 10


class MarkedLine(Themed, QWidget):
    """A statement such as "Saved"; the icon gives way where the words need its room.

    Args:
        colour: token of the icon.
        ink: token of the words.
        role: of the words, with which the icon grows.
    """

    def __init__(
        self,
        theme: ThemeController,
        icon: str,
        text: str,
        parent: QWidget | None = None,
        *,
        colour: str = "text",
        ink: str = "text",
        role: str = "body",
        size: int = 24,
        weight: int = 0,
        icon_weight: IconWeight = IconWeight.REGULAR,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._mark = Mark(
            theme, icon, self, colour=colour, size=size, weight=icon_weight, line_of=role
        )
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._words = BodyLabel(theme, text, self, role=role, weight=weight, colour=ink)
        row.addWidget(self._words, 1)
        self.follow(theme)

    @property
    def words(self) -> str:
        return self._words.text()

    def set_words(self, text: str) -> None:
        self._words.setText(text)
        self._fit()

    def set_mark(self, icon: str, colour: str) -> None:
        """Another icon, with words in its colour."""
        self._mark.set_icon(icon, colour)
        self._words.set_colour(colour)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._words.minimumSizeHint()

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self._mark.sizeHint().width() + _GAP
        self._mark.setVisible(self.width() - beside >= self._words.minimumSizeHint().width())
