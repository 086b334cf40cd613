"""The shape of every content file; unknown keys are refused. Words about ids come in `resolve`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from desktop.compiler.problems import Say
from desktop.compiler.yaml_files import LOOK_UP, Document, Path
from desktop.domain.calendar import EventKind
from desktop.domain.content import CarePlace, Course, ReviewStatus
from desktop.domain.evidence import Certainty

MAX_WORDS = 2_000  # characters on one line
MAX_TEXT = 12_000  # characters of a text of some paragraphs

_SPACES = re.compile(r"[ \t\r\n]+")


def _words(value: object) -> object:
    """Text on one line; a whole number is taken as it was written."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _SPACES.sub(" ", value).strip() if isinstance(value, str) else value


def _markdown(value: object) -> object:
    """A string, or a list of paragraphs, as Markdown."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return _words(value) if isinstance(value, int) else value


def _date(value: object) -> object:
    """Only a written date; a number would be read as seconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    raise PydanticCustomError("date_form", "not a date")


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MAYBE_ID = r"^([a-z0-9]+(-[a-z0-9]+)*)?$"
_PLACE = r"^([a-z0-9-]+/[a-z0-9-]+)?$"
_KEY = r"^[A-Za-z0-9_-]+$"
_VERSION = r"^[0-9]{4}\.[0-9]{1,2}\.[0-9]+$"

