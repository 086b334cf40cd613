"""Small values for the screens."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from desktop.domain.content import (
    Group,
    HomeCard,
    PageCard,
    PageKind,
    ReviewStatus,
    Term,
)
from desktop.domain.packs import PackCard
from desktop.domain.reading import Bookmark
from desktop.domain.screens import (
    HomeView,
    KeptPage,
    PathStep,
    RecentPage,
    Shelf,
    StepState,
)
from desktop.domain.search import Marked, SearchHit, SearchResults
from desktop.domain.time_path import START_HERE, Subject, TimePath, TimeStep
from tests.builders import a_term

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
WORDY = "Understanding immunosuppressive reconstitution therapies after natalizumab"


def a_card(id: str, title: str = "", kind: PageKind = PageKind.TOPIC) -> PageCard:
    return PageCard(
        id,
        101,
        kind,
        title or id.replace("-", " ").capitalize(),
        "One sentence that says the main thing.",
        "planning",
        "path",
        640,
        ReviewStatus.DRAFT,
    )


def a_home(done: int = 1, recent: int = 2) -> HomeView:
    """Home with `done` of four steps done."""
    order = [StepState.DONE] * done + [StepState.NEXT] + [StepState.LATER] * 4
    titles = ("What MS is", "The main ways to treat", "What to weigh", "Words for tests")
    steps = tuple(
        PathStep(title, f"step-{n}", 5, state)
        for n, (title, state) in enumerate(zip(titles, order, strict=False), 1)
    )
    cards = tuple(
        HomeCard(f"page-{n}", WORDY if n == 1 else f"Subject {n}", "A short sentence.", "stairs")
        for n in range(1, 7)
    )
    read = tuple(
        RecentPage(a_card(f"page-{n}"), "Explainer", n, finished=n == 1)
        for n in range(1, recent + 1)
    )
    return HomeView(steps, cards, read)


SOME_PACKS = (
    PackCard("ready:irt", "Newly offered IRT", "", ("One", "Two", "Three"), number=1),
    PackCard(
        "own:1", WORDY, "", ("One",), changed=("One",), overdue=("One",), gone=("Two", "Three")
    ),
)


def a_logo(width: int = 600, height: int = 280) -> bytes:
    """A PNG as the program makes them."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#2C5EA8"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def a_path() -> TimePath:
    """Two steps for 5 minutes, none of them read."""
    steps = (
        TimeStep("page-1", "", WORDY, "", 480),
        TimeStep("page-2", "key-points", "What treatment can and cannot do", "Key points", 80),
    )
    return TimePath(5, START_HERE, steps)


def some_subjects() -> tuple[Subject, ...]:
    return (
        Subject(START_HERE, "Start here", is_strategy=False),
        Subject("transplant", WORDY, is_strategy=True),
        Subject("stepping-down", "Stepping down", is_strategy=True),
    )


def some_shelves(finished: frozenset[str] = frozenset()) -> tuple[Shelf, ...]:
    planning = tuple(a_card(f"plan-{n}", WORDY if n == 0 else "") for n in range(3))
    treatments = (
        a_card("cladribine", "Cladribine tablets", PageKind.TREATMENT),
        a_card("ocrelizumab", "Ocrelizumab", PageKind.TREATMENT),
    )
    return (
        Shelf(Group("planning", "How treatment is planned", "Ways to plan."), planning, finished),
        Shelf(Group("treatments", "Treatments", "From A to Z."), treatments, finished),
    )


def a_hit(number: int, kind: PageKind = PageKind.TOPIC) -> SearchHit:
    return SearchHit(
        kind,
        f"page-{number}",
        f"Page {number}",
        (Marked("Ask about ", hit=False), Marked("vaccines", hit=True)),
        anchor="vaccines" if number == 2 else "",
    )


def some_results(
    asked: str = "vaccines", searched: str = "", count: int = 3, total: int = 0, first: int = 1
) -> SearchResults:
    hits = tuple(a_hit(number) for number in range(first, first + count))
    return SearchResults(
        asked,
        searched or asked,
        hits,
        total or count,
        ((PageKind.TOPIC, count), (PageKind.TERM, 2)),
    )


def some_terms() -> tuple[Term, ...]:
    return (
        a_term("relapse", 1002, term="Relapse", say="ree-LAPS", used_in=("plan-1", "plan-2")),
        a_term("ahsct", 1003, term="AHSCT", aliases=("stem cell transplant",)),
        a_term("remission", 1004, term="Remission"),
        a_term("neda", 1001, term="NEDA"),
    )


def kept(number: int, note: str = "", *, gone: bool = False, place: str = "") -> KeptPage:
    title = WORDY if number == 0 else f"Kept page {number}"
    mark = Bookmark(f"uuid-{number}", f"page-{number}", title, NOW, note)
    return KeptPage(mark, None if gone else a_card(mark.page, title), "Explainer", place)
