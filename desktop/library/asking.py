"""Ready-made questions, by what they are about; and a visitor's own, as one would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.content import PageCard, PageKind, Question
from desktop.library.shelves import OTHER_SHELVES
from desktop.store.content import ContentStore

_TREATMENTS = next(group for kinds, group in OTHER_SHELVES if PageKind.TREATMENT in kinds)
_WORD = re.compile(r"\b[A-Za-z]+\b")


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page, and what to ask about it."""

    card: PageCard
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """Pages about one subject that have questions."""

    id: str
    title: str
    pages: tuple[AskedPage, ...]

    @property
    def count(self) -> int:
        """How many questions it has."""
        return sum(len(page.questions) for page in self.pages)


class Asking:
    """All ready-made questions; reads every topic and treatment, so made off the GUI thread."""

    def __init__(self, content: ContentStore) -> None:
        self.groups = tuple(group for group in _groups(content) if group.pages)
        names = {term.term for term in content.terms() if term.term.isupper()}
        self._capitals = {name.casefold(): name for name in (*names, "MS", "I")}

    def group(self, group_id: str) -> AskedGroup | None:
        return next((group for group in self.groups if group.id == group_id), None)

    def page(self, page_id: str) -> AskedPage | None:
        pages = (page for group in self.groups for page in group.pages)
        return next((page for page in pages if page.card.id == page_id), None)

    def question(self, question_id: str) -> Question | None:
        page = self.page(question_id.rpartition("/")[0])
        asked = page.questions if page is not None else ()
        return next((each for each in asked if each.id == question_id), None)

    def written_out(self, typed: str) -> str:
        """`typed` with capitals where they belong, as no key has both: "my mri" is "my MRI"."""
        return _WORD.sub(
            lambda found: self._capitals.get(found[0].casefold(), found[0]), typed.strip()
        )


def _groups(content: ContentStore) -> Iterator[AskedGroup]:
    cards = content.cards()
    for group in content.edition().groups:
        pages = (
            AskedPage(card, content.topic(card.id).questions)
            for card in cards
            if card.kind is PageKind.TOPIC and card.group == group.id
        )
        yield AskedGroup(group.id, group.title, tuple(page for page in pages if page.questions))
    treatments = (
        AskedPage(card, content.treatment(card.id).questions)
        for card in cards
        if card.kind is PageKind.TREATMENT
    )
    asked = tuple(page for page in treatments if page.questions)
    yield AskedGroup(_TREATMENTS.id, _TREATMENTS.title, asked)
