"""Explains one cell of Compare: in words, with its figures, its sources and a question to ask."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Citation, Runs, Text, plain
from desktop.domain.comparing import CellDetail
from desktop.domain.content import Question
from desktop.domain.evidence import Finding
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import LinesColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.split_page import Rule
from desktop.ui.common.swatch import Swatch
from desktop.ui.common.themed import Wrapping
from desktop.ui.reader.finding_block import FindingRecord, source_runs
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw, Picture

_BETWEEN_PARTS = 8
_LEAST_TALL = 300  # px


class _Head(Wrapping, QWidget):
    """A heading with Close beside it, or below it where there is little room."""

    def __init__(self, theme: ThemeController, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._heading = HeadingLabel(theme, words, self, level=2, role="panel")
        self._line.addWidget(self._heading, 1)
        self.close_button = Button(
            theme, self.tr("Close"), self, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        self.close_button.setObjectName("close_cell")
        self._line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._heading.minimumSizeHint().width(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._heading.minimumSizeHint().width() + self.close_button.sizeHint().width()
        ways = QBoxLayout.Direction
        narrow = self.width() < beside + self._line.spacing()
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


class CellLines(LinesColumn):
    """Lines that explain a cell; a subclass puts them into their order."""

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        links: Links,
        detail: CellDetail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent, gap=12)
        self._draw = draw
        self._links = links
        self.detail = detail

    def add_words(self) -> None:
        """The cell's own words, then those that explain it in full."""
        for runs in (self.detail.short, *self.detail.explained):
            self._add_runs(runs)

    def add_findings(self) -> None:
        for finding in self.detail.findings:
            self._add_finding(finding)

    def add_sources(self) -> None:
        if not self.detail.sources:
            return
        self.add_rule()
        heading = self.tr("Where this comes from")
        self.body.addWidget(HeadingLabel(self.theme, heading, self, level=3, role="card"))
        for number, source in enumerate(self.detail.sources, 1):
            told = source_runs(source, number=number, with_seen=True)
            self.body.addWidget(RunsView(self.theme, told, self, role="small"))

    def _add_finding(self, finding: Finding) -> None:
        """A figure in words, number and picture, both ways round, and how sure we are."""
        theme = self.theme
        self.add_rule()
        self.body.addWidget(HeadingLabel(theme, finding.title, self, level=3, role="card"))
        if finding.numerator is not None:
            self.body.addWidget(Picture(theme, self._draw, f"finding:{finding.id}", self))
        self.body.addWidget(FindingRecord(theme, finding, self))
        keys = [source.key for source in self.detail.sources]
        numbers = tuple(keys.index(key) + 1 for key in finding.sources)
        self._add_runs((Text(self.tr("Where it comes from:")), Citation(finding.sources, numbers)))

    def _add_runs(self, runs: Runs) -> None:
        view = RunsView(self.theme, runs, self, role="body")
        self.body.addWidget(self._links.connect_view(view))

    def add_rule(self) -> None:
        self.body.addSpacing(_BETWEEN_PARTS)
        self.body.addWidget(Rule(self.theme, self, across=True))
        self.body.addSpacing(_BETWEEN_PARTS)


