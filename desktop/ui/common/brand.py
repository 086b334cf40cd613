"""The Waymark sign and pictures, drawn from their SVG files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter


def recoloured(svg: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A drawing with other colours; each pair is an old one and a new one."""
    # Two passes, so that a new colour is never taken for one still to be replaced.
    for number, (old, _) in enumerate(pairs):
        svg = svg.replace(old, f"@{number}@")
    for number, (_, new) in enumerate(pairs):
        svg = svg.replace(f"@{number}@", new)
    return svg


class BrandMark(Themed, QWidget):
    """A picture from `resources/brand`, in the middle of its place.

    Args:
        file: an SVG file.
        height: px of the picture at 100 % text.
        margin: px kept free above and below.
    """

    def __init__(
        self,
        theme: ThemeController,
        file: Path,
        name: str,
        parent: QWidget | None = None,
        *,
        height: int = 40,
        margin: int = 17,
    ) -> None:
        super().__init__(parent)
        self._picture = QSvgRenderer(str(file), self)
        self._height = height
        self._margin = margin
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def _picture_size(self) -> QSize:
        size = self._picture.defaultSize()
        height = self.look.px(self._height)
        return QSize(round(height * size.width() / max(1, size.height())), height)

    @override
    def sizeHint(self) -> QSize:
        size = self._picture_size()
        return QSize(size.width(), size.height() + 2 * self._margin)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._picture_size()
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        self._picture.render(smooth_painter(self), box)
