"""Comparisons that the reader kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import long_date
from desktop.domain.screens import KeptComparison
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.my_list.privacy_note import privacy_note
from desktop.ui.my_list.row_parts import Held

_CARD_LEAST = 440  # px at 100 % text


class _KeptCard(Card):
    """One kept comparison.

    Signals, with its uuid:
        opened: show it again.
        removed: take it off the list.
    """

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: ThemeController, kept: KeptComparison, parent: QWidget) -> None:
        super().__init__(theme, parent)
        comparison = kept.comparison
        self._uuid = comparison.uuid
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(HeadingLabel(theme, comparison.title, self, level=2, role="card"))
        saved = self.tr("Saved {date}").format(date=long_date(comparison.saved.astimezone().date()))
        column.addWidget(BodyLabel(theme, "\n".join(kept.names), self))
        column.addWidget(BodyLabel(theme, saved, self, role="small", muted=True))
        if kept.gone:
            words = self.tr("No longer in the library: {names}.").format(names=", ".join(kept.gone))
            line = MarkedLine(theme, "info", words, self, role="small", size=20)
            line.setObjectName(f"gone_{self._uuid}")
            column.addWidget(line)
        buttons = Held(self)
        flow = FlowLayout(buttons, 8)
        show = Button(theme, self.tr("Show again"), buttons, icon="table", size=ButtonSize.COMPACT)
        remove = Button(theme, self.tr("Remove"), buttons, icon="trash", size=ButtonSize.COMPACT)
        for name, button in (("open", show), ("remove", remove)):
            button.setObjectName(f"{name}_comparison_{self._uuid}")
            button.setAccessibleDescription(comparison.title)
            flow.addWidget(button)
        show.clicked.connect(self._on_open)
        remove.clicked.connect(self._on_remove)
        column.addSpacing(4)
        column.addStretch(1)  # a card beside it may be taller
        column.addWidget(buttons)

    def _on_open(self) -> None:
        self.opened.emit(self._uuid)

    def _on_remove(self) -> None:
        self.removed.emit(self._uuid)


class ComparisonsPanel(PageScroll):
    """Kept comparisons, the newest first.

    Signals:
        comparison_requested: uuid of the one to show again.
        removal_requested: uuid.
        compare_requested: put one together; there is none yet.
    """

    comparison_requested = Signal(str)
    removal_requested = Signal(str)
    compare_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("comparisons_scroll")
        self._cards: list[_KeptCard] = []
        self._shown: tuple[KeptComparison, ...] = ()
        self._column = PageColumn(self, gap=12, above=20, below=32)
        self._list = Columns(self._column, most=2)
        self._column.body.addWidget(self._list)
        self._empty = EmptyState(
            theme,
            "table",
            self.tr("Keep comparisons here"),
            self.tr("Put options side by side on Compare, then press Keep. It waits here for you."),
            self._column,
            action=self.tr("Go to Compare"),
            action_icon="arrow-right",
            hue=4,
        )
        self._empty.setObjectName("comparisons_empty")
        self._empty.action_requested.connect(self.compare_requested)
        self._column.body.addWidget(self._empty)
        self._column.body.addSpacing(8)
        self._column.body.addWidget(privacy_note(theme, self._column))
        self._column.body.addStretch(1)
        self.set_page(self._column)
        self.apply_theme()

    def show_comparisons(self, kept: tuple[KeptComparison, ...]) -> None:
        """Show what is kept."""
        if kept == self._shown:
            return
        self._shown = kept
        focused = QApplication.focusWidget()
        had_keys = any(focused and card.isAncestorOf(focused) for card in self._cards)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_KeptCard(self.theme, each, self._list) for each in kept]
        for card in self._cards:
            card.opened.connect(self.comparison_requested)
            card.removed.connect(self.removal_requested)
            self._list.cells.addWidget(card)
        self._empty.setVisible(not kept)
        if had_keys:
            self.first_focus()

    def first_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self.widget() is not None:
            self._list.cells.set_least(self.look.body_px(_CARD_LEAST))
