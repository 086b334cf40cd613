"""What the links of a page ask for, gathered in one place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.common.runs_view import RunsView


class Links(QObject):
    """Passes on what any paragraph or picture of a page asks for.

    Signals:
        term_requested: term id, and where the word stands on the screen.
        page_requested: page id, perhaps with `#anchor`.
        citation_requested: source keys, and where the citation stands on the screen.
        finding_requested: finding id, and where its words stand on the screen.
        look_wanted: a widget and a part of it that should be seen, such as an answer far below.
    """

    term_requested = Signal(str, QRect)
    page_requested = Signal(str)
    citation_requested = Signal(object, QRect)
    finding_requested = Signal(str, QRect)
    look_wanted = Signal(QWidget, QRect)

    def open_part(self, page: str, at: QRect) -> None:
        """Ask for what a part of a picture opens: a word, a finding or a page."""
        kind, colon, name = page.partition(":")
        if colon and kind == "term":
            self.term_requested.emit(name, at)
        elif colon and kind == "finding":
            self.finding_requested.emit(name, at)
        else:
            self.page_requested.emit(page)

    def connect_view(self, view: RunsView) -> RunsView:
        """Listen to `view`, and give it back."""
        view.term_requested.connect(self.term_requested)
        view.page_requested.connect(self.page_requested)
        view.citation_requested.connect(self.citation_requested)
        view.finding_requested.connect(self.finding_requested)
        return view
