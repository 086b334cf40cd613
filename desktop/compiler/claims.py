"""Checks of what a page claims: each passage rests on a source, each count on a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.compiler.figures import clinical_figures, same
from desktop.compiler.passages import PageProse, Passage, Role
from desktop.compiler.problems import Say

NOT_KNOWN = re.compile(r"(?:this is )?not known(?: to us| yet)?\.?", re.IGNORECASE)

_CLAIMING = {Role.KEY_POINT, Role.PARAGRAPH, Role.ITEM, Role.CELL}
_COUNT = re.compile(
    r"(?<![\w.,-])(?P<some>[0-9][0-9,.]*)(?: people)? (?:out of|in|of) (?:every )?"
    r"(?:100|1,000|10,000)(?![\w%]|[.,][0-9])"
)
_BAND = re.compile(  # how leaflets say it: no count of people studied
    r"\b(?:more than|up to|fewer than|at least) [0-9,]+ out of (?:100|1,000|10,000)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"[0-9] ?%|\bper ?cent\b", re.IGNORECASE)
_ONE_IN = re.compile(r"(?<![\w.,-])1 in (?:every )?[0-9][0-9,]*\b(?! years?)")
_RELATIVE = re.compile(
    r"\b(?:[0-9.]+|two|three|four|five|ten) times (?:as|more|less|higher|lower|greater|the)\b"
    r"|\b(?:twice|half) (?:as|the (?:risk|chance|rate))\b"
    r"|\b(?:halve[sd]?|double[sd]?) (?:the|your|their) (?:risk|chance|rate)s?\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:(?:un)?common(?:ly)?(?! (?:cold|idea|mistaken?|name|question|sense|wart|word)s?\b)"
    r"|rare(?:ly|r)?|seldom|unlikely)\b(?<!in common)",
    re.IGNORECASE,
)


def check_claims(prose: PageProse, say: Say) -> None:
    """Every paragraph, item and cell rests on something, and every figure is told in full."""
    if prose.has_sources:
        return
    rests = {each.unit for each in prose.passages if each.cites}
    if prose.cites_each:
        plain = {each.unit for each in prose.passages if each.marked_plain}
        for passage in prose.passages:
            _rests_on_something(passage, rests, plain, say)
    for passage in prose.passages:
        for what, fix in _untold(passage):
            say(passage.line, what, fix)
    _figures(prose, rests, say)


def _rests_on_something(passage: Passage, rests: set[int], plain: set[int], say: Say) -> None:
    text = passage.text.strip()
    if passage.role not in _CLAIMING or not text or NOT_KNOWN.fullmatch(text):
        return
    start = " ".join(text.split()[:5])
    if passage.unit not in rests | plain:
        fix = "cite it with [@key] or {finding:ID}, or end it with [@plain] if it claims nothing"
        say(passage.line, f"'{start} ...' rests on no source", fix)
    elif passage.cites and passage.marked_plain:
        say(passage.line, f"'{start} ...' cites and is marked plain", "remove [@plain]")


def _untold(passage: Passage) -> Iterator[tuple[str, str]]:
    """Chances without their base, period, group and comparator; what is wrong, and its fix."""
    typed = passage.typed
    if found := _PERCENT.search(typed):
        yield f"'{found[0]}'", "write 'x out of 100 people'"
    if found := _ONE_IN.search(typed):
        yield f"'{found[0]}'", "write it out of 100, 1,000 or 10,000"
    counts = bool(_COUNT.search(passage.text))
    if (found := _RELATIVE.search(typed)) and not counts:
        fix = "give both figures out of 100; a relative risk says too little alone"
        yield f"'{found[0]}' without the figures behind it", fix
    if passage.role is Role.NAME:
        return
    if passage.unit and (found := _COUNT.search(_BAND.sub("", typed))):
        fix = "make it a finding, with its period, group and comparator, and write {finding:ID}"
        yield f"the count '{found[0]}' is typed", fix
    if (found := _OFTEN.search(typed)) and not re.search("[0-9]", passage.text):
        yield f"'{found[0]}' without a number", "give the number, or write 'some' or 'a few people'"


def _figures(prose: PageProse, rests: set[int], say: Say) -> None:
    """A clinical figure needs a citation or a finding in its paragraph, item or cell.

    A plain line, which cannot cite, may repeat a figure that is cited elsewhere on its page.
    """
    shown = {same(each) for text in prose.figures for each in clinical_figures(text)}
    bare: list[tuple[Passage, str]] = []
    for passage in prose.passages:
        for figure in clinical_figures(passage.text):
            if passage.unit and passage.unit in rests:
                shown.add(same(figure))
            else:
                bare.append((passage, figure))
    for passage, figure in bare:
        if passage.unit:
            fix = "put [@key] after the sentence, or make it a {finding:ID}"
            say(passage.line, f"the figure '{figure}' has no citation", fix)
        elif same(figure) not in shown:
            fix = "say it in words here, or give the figure with its citation in the text too"
            say(passage.line, f"the figure '{figure}' stands nowhere with a citation", fix)
