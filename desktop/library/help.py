"""Help: its pages, and the parts of the program with their licences."""

from __future__ import annotations

from dataclasses import replace

from desktop import paths
from desktop.domain.blocks import PageLink, Paragraph, Section, Table, Text
from desktop.domain.errors import NotFoundError
from desktop.domain.help import HelpBook, HelpPage
from desktop.domain.notices import Notice
from desktop.library.notices import NoticesError, licence_text, notices
from desktop.store.help_file import help_path, read_help_file

LICENCES = "licences"  # the page that lists the parts
PART = "part:"  # before the name of a part, in the id of its page
_LIST, _LIST_TITLE = "parts", "All parts and their licences"
_LONGEST = 80_000  # characters of a licence that are shown; the longest we know has half of that


def open_help() -> HelpBook:
    """Every page, the list of parts on its own among them.

    Raises:
        HelpFileError: it cannot be read.
    """
    book = read_help_file(help_path(paths.content_db()))
    return HelpBook(
        tuple(_with_parts(page) if page.id == LICENCES else page for page in book.pages)
    )


def part_page(book: HelpBook, page_id: str) -> HelpPage:
    """What a part is called, where its source is, and its licence in full.

    Raises:
        NoticesError: a file of the licences cannot be read.
        NotFoundError: the program has no such part.
    """
    name = page_id.removeprefix(PART)
    part = next((part for part in notices() if part.name == name), None)
    listed = book.page(LICENCES)
    if part is None or listed is None:
        raise NotFoundError(name)
    lines = [f"Licence: {part.licence}.", part.source]
    if part.version:
        lines.insert(0, f"Version {part.version}.")
    about = _words("about", "About this part", lines)
    back = Paragraph((PageLink(_LIST_TITLE, f"{LICENCES}#{_LIST}"),))
    sections = [replace(about, blocks=(*about.blocks, back))]
    for number, text in enumerate(part.texts, 1):
        title = text.removesuffix(".txt")
        sections.append(_words(f"text-{number}", title, _licence(text)))
    return replace(listed, id=page_id, title=part.name, summary="", sections=tuple(sections))


def _with_parts(page: HelpPage) -> HelpPage:
    try:
        parts = _list(notices())
    except NoticesError as error:
        parts = _words(_LIST, _LIST_TITLE, [error.sentence])
    return replace(page, sections=(*page.sections, parts))


def _list(parts: tuple[Notice, ...]) -> Section:
    rows = tuple(
        ((PageLink(part.name, f"{PART}{part.name}"),), (Text(part.licence),)) for part in parts
    )
    table = Table(f"{len(rows)} parts", ((Text("Part"),), (Text("Licence"),)), rows)
    return Section(_LIST, _LIST_TITLE, (table,), 0)


def _licence(name: str) -> list[str]:
    """The paragraphs of a licence; of a very long one, where it lies."""
    text = licence_text(name)
    if len(text) > _LONGEST:
        return [f"This text is long. It is in the file {paths.licences() / name}."]
    return [" ".join(each.split()) for each in text.replace("\r\n", "\n").split("\n\n")]


def _words(anchor: str, heading: str, lines: list[str]) -> Section:
    paragraphs = tuple(Paragraph((Text(line),)) for line in lines if line.strip())
    return Section(anchor, heading, paragraphs, 0)
