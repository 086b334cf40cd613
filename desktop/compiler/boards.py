"""Builds the boards on which strategies or treatments are compared, and the value cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.compiler.checks import check_words
from desktop.compiler.claims import NOT_KNOWN
from desktop.compiler.fairness import CELL_WORDS, too_long
from desktop.compiler.gather import ASPECTS, BOARDS, Gathered, Read
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.prose import words
from desktop.compiler.schemas import AspectFile, BoardFile, ValueFile
from desktop.compiler.shelf import STRATEGY_FIELDS, TREATMENT_FIELDS, PageDraft, Shelf
from desktop.domain import comparing
from desktop.domain.blocks import Citation, Runs, plain
from desktop.domain.comparing import (
    STRATEGIES,
    TREATMENTS,
    Answer,
    Answers,
    Aspect,
    Board,
    ValueCard,
)
from desktop.domain.content import Comparison, Question, ReviewRecord, ReviewStatus

LABEL_WORDS = 6
ASK_WORDS = 20
WHY_WORDS = 45
_FIELDS: Mapping[str, Mapping[str, str]] = {
    STRATEGIES: STRATEGY_FIELDS,
    TREATMENTS: TREATMENT_FIELDS,
}


@dataclass(frozen=True, slots=True)
class BuiltAspect:
    """An aspect before it has its group, with every option's answer."""

    aspect: Aspect
    answers: Mapping[str, Answer]
    written: bool  # its cells stand in its own file, not in a comparison


def build_aspect(
    shelf: Shelf,
    read: Read[AspectFile],
    board: str,
    options: Collection[str],
    comparisons: Mapping[str, Comparison],
) -> tuple[BuiltAspect, PageProse]:
    """The aspect in `read`.

    Args:
        options: ids of those that must answer, in their order.
        comparisons: by id; an aspect may take its cells from a row of one.
    """
    draft, file = PageDraft(shelf, read), read.value
    draft.plain(Role.NAME, file.label, "label")
    check_words("a label", file.label, LABEL_WORDS, draft.line("label"), draft.say)
    draft.plain(Role.LINE, file.ask, "ask")
    check_words("a question", file.ask, ASK_WORDS, draft.line("ask"), draft.say)
    fields = _FIELDS[board]
    if file.field not in fields:
        fix = f"the fields are {', '.join(fields)}"
        draft.say(draft.line("field"), f"there is no field '{file.field}'", fix)
    if bool(file.answers) == bool(file.row):
        draft.say(1, "cells from both, or from nowhere", "write either 'answers:' or 'from:'")
    answers = (
        _taken(draft, file, options, comparisons)
        if file.row
        else dict(_written(draft, file, options))
    )
    aspect = Aspect(
        id=file.id,
        label=file.label,
        group="",
        field=file.field,
        ask=Question(f"aspect:{board}/{file.id}", file.ask),
        matters=tuple(file.matters),
        sources=_sources(answers.values()),
        review=_as_good_as(draft.review(file.review), comparisons.get(_place(file)[0])),
    )
    return BuiltAspect(aspect, answers, written=not file.row), draft.prose


def _written(
    draft: PageDraft, file: AspectFile, options: Collection[str]
) -> Iterator[tuple[str, Answer]]:
    for option in file.answers:
        if option not in options and f"page:{option}" not in draft.shelf.known.unread:
            at = draft.line("answers", option)
            draft.say(at, f"there is no option '{option}'", f"the options are {', '.join(options)}")
    for option in options:
        if option not in file.answers:
            fix = "add it; write 'Not known.' where it is not known"
            draft.say(draft.line("answers"), f"nothing is said for '{option}'", fix)
            continue
        given = file.answers[option]
        unit = draft.prose.new_unit()
        runs = draft.one(Role.CELL, given.text, "answers", option, "text", unit=unit)
        line = draft.line("answers", option, "text")
        check_words("a cell", plain(runs), CELL_WORDS, line, draft.say)
        yield option, Answer(runs, given.alike)


def _taken(
    draft: PageDraft,
    file: AspectFile,
    options: Collection[str],
    comparisons: Mapping[str, Comparison],
) -> dict[str, Answer]:
    """The cells of a comparison's row."""
    name, wanted = _place(file)
    line = draft.line("from")
    comparison = comparisons.get(name)
    if comparison is None:
        draft.shelf.known.has_comparison(name, line, draft.say)
        return {}
    row = next((row for row in comparison.rows if row.id == wanted), None)
    if row is None:
        rows = ", ".join(row.id for row in comparison.rows)
        draft.say(line, f"'{name}' has no row '{wanted}'", f"its rows are {rows}")
        return {}
    cells = {
        option.page or option.id: cell
        for option, cell in zip(comparison.options, row.cells, strict=True)
    }
    for option in (*options, *file.alike):
        known = option in options and option in cells
        if not known and f"page:{option}" not in draft.shelf.known.unread:
            draft.say(line, f"'{name}' says nothing for '{option}'", "write its cells here instead")
    return {
        option: Answer(cells[option].runs, file.alike.get(option, ""))
        for option in options
        if option in cells
    }


def _place(file: AspectFile) -> tuple[str, str]:
    """The comparison and the row that `file` takes its cells from; both empty if none."""
    comparison, _, row = file.row.partition("/")
    return comparison, row


