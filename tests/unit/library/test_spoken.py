"""What a voice would misread is written out; what it knows is left alone."""

from __future__ import annotations

import pytest

from desktop.library.spoken import Sounds, SpokenWords, respelled, sounds_of
from tests.builders import a_term, a_treatment

WORDS = SpokenWords(
    Sounds(
        short={"NEDA": "needa", "PIRA": "pyra"},
        names={"cladribine": "kladribeen", "NEE-da": "needa"},
    )
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("EDSS and MRI", "E D S S and M R I"),
        ("IRTs and an IRT", "I R T's and an I R T"),
        ("the HALT trial", "the HALT trial"),
        ("CD20 and the JC virus", "C D 20 and the J C virus"),
        ("NEDA-3, not Neda", "needa-3, not Neda"),
        ("Cladribine or cladribine", "kladribeen or kladribeen"),
        ("Say it: NEE-da", "Say it: needa"),
        ("Call at 37.5 C or 39 C.", "Call at 37.5 degrees Celsius or 39 degrees Celsius."),
        ("vitamin C", "vitamin C"),
        ("240 mg, 1 mg, 3.5 mg for each kg", "240 milligrams, 1 milligram, 3.5 milligrams"
         " for each kilogram"),
        ("2-5 or 2 – 5 days", "2 to 5 or 2 to 5 days"),
        ("2 to 5 days", "2 to 5 days"),
        ("interferon beta-1a", "interferon beta-1a"),
        ("1,000 of 10,000 people", "1000 of 10000 people"),
        ("in 2019, 14 people", "in 2019, 14 people"),
        ("tablets, e.g. in the EU", "tablets, for example in the E U"),
        ("No. 5. No.", "number 5. No."),
        ("It works. [1, 2] It lasts\u00a0[3].", "It works. It lasts."),
        ("cells – and more", "cells, and more"),
        ("Call 999, or ring 111 (day or night).", "Call nine nine nine, or ring one one one"
         " (day or night)."),
        ("Emergency: 999.", "Emergency: nine nine nine."),
        ("NHS 111; Samaritans 116 123", "N H S one one one; Samaritans one one six, one two three"),
        ("111 people, 999 out of 1,000", "111 people, 999 out of 1000"),
        ("CARE-MS I and CARE-MS II", "CARE-M S 1 and CARE-M S 2"),
        ("With MS I rest", "With M S I rest"),
        ("≥ 3 & < 5", "at least 3 and less than 5"),
    ],
)  # fmt: skip
def test_words_are_written_for_the_ear(text: str, said: str) -> None:
    assert WORDS.said(text) == said


@pytest.mark.parametrize(
    ("say", "said"),
    [
        ("NEE-da", "needa"),
        ("M-R-I", "M R I"),
        ("B-T-K in-HIB-i-tor", "B T K inhibitor"),
        ("na-ta-LIZ-oo-mab", "natalizoomab"),
        ("FYOO-ma-rate", "fumarate"),
    ],
)
def test_respellings_are_joined_for_voices(say: str, said: str) -> None:
    assert respelled(say) == said


def test_medicines_and_names_in_capitals_follow_their_say() -> None:
    told = SpokenWords(
        sounds_of(
            [
                a_term(term="NEDA", say="NEE-da"),
                a_term(term="Hepatitis", say="hep-a-TY-tis"),
            ],
            [
                a_treatment(name="Interferon beta-1a", say="in-ter-FEER-on BAY-ta"),
                a_treatment(name="Cladribine tablets", say="KLAD-ri-been"),
                a_treatment(name="Transplant (AHSCT)", say="AHSCT: say the letters"),
            ],
        )
    )
    assert told.said("NEDA with interferon beta-1a") == "needa with interfeeron bayta-1a"
    assert told.said("cladribine, hepatitis") == "kladribeen, hepatitis"
    assert told.said("Transplant (AHSCT)") == "Transplant (A H S C T)"


def test_a_respelling_shown_on_a_page_is_said_as_a_word() -> None:
    told = SpokenWords(sounds_of([a_term(term="Hepatitis", say="hep-a-TY-tis")], []))
    assert told.said("Say it: hep-a-TY-tis") == "Say it: hepatytis"