class CellStory(CellLines):
    """What stands behind a cell, from its own words to its sources.

    Signals:
        question_toggled: save this Question, or forget it again.
        page_requested: id of the option's page.
        close_requested: the reader has seen enough.
    """

    question_toggled = Signal(Question)
    page_requested = Signal(str)
    close_requested = Signal()

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        links: Links,
        detail: CellDetail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, draw, links, detail, parent)
        self._add_head()
        self.add_words()
        self._add_question()
        self.add_findings()
        self.add_sources()

    @property
    def title(self) -> str:
        """What it explains."""
        return self.tr("{aspect}: {option}").format(
            aspect=self.detail.aspect.label, option=self.detail.option.name
        )

    @property
    def words(self) -> str:
        """What a screen reader says when it opens."""
        return f"{self.title}. {plain(self.detail.short)}"

    def set_saved(self, saved: frozenset[str]) -> None:
        """Show whether its question, among those with these ids, is saved."""
        self._save.set_on(self.detail.aspect.ask.id in saved)

    def first_focus(self) -> None:
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self) -> None:
        theme, option = self.theme, self.detail.option
        head = _Head(theme, self.detail.aspect.label, self)
        self._close = head.close_button
        self._close.setAccessibleDescription(self.title)
        self._close.clicked.connect(self.close_requested)
        self.body.addWidget(head)
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(Swatch(theme, option.identity, self), 0, Qt.AlignmentFlag.AlignTop)
        named.addWidget(BodyLabel(theme, option.name, self, role="strong"), 1)
        self.body.addLayout(named)

    def _add_question(self) -> None:
        theme, ask = self.theme, self.detail.aspect.ask
        self.add_rule()
        self.body.addWidget(
            MarkedLine(
                theme,
                "chat-circle-dots",
                self.tr("You could ask"),
                self,
                colour="ask_icon",
                role="strong",
                icon_weight=IconWeight.DUOTONE,
            )
        )
        self.body.addWidget(BodyLabel(theme, ask.text, self))
        self._save = Button(
            theme,
            self.tr("Save question"),
            self,
            icon="plus",
            on_text=self.tr("Saved"),
            on_icon="check",
        )
        self._save.setObjectName("save_cell_question")
        self._save.setAccessibleDescription(ask.text)
        self._save.clicked.connect(self._on_save)
        page = Button(theme, self.tr("Open the page"), self, tone=Tone.QUIET, icon="book-open")
        page.setObjectName("open_cell_page")
        page.setAccessibleDescription(self.detail.option.name)
        page.clicked.connect(self._on_page)
        for button in (self._save, page):
            self.body.addWidget(button)

    def _on_save(self) -> None:
        self.question_toggled.emit(self.detail.aspect.ask)

    def _on_page(self) -> None:
        self.page_requested.emit(self.detail.option.page)


class CellPanel(QWidget):
    """A CellStory beside the table or below it, which scrolls by itself.

    Signals:
        question_toggled, page_requested, close_requested: see CellStory.
    """

    question_toggled = Signal(Question)
    page_requested = Signal(str)
    close_requested = Signal()

    def __init__(
        self, theme: ThemeController, draw: Draw, links: Links, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cell_panel")
        self._theme = theme
        self._draw = draw
        self._links = links
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self, radius="panel", border="primary")
        outer.addWidget(card)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 10, 6, 10)
        self._scroll = PageScroll(theme, card, fill="surface")
        self._scroll.setObjectName("cell_scroll")
        inside.addWidget(self._scroll)
        self.story: CellStory | None = None

    def show_detail(self, detail: CellDetail, saved: frozenset[str]) -> None:
        """Explain this cell, from its beginning; one that is explained already stays as it is."""
        if self.story is not None and self.story.detail is detail:
            return
        page = QWidget(self._scroll)
        around = QVBoxLayout(page)
        around.setContentsMargins(18, 12, 10, 12)
        story = CellStory(self._theme, self._draw, self._links, detail, page)
        around.addWidget(story)
        around.addStretch(1)
        story.set_saved(saved)
        story.question_toggled.connect(self.question_toggled)
        story.page_requested.connect(self.page_requested)
        story.close_requested.connect(self.close_requested)
        self._scroll.set_page(page)
        self._scroll.setAccessibleName(story.title)
        self.story = story

    def forget(self) -> None:
        """Explain nothing any more."""
        if self.story is not None:
            self.story = None
            self._scroll.takeWidget().deleteLater()

    def first_focus(self) -> None:
        """To where keys scroll it; Tab goes on to Close."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.now.px(_LEAST_TALL))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        super().keyPressEvent(event)
