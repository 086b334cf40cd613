"""Help: pages on the use of the program, which need no content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.blocks import Callout, Section, Table, plain, runs_of


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of Help.

    Args:
        group: heading over the pages that it is listed with.
        icon: name of an icon in resources/icons.
    """

    id: str
    title: str
    summary: str
    group: str
    icon: str
    sections: tuple[Section, ...]

    def holds(self, words: str) -> bool:
        """Whether `words` stand in one of its lines, in capitals or not."""
        asked = words.casefold()
        return any(asked in line.casefold() for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield from (self.title, self.summary)
        for section in self.sections:
            yield section.heading
            for block in section.blocks:
                match block:
                    case Callout(title=head) | Table(caption=head):
                        yield head
                yield from map(plain, runs_of(block))


@dataclass(frozen=True, slots=True)
class HelpBook:
    """All pages, in their order."""

    pages: tuple[HelpPage, ...]

    def page(self, page_id: str) -> HelpPage | None:
        return next((page for page in self.pages if page.id == page_id), None)
