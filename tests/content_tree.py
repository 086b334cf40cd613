"""A small, valid tree of content files; a test changes what it is about.

    files = content_files()
    files["topics/what-ms-is.md"].front["title"] = "What MS is"
    source = write_content_tree(tmp_path, files)   # tmp_path / "content" / "en-GB"

Values are what stands in the files: dictionaries and lists become YAML with one line for each
plain value, strings are written as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REVIEW = {
    "status": "draft",
    "written": dt.date(2026, 11, 21),
    "next_review": dt.date(2027, 11, 21),
}
STRATEGY_FIELDS = (
    *("idea", "who-it-may-suit", "how-it-is-given", "what-is-known-to-work", "harms", "burden"),
    *("vaccines", "family-planning", "if-it-works", "if-it-half-works", "if-it-stops-working"),
    *("if-you-want-a-baby", "if-you-get-an-infection", "if-you-get-older", "how-to-stop"),
    *("evidence", "not-known"),
)
TREATMENT_FIELDS = (
    *("how-it-works", "how-it-is-taken", "tests-before", "tests-during", "tests-after", "effects"),
    *("common-side-effects", "serious-side-effects", "pregnancy", "vaccines", "stopping"),
)


@dataclass
class TopicText:
    """A topic's front matter, and the Markdown below it."""

    front: dict[str, Any]
    body: str


WHAT_MS_IS = """\
## What happens

In MS your immune system harms your nerves. [@green2020] An attack is a relapse.

- Attacks can ease. [@green2020; @brown2021]
- Harm can stay. [@green2020]

## What helps

{finding:calm-5-years} stayed well. See [the short course](page:short-course#the-idea).

{finding:calm-5-years}

{diagram:the-curve}

Table: Two ways
| Way | How often |
|---|---|
| Short course | Twice [@brown2021] |
| All the time | Every day [@green2020] |

!!! caution "Tell your team"
    Call if you have a fever. [@green2020]
"""

MORE = "\n\n".join(
    f"## More, part {part}\n\n"
    + "\n\n".join(
        f"On day {day} you rest well. Then you walk to the shop. Your team helps. [@black2022]"
        for day in range(1, 6)
    )
    for part in range(1, 5)
)
"""Sections that make a page long enough."""

SHORT_COURSE = """\
## The idea

You have a short course, and then a long rest. [@brown2021]

### After it

The [[immune system|defences]] grow back. [@green2020]

{table:two-ways rows=how-long}
"""


def content_files() -> dict[str, Any]:
    """Path below the language folder -> what stands in the file; a fresh copy each time."""
    return deepcopy(
        {
            "edition.yaml": _EDITION,
            "glossary.yaml": _TERMS,
            "sources.yaml": _SOURCES,
            "findings/calm.yaml": _FINDINGS,
            "topics/what-ms-is.md": TopicText(_WHAT_MS_IS, f"{WHAT_MS_IS}\n{MORE}\n"),
            "topics/short-course.md": TopicText(_SHORT_COURSE, f"{SHORT_COURSE}\n{MORE}\n"),
            "strategies/immune-reconstitution.yaml": _STRATEGY,
            "treatments/cladribine.yaml": _TREATMENT,
            "comparisons/two-ways.yaml": _COMPARISON,
            "diagrams/the-curve.yaml": _DIAGRAM,
            "packs/first-visit.yaml": _PACK,
        }
    )


def files_with_boards() -> dict[str, Any]:
    """The same with a second strategy and treatment, and the boards that compare them."""
    files = content_files()
    files["comparisons/two-ways.yaml"]["options"][1]["page"] = "maintenance-escalation"
    files["strategies/maintenance-escalation.yaml"] = {
        **deepcopy(_STRATEGY),
        "id": "maintenance-escalation",
        "number": 11,
        "name": "Maintenance and escalation",
        "search": ["step up"],
    }
    files["treatments/ocrelizumab.yaml"] = {
        **deepcopy(_TREATMENT),
        "id": "ocrelizumab",
        "number": 402,
        "name": "Ocrelizumab",
        "names": {"uk": ["Ocrevus"], "us": ["Ocrevus", "Ocrevus Zunovo"]},
        "strategy": "maintenance-escalation",
    }
    return files | deepcopy(_BOARDS)


def as_file(value: object) -> str:
    """`value` as it stands in its file."""
    if isinstance(value, TopicText):
        return f"---\n{as_file(value.front)}---\n{value.body}"
    if isinstance(value, str):
        return value
    key = repr(value)
    if key not in _WRITTEN:
        _WRITTEN[key] = yaml.dump(
            value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000
        )
    return _WRITTEN[key]


