"""A drawing with four parts in a square, and a diagram that it draws."""

from __future__ import annotations

import datetime as dt

from desktop.domain.article import Article
from desktop.domain.content import Diagram, DiagramStep, PageCard, PageKind, ReviewStatus
from desktop.domain.drawing import Drawing, DrawingRequest, HotSpot
from desktop.domain.reading import Bookmark
from desktop.domain.screens import DiagramView
from tests.builders import a_diagram, a_source, a_topic

TITLES = {"a-topic": "A topic", "term:neda": "NEDA", "finding:reaction": "A reaction"}
OPENED = ("a-topic", "term:neda", "finding:reaction", "a-topic")
NAMES = ("one", "two", "three", "four")


def draw(request: DrawingRequest) -> Drawing:
    """One, two, three and four, from left to right and then down."""
    wide, tall = request.width, 240
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}">'
        f'<rect width="{wide}" height="{tall}" fill="#888888"/><text y="20">Words</text></svg>'
    )
    spots = tuple(
        HotSpot(
            name,
            OPENED[place],
            name.capitalize(),
            (place % 2) * wide / 2,
            (place // 2) * tall / 2,
            wide / 2,
            20 if name == "four" else tall / 2,
        )
        for place, name in enumerate(NAMES)
    )
    return Drawing(svg, wide, tall, "Four parts", "The same in words.", spots)


def draw_plain(request: DrawingRequest) -> Drawing:
    """The same without parts."""
    made = draw(request)
    return Drawing(made.svg, made.width, made.height, made.title, made.description)


def four_parts() -> Diagram:
    return a_diagram(
        "four-parts",
        steps=tuple(DiagramStep(name.capitalize(), f"About {name}.", name) for name in NAMES[:3]),
        text=("There are four parts.", "They stand in a square."),
    )


def a_card(diagram: str) -> PageCard:
    return PageCard(
        diagram,
        701,
        PageKind.DIAGRAM,
        diagram.replace("-", " ").capitalize(),
        "Cells go down and come back over months.",
        "",
        "",
        90,
        ReviewStatus.DRAFT,
    )


def a_view(diagram: Diagram | None = None, *, kept: bool = False) -> DiagramView:
    diagram = diagram or four_parts()
    article = Article(
        id=diagram.id,
        number=diagram.number,
        kind=PageKind.DIAGRAM,
        kind_label="Diagram",
        title=diagram.title,
        lead=diagram.caption,
        sections=(),
        review=a_topic().review,
        minutes=1,
        sources=(a_source(), a_source("burt2019")),
    )
    mark = Bookmark("u", diagram.id, diagram.title, dt.datetime(2026, 11, 20, tzinfo=dt.UTC), "")
    return DiagramView(diagram, article, (a_card("a-topic"),), TITLES, mark if kept else None)
