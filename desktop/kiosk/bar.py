"""The base of the strip and the foot: rows of things to touch, apart from the screen's edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.theme.theme import Theme
from desktop.ui.common.themed import Themed

_GAP = 16
_SIDE = 32  # as of the pages between them
_INNER = 12  # px at the side that does not lie at the edge of the screen
_HINTED = 1280


def gap_of(look: Theme) -> int:
    """Px between two things that are touched."""
    return max(_GAP, look.mm(LEAST_GAP_MM))


def edge_of(look: Theme) -> int:
    """Px at a side of the screen where nothing stands."""
    return look.mm(EDGE_MM)


class Bar(Themed, QWidget):
    """As tall as its rows need at its width; a subclass puts them into their places."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, width: int, *, move: bool) -> int:
        """Height at `width`; moves what stands in it if asked to."""
        raise NotImplementedError

    @property
    def gap(self) -> int:
        return gap_of(self.look)

    @property
    def side(self) -> int:
        """Px left free at the left and the right."""
        return max(_SIDE, edge_of(self.look))

    @property
    def outer(self) -> int:
        """Px left free at the edge of the screen."""
        return max(_INNER, edge_of(self.look))

    @property
    def inner(self) -> int:
        return _INNER

    def run(self, row: Sequence[QWidget]) -> int:
        """How wide a row is."""
        return sum(one.sizeHint().width() for one in row) + self.gap * max(0, len(row) - 1)

    def put(self, row: Sequence[QWidget], x: int, y: int, height: int, *, move: bool) -> None:
        """Set a row down from left to right, each in the middle of its height."""
        for one in row:
            hint = one.sizeHint()
            if move:
                one.setGeometry(x, y + (height - hint.height()) // 2, hint.width(), hint.height())
            x += hint.width() + self.gap

    @override
    def sizeHint(self) -> QSize:
        return QSize(_HINTED, self.arrange(_HINTED, move=False))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.touch, self.look.touch)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.arrange(width, move=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width(), move=True)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange_again()
        return super().event(event)

    def arrange_again(self) -> None:
        """Something in it is shown, hidden or of another size."""
        self.updateGeometry()
        self.arrange(self.width(), move=True)
