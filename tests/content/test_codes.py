"""Every page and pack of the library can be taken home by a code."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from desktop.domain.content import Pack, PageCard
from desktop.domain.errors import CodeError
from desktop.domain.reading import TEXT_SCALES, ThemeName
from desktop.domain.take_home import HIGHEST_NUMBER, LEAST_LETTERS, MOST_PAGES
from desktop.library.opening import Library
from desktop.library.take_home import TakeHomes
from desktop.library.take_home_code import read_code


def pages(library: Library) -> tuple[PageCard, ...]:
    return library.content.cards()


def packs(library: Library) -> tuple[Pack, ...]:
    return library.content.packs()


@pytest.fixture
def homes(opened: Library) -> TakeHomes:
    return opened.take_homes


def test_every_number_fits_into_a_code_and_stands_for_one_thing(opened: Library) -> None:
    numbers = [card.number for card in pages(opened)] + [pack.number for pack in packs(opened)]
    assert not [n for n in numbers if not 0 < n <= HIGHEST_NUMBER]
    assert not [n for n, count in Counter(numbers).items() if count > 1]


def test_every_page_comes_home_alone(opened: Library, homes: TakeHomes) -> None:
    for card in pages(opened):
        slip = homes.slip((card.id,))
        assert slip.left_out == ()
        assert len(slip.code.replace("-", "")) == LEAST_LETTERS
        found = homes.opened(slip.code)
        assert (found.cards, found.told) == ((card,), ())


def test_every_page_comes_home_with_seven_others(opened: Library, homes: TakeHomes) -> None:
    cards = pages(opened)
    for start in range(len(cards)):
        eight = tuple((cards + cards)[start : start + MOST_PAGES])
        slip = homes.slip([card.id for card in eight], 0, 2.4, ThemeName.HIGH_CONTRAST)
        assert slip.left_out == ()
        assert homes.opened(slip.code.lower()).cards == eight


def test_every_pack_comes_home_whole_in_every_look(opened: Library, homes: TakeHomes) -> None:
    for pack, scale, theme in product(packs(opened), TEXT_SCALES, ThemeName):
        slip = homes.slip(pack.pages, pack.number, scale, theme)
        found = homes.opened(slip.qr_text)
        assert slip.left_out == ()
        assert len(slip.code.replace("-", "")) == LEAST_LETTERS
        assert found.pack == pack.name
        assert tuple(card.id for card in found.cards) == pack.pages
        assert (found.text_scale, found.theme) == (scale, theme)


def test_no_word_that_somebody_may_search_for_opens_a_code(opened: Library) -> None:
    """Else Search would offer to open it."""
    words = {card.title for card in pages(opened)}
    words |= {word for card in pages(opened) for word in f"{card.title} {card.summary}".split()}
    assert not [word for word in words if opened.take_homes.meant(word) is not None]


def test_words_around_a_code_are_none(homes: TakeHomes, opened: Library) -> None:
    said = homes.slip((pages(opened)[0].id,)).qr_text
    for word in said.split():
        if "-" not in word or word == "take-home":
            with pytest.raises(CodeError):
                read_code(word)
