"""Words that would rank options or push a reader to one, for tests of content and of screens.

`ranking_words` is to be empty for everything that Compare, Treatments and the value cards say.
"""

from __future__ import annotations

import re

RANKING = (
    *("best", "better", "worse", "worst", "superior", "inferior", "top", "bottom", "ahead"),
    *("winners?", "wins?", "winning", "loses to", "beats?", "outperforms?", "outranks?"),
    *("recommend(?:s|ed|ation|ations)?", "prefer(?:s|red|ence|able)?", "favou?rites?"),
    *("first[- ]choice", "second[- ]choice", "right choice", "right for you"),
    *("safer", "safest", "stronger", "strongest", "weaker", "weakest"),
    *("(?:more|most|less|least) (?:effective|safe|powerful|suitable)", "gold standard", "optimal"),
    *("ideal(?:ly)?", "rank(?:s|ed|ing|ings)?", "ratings?", "scores?", "scored", "stars?"),
    *("(?:should|ought to|must) (?:choose|pick|prefer|take|try|start|switch to)",),
    *("our (?:choice|pick|advice)", "match(?:es)? you"),
)

ALLOWED = (
    # MS itself, not an option
    *("(?:get|gets|got|getting|feel) (?:\\w+ly )?worse", "worse than before", "worse disability"),
    *("(?:symptoms|walking) (?:may be|can be|were|was) worse", "getting stronger"),
    # bodies and side effects
    *("weaker (?:heart|pumping)", "heart gets weaker", "the first month is the worst"),
    "if worse, later or longer",
    # who was studied: the same option in different people
    *("better in younger people", "centres with more practice had better results"),
    "the sum was better than on dummy drips",
    # what others say, or what readers themselves want
    *("in its top group", "(?:people|family,|family) (?:or )?prefer (?:a )?short treatment"),
    "prefers to avoid them",
    # when a vaccine is due
    "ideally,? (?:(?:have|get) (?:them|vaccines)|2 weeks|come) before",
    # names, and one thing added to another
    *("star-ms", "beat-ms", "on top of", "come on top"),
)

_RANKING = re.compile(rf"(?<![\w-])(?:{'|'.join(RANKING)})(?![\w-])", re.IGNORECASE)
_ALLOWED = re.compile(rf"(?<![\w-])(?:{'|'.join(ALLOWED)})(?![\w-])", re.IGNORECASE)


def ranking_words(text: str) -> tuple[str, ...]:
    """The words in `text` that rank or push, without the clinical uses in `ALLOWED`."""
    return tuple(found[0].lower() for found in _RANKING.finditer(_ALLOWED.sub("", text)))
