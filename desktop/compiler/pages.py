"""Builds strategies, treatments and comparisons from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.compiler.calendars import build_events, build_plan
from desktop.compiler.checks import check_voice, check_words, grades
from desktop.compiler.gather import Read
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.schemas import (
    CellFile,
    ComparisonFile,
    RowFile,
    StrategyFile,
    TreatmentFile,
)
from desktop.compiler.shelf import STRATEGY_FIELDS, TREATMENT_FIELDS, PageDraft, Shelf
from desktop.compiler.topics import build_self_check
from desktop.domain.blocks import plain
from desktop.domain.content import (
    STRATEGY_IDS,
    Cell,
    Comparison,
    ComparisonRow,
    Option,
    SideEffect,
    Strategy,
    Treatment,
    WhatIfStep,
)

STRATEGY_NUMBERS = (11, 18)
TREATMENT_NUMBERS = (401, 600)
COMPARISON_NUMBERS = (601, 700)


def build_strategy(
    shelf: Shelf, read: Read[StrategyFile], treatments: Mapping[str, Treatment]
) -> tuple[Strategy, PageProse]:
    """The strategy in `read`.

    Args:
        treatments: by id; its plan is made of some of them.
    """
    draft, file = PageDraft(shelf, read), read.value
    if file.id not in STRATEGY_IDS:
        fix = f"the strategies are {', '.join(STRATEGY_IDS)}"
        draft.say(draft.line("id"), f"'{file.id}' is no strategy", fix)
    draft.plain(Role.NAME, file.name, "name")
    draft.plain(Role.LINE, file.summary, "summary")
    draft.plain(Role.LINE, file.decision, "decision")
    plan = build_plan(draft, read, treatments)
    what_if = dict(_what_if(draft, file))
    fields = draft.fields(file.fields, STRATEGY_FIELDS)
    self_check = tuple(build_self_check(draft, file.self_check))
    draft.must_cite()
    grades(draft.prose, shelf.names, draft.say)
    check_voice(draft.prose, draft.say)
    strategy = Strategy(
        id=file.id,
        number=draft.number(file.number, *STRATEGY_NUMBERS),
        name=file.name,
        summary=file.summary,
        status=file.status,
        decision=file.decision,
        search_words=tuple(file.search),
        fields=fields,
        sources=draft.text.sources,
        review=draft.review(file.review),
        plan=plan,
        what_if=what_if,
        self_check=self_check,
    )
    return strategy, draft.prose


def _what_if(draft: PageDraft, file: StrategyFile) -> Iterator[tuple[str, tuple[WhatIfStep, ...]]]:
    """Next steps for each field that says what comes if something changes."""
    branches = [key for key in STRATEGY_FIELDS if key.startswith("if-")]
    for key in file.what_if:
        if key not in branches:
            fix = f"the branches are {', '.join(branches)}"
            draft.say(draft.line("what_if", key), f"there is no branch '{key}'", fix)
    for key in branches:
        if key not in file.what_if:
            fix = "add it, with 2 or 3 next steps"
            draft.say(draft.line("what_if"), f"the branch '{key}' is missing", fix)
        for number, step in enumerate(file.what_if.get(key, ())):
            at = ("what_if", key, number)
            name = draft.plain(Role.NAME, step.name, *at, "name")
            check_words("the name of a next step", name, 5, draft.line(*at, "name"), draft.say)
            detail = draft.plain(Role.LINE, step.detail, *at, "detail")
            check_words("a next step", detail, 12, draft.line(*at, "detail"), draft.say)
        if key in file.what_if:
            yield key, tuple(WhatIfStep(step.name, step.detail) for step in file.what_if[key])


def build_treatment(shelf: Shelf, read: Read[TreatmentFile]) -> tuple[Treatment, PageProse]:
    draft, file = PageDraft(shelf, read), read.value
    draft.plain(Role.NAME, file.name, "name")
    draft.plain(Role.LINE, file.summary, "summary")
    draft.plain(Role.NAME, file.medicine_class, "class")
    shelf.known.has_strategy(file.strategy, draft.line("strategy"), draft.say)
    key_points = tuple(
        draft.one(Role.KEY_POINT, text, "key_points", number)
        for number, text in enumerate(file.key_points)
    )
    contested = draft.one(Role.PARAGRAPH, file.contested, "contested") if file.contested else ()
    check_words("a contested place", plain(contested), 45, draft.line("contested"), draft.say)
    schedule = build_events(draft, file.schedule, "schedule")
    fields = draft.fields(file.fields, TREATMENT_FIELDS)
    for number, finding in enumerate(file.findings):
        draft.text.show_finding(finding, draft.line("findings", number))
    side_effects = tuple(_side_effects(draft, file))
    questions = draft.questions(file.id, file.questions)
    draft.must_cite()
    grades(draft.prose, shelf.names, draft.say)
    check_voice(draft.prose, draft.say)
    treatment = Treatment(
        id=file.id,
        number=draft.number(file.number, *TREATMENT_NUMBERS),
        name=file.name,
        names_uk=tuple(file.names.uk),
        names_us=tuple(file.names.us),
        say=file.say,
        summary=file.summary,
        strategy=file.strategy,
        medicine_class=file.medicine_class,
        taken=file.taken,
        search_words=tuple(file.search),
        fields=fields,
        schedule=schedule,
        findings=tuple(file.findings),
        questions=questions,
        sources=draft.text.sources,
        review=draft.review(file.review),
        course=file.course,
        where=tuple(file.where),
        key_points=key_points,
        contested=contested,
        side_effects=side_effects,
    )
    return treatment, draft.prose


def _side_effects(draft: PageDraft, file: TreatmentFile) -> Iterator[SideEffect]:
    draft.prose.new_part("Common side effects", draft.line("side_effects"))
    for number, each in enumerate(file.side_effects):
        at = ("side_effects", number)
        effect = draft.plain(Role.NAME, each.effect, *at, "effect")
        often = draft.one(Role.CELL, f"{each.often}. {each.text}".strip(), *at, "often")
        yield SideEffect(effect, often)


def build_comparison(shelf: Shelf, read: Read[ComparisonFile]) -> tuple[Comparison, PageProse]:
    draft, file = PageDraft(shelf, read), read.value
    draft.plain(Role.NAME, file.title, "title")
    draft.plain(Role.LINE, file.summary, "summary")
    options = []
    for number, option in enumerate(file.options):
        draft.plain(Role.NAME, option.name, "options", number, "name")
        if option.page:
            at = draft.line("options", number, "page")
            shelf.known.has_page(option.page, at, draft.say)
        options.append(Option(**dict(option)))
    draft.once("options", [option.id for option in file.options])
    draft.once("rows", [row.id for row in file.rows])
    ids = [option.id for option in file.options]
    rows = tuple(_row(draft, row, number, ids) for number, row in enumerate(file.rows))
    draft.must_cite()
    grades(draft.prose, shelf.names, draft.say, with_cells=True)
    comparison = Comparison(
        id=file.id,
        number=draft.number(file.number, *COMPARISON_NUMBERS),
        title=file.title,
        summary=file.summary,
        options=tuple(options),
        rows=rows,
        search_words=tuple(file.search),
        sources=draft.text.sources,
        review=draft.review(file.review),
    )
    return comparison, draft.prose


def _row(draft: PageDraft, row: RowFile, number: int, options: list[str]) -> ComparisonRow:
    """One row, its cells in the order of the options."""
    draft.prose.new_part(row.label, draft.line("rows", number, "label"))
    draft.plain(Role.NAME, row.group, "rows", number, "group")
    for option in row.cells:
        if option not in options:
            at = draft.line("rows", number, "cells", option)
            draft.say(at, f"there is no option '{option}'", f"the options are {', '.join(options)}")
    cells = []
    for option in options:
        if option in row.cells:
            cells.append(_cell(draft, row.cells[option], ("rows", number, "cells", option)))
        else:
            fix = "add it; write 'Not known.' where it is not known"
            at = draft.line("rows", number, "cells")
            draft.say(at, f"the row '{row.id}' says nothing for '{option}'", fix)
    return ComparisonRow(row.id, row.label, row.group, tuple(cells), row.differs)


def _cell(draft: PageDraft, cell: CellFile, at: tuple[str | int, ...]) -> Cell:
    unit = draft.prose.new_unit()
    runs = draft.one(Role.CELL, cell.text, *at, "text", unit=unit)
    explanation = draft.one(Role.CELL, cell.explanation, *at, "explanation", unit=unit)
    return Cell(runs, explanation)
