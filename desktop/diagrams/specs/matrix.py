"""Rows and columns of short answers, in one part or several, and waiting times on an axis."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.range_chart import RangeChart
from desktop.diagrams.specs.table import Table
from desktop.domain.tokens import STRATEGY_MARKS

SIGNS = ("tick", "bar", "ask", "full", "half", "empty")


@dataclass(frozen=True, slots=True)
class AnswerMark:
    """A short answer that stands in several cells, with its sign.

    Args:
        sign: one of `SIGNS`.
        word: what the sign says; it always stands beside it.
    """

    id: str
    sign: str
    word: str

    def __post_init__(self) -> None:
        demand_words(f"mark '{self.id}'", word=self.word)
        known = self.sign in SIGNS
        demand(known, f"mark '{self.id}' needs one of the signs {', '.join(SIGNS)}")


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What stands where a row meets a column: a mark, words, or both."""

    mark: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        demand(bool(self.mark) or bool(self.words.strip()), "a cell has neither mark nor words")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row; `identity` is the key of a strategy's mark in `tokens.STRATEGY_MARKS`."""

    id: str
    name: str
    cells: tuple[MatrixCell, ...]
    identity: str = ""

    def __post_init__(self) -> None:
        what = f"row '{self.id}'"
        demand_words(what, name=self.name)
        known = not self.identity or self.identity in STRATEGY_MARKS
        demand(known, f"{what} has no known identity")


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """Rows and columns, or a chart, under a heading.

    Args:
        lead: a line below the heading; may be empty, but says what the figures of a chart are.
        corner: what the rows are.
    """

    id: str
    name: str = ""
    lead: str = ""
    corner: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[MatrixRow, ...] = ()
    chart: RangeChart | None = None

    def __post_init__(self) -> None:
        what = f"part '{self.id}'"
        demand(bool(self.rows) != bool(self.chart), f"{what} needs either rows or a chart")
        if self.chart is None:
            demand_words(what, corner=self.corner)
            demand(bool(self.columns), f"{what} has no columns")
        for row in self.rows:
            filled = len(row.cells) == len(self.columns)
            demand(filled, f"row '{row.id}' needs {len(self.columns)} cells, one for each column")

    @property
    def ids(self) -> list[str]:
        """Everything in it that a step or a link may lead to."""
        if self.chart is None:
            return [self.id, *(row.id for row in self.rows)]
        return [self.id, *(row.id for row in self.chart.rows)]


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What is written around the parts: `part`, `what` and `answer` head a table of several."""

    note: str
    part: str = ""
    what: str = ""
    answer: str = ""

    def __post_init__(self) -> None:
        demand_words("the matrix", note=self.note)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Short answers, each told by a sign and its word."""

    words: MatrixWords
    marks: tuple[AnswerMark, ...]
    parts: tuple[MatrixPart, ...]

    def __post_init__(self) -> None:
        demand(bool(self.parts), "a matrix needs a part")
        demand_ids("marks", [mark.id for mark in self.marks])
        signs = [mark.sign for mark in self.marks]
        demand(len(set(signs)) == len(signs), "two marks have the same sign")
        demand_ids("parts and rows", [each for part in self.parts for each in part.ids])
        known = {mark.id for mark in self.marks}
        for part in self.parts:
            for row in part.rows:
                strange = {cell.mark for cell in row.cells if cell.mark} - known
                demand(not strange, f"row '{row.id}' has an unknown mark: {', '.join(strange)}")
        if len(self.parts) > 1:
            words = {"part": self.words.part, "what": self.words.what, "answer": self.words.answer}
            demand_words("the matrix", **words)
            for part in self.parts:
                demand_words(f"part '{part.id}'", name=part.name)

    def mark(self, cell: MatrixCell) -> AnswerMark | None:
        """The mark of `cell`, if it has one."""
        return next((mark for mark in self.marks if mark.id == cell.mark), None)

    def answer(self, cell: MatrixCell) -> str:
        """All that `cell` says."""
        mark = self.mark(cell)
        if mark is None:
            return cell.words
        if not cell.words:
            return mark.word
        goes_on = cell.words[0].islower()  # "Avoid" goes on with "if possible"
        return f"{mark.word} {cell.words}" if goes_on else f"{mark.word}. {cell.words}"

    def table(self) -> Table:
        """The rows as they are drawn; those of several parts in one table."""
        first = self.parts[0]
        if len(self.parts) == 1 and first.chart is None:
            rows = tuple((row.name, *map(self.answer, row.cells)) for row in first.rows)
            return Table((first.corner, *first.columns), rows)
        header = (self.words.part, self.words.what, self.words.answer)
        return Table(header, tuple(line for part in self.parts for line in self._lines(part)))

    def _lines(self, part: MatrixPart) -> list[tuple[str, str, str]]:
        if part.chart is not None:
            lines = part.chart.table().rows
            return [(part.name, line[0], ". ".join(line[1:])) for line in lines]
        return [(part.name, row.name, ". ".join(self._asked(part, row))) for row in part.rows]

    def told(self) -> tuple[str, ...]:
        """A paragraph for each row, after the heading of its part."""
        paragraphs: list[str] = []
        for part in self.parts:
            if part.name:
                lead = f" {part.lead}." if part.lead else ""
                paragraphs.append(f"{part.name}.{lead}")
            if part.chart is not None:
                paragraphs.extend(part.chart.rows_told())
            for row in part.rows:
                answers = " ".join(f"{each}." for each in self._asked(part, row))
                paragraphs.append(f"{row.name}. {answers}")
        return (*paragraphs, self.words.note)

    def _asked(self, part: MatrixPart, row: MatrixRow) -> list[str]:
        return [
            f"{column}{'' if column.endswith('?') else ':'} {self.answer(cell)}"
            for column, cell in zip(part.columns, row.cells, strict=True)
        ]
