"""What every page builder needs, and the small steps that all pages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.compiler.checks import check_prose
from desktop.compiler.gather import Read
from desktop.compiler.markdown_blocks import parse_paragraphs
from desktop.compiler.markdown_marks import SIGNS
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import Report, Say
from desktop.compiler.resolve import Known, PageText, marked_plain
from desktop.compiler.schemas import AnyFile, ReviewFile
from desktop.compiler.terms import TermLinker
from desktop.compiler.vocabulary import Vocabulary
from desktop.domain.blocks import Runs
from desktop.domain.content import NamedField, Question, ReviewRecord, ReviewStatus

STRATEGY_FIELDS: Mapping[str, str] = {
    "idea": "The idea",
    "who-it-may-suit": "Who it may suit",
    "how-it-is-given": "How it is given",
    "what-is-known-to-work": "What studies found",
    "harms": "Harms",
    "burden": "What it asks of you",
    "vaccines": "Vaccines",
    "family-planning": "Family planning",
    "if-it-works": "If it works",
    "if-it-half-works": "If it half works",
    "if-it-stops-working": "If it stops working",
    "if-you-want-a-baby": "If you want a baby",
    "if-you-get-an-infection": "If you get an infection",
    "if-you-get-older": "If you get older",
    "how-to-stop": "How to stop",
    "evidence": "The evidence",
    "not-known": "What is not known",
}
TREATMENT_FIELDS: Mapping[str, str] = {
    "how-it-works": "How it works",
    "how-it-is-taken": "How it is taken",
    "tests-before": "Before you start",
    "tests-during": "Tests during treatment",
    "tests-after": "Tests after treatment",
    "effects": "What it can do",
    "common-side-effects": "Common side effects",
    "serious-side-effects": "Serious side effects",
    "pregnancy": "Family planning",
    "vaccines": "Vaccines",
    "stopping": "Stopping",
}


ProseCheck = Callable[[PageProse, Say], None]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known to the builders of pages.

    Args:
        names: names of treatments and glossary words, left out of the stricter reading grade.
        also: checks of words against other texts, where such texts are given.
    """

    known: Known
    linker: TermLinker
    names: Phrases
    report: Report
    vocabulary: Vocabulary
    also: tuple[ProseCheck, ...] = ()

    def check(self, prose: PageProse, say: Say) -> None:
        """Every check of a page's words."""
        check_prose(prose, say)
        self.vocabulary.check(prose, say)
        for check in self.also:
            check(prose, say)


