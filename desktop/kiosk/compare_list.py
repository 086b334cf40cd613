"""All that is compared, as large rows that say where the options differ."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.comparing import CompareView
from desktop.kiosk.cells import Cells
from desktop.kiosk.diagrams_screen import WIDEST
from desktop.kiosk.review_mark import ReviewMark
from desktop.models.compare_model import likeness_word
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.swatch import Swatch
from desktop.ui.comparison.compare_paint import SIGNS

_ROW_LEAST = 330  # px per text scale
_TILE = 44
_HUES = {"not-equals": 1, "equals": 0, "question": 4}  # by sign; the word says the same


class AspectList(PageColumn):
    """Lists every aspect in its order.

    Args:
        seen: id of the aspect that was shown last.

    Signals:
        chosen: id of an aspect.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: ThemeController, view: CompareView, seen: str, parent: QWidget
    ) -> None:
        super().__init__(parent, most=WIDEST, gap=14)
        names = QHBoxLayout()
        names.setSpacing(12)
        for option in view.comparison.options:
            names.addWidget(Swatch(theme, option.identity, self, line_of="strong"))
            names.addWidget(BodyLabel(theme, option.name, self, role="strong"), 1)
        self.body.addLayout(names)
        mark = ReviewMark(theme, self)
        mark.show_review(view.comparison.review)
        self.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        cells = Cells(theme, self, least=_ROW_LEAST, most=3)
        for row in view.comparison.rows:
            sign = SIGNS[view.likeness[row.id]]
            card = CardButton(
                theme,
                row.label,
                likeness_word(view.likeness[row.id]),
                cells,
                icon=sign,
                hue=_HUES[sign],
                tile_side=_TILE,
            )
            card.setObjectName(f"kiosk_aspect_{row.id}")
            card.setProperty("aspect", row.id)
            card.set_selected(row.id == seen)
            card.clicked.connect(self._on_row)
            cells.cells.addWidget(card)
        self.body.addWidget(cells)
        self.body.addStretch(1)

    def _on_row(self) -> None:
        card = self.sender()
        if card is not None:
            self.chosen.emit(str(card.property("aspect")))
