"""A field at the head, the keyboard at the foot, and between them what the typing leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.kiosk.key_plan import FEWEST_ROWS, Board
from desktop.kiosk.keyboard import Keyboard
from desktop.kiosk.typed_field import TypedField
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.themed import Themed

_SIDE_MM = EDGE_MM + 2
_FIELD_FIRST = 50  # shares of the free height, to one of what stands above
_SHORT_MM = 160  # of a pane under which its words give way to what is touched


class TypingPane(Themed, QWidget):
    """Joins a field with the keyboard.

    Args:
        field: taken into the pane; one of several lines gets all the room there is.
        done: words of the key that goes on.

    Signals:
        done_pressed: what was typed is complete.
        keyboard_changed: the keyboard was put away, or came back.
        fitted: it has another size.

    Attributes:
        above: for what stands over the field.
        body: for what stands between the field and the keyboard.
        short: whether there is little height, so that only what is needed may stand there.
    """

    done_pressed = Signal()
    keyboard_changed = Signal()
    fitted = Signal()

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None,
        field: TypedField,
        *,
        board: Board = Board.WORDS,
        done: str = "",
        done_icon: str = "check",
    ) -> None:
        super().__init__(parent)
        self.field = field
        field.setParent(self)
        self._column = QVBoxLayout(self)
        self.above = QVBoxLayout()
        self._column.addLayout(self.above, 1 if field.several_lines else 0)
        self._row = QHBoxLayout()
        self._row.addWidget(field, 1)
        self._clear = Button(theme, self.tr("Clear"), self, icon="x", size=ButtonSize.KIOSK)
        self._clear.setObjectName("typing_clear")
        self._clear.clicked.connect(field.clear)
        self._row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._row, _FIELD_FIRST if field.several_lines else 0)
        self.body = QVBoxLayout()
        self._column.addLayout(self.body)
        self.keyboard = Keyboard(theme, self, board=board, done=done, done_icon=done_icon)
        self._column.addWidget(self.keyboard)
        self.keyboard.typed.connect(field.write)
        self.keyboard.delete_pressed.connect(field.delete)
        self.keyboard.done_pressed.connect(self.done_pressed)
        field.submitted.connect(self.done_pressed)
        field.changed.connect(self._on_field_changed)
        field.touched.connect(self._on_touched)
        self._on_field_changed()
        self.follow(theme)

    @property
    def short(self) -> bool:
        return self.height() < self.look.mm(_SHORT_MM)

    @property
    def keyboard_shown(self) -> bool:
        return not self.keyboard.isHidden()

    def show_keyboard(self, shown: bool) -> None:
        if shown != self.keyboard_shown:
            self.keyboard.setVisible(shown)
            self.keyboard.start_again()
            self.keyboard_changed.emit()

    def _on_touched(self) -> None:
        self.show_keyboard(True)

    def _on_field_changed(self) -> None:
        self._clear.setEnabled(bool(self.field.text))

    @override
    def apply_theme(self) -> None:
        look = self.look
        side, gap = look.mm(_SIDE_MM), look.mm(LEAST_GAP_MM)
        self._column.setContentsMargins(side, gap, side, gap)
        for layout in (self._column, self.above, self.body):
            layout.setSpacing(gap)
        self._row.setSpacing(gap)
        if self.keyboard.keys:
            self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the keyboard the lower half, but leave room for the field and one tile."""
        look = self.look
        touch, gap = look.touch, look.mm(LEAST_GAP_MM)
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        above = self.field.minimumSizeHint().height() + touch + 4 * gap
        least = FEWEST_ROWS * (touch + gap)
        self.keyboard.fit(width, max(least, min(self.height() - above, self.height() // 2)))
        self.fitted.emit()
