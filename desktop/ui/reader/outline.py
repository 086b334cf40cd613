"""On this page: the parts, which is being read, which were read, and what is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import ProgressBar
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.rows import RowButton
from desktop.ui.common.themed import Themed


class Outline(Themed, QFrame):
    """The list of parts beside a page.

    Signals:
        part_requested: anchor of the part pressed.
    """

    part_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("On this page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 12, 20)
        column.setSpacing(8)
        column.addWidget(
            BodyLabel(theme, self.tr("On this page"), self, role="small", weight=600, muted=True)
        )
        self._scroll = PageScroll(theme, self)
        self._scroll.setAccessibleName(self.tr("On this page"))
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        self._progress = ProgressBar(theme, self.tr("How much of this page you have read"), self)
        column.addWidget(self._progress)
        self._left = BodyLabel(theme, "", self, role="small", muted=True)
        self._left.setObjectName("time_left")
        column.addWidget(self._left)
        self._rows: dict[str, RowButton] = {}
        self._read: frozenset[str] = frozenset()
        self._now = ""
        self.follow(theme)

    def apply_theme(self) -> None:
        self.setFixedWidth(self.look.px(SIZE["outline"]))
        super().apply_theme()

    def show_parts(self, parts: tuple[tuple[str, str], ...]) -> None:
        """List the parts as (anchor, heading)."""
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        self._rows = {}
        self._now = ""
        self._read = frozenset()
        for anchor, heading in parts:
            row = RowButton(self.theme, heading, box, bar=True)
            row.setObjectName(f"outline_{anchor}")
            row.setProperty("anchor", anchor)
            row.clicked.connect(self._on_pressed)
            column.addWidget(row)
            self._rows[anchor] = row
        column.addStretch(1)
        self._scroll.set_page(box)

    def set_now(self, anchor: str) -> None:
        """Mark the part that is being read."""
        if anchor == self._now:
            return
        for changed in (self._now, anchor):
            row = self._rows.get(changed)
            if row is not None:
                here = changed == anchor
                row.set_selected(here, self.tr("You are here") if here else "")
        self._now = anchor

    def set_read(self, read: frozenset[str]) -> None:
        """Tick the parts that were read."""
        for anchor in read - self._read:
            if anchor in self._rows:
                self._rows[anchor].set_icon_after("check", self.tr("Read"))
        self._read = read

    def set_progress(self, share: float, minutes_left: int) -> None:
        """How much was read, 0 to 1, and how long the rest takes."""
        self._progress.setValue(round(share * 100))
        if minutes_left <= 0:
            self._left.setText(self.tr("You have read this page"))
        else:
            self._left.setText(self.tr("About %n minute(s) left", "", minutes_left))

    def _on_pressed(self) -> None:
        row = self.sender()
        if row is not None:
            self.part_requested.emit(str(row.property("anchor")))
