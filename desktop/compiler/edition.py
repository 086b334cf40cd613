"""Builds the edition (what holds for the whole library) and the packs."""

from __future__ import annotations

from desktop.compiler.gather import Read
from desktop.compiler.passages import Role
from desktop.compiler.schemas import EditionFile, PackFile
from desktop.compiler.shelf import PageDraft, Shelf
from desktop.domain.content import Edition, Group, HomeCard, Pack, StartStep

PACK_NUMBERS = (801, 1000)


def build_edition(shelf: Shelf, read: Read[EditionFile]) -> Edition:
    draft, file = PageDraft(shelf, read), read.value
    known, say = shelf.known, draft.say
    for key in ("purpose", "written_by", "funding", "conflicts", "update_policy", "feedback"):
        draft.plain(Role.LINE, getattr(file, key), key)
    known.has_page(file.urgent_page, draft.line("urgent_page"), say)
    draft.once("groups", [group.id for group in file.groups])
    for number, group in enumerate(file.groups):
        draft.plain(Role.NAME, group.title, "groups", number, "title")
        draft.plain(Role.LINE, group.summary, "groups", number, "summary")
        for place, topic in enumerate(group.topics):
            known.has_page(topic, draft.line("groups", number, "topics", place), say)
    for number, step in enumerate(file.start_here):
        draft.plain(Role.NAME, step.title, "start_here", number, "title")
        known.has_page(step.page, draft.line("start_here", number, "page"), say)
    for number, card in enumerate(file.home):
        draft.plain(Role.NAME, card.title, "home", number, "title")
        draft.plain(Role.LINE, card.sentence, "home", number, "sentence")
        known.has_page(card.page, draft.line("home", number, "page"), say)
        known.has_icon(card.icon, draft.line("home", number, "icon"), say)
    shelf.check(draft.prose, say)
    return Edition(
        language=file.language,
        version=file.version,
        published=file.published,
        purpose=file.purpose,
        written_by=file.written_by,
        funding=file.funding,
        conflicts=file.conflicts,
        update_policy=file.update_policy,
        feedback=file.feedback,
        urgent_page=file.urgent_page,
        groups=tuple(Group(each.id, each.title, each.summary) for each in file.groups),
        start_here=tuple(StartStep(**dict(step)) for step in file.start_here),
        home=tuple(HomeCard(**dict(card)) for card in file.home),
    )


def build_pack(shelf: Shelf, read: Read[PackFile]) -> Pack:
    draft, file = PageDraft(shelf, read), read.value
    draft.plain(Role.NAME, file.name, "name")
    draft.plain(Role.LINE, file.summary, "summary")
    for number, page in enumerate(file.pages):
        shelf.known.has_page(page, draft.line("pages", number), draft.say)
    shelf.check(draft.prose, draft.say)
    return Pack(
        id=file.id,
        number=draft.number(file.number, *PACK_NUMBERS),
        name=file.name,
        summary=file.summary,
        pages=tuple(file.pages),
    )
