"""Fills the screen of one diagram in a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.explaining import Explaining
from desktop.app.listened import DiagramListened, Listened
from desktop.domain.content import READING_SPEED, Question
from desktop.domain.errors import NotFoundError
from desktop.domain.packs import HandoutItem
from desktop.domain.screens import DiagramView
from desktop.kiosk.diagram_more import DiagramMore
from desktop.kiosk.diagram_screen import DiagramScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class DiagramDesk(Desk):
    """One diagram; the anchor of its stop names a step or another form of it."""

    def __init__(self, visit: Visit) -> None:
        self._library = visit.kit.session.library
        self._diagram = DiagramScreen(visit.kit.theme, self._library.draw, visit.frame)
        super().__init__(visit, self._diagram)
        Explaining(visit, self._diagram.links)
        self._diagram.more_requested.connect(self._on_more)
        self._diagram.turned.connect(visit.leave_at)
        self._more: DiagramMore | None = None

    @override
    def open(self, stop: Stop) -> bool:
        view = self._diagram.view
        if view is None or view.diagram.id != stop.page:
            try:
                view = self._library.shelves.diagram(stop.page)
            except NotFoundError:
                return False
            self.kit.counts.count_page(stop.page)
        self._diagram.show_diagram(view, stop.anchor)
        self.visit.state.opened(HandoutItem(view.diagram.id, view.diagram.title))
        return True

    @property
    @override
    def listened(self) -> Listened | None:
        return DiagramListened(self._diagram, lambda: self._library.scripts)

    @property
    @override
    def minutes(self) -> float:
        view = self._diagram.view
        said = view.diagram.text if view is not None else ()
        return sum(len(words.split()) for words in said) / READING_SPEED

    def _on_more(self) -> None:
        view = self._diagram.view
        if view is None:
            return
        saved = frozenset(self.visit.state.questions)
        more = DiagramMore(self.kit.theme, view, self._questions(view), saved)
        more.question_toggled.connect(self._on_question)
        more.page_requested.connect(self.visit.open_page)
        self.visit.frame.open_sheet(self.tr("More about it"), more)
        self._more = more

    def _questions(self, view: DiagramView) -> tuple[Question, ...]:
        """Its own, or those of the page that shows it."""
        own = view.article.questions
        if own or not view.shown_in:
            return own
        return self._library.pages.article(view.shown_in[0].id).questions

    def _on_question(self, question: Question) -> None:
        self.visit.state.toggle_question(question.id, question.text)
        if self._more is not None:
            self._more.show_saved(frozenset(self.visit.state.questions))
