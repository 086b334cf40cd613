"""How the head of a handout will look, on white paper in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop import paths
from desktop.domain.printing import Clinic
from desktop.domain.tokens import LIGHT, RADIUS
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_SIDE = 20
_GAP = 16
_RULE = 3
_ABOVE_RULE = 11
_BELOW_RULE = 22
_LOGO = QSizeF(79, 45)  # px at 100 % text; 21 mm by 12 mm of paper
_MARK_HEIGHT = 28
_WORDS_LEAST = 200  # px at 100 % text; with less room for the words, the wordmark is left out


class HeadPreview(Themed, QWidget):
    """Logo, name and contact as they stand on paper; a picture, with all of it as its name."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = Clinic()
        self._logo = QImage()
        self._mark = QSvgRenderer(str(paths.resources() / "brand" / "wordmark.svg"), self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def logo_size(self) -> QSize:
        """Size of the logo on the screen; empty for none."""
        return self._logo_box().toSize()

    def show_clinic(self, clinic: Clinic) -> None:
        """Show these words and this logo, whatever stands in them."""
        if clinic.logo != self._clinic.logo:
            self._logo = QImage.fromData(clinic.logo) if clinic.logo else QImage()
        self._clinic = clinic
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look, clinic = self.look, self._clinic
        contact = " · ".join(part for part in (clinic.phone, clinic.hours) if part)
        self._name = TextBlock(clinic.name, look.font("strong", 700), look.line_height("strong"))
        self._contact = TextBlock(contact, look.font("small"), look.line_height("small"))
        self._blocks = [block for block in (self._name, self._contact) if block.text]
        alt = self.tr("Logo of {name}").format(name=clinic.name or self.tr("the clinic"))
        told = [alt if clinic.logo else "", clinic.name, contact]
        self.setAccessibleName(
            ". ".join(part for part in told if part) or self.tr("Nothing of your clinic yet")
        )
        super().apply_theme()

    def _logo_box(self) -> QSizeF:
        if self._logo.isNull():
            return QSizeF(0, 0)
        room = _LOGO * self.look.text_scale
        size = QSizeF(self._logo.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size.expandedTo(QSizeF(1, 1))

    def _mark_width(self) -> float:
        size = self._mark.defaultSize()
        return self.look.body_px(_MARK_HEIGHT) * size.width() / max(1, size.height())

    def _stacked(self, width: float) -> bool:
        """Whether the logo stands above the words, because there is no room beside it."""
        beside = width - 2 * _SIDE - self._logo_box().width() - _GAP
        return bool(self._logo_box().width()) and beside < self._longest_word()

    def _longest_word(self) -> int:
        return max((min(block.longest_word(), 160) for block in self._blocks), default=0)

    def _words_left(self, width: float) -> float:
        logo = self._logo_box().width()
        return _SIDE if self._stacked(width) or not logo else _SIDE + logo + _GAP

    def _has_mark(self, width: float) -> bool:
        room = width - self._words_left(width) - _SIDE - _GAP - self._mark_width()
        return room >= max(self.look.body_px(_WORDS_LEAST) if self._blocks else 0, 1)

    def _room(self, width: float) -> float:
        mark = self._mark_width() + _GAP if self._has_mark(width) else 0
        return max(1.0, width - self._words_left(width) - _SIDE - mark)

    def _words_height(self, width: float) -> int:
        return sum(block.height_for(self._room(width)) for block in self._blocks)

    def _head_height(self, width: float) -> float:
        logo = self._logo_box().height()
        words = self._words_height(width)
        if self._stacked(width):
            return logo + 8 + words
        mark = self.look.body_px(_MARK_HEIGHT) if self._has_mark(width) else 0
        return max(logo, words, mark)

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, _SIDE)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        head = self._head_height(width)
        return round(_SIDE + head + _ABOVE_RULE + _RULE + _BELOW_RULE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        width = self.width()
        edge = self.look.colour("border_strong")
        paint_box(painter, QRectF(self.rect()), RADIUS["card"], to_colour(LIGHT.surface), edge, 1.5)
        head = self._head_height(width)
        self._paint_logo(painter, head)
        y = _SIDE + max(0.0, (head - self._words_height(width)) / 2)
        if self._stacked(width):
            y = _SIDE + self._logo_box().height() + 8
        for block in self._blocks:
            at = QPointF(self._words_left(width), y)
            block.draw(painter, at, self._room(width), to_colour(LIGHT.text))
            y += block.height_for(self._room(width))
        if self._has_mark(width):
            tall = self.look.body_px(_MARK_HEIGHT)
            wide = self._mark_width()
            top = _SIDE + (head - tall) / 2
            self._mark.render(painter, QRectF(width - _SIDE - wide, top, wide, tall))
        rule = QRectF(_SIDE, _SIDE + head + _ABOVE_RULE, width - 2 * _SIDE, _RULE)
        painter.fillRect(rule, to_colour(LIGHT.primary))

    def _paint_logo(self, painter: QPainter, head: float) -> None:
        if self._logo.isNull():
            return
        size = self._logo_box()
        top = _SIDE if self._stacked(self.width()) else _SIDE + (head - size.height()) / 2
        painter.drawImage(QRectF(QPointF(_SIDE, top), size), self._logo)
