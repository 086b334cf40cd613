"""What the Handout screen shows besides the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.content import PageKind

PACK_REF = "pack:"  # begins the name of a handout that is a pack; the pack's own ref follows


class HandoutKind(StrEnum):
    """What lies on the screen."""

    OWN = "own"  # the reader's, which grows page by page
    PAGE = "page"  # one page alone
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """A page in the list of a handout.

    Args:
        kind: of the page, or of what a sheet that the reader put together looks most like.
        about: what it is in a word or two, such as "Comparison".
        icon: its own; empty for that of its kind.
        gone: the content no longer holds it.
    """

    title: str
    kind: PageKind
    about: str
    icon: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A handout as its list shows it.

    Args:
        ref: what the place is called by: empty for the reader's own, a page id, or `PACK_REF` and
            the ref of a pack.
        title: of the page or the pack; empty for the reader's own.
        added: the page shown alone lies on the reader's own handout too.
        changed: a pack is not as it was opened any more.
    """

    ref: str
    kind: HandoutKind
    title: str
    lines: tuple[HandoutLine, ...]
    added: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class PageChoice:
    """A page that may be put on a handout.

    Args:
        said: its title and other names, to be found by, without capitals.
    """

    page: str
    title: str
    kind: PageKind
    said: str


@dataclass(frozen=True, slots=True)
class PageShelf:
    """Pages that stand together where they are chosen."""

    title: str
    choices: tuple[PageChoice, ...]
