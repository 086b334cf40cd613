"""Words, sentences, syllables, grade; clinical figures and wording in plain text."""

from __future__ import annotations

import pytest

from desktop.compiler.figures import clinical_figures
from desktop.compiler.prose import grade, sentences, syllables, words
from desktop.compiler.wording import wording_problems


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", 4),
        ("It is 1.5 mg. It is 2.", 2),
        ("Take it, e.g. At night.", 1),
        ("Ask Dr. Lee. Then go.", 2),
        ("You have MS. It stays.", 2),
        ("You have MS (multiple sclerosis). It stays.", 2),
        ("It ends ... Here", 2),
        ("no end at all", 1),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_readers_see_it(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


def test_words_hold_a_letter_or_a_digit() -> None:
    assert words('A 2-year "plan" - (it\'s) 1,000.') == ["A", "2-year", "plan", "it's", "1,000"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("people", 2),
        ("haematology", 5),
        ("natalizumab", 5),
        ("treatments", 2),
        ("patient's", 2),
        ("1,000", 1),
        ("MRI", 3),
        ("DMTs", 3),
        ("WHO", 5),
        ("xyzzle", 2),
        ("brr", 1),
    ],
)
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_follows_the_published_formula() -> None:
    # 12 words, 2 sentences, 12 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade(["The cat sat on the mat. The dog lay in the sun."]) == -1.4
    assert grade([]) == 0


def test_each_item_ends_a_sentence() -> None:
    assert grade(["the cat sat", "the dog lay"]) == grade(["The cat sat. The dog lay."])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About 12% or 0.5 per cent", ["12%", "0.5 per cent"]),
        ("69 out of 100 people", ["69 out of 100"]),
        ("3 people in 1,000, and 1 in 4.", ["3 people in 1,000", "1 in 4"]),
        ("30 of 50, but day 2 of 10", ["30 of 50"]),
        ("1.5 per 1,000", ["1.5 per 1,000"]),
        ("2 times more likely", ["2 times more likely"]),
        ("twice as many and half the risk", ["twice as many", "half the risk"]),
        ("It doubled the risk; 5-year survival", ["doubled the risk", "5-year survival"]),
        ("2.8 million people, 24 adults", ["2.8 million people", "24 adults"]),
        ("No 2 people are alike in 2020; 3 in 2020", []),
        ("Every 3 months for 5 years, 1 of 2 courses, 68 centres", []),
        ("CD4 in 5 and version 1.2", []),
    ],
)
def test_clinical_figures_are_numbers_to_decide_on(text: str, found: list[str]) -> None:
    assert list(clinical_figures(text)) == found


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("centers", "write 'centre'"),
        ("Hospitalization", "write 'Hospitalisation'"),
        ("analyzed", "write 'analysed'"),
        ("MS sufferers", "write 'people with MS'"),
        ("you should choose it", "say what can be weighed"),
        ("10 - 20", "write '10 to 20'"),
    ],
)
def test_wording_is_mended(text: str, fix: str) -> None:
    assert [mended for _, mended in wording_problems(f"So {text} now.")] == [fix]


@pytest.mark.parametrize(
    "text", ["resized prizes", "the size", "Pfizer", "COVID-19", "HLA-2", "a 5-year plan", "centre"]
)
def test_good_wording_is_left_alone(text: str) -> None:
    assert list(wording_problems(f"So {text} now.")) == []
