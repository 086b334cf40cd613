"""What content.db holds, as frozen values that outlive the session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from typing import Any

from desktop.domain.blocks import FindingLink, Runs, Section
from desktop.domain.calendar import CalendarEvent, Leg, Plan
from desktop.domain.evidence import Certainty


class PageKind(StrEnum):
    TOPIC = "topic"
    STRATEGY = "strategy"
    TREATMENT = "treatment"
    COMPARISON = "comparison"
    DIAGRAM = "diagram"
    TERM = "term"


class ReviewStatus(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"


EXAMPLE_DATES = "The dates are examples. Your team sets yours."

NOT_REVIEWED = "Not yet reviewed by a clinician"

STRATEGY_IDS = (
    "maintenance-escalation",
    "early-high-efficacy",
    "immune-reconstitution",
    "stem-cell-transplant",
    "induction-maintenance",
    "combination",
    "stepping-down",
    "staying-as-you-are",
)  # the fixed order in which strategies stand everywhere; it ranks nothing

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

COLUMNS = 4  # of a comparison, beside its row headings

READING_SPEED = 160  # words a minute: slower than the usual 200 to 240, for tired eyes


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """Who checked a page and when it is due again; drafts have no reviewer.

    Args:
        edited_since: whether it was signed once, but what it says has changed since then.
    """

    status: ReviewStatus
    written: dt.date
    next_review: dt.date
    reviewer: str = ""
    role: str = ""
    reviewed: dt.date | None = None
    edited_since: bool = False

    @property
    def notice(self) -> str:
        """The sentence that stands on screen and paper."""
        if self.status is ReviewStatus.DRAFT or self.reviewed is None:
            return NOT_REVIEWED
        return f"Reviewed by {self.reviewer}, {self.role}, {long_date(self.reviewed)}"


def long_date(day: dt.date) -> str:
    """`day` as plain English, such as "6 August 2026", whatever the system's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the team; `id` is stable so that a saved one survives updates."""

    id: str  # "topic-id/q1"
    text: str


@dataclass(frozen=True, slots=True)
class EasyReadLine:
    """One idea of the easy-read version: a picture on the left, words on the right."""

    icon: str  # name of an icon in resources/icons
    words: str


@dataclass(frozen=True, slots=True)
class TeachBack:
    """A nurse's check that it was understood, and what a good answer holds."""

    ask: str
    good_answer: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """A question with which readers see for themselves whether a page came across.

    Args:
        answers: 2 to 4; "Not sure" is offered besides.
        right: place of the right one in `answers`, from 0.
        why: what is said after any answer, with its citations.
    """

    ask: str
    answers: tuple[str, ...]
    right: int
    why: Runs


