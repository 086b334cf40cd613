"""Fills the screen of a visitor's questions; they lie in the state of the visit alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.lines_listened import LinesListened
from desktop.kiosk.answers import Answer
from desktop.kiosk.asked_rows import Asked
from desktop.kiosk.questions_screen import QuestionsScreen
from desktop.library.asking import AskedGroup, AskedPage, Asking
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.ui.common.kinds import card_icon, kind_hue

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

OWN = "own-"  # begins the ids of questions in the visitor's own words
WRITE, CHOOSE = "write", "choose"
GROUP, FROM = "group:", "from:"  # begin the pages of ready-made questions


class QuestionsDesk(Desk):
    """Opens the list, "write" the field, "choose", "group:ID" and "from:PAGE" ready-made ones."""

    def __init__(self, visit: Visit) -> None:
        screen = QuestionsScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, screen)
        self._screen = screen
        self._asked: dict[str, Asked] = {}  # what the list shows, with what was just removed
        self._asking: Asking | None = None
        screen.toggled.connect(self._on_toggled)
        screen.way_chosen.connect(self._on_way_chosen)
        screen.answer_chosen.connect(self._on_answer_chosen)
        screen.question_written.connect(self._on_question_written)
        screen.print_requested.connect(self._on_print_requested)
        content = visit.kit.session.library.content
        self._loading = self.kit.tasks.run(self, lambda: Asking(content), self._on_asking)

    @override
    def open(self, stop: Stop) -> bool:
        if not stop.page:
            questions = self.visit.state.questions
            self._asked = {each: Asked(each, text) for each, text in questions.items()}
            self._show_list()
        elif stop.page == WRITE:
            self._screen.show_own()
        else:
            return self._show_choices(stop.page)
        return True

    @property
    @override
    def listened(self) -> LinesListened:
        scripts = self.visit.kit.session.library.scripts
        return LinesListened("questions", self._screen.lines, self._screen.spoken, scripts)

    @override
    def put_away(self) -> None:
        self._loading.cancel()
        self._asked.clear()

    # The list

    def _show_list(self) -> None:
        self._screen.show_list(tuple(self._asked.values()))

    def _on_toggled(self, question: str) -> None:
        """Remove it, or put it back where it was, until the list is opened anew."""
        was = self._asked[question]
        self._asked[question] = Asked(was.id, was.text, not was.removed)
        kept = {each.id: each.text for each in self._asked.values() if not each.removed}
        self.visit.state.questions.clear()
        self.visit.state.questions.update(kept)
        self._show_list()

    def _on_print_requested(self) -> None:
        self.visit.go("print", CONVERSATION_PAGE)

    def _on_way_chosen(self, way: str) -> None:
        self.visit.go("questions", way)

    # One's own words

    def _on_question_written(self, words: str) -> None:
        questions = self.visit.state.questions
        number = 1
        while f"{OWN}{number}" in questions:
            number += 1
        if self._asking is not None:
            words = self._asking.written_out(words)
        questions[f"{OWN}{number}"] = words
        self._screen.own.field.set_text("")
        self.visit.back()

    # Ready-made questions

    def _on_asking(self, asking: Asking) -> None:
        self._asking = asking
        now = self.visit.now
        if now.place == "questions" and now.page not in ("", WRITE):
            self._show_choices(now.page)

    def _show_choices(self, page: str) -> bool:
        if self._asking is None:
            self._screen.ready_made.show_groups(self.tr("One moment…"), ())
            self._screen.show_ready_made()
            return True
        group = self._asking.group(page.removeprefix(GROUP))
        asked = self._asking.page(page.removeprefix(FROM))
        ready_made = self._screen.ready_made
        if asked is not None:
            ready_made.show_questions(asked.card.title, self._ready_made(asked))
        elif group is not None:
            ready_made.show_groups(group.title, [self._page_answer(each) for each in group.pages])
        elif page == CHOOSE:
            groups = [self._group_answer(each) for each in self._asking.groups]
            ready_made.show_groups(self.tr("Questions that people often ask"), groups)
        else:
            return False
        self._screen.show_ready_made()
        return True

    def _ready_made(self, page: AskedPage) -> list[Answer]:
        chosen = self.visit.state.questions
        return [Answer(each.id, each.text, chosen=each.id in chosen) for each in page.questions]

    def _group_answer(self, group: AskedGroup) -> Answer:
        count = self._counted(group.count)
        return Answer(f"{GROUP}{group.id}", group.title, count, "chat-circle-text", 2)

    def _page_answer(self, page: AskedPage) -> Answer:
        card = page.card
        count = self._counted(len(page.questions))
        return Answer(f"{FROM}{card.id}", card.title, count, card_icon(card), kind_hue(card.kind))

    def _counted(self, questions: int) -> str:
        return self.tr("%n question(s)", "", questions)

    def _on_answer_chosen(self, key: str) -> None:
        if key.startswith((GROUP, FROM)):
            self.visit.go("questions", key)
            return
        question = self._asking.question(key) if self._asking is not None else None
        if question is None:
            return
        self.visit.state.toggle_question(question.id, question.text)
        page = self._asking.page(self.visit.now.page.removeprefix(FROM)) if self._asking else None
        if page is not None:
            self._screen.ready_made.mark(self._ready_made(page))
