"""What a word, a citation or a figure of a page opens, to fill a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.content import Term, term_page
from desktop.domain.evidence import Finding, Source
from desktop.kiosk.review_mark import ReviewMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Wrapping
from desktop.ui.reader.finding_block import FindingRecord, source_runs
from desktop.ui.reader.picture import Draw, Picture


class _Lines(Wrapping, QWidget):
    """Words below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)


class TermExplained(_Lines):
    """What a word means, how to say it, and the way to all that is said of it.

    Signals:
        page_requested: id of the word's own page.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, term: Term, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = term_page(term.id)
        if term.say:
            say = self.tr("Say: {spoken}").format(spoken=term.say)
            self.body.addWidget(BodyLabel(theme, say, self, muted=True))
        self.body.addWidget(BodyLabel(theme, term.definition, self, role="read"))
        self.body.addWidget(ReviewMark(theme, self), 0, Qt.AlignmentFlag.AlignLeft)
        if term.used_in:
            more = Button(theme, self.tr("Where this word is used"), self, icon="text-aa")
            more.setObjectName("kiosk_term_more")
            more.clicked.connect(self._on_more)
            self.body.addWidget(more)

    def _on_more(self) -> None:
        self.page_requested.emit(self._page)


class SourcesExplained(_Lines):
    """The publications behind a statement."""

    def __init__(
        self, theme: ThemeController, sources: tuple[Source, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        for source in sources:
            self.body.addWidget(RunsView(theme, source_runs(source, with_seen=True), self))


class FindingExplained(_Lines):
    """A figure in words, number and picture, who was studied, and how sure we are."""

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        finding: Finding,
        sources: tuple[Source, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body.addWidget(ReviewMark(theme, self), 0, Qt.AlignmentFlag.AlignLeft)
        if finding.numerator is not None:
            self.body.addWidget(Picture(theme, draw, f"finding:{finding.id}", self))
        self.body.addWidget(FindingRecord(theme, finding, self, sources=sources))
