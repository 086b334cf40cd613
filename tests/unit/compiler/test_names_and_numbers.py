"""What names nothing, or is taken, is told with the nearest that is there."""

from __future__ import annotations

import pytest

from tests.unit.compiler.conftest import (
    COMPARISON,
    COURSE,
    DIAGRAM,
    EDITION,
    FINDINGS,
    PACK,
    SOURCES,
    STRATEGY,
    TERMS,
    TOPIC,
    TREATMENT,
    Swapped,
    Wrong,
)

EASE = "- Attacks can ease. [@green2020; @brown2021]"

STAYED = "{finding:calm-5-years} stayed well. See"

CASES: dict[str, Wrong] = {
    "unknown source": (
        TOPIC,
        EASE,
        "- It. [@grene2020]",
        "- It",
        "no source 'grene2020'",
        "green2",
    ),
    "unknown finding": (
        TOPIC,
        STAYED,
        "{finding:calm} See",
        "{finding:calm} ",
        "no finding",
        "calm-5",
    ),
    "unknown diagram": (
        TOPIC,
        "{diagram:the-curve}",
        "{diagram:x}",
        "{diagram:x}",
        "no diagram",
        "use",
    ),
    "diagram that is a topic": (
        *(TOPIC, "{diagram:the-curve}", "{diagram:short-course}", "{diagram:"),
        *("no diagram 'short-course'", "the-curve"),
    ),
    "unknown table": (
        COURSE,
        "{table:two-ways",
        "{table:two-way",
        "{table:",
        "no comparison",
        "two-ways",
    ),
    "unknown row": (
        COURSE,
        "rows=how-long",
        "rows=how",
        "{table:",
        "no row 'how'",
        "how-long, tests",
    ),
    "unknown page": (
        TOPIC,
        "page:short-course#",
        "page:short-curse#",
        "{finding",
        "no page",
        "short-course",
    ),
    "unknown anchor": (TOPIC, "#the-idea", "#idea", "{finding", "no part 'idea'", "the-idea"),
    "unknown word": (
        COURSE,
        "[[immune system|",
        "[[imune system|",
        "The [[",
        "no term",
        "immune system",
    ),
    "unknown read next": (
        TOPIC,
        "- short-course\n",
        "- short\n",
        "- short",
        "no page",
        "short-course",
    ),
    "unknown group": (
        TOPIC,
        "group: start-here",
        "group: start",
        "group:",
        "no group",
        "start-here",
    ),
    "unknown icon": (TOPIC, "icon: brain", "icon: brane", "icon:", "no icon 'brane'", "brain"),
    "unknown strategy": (
        *(TREATMENT, "strategy: immune-reconstitution", "strategy: short-course", "strategy:"),
        *("no strategy 'short-course'", "use"),
    ),
    "unknown finding of a treatment": (
        *(TREATMENT, "- reaction", "- reactions", "- reactions", "no finding", "'reaction'"),
    ),
    "unknown page of an option": (
        *(COMPARISON, "page: immune-reconstitution", "page: immune", "page: immune"),
        *("no page 'immune'", "immune-reconstitution"),
    ),
    "unknown page of a hot-spot": (
        DIAGRAM,
        "after: short-course",
        "after: x",
        "after: x",
        "no page",
        "use",
    ),
    "anchor behind a hot-spot": (
        *(DIAGRAM, "after: short-course", "after: short-course#x", "after: short"),
        *("no page 'short-course#x'", "'short-course'"),
    ),
    "unknown word of a hot-spot": (
        DIAGRAM,
        "term:relapse",
        "term:x",
        "before: term:x",
        "no term",
        "use",
    ),
    "unknown source of a diagram": (
        DIAGRAM,
        "- brown2021",
        "- brwn",
        "- brwn",
        "no source",
        "brown2021",
    ),
    "unknown source of a word": (
        TERMS,
        "- green2020",
        "- grn2020",
        "- grn2020",
        "no source",
        "green2020",
    ),
    "unknown source of a finding": (
        FINDINGS,
        "- green2020",
        "- grn",
        "- grn",
        "no source",
        "green2020",
    ),
    "unknown page on Home": (
        EDITION,
        "page: short-course",
        "page: x",
        "- page: x",
        "no page",
        "use",
    ),
    "unknown icon on Home": (EDITION, "icon: pill", "icon: pil", "icon: pil", "no icon", "pill"),
    "unknown page to start": (
        *(
            EDITION,
            "start_here:\n- title: What MS is\n  page: what",
            "start_here:\n- title: T\n  page: x",
        ),
        *("page: x", "no page", "what-ms-is"),
    ),
    "unknown urgent page": (
        EDITION,
        "urgent_page: what",
        "urgent_page: x",
        "urgent_page:",
        "no page",
        "what",
    ),
    "unknown page of a pack": (PACK, "- the-curve", "- curve", "- curve", "no page", "the-curve"),
    "id unlike its file": (
        TOPIC,
        "id: what-ms-is",
        "id: what-is",
        "id: what-is",
        "not the file's",
        "what-ms-is",
    ),
    "id taken by another kind": (
        PACK,
        "id: first-visit",
        "id: cladribine",
        "id:",
        "taken by treatments",
        "another",
    ),
    "number taken": (
        TOPIC,
        "number: 101",
        "number: 102",
        "number: 102",
        "taken by topics",
        "another",
    ),
    "number taken by a word": (
        TERMS,
        "number: 1002",
        "number: 1001",
        "number: 1001",
        "taken by glossary",
        "another",
    ),
    "number outside its range": (
        TOPIC,
        "number: 101",
        "number: 99",
        "number: 99",
        "range",
        "101 to 400",
    ),
    "strategy of another name": (
        STRATEGY,
        "id: immune-rec",
        "id: rec",
        "id: rec",
        "no strategy",
        "combination",
    ),
    "source twice": (
        SOURCES,
        "key: brown2021",
        "key: green2020",
        "- key: green2020",
        "key 'green2020' is taken",
        "another",
    ),
    "alias of two words": (
        TERMS,
        "aliases: []",
        "aliases: [attack]",
        "aliases: [",
        "stands for",
        "one of the two",
    ),
    "unused source": (
        *(
            SOURCES,
            "- key: brown2021",
            "- {key: a, authors: A, year: 1, title: T, published_in: J, kind: k, seen: s}\n"
            "- key: brown2021",
        ),
        *("- {key: a", "nothing cites", "remove it"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_input_is_told(case: Wrong, swapped: Swapped) -> None:
    swapped(case)
