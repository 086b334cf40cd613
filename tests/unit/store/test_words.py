from __future__ import annotations

import unicodedata

import pytest

from desktop.store.words import clean, compounds_in, fold, indexed, squeezed, telling, words_in


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Relapse", "relapse"),
        ("naïve", "naive"),
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("Crohn’s", "crohns"),
        ("don't", "dont"),
        ("œdema", "oedema"),
        ("β", "beta"),
        ("Łódź", "lodz"),
        ("1,000", "1000"),
    ],
)
def test_words_are_compared_in_plain_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_words_are_found_where_they_stand() -> None:
    text = "The nurse's 1,000 B cells, again."
    assert [text[start:end] for start, end, _ in words_in(text)] == [
        "The",
        "nurse's",
        "1,000",
        "B",
        "cells",
        "again",
    ]


def test_words_with_a_hyphen_or_a_letter_before_are_also_one_word() -> None:
    text = "De-escalation of B cells by up‑to‑date T-cell care. A cell. I think."
    assert [word for _, _, word in compounds_in(text)] == [
        "bcells",
        "deescalation",
        "uptodate",
        "tcell",
    ]


def test_the_index_is_given_both_ways_of_writing() -> None:
    assert indexed("T-cell tests") == "t cell tests tcell"


def test_accents_in_two_characters_are_the_same_as_in_one() -> None:
    assert indexed(unicodedata.normalize("NFD", "naïve café")) == "naive cafe"
    assert squeezed(unicodedata.normalize("NFD", "naïve café")) == "naivecafe"


def test_words_of_every_question_are_left_out_unless_nothing_else_is_asked() -> None:
    assert telling(["what", "is", "the", "cure"]) == ["cure"]
    assert telling(["what", "is", "it"]) == ["what", "is", "it"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  two \t\n ways ", "two ways"),
        ("null\x00byte", "null byte"),
        ("lone\ud800surrogate", "lone surrogate"),
        ("right\u202eto left", "right to left"),
        ("x" * 10_000, "x" * 200),
        ("", ""),
    ],
)
def test_what_is_typed_becomes_one_short_line(typed: str, line: str) -> None:
    assert clean(typed) == line
