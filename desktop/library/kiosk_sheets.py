"""Sheets that only a visitor of the kiosk can ask for."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.article import Article
from desktop.domain.blocks import BulletList, Section, Text
from desktop.domain.content import PageKind, Question
from desktop.domain.kiosk_paper import CODE_PAGE
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.page_parts import section

QUESTIONS_TITLE = "What I want to ask my team"
CODE_TITLE = "My take-home code"


def questions_sheet(questions: Sequence[Question]) -> Article:
    """Nothing but what somebody wants to ask."""
    return _sheet(CONVERSATION_PAGE, QUESTIONS_TITLE, "", (), questions)


def code_sheet(titles: Sequence[str]) -> Article:
    """What a take-home code opens; the handout adds the code itself."""
    lines = tuple((Text(title),) for title in titles)
    opened = section("pages", "Pages that it opens", [BulletList(lines)])
    return _sheet(CODE_PAGE, CODE_TITLE, "The code stands at the end of this sheet.", (opened,), ())


def _sheet(
    page: str,
    title: str,
    lead: str,
    sections: tuple[Section, ...],
    questions: Sequence[Question],
) -> Article:
    return Article(
        id=page,
        number=0,
        kind=PageKind.TOPIC,
        kind_label="My sheet",
        title=title,
        lead=lead,
        sections=sections,
        questions=tuple(questions),
        review=None,
        minutes=1,
        own=True,
    )
