"""Pages to choose from: treatments, choices, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.bar import edge_of, gap_of
from desktop.kiosk.screen import KioskScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.words.letters import Letters

WIDEST = 1848  # px; a row that is wider is hard to look over
_ROW = 420  # px at 100 % text that a row needs beside another
_COLUMNS = 2
_SIDE = 32


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows.

    Args:
        title: stands in the strip.
        intro: one sentence above the rows.
        rows: in the order in which they stand; the order ranks nothing.
        by_letter: the rows stand from A to Z, and letters lead to them.
        action: words of the main button at the foot; empty for none.
    """

    title: str
    intro: str
    rows: tuple[Answer, ...]
    by_letter: bool = False
    action: str = ""


class ListScreen(KioskScreen):
    """Large rows, a page of them at a time; asks for the one that is touched.

    Signals:
        chosen: key of the row touched.
        action_requested: the main button.
    """

    chosen = Signal(str)
    action_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_list")
        self._shown: Listed | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("kiosk_list_scroll")
        self.page_scroll = self._scroll
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll, most=WIDEST, gap=16)
        self._intro = BodyLabel(theme, "", page, role="lead")
        page.body.addWidget(self._intro)
        self._rows = Answers(theme, page, most=_COLUMNS, words=_ROW)
        self._rows.chosen.connect(self.chosen)
        page.body.addWidget(self._rows)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self._foot = QWidget(self)
        self._foot_column = QVBoxLayout(self._foot)
        self._letters = Letters(theme, self._foot)
        self._letters.chosen.connect(self._on_letter)
        self._foot_column.addWidget(self._letters)
        outer.addWidget(self._foot)
        self._action = Button(
            theme, "", self, tone=Tone.PRIMARY, icon="table", size=ButtonSize.KIOSK
        )
        self._action.setObjectName("kiosk_list_action")
        self._action.hide()  # until it stands in the foot
        self._action.clicked.connect(self.action_requested)
        self._scroll.scrolled.connect(self._on_scrolled)
        self.follow(theme)

    def show_list(self, listed: Listed) -> None:
        """Show a list from its top."""
        self._shown = listed
        self.title = listed.title
        self._intro.setText(listed.intro)
        self._rows.show_answers(listed.rows)
        letters = dict.fromkeys(_letter(row) for row in listed.rows) if listed.by_letter else {}
        self._foot.setVisible(bool(letters))
        if letters:
            self._letters.show_letters(tuple(letters))
        self._action.set_words(listed.action)
        self.shown_changed.emit()
        self._scroll.verticalScrollBar().setValue(0)

    @override
    def foot_buttons(self) -> Sequence[Button]:
        return (self._action,) if self._shown is not None and self._shown.action else ()

    @override
    def apply_theme(self) -> None:
        side, gap = max(_SIDE, edge_of(self.look)), gap_of(self.look)
        self._foot_column.setContentsMargins(side, gap, side, gap)
        super().apply_theme()

    def _on_letter(self, letter: str) -> None:
        tile = next(tile for tile in self._rows.tiles if _letter(tile.answer) == letter)
        self._scroll.scroll_to(tile)
        self._letters.set_current(letter)

    def _on_scrolled(self, value: int) -> None:
        if self._shown is None or not self._shown.by_letter:
            return
        for tile in self._rows.tiles:
            if tile.mapTo(self._page, tile.rect().bottomLeft()).y() > value:
                self._letters.set_current(_letter(tile.answer))
                return


def _letter(row: Answer) -> str:
    return row.title[:1].upper()
