"""What a word, a citation or a figure opens beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.content import Term
from desktop.domain.evidence import Finding, Source
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.popover import Popover
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.finding_block import FindingRecord, source_runs
from desktop.ui.reader.picture import Draw, Picture


class Explanation(Popover):
    """A small panel with a heading and Close; filled anew each time it opens.

    Signals:
        page_requested: the page of the word shown.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, draw: Draw, window: QWidget) -> None:
        super().__init__(theme, window, "")
        self._draw = draw
        self.setObjectName("explanation")
        self._page = ""

    def show_term(self, term: Term, at: QRect) -> None:
        self._begin(term.term)
        if term.say:
            say = self.tr("Say: {spoken}").format(spoken=term.say)
            self.body.addWidget(BodyLabel(self.theme, say, self, muted=True))
        self.body.addWidget(BodyLabel(self.theme, term.definition, self))
        self._page = f"term:{term.id}"
        more = Button(
            self.theme,
            self.tr("Open this word's page"),
            self,
            icon="text-aa",
            size=ButtonSize.COMPACT,
        )
        more.setObjectName("explanation_more")
        more.clicked.connect(self._on_more)
        self.body.addWidget(more)
        self.open_at(at)

    def show_sources(self, sources: tuple[Source, ...], at: QRect) -> None:
        self._begin(self.tr("Where this comes from"))
        for source in sources:
            told = source_runs(source, with_seen=True)
            self.body.addWidget(RunsView(self.theme, told, self, role="body"))
        self.open_at(at)

    def show_finding(self, finding: Finding, sources: tuple[Source, ...], at: QRect) -> None:
        self._begin(finding.title)
        if finding.numerator is not None:
            # The picture says both ways round, in words and numbers too.
            self.body.addWidget(Picture(self.theme, self._draw, f"finding:{finding.id}", self))
        self.body.addWidget(FindingRecord(self.theme, finding, self, sources=sources))
        self.open_at(at)

    def _begin(self, title: str) -> None:
        """Empty the panel, then put heading and Close into it."""
        self.close_popover()
        while (item := self.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.setAccessibleName(title)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(HeadingLabel(self.theme, title, head, level=3, role="callout"), 1)
        close = Button(
            self.theme, self.tr("Close"), head, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        close.setObjectName("explanation_close")
        close.clicked.connect(self.close_popover)
        row.addWidget(close)
        self.body.addWidget(head)

    def _on_more(self) -> None:
        self.close_popover()
        self.page_requested.emit(self._page)
