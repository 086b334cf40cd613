"""Words made fit for paper."""

from __future__ import annotations

import pytest

from desktop.handouts.printable import MAY_BREAK, printable, readable, tied

LETTERS = frozenset(map(chr, range(32, 383)))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("for 5 years", "for 5~years"),
        ("on 6 August 2026", "on 6~August 2026"),
        ("about 69 out of 100 people", "about 69~out of 100~people"),
        ("take 10 mg", "take 10~mg"),
        ("in year 2", "in year~2"),
        ("call 01632 960 123", "call 01632~960~123"),
        ("38 °C", "38~°C"),
        ("under 36 C, or ill", "under 36~C, or ill"),
        ("in 2 courses", "in 2~courses"),
        ("Dr Shah", "Dr~Shah"),
        ("3 groups", "3 groups"),
    ],
)
def test_phrases_that_stay_together(said: str, kept: str) -> None:
    assert tied(said) == kept.replace("~", "\u00a0")


def test_everyday_words_stay_as_they_are() -> None:
    said = "Treatment removes many immune cells: leukoencephalopathy, well-known."
    assert printable(said, LETTERS) == said


def test_a_long_word_may_break_without_a_hyphen() -> None:
    word = "a" * 50
    shown = printable(word, LETTERS)
    assert shown.replace(MAY_BREAK, "") == word
    assert max(map(len, shown.split(MAY_BREAK))) <= 20


def test_an_address_breaks_at_its_own_joints() -> None:
    shown = printable("https://www.example.org/treatments/immune/reconstitution", LETTERS)
    assert f"example.{MAY_BREAK}org/{MAY_BREAK}treatments/" in shown


def test_strange_letters_become_question_marks() -> None:
    assert printable("By Иван", LETTERS) == "By ????"


def test_controls_become_spaces_and_marks_go() -> None:
    assert readable("a\0b\u2028c\td\u202ee\u00adf\nn") == "a b c def n"


def test_letters_are_composed() -> None:
    assert readable("cafe\u0301") == "café"
