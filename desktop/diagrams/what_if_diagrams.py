"""Diagrams that no file holds: what may come next on a strategy, drawn from its next steps."""

from __future__ import annotations

from dataclasses import asdict, replace

from desktop.diagrams.specs.what_if_tree import Branch, NextStep, Root, TreeWords, WhatIfTree
from desktop.domain.content import Diagram, NamedField, Strategy

WORDS = TreeWords(
    branches="What if",
    steps="Next steps to talk about",
    note=(
        "These are steps to talk about, and their order ranks nothing."
        " Never stop a drug on your own."
    ),
)


def what_if_diagram(figure: str, strategy: Strategy, *, short: bool = False) -> Diagram:
    """The next steps of `strategy` as a tree; each branch leads to the field that explains it.

    Args:
        figure: the id that it gets.
        short: draw only the names of the next steps; words and table say all the same.
    """
    fields = [field for field in strategy.fields if field.key in strategy.what_if]
    spec = WhatIfTree(
        words=WORDS,
        root=Root(strategy.id, strategy.name, strategy.summary),
        branches=tuple(_branch(strategy, field) for field in fields),
    )
    table = spec.table()
    return Diagram(
        id=figure,
        number=strategy.number,
        title=f"{strategy.name}: what if things change?",
        kind="what-if-tree",
        caption=(
            f"Here are {len(fields)} things that may happen on this plan, each with next steps"
            " that you and your MS team could talk about."
        ),
        schematic=True,
        data=asdict(_names_only(spec) if short else spec),
        steps=(),
        text=spec.told(),
        table_header=table.header,
        table_rows=table.rows,
        search_words=(),
        sources=strategy.sources,
        review=strategy.review,
        links={field.key: f"{strategy.id}#{field.key}" for field in fields},
    )


def _branch(strategy: Strategy, field: NamedField) -> Branch:
    steps = strategy.what_if[field.key]
    return Branch(
        id=field.key,
        name=field.label,
        steps=tuple(
            NextStep(f"{field.key}-{number}", step.name, step.detail)
            for number, step in enumerate(steps, 1)
        ),
    )


def _names_only(spec: WhatIfTree) -> WhatIfTree:
    branches = (
        replace(branch, steps=tuple(replace(step, detail="") for step in branch.steps))
        for branch in spec.branches
    )
    return replace(spec, branches=tuple(branches))
