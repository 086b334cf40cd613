"""The parts of a page as rows to touch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.rows import RowButton
from desktop.ui.common.themed import Themed, Wrapping


class ContentsList(Themed, Wrapping, QWidget):
    """Signals:
    chosen: anchor of a part.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: ThemeController, parts: tuple[tuple[str, str], ...], now: str
    ) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for number, (anchor, heading) in enumerate(parts, 1):
            row = RowButton(theme, f"{number}. {heading}", self, icon_after="caret-right")
            row.setObjectName(f"contents_{anchor}")
            row.setProperty("anchor", anchor)
            row.clicked.connect(self._on_row)
            if anchor == now:
                row.set_selected(True, self.tr("You are here"))
            self._column.addWidget(row)
        self.follow(theme)

    def apply_theme(self) -> None:
        self._column.setSpacing(self.look.mm(LEAST_GAP_MM))
        super().apply_theme()

    def _on_row(self) -> None:
        row = self.sender()
        if row is not None:
            self.chosen.emit(str(row.property("anchor")))
