"""Fills the screen that looks up words: what to touch, what was found, what a word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.lines_listened import LinesListened
from desktop.app.kiosk.page_answers import page_answer
from desktop.domain.content import PageKind
from desktop.domain.search import SearchHit, SearchResults
from desktop.domain.take_home import OpenedCode
from desktop.kiosk.answers import Answer
from desktop.kiosk.word_screen import WordScreen
from desktop.library.everyday import EverydayWord, EverydayWords
from desktop.tasks.tasks import Job
from desktop.ui.common.kinds import kind_hue, kind_icon, kind_name

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

MOST_WORDS = 24  # to touch before anything is typed
MOST_HITS = 20
MOST_PAGES = 8  # of those that use a word
_CODE, _TRY = "code:", "try:"  # begin the keys of a take-home code and of other words to try
_TERM = "term:"

Found = tuple[SearchResults, OpenedCode | None]


class WordDesk(Desk):
    """Opens a stop whose page is a word at its meaning, and one without a page at the field.

    What is typed goes to the search and nowhere else: it is neither counted nor logged.
    """

    def __init__(self, visit: Visit) -> None:
        screen = WordScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, screen)
        self._screen = screen
        self._word = ""  # page id of the one whose meaning is shown
        self._library = visit.kit.session.library
        self._everyday: EverydayWords | None = None
        self._job: Job | None = None
        screen.asked.connect(self._on_asked)
        screen.answer_chosen.connect(self._on_chosen)
        screen.page_requested.connect(visit.open_page)
        content, names = self._library.content, self._library.names
        self._loading = self.kit.tasks.run(
            self, lambda: EverydayWords(content, names), self._on_everyday
        )

    @override
    def open(self, stop: Stop) -> bool:
        self._word = stop.page
        if stop.page:
            return self._open_word(stop.page)
        self._screen.show_search()
        if stop.anchor and stop.anchor != self._screen.field.text:
            self._screen.field.set_text(stop.anchor)
            self._on_asked(stop.anchor)
        return True

    @property
    @override
    def listened(self) -> LinesListened | None:
        """The meaning of a word; of the search nothing is read."""
        if not self._word:
            return None
        meaning, scripts = self._screen.meaning, self._library.scripts
        return LinesListened(self._word, meaning.lines, meaning.spoken, scripts)

    @override
    def put_away(self) -> None:
        self._drop_job()
        self._loading.cancel()
        self._screen.field.set_text("")

    def _open_word(self, page: str) -> bool:
        content = self._library.content
        if content.kind_of(page) is not PageKind.TERM:
            return False
        term = content.term(page.removeprefix(_TERM))
        used_in = [content.card(each) for each in term.used_in[:MOST_PAGES]]
        self._screen.show_meaning(term, [page_answer(card) for card in used_in])
        return True

    # What is typed

    def _on_everyday(self, words: EverydayWords) -> None:
        self._everyday = words
        if len(self._screen.field.text.strip()) < 2:
            self._on_asked(self._screen.field.text)

    def _on_asked(self, typed: str) -> None:
        self._drop_job()
        typed = typed.strip()
        if len(typed) < 2:
            self._show_everyday(typed)
            return
        searches, take_homes = self._library.searches, self._library.take_homes

        def work() -> Found:
            results = searches.search(typed, limit=MOST_HITS)
            code = take_homes.meant(typed)
            if code is None and not results.hits:  # the keys write small letters too
                code = take_homes.meant(typed.upper())
            return results, code

        self._job = self.kit.tasks.run(self, work, self._on_found, self._on_failed)

    def _drop_job(self) -> None:
        """An answer for what was typed before is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_everyday(self, letter: str) -> None:
        if self._everyday is None:
            return
        if not letter:
            words = self._everyday.most_used(MOST_WORDS)
            told = self.tr("Touch a word, or type its first letters.")
        elif words := self._everyday.starting(letter):
            told = self.tr("Words that begin with {letter}").format(letter=letter.upper())
        else:
            told = self.tr("No word begins with {letter} here.").format(letter=letter.upper())
        self._screen.show_answers(
            told, [self._word_answer(word) for word in words], needed=not words
        )

    def _word_answer(self, word: EverydayWord) -> Answer:
        """A word is what is looked for, so that only what is none says its kind."""
        about = "" if word.kind is PageKind.TERM else kind_name(word.kind)
        if word.other:
            about = self.tr("{kind}: {name}").format(kind=about, name=word.other)
        return Answer(word.page, word.word, about)

    def _on_found(self, found: Found) -> None:
        results, code = found
        plain = code is None and bool(results.hits) and results.searched == results.asked
        answers = [self._hit_answer(hit) for hit in results.hits]
        if code is not None:
            told = self.tr("This is a take-home code.")
            answers = [self._code_answer(code)]
        elif not results.hits:
            told = self.tr("Nothing found for “{asked}”. You could try one of these.")
            answers = [Answer(f"{_TRY}{words}", words) for words in results.suggestions]
        elif results.searched != results.asked:
            told = self.tr("Did you mean “{searched}”?")
        else:
            told = self.tr("Words and pages for “{asked}”")
        told = told.format(asked=results.asked, searched=results.searched)
        self._screen.show_answers(told, answers, needed=not plain)

    def _hit_answer(self, hit: SearchHit) -> Answer:
        about = kind_name(hit.kind)
        if hit.why:
            about = self.tr("{kind}: “{name}”").format(kind=about, name=hit.why)
        page = f"{hit.id}#{hit.anchor}" if hit.anchor else hit.id
        return Answer(page, hit.title, about, kind_icon(hit.kind), kind_hue(hit.kind))

    def _code_answer(self, code: OpenedCode) -> Answer:
        title = code.pack or code.cards[0].title
        return Answer(f"{_CODE}{code.code}", title, code.code, "signpost", 1)

    def _on_failed(self, _error: Exception) -> None:
        """The error may hold what was typed, so nobody else hears of it."""
        self._screen.show_answers(self.tr("This cannot be looked up now."), (), needed=True)

    # What is touched

    def _on_chosen(self, key: str) -> None:
        if key.startswith(_TRY):
            self._screen.field.set_text(key.removeprefix(_TRY))
            self._on_asked(self._screen.field.text)
        elif key.startswith(_CODE):
            self.visit.go("code", key.removeprefix(_CODE))
        else:
            self.visit.open_page(key)
