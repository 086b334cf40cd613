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
    part_words,
)
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.prose import sentences, words
from desktop.compiler.schemas import TopicFile
from desktop.domain.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
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
_OPEN = re.compile(
    r"\b(?:not (?:yet )?(?:known|clear|settled|certain|agreed?)|nobody knows|(?:nobody|no one) yet"
    r"|(?:do|does|did) not (?:know|agree)|unknown|still (?:being )?(?:argued|studied|debated))\b",
    re.IGNORECASE,
)


def quality_of(
    file: TopicFile,
    prose: PageProse,
    sections: tuple[Section, ...],
    findings: Mapping[str, Finding],
    *,
    grades: tuple[float, float],
    active: int,
    sources: int,
    review: ReviewRecord,
) -> Quality:
    """The label of one topic.

    Args:
        grades: without names, with names.
        active: sentences in the active voice, out of 100.
        sources: how many it rests on.
    """
    blocks = [block for section in sections for block in section.blocks]
    shown = [findings[key] for key in _findings(blocks, prose) if key in findings]
    counted = Counter(finding.certainty for finding in shown)
    points = [
        *_wording(prose, grades, active),
        *_shape(file, prose, blocks),
        *_evidence(file, prose, blocks, has_figures=bool(shown)),
    ]
    points.append(
        ChecklistItem(
            "IPDAS-26",
            "A named clinician has reviewed it",
            review.status is ReviewStatus.REVIEWED,
        )
    )
    return Quality(
        grade=grades[0],
        grade_with_names=grades[1],
        active=active,
        sources=sources,
        certainty=tuple((sure, counted[sure]) for sure in Certainty if counted[sure]),
        checklist=tuple(points),
    )


def _findings(blocks: list[Block], prose: PageProse) -> dict[str, None]:
    """Ids of the findings that a page shows or names, once each."""
    alone = [block.finding for block in blocks if isinstance(block, FindingFigure)]
    runs = [run for passage in prose.passages for run in passage.runs]
    return dict.fromkeys([*alone, *(run.finding for run in runs if isinstance(run, FindingLink))])


def _texts(prose: PageProse) -> list[str]:
    return [passage.text for passage in prose.passages if passage.role in _READ]


def _wording(prose: PageProse, grades: tuple[float, float], active: int) -> Iterator[ChecklistItem]:
    texts = _texts(prose)
    low = grades[0] <= GRADE and grades[1] <= GRADE_WITH_NAMES
    yield ChecklistItem("PLAIN-1", "It reads at or below the level we set", low)
    short = all(
        len(found) <= PARAGRAPH_SENTENCES
        and all(len(words(each)) <= SENTENCE_WORDS for each in found)
        for found in map(sentences, texts)
    )
    yield ChecklistItem("PLAIN-2", "Its sentences and paragraphs are short", short)
    yield ChecklistItem("PEMAT-5", "Most sentences say who does what", active >= ACTIVE)


def _shape(file: TopicFile, prose: PageProse, blocks: list[Block]) -> Iterator[ChecklistItem]:
    counts = part_words(prose)
    short = max(counts.values(), default=0) <= PART_WORDS
    yield ChecklistItem("PEMAT-8", "Its sections are short", short)
    yield ChecklistItem("PEMAT-11", "It begins with its key points", bool(file.key_points))
    pictured = any(isinstance(block, _PICTURES) for block in blocks)
    yield ChecklistItem("PEMAT-15", "It shows a picture or a table", pictured)
    said = (sentence for text in _texts(prose) for sentence in sentences(text))
    acts = any(map(_ACT.search, said))
    yield ChecklistItem("PEMAT-20", "It names something that you can do", acts)
    yield ChecklistItem("PEMAT-23", "It has questions to take to your team", bool(file.questions))
    yield ChecklistItem("EASY-1", "It has an easy-read version", bool(file.easy_read))


def _evidence(
    file: TopicFile, prose: PageProse, blocks: list[Block], *, has_figures: bool
) -> Iterator[ChecklistItem]:
    if file.decision or file.strategy:
        said = "It says which decision it is about"
        yield ChecklistItem("IPDAS-2", said, bool(file.decision))
    if prose.cites_each:
        rests = {each.unit for each in prose.passages if each.cites or each.marked_plain}
        all_rest = all(each.unit in rests for each in prose.passages if each.role in _READ)
        yield ChecklistItem("IPDAS-8", "Every claim names its source", all_rest)
    if has_figures:  # which a finding cannot be without
        said = "Each chance says in whom, over how long and how sure we are"
        yield ChecklistItem("IPDAS-16", said, True)
    differ = any(
        isinstance(block, Callout) and block.kind is CalloutKind.TWO_VIEWS for block in blocks
    )
    headings = [heading for heading, _ in prose.parts]
    open_points = differ or any(map(_OPEN.search, [*headings, *_texts(prose)]))
    yield ChecklistItem("PLAIN-5", "It says what is not known or not agreed", open_points)
