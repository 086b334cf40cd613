"""Values for tests: every builder fills in what a test does not care about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.blocks import Block, Paragraph, Runs, Section, Text, plain, runs_of
from desktop.domain.calendar import CalendarEvent, EventKind
from desktop.domain.comparing import Answer, Answers, Aspect, Board, ValueCard
from desktop.domain.content import (
    Cell,
    ChecklistItem,
    Comparison,
    ComparisonRow,
    Diagram,
    DiagramStep,
    Edition,
    Group,
    HomeCard,
    NamedField,
    Option,
    Pack,
    Quality,
    Question,
    ReviewRecord,
    ReviewStatus,
    StartStep,
    Strategy,
    Term,
    Topic,
    Treatment,
)
from desktop.domain.evidence import Certainty, Finding, Source
from desktop.domain.library import LibraryContent

DRAFT = ReviewRecord(
    status=ReviewStatus.DRAFT, written=dt.date(2026, 11, 21), next_review=dt.date(2027, 11, 21)
)


def words(text: str) -> Runs:
    """`text` as a line of runs, without marks."""
    return (Text(text),)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _values(cls: type[Any], defaults: dict[str, Any], changes: dict[str, Any]) -> Any:
    return cls(**(defaults | changes))


def a_section(heading: str = "The idea", *blocks: Block | str, **changes: Any) -> Section:
    """A section of `blocks`; a plain string becomes a paragraph."""
    made = tuple(
        Paragraph(words(block)) if isinstance(block, str) else block
        for block in blocks or ("You have a short course. Then you have a long rest.",)
    )
    count = sum(len(plain(runs).split()) for block in made for runs in runs_of(block))
    defaults = {"anchor": _slug(heading), "heading": heading, "blocks": made, "words": count}
    section: Section = _values(Section, defaults, changes)
    return section


def a_quality(grade: float = 5.0) -> Quality:
    """One figure of low certainty; one item of the checklist is met, one is not."""
    return Quality(
        grade=grade,
        grade_with_names=6.0,
        active=90,
        sources=1,
        certainty=((Certainty.LOW, 1),),
        checklist=(
            ChecklistItem("PEMAT-11", "It begins with its key points", True),
            ChecklistItem("IPDAS-26", "A named clinician has reviewed it", False),
        ),
    )


def a_topic(id: str = "a-topic", number: int = 101, **changes: Any) -> Topic:
    """An explainer with one section, one key point and one question."""
    defaults = {
        "id": id,
        "number": number,
        "title": id.replace("-", " ").capitalize(),
        "summary": "One sentence that says the main thing.",
        "group": "planning",
        "icon": "arrows-clockwise",
        "decision": "",
        "strategy": "",
        "key_points": (words("It is given as a short course."),),
        "search_words": (),
        "sections": (a_section(),),
        "questions": (Question(f"{id}/q1", "Is this an option for me?"),),
        "read_next": (),
        "sources": (),
        "review": DRAFT,
        "quality": a_quality(),
    }
    topic: Topic = _values(Topic, defaults, changes)
    return topic


def a_field(
    key: str = "idea", label: str = "The idea", text: str = "Treat early and calmly."
) -> NamedField:
    """A template field with one paragraph."""
    return NamedField(key=key, label=label, paragraphs=(words(text),))


def a_strategy(id: str = "immune-reconstitution", number: int = 13, **changes: Any) -> Strategy:
    """A strategy with one field."""
    defaults = {
        "id": id,
        "number": number,
        "name": id.replace("-", " ").capitalize(),
        "summary": "A short course, then a rest.",
        "status": "Used now",
        "decision": "Start, switch, step down, or stay as you are?",
        "search_words": (),
        "fields": (a_field(),),
        "sources": (),
        "review": DRAFT,
    }
    strategy: Strategy = _values(Strategy, defaults, changes)
    return strategy


def a_treatment(id: str = "alemtuzumab", number: int = 401, **changes: Any) -> Treatment:
    """A medicine given as one short course, with one field."""
    defaults = {
        "id": id,
        "number": number,
        "name": id.replace("-", " "),
        "names_uk": (),
        "names_us": (),
        "say": "",
        "summary": "A medicine given by drip.",
        "strategy": "immune-reconstitution",
        "medicine_class": "antibody",
        "taken": "infusion",
        "search_words": (),
        "fields": (a_field("how-it-works", "How it works", "It removes some immune cells."),),
        "schedule": (CalendarEvent(kind=EventKind.TREATMENT, label="Drip", start=0, days=5),),
        "findings": (),
        "questions": (Question(f"{id}/q1", "How would I take it?"),),
        "sources": (),
        "review": DRAFT,
    }
    treatment: Treatment = _values(Treatment, defaults, changes)
    return treatment


def a_comparison(
    id: str = "maintenance-or-irt",
    number: int = 601,
    options: Sequence[tuple[str, str]] = (("maintenance", "Maintenance"), ("irt", "Short course")),
    rows: Sequence[tuple[str, Sequence[str]]] = (("How often?", ("Every day", "Twice")),),
    **changes: Any,
) -> Comparison:
    """Options as (id, name) pairs, rows as (label, one text for each option)."""
    defaults = {
        "id": id,
        "number": number,
        "title": id.replace("-", " ").capitalize(),
        "summary": "The same questions for each way.",
        "options": tuple(Option(id=key, name=name, page="", identity="") for key, name in options),
        "rows": tuple(
            ComparisonRow(
                id=_slug(label),
                label=label,
                group="",
                cells=tuple(Cell(words(text)) for text in texts),
                differs=len(set(texts)) > 1,
            )
            for label, texts in rows
        ),
        "search_words": (),
        "sources": (),
        "review": DRAFT,
    }
    comparison: Comparison = _values(Comparison, defaults, changes)
    return comparison


def an_aspect(id: str = "harms", board: str = "treatments", **changes: Any) -> Aspect:
    """Something that every option of a board answers; it speaks to no value card."""
    label = id.replace("-", " ").capitalize()
    defaults = {
        "id": id,
        "label": label,
        "group": "Living with it",
        "field": "how-it-works",
        "ask": Question(f"aspect:{board}/{id}", f"What about {label.lower()}?"),
        "matters": (),
        "sources": (),
        "review": DRAFT,
    }
    aspect: Aspect = _values(Aspect, defaults, changes)
    return aspect


def a_board(
    id: str = "treatments", options: Sequence[str] = ("alemtuzumab",), **changes: Any
) -> Board:
    """A board with one aspect; its options belong to no strategy."""
    defaults = {
        "id": id,
        "title": f"Compare {id}",
        "summary": "The same questions for each.",
        "options": tuple(options),
        "aspects": (an_aspect(board=id),),
    }
    board: Board = _values(Board, defaults, changes)
    return board


def answers(option: str, said: Mapping[str, str | Answer]) -> Answers:
    """What an option says, by aspect id; plain words share their meaning with no other."""
    made = {
        aspect: answer if isinstance(answer, Answer) else Answer(words(answer))
        for aspect, answer in said.items()
    }
    return Answers(option, made)


def a_value_card(id: str = "family", **changes: Any) -> ValueCard:
    """Something that may matter to a reader."""
    defaults = {
        "id": id,
        "title": id.capitalize(),
        "question": f"How much does {id} matter to you?",
        "why": words("Some ask more of you than others."),
        "sources": (),
    }
    card: ValueCard = _values(ValueCard, defaults, changes)
    return card


def a_diagram(
    id: str = "three-phases", number: int = 701, kind: str = "phase-curve", **changes: Any
) -> Diagram:
    """A schematic with one step; `data` is empty, so pass it where it is drawn."""
    defaults = {
        "id": id,
        "number": number,
        "title": id.replace("-", " ").capitalize(),
        "kind": kind,
        "caption": "Cells go down and come back.",
        "schematic": True,
        "data": {},
        "steps": (DiagramStep("Down", "Cell numbers fall.", "down"),),
        "text": ("Cell numbers fall, then rise again.",),
        "table_header": ("Time", "Cells"),
        "table_rows": (("Start", "Many"), ("Month 1", "Few")),
        "search_words": (),
        "sources": (),
        "review": DRAFT,
    }
    diagram: Diagram = _values(Diagram, defaults, changes)
    return diagram


def a_finding(id: str = "no-activity-5-years", **changes: Any) -> Finding:
    """A figure of about 69 in 100 people with no comparison group."""
    defaults = {
        "id": id,
        "title": "No sign of MS activity after 5 years",
        "numerator": 69,
        "base": 100,
        "low": 60,
        "high": 77,
        "estimate": True,
        "period": "5 years",
        "group": "People with relapsing MS",
        "comparator": "no comparison group",
        "comparator_numerator": None,
        "studied": 210,
        "design": "Follow-up of people treated",
        "certainty": Certainty.LOW,
        "certainty_reason": "Nobody was chosen at random.",
        "happened": "stayed free of MS events",
        "did_not": "had at least one MS event",
        "sources": (),
    }
    finding: Finding = _values(Finding, defaults, changes)
    return finding


def a_term(id: str = "neda", number: int = 1001, **changes: Any) -> Term:
    """A glossary entry with no aliases."""
    defaults = {
        "id": id,
        "number": number,
        "term": id.replace("-", " "),
        "aliases": (),
        "say": "",
        "definition": "A word explained in plain words.",
        "sources": (),
    }
    term: Term = _values(Term, defaults, changes)
    return term


def a_source(key: str = "boffa2021", **changes: Any) -> Source:
    """A publication of which the abstract was seen."""
    defaults = {
        "key": key,
        "authors": "Boffa G, and others",
        "year": "2021",
        "title": "Long-term outcomes after transplant",
        "published_in": "Neurology",
        "kind": "cohort",
        "seen": "abstract",
    }
    source: Source = _values(Source, defaults, changes)
    return source


def a_pack(
    id: str = "first-visit", number: int = 801, pages: Sequence[str] = ("a-topic",), **changes: Any
) -> Pack:
    """A handout pack of `pages`."""
    defaults = {
        "id": id,
        "number": number,
        "name": id.replace("-", " ").capitalize(),
        "summary": "Pages to take home.",
        "pages": tuple(pages),
    }
    pack: Pack = _values(Pack, defaults, changes)
    return pack


def an_edition(**changes: Any) -> Edition:
    """One group, one start step and one home card, all for the page `a-topic`."""
    defaults = {
        "language": "en-GB",
        "version": "2026.11.1",
        "published": dt.date(2026, 11, 21),
        "purpose": "To explain ways of treating MS.",
        "written_by": "The project's writers",
        "funding": "None",
        "conflicts": "None",
        "update_policy": "Checked every year.",
        "feedback": "Tell the clinic.",
        "urgent_page": "a-topic",
        "groups": (Group("planning", "Planning treatment", "How treatment is planned."),),
        "start_here": (StartStep("What is MS?", "a-topic"),),
        "home": (HomeCard("a-topic", "A topic", "What it is about.", "arrows-clockwise"),),
    }
    edition: Edition = _values(Edition, defaults, changes)
    return edition


def a_library(**changes: Any) -> LibraryContent:
    """A small whole: the builders' default page of each kind, every reference resolved."""
    defaults = {
        "edition": an_edition(),
        "topics": (a_topic(),),
        "strategies": (a_strategy(),),
        "treatments": (a_treatment(),),
        "comparisons": (a_comparison(),),
        "diagrams": (a_diagram(),),
        "findings": (a_finding(),),
        "terms": (a_term(term="NEDA", aliases=("no evidence of disease activity",)),),
        "sources": (a_source(),),
        "packs": (a_pack(),),
    }
    library: LibraryContent = _values(LibraryContent, defaults, changes)
    return library
