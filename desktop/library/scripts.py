"""What is heard of a page, with the sounds that the content knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from desktop.domain.content import PageKind
from desktop.domain.listening import Script
from desktop.domain.screens import ReaderView
from desktop.library.reading_aloud import passages, script, script_of_words
from desktop.library.spoken import SpokenWords, sounds_of
from desktop.store.content import ContentStore


class Scripts:
    """Makes pages ready to be read aloud."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content

    def of_page(self, view: ReaderView) -> Script:
        """A page of the reader."""
        return script(passages(view), self._words)

    def of_words(self, words: Iterable[str]) -> Script:
        """Plain paragraphs, such as those of a diagram."""
        return script_of_words(words, self._words)

    @cached_property
    def _words(self) -> SpokenWords:
        content = self._content
        medicines = [content.treatment(c.id) for c in content.cards(PageKind.TREATMENT)]
        return SpokenWords(sounds_of(content.terms(), medicines))
