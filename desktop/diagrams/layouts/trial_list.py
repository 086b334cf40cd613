"""Lays out trials in groups: a table where its columns fit, and cards where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.diagrams.layouts.answer_rows import Answer, AnswerRow, Heads, draw_rows, heads_for
from desktop.diagrams.layouts.parts import draw_part
from desktop.diagrams.measure import wrap_whole
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.trial_list import Trial, TrialGroup, TrialList

SIGNS: Mapping[str, str] = {
    "reported": "tick",
    "awaited": "clock",
    "running": "running",
    "unknown": "ask",
}


def lay_out(spec: TrialList, frame: Frame) -> Layout:
    """The list for this width and text size."""
    sheet = Sheet(frame)
    as_of = wrap_whole(spec.words.as_of, frame.label, 700, sheet.room)
    y = sheet.write(as_of, sheet.left, sheet.left, weight=700)
    words = spec.words
    rows = {group.id: [_row(spec, trial) for trial in group.trials] for group in spec.groups}
    questions = (words.question, words.people, words.state)
    everything = [row for own in rows.values() for row in own]
    heads = heads_for(sheet, words.trial, questions, everything)
    for group in spec.groups:
        y = _draw_group(sheet, group, heads, rows[group.id], y + frame.mark(14))
    return sheet.finish(y)


def _draw_group(
    sheet: Sheet, group: TrialGroup, heads: Heads, rows: Sequence[AnswerRow], top: float
) -> float:
    def draw(on: Sheet, y: float) -> float:
        return draw_rows(on, heads, rows, y)

    return draw_part(sheet, group.id, group.name, "", top, draw)


def _row(spec: TrialList, trial: Trial) -> AnswerRow:
    answers = (
        Answer("", "", trial.question),
        Answer("", "", spec.people(trial)),
        Answer(SIGNS[trial.state], spec.state(trial), trial.detail),
    )
    return AnswerRow(trial.id, trial.name, answers)
