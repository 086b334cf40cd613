"""Builds diagrams from their files; what they say in words and tables comes from their data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from desktop import diagrams
from desktop.compiler.checks import CAPTION_WORDS, check_words
from desktop.compiler.gather import Read
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.schemas import DiagramFile
from desktop.compiler.shelf import PageDraft, Shelf
from desktop.domain.calendar import Plan
from desktop.domain.content import Diagram, DiagramStep, Treatment
from desktop.domain.evidence import Finding

DIAGRAM_NUMBERS = (701, 800)
DATA_FIX = "mend it; the specs in desktop/diagrams/specs say what each kind takes"


def build_diagram(
    shelf: Shelf,
    read: Read[DiagramFile],
    treatments: Mapping[str, Treatment],
    plans: Mapping[str, Plan],
) -> tuple[Diagram, PageProse]:
    """The diagram in `read`, with its table and the rest of its words told from its data.

    Args:
        treatments: by id; a diagram may be drawn from one.
        plans: of strategies and treatments, by their id; a diagram may be drawn from one.
    """
    file = read.value
    draft = PageDraft(shelf, read, has_sources=bool(file.sources))
    draft.plain(Role.NAME, file.title, "title")
    draft.plain(Role.LINE, file.caption, "caption")
    steps = []
    for number, step in enumerate(file.steps):
        draft.plain(Role.NAME, step.title, "steps", number, "title")
        caption = draft.plain(Role.LINE, step.caption, "steps", number, "caption")
        at = draft.line("steps", number, "caption")
        check_words("a step's caption", caption, CAPTION_WORDS, at, draft.say)
        steps.append(DiagramStep(step.title, caption, step.focus))
    for number, text in enumerate(file.text):
        draft.plain(Role.PARAGRAPH, text, "text", number)
    for element, page in file.links.items():
        shelf.known.has_linked(page, draft.line("links", element), draft.say)
    diagram = Diagram(
        id=file.id,
        number=draft.number(file.number, *DIAGRAM_NUMBERS),
        title=file.title,
        kind=file.kind,
        caption=file.caption,
        schematic=file.schematic,
        data=file.data,
        steps=tuple(steps),
        text=tuple(file.text),
        table_header=(),
        table_rows=(),
        search_words=tuple(file.search),
        sources=draft.sources(file.sources),
        review=draft.review(file.review),
        links=file.links,
    )
    records = Records(shelf.known.findings, treatments, plans)
    return _with_data(draft, diagram, records), draft.prose


@dataclass(frozen=True, slots=True)
class Records:
    """Records that a diagram may be drawn from, by id."""

    findings: Mapping[str, Finding]
    treatments: Mapping[str, Treatment]
    plans: Mapping[str, Plan]

    def finding(self, finding_id: str) -> Finding:
        return self.findings[finding_id]

    def treatment(self, treatment_id: str) -> Treatment:
        return self.treatments[treatment_id]

    def plan(self, page_id: str) -> Plan:
        return self.plans[page_id]


def _with_data(draft: PageDraft, diagram: Diagram, records: Records) -> Diagram:
    """`diagram` with its data filled in, and its table and words told from that."""
    try:
        data = diagrams.filled(diagram.kind, diagram.data, records)
        spec = diagrams.read_spec(diagram.kind, data)
    except diagrams.SpecError as error:
        for what in error.problems:
            draft.say(draft.line("data"), what.rstrip("."), DATA_FIX)
        return diagram
    table, told = spec.table(), spec.told()
    whole = replace(
        diagram,
        data=data,
        text=(*diagram.text, *told),
        table_header=table.header,
        table_rows=table.rows,
    )
    for text in (*table.header, *(cell for row in table.rows for cell in row)):
        draft.plain(Role.NAME, text, "data")
    for text in told:
        draft.plain(Role.LINE, text, "data")
    _numbers_shown(draft, diagram, {*_numbers_in(data), *_numbers_in(told)})
    for what in diagrams.problems(whole):
        named = re.match(r"Step ([0-9]+)", what)
        line = draft.line("steps", int(named[1]) - 1) if named else draft.line("data")
        draft.say(line, what.rstrip("."), DATA_FIX)
    return whole


def _numbers_shown(draft: PageDraft, diagram: Diagram, shown: Set[str]) -> None:
    """No words beside a drawing may give a number that its data do not: both must change."""
    said = [(("text", place), text) for place, text in enumerate(diagram.text)]
    said += [(("steps", place), step.caption) for place, step in enumerate(diagram.steps)]
    for at, text in (*said, (("caption",), diagram.caption)):
        for number in _numbers_in(text):
            if number not in shown:
                what = f"'{number}' stands in the words of the diagram, but not in its data"
                draft.say(draft.line(*at), what, "put it into the data, or leave it out")


def _numbers_in(value: object) -> Iterator[str]:
    """Every number in `value` and in what it holds, as it is written, and how many it holds."""
    match value:
        case bool() | None:
            return
        case int() | float():
            yield f"{value:,g}"
        case str():
            yield from re.findall(r"[0-9][0-9,]*(?:[.][0-9]+)?(?<!,)", value)
        case Mapping():
            for each in value.values():
                yield from _numbers_in(each)
        case Collection():
            yield str(len(value))
            for each in value:
                yield from _numbers_in(each)
