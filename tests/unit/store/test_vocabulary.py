from __future__ import annotations

import pytest

from desktop.store.spelling import Stemmer
from desktop.store.vocabulary import KnownWord, Vocabulary, mistakes_allowed


def vocabulary(*words: str, in_names: bool = False) -> Vocabulary:
    return Vocabulary(
        KnownWord(word, stem, 1, in_names)
        for word, stem in zip(words, Stemmer().stems(words), strict=True)
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relaspe", "relapse"),
        ("relapze", "relapse"),
        ("relapsse", "relapse"),
        ("rlapse", "relapse"),
        ("infetcoin", "infection"),
        ("trasnplnat", "transplant"),
    ],
)
def test_a_mistyped_word_is_mended(typed: str, meant: str) -> None:
    known = vocabulary("relapse", "infection", "transplant", "placebo")
    assert known.near(typed, limit=3).words[0] == meant


def test_names_come_before_other_words() -> None:
    known = Vocabulary(
        [KnownWord("trial", "trial", 1, True), KnownWord("trail", "trail", 99, False)]
    )
    assert known.near("triall", limit=3).words == ("trial",)


def test_a_short_word_is_mended_to_a_name_only() -> None:
    assert vocabulary("coat").near("cost", limit=3).words == ()
    assert vocabulary("neda", in_names=True).near("nede", limit=3).words == ("neda",)


def test_what_looks_like_nothing_is_left_alone() -> None:
    assert vocabulary("relapse").near("football", limit=3).words == ()
    assert vocabulary("relapse").near("", limit=3).words == ()


def test_the_start_of_a_word_is_mended_while_it_is_typed() -> None:
    known = vocabulary("alemtuzumab", "alopecia")
    assert known.near("alemzu", limit=3, beginning=True).words == ("alemtuzumab",)
    assert known.near("alemzu", limit=3).words == ()


def test_longer_words_may_hold_more_mistakes() -> None:
    assert [mistakes_allowed(length) for length in (1, 2, 3, 4, 5, 13, 14)] == [0, 0, 1, 1, 2, 2, 3]
