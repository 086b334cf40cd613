from __future__ import annotations

import pytest

from desktop.diagrams.specs.phrases import ended, in_breaths, small


@pytest.mark.parametrize(
    ("words", "inside"),
    [("A relapse", "a relapse"), ("My age", "my age"), ("MS stays", "MS stays"), ("S1P", "S1P")],
)
def test_words_stand_small_inside_a_sentence_but_names_do_not(words: str, inside: str) -> None:
    assert small(words) == inside


def test_a_question_needs_no_full_stop() -> None:
    assert (ended("Is it new?"), ended("It is new")) == ("Is it new?", "It is new.")


def test_few_things_are_told_in_one_sentence() -> None:
    assert in_breaths("My health", ["My age", "TB"]) == "My health: my age; TB."


def test_many_things_are_told_in_sentences_of_20_words_at_most() -> None:
    told = in_breaths("My life", [f"Thing {n} that matters to me" for n in range(6)])
    sentences = told.removesuffix(".").split(". ")
    assert len(sentences) > 1
    assert all(len(sentence.split()) <= 20 for sentence in sentences)
    assert [sentence.split(":")[0] for sentence in sentences[:2]] == ["My life", "Also"]
    assert told.count("matters to me") == 6
