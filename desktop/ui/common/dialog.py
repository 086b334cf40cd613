"""Questions that must be answered before going on; used as rarely as can be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.focus_loop import focus_next, tab_stops
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_WIDTH = 560
_WIDEST = 860
_EDGE = 24
_PADDING = 32


class _Panel(Themed, QFrame):
    """The box in the middle, over the scrim."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.follow(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        edge = look.colour("border_strong") if look.colours.name != "light" else None
        box = QRectF(self.rect())
        stroke = look.stroke("control")
        paint_box(smooth_painter(self), box, RADIUS["dialog"], look.colour("raised"), edge, stroke)


class Dialog(Themed, QWidget):
    """A question over a darkened window, in which nothing else can be reached until answered.

    Put more widgets into `body`, such as a PIN pad. Esc gives the safe answer.

    Args:
        answers: key and words of each button; the first is the safe one and primary.

    Signals:
        answered: key of the answer; the dialog has closed by then.
    """

    answered = Signal(str)
    accessible_role = QAccessible.Role.Dialog

    def __init__(
        self,
        theme: ThemeController,
        window: QWidget,
        question: str,
        text: str,
        answers: tuple[tuple[str, str], ...],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._safe = answers[0][0]
        self._came_from: QWidget | None = None
        self.setAccessibleName(question)
        self.setAccessibleDescription(text)
        self._panel = _Panel(theme, self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(12)
        # What is taller than the window scrolls; the answers stay in sight.
        self._area = QScrollArea(self._panel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._inside = QWidget()
        self._area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        self.heading = HeadingLabel(theme, question, self._inside, level=1, role="panel")
        self.text = BodyLabel(theme, text, self._inside)
        inside.addWidget(self.heading)
        inside.addWidget(self.text)
        self.body = QVBoxLayout()
        inside.addLayout(self.body)
        column.addWidget(self._area, 1)
        column.addSpacing(12)
        row = self._answers = FlowLayout(None, gap=16)
        column.addLayout(row)
        for number, (key, words) in enumerate(answers):
            tone = Tone.PRIMARY if number == 0 else Tone.SECONDARY
            button = Button(theme, words, self._panel, tone=tone)
            button.setObjectName(f"answer_{key}")
            button.setProperty("answer", key)
            button.clicked.connect(self._on_button)
            row.addWidget(button)
        self.hide()
        self.follow(theme)

    def ask(self) -> None:
        """Show the question; the answer comes as a signal."""
        self._came_from = QApplication.focusWidget()
        self._window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        first = self._panel.findChild(Button, f"answer_{self._safe}")
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def answer(self, key: str) -> None:
        """Close as if the button of `key` had been pressed."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.answered.emit(key)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self.isVisible():
            self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        # Keys of the window behind must not act while the question stands.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answer(self._safe)
        event.accept()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        focus_next(tab_stops(self._panel), forward=forward)
        return True

    def _on_button(self) -> None:
        button = self.sender()
        if button is not None:
            self.answer(str(button.property("answer")))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(self.look.body_px(_WIDTH), _WIDEST, self.width() - 2 * _EDGE)
        room = width - 2 * _PADDING
        around = 2 * _PADDING + 3 * 12 + self._answers.heightForWidth(room)
        height = around + self._inside.heightForWidth(room)
        left, top = (self.width() - width) // 2, max(_EDGE, (self.height() - height) // 2)
        self._panel.setGeometry(left, top, width, min(height, self.height() - 2 * _EDGE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("scrim"))
