"""Turns a page into what is heard of it: in which order, sentence by sentence, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.article import Article, Glance
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Runs,
    Table,
    plain,
)
from desktop.domain.comparing import CompareView, Likeness
from desktop.domain.content import Comparison, Diagram, PageKind, SelfCheck
from desktop.domain.evidence import Finding
from desktop.domain.listening import Passage, Script, Sentence, step_anchor
from desktop.domain.screens import ReaderView
from desktop.handouts.wording import both_ways, finding_facts
from desktop.library.sentences import spans
from desktop.library.spoken import SpokenWords

_LIKENESS = {
    Likeness.SAME: "Same",
    Likeness.DIFFERENT: "Different",
    Likeness.NOT_KNOWN: "Not known",
}
TOP, CHECK, ASK = "key-points", "check-yourself", "ask-your-team"  # parts of every page


def script(passages: Iterable[Passage], words: SpokenWords) -> Script:
    """The sentences of `passages`, in words for the ear."""
    kept = tuple(passages)
    sentences: list[Sentence] = []
    for place, passage in enumerate(kept):
        sentences += _sentences(place, passage, words)
    return Script(kept, tuple(sentences))


def _sentences(place: int, passage: Passage, words: SpokenWords) -> Iterator[Sentence]:
    if not passage.shown or passage.heard:
        heard = passage.heard or passage.before
        for start, end in spans(heard):
            yield Sentence(place, 0, len(passage.shown), _ended(words.said(heard[start:end])))
        return
    before = f"{passage.before} " if passage.before else ""
    for start, end in spans(passage.shown):
        said = words.said(before + passage.shown[start:end])
        before = ""
        if any(letter.isalnum() for letter in said):
            yield Sentence(place, start, end, _ended(said))


def _ended(said: str) -> str:
    """With a full stop, so that a voice lets a heading or a cell come to its end."""
    return said if said.endswith((".", "?", "!", ":", ";", '"', "”")) else f"{said}."


def passages(view: ReaderView) -> Iterator[Passage]:
    """A page from its title to its questions; its sources are left to the eye."""
    article = view.article
    yield Passage(TOP, article.title)
    if article.glance is not None:
        yield from _lines(TOP, (fact.line for fact in article.glance.names))
    if article.lead:
        yield Passage(TOP, article.lead)
    if article.review is not None:
        yield Passage(TOP, heard=article.review.notice)
    if article.glance is not None:
        yield from _glance(article.glance, view)
    if article.key_points:
        yield Passage(TOP, "Key points")
        yield from _lines(TOP, article.key_points)
    for section in article.sections:
        if section.heading:
            yield Passage(section.anchor, section.heading)
        for block in section.blocks:
            yield from _block(section.anchor, block, view)
    if article.self_check:
        yield Passage(CHECK, "Check my understanding")
        for check in article.self_check:
            yield from _check(check)
    if article.questions:
        yield Passage(ASK, "Ask your team")
        for question in article.questions:
            yield Passage(ASK, question.text)


def diagram_passages(diagram: Diagram, *, by_step: bool) -> Iterator[Passage]:
    """A diagram's own screen: title, caption and the picture in words, or its steps."""
    if not by_step:
        for words in (diagram.title, diagram.caption, *diagram.text):
            yield Passage(TOP, words)
        return
    total = len(diagram.steps)
    for number, step in enumerate(diagram.steps, 1):
        yield Passage(step_anchor(number), step.title, before=f"Step {number} of {total}:")
        yield Passage(step_anchor(number), step.caption)


def aspect_passages(view: CompareView, aspect_id: str) -> Iterator[Passage]:
    """One aspect of a comparison: whether the options differ, what each says, what to ask."""
    aspect = next(each for each in view.board.aspects if each.id == aspect_id)
    yield Passage(TOP, aspect.label)
    yield Passage(TOP, _LIKENESS[view.likeness[aspect_id]])
    for row in view.comparison.rows:
        if row.id == aspect_id:
            for option, cell in zip(view.comparison.options, row.cells, strict=True):
                yield Passage(TOP, plain(cell.runs), before=f"{option.name}:")
    yield Passage(TOP, aspect.ask.text, before="You could ask:")


def _glance(glance: Glance, view: ReaderView) -> Iterator[Passage]:
    for fact in glance.facts:
        yield Passage(TOP, plain(fact.runs), before=f"{fact.label}:")
    if glance.dispute is not None:
        yield from _block(TOP, glance.dispute, view)


