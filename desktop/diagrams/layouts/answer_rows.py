"""Rows of short answers: a table where its columns fit, cards with questions where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagrams.layouts.signs import draw_sign, sign_size
from desktop.diagrams.layouts.timeline_chart import draw_bar
from desktop.diagrams.measure import ASCENT, LEADING, width_of, wrap, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Ink, Line, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of, name_size
from desktop.domain.tokens import STRATEGY_MARKS

COLUMN = 178  # relative px from which there is room for each column
LEAST = 7.0  # narrowest column, in labels
LEAST_NAME = 9.0
MOST = 24.0  # width beyond which a column asks for no more
MOST_LINES = 6  # about: the longest answer of a column
BESIDE = 400  # relative px from which an answer on a card stands beside its question
SHORT_QUESTIONS = 0.3  # of the room: so short ones leave room for answers beside them anywhere
SWATCH = 26.0  # px
BETWEEN = 22.0  # px between columns
FEW = 3  # rows that stay on the page of their headings


@dataclass(frozen=True, slots=True)
class Answer:
    """A sign, its word, and more words; each may be missing."""

    sign: str
    word: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A named row; `identity` is the key of a strategy's mark, or empty."""

    id: str
    name: str
    answers: tuple[Answer, ...]
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """What heads the columns: `corner` the names, `questions` the answers.

    Args:
        widths: of all columns; empty if the columns do not fit.
    """

    corner: str
    questions: tuple[str, ...]
    widths: tuple[float, ...]


def heads_for(
    sheet: Sheet, corner: str, questions: Sequence[str], rows: Sequence[AnswerRow]
) -> Heads:
    """Columns that hold all of `rows`, if they fit."""
    return Heads(corner, tuple(questions), _widths(sheet, corner, questions, rows))


def draw_rows(sheet: Sheet, heads: Heads, rows: Sequence[AnswerRow], top: float) -> float:
    """Draw `rows` below each other from `top`; gives the y below them."""
    if heads.widths:
        return _draw_table(sheet, heads, rows, top)
    return _draw_cards(sheet, heads.questions, rows, top)


# The table


def _widths(
    sheet: Sheet, corner: str, questions: Sequence[str], rows: Sequence[AnswerRow]
) -> tuple[float, ...]:
    """The width of each column; none if they do not fit."""
    frame = sheet.frame
    if frame.relative_width < COLUMN * (len(questions) + 1):
        return ()
    room = sheet.room - 2 * frame.mark(12) - frame.mark(BETWEEN) * len(questions)
    columns = [_name_needs(frame, corner, rows)]
    for place, question in enumerate(questions):
        columns.append(_needs(frame, question, [row.answers[place] for row in rows]))
    spare = room - sum(least for least, _ in columns)
    if spare < 0:
        return ()
    wishes = [wish - least for least, wish in columns]
    share = min(spare / max(sum(wishes), 1.0), 1.0)
    left = (spare - share * sum(wishes)) / len(columns)
    return tuple(
        least + share * wished + left for (least, _), wished in zip(columns, wishes, strict=True)
    )


def _name_needs(frame: Frame, corner: str, rows: Sequence[AnswerRow]) -> tuple[float, float]:
    """The least width of the column of names, and the width that it could use."""
    swatch = _swatch_room(rows, frame)
    names = [row.name for row in rows]
    least = swatch + max(
        min(LEAST_NAME * frame.label, max(width_of(name, frame.name, 700) for name in names)),
        _longest((corner, *names), frame.name, 700),
    )
    return least, max(least, swatch + max(width_of(name, frame.name, 700) for name in names))


def _needs(frame: Frame, question: str, answers: Sequence[Answer]) -> tuple[float, float]:
    """The least width of a column, and the width that it could use."""
    size = frame.label
    indent = sign_size(frame) + frame.mark(8) if any(a.sign for a in answers) else 0.0
    words = [width_of(a.words, size, 500) for a in answers if a.words]
    whole = max([width_of(a.word, size, 700) for a in answers if a.word] + words, default=0.0)
    longest = max(
        indent + _longest([a.word for a in answers], size, 700),
        indent + _longest([a.words for a in answers], size, 500),
        _longest([question], size, 700),
    )
    short = min(max(LEAST * size, max(words, default=0.0) / MOST_LINES), whole)
    least = max(indent + short, longest)
    return least, max(least, indent + min(whole, MOST * size))