def _as_good_as(review: ReviewRecord, comparison: Comparison | None) -> ReviewRecord:
    """`review`, unless the comparison that the cells stand in is a draft itself.

    The fingerprint of an aspect covers its own file only, not the words of a comparison.
    """
    if comparison is None or comparison.review.status is ReviewStatus.REVIEWED:
        return review
    return ReviewRecord(
        status=ReviewStatus.DRAFT,
        written=review.written,
        next_review=review.next_review,
        edited_since=review.edited_since or comparison.review.edited_since,
    )


def build_boards(
    found: Gathered,
    shelf: Shelf,
    built: Mapping[str, Mapping[str, BuiltAspect]],
    options: Mapping[str, Mapping[str, str]],
) -> tuple[tuple[Board, ...], tuple[Answers, ...]]:
    """Every board with its aspects in the order of its groups, and what each option says.

    Args:
        built: aspects by board and id.
        options: by board, the strategy that each option belongs to, in the options' order.
    """
    boards, answers = [], []
    for read in sorted(found.boards, key=lambda read: comparing.BOARDS.index(read.value.id)):
        ours = built[read.value.id]
        board = _board(shelf, read, ours, options[read.value.id])
        boards.append(board)
        answers += [
            Answers(
                option,
                {
                    aspect.id: ours[aspect.id].answers[option]
                    for aspect in board.aspects
                    if option in ours[aspect.id].answers
                },
            )
            for option in board.options
        ]
        _equal_room(shelf, read, ours, board)
    return tuple(boards), tuple(answers)


def _board(
    shelf: Shelf,
    read: Read[BoardFile],
    built: Mapping[str, BuiltAspect],
    options: Mapping[str, str],
) -> Board:
    """The board in `read`, of which every aspect stands in one group."""
    say, file = shelf.report.on(read.file), read.value
    aspects: dict[str, Aspect] = {}
    for number, group in enumerate(file.groups):
        for place, name in enumerate(group.aspects):
            line = read.line("groups", number, "aspects", place)
            if name in aspects:
                say(line, f"the aspect '{name}' stands twice", "keep it in one group")
            elif name in built:
                aspects[name] = replace(built[name].aspect, group=group.title)
            elif f"aspect:{file.id}/{name}" not in shelf.known.unread:
                say(line, f"there is no aspect '{name}'", f"write {ASPECTS}{file.id}/{name}.yaml")
    for name in built:
        if name not in aspects:
            fix = f"put it into a group of {BOARDS}"
            say(read.line("groups"), f"the aspect '{name}' stands in no group", fix)
    return Board(
        id=file.id,
        title=file.title,
        summary=file.summary,
        options=tuple(options),
        aspects=tuple(aspects.values()),
        strategies=options,
    )


def _equal_room(
    shelf: Shelf, read: Read[BoardFile], built: Mapping[str, BuiltAspect], board: Board
) -> None:
    """The cells written for each option add up to about as many words (IPDAS-7)."""
    totals: Counter[str] = Counter(dict.fromkeys(board.options, 0))
    for each in built.values():
        if each.written:
            for option, answer in each.answers.items():
                said = plain(answer.runs)
                totals[option] += 0 if NOT_KNOWN.match(said) else len(words(said))
    for name, total, shortest in too_long(totals):
        what = f"{total} words for '{name}', and {totals[shortest]} for '{shortest}'"
        shelf.report.add(read.file, read.line("id"), what, "keep the options alike in length")


def build_value(shelf: Shelf, read: Read[ValueFile]) -> tuple[ValueCard, PageProse]:
    draft, file = PageDraft(shelf, read), read.value
    draft.plain(Role.NAME, file.title, "title")
    draft.plain(Role.LINE, file.question, "question")
    why = draft.one(Role.PARAGRAPH, file.why, "why")
    check_words("a reason", plain(why), WHY_WORDS, draft.line("why"), draft.say)
    return ValueCard(file.id, file.title, file.question, why, draft.text.sources), draft.prose


def check_matters(found: Gathered, shelf: Shelf) -> None:
    """Every value card is spoken to by an aspect of every board, and none is unknown."""
    cards = [read.value.id for read in found.values]
    for board, reads in found.aspects.items():
        spoken_to: set[str] = set()
        for read in reads:
            for number, name in enumerate(read.value.matters):
                spoken_to.add(name)
                if name not in cards and not {f"value:{name}", "value:*"} & found.unread:
                    line = read.line("matters", number)
                    fix = f"the cards are {', '.join(cards)}"
                    shelf.report.add(read.file, line, f"there is no value card '{name}'", fix)
        if any(each.startswith(f"aspect:{board}/") for each in found.unread):
            continue
        for card in found.values:
            if card.value.id not in spoken_to:
                what = f"no aspect of {board} speaks to '{card.value.id}'"
                fix = f"name it under 'matters:' in {ASPECTS}{board}/"
                shelf.report.add(card.file, card.line("id"), what, fix)


def _sources(answers: Iterable[Answer]) -> tuple[str, ...]:
    """Keys cited in cells, each once."""
    return tuple(dict.fromkeys(key for answer in answers for key in _cited(answer.runs)))


def _cited(runs: Runs) -> Iterator[str]:
    for run in runs:
        if isinstance(run, Citation):
            yield from run.sources
