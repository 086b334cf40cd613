"""Lays out short answers in rows and columns, or on cards, and charts among them."""

from __future__ import annotations

from desktop.diagrams.layouts.answer_rows import Answer, AnswerRow, draw_rows, heads_for
from desktop.diagrams.layouts.parts import draw_part
from desktop.diagrams.layouts.range_chart import draw_chart
from desktop.diagrams.measure import wrap_whole
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.matrix import Matrix, MatrixCell, MatrixPart


def lay_out(spec: Matrix, frame: Frame) -> Layout:
    """The matrix for this width and text size."""
    sheet = Sheet(frame)
    y = sheet.left
    for place, part in enumerate(spec.parts):
        y = _draw_part(sheet, spec, part, y + (frame.mark(14) if place else 0.0))
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, y + frame.mark(16), weight=700))


def _draw_part(sheet: Sheet, spec: Matrix, part: MatrixPart, top: float) -> float:
    def draw(on: Sheet, y: float) -> float:
        if part.chart is not None:
            return draw_chart(on, part.chart, y)
        rows = [
            AnswerRow(row.id, row.name, tuple(_answer(spec, c) for c in row.cells), row.identity)
            for row in part.rows
        ]
        return draw_rows(on, heads_for(on, part.corner, part.columns, rows), rows, y)

    if not part.name:
        return draw(sheet, top)
    return draw_part(sheet, part.id, part.name, part.lead, top, draw)


def _answer(spec: Matrix, cell: MatrixCell) -> Answer:
    mark = spec.mark(cell)
    if mark is None:
        return Answer("", "", cell.words)
    return Answer(mark.sign, mark.word, cell.words)