def _longest(texts: Sequence[str], size: float, weight: int) -> float:
    words = (word for text in texts for word in text.split())
    return max((width_of(word, size, weight) for word in words), default=0.0)


def _swatch_room(rows: Sequence[AnswerRow], frame: Frame) -> float:
    return frame.mark(SWATCH + 12) if any(row.identity for row in rows) else 0.0


def _draw_table(sheet: Sheet, heads: Heads, rows: Sequence[AnswerRow], top: float) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    widths = heads.widths
    lefts, x = [], sheet.left + mark(12)
    for width in widths:
        lefts.append(x)
        x += width + mark(BETWEEN)
    lines = [
        wrap_evenly(head, frame.label, 700, width)
        for head, width in zip((heads.corner, *heads.questions), widths, strict=True)
    ]
    tallest = max(height_of(each, frame.label) for each in lines)
    for each, left in zip(lines, lefts, strict=True):
        y = top + tallest - height_of(each, frame.label)
        sheet.write(each, left, y, weight=700, fill=frame.colours.label_muted)
    y = top + tallest + mark(10)
    strong = Ink(stroke=frame.colours.axis, width=mark(2))
    sheet.put(Line(sheet.left, y, sheet.right, y, strong))
    y += mark(1)
    for place, row in enumerate(rows):
        if place and frame.focus not in (row.id, rows[place - 1].id):
            sheet.rule(y)
        y = _draw_table_row(sheet, row, _swatch_room(rows, frame), lefts, widths, y)
        if len(rows) > FEW or place == len(rows) - 1:
            sheet.allow_cut(y)
    return y


def _draw_table_row(
    sheet: Sheet,
    row: AnswerRow,
    swatch: float,
    lefts: Sequence[float],
    widths: Sequence[float],
    top: float,
) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    pad = mark(13)
    names = wrap_evenly(row.name, frame.name, 700, widths[0] - swatch)
    answers = [
        _measured(answer, frame, width, run_in=False)
        for answer, width in zip(row.answers, widths[1:], strict=True)
    ]
    height = max(
        height_of(names, frame.name),
        mark(SWATCH) if swatch else 0.0,
        *(answer.height for answer in answers),
    )
    box = Box(sheet.left, top, sheet.room, height + 2 * pad)
    sheet.mark_area(row.id, row.name, box.grown(-mark(1.5)), mark(12), edge=True)
    _draw_swatch(sheet, row, lefts[0], top + pad)
    sheet.write(names, lefts[0] + swatch, top + pad, size=frame.name, weight=700)
    level = ASCENT * (frame.name - frame.label)  # the first lines stand on one line
    for answer, left in zip(answers, lefts[1:], strict=True):
        _write_answer(sheet, answer, left, top + pad + level)
    return box.bottom


def _draw_swatch(sheet: Sheet, row: AnswerRow, left: float, top: float) -> None:
    """The colour and pattern of a strategy."""
    if row.identity:
        frame = sheet.frame
        mark = STRATEGY_MARKS[row.identity]
        side = frame.mark(SWATCH)
        middle = top + ASCENT * frame.name / 2
        box = Box(left, max(middle - side / 2, top - frame.mark(6)), side, side)
        draw_bar(sheet, box, getattr(frame.colours, mark.colour), mark)


@dataclass(frozen=True, slots=True)
class _Measured:
    """An answer broken into lines.

    Args:
        indent: room for the sign.
        run_in: where its words begin on the line of its word; 0 if they begin below it.
    """

    answer: Answer
    indent: float
    word: tuple[str, ...]
    words: tuple[str, ...]
    run_in: float
    height: float


def _measured(answer: Answer, frame: Frame, room: float, *, run_in: bool) -> _Measured:
    size = frame.label
    indent = sign_size(frame) + frame.mark(8) if answer.sign else 0.0
    room -= indent
    word = wrap_evenly(answer.word, size, 700, room) if answer.word else ()
    words = wrap_whole(answer.words, size, 500, room) if answer.words else ()
    start = width_of(answer.word, size, 700) + frame.mark(10) if word and words else 0.0
    if run_in and start and start <= room / 2:
        lines = _run_in(answer.words, size, room, start)
        return _Measured(answer, indent, word, lines, start, height_of(lines, size))
    between = frame.mark(3) if word and words else 0.0
    height = height_of(word, size) + between + height_of(words, size)
    return _Measured(answer, indent, word, words, 0.0, height)


