"""Choosing what to compare: a board first, then two or three of what it offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.comparing import LEAST_OPTIONS, STRATEGIES, TREATMENTS
from desktop.domain.content import Option
from desktop.kiosk.cells import Cells
from desktop.kiosk.diagrams_screen import WIDEST
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.comparison.option_button import OptionButton

MOST_CHOSEN = 3  # more would not stand beside each other in large words
_KIND_LEAST = 420  # px per text scale of a card that names a board
_FEW = 10  # options that have room in two wide columns
_ROW_LEAST, _WIDE_ROW = 300, 400  # px per text scale of an option


class BoardChoice(PageColumn):
    """Asks what is to be compared.

    Signals:
        chosen: id of a board.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent, most=WIDEST, gap=24)
        self.body.addStretch(2)
        words = self.tr("What do you want to compare?")
        self.body.addWidget(HeadingLabel(theme, words, self, level=2, role="h1"))
        cards = Cells(theme, self, least=_KIND_LEAST, most=2)
        for board, title, sentence, icon, hue in (
            (
                STRATEGIES,
                self.tr("Ways to treat MS"),
                self.tr("Such as one treatment for years, or a short course."),
                "signpost",
                0,
            ),
            (
                TREATMENTS,
                self.tr("Treatments"),
                self.tr("One medicine beside another."),
                "pill",
                2,
            ),
        ):
            card = CardButton(
                theme, title, sentence, cards, icon=icon, hue=hue, caret=True, tile_side=84
            )
            card.setObjectName(f"kiosk_board_{board}")
            card.setProperty("board", board)
            card.clicked.connect(self._on_board)
            cards.cells.addWidget(card)
        self.body.addWidget(cards)
        note = self.tr("Nothing here says which is better. Your team helps you to choose.")
        self.body.addWidget(BodyLabel(theme, note, self, muted=True))
        self.body.addStretch(3)

    def _on_board(self) -> None:
        card = self.sender()
        if card is not None:
            self.chosen.emit(str(card.property("board")))


class OptionChoice(PageColumn):
    """Every option of one board as a large row; two or three can be chosen.

    Signals:
        changed: other options are chosen now.
    """

    changed = Signal()

    def __init__(
        self,
        theme: ThemeController,
        offered: Sequence[Option],
        chosen: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, most=WIDEST, gap=16)
        self._chosen = list(chosen)[:MOST_CHOSEN]
        words = self.tr("Choose two or three")
        self.body.addWidget(HeadingLabel(theme, words, self, level=2, role="h2"))
        self._hint = BodyLabel(theme, "", self)
        self.body.addWidget(self._hint)
        few = len(offered) <= _FEW
        least, most = (_WIDE_ROW, 2) if few else (_ROW_LEAST, 3)
        cells = Cells(theme, self, least=least, most=most)
        self._rows: dict[str, OptionButton] = {}
        for option in offered:
            row = OptionButton(theme, cells, icon_after="circle", framed=True, role="body")
            row.setObjectName(f"kiosk_option_{option.id}")
            row.show_option(option)
            row.setProperty("option", option.id)
            row.clicked.connect(self._on_row)
            cells.cells.addWidget(row)
            self._rows[option.id] = row
        self.body.addWidget(cells)
        self.body.addStretch(1)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids in the order in which they were chosen."""
        return tuple(self._chosen)

    @property
    def enough(self) -> bool:
        return len(self._chosen) >= LEAST_OPTIONS

    def _on_row(self) -> None:
        row = self.sender()
        if row is not None:
            self._toggle(str(row.property("option")))

    def _toggle(self, option: str) -> None:
        if option in self._chosen:
            self._chosen.remove(option)
        elif len(self._chosen) == MOST_CHOSEN:
            self._say(self.tr("Three is the most. Touch one of them to take it out first."))
            return
        else:
            self._chosen.append(option)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for option, row in self._rows.items():
            on = option in self._chosen
            row.set_chosen(on)
            row.set_icon_after("check-circle" if on else "circle")
            row.setAccessibleDescription(self.tr("Chosen") if on else "")
        count = len(self._chosen)
        if not count:
            self._say(self.tr("Touch a name to choose it. The order means nothing."))
        elif not self.enough:
            self._say(self.tr("One is chosen. Choose one more."))
        else:
            self._say(self.tr("%n are chosen.", "", count))

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        announce(self._hint, words)
