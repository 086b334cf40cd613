"""Runs of words in common with texts that the content was written from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.compiler.passages import PageProse
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import Say

RUN = 8  # words; as many in a row are somebody else's sentence
TEXTS = {".md", ".txt", ".yaml", ".yml"}

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_Run = tuple[str, ...]


class Overlap:
    """Finds runs of at least 8 words that stand in other texts too.

    Args:
        folder: where those texts lie.
        names: names of drugs, which do not count.
        titles: titles of sources, which may be quoted.

    Raises:
        OSError: a text cannot be read.
    """

    def __init__(self, folder: Path, names: Phrases, titles: Iterable[str]) -> None:
        self._names = names
        self._theirs: dict[_Run, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXTS and path.is_file():
                text = path.read_text(encoding="utf-8", errors="replace")
                place = path.relative_to(folder).as_posix()
                for run in _runs(self._words(text)):
                    self._theirs.setdefault(run, place)
        for title in titles:
            for run in _runs(self._words(title)):
                self._theirs.pop(run, None)

    def check(self, prose: PageProse, say: Say) -> None:
        """Tell of every passage that repeats one of the texts."""
        for passage in prose.passages:
            for run in _runs(self._words(passage.text)):
                if run in self._theirs:
                    what = f"'{' '.join(run)}' stands in {self._theirs[run]} too"
                    say(passage.line, what, "say it in words of our own")
                    break

    def _words(self, text: str) -> list[str]:
        return [word.lower() for word in _WORD.findall(self._names.cut(text))]


def _runs(words: list[str]) -> Iterator[_Run]:
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
