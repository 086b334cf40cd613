"""One page of Help as a column of widgets, like a page of the reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.blocks import BulletList, PageLink, Section, Text
from desktop.domain.help import HelpPage
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Wrapping
from desktop.ui.reader.blocks import WordBlocks
from desktop.ui.reader.links import Links
from desktop.ui.reader.pair_table import PairTable

_BETWEEN_BLOCKS = 14
_ABOVE_SECTION = 24
_MANY_SECTIONS = 6  # so many are listed at the top
_TOGETHER = 8  # blocks in one box, which is laid out once, when all of them are made


class _Box(Wrapping, QWidget):
    """Some blocks, one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_BETWEEN_BLOCKS)


class HelpColumn(_Box):
    """Shows one page, built by taking `steps`; what its links ask for comes through `links`."""

    def __init__(self, theme: ThemeController, page: HelpPage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help_column")
        self.theme = theme
        self.links = Links(self)
        self._page = page
        self._blocks = WordBlocks(theme, self.links, under_headings=True)
        self._headings: dict[str, HeadingLabel] = {}

    def steps(self) -> Iterator[None]:
        """Build the page, a block at a time."""
        page, theme, box = self._page, self.theme, self._new_box()
        box.column.addWidget(HeadingLabel(theme, page.title, box, level=1, role="h1"))
        if page.summary:
            box.column.addWidget(RunsView(theme, (Text(page.summary),), box, role="lead"))
        if len(page.sections) >= _MANY_SECTIONS:
            lines = tuple((PageLink(s.heading, f"{page.id}#{s.anchor}"),) for s in page.sections)
            box.column.addWidget(self._blocks.make(BulletList(lines), box))
        self._show(box)
        yield
        for section in page.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[None]:
        box = self._new_box()
        box.column.setContentsMargins(0, _ABOVE_SECTION - _BETWEEN_BLOCKS, 0, 0)
        heading = HeadingLabel(self.theme, section.heading, box, level=2)
        heading.setObjectName(f"help_part_{section.anchor}")
        box.column.addWidget(heading)
        self._headings[section.anchor] = heading
        for block in section.blocks:
            if box.column.count() > _TOGETHER:
                self._show(box)
                box = self._new_box()
            made = self._blocks.make(block, box)
            box.column.addWidget(made)
            yield
            for pairs in made.findChildren(PairTable):
                yield from pairs.steps()
        self._show(box)
        yield

    def _new_box(self) -> _Box:
        box = _Box(self)
        box.hide()
        return box

    def _show(self, box: _Box) -> None:
        self.column.addWidget(box)
        box.show()

    def heading(self, anchor: str) -> QWidget | None:
        """The heading of a section; None until it is built, or where there is none."""
        return self._headings.get(anchor)

    def text_views(self) -> list[RunsView]:
        """Every line of words, from top to bottom."""
        return self.findChildren(RunsView)
