"""Clinical figures in prose: numbers that a reader could weigh a decision on.

What counts as one: a percentage; "N out of N", "N in N", "N of N" (but not "day 2 of 5" or
"2 in 2020"); "N per N"; "N times more likely" and "twice as many"; a halved or doubled risk; a
rate of survival over years; ten or more people, and people by the thousand. Lengths of time, doses
and how often a test is done are none, because the citation of their section holds for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_N = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_PEOPLE = r"(?:people|persons?|patients?|adults|women|men|children|participants|volunteers)"
_SUCH = r"(?:more|other|healthy|older|younger|pregnant)"
_MORE = (
    r"(?:more|less|fewer|as|higher|lower|greater|likelier|faster|slower)"
    r"(?:\ (?:likely|often|many|much|common))?"
)
_FIGURE = re.compile(
    rf"""
    (?<![\w.,-])(?:
      {_N} \s? (?: % | per\ cent\b | percent\b )
    | (?P<some>{_N}) (?:\ {_PEOPLE})? \ (?P<of>out\ of|in|of) \ (?:every\ |each\ |about\ )?
      (?P<all>{_N}) (?![\w%]|[.,][0-9])
    | {_N} \ per \ {_N}
    | (?:{_N}|two|three|four|five|ten) \ times \ (?:{_MORE}|the\ (?:risk|chance|rate|number))\b
    | (?:twice|half) \ (?:as \ (?:likely|many|much|often|common)|the\ (?:risk|chance|rate))\b
    | (?:halve[sd]?|double[sd]?) \ (?:the|your|their) \ (?:risk|chance|rate)s?\b
    | [0-9]+[- ]year \ survival\b
    | (?P<people>{_N}) (?:\ (?:thousand|million))? \ (?:{_SUCH}\ )? {_PEOPLE}\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:day|dose|step|part|page|course|week|month|year|cycle|number|stage|phase) $",
    re.IGNORECASE,
)
_FEW = 10  # "no 2 people are alike" and "1 of 2 courses" are no figures


def clinical_figures(text: str) -> Iterator[str]:
    """The clinical figures in `text`, as they stand there."""
    for found in _FIGURE.finditer(text):
        if found["of"] and _only_counts(text, found):
            continue
        if found["people"] and _number(found["people"]) < _FEW and "illion" not in found[0]:
            continue
        yield found[0]


def _only_counts(text: str, found: re.Match[str]) -> bool:
    """Whether "N in N" ends in a year, or "N of N" is a place in a row ("day 2 of 5")."""
    if found["of"].lower() == "in":
        return re.fullmatch(r"(?:19|20)[0-9]{2}", found["all"]) is not None
    if found["of"].lower() == "of":
        return _number(found["all"]) < _FEW or bool(_COUNTED.search(text[: found.start()]))
    return False


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def same(figure: str) -> str:
    """`figure` in one form, to compare it with others."""
    return " ".join(figure.lower().split())
