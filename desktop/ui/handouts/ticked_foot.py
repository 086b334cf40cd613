"""How many pages are ticked, and the way to put them on the handout."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

_WIDE = 620  # px per text scale from which the buttons stand beside the words
_SIDE, _SLIM_SIDE = 24, 16


class TickedFoot(Themed, Wrapping, QFrame):
    """Is there while anything is ticked.

    Signals:
        clear_requested: no page is wanted any more.
        put_requested: put the pages on the handout.
    """

    clear_requested = Signal()
    put_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticked_foot")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(10)
        self._words = BodyLabel(theme, "", self, weight=600)
        self._words.setObjectName("ticked_count")
        self._row.addWidget(self._words, 1)
        buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons, 12)
        self._clear = Button(theme, self.tr("Clear"), buttons, tone=Tone.QUIET)
        self._put = Button(
            theme, self.tr("Put on the handout"), buttons, tone=Tone.PRIMARY, icon="plus"
        )
        for name, button, asked in (
            ("ticked_clear", self._clear, self.clear_requested),
            ("ticked_put", self._put, self.put_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(asked)
            flow.addWidget(button)
        self._row.addWidget(buttons)
        self.hide()
        self.follow(theme)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_count(self, count: int) -> None:
        """Say how many pages are ticked."""
        one = self.tr("1 page ticked")
        words = one if count == 1 else self.tr("%n pages ticked", "", count)
        self._words.setText(words)
        self.setVisible(bool(count))
        if count:
            announce(self, words)

    def say(self, words: str) -> None:
        """Say why a tick was not taken."""
        self._words.setText(words)
        self.show()
        announce(self, words)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def minimumSizeHint(self) -> QSize:
        # Of its two forms the one of now must not keep the window from getting slim.
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.look.body_px(_WIDE)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(along if wide else down)
        side, above = (_SIDE, 14) if wide else (_SLIM_SIDE, 8)
        self._row.setContentsMargins(side, above, side, above)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = look.stroke("selected")
        painter.fillRect(QRectF(0, 0, self.width(), line), look.colour("border"))
