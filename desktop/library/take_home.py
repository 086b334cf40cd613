"""Makes the code that takes pages home, and opens one in this or any other Waymark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.domain.content import Pack, PageCard
from desktop.domain.errors import CodeError
from desktop.domain.reading import TEXT_SCALES, ThemeName
from desktop.domain.take_home import MOST_PAGES, OpenedCode, TakeHome, TakeHomeSlip
from desktop.library.take_home_code import code_of, is_like_code, read_code


class Source(Protocol):
    """Where pages and packs come from."""

    def cards(self) -> Sequence[PageCard]: ...

    def packs(self) -> Sequence[Pack]: ...


class TakeHomes:
    """Turns pages into codes and codes into pages, by the permanent numbers of both."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def slip(
        self,
        page_ids: Sequence[str],
        pack_number: int = 0,
        text_scale: float = TEXT_SCALES[0],
        theme: ThemeName = ThemeName.SYSTEM,
        titles: Sequence[str] = (),
    ) -> TakeHomeSlip:
        """The code for these pages, and what it leaves out.

        A code names the first `MOST_PAGES` pages of the library. A ready-made pack whose pages
        are all there, in its order, is named as one thing.

        Args:
            pack_number: of the ready-made pack that the pages come from; 0 for none.
            text_scale: the nearest one that a code can name is taken.
            titles: what each of `page_ids` is called, for sheets that are no page of the library.
        """
        cards = {card.id: card for card in self._source.cards()}
        known = tuple(dict.fromkeys(page for page in page_ids if page in cards))
        pack = next((pack for pack in self._source.packs() if pack.number == pack_number), None)
        whole = pack is not None and pack.pages == known
        named = known if whole else known[:MOST_PAGES]
        left_out = dict.fromkeys(
            cards[page].title if page in cards else title
            for page, title in zip(page_ids, titles or page_ids, strict=True)
            if page not in named
        )
        if not named:
            return TakeHomeSlip("", tuple(left_out))
        home = TakeHome(
            pages=() if whole else tuple(cards[page].number for page in named),
            pack=pack_number if whole else 0,
            text_scale=min(TEXT_SCALES, key=lambda scale: abs(scale - text_scale)),
            theme=theme,
        )
        return TakeHomeSlip(code_of(home), tuple(left_out))

    def opened(self, text: str) -> OpenedCode:
        """What the code in `text` opens here; nothing is ever guessed for what is not here.

        Raises:
            CodeError: it holds no code, or one that was not typed as printed.
        """
        code, home = read_code(text)
        pack = next((pack for pack in self._source.packs() if pack.number == home.pack), None)
        cards = self._source.cards()
        if pack is not None:
            by_id = {card.id: card for card in cards}
            found = tuple(by_id[page] for page in pack.pages)
        else:
            by_number = {card.number: card for card in cards}
            found = tuple(by_number[number] for number in home.pages if number in by_number)
        return OpenedCode(
            code=code,
            cards=found,
            pack=pack.name if pack else "",
            told=tuple(_told(home, pack, len(home.pages) - len(found))),
            text_scale=home.text_scale,
            theme=home.theme,
        )

    def meant(self, text: str) -> OpenedCode | None:
        """What `text` opens, for whoever typed a code where words or page ids are asked for.

        A word in lower case is never taken for a code, and nor is what opens no page: "break" could
        be read as one.
        """
        if not is_like_code(text):
            return None
        try:
            opened = self.opened(text)
        except CodeError:
            return None
        return opened if opened.cards else None

    def mistake(self, text: str) -> str:
        """What is wrong with `text`, which is like a code; empty for one that can be shown."""
        if not is_like_code(text):
            return ""
        try:
            opened = self.opened(text)
        except CodeError as error:
            return error.sentence
        return "" if opened.cards else " ".join(opened.told)


def _told(home: TakeHome, pack: Pack | None, missing: int) -> Iterator[str]:
    """What is on a code but not in this Waymark, which may be older or newer than the sheet."""
    why = "may be newer than your copy, or no longer in use."
    if home.pack and pack is None:
        yield f"The pack on this code is not in this Waymark. It {why}"
    elif home.pages and missing == 1:
        yield f"1 page on this code is not in this Waymark. It {why}"
    elif home.pages and missing:
        yield f"{missing} pages on this code are not in this Waymark. They {why}"
