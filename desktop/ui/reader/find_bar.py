"""Find in this page: a field, the number of places, and buttons to step through them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.fields import SearchField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed, smooth_painter


class FindBar(Themed, QFrame):
    """Shown under the top bar while the reader looks for words in the page.

    Signals:
        asked: the words to mark; "" marks none.
        step_requested: 1 for the next place, -1 for the one before.
        closed: the bar was closed.
    """

    asked = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        flow = FlowLayout(self, 12)
        flow.setContentsMargins(24, 10, 24, 10)
        self.field = SearchField(
            theme, self.tr("Find in this page"), self, button=False, large=False
        )
        self.field.setObjectName("find_field")
        self.field.setMinimumWidth(240)
        self.field.text_edited.connect(self.asked)
        self.field.search_requested.connect(self._on_enter)
        self._count = BodyLabel(theme, "", self, role="label")
        self._count.setObjectName("find_count")
        flow.addWidget(self.field)
        flow.addWidget(self._count)
        for name, words, icon, step in (
            ("find_previous", self.tr("Previous"), "caret-up", self._on_previous),
            ("find_next", self.tr("Next"), "caret-down", self._on_next),
            ("find_close", self.tr("Close"), "x", self.close_bar),
        ):
            button = Button(theme, words, self, tone=Tone.QUIET, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.clicked.connect(step)
            flow.addWidget(button)
        self.hide()
        self.follow(theme)

    def open_bar(self) -> None:
        self.show()
        self.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()
        if self.field.text:
            self.asked.emit(self.field.text)

    def close_bar(self) -> None:
        self.hide()
        self.asked.emit("")
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """Say which place of how many is shown; `current` counts from 1."""
        if not self.field.text:
            self._count.setText("")
            return
        if total:
            words = self.tr("{current} of {total}").format(current=current, total=total)
        else:
            words = self.tr("Not found in this page")
        self._count.setText(words)
        announce(self._count, words)

    def _on_enter(self, _words: str) -> None:
        self.step_requested.emit(1)

    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("sunk"))
        line = self.rect()
        line.setTop(line.bottom())
        painter.fillRect(line, look.colour("border"))
