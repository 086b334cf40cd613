"""Links the first use of each glossary word in a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.compiler.phrases import Phrases
from desktop.domain.blocks import Run, Runs, TermLink, Text
from desktop.domain.content import Term


class TermLinker:
    """Turns words of running text into links to the glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases = Phrases(
            (phrase, term.id) for term in terms for phrase in (term.term, *term.aliases)
        )

    def link(self, runs: Runs, seen: set[str]) -> Runs:
        """`runs` with the first use of each word not in `seen` linked; `seen` takes them in.

        Bold words stay bold. Links, citations and findings are left as they are; a word that the
        writer has linked counts as seen.
        """
        linked: list[Run] = []
        for run in runs:
            if isinstance(run, Text):
                linked.extend(self._pieces(run, seen))
            else:
                linked.append(run)
                if isinstance(run, TermLink):
                    seen.add(run.term)
        return tuple(linked)

    def _pieces(self, run: Text, seen: set[str]) -> Iterator[Run]:
        end = 0
        for found in self._phrases.find(run.text):
            if found.key in seen:
                continue
            seen.add(found.key)
            if found.start > end:
                yield Text(run.text[end : found.start], run.strong)
            yield TermLink(run.text[found.start : found.end], found.key, run.strong)
            end = found.end
        if end < len(run.text):
            yield Text(run.text[end:], run.strong)


def terms_in(lines: Iterable[Runs]) -> Iterator[str]:
    """Ids of the words that `lines` link to."""
    return (run.term for runs in lines for run in runs if isinstance(run, TermLink))
