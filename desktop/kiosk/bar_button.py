"""The buttons of the strip and the foot: an icon over its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter
from desktop.ui.common.worded import Skin

_ICON = 22  # px at 100 % text
_SIDE = 12
_ABOVE = 8
_BETWEEN = 2  # px between icon and words
_BESIDE = 8  # px between icon and note
_ON = "check-fat"
_LEAST_PX = 84


class BarButton(Pressable):
    """An icon, a short note beside it and words under it; as wide whatever its state.

    Args:
        icon: "" for words alone, which then may take two lines.
        on_text: the words while it is on.
        notes: all that may stand beside the icon, so that there is room for the longest.
        on_dark: it stands on the dark ground of the strip.
    """

    focus_radius = RADIUS["button"]

    def __init__(
        self,
        theme: ThemeController,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        on_text: str = "",
        notes: tuple[str, ...] = (),
        on_dark: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = (text, on_text or text)
        self._notes = notes
        self._note = ""
        self._on = False
        self._on_dark = on_dark
        self._blocks: dict[str, TextBlock] = {}  # by words: laying them out takes time
        self._hint = QSize()  # the same until the theme changes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.follow(theme)

    @property
    def on(self) -> bool:
        return self._on

    def set_on(self, on: bool, note: str = "") -> None:
        """Show whether what it does is on, and how far, as in "2 of 3"."""
        self._on, self._note = on, note
        self.setText(self._words[on])
        self.setAccessibleDescription(note or (self.tr("On") if on else ""))
        self.update()

    @override
    def apply_theme(self) -> None:
        self._blocks.clear()
        self._hint = self._measured()
        super().apply_theme()

    @override
    def sizeHint(self) -> QSize:
        return self._hint

    def _measured(self) -> QSize:
        words = max(self._width_of(words) for words in self._words)
        notes = (self._block(note).natural_width() for note in self._notes)
        beside = max((note + _BESIDE for note in notes), default=0)
        width = max(words, self._icon_size() + beside) + 2 * _SIDE
        line = self.look.line_height("label")
        least = max(round(_LEAST_PX * self.look.density), self.look.touch)
        content = line + max(line, self.look.px(_ICON) + _BETWEEN)  # alike, icon or not
        return QSize(max(width, self.look.touch), max(content + 2 * _ABOVE, least))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        skin = self._skin()
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, RADIUS["button"], skin.fill, skin.border, skin.width)
        block = self._block(self.text())
        width = self.width() - 2 * _SIDE
        height = block.height_for(width)
        icon = self._icon_size()
        above = icon + _BETWEEN if icon else 0
        top = (self.height() - above - height) / 2
        if icon:
            self._paint_head(painter, skin, top)
        block.draw(painter, QPointF(_SIDE, top + above), width, skin.ink)

    def _paint_head(self, painter: QPainter, skin: Skin, top: float) -> None:
        """The icon, and beside it how far it is on."""
        icon = self._icon_size()
        tick = icon * 2 // 3 if self._on and not self._note and not self._words_tell() else 0
        note = self._block(self._note)
        wide = note.natural_width() if self._note else tick
        left = (self.width() - icon - (wide + _BESIDE if wide else 0)) / 2
        weight = IconWeight.FILL if self._on else IconWeight.REGULAR
        paint_icon(painter, self.theme, self._icon, icon, skin.ink, QPointF(left, top), weight)
        beside = left + icon + _BESIDE
        if self._note:
            middle = top + (icon - note.height_for(wide)) / 2
            note.draw(painter, QPointF(beside, middle), wide, skin.ink)
        elif tick:
            at = QPointF(beside, top + (icon - tick) / 2)
            paint_icon(painter, self.theme, _ON, tick, skin.ink, at, IconWeight.FILL)

    def _words_tell(self) -> bool:
        """Whether the words alone tell that it is on."""
        return self._words[0] != self._words[1]

    def _skin(self) -> Skin:
        look = self.look
        stroke = look.stroke("control")
        if self._on_dark:
            ink = look.colour("rail_text")
            if self.isDown():
                return Skin(look.colour("rail"), ink)
            if self._on:
                fill = look.colour("rail_selected_bg")
                return Skin(look.colour("rail_selected_text"), fill, ink, 2)
            return Skin(ink, None, ink, stroke)
        if not self.isEnabled():
            return Skin(look.colour("disabled_text"), None, look.colour("border"), stroke)
        if self.isDown() or self._on:
            ink = look.colour("on_tint" if self._on else "text")
            return Skin(ink, look.colour("tint"), look.colour("primary"), 2)
        edge = look.colour("border_strong")
        return Skin(look.colour("text"), look.colour("surface"), edge, stroke)

    def _icon_size(self) -> int:
        return self.look.px(_ICON) if self._icon else 0

    def _width_of(self, words: str) -> int:
        block = self._block(words)
        natural = block.natural_width()
        if self._icon:
            return natural
        line, width = self.look.line_height("label"), max(natural // 2, block.longest_word())
        while block.height_for(width) > 2 * line:
            width += _SIDE
        return width

    def _block(self, words: str) -> TextBlock:
        if words not in self._blocks:
            look = self.look
            self._blocks[words] = TextBlock(
                words, look.font("label"), look.line_height("label"), Qt.AlignmentFlag.AlignHCenter
            )
        return self._blocks[words]
