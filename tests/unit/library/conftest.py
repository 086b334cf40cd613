"""A small library, compiled once, with a page of every kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.compiler.writer import write_content
from desktop.domain.blocks import (
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Text,
)
from desktop.domain.calendar import CalendarEvent, EventKind
from desktop.domain.content import (
    Cell,
    ComparisonRow,
    Group,
    Option,
    SelfCheck,
    StartStep,
    WhatIfStep,
)
from desktop.domain.reading import DrugNames
from desktop.library.opening import Library, open_library
from tests.builders import (
    a_board,
    a_comparison,
    a_diagram,
    a_field,
    a_finding,
    a_library,
    a_section,
    a_source,
    a_strategy,
    a_term,
    a_topic,
    a_treatment,
    a_value_card,
    an_edition,
    words,
)

CURVE = {
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
}

CHECK = SelfCheck("Is it a rest?", ("Yes", "No"), 0, words("A course, then a rest."))

COMBINATION_FIELDS = (
    a_field(),
    a_field("if-it-works", "If it works"),
    a_field("if-you-get-older", "If you get older"),
    a_field("how-to-stop", "How to stop"),
)
NEXT_STEPS = {
    "if-it-works": (WhatIfStep("Go on", "With checks"), WhatIfStep("Stop", "With a plan")),
    "if-you-get-older": (WhatIfStep("Go on", "For now"), WhatIfStep("Step down", "Longer gaps")),
}

FIGURES = a_topic(
    "figures",
    102,
    title="Figures",
    strategy="immune-reconstitution",
    key_points=((FindingLink("about 69 out of 100 people", "stayed-well"), Text(" stayed well.")),),
    sections=(
        a_section("Pictures", "Some words.", Figure("curve"), FindingFigure("reaction")),
        a_section("Side by side", ComparisonFigure("two-ways")),
        a_section("The end", "Forty words are here. " * 10),
    ),
    sources=("green2020",),
    read_next=("a-topic",),
)


@pytest.fixture(scope="session")
def content_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    option = Option("course", "Short course", "immune-reconstitution", "irt")
    daily = Option("daily", "Every day", "", "maintenance")
    cell = Cell((Text("Well for years: "), FindingLink("3 in 1,000", "rare")))
    row = ComparisonRow("effect", "What it does", "", (cell, Cell(words("Much"))), differs=True)
    library = a_library(
        edition=an_edition(
            groups=(
                Group("planning", "Planning treatment", "How treatment is planned."),
                Group("empty", "Nothing here", "No page stands here."),
            ),
            start_here=(StartStep("One", "a-topic"), StartStep("Two", "figures")),
        ),
        topics=(a_topic(), FIGURES),
        strategies=(
            a_strategy(
                sources=("green2020",),
                explained_in=("figures",),
                self_check=(CHECK,),
                treatments=("alemtuzumab", "unnamed"),
                disputed=("unnamed",),
            ),
            a_strategy("combination", 16, fields=COMBINATION_FIELDS, what_if=NEXT_STEPS),
        ),
        treatments=(
            a_treatment(
                names_uk=("Lemtrada", "Both"),
                names_us=("Both", "Campath"),
                schedule=(CalendarEvent(EventKind.TEST, "Blood test", 30, every=30, until=1460),),
                findings=("reaction",),
            ),
            a_treatment("unnamed", 402, schedule=(), questions=()),
        ),
        comparisons=(a_comparison("two-ways", options=(), rows=()),),
        diagrams=(
            a_diagram(
                "curve", data=CURVE, steps=(), links={"before": "figures", "after": "term:neda"}
            ),
        ),
        findings=(a_finding("stayed-well"), a_finding("reaction"), a_finding("rare")),
        terms=(
            a_term(
                term="NEDA",
                aliases=("no evidence of disease activity",),
                say="NEE-da",
                sources=("green2020",),
                used_in=("figures",),
            ),
            a_term("plain", 1002),
        ),
        sources=(a_source("green2020"),),
        packs=(),
        boards=(a_board("strategies", ("immune-reconstitution",)),),
        values=(
            a_value_card("relapses", title="Having fewer relapses"),
            a_value_card("family", title="Having a baby, now or later"),
            a_value_card("visits", title="Few visits and tests"),
        ),
    )
    compared = replace(library.comparisons[0], options=(option, daily), rows=(row,))
    path = tmp_path_factory.mktemp("library") / "content.db"
    write_content(replace(library, comparisons=(compared,)), path, "0" * 64)
    return path


@pytest.fixture(scope="session")
def library(content_path: Path) -> Library:
    return open_library(content_path)


@pytest.fixture(scope="session")
def american(content_path: Path) -> Library:
    """The same library for readers who know the US brand names."""
    return open_library(content_path, DrugNames.US)
