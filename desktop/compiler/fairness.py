"""Equal room for every option: no field too long, no whole much longer than another (IPDAS-7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.compiler.claims import NOT_KNOWN
from desktop.compiler.gather import Read
from desktop.compiler.problems import Report
from desktop.compiler.prose import words
from desktop.compiler.schemas import ComparisonFile, StrategyFile, TreatmentFile
from desktop.domain.blocks import plain
from desktop.domain.content import COLUMNS, Comparison, NamedField, Strategy, Treatment

STRATEGY_WORDS = 60  # in a field
TREATMENT_WORDS = 85
CELL_WORDS = 25
EXPLANATION_WORDS = 45
FACTOR = 1.5  # the longest whole against the shortest


def check_options(
    pages: Iterable[tuple[Read[StrategyFile], Strategy] | tuple[Read[TreatmentFile], Treatment]],
    most: int,
    report: Report,
) -> None:
    """Strategies, or treatments: the same fields, alike in length.

    Args:
        most: words that one field may hold.
    """
    totals: dict[str, tuple[int, str]] = {}  # page id -> words known, file
    for read, page in pages:
        total = 0
        for each in page.fields:
            count = _known_words(each)
            total += count
            if count > most:
                what = f"the field '{each.key}' has {count} words"
                line = read.line("fields", each.key)
                report.add(read.file, line, what, f"at most {most}, as for every option")
        totals[page.id] = (total, read.file)
    for name, total, shortest in too_long({key: count for key, (count, _) in totals.items()}):
        what = f"{total} words, and {totals[shortest][0]} for '{shortest}'"
        fix = f"keep the longest within {FACTOR} times the shortest"
        report.add(totals[name][1], 1, what, fix)


def check_columns(read: Read[ComparisonFile], comparison: Comparison, report: Report) -> None:
    """Cells short, options alike in length, and a table that stays narrow."""
    say = report.on(read.file)
    options = comparison.options
    if len(options) > COLUMNS and len(comparison.rows) > COLUMNS:
        what = f"{len(comparison.rows)} rows for {len(options)} options"
        fix = f"with more than {COLUMNS} options, which then are the rows, ask at most {COLUMNS}"
        say(read.line("rows"), what, fix)
    totals = dict.fromkeys((option.id for option in options), 0)
    for number, row in enumerate(comparison.rows):
        for option, cell in zip(options, row.cells, strict=False):
            at = read.line("rows", number, "cells", option.id)
            for what, runs, most in (
                ("a cell", cell.runs, CELL_WORDS),
                ("an explanation", cell.explanation, EXPLANATION_WORDS),
            ):
                count = len(words(plain(runs)))
                totals[option.id] += 0 if NOT_KNOWN.fullmatch(plain(runs)) else count
                if count > most:
                    say(at, f"{what} of {count} words", f"shorten it; at most {most}")
    if len(options) > COLUMNS:
        return  # a row of four short cells each; some have no US name and no second dose to tell of
    for name, total, shortest in too_long(totals):
        what = f"{total} words for '{name}', and {totals[shortest]} for '{shortest}'"
        say(1, what, f"keep the longest within {FACTOR} times the shortest")


def _known_words(field: NamedField) -> int:
    """Words of a field, without those that only say that something is not known."""
    texts: Sequence[str] = [plain(runs) for runs in field.paragraphs]
    return sum(len(words(text)) for text in texts if not NOT_KNOWN.fullmatch(text.strip()))


def too_long(totals: Mapping[str, int]) -> Iterable[tuple[str, int, str]]:
    """Each that is too long against the shortest: its name, its words, the shortest's name."""
    if not totals:
        return
    shortest = min(totals, key=lambda name: totals[name])
    for name, total in totals.items():
        if total > FACTOR * totals[shortest]:
            yield name, total, shortest
