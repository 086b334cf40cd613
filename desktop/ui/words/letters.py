"""A to Z: a row of letters that is one Tab stop."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_GAP = 4


class _Letter(Pressable):
    """One letter."""

    focus_radius = RADIUS["button"]

    def __init__(self, theme: ThemeController, letter: str, letters: Letters) -> None:
        super().__init__(letters)
        self.accessible_selected = False
        self.setText(letter)
        self.setObjectName(f"letter_{letter}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        side = max(SIZE["min_target"], look.px(SIZE["min_target"]), look.touch)
        return QSize(max(side, self._block().natural_width() + 16), side)

    def _block(self) -> TextBlock:
        return TextBlock(self.text(), self.look.font("label"), self.look.line_height("label"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = self.parentWidget()
        if isinstance(letters, Letters) and letters.step(self, event.key()):
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.accessible_selected
        fill = "primary" if on else "tint" if self.isDown() else "sunk" if self.hovered else ""
        edge = "primary" if on else "border_strong"
        box = QRectF(self.rect())
        stroke = look.stroke("control")
        paint_box(
            painter,
            box,
            self.focus_radius,
            look.colour(fill or "surface"),
            look.colour(edge),
            stroke,
        )
        block = self._block()
        wide = block.natural_width()
        at = QPointF((self.width() - wide) / 2, (self.height() - block.height_for(wide)) / 2)
        block.draw(painter, at, wide, look.colour("on_primary" if on else "text"))


class Letters(Themed, QWidget):
    """Arrows, Home and End move along the letters, Enter chooses.

    Signals:
        chosen: the letter pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("A to Z"))
        self._letters: list[_Letter] = []
        self._flow = FlowLayout(self, gap=_GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._flow.set_gap(self.look.apart(_GAP))
        super().apply_theme()

    def show_letters(self, letters: tuple[str, ...]) -> None:
        if [old.text() for old in self._letters] == list(letters):
            return
        for old in self._letters:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._letters = [_Letter(self.theme, letter, self) for letter in letters]
        for button in self._letters:
            button.clicked.connect(self._on_letter)
            self._flow.addWidget(button)
        self.set_current(letters[0] if letters else "")

    def set_current(self, letter: str) -> None:
        """Show `letter` as the one looked at, without a signal."""
        stop = next((b for b in self._letters if b.text() == letter), None)
        for button in self._letters:
            on = button is stop
            button.accessible_selected = on
            first = stop is None and button is self._letters[0]
            policy = Qt.FocusPolicy.StrongFocus if on or first else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            button.update()

    def step(self, letter: QWidget, key: int) -> bool:
        """Move the focus by an arrow key; False for any other key."""
        place = next(n for n, button in enumerate(self._letters) if button is letter)
        goals = {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._letters) - 1,
        }
        goal = goals.get(Qt.Key(key))
        if goal is None:
            return False
        if 0 <= goal < len(self._letters):
            self._letters[goal].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_current(self) -> None:
        for button in self._letters:
            if button.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_letter(self) -> None:
        button = self.sender()
        if isinstance(button, _Letter):
            self.chosen.emit(button.text())
