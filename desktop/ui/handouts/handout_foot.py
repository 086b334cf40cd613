"""The bar below a handout: how many pages, and the two ways to paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

_WIDE = 860  # px per text scale from which the buttons stand beside the words
_LOW = 420  # px of page per text scale under which the pages need the room of the second line
_SIDE, _SLIM_SIDE = 24, 16


class HandoutFoot(Themed, Wrapping, QFrame):
    """Says how far it is, beside Save and Print; what is under way can be cancelled here.

    Signals:
        print_requested, save_requested, cancel_requested: their buttons were pressed.
        set_requested: set the pages that were cancelled.
    """

    print_requested = Signal()
    save_requested = Signal()
    cancel_requested = Signal()
    set_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handout_foot")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(12)
        self._mark = Mark(
            theme, "check-circle", self, colour="ok_text", weight=IconWeight.FILL, line_of="body"
        )
        self._row.addWidget(self._mark)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        self._words = BodyLabel(theme, "", self, role="label", weight=600)
        self._words.setObjectName("handout_status")
        said.addWidget(self._words)
        self._small = BodyLabel(theme, "", self, role="small", muted=True)
        self._small.setObjectName("handout_on_printer")
        said.addWidget(self._small)
        said.addStretch(1)
        self._row.addLayout(said, 1)
        self._buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        flow = FlowLayout(self._buttons, 12)
        self.cancel = Button(theme, self.tr("Cancel"), self._buttons, icon="x")
        self.again = Button(theme, self.tr("Set the pages"), self._buttons, icon="arrow-clockwise")
        self.save = Button(theme, self.tr("Save as a file"), self._buttons, icon="floppy-disk")
        self.print = Button(
            theme, self.tr("Print"), self._buttons, tone=Tone.PRIMARY, icon="printer"
        )
        for name, button, asked in (
            ("handout_cancel", self.cancel, self.cancel_requested),
            ("handout_again", self.again, self.set_requested),
            ("handout_save", self.save, self.save_requested),
            ("handout_print", self.print, self.print_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(asked)
            flow.addWidget(button)
        self._row.addWidget(self._buttons)
        self.cancel.hide()
        self.again.hide()
        self.follow(theme)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_status(self, words: str, icon: str = "", colour: str = "text") -> None:
        """Say how far it is; without an icon, something is under way."""
        self._words.setText(words)
        self._mark.set_icon(icon or "hourglass-medium", colour)

    def show_printer(self, words: str) -> None:
        """Say where Print leads."""
        self._small.setText(words)
        self._fit()

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
        """The buttons beside the words, or with no room below them."""
        wide = self.width() >= self.look.body_px(_WIDE)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(along if wide else down)
        self._row.setSpacing(12 if wide else 6)
        self._mark.setVisible(wide)
        page = self.parentWidget()
        low = page is not None and page.height() < self.look.body_px(_LOW)
        self._small.setVisible(bool(self._small.text()) and not (low and not wide))
        side, above = (_SIDE, 14) if wide else (_SLIM_SIDE, 8)
        self._row.setContentsMargins(side, above, side, above)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = look.stroke("hairline")
        painter.fillRect(QRectF(0, 0, self.width(), line), look.colour("border"))
