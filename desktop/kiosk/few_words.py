"""A page in few words: a line for each idea, with a picture where it has one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.article import Article
from desktop.domain.blocks import Runs, Text
from desktop.kiosk.bar import edge_of
from desktop.kiosk.part_head import SIDE
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import IconTile
from desktop.ui.common.columns import Columns
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.links import Links

_TICK = "check"
_TILE = 64  # px at 100 % text
_COLUMN = 500  # px at 100 % text that a column of lines needs


class _Line(Wrapping, QWidget):
    """A picture and one idea."""

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        icon: str,
        runs: Runs,
        hue: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(20)
        tile = IconTile(theme, icon, self, hue=hue, side=_TILE)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(links.connect_view(RunsView(theme, runs, self, role="lead")), 1)


class FewWords(Themed, Wrapping, QWidget):
    """Shows the title of a page made short, the sentence that sums it up, and its lines."""

    def __init__(
        self, theme: ThemeController, article: Article, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_few_words")
        self.links = Links(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(HeadingLabel(theme, article.title, self, level=1, role="display"))
        if article.lead:
            self._column.addWidget(RunsView(theme, (Text(article.lead),), self, role="lead"))
        self._lines = Columns(self, most=2, gap=12)
        icons = [line.icon for line in article.easy_read]
        for place, runs in enumerate(article.key_points):
            icon = icons[place] if icons else _TICK
            self._lines.cells.addWidget(_Line(theme, self.links, icon, runs, place, self._lines))
        self._column.addWidget(self._lines)
        self._column.addStretch(1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        side = max(SIDE, edge_of(look))
        self._column.setContentsMargins(side, 20, side, 40)
        self._lines.cells.set_least(look.body_px(_COLUMN))
        super().apply_theme()
