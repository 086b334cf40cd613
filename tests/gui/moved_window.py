"""One window moved over screens of 100, 125, 150, 200 and 300 %, and back to the first.

On each it tells what was sharp, as one JSON list.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import paths
from desktop.domain.content import PageCard, PageKind, ReviewStatus
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_fonts
from desktop.ui.common.themed import Themed, paint_icon, smooth_painter
from desktop.ui.diagrams.diagram_card import DiagramCard
from desktop.ui.handouts.page_sheet import PageSheet
from desktop.ui.handouts.preview import Preview
from desktop.ui.reader.picture import Picture
from tests.gui.diagrams.values import draw

ICON, SIDE = "house", 18  # px, which no whole number of dots fills at 125 %
INK, PAPER = QColor("#000000"), QColor("#ffffff")
SETTLED_MS = 250  # after which pages are asked for anew
CARD = PageCard(
    "three-rs", 701, PageKind.DIAGRAM, "Three Rs", "In words.", "", "", 0, ReviewStatus.DRAFT
)


class Icons(Themed, QWidget):
    """Two icons, at places that are no whole dots."""

    PLACES = (QPointF(3, 5), QPointF(41.3, 7.6))

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.setFixedSize(80, 40)
        self.follow(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), PAPER)
        for at in self.PLACES:
            paint_icon(painter, self.theme, ICON, SIDE, INK, at)


class MovedWindow(QWidget):
    """Shows what is made of dots: icons, a card of the gallery, a kept drawing, pages to print."""

    def __init__(self, theme: ThemeController, touched: ThemeController) -> None:
        super().__init__()
        self.icons = Icons(theme)
        self.card = DiagramCard(theme, draw, CARD)
        self.card.draw_picture()
        self.drawing = Picture(touched, draw, CARD.id)  # a touch screen keeps its dots
        self.drawing.setFixedWidth(201)
        self.pages = Preview(theme)
        self.asked: list[int] = []  # widths of pictures of pages
        self.pages.pictures_requested.connect(self._on_pictures_requested)
        column = QVBoxLayout(self)
        for widget in (self.icons, self.card, self.drawing, self.pages):
            column.addWidget(widget)
        self.resize(301, 640)
        self.pages.show_sheets(1, 1.414)

    def _on_pictures_requested(self, _first: int, _last: int, width: int) -> None:
        self.asked.append(width)

    def sharp(self) -> dict[str, bool]:
        """What is drawn with as many dots as this screen has."""
        ratio = self.devicePixelRatioF()
        image = self.icons.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        icon = self._icon(ratio)
        card, drawing = self.card._pixmap, self.drawing._pixmap
        sheet = self.pages.findChild(PageSheet)
        assert sheet is not None
        return {
            "icons": all(_holds(image, icon, at * ratio) for at in Icons.PLACES),
            "card": card.devicePixelRatioF() == ratio
            and abs(card.deviceIndependentSize().width() - self.card._picture(301).width()) < 40,
            "drawing": drawing.devicePixelRatioF() == ratio
            and drawing.width() == round(201 * ratio),
            "pages": self.asked[-1] >= round(sheet.width() * ratio),
        }

    def _icon(self, ratio: float) -> QImage:
        """The icon as it must stand on the screen, dot for dot."""
        pixmap = self.icons.theme.icons.pixmap(ICON, SIDE, INK, ratio=ratio)
        pixmap.setDevicePixelRatio(1)
        image = QImage(pixmap.size(), QImage.Format.Format_RGB32)
        image.fill(PAPER)
        painter = QPainter(image)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        return image


def _holds(image: QImage, icon: QImage, at: QPointF) -> bool:
    """Whether `icon` stands in `image`, dot for dot, within one dot of `at`."""
    return any(
        image.copy(round(at.x()) + x, round(at.y()) + y, icon.width(), icon.height()) == icon
        for x in (-1, 0, 1)
        for y in (-1, 0, 1)
    )


def main() -> int:
    app = QApplication([])
    load_fonts(paths.resources() / "fonts")
    look = ViewSettings(theme=ThemeName.LIGHT, follow_system_text=False, less_movement=True)
    theme = ThemeController(paths.resources(), look)
    window = MovedWindow(theme, ThemeController(paths.resources(), look, touch_mm=20))
    window.show()
    told = []
    for screen in (*app.screens(), app.screens()[0]):
        window.move(screen.geometry().topLeft() + QPoint(7, 9))
        QTest.qWait(SETTLED_MS)
        window.repaint()
        told.append({"ratio": window.devicePixelRatioF(), **window.sharp()})
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
