"""The questions that a visitor wants to ask, each with a button to take it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; one that was removed stays in its place, so that it can be put back."""

    id: str
    text: str
    removed: bool = False


class AskedRow(Card):
    """One question with "Remove", or "Put it back".

    Signals:
        toggled: id of the question to remove or to put back.
    """

    toggled = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.asked = Asked("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 10, 10)
        row.setSpacing(16)
        self._words = BodyLabel(theme, "", self, role="lead")
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self._button = Button(
            theme,
            self.tr("Remove"),
            self,
            icon="trash",
            size=ButtonSize.KIOSK,
            on_text=self.tr("Put it back"),
            on_icon="arrow-counter-clockwise",
        )
        self._button.clicked.connect(self._on_clicked)
        row.addWidget(self._button)

    def show_asked(self, asked: Asked) -> None:
        self.asked = asked
        self.setObjectName(f"asked_{asked.id}")
        self._button.setObjectName(f"asked_button_{asked.id}")
        words = self.tr("Removed: {question}") if asked.removed else "{question}"
        self._words.setText(words.format(question=asked.text))
        self._words.set_colour("text_muted" if asked.removed else "text")
        self._button.set_on(asked.removed)
        self._button.setAccessibleDescription(asked.text)
        self.set_colours("canvas" if asked.removed else "surface", "border")

    def _on_clicked(self) -> None:
        self.toggled.emit(self.asked.id)


class AskedRows(Themed, QWidget):
    """All of them, in the order in which they were put there.

    Signals:
        toggled: id of the question to remove or to put back.
    """

    toggled = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[AskedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    def lines(self) -> list[str]:
        """The questions that are to be asked."""
        return [row.asked.text for row in self._rows if row.isVisible() and not row.asked.removed]

    def show_asked(self, asked: Sequence[Asked]) -> None:
        while len(self._rows) < len(asked):
            row = AskedRow(self.theme, self)
            row.toggled.connect(self.toggled)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, each in zip(self._rows, asked, strict=False):
            row.show_asked(each)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(asked))

    @override
    def apply_theme(self) -> None:
        self._column.setSpacing(self.look.mm(LEAST_GAP_MM))
        super().apply_theme()
