"""A page with a block of every kind, for tests of whatever shows pages."""

from __future__ import annotations

from desktop.domain.article import Article, ReadNext
from desktop.domain.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    PageLink,
    Paragraph,
    Table,
    TermLink,
    Text,
)
from desktop.domain.content import PageKind, Question
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.screens import ReaderView
from tests.builders import (
    a_diagram,
    a_finding,
    a_quality,
    a_section,
    a_source,
    a_topic,
    an_edition,
    words,
)

LONG = " ".join(["Cells grow back at their own speed after each course."] * 12)


def draw(request: DrawingRequest) -> Drawing:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'
    return Drawing(svg, request.width, 120, f"Drawing of {request.diagram}", "The same in words")


def an_article(parts: int = 5) -> Article:
    topic = a_topic()
    blocks = (
        Paragraph(
            (
                Text("The "),
                TermLink("NEDA", "neda"),
                Text(" result held for "),
                FindingLink("69 out of 100 people", "no-activity-5-years"),
                Citation(("boffa2021",), (1,)),
                Text(". See "),
                PageLink("the other page", "other-page"),
            )
        ),
        Heading("Inside", 3),
        BulletList((words("One thing"), words("Another thing")), ordered=True),
        Callout(CalloutKind.CAUTION, "Tell your team", (Paragraph(words("A fever")),)),
        Figure("three-rs"),
        FindingFigure("no-activity-5-years"),
        Table("Courses", (words("Drug"), words("Days")), ((words("A"), words("5")),)),
    )
    sections = [a_section("First part", *blocks)]
    sections += [a_section(f"Part {n}", LONG, LONG) for n in range(2, parts + 1)]
    return Article(
        id="a-topic",
        number=101,
        kind=PageKind.TOPIC,
        kind_label="Explainer",
        group_title="How treatment is planned",
        title="A title",
        lead="What it says in one sentence.",
        key_points=(words("The main thing"), words("The other thing")),
        sections=tuple(sections),
        questions=(Question("a-topic/q1", "Is this for me?"), Question("a-topic/q2", "And now?")),
        sources=(a_source(),),
        read_next=(ReadNext("other-page", "The other page", "What it is about."),),
        review=topic.review,
        minutes=6,
        quality=a_quality(5.1),
    )


def a_view(**changes: object) -> ReaderView:
    values: dict[str, object] = {
        "article": an_article(),
        "edition": an_edition(),
        "diagrams": {"three-rs": a_diagram("three-rs")},
        "comparisons": {},
        "findings": {"no-activity-5-years": a_finding()},
    }
    return ReaderView(**{**values, **changes})  # type: ignore[arg-type]
