"""Fills the reader of a visit."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.explaining import Explaining
from desktop.domain.article import Article
from desktop.domain.blocks import plain
from desktop.domain.content import READING_SPEED, PageKind, Question
from desktop.domain.errors import NotFoundError
from desktop.domain.listening import Script, Sentence
from desktop.domain.packs import HandoutItem
from desktop.domain.screens import ReaderView
from desktop.kiosk.contents_list import ContentsList
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.library.scripts import Scripts
from desktop.library.short_pages import in_few_words, with_key_points
from desktop.ui.reader.article_column import TOP

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

_LISTS = {PageKind.TREATMENT: "treatments", PageKind.STRATEGY: "choices"}
_LIST = "topics"


class PageListened:
    """The page in the reader, part by part, marked sentence by sentence."""

    def __init__(self, screen: ReadingScreen, scripts: Scripts) -> None:
        self._screen = screen
        self._scripts = scripts

    @property
    def page(self) -> str:
        """A page in few words is a page of its own."""
        view = self._screen.view
        if view is None:
            return ""
        return f"{view.article.id}#few" if self._screen.few_words else view.article.id

    def script(self) -> Script:
        """All of it; nothing where nothing is read of the part shown, as of its sources."""
        view = self._screen.view
        script = self._scripts.of_page(view) if view is not None else Script()
        return script if script.first_of(self._part) is not None else Script()

    def begin_at(self, script: Script, last: int) -> int:
        """Where it ended before if that is the part shown, else at the part's beginning."""
        here = script.passages[script.sentences[last].passage].anchor
        return last if here == self._part else script.first_of(self._part) or 0

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._screen.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._screen.clear_spoken()

    @property
    def _part(self) -> str:
        return TOP if self._screen.few_words else self._screen.part


class ReadingDesk(Desk):
    """Opens a stop's page at its anchor, or at its beginning."""

    def __init__(self, visit: Visit) -> None:
        self._library = visit.kit.session.library
        self._reading = ReadingScreen(visit.kit.theme, self._library.draw, visit.frame)
        super().__init__(visit, self._reading)
        self._page = ""
        self._trails: dict[str, tuple[str, ...]] = {}  # by page: the parts seen, the last one last
        self._listened = PageListened(self._reading, self._library.scripts)
        Explaining(visit, self._reading.links)
        reading = self._reading
        reading.part_shown.connect(self._on_part_shown)
        reading.part_chosen.connect(self._on_part_chosen)
        reading.contents_requested.connect(self._on_contents)
        reading.print_requested.connect(self._on_print)
        reading.compare_requested.connect(self._on_compare)
        reading.list_requested.connect(self._on_list)
        reading.question_toggled.connect(self._on_question)

    @override
    def open(self, stop: Stop) -> bool:
        page, anchor = self._asked(stop)
        if page == self._page:
            self._reading.turn_to(anchor)
            self.visit.leave_at(self._reading.part)
            self._show_questions()
            return True
        try:
            view = with_key_points(self._library.shelves.reader(page))
        except NotFoundError:
            return False
        self._page = page
        saved = frozenset(self.visit.state.questions)
        view = dataclasses.replace(view, saved_questions=saved)
        *seen, last = self._trails.get(page, ("",))
        self._reading.show_page(
            view,
            in_few_words(view),
            anchor,
            seen if anchor == last else (),
            few_words=self.visit.state.fewer_words,
            after=self._list_name(view),
        )
        self._count(view)
        return True

    def _asked(self, stop: Stop) -> tuple[str, str]:
        """The page and the anchor that a stop asks for."""
        return stop.page, stop.anchor

    def _count(self, view: ReaderView) -> None:
        """A page opened again in the same visit counts once."""
        item = HandoutItem(view.article.id, view.article.title)
        if item not in self.visit.state.items:
            self.kit.counts.count_page(item.page)
        self.visit.state.opened(item)

    def _list_name(self, view: ReaderView) -> str:
        match view.article.kind:
            case PageKind.TREATMENT:
                return self.tr("See all treatments")
            case PageKind.STRATEGY:
                return self.tr("See all choices")
            case _:
                return self.tr("See everything to read")

    # What the visit asks

    @override
    def show_fewer_words(self) -> None:
        self.visit.voice.stop()
        self._reading.show_few_words(self.visit.state.fewer_words)

    @property
    @override
    def listened(self) -> PageListened:
        return self._listened

    @property
    @override
    def minutes(self) -> float:
        """Of the part shown; what has no words of its own counts as one minute."""
        view = self._reading.view
        if view is None:
            return 0.0
        parts = {part.anchor: part.words for part in view.article.sections}
        at_top = self._reading.few_words or self._reading.part == TOP
        words = _words_at_top(view.article) if at_top else parts.get(self._reading.part, 0)
        return max(1.0, words / READING_SPEED)

    # What the screen asks

    def _on_part_shown(self, anchor: str) -> None:
        self._trails[self._page] = (*self._reading.trail, anchor)
        self.visit.leave_at(anchor)

    def _on_part_chosen(self, anchor: str) -> None:
        if not self.visit.voice.go_to_part(anchor):
            self.visit.voice.stop()

    def _on_contents(self) -> None:
        contents = ContentsList(self.kit.theme, self._reading.parts, self._reading.part)
        contents.chosen.connect(self._on_part_picked)
        self.visit.frame.open_sheet(self.tr("Contents"), contents)

    def _on_part_picked(self, anchor: str) -> None:
        self.visit.frame.sheet.close_sheet()
        self._reading.choose_part(anchor)

    def _on_print(self) -> None:
        self.visit.go("print", self._page)

    def _on_compare(self) -> None:
        with suppress(NotFoundError):  # a page of another kind is compared with nothing
            self.visit.go("compare", self._library.comparing.board_of(self._page), self._page)

    def _on_list(self) -> None:
        view = self._reading.view
        if view is not None:
            self.visit.go(_LISTS.get(view.article.kind, _LIST))

    def _on_question(self, question: Question) -> None:
        self.visit.state.toggle_question(question.id, question.text)
        self._show_questions()

    def _show_questions(self) -> None:
        self._reading.set_saved_questions(frozenset(self.visit.state.questions))


class UrgentDesk(ReadingDesk):
    """Whom to call, and when: one page of the library, always the same."""

    @override
    def _asked(self, stop: Stop) -> tuple[str, str]:
        return self._library.content.edition().urgent_page, stop.anchor


def _words_at_top(article: Article) -> int:
    glance = article.glance.lines() if article.glance is not None else ()
    said = [article.title, article.lead, *map(plain, (*article.key_points, *glance))]
    return sum(len(words.split()) for words in said)
