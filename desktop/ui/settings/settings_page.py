"""Settings: how it looks, how it reads, what it remembers, what staff set."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.reading import ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.settings.clinic_section import ClinicSection
from desktop.ui.settings.looks import ColourSection, SizeSection
from desktop.ui.settings.memory import MemorySection
from desktop.ui.settings.reading import ListeningSection, NamesSection, ReadingSection
from desktop.ui.settings.sample import Sample
from desktop.ui.settings.section import Section

ABOUT_PAGE = "about-this-information"
_WIDE = 940  # px per text scale from which the sample stands beside the choices
_SAMPLE_WIDTH = 300
_COLUMN = 760
_GAP = 32
_BETWEEN = 30  # px between sections


class SettingsPage(Themed, QWidget):
    """Every choice acts at once; what the clinic locked says so.

    Signals:
        view_changed: the view as the reader wishes it now.
        page_requested: the page about this information.
        private_requested, clear_history_requested, clear_everything_requested: as in
            `MemorySection`.
    """

    view_changed = Signal(ViewSettings)
    page_requested = Signal(str)
    private_requested = Signal(bool)
    clear_history_requested = Signal()
    clear_everything_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._view = ViewSettings()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        bar = TopBar(theme, self)
        bar.set_title(self.page_title)
        outer.addWidget(bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("settings_scroll")
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP)
        page.body.addLayout(self._row)
        page.body.addStretch(1)
        choices = QWidget(page)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        choices.setSizePolicy(policy)
        self._size = SizeSection(theme, choices)
        self._memory = MemorySection(theme, choices)
        self.staff = ClinicSection(theme, choices)
        self._sections: tuple[Section, ...] = (
            self._size,
            ColourSection(theme, choices),
            ReadingSection(theme, choices),
            ListeningSection(theme, choices),
            NamesSection(theme, choices),
            self._memory,
            self.staff,
        )
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        for section in self._sections:
            section.changed.connect(self._on_changed)
            column.addWidget(section)
        self._memory.private_requested.connect(self.private_requested)
        self._memory.clear_history_requested.connect(self.clear_history_requested)
        self._memory.clear_everything_requested.connect(self.clear_everything_requested)
        self._side = Sample(theme, page)
        self._side.about_requested.connect(self._on_about)
        self._row.addWidget(choices, 1)
        self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Settings")

    def show_settings(self, view: ViewSettings, locked: frozenset[str]) -> None:
        """Show what is chosen; locked keys cannot be pressed and say why."""
        self._view = view
        for section in self._sections:
            section.show_view(view, locked)

    def set_private(self, private: bool) -> None:
        """Show whether a private session is on."""
        self._memory.set_private(private)

    def first_focus(self) -> None:
        first = self._size.first_button() or self._scroll
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self.look
        beside = self.width() >= look.body_px(_WIDE)
        side = look.body_px(_SAMPLE_WIDTH)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        if beside:
            self._side.setFixedWidth(side)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._page.set_most(look.body_px(_COLUMN) + (_GAP + side if beside else 0))

    def _on_changed(self, changes: dict[str, Any]) -> None:
        self.view_changed.emit(dataclasses.replace(self._view, **changes))

    def _on_about(self) -> None:
        self.page_requested.emit(ABOUT_PAGE)
