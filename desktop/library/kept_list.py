"""What the reader kept, with what the library knows of it; the list is a page of its own too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from desktop.domain.content import PageCard, PageKind, Question, check_id, long_date
from desktop.domain.errors import NotFoundError
from desktop.domain.reading import SavedComparison, SavedQuestion
from desktop.domain.screens import KeptComparison, KeptPage, KeptQuestion, QuestionDraft
from desktop.library.pages import Pages
from desktop.store.content import ContentStore

LIST_PAGE = "my-list"  # stands for the list where a page id is asked for; no page has it
_ASPECT = "aspect:"  # begins the id of a question that a comparison asks


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
        own=True,
    )


class KeptThings:
    """Tells of saved questions and comparisons where they come from, and what has gone since.

    Where each question comes from is looked up once: opening its page takes time, and so does
    finding one that is like it.
    """

    def __init__(self, content: ContentStore, pages: Pages) -> None:
        self._content = content
        self._pages = pages
        self._origins: dict[tuple[str, str], KeptQuestion] = {}

    def questions(self, saved: Iterable[SavedQuestion]) -> tuple[KeptQuestion, ...]:
        """Saved questions in the order given."""
        return tuple(map(self._known, saved))

    def _known(self, saved: SavedQuestion) -> KeptQuestion:
        key = saved.source, saved.page
        if key not in self._origins:
            self._origins[key] = self._question(saved)
        return replace(self._origins[key], question=saved)

    def comparisons(self, saved: Iterable[SavedComparison]) -> tuple[KeptComparison, ...]:
        """Kept comparisons in the order given."""
        return tuple(map(self._comparison, saved))

    def _question(self, saved: SavedQuestion) -> KeptQuestion:
        if saved.source.startswith(_ASPECT):
            return self._from_board(saved)
        if not saved.page:
            return KeptQuestion(saved)
        if self._content.kind_of(saved.page) is None:
            nearest = self._nearest(saved.page)
            return KeptQuestion(
                saved,
                saved.page_title or saved.page,
                place="page" if nearest is not None else "",
                page=nearest.id if nearest is not None else "",
                gone=True,
                nearest=nearest,
            )
        article = self._pages.article(saved.page)
        unasked = bool(saved.source) and saved.source not in set(_asked(article))
        return KeptQuestion(saved, article.title, "page", saved.page, unasked=unasked)

    def _from_board(self, saved: SavedQuestion) -> KeptQuestion:
        """A question that stands beside a row of a comparison."""
        board_id = saved.source.removeprefix(_ASPECT).partition("/")[0]
        try:
            board = self._content.board(board_id)
        except NotFoundError:
            return KeptQuestion(saved, saved.page_title or board_id, gone=True)
        unasked = saved.source not in {aspect.ask.id for aspect in board.aspects}
        return KeptQuestion(saved, board.title, "compare", unasked=unasked)

    def _nearest(self, page: str) -> PageCard | None:
        found = self._content.nearest(page)
        return self._content.card(found[0]) if found else None

    def _comparison(self, saved: SavedComparison) -> KeptComparison:
        try:
            offered = set(self._content.board(saved.board).options)
        except NotFoundError:
            offered = set()
        names, gone = [], []
        for option, name in zip(saved.options, saved.names, strict=True):
            if option in offered:
                names.append(self._content.card(option).title)
            else:
                gone.append(name)
        return KeptComparison(saved, tuple(names), tuple(gone))


def _asked(article: Article) -> Iterator[str]:
    """Ids of all that a page asks."""
    yield from (question.id for question in article.questions)
    yield from (check_id(article.id, place) for place in range(len(article.self_check)))


def draft_text(draft: QuestionDraft) -> str:
    """A draft as it lies on the desk; empty where nothing is being typed."""
    if draft == QuestionDraft():
        return ""
    held = {"own": draft.own, "editing": draft.editing, "edited": draft.edited}
    return json.dumps(held, ensure_ascii=False)


def draft_of(text: str) -> QuestionDraft:
    """The draft that lies on the desk; an empty one where that is none of ours."""
    held = json.loads(text) if text else {}
    if not isinstance(held, dict):
        return QuestionDraft()
    words = (held.get(key, "") for key in ("own", "editing", "edited"))
    return QuestionDraft(*(each if isinstance(each, str) else "" for each in words))
