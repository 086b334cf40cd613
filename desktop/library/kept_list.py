"""The reader's own list as a page, so that it can be printed and saved like any other."""

from __future__ import annotations

from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    Heading,
    Paragraph,
    Section,
    Text,
    plain,
    runs_of,
)
from desktop.domain.content import PageKind, Question, long_date
from desktop.domain.reading import SavedQuestion
from desktop.domain.screens import KeptPage

LIST_PAGE = "my-list"  # stands for the list where a page id is asked for; no page has it


def kept_list(kept: tuple[KeptPage, ...], questions: tuple[SavedQuestion, ...]) -> Article:
    """Bookmarks with their notes, then the questions kept, as one page."""
    blocks: list[Block] = []
    for page in kept:
        card, bookmark = page.card, page.bookmark
        about = [page.kind_label] if page.kind_label else ["No longer in the library"]
        about.append(f"saved {long_date(bookmark.saved.astimezone().date())}")
        blocks.append(Heading(card.title if card is not None else bookmark.title, 3))
        blocks.append(Paragraph((Text(", ".join(about) + "."),)))
        blocks += [Paragraph((Text(line),)) for line in bookmark.note.splitlines() if line.strip()]
    if not kept:
        blocks.append(Paragraph((Text("No bookmarks yet."),)))
    words = sum(len(plain(runs).split()) for block in blocks for runs in runs_of(block))
    return Article(
        id=LIST_PAGE,
        number=0,
        kind=PageKind.TOPIC,
        kind_label="My list",
        title="My list",
        lead="Pages I kept, with my own notes.",
        sections=(Section("bookmarks", "My bookmarks", tuple(blocks), words),),
        questions=tuple(Question(question.uuid, question.text) for question in questions),
        review=None,
        minutes=1,
    )