def _block(anchor: str, block: Block, view: ReaderView) -> Iterator[Passage]:
    match block:
        case Heading(text):
            yield Passage(anchor, text)
        case Paragraph(runs):
            yield from _lines(anchor, (runs,))
        case BulletList(items, ordered):
            yield from _list(anchor, items, ordered)
        case Callout(_, title, inner):
            yield Passage(anchor, title)
            for each in inner:
                yield from _block(anchor, each, view)
        case Figure(diagram):
            yield from _diagram(anchor, view.diagrams[diagram], view.article)
        case FindingFigure(finding):
            yield from _finding(anchor, view.findings[finding])
        case ComparisonFigure(comparison, rows):
            yield from _comparison(anchor, view.comparisons[comparison].shown(rows))
        case Table(caption, header, rows):
            yield Passage(anchor, caption)
            names = tuple(plain(cell).strip() for cell in header)
            for number, row in enumerate(rows):
                cells = tuple(plain(cell).strip() for cell in row)
                yield from _row(anchor, number, names, cells)


def _lines(anchor: str, lines: Iterable[Runs]) -> Iterator[Passage]:
    return (Passage(anchor, plain(runs)) for runs in lines)


def _list(anchor: str, items: tuple[Runs, ...], ordered: bool) -> Iterator[Passage]:
    for number, runs in enumerate(items, 1):
        yield Passage(anchor, plain(runs), before=f"{number}:" if ordered else "")


def _diagram(anchor: str, diagram: Diagram, article: Article) -> Iterator[Passage]:
    """Title, caption and the picture in words; a diagram's own page holds all of it anyway."""
    yield Passage(anchor, diagram.title)
    if article.kind is PageKind.DIAGRAM:
        return
    yield Passage(anchor, diagram.caption)
    for paragraph in diagram.text:
        yield Passage(anchor, paragraph)


def _finding(anchor: str, finding: Finding) -> Iterator[Passage]:
    """A figure both ways round, and what is needed to weigh it."""
    yield Passage(anchor, finding.title)
    for sentence in both_ways(finding):
        yield Passage(anchor, heard=sentence)
    facts = dict(finding_facts(finding))
    for label, shown in _record(finding, facts["How sure we are"]):
        said = facts.pop(label, "")
        if said:
            yield Passage(anchor, f"{shown[:1].upper()}{shown[1:]}", heard=f"{label}: {said}")
    for label, said in facts.items():
        yield Passage(anchor, heard=f"{label}: {said}")


def _record(finding: Finding, sure: str) -> Iterator[tuple[str, str]]:
    """What is seen of a finding's record, in the order of the page."""
    yield "Who was studied", f"{finding.group} ({finding.people})"
    yield "Over how long", finding.period
    compared = finding.comparator
    if finding.comparator_numerator is not None:
        compared += f": {finding.comparator_numerator} out of {finding.base:,}"
    yield "Compared with", compared
    yield "Kind of study", finding.design
    yield "How sure we are", f"{sure.partition('.')[0]}. {finding.certainty_reason}"


def _comparison(anchor: str, comparison: Comparison) -> Iterator[Passage]:
    names = ("", *(option.name for option in comparison.options))
    number, group = 0, ""
    for row in comparison.rows:
        if row.group and row.group != group:
            yield from _row(anchor, number, names, (row.group,))
            number += 1
        group = row.group
        cells = (row.label, *(plain(cell.runs).strip() for cell in row.cells))
        yield from _row(anchor, number, names, cells)
        number += 1


def _row(
    anchor: str, number: int, names: tuple[str, ...], cells: tuple[str, ...]
) -> Iterator[Passage]:
    """A row cell by cell, each behind its row and column: "How often, Tablets: daily"."""
    label, *others = cells
    if not others:  # the name of a group of rows
        yield Passage(anchor, label, cell=(number, 0))
        return
    if len(names) == 2:  # two columns are read as pairs
        yield Passage(anchor, others[0], before=f"{label}:", cell=(number, 1))
        return
    for column, (name, cell) in enumerate(zip(names[1:], others, strict=True), 1):
        yield Passage(anchor, cell, before=f"{label.rstrip('?')}, {name}:", cell=(number, column))


def _check(check: SelfCheck) -> Iterator[Passage]:
    """The question and its answers; which is right is told when one has been pressed."""
    yield Passage(CHECK, check.ask)
    for number, answer in enumerate((*check.answers, "Not sure"), 1):
        yield Passage(CHECK, answer, before=f"Answer {number}:")
