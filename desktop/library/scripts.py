"""What is heard of a page, with the sounds that the content knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from desktop.domain.comparing import CompareView
from desktop.domain.content import Diagram, PageKind
from desktop.domain.listening import Passage, Script
from desktop.domain.screens import ReaderView
from desktop.library.reading_aloud import aspect_passages, diagram_passages, passages, script
from desktop.library.spoken import SpokenWords, sounds_of
from desktop.store.content import ContentStore


class Scripts:
    """Makes pages ready to be read aloud."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content

    def of_page(self, view: ReaderView) -> Script:
        """A page of the reader."""
        return script(passages(view), self._words)

    def of_diagram(self, diagram: Diagram, *, by_step: bool) -> Script:
        """The screen of one diagram: all of it, or its steps."""
        return script(diagram_passages(diagram, by_step=by_step), self._words)

    def of_aspect(self, view: CompareView, aspect_id: str) -> Script:
        """One aspect of what is compared."""
        return script(aspect_passages(view, aspect_id), self._words)

    def of_lines(self, lines: Iterable[str]) -> Script:
        """Lines as they stand on a screen."""
        return script((Passage("", line) for line in lines), self._words)

    def learn(self) -> SpokenWords:
        """How the words of the content sound, so that the first script is there at once."""
        return self._words

    @cached_property
    def _words(self) -> SpokenWords:
        content = self._content
        medicines = [content.treatment(c.id) for c in content.cards(PageKind.TREATMENT)]
        return SpokenWords(sounds_of(content.terms(), medicines))
