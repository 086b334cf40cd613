"""How much of a page speaks in the active voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.compiler.prose import sentences

_IRREGULAR = (
    "begun|bitten|born|borne|bought|bound|broken|brought|built|burnt|caught|chosen|cut|done|drawn"
    "|driven|eaten|fed|felt|forgotten|found|frozen|given|gone|grown|held|hidden|hit|hurt|kept|laid"
    "|led|left|lent|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|shut|split|spread"
    "|stuck|swollen|taken|taught|thought|thrown|told|torn|understood|weighed|won|worn|written"
)
_STATES = {  # past participles that say how somebody or something is
    *("aged", "agreed", "allowed", "ashamed", "blurred", "bored", "concerned", "confused"),
    *("continued", "detailed", "disabled", "excited", "experienced", "interested", "involved"),
    *("limited", "married", "mixed", "need", "pleased", "prepared", "related", "relaxed"),
    *("relieved", "retired", "scared", "settled", "skilled", "supposed", "surprised", "tired"),
    *("unrelated", "unsettled", "used", "worried"),
}
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got)"
    r"(?:n't| not| also| often| still| now| then| only| first| never| always| [a-z]+ly)*"
    rf" (?P<verb>[a-z]+ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)


def passive_sentences(text: str) -> Iterator[str]:
    """The sentences of `text` that say what is done, not who does it."""
    for sentence in sentences(text):
        verbs = (found["verb"].lower() for found in _PASSIVE.finditer(sentence))
        if any(verb not in _STATES for verb in verbs):
            yield sentence


def active_share(texts: Iterable[str]) -> int:
    """Sentences in the active voice, out of 100; 100 where there are none."""
    every, passive = 0, 0
    for text in texts:
        every += len(sentences(text))
        passive += sum(1 for _ in passive_sentences(text))
    return round(100 * (every - passive) / every) if every else 100