def _run_in(text: str, size: float, room: float, start: float) -> tuple[str, ...]:
    """`text` in lines, of which the first has room only from `start` on."""
    first, *rest = wrap(text, size, 500, room - start)
    if not rest:
        return (first,)
    return (first, *wrap(text[len(first) :].strip(), size, 500, room))


def _write_answer(sheet: Sheet, measured: _Measured, left: float, top: float) -> None:
    if measured.answer.sign:
        draw_sign(sheet, measured.answer.sign, left, top)
    left += measured.indent
    below = sheet.write(measured.word, left, top, weight=700)
    if measured.run_in:
        first, *rest = measured.words
        sheet.write([first], left + measured.run_in, top)
        sheet.write(rest, left, top + LEADING * sheet.frame.label)
    else:
        sheet.write(measured.words, left, below + (sheet.frame.mark(3) if measured.word else 0.0))


# The cards


def _draw_cards(
    sheet: Sheet, questions: Sequence[str], rows: Sequence[AnswerRow], top: float
) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    pad = mark(16 if frame.relative_width >= BESIDE else 12)
    room = sheet.room - 2 * pad
    asked = max(width_of(question, frame.label, 500) for question in questions)
    if frame.relative_width >= BESIDE:
        asked = min(asked, 0.4 * room)
        indent = asked + mark(16)
    else:
        indent = asked + mark(16) if asked <= SHORT_QUESTIONS * room else 0.0
    y = top
    for row in rows:
        y = _draw_card(sheet, questions, row, pad, indent, y) + mark(12)
        sheet.allow_cut(y - mark(6))
    return y - mark(12)


def _draw_card(
    sheet: Sheet, questions: Sequence[str], row: AnswerRow, pad: float, indent: float, top: float
) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    left, room = sheet.left + pad, sheet.room - 2 * pad
    swatch = mark(SWATCH + 12) if row.identity else 0.0
    size = name_size(frame, row.name, room - swatch)
    names = wrap_evenly(row.name, size, 700, room - swatch)
    parts = [
        _Part.of(frame, question, answer, room, indent)
        for question, answer in zip(questions, row.answers, strict=True)
    ]
    head = max(height_of(names, size), mark(SWATCH) if swatch else 0.0)
    height = 2 * pad + head + sum(part.height + mark(12) for part in parts)
    box = Box(sheet.left, top, sheet.room, height).grown(-mark(1.5))
    sheet.mark_area(row.id, row.name, box, mark(14), edge=True)
    if row.id != frame.focus:
        sheet.put(Rect(box, Ink(stroke=frame.colours.grid, width=mark(2)), mark(14)))
    _draw_swatch(sheet, row, left, top + pad)
    sheet.write(names, left + swatch, top + pad, size=size, weight=700)
    y = top + pad + head + mark(12)
    for part in parts:
        below = sheet.write(part.question, left, y, fill=frame.colours.label_muted)
        if part.indent:
            _write_answer(sheet, part.answer, left + part.indent, y)
        else:
            _write_answer(sheet, part.answer, left, below + mark(5))
        y += part.height + mark(12)
    return top + height


@dataclass(frozen=True, slots=True)
class _Part:
    """A question on a card with its answer: `indent` behind its start, or below it if 0."""

    question: tuple[str, ...]
    answer: _Measured
    indent: float
    height: float

    @classmethod
    def of(cls, frame: Frame, question: str, answer: Answer, room: float, indent: float) -> _Part:
        size = frame.label
        asked = wrap(question, size, 500, indent - frame.mark(16) if indent else room)
        measured = _measured(answer, frame, room - indent, run_in=True)
        height = height_of(asked, size)
        if indent:
            return cls(asked, measured, indent, max(height, measured.height))
        return cls(asked, measured, indent, height + frame.mark(5) + measured.height)