def check_id(page: str, place: int) -> str:
    """Id of the self-check at `place`, from 0, of a page."""
    return f"{page}/c{place + 1}"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing that a good page has; `code` names it in the public checklists."""

    code: str  # "PEMAT-11"
    words: str  # "It begins with its key points"
    met: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """What a page can be held to, worked out when it is compiled; reading time is on its card.

    Args:
        sources: publications that it rests on.
        certainty: how sure we are of its figures, the surest first, and how many are so.
        checklist: in the order in which it is shown; what does not concern the page is left out.
    """

    grade: float
    grade_with_names: float
    active: int  # sentences out of 100 that say who does what
    sources: int
    certainty: tuple[tuple[Certainty, int], ...]
    checklist: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """An explainer.

    Args:
        number: permanent, never reused; take-home codes use it.
        decision: the decision it serves, empty where there is none.
        strategy: id of the strategy it explains, empty where there is none.
        icon: name of its icon in resources/icons.
        sources: source keys in the order of their numbers.
    """

    id: str
    number: int
    title: str
    summary: str
    group: str
    icon: str
    decision: str
    strategy: str
    key_points: tuple[Runs, ...]
    search_words: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    read_next: tuple[str, ...]
    sources: tuple[str, ...]
    review: ReviewRecord
    quality: Quality
    easy_read: tuple[EasyReadLine, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
    self_check: tuple[SelfCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedField:
    """One field of the template that every strategy or treatment follows."""

    key: str  # "how-it-is-given"
    label: str  # "How it is given"
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class WhatIfStep:
    """One next step to talk about when something changes."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of planning treatment; the same fields in the same order for each.

    Args:
        status: "Used now", "Used in some people" or "Being studied".
        decision: what would be decided ("Start, switch, step down, or stay as you are?").
        explained_in: ids of the topics that explain it, filled by the compiler.
        treatments: ids of the treatments of its kind from A to Z, filled by the compiler.
        disputed: those of `treatments` that some experts count elsewhere.
        plan: an example of it on a calendar.
        what_if: by the key of a field that begins with "if-", next steps to talk about.
    """

    id: str
    number: int
    name: str
    summary: str
    status: str
    decision: str
    search_words: tuple[str, ...]
    fields: tuple[NamedField, ...]
    sources: tuple[str, ...]
    review: ReviewRecord
    explained_in: tuple[str, ...] = ()
    plan: Plan | None = None
    what_if: Mapping[str, tuple[WhatIfStep, ...]] = field(default_factory=dict)
    self_check: tuple[SelfCheck, ...] = ()
    treatments: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


class Course(StrEnum):
    """How long a treatment is taken."""

    ALL_THE_TIME = "all-the-time"
    SHORT_COURSE = "short-course"


class CarePlace(StrEnum):
    """Where a treatment is had."""

    HOME = "home"
    CLINIC = "clinic"
    HOSPITAL_STAY = "hospital-stay"


@dataclass(frozen=True, slots=True)
class SideEffect:
    """A common side effect; `often` says in how many people, or that it is not known."""

    effect: str
    often: Runs


@dataclass(frozen=True, slots=True)
class Treatment:
    """A medicine or procedure, with its names in each market.

    Args:
        contested: both views, where experts differ on the strategy that it belongs to.
        side_effects: the commonest first.
    """

    id: str
    number: int
    name: str  # generic
    names_uk: tuple[str, ...]
    names_us: tuple[str, ...]
    say: str
    summary: str
    strategy: str  # strategy id
    medicine_class: str
    taken: str  # "tablet", "infusion", "injection" or "procedure"
    search_words: tuple[str, ...]
    fields: tuple[NamedField, ...]
    schedule: tuple[CalendarEvent, ...]
    findings: tuple[str, ...]
    questions: tuple[Question, ...]
    sources: tuple[str, ...]
    review: ReviewRecord
    course: Course = Course.ALL_THE_TIME
    where: tuple[CarePlace, ...] = ()
    key_points: tuple[Runs, ...] = ()
    contested: Runs = ()
    side_effects: tuple[SideEffect, ...] = ()

    def findings_by_field(self) -> dict[str, tuple[str, ...]]:
        """Its findings by the key of the field that names them first; "" for those none names."""
        named: dict[str, str] = {}
        for each in self.fields:
            for run in chain.from_iterable(each.paragraphs):
                if isinstance(run, FindingLink):
                    named.setdefault(run.finding, each.key)
        found: dict[str, tuple[str, ...]] = {}
        for finding in self.findings:
            key = named.get(finding, "")
            found[key] = (*found.get(key, ()), finding)
        return found

    @property
    def plan(self) -> Plan:
        """Its schedule, as the plan of somebody who has nothing else."""
        legs = (Leg(self.id, self.name, 0),)
        return Plan(self.id, self.name, EXAMPLE_DATES, self.schedule, legs, strategy=self.strategy)


@dataclass(frozen=True, slots=True)
class Option:
    """A column of a comparison.

    Args:
        page: id of the page that explains it; empty where none does.
        identity: key of its colour and pattern (see `tokens.STRATEGY_MARKS`).
    """

    id: str
    name: str
    page: str
    identity: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one option says in one row."""

    runs: Runs
    explanation: Runs = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One question answered for every option, cells in the options' order.

    Args:
        differs: whether the options differ here, said by the author, never worked out from words.
    """

    id: str
    label: str
    group: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Options side by side on the same rows; row order follows what patients rate highest."""

    id: str
    number: int
    title: str
    summary: str
    options: tuple[Option, ...]
    rows: tuple[ComparisonRow, ...]
    search_words: tuple[str, ...]
    sources: tuple[str, ...]
    review: ReviewRecord

    @property
    def turned(self) -> bool:
        """Whether its options are too many to be columns."""
        return len(self.options) > COLUMNS

    def shown(self, rows: Collection[str] = ()) -> Comparison:
        """This comparison as its table stands on screen and paper.

        Options are the columns. Where they are too many for that, they become the rows, and what
        is compared becomes the columns: no table has more than 4 beside its row headings.

        Args:
            rows: ids of those to keep; all if empty.
        """
        kept = tuple(row for row in self.rows if not rows or row.id in rows)
        if not self.turned:
            return replace(self, rows=kept)
        return replace(
            self,
            options=tuple(Option(row.id, row.label, "", "") for row in kept),
            rows=tuple(
                ComparisonRow(
                    option.id, option.name, "", tuple(row.cells[place] for row in kept), True
                )
                for place, option in enumerate(self.options)
            ),
        )