_WRITTEN: dict[str, str] = {}  # most files of a tree are as in the test before


class _Dumper(yaml.SafeDumper):
    """Writes a value anew where it stands twice, because content files hold no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write_content_tree(folder: Path, files: Mapping[str, object] | None = None) -> Path:
    """Write `files`, or the tree as it is, below `folder`; gives the language folder."""
    source = folder / "content" / "en-GB"
    for name, value in (content_files() if files is None else files).items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_file(value), encoding="utf-8", newline="\n")
    return source


_EDITION = {
    "language": "en-GB",
    "version": "2026.11.1",
    "published": dt.date(2026, 11, 21),
    "purpose": "This helps you to talk with your team.",
    "written_by": "The authors.",
    "funding": "No outside money.",
    "conflicts": "None known.",
    "update_policy": "Each page is checked once a year.",
    "feedback": "Tell your clinic which sentence is wrong.",
    "urgent_page": "what-ms-is",
    "groups": [
        {"id": "start-here", "title": "Start here", "summary": "What MS is."},
        {"id": "planning", "title": "Planning", "summary": "Ways to treat."},
    ],
    "start_here": [{"title": "What MS is", "page": "what-ms-is"}],
    "home": [
        {
            "page": "short-course",
            "title": "The short course",
            "sentence": "A course, then a rest.",
            "icon": "pill",
        }
    ],
}

_TERMS = [
    {
        "id": "relapse",
        "number": 1001,
        "term": "Relapse",
        "aliases": ["attack", "flare-up"],
        "say": "",
        "definition": "New symptoms that last more than a day.",
        "sources": ["green2020"],
    },
    {
        "id": "immune-system",
        "number": 1002,
        "term": "Immune system",
        "aliases": [],
        "say": "",
        "definition": "The part of your body that fights germs.",
        "sources": [],
    },
    {
        "id": "immune-reconstitution-therapy",
        "number": 1003,
        "term": "Immune reconstitution therapy",
        "aliases": ["IRT"],
        "say": "",
        "definition": "A short course, after which new immune cells grow.",
        "sources": [],
    },
]

_SOURCES = [
    {
        "key": "green2020",
        "authors": "Green A",
        "year": 2020,
        "title": "A study of nerves",
        "published_in": "Journal 1:2-3",
        "kind": "paper",
        "seen": "abstract",
    },
    {
        "key": "brown2021",
        "authors": "Brown B",
        "year": 2021,
        "title": "A study of courses",
        "published_in": "Journal 2:3-4",
        "kind": "paper",
        "seen": "full text",
    },
    {
        "key": "black2022",
        "authors": "Black C",
        "year": 2022,
        "title": "A study of rest",
        "published_in": "Journal 3:4-5",
        "kind": "paper",
        "seen": "abstract",
    },
]

_FINDINGS = [
    {
        "id": "calm-5-years",
        "title": "Stayed well after a short course",
        "numerator": 69,
        "base": 100,
        "low": 50,
        "high": 82,
        "estimate": True,
        "period": "5 years",
        "group": "Adults with active MS",
        "comparator": "no comparison group",
        "comparator_numerator": None,
        "studied": 24,
        "design": "Trial in which everybody had the course",
        "certainty": "low",
        "certainty_reason": "Few people took part.",
        "happened": "stayed well",
        "did_not": "did not stay well",
        "sources": ["brown2021"],
        "to_be_confirmed": False,
    },
    {
        "id": "reaction",
        "title": "Had a reaction",
        "numerator": 3,
        "base": 1000,
        "low": None,
        "high": None,
        "estimate": False,
        "period": "1 year",
        "group": "Adults with MS",
        "comparator": "people on another drug",
        "comparator_numerator": 2,
        "studied": 1200,
        "design": "Trial that compared two groups by chance",
        "certainty": "moderate",
        "certainty_reason": "It was one trial.",
        "happened": "had a reaction",
        "did_not": "had none",
        "sources": ["green2020"],
        "to_be_confirmed": True,
    },
]

_WHAT_MS_IS = {
    "id": "what-ms-is",
    "number": 101,
    "title": "What MS is",
    "summary": "In MS your immune system harms your nerves.",
    "group": "start-here",
    "icon": "brain",
    "decision": "",
    "strategy": "",
    "search": ["multiple sclerosis", "just diagnosed"],
    "key_points": [
        "MS harms **your nerves**. [@green2020]",
        "A relapse comes and goes. [@plain]",
        "{finding:calm-5-years} stayed well.",
    ],
    "questions": ["Is my MS active now?", "What can treatment do for me?"],
    "read_next": ["short-course"],
    "review": REVIEW,
}

_SHORT_COURSE = {
    "id": "short-course",
    "number": 102,
    "title": "The short course",
    "summary": "You have treatment for a short time, then none.",
    "group": "planning",
    "icon": "pill",
    "decision": "Start, switch, or stay as you are?",
    "strategy": "immune-reconstitution",
    "search": ["reboot"],
    "key_points": [
        "It is **a short course**. [@brown2021]",
        "Then you rest. [@brown2021]",
        "Tests go on. [@green2020]",
    ],
    "questions": ["Is this an option for me?"],
    "read_next": ["what-ms-is", "immune-reconstitution"],
    "review": REVIEW,
    "easy_read": [
        {"icon": "pill", "words": "You take tablets for a short time."},
        *({"icon": "pill", "words": f"Then you rest on day {day}."} for day in range(1, 10)),
    ],
    "teach_back": [
        {"ask": "Can you tell me how it works?", "good_answer": "Says it is short."},
        {"ask": "What comes after it?", "good_answer": "Says that you rest."},
        {"ask": "Who helps you?", "good_answer": "Says that the team helps."},
    ],
    "self_check": [
        {
            "ask": f"What do you do on day {day}?",
            "answers": ["You rest", "You swim"],
            "right": 1,
            "why": "You rest on each day. [@black2022]",
        }
        for day in range(1, 4)
    ],
}

_STRATEGY = {
    "id": "immune-reconstitution",
    "number": 13,
    "name": "Immune reconstitution",
    "summary": "A short course, then the immune system grows back.",
    "status": "Used now",
    "decision": "Start, switch, or stay as you are?",
    "search": ["IRT"],
    "review": REVIEW,
    "plan": {
        "note": "Cladribine is only an example.",
        "legs": [{"treatment": "cladribine", "from": 0, "until": 500}],
        "events": [{"kind": "decision", "label": "Look again", "start": 365}],
    },
    "what_if": {
        branch: [
            {"name": "Go on", "detail": "With checks"},
            {"name": "Talk to your team", "detail": "About what may come next"},
        ]
        for branch in STRATEGY_FIELDS
        if branch.startswith("if-")
    },
    "self_check": [
        {"ask": ask, "answers": ["Yes", "No"], "right": 1, "why": "It is so. [@brown2021]"}
        for ask in ("Is it a short course?", "Do you rest then?", "Does your team help?")
    ],
    "fields": dict.fromkeys(STRATEGY_FIELDS, "You have it in a short course. [@brown2021]"),
}

_TREATMENT = {
    "id": "cladribine",
    "number": 401,
    "name": "Cladribine",
    "names": {"uk": ["Mavenclad"], "us": ["Mavenclad"]},
    "say": "KLAD-ri-been",
    "summary": "Tablets in 2 short courses.",
    "strategy": "immune-reconstitution",
    "class": "Tablet that lowers immune cells",
    "taken": "tablet",
    "course": "short-course",
    "where": ["home"],
    "key_points": [
        "You take tablets at home. [@green2020]",
        "Relapses come less often. [@green2020]",
        "Plan your blood tests. [@green2020]",
    ],
    "side_effects": [
        {"effect": "Headache", "often": "{finding:reaction}", "text": "[@green2020]"},
    ],
    "search": [],
    "review": REVIEW,
    "schedule": [
        {"kind": "treatment", "label": "First course", "start": 0, "days": 5},
        {"kind": "test", "label": "Blood test", "start": 60, "every": 90, "until": 720},
    ],
    "findings": ["reaction"],
    "questions": ["Which tests do I need?"],
    "fields": dict.fromkeys(TREATMENT_FIELDS, "You swallow tablets. [@green2020]"),
}

_COMPARISON = {
    "id": "two-ways",
    "number": 601,
    "title": "Two ways",
    "summary": "A short course beside daily treatment.",
    "search": [],
    "review": REVIEW,
    "options": [
        {
            "id": "course",
            "name": "Short course",
            "page": "immune-reconstitution",
            "identity": "irt",
        },
        {"id": "daily", "name": "All the time", "page": "", "identity": "maintenance"},
    ],
    "rows": [
        {
            "id": "how-long",
            "label": "How long it is taken",
            "group": "Taking it",
            "differs": True,
            "cells": {
                "course": {"text": "2 short courses. [@brown2021]", "explanation": ""},
                "daily": {"text": "Every day. [@green2020]", "explanation": "For years."},
            },
        },
        {
            "id": "tests",
            "label": "Tests",
            "group": "Taking it",
            "differs": False,
            "cells": {
                "course": {"text": "Blood tests. [@green2020]"},
                "daily": {"text": "Blood tests. [@green2020]"},
            },
        },
    ],
}

_DIAGRAM = {
    "id": "the-curve",
    "number": 701,
    "title": "The curve",
    "kind": "phase-curve",
    "caption": "The number of immune cells falls, then rises.",
    "schematic": True,
    "data": {
        "words": {
            "up": "Immune cells",
            "across": "Months",
            "usual": "Usual level",
            "treatment": "Treatment",
            "helpful": "Helpful cell",
            "attacking": "Cell that attacks",
            "stayed": "Old cell",
            "new": "New cell",
            "level": "The line stays level",
            "falls": "The line falls",
            "climbs": "The line climbs",
            "circle": "The circle shows {cells}",
            "note": "A drawing to explain the idea.",
        },
        "phases": [
            {"id": "before", "name": "Before", "plain": "As it was", "cells": "hhahhhhahhah"},
            {"id": "after", "name": "After", "plain": "It grows", "cells": "nh.n.n..nhn."},
        ],
        "points": [[0, 100], [1, 100], [1.5, 20], [2, 80]],
    },
    "steps": [{"title": "After", "caption": "The cells grow back.", "focus": "after"}],
    "text": ["The number of cells falls. Then it rises again."],
    "links": {"after": "short-course", "before": "term:relapse"},
    "search": [],
    "sources": ["brown2021"],
    "review": REVIEW,
}

_PACK = {
    "id": "first-visit",
    "number": 801,
    "name": "First visit",
    "summary": "What to read first.",
    "pages": ["what-ms-is", "two-ways", "the-curve"],
}

_ASPECT = {"review": REVIEW, "matters": []}

_BOARDS = {
    "values.yaml": [
        {
            "id": "breaks",
            "title": "Times with no treatment",
            "question": "How much do they matter to you?",
            "why": "Some ask for a dose each day, others for a course. [@green2020]",
        }
    ],
    "boards.yaml": [
        {
            "id": "strategies",
            "title": "Compare strategies",
            "summary": "The same for each.",
            "groups": [
                {"title": "The plan", "aspects": ["how-long"]},
                {"title": "Harms", "aspects": ["harms"]},
            ],
        },
        {
            "id": "treatments",
            "title": "Compare treatments",
            "summary": "The same for each.",
            "groups": [
                {"title": "How you take it", "aspects": ["how-taken"]},
                {"title": "Names", "aspects": ["uk-brands", "us-brands"]},
            ],
        },
    ],
    "aspects/strategies/how-long.yaml": {
        "id": "how-long",
        "label": "How long you take it",
        "field": "how-it-is-given",
        "ask": "How long would I take it?",
        **_ASPECT,
        "matters": ["breaks"],
        "from": "two-ways/how-long",
        "alike": {"maintenance-escalation": "all-the-time"},
    },
    "aspects/strategies/harms.yaml": {
        "id": "harms",
        "label": "Harms",
        "field": "harms",
        "ask": "Which harms should I know of?",
        **_ASPECT,
        "answers": {
            "maintenance-escalation": {"text": "Some last for years. [@green2020]"},
            "immune-reconstitution": {"text": "Most of them come early. [@brown2021]"},
        },
    },
    "aspects/treatments/how-taken.yaml": {
        "id": "how-taken",
        "label": "How you take it",
        "field": "how-it-is-taken",
        "ask": "How would I take it?",
        **_ASPECT,
        "matters": ["breaks"],
        "answers": {
            "cladribine": {"text": "You swallow tablets. {finding:reaction} had a reaction."},
            "ocrelizumab": {"text": "You have a drip twice a year. [@green2020]"},
        },
    },
    "aspects/treatments/uk-brands.yaml": {
        "id": "uk-brands",
        "label": "UK brand names",
        "field": "how-it-is-taken",
        "ask": "Which brand would I get?",
        **_ASPECT,
        "answers": {
            "cladribine": {"text": "Mavenclad. [@plain]"},
            "ocrelizumab": {"text": "Ocrevus. [@plain]"},
        },
    },
    "aspects/treatments/us-brands.yaml": {
        "id": "us-brands",
        "label": "US brand names",
        "field": "how-it-is-taken",
        "ask": "What is it called in the US?",
        **_ASPECT,
        "answers": {
            "cladribine": {"text": "Not known.", "alike": "not-known"},
            "ocrelizumab": {"text": "Not known.", "alike": "not-known"},
        },
    },
}