class PageDraft:
    """One page being built: resolves its texts and keeps its prose for the checks."""

    def __init__(self, shelf: Shelf, read: Read[AnyFile], *, has_sources: bool = False) -> None:
        self.shelf = shelf
        self.say: Say = shelf.report.on(read.file)
        self.text = PageText(shelf.known, self.say)
        self.prose = PageProse(read.file, has_sources)
        self._line = read.line
        self._fingerprint = read.fingerprint

    def line(self, *path: str | int) -> int:
        return self._line(*path)

    def plain(self, role: Role, text: str, *path: str | int) -> str:
        """A text without marks, kept for the checks."""
        line = self.line(*path)
        if found := SIGNS.search(text):
            what = f"'{found[0][:2]}' in a text that is shown as it stands"
            self.say(line, what, "write plain words, without marks")
        if text:
            self.prose.add(role, line, text)
        return text

    def one(
        self, role: Role, text: str, *path: str | int, unit: int = 0, seen: set[str] | None = None
    ) -> Runs:
        """A Markdown text of one paragraph; see `paragraphs`."""
        found = self.paragraphs(role, text, *path, unit=unit, seen=seen)
        if len(found) > 1:
            self.say(self.line(*path), "more than one paragraph", "write one paragraph here")
        return found[0] if found else ()

    def paragraphs(
        self, role: Role, text: str, *path: str | int, unit: int = 0, seen: set[str] | None = None
    ) -> tuple[Runs, ...]:
        """A Markdown text of some paragraphs, with their words linked.

        Args:
            unit: the unit of its citations; each paragraph is its own if none is given.
            seen: words linked above it already.
        """
        seen = set() if seen is None else seen
        done = []
        for number, runs in enumerate(parse_paragraphs(text, self.line(*path), self.say)):
            line = self.line(*path, number)  # of the entry, where paragraphs are a list
            linked = self.shelf.linker.link(self.text.runs(runs, line), seen)
            self.prose.add(
                role,
                line,
                linked,
                unit or self.prose.new_unit(),
                marked_plain=marked_plain(runs),
            )
            done.append(linked)
        return tuple(done)

    def fields(self, given: Mapping[str, str], labels: Mapping[str, str]) -> tuple[NamedField, ...]:
        """Every field of the template, in its order; a missing or unknown one is told."""
        for key in given:
            if key not in labels:
                fix = f"the fields are {', '.join(labels)}"
                self.say(self.line("fields", key), f"there is no field '{key}'", fix)
        done = []
        for key, label in labels.items():
            if key not in given:
                fix = "add it; write 'Not known.' where it is not known"
                self.say(self.line("fields"), f"the field '{key}' is missing", fix)
                continue
            self.prose.new_part(label, self.line("fields", key))
            paragraphs = self.paragraphs(Role.PARAGRAPH, given[key], "fields", key)
            done.append(NamedField(key, label, paragraphs))
        return tuple(done)

    def questions(self, page: str, asked: list[str]) -> tuple[Question, ...]:
        for number, text in enumerate(asked):
            self.plain(Role.LINE, text, "questions", number)
        return tuple(Question(f"{page}/q{n}", text) for n, text in enumerate(asked, 1))

    def number(self, number: int, first: int, last: int) -> int:
        if not first <= number <= last:
            what = f"the number {number} is outside its range"
            self.say(self.line("number"), what, f"use a free number from {first} to {last}")
        return number

    def review(self, review: ReviewFile) -> ReviewRecord:
        """The record; a page edited after it was signed is a draft again."""
        line = self.line("review")
        if review.next_review <= review.written:
            self.say(line, "'next_review' is not after 'written'", "give a later day")
        signed = (review.reviewer, review.role, review.reviewed, review.fingerprint)
        if review.status is ReviewStatus.REVIEWED and not all(signed):
            fix = "let 'build/dev.py sign-off' write it, or write 'status: draft'"
            self.say(line, "a reviewed page without its reviewer, role, day or fingerprint", fix)
        if review.status is ReviewStatus.DRAFT and any(signed):
            fix = "let 'build/dev.py sign-off' write it, or remove the reviewer"
            self.say(line, "a draft that names a reviewer", fix)
        if review.status is ReviewStatus.REVIEWED and review.fingerprint != self._fingerprint:
            return ReviewRecord(
                status=ReviewStatus.DRAFT,
                written=review.written,
                next_review=review.next_review,
                edited_since=True,
            )
        return ReviewRecord(
            status=review.status,
            written=review.written,
            next_review=review.next_review,
            reviewer=review.reviewer,
            role=review.role,
            reviewed=review.reviewed,
        )

    def must_cite(self) -> None:
        if not self.text.sources:
            self.say(1, "the page cites nothing", "put [@key] after what each source supports")

    def once(self, key: str, ids: list[str]) -> None:
        """Tell of an id that stands twice in the list `key`."""
        for number, each in enumerate(ids):
            if each in ids[:number]:
                fix = "give each its own"
                self.say(self.line(key, number, "id"), f"the id '{each}' stands twice", fix)

    def sources(self, keys: list[str]) -> tuple[str, ...]:
        """Keys that stand in a list of their own."""
        for number, key in enumerate(keys):
            self.shelf.known.has_source(key, self.line("sources", number), self.say)
        return tuple(dict.fromkeys(keys))