@dataclass(frozen=True, slots=True)
class DiagramStep:
    """One step of a diagram: which part is shown (`focus`), and at most 40 words."""

    title: str
    caption: str
    focus: str  # element id in the drawing


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture as data; `desktop.diagrams` draws it.

    Args:
        kind: names the spec that `data` fills ("phase-curve", "strategy-timeline", ...).
        data: the spec's fields, as plain lists, dictionaries, numbers and strings.
        schematic: true when the shapes only explain an idea and no axis value is a measurement.
        text: paragraphs that say the same in words.
        table: header and rows that say the same as a table; first cell of a row is its header.
        links: element id in the drawing -> page id that its hot-spot opens.
    """

    id: str
    number: int
    title: str
    kind: str
    caption: str
    schematic: bool
    data: Mapping[str, Any]
    steps: tuple[DiagramStep, ...]
    text: tuple[str, ...]
    table_header: tuple[str, ...]
    table_rows: tuple[tuple[str, ...], ...]
    search_words: tuple[str, ...]
    sources: tuple[str, ...]
    review: ReviewRecord
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary; `say` is how it is spoken ("NEE-da"), empty if plain."""

    id: str
    number: int
    term: str
    aliases: tuple[str, ...]
    say: str
    definition: str
    sources: tuple[str, ...]
    used_in: tuple[str, ...] = ()  # ids of topics, filled by the compiler


@dataclass(frozen=True, slots=True)
class Pack:
    """A ready-made set of pages to print together."""

    id: str
    number: int
    name: str
    summary: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A shelf of topics, in the order they stand."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class StartStep:
    """A step of the Start here path on Home."""

    title: str
    page: str  # page id


@dataclass(frozen=True, slots=True)
class HomeCard:
    """A card on Home; names no page as better than another."""

    page: str  # page id
    title: str
    sentence: str
    icon: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What holds for the whole library: its version, who made it, how it is kept right."""

    language: str  # "en-GB"
    version: str  # "2026.11.1"
    published: dt.date
    purpose: str
    written_by: str
    funding: str
    conflicts: str
    update_policy: str
    feedback: str
    urgent_page: str  # id of the urgent-help topic
    groups: tuple[Group, ...]
    start_here: tuple[StartStep, ...]
    home: tuple[HomeCard, ...]


@dataclass(frozen=True, slots=True)
class PageCard:
    """The little that lists, search and bookmarks need of a page."""

    id: str
    number: int
    kind: PageKind
    title: str
    summary: str
    group: str  # group id; empty for kinds without groups
    icon: str
    words: int
    status: ReviewStatus

    @property
    def minutes(self) -> int:
        """Reading time, at least one minute."""
        return max(1, round(self.words / READING_SPEED))


def term_page(term_id: str) -> str:
    """The page id of a glossary entry; no other page id holds a colon."""
    return f"term:{term_id}"