Words = Annotated[str, Field(min_length=1, max_length=MAX_WORDS), BeforeValidator(_words)]
MaybeWords = Annotated[str, Field(max_length=MAX_WORDS), BeforeValidator(_words)]
Markdown = Annotated[str, Field(min_length=1, max_length=MAX_TEXT), BeforeValidator(_markdown)]
MaybeMarkdown = Annotated[str, Field(max_length=MAX_TEXT), BeforeValidator(_markdown)]
Day = Annotated[dt.date, BeforeValidator(_date)]
Id = Annotated[str, Field(pattern=_ID, max_length=80)]
MaybeId = Annotated[str, Field(pattern=_MAYBE_ID, max_length=80)]
Key = Annotated[str, Field(pattern=_KEY, max_length=80)]
Count = Annotated[StrictInt, Field(ge=0)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReviewFile(_File):
    status: ReviewStatus
    written: Day
    next_review: Day
    reviewer: MaybeWords = ""
    role: MaybeWords = ""
    reviewed: Day | None = None
    fingerprint: MaybeWords = ""


class GroupFile(_File):
    id: Id
    title: Words
    summary: Words
    topics: list[Id] = []  # in the order in which they stand; the rest follow by number


class StartStepFile(_File):
    title: Words
    page: Id


class HomeCardFile(_File):
    page: Id
    title: Words
    sentence: Words
    icon: Id


class EditionFile(_File):
    language: Literal["en-GB"]
    version: Annotated[str, Field(pattern=_VERSION)]
    published: Day
    purpose: Words
    written_by: Words
    funding: Words
    conflicts: Words
    update_policy: Words
    feedback: Words
    urgent_page: Id
    groups: list[GroupFile]
    start_here: list[StartStepFile]
    home: list[HomeCardFile]


class EasyReadFile(_File):
    icon: Id
    words: Words


class TeachBackFile(_File):
    ask: Words
    good_answer: Words


class SelfCheckFile(_File):
    ask: Words
    answers: Annotated[list[Words], Field(min_length=2, max_length=4)]
    right: Annotated[StrictInt, Field(ge=1, le=4)]
    why: Words


class TopicFile(_File):
    id: Id
    number: StrictInt
    title: Words
    summary: Words
    group: Id
    icon: Id
    decision: MaybeWords = ""
    strategy: MaybeId = ""
    search: list[Words] = []
    key_points: Annotated[list[Words], Field(min_length=3, max_length=5)]
    questions: list[Words]
    read_next: list[Id]
    review: ReviewFile
    easy_read: list[EasyReadFile] = []
    teach_back: list[TeachBackFile] = []
    self_check: list[SelfCheckFile] = []


class HelpFile(_File):
    title: Words
    summary: Words
    group: Words
    icon: Id
    place: Count


class EventFile(_File):
    kind: EventKind
    label: Words
    start: StrictInt
    days: Annotated[StrictInt, Field(ge=1)] = 1
    every: Count = 0
    until: StrictInt | None = None
    at_home: bool = False
    team_sets: bool = False


class LegFile(_File):
    treatment: Id
    start: Annotated[StrictInt, Field(alias="from")]
    end: Annotated[StrictInt | None, Field(alias="until")] = None


class PlanFile(_File):
    note: Words
    legs: Annotated[list[LegFile], Field(min_length=1)]
    events: list[EventFile] = []


class WhatIfStepFile(_File):
    name: Words
    detail: Words


class StrategyFile(_File):
    id: Id
    number: StrictInt
    name: Words
    summary: Words
    status: Literal["Used now", "Used in some people", "Being studied"]
    decision: Words
    search: list[Words] = []
    review: ReviewFile
    plan: PlanFile | None = None
    what_if: dict[str, Annotated[list[WhatIfStepFile], Field(min_length=2, max_length=3)]]
    self_check: Annotated[list[SelfCheckFile], Field(min_length=3, max_length=5)]
    fields: dict[str, Markdown]


class MarketNamesFile(_File):
    uk: list[Words] = []
    us: list[Words] = []


class SideEffectFile(_File):
    effect: Words
    often: Words
    text: MaybeWords = ""


class TreatmentFile(_File):
    id: Id
    number: StrictInt
    name: Words
    names: MarketNamesFile = MarketNamesFile()
    say: MaybeWords = ""
    summary: Words
    strategy: Id
    medicine_class: Annotated[Words, Field(alias="class")]
    taken: Literal["tablet", "infusion", "injection", "procedure"]
    course: Course
    where: Annotated[list[CarePlace], Field(min_length=1)]
    key_points: Annotated[list[Words], Field(min_length=3, max_length=3)]
    contested: MaybeMarkdown = ""
    side_effects: Annotated[list[SideEffectFile], Field(min_length=1, max_length=24)]
    search: list[Words] = []
    review: ReviewFile
    schedule: list[EventFile] = []
    findings: list[Id] = []
    questions: list[Words] = []
    fields: dict[str, Markdown]


class OptionFile(_File):
    id: Id
    name: Words
    page: MaybeId = ""
    identity: Literal[
        "",
        "maintenance",
        "earlyHighEfficacy",
        "irt",
        "stemCellTransplant",
        "inductionMaintenance",
        "combination",
        "steppingDown",
        "staying",
    ] = ""


class CellFile(_File):
    text: Markdown
    explanation: MaybeMarkdown = ""


class RowFile(_File):
    id: Id
    label: Words
    group: MaybeWords = ""
    differs: bool
    cells: dict[str, CellFile]


class ComparisonFile(_File):
    id: Id
    number: StrictInt
    title: Words
    summary: Words
    search: list[Words] = []
    review: ReviewFile
    options: Annotated[list[OptionFile], Field(min_length=2)]
    rows: Annotated[list[RowFile], Field(min_length=1)]


class AnswerFile(_File):
    text: Markdown
    alike: MaybeId = ""


class AspectFile(_File):
    id: Id
    label: Words
    field: Id
    ask: Words
    matters: list[Id] = []
    review: ReviewFile
    answers: dict[str, AnswerFile] = {}
    row: Annotated[str, Field(alias="from", pattern=_PLACE)] = ""
    alike: dict[str, Id] = {}


class AspectGroupFile(_File):
    title: Words
    aspects: Annotated[list[Id], Field(min_length=1)]


class BoardFile(_File):
    id: Literal["strategies", "treatments"]
    title: Words
    summary: Words
    groups: Annotated[list[AspectGroupFile], Field(min_length=1)]


class ValueFile(_File):
    id: Id
    title: Words
    question: Words
    why: Markdown


class StepFile(_File):
    title: Words
    caption: Words
    focus: Words


class DiagramFile(_File):
    id: Id
    number: StrictInt
    title: Words
    kind: Id
    caption: Words
    schematic: bool
    data: dict[str, Any]
    steps: list[StepFile] = []
    text: Annotated[list[Words], Field(min_length=1)]
    links: dict[str, str] = {}
    search: list[Words] = []
    sources: list[Key] = []
    review: ReviewFile


class PlannedFile(_File):
    """A diagram still to be drawn, and the topics in which it has its place."""

    id: Id
    title: Words
    pages: Annotated[list[Id], Field(min_length=1)]


class FindingFile(_File):
    id: Id
    title: Words
    numerator: Count | None
    base: Literal[100, 1000, 10000]
    low: Count | None = None
    high: Count | None = None
    estimate: bool = False
    period: Words
    group: Words
    comparator: Words
    comparator_numerator: Count | None = None
    studied: Annotated[StrictInt, Field(ge=1)] | None
    design: Words
    certainty: Certainty
    certainty_reason: Words
    happened: Words
    did_not: Words
    sources: Annotated[list[Key], Field(min_length=1)]
    to_be_confirmed: bool = False
    spread: bool = False


class TermFile(_File):
    id: Id
    number: StrictInt
    term: Words
    aliases: list[Words] = []
    say: MaybeWords = ""
    definition: Words
    sources: list[Key] = []
    everyday: MaybeWords = ""
    avoid: list[Words] = []


class SourceFile(_File):
    key: Key
    authors: Words
    year: Words
    title: Words
    published_in: Words
    kind: Words
    seen: Words
    address: MaybeWords = ""
    note: MaybeWords = ""


class PackFile(_File):
    id: Id
    number: StrictInt
    name: Words
    summary: Words
    pages: Annotated[list[Id], Field(min_length=1)]


AnyFile = TypeVar("AnyFile", bound=BaseModel)

_QUOTE = "write words there; put quotation marks around something like 1.10 or true"
_LINES = "write 'key: value' lines below it"
_TOLD: Mapping[str, tuple[str, str]] = {  # pydantic's kind of error -> what, fix
    "bool_parsing": ("not true or false", "write true or false"),
    "bool_type": ("not true or false", "write true or false"),
    "date_form": ("not a date", "write it as 2026-11-21"),
    "date_from_datetime_parsing": ("no day of the calendar", "write it as 2026-11-21"),
    "dict_type": ("not a set of keys", _LINES),
    "enum": ("not one of the words known", "write {expected}"),
    "greater_than_equal": ("too small", "write {ge} or more"),
    "int_type": ("not a whole number", "write digits only, without quotation marks"),
    "list_type": ("not a list", "write [a, b], or a line with '- ' for each entry"),
    "literal_error": ("not one of the words known", "write {expected}"),
    "model_type": ("not a set of keys", _LINES),
    "string_too_long": ("too long", "use at most {max_length} characters"),
    "string_too_short": ("empty", "write it"),
    "string_type": ("not words", _QUOTE),
    "too_long": ("a list of {actual_length}", "write at most {max_length}"),
    "too_short": ("a list of {actual_length}", "write at least {min_length}"),
}
_FORMS = {
    _ID: "use lower-case words with hyphens between them",
    _MAYBE_ID: "use lower-case words with hyphens between them",
    _PLACE: "write comparison/row",
    _KEY: "use letters, digits, hyphens and underscores",
    _VERSION: "write year.month.number, such as 2026.11.1",
}


def read_as(
    schema: type[AnyFile], data: object, document: Document, at: Path, say: Say
) -> AnyFile | None:
    """`data`, which stands at `at` in `document`, as a value of `schema`; None after problems."""
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            what, fix = _told(schema, detail)
            say(document.line(*at, *detail["loc"]), what, fix)
    return None


def _told(schema: type[BaseModel], detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong and how to fix it, in a writer's words."""
    where, kind = detail["loc"], detail["type"]
    name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in where)
    said = f"'{name}'" if name else "this"
    context = detail.get("ctx", {})
    if kind == "missing":
        return f"{said} is missing", f"add '{where[-1]}:'"
    if kind == "extra_forbidden":
        near = get_close_matches(str(where[-1]), sorted(_all_keys(schema)), 1)
        fix = f"did you mean '{near[0]}'?" if near else "remove it, or mend its name"
        if " " in str(where[-1]):
            fix = "put quotation marks around words that hold a comma"
        return f"{said} is not a known key", fix
    if kind == "string_pattern_mismatch":
        return f"{said} is not of the right form", _FORMS[context["pattern"]]
    what, fix = _TOLD.get(kind, ("not as it should be", LOOK_UP))
    return f"{said} is {what.format(**context)}", fix.format(**context)


def _all_keys(schema: type[BaseModel]) -> set[str]:
    """The keys of `schema` and of the parts that files hold."""
    keys: set[str] = set()
    for each in (schema, *_PARTS):
        keys |= {field.alias or name for name, field in each.model_fields.items()}
    return keys


_PARTS: set[type[BaseModel]] = {
    *(GroupFile, StartStepFile, HomeCardFile, EasyReadFile, TeachBackFile, SelfCheckFile),
    *(
        ReviewFile,
        EventFile,
        LegFile,
        PlanFile,
        MarketNamesFile,
        OptionFile,
        CellFile,
        RowFile,
        StepFile,
        WhatIfStepFile,
        SideEffectFile,
        AnswerFile,
        AspectGroupFile,
    ),
}
