"""Opens a sheet for whatever the words and pictures of a screen ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from desktop.kiosk.explained import FindingExplained, SourcesExplained, TermExplained
from desktop.ui.reader.links import Links

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class Explaining(QObject):
    """Joins the links of one screen with the library and the sheet of the visit."""

    def __init__(self, visit: Visit, links: Links) -> None:
        super().__init__(visit)
        self._visit = visit
        self._theme = visit.kit.theme
        self._library = visit.kit.session.library
        links.term_requested.connect(self._on_term)
        links.citation_requested.connect(self._on_citation)
        links.finding_requested.connect(self._on_finding)
        links.page_requested.connect(visit.open_page)

    def _on_term(self, term_id: str, _: QRect) -> None:
        term = self._library.content.term(term_id)
        told = TermExplained(self._theme, term)
        told.page_requested.connect(self._visit.open_page)
        self._visit.frame.open_sheet(term.term, told)

    def _on_citation(self, keys: tuple[str, ...], _: QRect) -> None:
        sources = self._library.content.sources(tuple(keys))
        title = self.tr("Where this comes from")
        self._visit.frame.open_sheet(title, SourcesExplained(self._theme, sources))

    def _on_finding(self, finding_id: str, _: QRect) -> None:
        finding = self._library.content.finding(finding_id)
        sources = self._library.content.sources(finding.sources)
        told = FindingExplained(self._theme, self._library.draw, finding, sources)
        self._visit.frame.open_sheet(finding.title, told)
