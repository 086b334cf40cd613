"""Help as it is read: with the parts of the program, and in words when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.blocks import PageLink, Paragraph, Section, Table, Text
from desktop.domain.errors import AppError, NotFoundError
from desktop.domain.help import HelpBook, HelpPage
from desktop.library.help import LICENCES, open_help, part_page
from desktop.store.codec import to_json
from desktop.store.help_file import help_path

QT = {
    "name": "Qt",
    "version": "6.11.3",
    "licence": "LGPL-3.0-only",
    "texts": ["LGPL-3.0.txt"],
    "source": "From the makers of Qt.",
}


def page(page_id: str) -> HelpPage:
    said = Section("what", "What", (Paragraph((Text("Words."),)),), 1)
    return HelpPage(page_id, page_id.title(), "", "For all", "info", (said,))


@pytest.fixture
def lying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with help.json, the list of parts and one licence."""
    monkeypatch.setattr(paths, "content_db", lambda: tmp_path / "content.db")
    monkeypatch.setattr(paths, "licences", lambda: tmp_path)
    book = HelpBook((page("start"), page(LICENCES)))
    help_path(tmp_path / "content.db").write_text(to_json(book), encoding="utf-8")
    (tmp_path / "notices.json").write_text(json.dumps([QT]), encoding="utf-8")
    (tmp_path / "LGPL-3.0.txt").write_text("GNU LESSER\n  LICENSE\n\nYou may.\n", encoding="utf-8")
    return tmp_path


def test_parts_are_listed_with_their_licences(lying: Path) -> None:
    listed = open_help().page(LICENCES)
    assert listed is not None
    table = listed.sections[-1].blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (((PageLink("Qt", "part:Qt"),), (Text("LGPL-3.0-only"),)),)


def test_a_part_has_a_page_with_its_licence_in_full(lying: Path) -> None:
    part = part_page(open_help(), "part:Qt")
    assert (part.id, part.title) == ("part:Qt", "Qt")
    lines = [block.runs[0].text for s in part.sections for block in s.blocks]  # type: ignore[union-attr]
    assert lines == [
        "Version 6.11.3.",
        "Licence: LGPL-3.0-only.",
        "From the makers of Qt.",
        "All parts and their licences",
        "GNU LESSER LICENSE",
        "You may.",
    ]


def test_of_a_very_long_licence_its_place_is_told(lying: Path) -> None:
    (lying / "LGPL-3.0.txt").write_text("word\n\n" * 20_000, encoding="utf-8")
    text = part_page(open_help(), "part:Qt").sections[-1].blocks
    assert len(text) == 1
    assert str(lying / "LGPL-3.0.txt") in str(text)


def test_an_unknown_part_is_told(lying: Path) -> None:
    with pytest.raises(NotFoundError):
        part_page(open_help(), "part:gone")


def test_help_is_read_without_the_list_of_parts(lying: Path) -> None:
    (lying / "notices.json").unlink()
    listed = open_help().page(LICENCES)
    assert listed is not None
    assert "could not be read. Everything else works." in str(listed.sections[-1])


@pytest.mark.parametrize(
    "damage", [None, b"", b"{", b"\xff\xfe", b'{"pages": 3}', b'{"pages": []}']
)
def test_damaged_help_is_told_in_words(lying: Path, damage: bytes | None) -> None:
    file = help_path(lying / "content.db")
    file.unlink() if damage is None else file.write_bytes(damage)
    with pytest.raises(AppError, match="You can go on reading"):
        open_help()
