"""The on-screen keyboard: large keys, no memory."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.kiosk.key_plan import (
    Board,
    KeyAct,
    KeyPlan,
    LetterOrder,
    PlannedKey,
    plan_keys,
)
from desktop.kiosk.keyboard_key import KeyboardKey
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter

GOAL_MM = 26.0  # keys grow no taller, so that what is found keeps its room
_WIDEST = 1.5  # a key is never wider than so many times its height
_ABOVE_MM = 3.0


class Keyboard(Themed, QWidget):
    """Letters in one of two orders, figures and marks on a second page.

    It holds nothing of what is typed. Keys take no focus: a keyboard that is plugged in goes on
    writing into the field.

    Args:
        done: words of the key that goes on.

    Signals:
        typed: a letter, as it stands on its key, a figure, a mark or a space.
        delete_pressed: the last sign is to go.
        done_pressed: what was typed is complete.
    """

    typed = Signal(str)
    delete_pressed = Signal()
    done_pressed = Signal()

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        board: Board = Board.WORDS,
        done: str = "",
        done_icon: str = "check",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_keyboard")
        self.setAccessibleName(self.tr("Keyboard"))
        self._board = board
        self._done = done or self.tr("Done")
        self._done_icon = done_icon
        self._order = LetterOrder.ALPHABET
        self._page = 0
        self._room = (0, 0)
        self._plan: KeyPlan | None = None
        self._keys: list[KeyboardKey] = []
        self._planned: dict[KeyboardKey, PlannedKey] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @property
    def order(self) -> LetterOrder:
        return self._order

    @property
    def keys(self) -> list[KeyboardKey]:
        """Those of the page shown."""
        return list(self._planned)

    def key(self, text: str) -> KeyboardKey | None:
        """The key shown that types `text`."""
        wanted = (key for key, planned in self._planned.items() if planned.text == text)
        return next(wanted, None)

    def fit(self, width: int, height: int) -> None:
        """Take the plan with the largest keys for so much room, and be as tall as that needs."""
        self._room = (width, height)
        self._plan = self._best_plan()
        self.setFixedHeight(
            self._unit_height() * self._plan.rows + self._gap * (self._plan.rows - 1) + self._above
        )
        self._page = min(self._page, len(self._plan.pages) - 1)
        self._show_page()

    def start_again(self) -> None:
        """Show the first page of keys."""
        if self._page:
            self._page = 0
            self._show_page()

    @property
    def _gap(self) -> int:
        return self.look.mm(LEAST_GAP_MM)

    @property
    def _above(self) -> int:
        return self.look.mm(_ABOVE_MM)

    def _best_plan(self) -> KeyPlan:
        width, height = self._room
        least = max(1, self.look.touch)
        return plan_keys(self._board, self._order, width, height - self._above, least, self._gap)

    def _unit_height(self) -> int:
        assert self._plan is not None
        rows = self._plan.rows
        fitting = (self._room[1] - self._above + self._gap) // rows - self._gap
        return max(1, min(fitting, self.look.mm(GOAL_MM)))

    def _show_page(self) -> None:
        """Give each planned key a face and a place; keys that are not needed are hidden."""
        plan = self._plan
        if plan is None:
            return
        planned = [
            (column, row, key)
            for row, keys in enumerate(plan.pages[self._page])
            for column, key in _columns(keys)
            if key.act is not KeyAct.GAP
        ]
        while len(self._keys) < len(planned):
            key = KeyboardKey(self.theme, "", self)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.pressed.connect(self._on_pressed)
            key.clicked.connect(self._on_clicked)
            self._keys.append(key)
        self._planned.clear()
        for key, (column, row, each) in zip(self._keys, planned, strict=False):
            self._planned[key] = each
            self._dress(key, each)
            key.setGeometry(self._place(column, row, each))
            key.show()
        for key in self._keys[len(planned) :]:
            key.setObjectName("")
            key.hide()

    def _place(self, column: int, row: int, key: PlannedKey) -> QRect:
        assert self._plan is not None
        gap, tall = self._gap, self._unit_height()
        columns = self._plan.columns
        wide = max(1, min((self._room[0] + gap) // columns - gap, round(tall * _WIDEST)))
        left = (self.width() - columns * (wide + gap) + gap) // 2
        return QRect(
            left + column * (wide + gap),
            self._above + row * (tall + gap),
            key.wide * (wide + gap) - gap,
            key.tall * (tall + gap) - gap,
        )

    def _dress(self, key: KeyboardKey, planned: PlannedKey) -> None:
        words, icon, spoken = planned.text, "", ""
        if planned.act is KeyAct.DELETE:
            words, icon = self.tr("Delete"), "backspace"
        elif planned.act is KeyAct.DONE:
            words, icon = self._done, self._done_icon
        elif planned.act is KeyAct.TURN:
            words, spoken = self._turn_words()
        elif planned.act is KeyAct.ORDER:
            alphabet = self._order is LetterOrder.ALPHABET
            words = "QWERTY" if alphabet else "A B C"
            spoken = (
                self.tr("Letters as on a typewriter") if alphabet else self.tr("Letters A to Z")
            )
        elif planned.text == " ":
            words = self.tr("Space")
        else:
            spoken = self._names().get(planned.text, "")
        key.show_face(words, icon=icon, spoken=spoken, main=planned.act is KeyAct.DONE)
        key.setObjectName(f"key_{planned.text or planned.act}")

    def _turn_words(self) -> tuple[str, str]:
        """What stands on the key to the next page, and its name."""
        assert self._plan is not None
        if len(self._plan.pages) > 2:
            return self.tr("More"), self.tr("More letters, figures and signs")
        if self._page == 0:
            return "123", self.tr("Figures and signs")
        return self.tr("Letters"), ""

    def _names(self) -> dict[str, str]:
        return {
            "'": self.tr("Apostrophe"),
            "-": self.tr("Hyphen"),
            "?": self.tr("Question mark"),
            ".": self.tr("Full stop"),
            ",": self.tr("Comma"),
        }

    def _on_pressed(self) -> None:
        """Type at once, when the finger comes down."""
        planned = self._sent_by()
        if planned is None:
            return
        if planned.act is KeyAct.TYPE:
            self.typed.emit(planned.text)
        elif planned.act is KeyAct.DELETE:
            self.delete_pressed.emit()

    def _on_clicked(self) -> None:
        """What changes the keys or goes on waits for the finger to lift."""
        planned = self._sent_by()
        if planned is None or self._plan is None:
            return
        if planned.act is KeyAct.DONE:
            self.done_pressed.emit()
        elif planned.act is KeyAct.TURN:
            self._page = (self._page + 1) % len(self._plan.pages)
            self._show_page()
        elif planned.act is KeyAct.ORDER:
            alphabet = self._order is LetterOrder.ALPHABET
            self._order = LetterOrder.QWERTY if alphabet else LetterOrder.ALPHABET
            self.fit(*self._room)

    def _sent_by(self) -> PlannedKey | None:
        key = self.sender()
        return self._planned.get(key) if isinstance(key, KeyboardKey) else None

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self._plan is not None:
            self.fit(*self._room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_page()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._room[0], self.minimumHeight())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))


def _columns(keys: tuple[PlannedKey, ...]) -> list[tuple[int, PlannedKey]]:
    """The first column of each key of a row."""
    placed, column = [], 0
    for key in keys:
        placed.append((column, key))
        column += key.wide
    return placed
