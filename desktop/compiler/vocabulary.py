"""One name for one thing, the everyday word first, and the names of one market only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.compiler.passages import PageProse, Passage, Role
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import Say

_READ = {Role.LINE, Role.KEY_POINT, Role.PARAGRAPH, Role.ITEM, Role.CELL}
_US = re.compile(r"\bUS\b")


class Vocabulary:
    """What a page may call things.

    Args:
        avoided: pairs of a name that is not used, and the one that is.
        everyday: pairs of a medical word (or an alias of it), and the plain words that stand
            before or beside it where a page first uses it.
        us_names: brand names that only the US uses.
    """

    def __init__(
        self,
        avoided: Iterable[tuple[str, str]],
        everyday: Iterable[tuple[str, str]],
        us_names: Iterable[str],
    ) -> None:
        self._avoided = Phrases(avoided)
        self._everyday = Phrases(everyday)
        self._us_names = Phrases((name, name) for name in us_names)

    def check(self, prose: PageProse, say: Say) -> None:
        """Tell of every name in `prose` that should be another one, or stand elsewhere."""
        told: list[str] = []  # what the page has said so far, in lower case
        explained: set[str] = set()
        for passage in prose.passages:
            text = passage.text
            for found in self._avoided.find(text):
                what = f"'{text[found.start : found.end]}' for what is called '{found.key}'"
                say(passage.line, what, f"write '{found.key}'")
            self._one_market(prose, passage, say)
            if passage.role not in _READ:
                continue
            told.append(text.lower())
            for found in self._everyday.find(text):
                if found.key not in explained:
                    explained.add(found.key)
                    if not any(found.key.lower() in each for each in told):
                        word = text[found.start : found.end]
                        fix = f"say '{found.key}' first, then '{word}' in brackets"
                        say(passage.line, f"'{word}' before its everyday words", fix)

    def _one_market(self, prose: PageProse, passage: Passage, say: Say) -> None:
        heading = prose.parts[passage.part][0]
        if _US.search(passage.text) or _US.search(heading):
            return
        for found in self._us_names.find(passage.text):
            fix = "write the generic name, or say that it is the name in the US"
            say(passage.line, f"the US brand name '{found.key}'", fix)
