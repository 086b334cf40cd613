from __future__ import annotations

import threading

import pytest

from desktop.store.spelling import Stemmer, variants


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
