"""Records in a content file that a named clinician has reviewed it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from desktop.compiler.characters import drawable
from desktop.compiler.gather import ASPECTS, Gathered, Read, gather
from desktop.compiler.problems import Problem, Report

PAGES = ("topics", "strategies", "treatments", "comparisons", "diagrams")
FRONT = "---\n"  # stands above the keys of a topic


class SignOffError(Exception):
    """The review cannot be recorded; the text says why, and nothing was written."""


def sign_off(source: Path, page: str, *, name: str, role: str, date: dt.date) -> Path:
    """Write the review into the file of `page` below `source`; gives the file.

    The record holds a fingerprint of what the page says, so that an edit makes it a draft again.

    Raises:
        SignOffError: there is no such page, its file is not right, or the words are empty.
        OSError: the file cannot be written.
    """
    if not name.strip() or not role.strip():
        raise SignOffError("A review needs the reviewer's name and role.")
    report = Report()
    read = _page(gather(source, drawable(), report), page)
    if read is None:
        raise SignOffError(_why_not(page, report.problems))
    file = source / read.file
    review = read.value.review
    if not review.written <= date:
        raise SignOffError(f"The page was written on {review.written}, after {date}.")
    record = ", ".join(
        (
            "status: reviewed",
            f"written: {review.written}",
            f"next_review: {max(review.next_review, _year_after(date))}",
            f"reviewer: {_quoted(name)}",
            f"role: {_quoted(role)}",
            f"reviewed: {date}",
            f"fingerprint: {_quoted(read.fingerprint)}",
        )
    )
    start, end = read.document.span("review")
    text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    skipped = text.index(FRONT) + len(FRONT) if file.suffix == ".md" else 0
    head, tail = text[: skipped + start].rstrip(), text[skipped + end :]
    new = file.with_name(f".{file.name}.new")
    new.write_text(f"{head} {{{record}}}{tail}", encoding="utf-8", newline="\n")
    new.replace(file)
    return file


def _page(found: Gathered, page: str) -> Read[Any] | None:
    """What is signed as `page`: a page by its id, an aspect by its file, without the ending."""
    if page.startswith(ASPECTS):
        aspects = (read for reads in found.aspects.values() for read in reads)
        return next((read for read in aspects if read.file == f"{page}.yaml"), None)
    reads = (read for folder in PAGES for read in getattr(found, folder))
    return next((read for read in reads if read.value.id == page), None)


def _why_not(page: str, problems: tuple[Problem, ...]) -> str:
    for problem in problems:
        if page in (Path(problem.file).stem, problem.file.removesuffix(".yaml")):
            return f"The file of '{page}' is not right: {problem}"
    return f"There is no page '{page}' that could be signed."


def _year_after(day: dt.date) -> dt.date:
    """The same day next year; the day before it where the year has none."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=day.day - 1)


def _quoted(words: str) -> str:
    """As YAML reads it, whatever signs it holds."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)
