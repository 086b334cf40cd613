"""The four answers to a value card, of which one at most is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.reading import Weight
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.columns import ColumnsLayout
from desktop.ui.common.themed import Themed
from desktop.ui.values.step_view import weight_words

_LEAST = 172  # px at 100 % text
_GAP = 10
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Answer(Button):
    """A big button that is a radio button to the keys and to screen readers."""

    def __init__(self, theme: ThemeController, weight: Weight, parent: QWidget) -> None:
        super().__init__(
            theme, weight_words(weight), parent, size=ButtonSize.LARGE, on_icon="check"
        )
        self.setObjectName(f"answer_{weight}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.set_on)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # Qt would look for neighbours by place; the group knows their order
        else:
            super().keyPressEvent(event)

    @override
    def set_on(self, on: bool) -> None:
        super().set_on(on)
        self.icon_weight = IconWeight.REGULAR  # a filled tick is a box


class Answers(Themed, QFrame):
    """The answers side by side; one Tab stop, with arrows between them.

    Nothing is chosen until the reader does so: arrows move, and Enter or Space choose. From
    then on arrows choose too, as radio buttons do.

    Signals:
        chosen: the answer.
    """

    chosen = Signal(Weight)
    accessible_role = QAccessible.Role.Grouping

    def __init__(
        self,
        theme: ThemeController,
        question: str,
        chosen: Weight | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answers")
        self.setAccessibleName(question)
        self._cells = ColumnsLayout(self, gap=_GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons: list[_Answer] = []
        for weight in Weight:
            button = _Answer(theme, weight, self)
            button.setChecked(weight is chosen)
            button.toggled.connect(partial(self._on_toggled, weight))
            self._cells.addWidget(button)
            self._buttons.append(button)
        self.follow(theme)

    @property
    def stop(self) -> QWidget:
        """Where Tab stops: the answer that is chosen, else the first."""
        chosen = (button for button in self._buttons if button.isChecked())
        return next(chosen, self._buttons[0])

    @property
    def last(self) -> QWidget:
        """After which Tab goes on."""
        return self._buttons[-1]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        step = _STEPS.get(event.key())
        if focused is None or step is None:
            super().keyPressEvent(event)
            return
        place = self._buttons.index(focused) + step
        wanted = self._buttons[max(0, min(len(self._buttons) - 1, place))]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        if focused.isChecked():
            wanted.setChecked(True)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All four in a row, else two by two, else below each other; never three and one."""
        least = self.look.px(_LEAST)
        count = len(self._buttons)
        row = self.width() >= count * least + (count - 1) * _GAP
        self._cells.set_least(least)
        self._cells.set_most(count if row else 2)

    def _on_toggled(self, weight: Weight, on: bool) -> None:
        if on:
            self.chosen.emit(weight)
