"""What of a visit can be printed or taken home, as lists show it."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.handing_out import PageChoice
from desktop.domain.packs import HandoutItem
from desktop.library.opening import Library


def choices(library: Library, items: Iterable[HandoutItem]) -> tuple[PageChoice, ...]:
    """Rows to tick, one for each item."""
    lines = ((item, library.handout_items.line(item)) for item in items)
    return tuple(PageChoice(item.page, line.title, line.kind, "") for item, line in lines)


def coded(library: Library, items: Iterable[HandoutItem]) -> list[HandoutItem]:
    """Those that a take-home code can name: pages of the library."""
    return [item for item in items if library.content.kind_of(item.page) is not None]
