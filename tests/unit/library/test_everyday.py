"""Words to touch before anything is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.compiler.writer import write_content
from desktop.domain.content import PageKind
from desktop.domain.reading import DrugNames
from desktop.library.everyday import EverydayWords
from desktop.library.opening import Library, open_library
from tests.builders import a_library, a_term, a_topic, a_treatment


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "content.db"
    uses = ("a-topic", "b-topic")
    write_content(
        a_library(
            topics=(a_topic("a-topic", 101), a_topic("b-topic", 102)),
            treatments=(
                a_treatment("natalizumab", 401, name="natalizumab", names_uk=("Tysabri",)),
            ),
            terms=(
                replace(a_term("natalizumab", 1001, term="Natalizumab"), used_in=uses),
                replace(a_term("relapse", 1002, term="Relapse"), used_in=uses),
                replace(a_term("oedema", 1003, term="Œdema"), used_in=uses[:1]),
                a_term("registry", 1004, term="Registry"),
            ),
        ),
        path,
        "test",
    )
    library = open_library(path, DrugNames.UK)
    yield library
    library.close()


def test_the_words_that_most_pages_use_come_first_and_no_treatment(small: Library) -> None:
    words = EverydayWords(small.content, DrugNames.UK)
    assert [each.word for each in words.most_used(1)] == ["Relapse"]
    assert "Natalizumab" not in [each.word for each in words.most_used(9)]


def test_all_words_of_a_letter_from_a_to_z(small: Library) -> None:
    words = EverydayWords(small.content, DrugNames.UK)
    assert [each.word for each in words.starting("r")] == ["Registry", "Relapse"]
    assert words.starting("z") == ()


def test_a_treatment_is_found_by_its_brand_and_opens_its_own_page(small: Library) -> None:
    words = EverydayWords(small.content, DrugNames.UK)
    (brand,) = words.starting("T")
    assert (brand.word, brand.page, brand.other) == ("Tysabri", "natalizumab", "natalizumab")
    (treatment,) = words.starting("N")
    assert (treatment.page, treatment.kind) == ("natalizumab", PageKind.TREATMENT)
