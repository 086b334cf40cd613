"""Words of a picture, put into sentences that are read out."""

from __future__ import annotations

from collections.abc import Sequence

ALSO = "Also"
BREATH = 20  # most words of a sentence


def small(words: str) -> str:
    """`words` as they stand inside a sentence; names in capitals stay."""
    first = words.split(" ")[0]
    return words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]


def ended(sentence: str) -> str:
    """`sentence` with its full stop, unless it has an end of its own."""
    return sentence if sentence.endswith(("?", ".")) else f"{sentence}."


def in_breaths(lead: str, things: Sequence[str]) -> str:
    """`lead` and then `things`, in as many sentences as they need to be heard well."""
    sentences: list[list[str]] = [[]]
    said = len(lead.split())
    for thing in map(small, things):
        words = len(thing.split())
        if sentences[-1] and said + words > BREATH:
            sentences.append([])
            said = len(ALSO.split())
        sentences[-1].append(thing)
        said += words
    leads = (lead, *(ALSO for _ in sentences[1:]))
    return " ".join(f"{each}: {'; '.join(t)}." for each, t in zip(leads, sentences, strict=True))
