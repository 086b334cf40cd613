"""The head of Home: what this program is for, the search field, a trail over hills."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import paths
from desktop.domain.tokens import LIGHT, RADIUS, Colours
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.brand import recoloured
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.fields import SearchField
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, smooth_painter

_WIDE = 860  # px per text scale from which the picture stands beside the words
_SLIM = 480  # px per text scale under which the Search button stands under the field
_FIELD_MOST = 660
_STRIP = 100  # px of picture under the words where there is no room beside them
_POST = "#6B4B2F"  # the wood of the posts in the drawing


class Hero(Themed, QFrame):
    """Signals:
    search_requested: what to search for.
    """

    search_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_hero")
        self._drawing = (paths.resources() / "brand" / "illustration-hero.svg").read_text(
            encoding="utf-8"
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._heading = HeadingLabel(
            theme, self.tr("Understand your treatment choices"), self, level=1, role="hero"
        )
        self._heading.setObjectName("home_heading")
        self._column.addWidget(self._heading)
        self._promise = BodyLabel(
            theme, self.tr("Plain explanations to read, keep and take to your appointment."), self
        )
        self._column.addWidget(self._promise)
        self._column.addSpacing(10)
        self.field = SearchField(
            theme, self.tr("Search treatments, words or questions"), self, large=True
        )
        self.field.setObjectName("home_search")
        self.field.search_requested.connect(self.search_requested)
        self._column.addWidget(self.field)
        self._column.addSpacing(6)
        self._inner_button = self.field.findChild(QWidget, "search_button")
        self._button = Button(
            theme, self.tr("Search"), self, tone=Tone.PRIMARY, icon="magnifying-glass"
        )
        self._button.setObjectName("home_search_button")
        self._button.clicked.connect(self._on_search)
        self._column.addWidget(self._button)
        self._picture = QSvgRenderer(self)
        self._brief = False
        self.follow(theme)

    @property
    def last_stop(self) -> QWidget:
        """The last of what Tab stops at here."""
        return self._button

    def set_brief(self, brief: bool) -> None:
        """Leave what stands below sooner in sight: search alone, where there is little width."""
        if brief != self._brief:
            self._brief = brief
            self.apply_theme()

    def _on_search(self) -> None:
        self.search_requested.emit(self.field.text.strip())

    @property
    def _wide(self) -> bool:
        return self.width() >= _WIDE * self.look.text_scale

    @override
    def apply_theme(self) -> None:
        svg = _recoloured(self._drawing, self.look.colours)
        self._picture.load(QByteArray(svg.encode()))
        self.field.setMaximumWidth(self.look.body_px(_FIELD_MOST))
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        strip = 0 if self._brief else _STRIP
        side, below = (32, 14) if self._wide else (20, 20 + strip)
        right = max(side, round(self.width() * 0.26)) if self._wide else side
        self._column.setContentsMargins(side, 26 if self._wide else 20, right, below)
        self._promise.setVisible(self._wide or not self._brief)
        # A field of little width keeps all of it for what is typed.
        slim = self.width() < self.look.body_px(_SLIM)
        self._button.setVisible(slim)
        if self._inner_button is not None:
            self._inner_button.setVisible(not slim)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS["hero"], RADIUS["hero"])
        ground = to_colour(look.colours.illustration.sky_bottom)
        painter.fillPath(shape, ground)
        painter.save()
        painter.setClipPath(shape)
        if self._wide:
            self._paint_beside(painter, box)
        elif not self._brief:
            self._paint_below(painter, box)
        painter.restore()
        if look.high_contrast:
            painter.setPen(QPen(look.colour("border"), look.stroke("hairline")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS["hero"], RADIUS["hero"])

    def _paint_beside(self, painter: QPainter, box: QRectF) -> None:
        """The picture at the right, fading out under the words."""
        size = self._picture.defaultSize()
        scale = max(box.height() / size.height(), box.width() / size.width() * 0.8)
        width, height = size.width() * scale, size.height() * scale
        picture = QRectF(box.right() - width, box.bottom() - height, width, height)
        self._picture.render(painter, picture)
        ground = to_colour(self.look.colours.illustration.sky_bottom)
        clear = to_colour(self.look.colours.illustration.sky_bottom)
        clear.setAlpha(0)
        fade = QLinearGradient(box.left(), 0, box.right(), 0)
        fade.setColorAt(0, ground)
        fade.setColorAt(0.42, ground)
        fade.setColorAt(0.68, clear)
        painter.fillRect(box, fade)

    def _paint_below(self, painter: QPainter, box: QRectF) -> None:
        """The right end of the picture as a strip along the bottom, fading out above."""
        size = self._picture.defaultSize()
        scale = max(0.75, box.width() / size.width())
        width, height = size.width() * scale, size.height() * scale
        picture = QRectF(box.right() - width, box.bottom() - height, width, height)
        self._picture.render(painter, picture)
        ground = to_colour(self.look.colours.illustration.sky_bottom)
        clear = to_colour(self.look.colours.illustration.sky_bottom)
        clear.setAlpha(0)
        fade = QLinearGradient(0, picture.top(), 0, box.bottom())
        fade.setColorAt(0, ground)
        fade.setColorAt(1 - _STRIP / height, ground)
        fade.setColorAt(1 - _STRIP * 0.72 / height, clear)
        painter.fillRect(box, fade)


def _recoloured(svg: str, colours: Colours) -> str:
    """The drawing, made in the colours of the light theme, in those of another."""
    light, now = LIGHT.illustration, colours.illustration
    pairs = [
        (light.sky_top, now.sky_top),
        (light.sky_bottom, now.sky_bottom),
        *zip(light.hills, now.hills, strict=True),
        (light.sun, now.sun),
        (light.path, now.path),
        (LIGHT.accent, colours.accent),
        (LIGHT.on_accent, colours.on_accent),
    ]
    if colours is not LIGHT:
        pairs.append((_POST, now.sun))
    return recoloured(svg, pairs)
