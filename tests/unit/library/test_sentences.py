"""A full stop does not always end a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.sentences import spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Drugs, e.g. Interferon, help.", ["Drugs, e.g. Interferon, help."]),
        ("Some do, i.e. the MS nurse.", ["Some do, i.e. the MS nurse."]),
        ("Ask Dr. Who or Mrs. Who.", ["Ask Dr. Who or Mrs. Who."]),
        ("You have MS. It can rest.", ["You have MS.", "It can rest."]),
        ("A fever of 37.5 C. Call at once.", ["A fever of 37.5 C.", "Call at once."]),
        ("About 3.5 mg a day. Not more.", ["About 3.5 mg a day.", "Not more."]),
        ("You need vitamin D. It is in fish.", ["You need vitamin D.", "It is in fish."]),
        ("Is it so? No. It is not.", ["Is it so?", "No.", "It is not."]),
        ("See page No. 5 first.", ["See page No. 5 first."]),
        ('"Why?" he asked. (Not now.) Then.', ['"Why?" he asked.', "(Not now.)", "Then."]),
        ("Tests, scans, etc. Then you wait.", ["Tests, scans, etc.", "Then you wait."]),
        ("Tests etc. are done.", ["Tests etc. are done."]),
        ("1. Rest now.", ["1. Rest now."]),
        ("It takes time... Then it works.", ["It takes time...", "Then it works."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("No stop at the end", ["No stop at the end"]),
        ("By J. K. Moor, 2020.", ["By J. K. Moor, 2020."]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_pause(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet=st.sampled_from('ab A.B!?"()\n37,CeMS\u2028\u00a0'), max_size=80))
def test_nothing_is_lost_and_nothing_said_twice(text: str) -> None:
    last = 0
    for start, end in spans(text):
        assert last <= start < end
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()
