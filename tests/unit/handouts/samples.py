"""A realistic page to print, and a small content store that it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.article import Article, Fact, Glance, ReadNext
from desktop.domain.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    PageLink,
    Paragraph,
    Runs,
    Section,
    Table,
    TermLink,
    Text,
)
from desktop.domain.calendar import Plan
from desktop.domain.content import (
    Cell,
    Comparison,
    ComparisonRow,
    Diagram,
    Edition,
    Option,
    PageKind,
    Question,
    ReviewRecord,
    ReviewStatus,
    Strategy,
    Term,
    Treatment,
)
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.errors import NotFoundError
from desktop.domain.evidence import Finding, Source
from desktop.domain.printing import Clinic, HandoutOptions
from desktop.domain.tokens import FONT_FAMILY
from desktop.handouts.handout import Handout
from desktop.library.handouts import HandoutMaker
from tests import builders

DAY = dt.date(2026, 11, 30)
CLINIC = Clinic(
    name="Riverside MS Clinic",
    phone="01632 960 123",
    hours="Monday to Friday, 9am to 5pm",
    urgent="At night or at the weekend, call 111.",
)
OPTIONS = HandoutOptions(DAY, clinic=CLINIC, prepared_by="The MS nurse")
REVIEWED = ReviewRecord(
    ReviewStatus.REVIEWED,
    dt.date(2026, 8, 1),
    dt.date(2027, 8, 6),
    "A N Other",
    "consultant neurologist",
    dt.date(2026, 8, 6),
)
A = Citation(("first2018",), (1,))
B = Citation(("first2018", "second2020"), (1, 2))


def line(*pieces: str | Citation | TermLink | FindingLink) -> Runs:
    """A line of runs; words between asterisks are strong."""
    runs: list[Text | Citation | TermLink | FindingLink] = []
    for piece in pieces:
        if not isinstance(piece, str):
            runs.append(piece)
            continue
        for index, words in enumerate(piece.split("*")):
            if words:
                runs.append(Text(words, strong=index % 2 == 1))
    return tuple(runs)


def a_paragraph(*pieces: str | Citation | TermLink | FindingLink) -> Paragraph:
    return Paragraph(line(*pieces))


SECTIONS = (
    Section(
        "the-three-rs",
        "How it works: the three Rs",
        (
            a_paragraph(
                "Treatment removes many ",
                TermLink("immune cells", "immune-cell"),
                ", including those that attack nerves. New cells then grow back. ",
                A,
            ),
            Figure("three-rs"),
            BulletList(
                (
                    line("*Reduction.* Treatment removes many immune cells."),
                    line("*Repopulation.* New immune cells grow back over months."),
                    line("*Reconstitution.* The immune system works again, in a changed form."),
                ),
                ordered=True,
            ),
        ),
        60,
    ),
    Section(
        "what-is-known",
        "What is known",
        (
            a_paragraph(
                "In one study, ",
                FindingLink("about 87 out of 100 people", "no-relapse"),
                " had no relapse for 5 years. ",
                B,
                " Other studies are still going on.",
            ),
            FindingFigure("event-free"),
            Callout(
                CalloutKind.TWO_VIEWS,
                "Experts do not agree on when to use it",
                (
                    a_paragraph("Some say: use it early, before MS does lasting harm. ", A),
                    a_paragraph("Others say: first try treatments with fewer risks."),
                ),
            ),
        ),
        50,
    ),
    Section(
        "how-it-compares",
        "How it compares",
        (ComparisonFigure("maintenance-or-irt"),),
        40,
    ),
    Section(
        "checks",
        "Checks you would have",
        (
            a_paragraph("You have blood tests before, during and after treatment."),
            Heading("Before the first course", 3),
            BulletList((line("a blood test for old infections"), line("a scan of your brain"))),
            Table(
                "Blood tests after a course",
                (line("When"), line("Which test"), line("Where")),
                (
                    (line("Month 1 to 12"), line("Blood count, each month"), line("Your GP")),
                    (line("Year 2 to 4"), line("Thyroid, every 3 months"), line("The clinic")),
                ),
            ),
            Callout(
                CalloutKind.CAUTION,
                "Tell your team straight away if you have",
                (
                    BulletList(
                        (
                            line("a fever of 38 °C or more, or signs of infection"),
                            line("unusual bleeding or bruising"),
                        )
                    ),
                ),
            ),
        ),
        50,
    ),
)


def an_article(id: str = "immune-reconstitution-therapy", **changes: object) -> Article:
    """The sample page, with anything in it changed."""
    values: dict[str, object] = {
        "id": id,
        "number": 104,
        "kind": PageKind.TOPIC,
        "kind_label": "Explainer",
        "group_title": "How treatment is planned",
        "title": "Immune reconstitution therapy",
        "lead": "A short course of treatment that lets the immune system rebuild.",
        "key_points": (
            line("Immune reconstitution therapy (IRT) is given as *a short course*. ", A),
            line("It works in three stages, called *the three Rs*."),
            line("You have another course *only if MS becomes active again*."),
            line("You need *regular checks* during and after treatment."),
        ),
        "sections": SECTIONS,
        "questions": (
            Question(f"{id}/q1", "Is my MS active enough for IRT to be an option?"),
            Question(f"{id}/q2", "What checks would I need, and for how long?"),
            Question(f"{id}/q3", "How would it fit with plans for a family?"),
        ),
        "sources": SOURCES[:2],
        "read_next": (ReadNext("a-cure", "What a cure would mean", "How experts use the word."),),
        "review": builders.DRAFT,
        "minutes": 4,
        "quality": builders.a_quality(5.8),
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


SOURCES = (
    builders.a_source(
        "first2018",
        authors="Author A, Author B",
        year="2018",
        title="Treating early and advanced multiple sclerosis",
        published_in="A Journal of Neurology 31:233-243",
        address="10.1097/wco.0000000000000561",
    ),
    builders.a_source(
        "second2020",
        authors="Author C and others",
        year="2020",
        title="Immune reconstitution therapies: what lasts",
        published_in="Another Journal 16:56-62",
    ),
    builders.a_source("third2021"),
)

GLANCE = Glance(
    names=(Fact("Brand names", (Text("Lemtrada"),)),),
    facts=(
        Fact("Where", (Text("At a clinic"),), "hospital"),
        Fact("Strategy", (PageLink("Immune reconstitution", "irt"),), identity="irt"),
    ),
    dispute=Callout(
        CalloutKind.TWO_VIEWS,
        "Which strategy does it belong to?",
        (Paragraph(line("Some say one thing. ", A, "Others say another. ", B)),),
    ),
)

COMPARISON = Comparison(
    id="maintenance-or-irt",
    number=601,
    title="Maintenance and short courses side by side",
    summary="The same questions for both.",
    options=(
        Option("maintenance", "Maintenance-escalation", "", "maintenance"),
        Option("irt", "Immune reconstitution", "", "irt"),
    ),
    rows=tuple(
        ComparisonRow(
            label.lower().replace(" ", "-"), label, "", (Cell(line(left)), Cell(line(right))), True
        )
        for label, left, right in (
            ("How long for", "Without a break, for as long as it works", "A short course"),
            ("If MS becomes active", "Move to another treatment", "You may have another course"),
            ("Vaccines", "Some may work less well", "Work again after recovery"),
            ("Infections", "Risk stays while you take it", "Risk is highest early on"),
            ("Checks", "Regular, for as long as you take it", "Most often in the early years"),
        )
    ),
    search_words=(),
    sources=("first2018",),
    review=builders.DRAFT,
)

LONG_COMPARISON = replace(
    COMPARISON,
    id="long",
    title="A long table",
    options=(Option("a", "Way A", "", ""), Option("b", "Way B", "", "irt")),
    rows=tuple(
        ComparisonRow(
            f"row-{number}",
            f"Question {number}",
            f"Group {number // 15}",
            tuple(Cell(line(f"{way} answer {number}.")) for way in ("One", "The other")),
            True,
        )
        for number in range(30)
    ),
)

TERMS = (
    builders.a_term(
        "immune-cell",
        term="immune cell",
        definition="A cell that protects the body from germs. In MS, some of them attack nerves.",
    ),
)
FINDINGS = (
    builders.a_finding("event-free", studied=24, sources=("third2021",)),
    builders.a_finding(
        "no-relapse", numerator=87, low=70, high=95, title="No relapse after 5 years"
    ),
)
DIAGRAMS = (
    builders.a_diagram(
        "three-rs",
        title="The three Rs",
        caption="The number of immune cells falls after treatment, then rises again.",
    ),
)
URGENT = "urgent-help"
URGENT_PAGE = an_article(
    URGENT,
    title="When to get help at once",
    lead="Some signs must not wait for your next visit.",
    key_points=(line("A fever after treatment"), line("New weakness, or *sudden loss of sight*")),
    sections=(),
    questions=(),
    sources=(),
    read_next=(),
)


class SmallContent:
    """A content store held in memory."""

    def __init__(self, edition: Edition | None = None) -> None:
        self._edition = edition or builders.an_edition(
            urgent_page=URGENT,
            written_by="The Waymark authors",
            funding="No outside funding.",
            feedback="Tell your MS team which page and which sentence. No internet is needed.",
        )

    def edition(self) -> Edition:
        return self._edition

    def term(self, term_id: str) -> Term:
        return next(term for term in TERMS if term.id == term_id)

    def finding(self, finding_id: str) -> Finding:
        return next(finding for finding in FINDINGS if finding.id == finding_id)

    def comparison(self, comparison_id: str) -> Comparison:
        return {each.id: each for each in (COMPARISON, LONG_COMPARISON)}[comparison_id]

    def diagram(self, diagram_id: str) -> Diagram:
        return next(diagram for diagram in DIAGRAMS if diagram.id == diagram_id)

    def planned(self, page_id: str) -> Strategy | Treatment:
        raise NotFoundError(page_id)

    def plan(self, page_id: str) -> Plan:
        raise NotFoundError(page_id)

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        known = {source.key: source for source in SOURCES}
        return tuple(known.get(key) or builders.a_source(key) for key in keys)


def drawn(request: DrawingRequest) -> Drawing:
    """A picture with one word, as wide as it was asked for."""
    size = 12 * request.text_scale
    height = 120
    ink = "#000000" if request.palette == "print-grey" else "#0C5149"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{request.width}" height="{height}" '
        f'viewBox="0 0 {request.width} {height}">'
        f'<path d="M10 20 L{request.width - 10} 100" stroke="{ink}" stroke-width="3"/>'
        f'<text x="10" y="110" font-family="{FONT_FAMILY}" font-size="{size}" '
        f'fill="{ink}">Label</text></svg>'
    )
    return Drawing(svg, request.width, height, "A picture", "A line that goes down.")


def drawn_tall(request: DrawingRequest) -> Drawing:
    """A picture of three times the height asked for, with its parts."""
    part = replace(drawn(request), height=request.tallest)
    return replace(part, height=3 * request.tallest, parts=(part, part, part))


def a_maker(*articles: Article, tall: bool = False) -> HandoutMaker:
    """A maker over `articles` and the sample content.

    Args:
        tall: diagrams are taller than a page.
    """
    pages = {article.id: article for article in (URGENT_PAGE, *articles)}

    def opened(page_id: str) -> Article:
        if page_id not in pages:
            raise NotFoundError(page_id)
        return pages[page_id]

    def draw(request: DrawingRequest) -> Drawing:
        of_finding = request.diagram.startswith("finding:")
        return drawn_tall(request) if tall and not of_finding else drawn(request)

    return HandoutMaker(SmallContent(), opened, draw)


def a_handout(*articles: Article, options: HandoutOptions | None = None) -> Handout:
    """The handout of `articles`, or of the sample page."""
    pages = articles or (an_article(),)
    chosen = options or HandoutOptions(DAY)
    return a_maker(*pages).make([page.id for page in pages], chosen)


def a_long_comparison_page() -> Article:
    """A page with a table of 30 rows in two groups."""
    table = Section("table", "Side by side", (ComparisonFigure("long"),), 9)
    return an_article(key_points=(), sections=(table,))


def a_page_with_two_rows() -> Article:
    """A page that shows two rows of a comparison."""
    shown = ComparisonFigure("maintenance-or-irt", ("how-long-for", "checks"))
    return an_article(sections=(Section("table", "Side by side", (shown,), 9),))
