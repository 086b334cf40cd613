from __future__ import annotations

import threading

import pytest

from desktop.store.spelling import KnownWord, Stemmer, Vocabulary, mistakes_allowed, variants


def vocabulary(*words: str, in_names: bool = False) -> Vocabulary:
    return Vocabulary(
        KnownWord(word, stem, 1, in_names)
        for word, stem in zip(words, Stemmer().stems(words), strict=True)
    )


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("haematologist", "hematologist"),
        ("leukaemia", "leukemia"),
        ("anaemia", "anemia"),
        ("tumour", "tumor"),
        ("fibre", "fiber"),
        ("centre", "center"),
        ("randomised", "randomized"),
        ("mobilisation", "mobilization"),
        ("analyse", "analyze"),
        ("diarrhoea", "diarrhea"),
        ("oedema", "edema"),
        ("oesophagus", "esophagus"),
        ("oestrogen", "estrogen"),
        ("leucocyte", "leukocyte"),
        ("smouldering", "smoldering"),
        ("paediatric", "pediatric"),
        ("gynaecologist", "gynecologist"),
        ("programme", "program"),
        ("counselling", "counseling"),
        ("labelled", "labeled"),
        ("behaviour", "behavior"),
        ("anaesthetic", "anesthetic"),
        ("ageing", "aging"),
        ("sulphate", "sulfate"),
        ("licence", "license"),
    ],
)
def test_british_and_american_spellings_lead_to_each_other(british: str, american: str) -> None:
    assert american in variants(british)
    assert british in variants(american)


def test_a_word_stands_first_among_its_spellings() -> None:
    assert variants("cure") == ("cure",)
    assert variants("tumour")[0] == "tumour"


def test_stems_are_those_of_the_search_index() -> None:
    assert Stemmer().stems(["relapses", "relapsing", "relapse"]) == ("relaps",) * 3
    assert Stemmer().stems([]) == ()


def test_a_stemmer_serves_several_threads() -> None:
    stemmer = Stemmer()
    words = [f"word{number}s" for number in range(50)]
    wrong: list[str] = []

    def ask() -> None:
        stems = [stemmer.stems([word])[0] for word in words]
        wrong.extend(stem for stem, word in zip(stems, words, strict=True) if stem + "s" != word)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


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
