"""What is written on a sheet opens the same pages, however it is typed, and nothing else."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from desktop.domain.content import Pack, PageCard, PageKind, ReviewStatus
from desktop.domain.errors import CodeError
from desktop.domain.reading import TEXT_SCALES, ThemeName
from desktop.domain.take_home import (
    CODE_LETTERS,
    HIGHEST_NUMBER,
    LEAST_LETTERS,
    MOST_LETTERS,
    MOST_PAGES,
    TakeHome,
    TakeHomeSlip,
    grouped,
)
from desktop.library.take_home import TakeHomes
from desktop.library.take_home_code import code_of, read_code
from tests.builders import a_pack

NUMBERS = st.integers(1, HIGHEST_NUMBER)
LOOKS = {"text_scale": st.sampled_from(TEXT_SCALES), "theme": st.sampled_from(ThemeName)}
ALL_KINDS = st.one_of(
    st.builds(TakeHome, pages=st.lists(NUMBERS, min_size=1, max_size=8).map(tuple), **LOOKS),
    st.builds(TakeHome, pack=NUMBERS, **LOOKS),
)
SAMPLES = tuple(
    code_of(home).replace("-", "")
    for home in (
        TakeHome(pack=801),
        TakeHome(pages=(101,)),
        TakeHome(pages=(11, 702), theme=ThemeName.DARK),
        TakeHome(pages=(104, 419, 1272), text_scale=1.5),
        TakeHome(pages=tuple(range(101, 109)), text_scale=2.4, theme=ThemeName.HIGH_CONTRAST),
        TakeHome(pages=(HIGHEST_NUMBER,) * MOST_PAGES),
    )
)


class Shelf:
    """A library of cards and packs, as one edition has it."""

    def __init__(self, numbers: Iterable[int], packs: Sequence[Pack] = ()) -> None:
        self._cards = tuple(map(a_card, numbers))
        self._packs = tuple(packs)

    def cards(self) -> Sequence[PageCard]:
        return self._cards

    def packs(self) -> Sequence[Pack]:
        return self._packs


def a_card(number: int) -> PageCard:
    return PageCard(
        f"page-{number}",
        number,
        PageKind.TOPIC,
        f"Page {number}",
        "What it says.",
        "planning",
        "path",
        640,
        ReviewStatus.DRAFT,
    )


def here(*numbers: int, packs: Sequence[Pack] = ()) -> TakeHomes:
    return TakeHomes(Shelf(numbers, packs))


def opens(letters: str) -> bool:
    try:
        read_code(letters)
    except CodeError:
        return False
    return True


def trouble(text: str) -> str:
    with pytest.raises(CodeError) as caught:
        read_code(text)
    return caught.value.sentence


@given(ALL_KINDS)
def test_whatever_a_code_names_it_opens_again(home: TakeHome) -> None:
    code = code_of(home)
    assert read_code(code) == (code, home)


@given(ALL_KINDS)
def test_the_check_letter_is_that_of_the_standard(home: TakeHome) -> None:
    assert mod_37_36.is_valid(code_of(home).replace("-", ""), CODE_LETTERS)


@given(ALL_KINDS)
def test_a_code_is_at_most_20_letters_in_groups_of_four(home: TakeHome) -> None:
    *groups, last = code_of(home).split("-")
    assert all(len(group) == 4 for group in groups)
    assert 1 <= len(last) <= 4
    letters = "".join((*groups, last))
    assert LEAST_LETTERS <= len(letters) <= MOST_LETTERS == 20
    assert set(letters) <= set(CODE_LETTERS)


def test_little_is_short() -> None:
    lengths = [len(code_of(TakeHome(pages=(1272,) * n)).replace("-", "")) for n in range(1, 9)]
    assert lengths == [5, 7, 9, 11, 14, 16, 18, 20]
    assert len(code_of(TakeHome(pack=1000)).replace("-", "")) == 5


@given(ALL_KINDS, st.randoms(use_true_random=False))
def test_lower_case_spaces_and_hyphens_are_forgiven(home: TakeHome, chance: random.Random) -> None:
    code = code_of(home)
    typed = "".join(
        chance.choice((sign.lower(), sign))
        + chance.choice(("", " ", "-", "\u2011", "\u2013", ". "))
        for sign in code.replace("-", "")
    )
    assert read_code(f"  {typed}\n") == (code, home)


@given(ALL_KINDS)
def test_letters_that_look_like_figures_are_taken_for_them(home: TakeHome) -> None:
    code = code_of(home)
    for letter, figure in zip("SZBszb", "528528", strict=True):
        assert read_code(code.replace(figure, letter)) == (code, home)


@given(ALL_KINDS)
def test_wide_letters_of_other_keyboards_are_taken(home: TakeHome) -> None:
    code = code_of(home)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    assert unicodedata.normalize("NFKC", wide) == code
    assert read_code(wide)[1] == home


@given(ALL_KINDS)
def test_is_found_in_all_that_a_qr_reader_types(home: TakeHome) -> None:
    code = code_of(home)
    text = TakeHomeSlip(code).qr_text
    assert read_code(text) == (code, home)
    assert read_code(f"{text.upper()}\r\n") == (code, home)
    assert read_code(f"My nurse wrote {code} on the sheet")[0] == code


@pytest.mark.parametrize("code", SAMPLES)
def test_every_single_wrong_letter_is_noticed(code: str) -> None:
    wrong = [
        code[:at] + letter + code[at + 1 :]
        for at, letter in product(range(len(code)), CODE_LETTERS)
        if letter != code[at]
    ]
    assert not [each for each in wrong if opens(each)]


@pytest.mark.parametrize("code", SAMPLES)
def test_swapped_neighbours_are_noticed(code: str) -> None:
    swapped = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(len(code) - 1)
        if code[at] != code[at + 1]
    ]
    assert swapped
    assert not [each for each in swapped if opens(each)]


def test_swaps_that_the_standard_leaves_are_rare_and_of_letters_next_to_each_other() -> None:
    """ISO 7064 promises no more: for each such pair, 1 state of the check in 28 tells nothing."""
    chance = random.Random(7064)
    tried = missed = 0
    for _ in range(2000):
        home = TakeHome(pages=tuple(chance.choices(range(1, HIGHEST_NUMBER + 1), k=4)))
        code = code_of(home).replace("-", "")
        for at in range(len(code) - 1):
            one, other = code[at], code[at + 1]
            if one == other:
                continue
            tried += 1
            if opens(code[:at] + other + one + code[at + 2 :]):
                missed += 1
                between = abs(CODE_LETTERS.index(one) - CODE_LETTERS.index(other))
                assert between in {1, len(CODE_LETTERS) - 1}
    assert 0 < missed < tried / 300


@pytest.mark.parametrize("letter", "IL1O0")
def test_letters_that_no_code_has_are_named(letter: str) -> None:
    said = trouble(f"K7QX-29M{letter.lower()}-4")
    assert said.startswith(f"There is no “{letter}” in a code. I, L, O, 0 and 1 are never used")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("", "Type the code from your sheet."),
        ("  - - ", "This is too short for a code."),
        ("4", "This is too short for a code."),
        ("K7QX", "This is too short for a code."),
        ("A" * 10_000, "This is too long for a code."),
        ("код с листа", "There is no “К” in a code. A code has only letters from A to Y"),
        ("رمز المنزل", "There is no “ر” in a code."),
        ("😀😀😀😀😀", "There is no “😀” in a code."),
        ("\ud800\x00\u200b", "Type the code from your sheet."),
        ("K7QX-29MA-4", "This is not quite the code on your sheet."),
        ("take-home code", "There is no “O” in a code."),
    ],
)
def test_what_is_no_code_is_said_in_plain_words_with_a_way_to_mend_it(
    typed: str, begins: str
) -> None:
    assert trouble(typed).startswith(begins)


def test_a_code_of_a_later_format_says_that_it_is_newer() -> None:
    letters = "".join(random.Random(1).choices(CODE_LETTERS[1::2], k=4))  # odd: not format 0
    codes = [letters + check for check in CODE_LETTERS]
    (said,) = {trouble(code) for code in codes if "newer" in trouble(code)}
    assert said.startswith("This code was made by a newer Waymark than this one.")


def test_ten_thousand_pasted_words_are_answered_at_once() -> None:
    assert "code" in trouble("K7QX-29MA-4 " * 1000)


def test_what_codes_of_today_say_never_changes() -> None:
    """Sheets lie in drawers for years: if this fails, write a new format and keep the old one."""
    assert SAMPLES == (
        "43624",
        "6CD2Y",
        "3TQN64",
        "34YEJENVA",
        "3CUQDY97GN734759WWXX",
        "RE76YWMQHH46W7UTM22F",
    )


def test_pages_come_back_in_their_order_with_the_look() -> None:
    library = here(101, 102, 103)
    slip = library.slip(("page-103", "page-101", "page-103"), 0, 1.5, ThemeName.DARK)
    opened = library.opened(slip.code)
    assert slip.left_out == ()
    assert [card.id for card in opened.cards] == ["page-103", "page-101"]
    assert (opened.code, opened.pack, opened.told) == (slip.code, "", ())
    assert (opened.text_scale, opened.theme) == (1.5, ThemeName.DARK)


def test_a_text_size_of_the_system_becomes_the_nearest_step() -> None:
    library = here(101)
    slip = library.slip(("page-101",), 0, 1.6, ThemeName.LIGHT)
    assert library.opened(slip.code).text_scale == 1.5


def test_pages_past_the_eighth_and_own_sheets_are_left_out_by_title() -> None:
    library = here(*range(101, 111))
    pages = ("years", *(f"page-{number}" for number in range(101, 111)))
    slip = library.slip(pages, titles=["My first five years", *pages[1:]])
    assert len(library.opened(slip.code).cards) == MOST_PAGES
    assert slip.left_out == ("My first five years", "Page 109", "Page 110")


def test_each_own_sheet_is_left_out_under_its_own_title() -> None:
    titles = ["Two ways", "Page 101", "Three drugs"]
    assert here(101).slip(("compare", "page-101", "compare"), titles=titles).left_out == (
        "Two ways",
        "Three drugs",
    )


def test_own_sheets_alone_have_no_code() -> None:
    slip = here(101).slip(("my-list",), titles=["My list"])
    assert slip == TakeHomeSlip("", ("My list",))


def test_a_whole_pack_is_one_short_code_however_many_pages_it_has() -> None:
    pages = tuple(f"page-{number}" for number in range(101, 112))
    library = here(*range(101, 112), packs=[a_pack("big", 813, pages)])
    titles = ["My first five years", *pages]
    slip = library.slip(("years", *pages), 813, titles=titles)
    opened = library.opened(slip.code)
    assert len(slip.code.replace("-", "")) == LEAST_LETTERS
    assert slip.left_out == ("My first five years",)
    assert opened.pack == "Big"
    assert tuple(card.id for card in opened.cards) == pages


@pytest.mark.parametrize("pages", [("page-102", "page-101"), ("page-101",)])
def test_a_changed_pack_is_named_page_by_page(pages: tuple[str, ...]) -> None:
    library = here(101, 102, packs=[a_pack("two", 801, ("page-101", "page-102"))])
    opened = library.opened(library.slip(pages, 801).code)
    assert opened.pack == ""
    assert tuple(card.id for card in opened.cards) == pages


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((101, 102), ()),
        (
            (101,),
            (
                "1 page on this code is not in this Waymark. "
                "It may be newer than your copy, or no longer in use.",
            ),
        ),
        (
            (),
            (
                "2 pages on this code are not in this Waymark. "
                "They may be newer than your copy, or no longer in use.",
            ),
        ),
    ],
)
def test_another_edition_says_what_it_does_not_hold(
    numbers: tuple[int, ...], told: tuple[str, ...]
) -> None:
    code = here(101, 102).slip(("page-101", "page-102")).code
    opened = here(*numbers, 999).opened(code)
    assert tuple(card.number for card in opened.cards) == numbers
    assert opened.told == told


def test_a_pack_that_has_gone_is_told_and_no_page_is_guessed() -> None:
    pack = a_pack("two", 801, ("page-101",))
    code = here(101, packs=[pack]).slip(("page-101",), 801).code
    opened = here(101, 801).opened(code)
    assert opened.cards == ()
    assert opened.told == (
        "The pack on this code is not in this Waymark. "
        "It may be newer than your copy, or no longer in use.",
    )


def test_a_code_is_known_where_words_are_asked_for() -> None:
    library = here(101, 1053)
    code = library.slip(("page-101",)).code
    for typed in (code, code.lower(), f" {code.replace('-', '')} "):
        opened = library.meant(typed)
        assert opened is not None
        assert opened.code == code
    assert library.opened("break").cards == (a_card(1053),)
    assert library.meant("break") is None
    assert library.meant("BREAK") is not None
    assert library.meant("4362-5") is None
    said = library.meant(TakeHomeSlip("BREA-K").qr_text)
    assert said is not None
    assert said.cards == (a_card(1053),)
    assert here(102).meant(code) is None


def test_the_words_of_a_slip_say_what_to_do_without_the_internet() -> None:
    assert TakeHomeSlip("K7QX-29MA-4").qr_text == (
        "Waymark take-home code K7QX-29MA-4. In Waymark, choose Open a take-home code."
    )


def test_groups_are_of_four() -> None:
    assert grouped("K7QX29MA4") == "K7QX-29MA-4"
    assert grouped("") == ""
