"""Works out what a topic can be held to: its quality label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop.compiler.checks import (
    ACTIVE,
    GRADE,
    GRADE_WITH_NAMES,
    PARAGRAPH_SENTENCES,
    PART_WORDS,
    SENTENCE_WORDS,
)
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.prose import sentences, words
from desktop.domain.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Runs,
    Section,
    Table,
)
from desktop.domain.content import ChecklistItem, Quality, ReviewRecord, ReviewStatus
from desktop.domain.evidence import Certainty, Finding

_PICTURES = (Figure, FindingFigure, ComparisonFigure, Table)
_READ = {Role.KEY_POINT, Role.PARAGRAPH, Role.ITEM}
_ACT = re.compile(
    r"^(?:also |then |always |never |please )?(?:ask|book|bring|call|carry|check|choose|contact"
    r"|do not|get|give|have|keep|let|list|look|make|note|phone|plan|read|say|set|show|start|take"
    r"|talk|tell|think|try|use|watch|write)\b|\byou can\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:not (?:yet )?(?:known|clear|settled|certain)|nobody knows)\b", re.I)


def quality_of(
    prose: PageProse,
    sections: tuple[Section, ...],
    findings: Mapping[str, Finding],
    *,
    grades: tuple[float, float],
    active: int,
    sources: int,
    review: ReviewRecord,
    holds: Mapping[str, bool],
) -> Quality:
    """The label of one topic.

    Args:
        grades: without names, with names.
        active: sentences in the active voice, out of 100.
        holds: which of "key_points", "questions", "easy_read" and "decision" the topic has;
            "decision" is left out where it serves none.
    """
    blocks = [block for section in sections for block in section.blocks]
    lines = [each.runs for each in prose.passages]
    shown = [findings[key] for key in _findings(blocks, lines) if key in findings]
    counted = Counter(finding.certainty for finding in shown)
    facts = _Facts(prose, blocks, grades, active, bool(shown), review, holds)
    return Quality(
        grade=grades[0],
        grade_with_names=grades[1],
        active=active,
        sources=sources,
        certainty=tuple((sure, counted[sure]) for sure in Certainty if counted[sure]),
        checklist=tuple(facts.checklist()),
    )


def _findings(blocks: list[Block], lines: list[Runs]) -> dict[str, None]:
    """Ids of the findings that a page shows or names, once each."""
    alone = [block.finding for block in blocks if isinstance(block, FindingFigure)]
    named = [run.finding for runs in lines for run in runs if isinstance(run, FindingLink)]
    return dict.fromkeys([*alone, *named])


class _Facts:
    """Ticks off the checklist; codes are those of IPDAS, PEMAT-P and our own plain-words list."""

    def __init__(
        self,
        prose: PageProse,
        blocks: list[Block],
        grades: tuple[float, float],
        active: int,
        has_figures: bool,
        review: ReviewRecord,
        holds: Mapping[str, bool],
    ) -> None:
        self._passages = prose.passages
        self._cites_each = prose.cites_each
        self._blocks = blocks
        self._grades = grades
        self._active = active
        self._has_figures = has_figures
        self._review = review
        self._holds = holds

    def checklist(self) -> Iterator[ChecklistItem]:
        texts = [each.text for each in self._passages if each.role in _READ]
        said = [sentence for text in texts for sentence in sentences(text)]
        low = self._grades[0] <= GRADE and self._grades[1] <= GRADE_WITH_NAMES
        yield ChecklistItem("PLAIN-1", "It reads at or below the level we set", low)
        short = all(len(words(sentence)) <= SENTENCE_WORDS for sentence in said) and all(
            len(sentences(text)) <= PARAGRAPH_SENTENCES for text in texts
        )
        yield ChecklistItem("PLAIN-2", "Its sentences and paragraphs are short", short)
        yield ChecklistItem("PEMAT-5", "Most sentences say who does what", self._active >= ACTIVE)
        yield ChecklistItem("PEMAT-8", "Its sections are short", self._sections_are_short())
        yield ChecklistItem("PEMAT-11", "It begins with its key points", self._holds["key_points"])
        pictured = any(isinstance(block, _PICTURES) for block in self._blocks)
        yield ChecklistItem("PEMAT-15", "It shows a picture or a table", pictured)
        acts = any(_ACT.search(sentence) for sentence in said)
        yield ChecklistItem("PEMAT-20", "It names something that you can do", acts)
        yield ChecklistItem(
            "PEMAT-23", "It has questions to take to your team", self._holds["questions"]
        )
        if "decision" in self._holds:
            words_for_it = "It says which decision it is about"
            yield ChecklistItem("IPDAS-2", words_for_it, self._holds["decision"])
        if self._cites_each:
            yield ChecklistItem("IPDAS-8", "Every claim names its source", self._rests())
        if self._has_figures:
            words_for_it = "Each chance says in whom, over how long and how sure we are"
            yield ChecklistItem("IPDAS-16", words_for_it, True)  # a finding cannot be without
        open_points = any(map(_OPEN.search, texts)) or any(
            isinstance(block, Callout) and block.kind is CalloutKind.TWO_VIEWS
            for block in self._blocks
        )
        yield ChecklistItem("PLAIN-5", "It says what is not known or not agreed", open_points)
        yield ChecklistItem("EASY-1", "It has an easy-read version", self._holds["easy_read"])
        reviewed = self._review.status is ReviewStatus.REVIEWED
        yield ChecklistItem("IPDAS-26", "A named clinician has reviewed it", reviewed)

    def _sections_are_short(self) -> bool:
        counts: Counter[int] = Counter()
        for each in self._passages:
            if each.role in (Role.PARAGRAPH, Role.ITEM) and each.part:
                counts[each.part] += len(words(each.text))
        return max(counts.values(), default=0) <= PART_WORDS

    def _rests(self) -> bool:
        rests = {each.unit for each in self._passages if each.cites or each.marked_plain}
        return all(each.unit in rests for each in self._passages if each.role in _READ)
