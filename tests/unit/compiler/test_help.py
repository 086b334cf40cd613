"""Pages of Help: Markdown in, checked, with facts of the code filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.compiler.help import Fact, compile_help, read_help_pages
from desktop.compiler.problems import ContentProblems
from desktop.domain.blocks import PageLink, Paragraph, Table, Text
from desktop.domain.help import HelpBook
from desktop.store.help_file import help_path, read_help_file

ICONS = frozenset({"info"})
KEYS = Table("Keys", ((Text("Key"),), (Text("Does"),)), (((Text("F1"),), (Text("Help"),)),))
FACTS: dict[str, Fact] = {"keys": KEYS, "file": "waymark_1_amd64.deb"}
HEAD = "---\ntitle: Start\nsummary: What it is.\ngroup: For all\nicon: info\nplace: 1\n---\n"


def read(folder: Path, **pages: str) -> HelpBook:
    (folder / "help").mkdir()
    for name, body in pages.items():
        (folder / "help" / f"{name}.md").write_text(HEAD + body, encoding="utf-8")
    return read_help_pages(folder, FACTS, ICONS)


def problems(folder: Path, body: str) -> str:
    with pytest.raises(ContentProblems) as found:
        read(folder, start=body)
    return str(found.value)


def test_facts_stand_inside_words_and_in_place_of_paragraphs(tmp_path: Path) -> None:
    book = read(tmp_path, start="## Files\n\nTake {fact:file} now.\n\n{fact:keys}\n")
    assert book.pages[0].sections[0].blocks == (
        Paragraph((Text("Take waymark_1_amd64.deb now."),)),
        KEYS,
    )


def test_a_page_finds_words_in_its_tables_too(tmp_path: Path) -> None:
    page = read(tmp_path, start="## Keys\n\n{fact:keys}\n").pages[0]
    assert page.holds("f1")
    assert page.holds("what IT is")
    assert not page.holds("F2")


def test_pages_link_to_parts_of_each_other(tmp_path: Path) -> None:
    book = read(tmp_path, start="## A\n\nSee [it](page:more#two-b).\n", more="## Two B\n\nYes.\n")
    start = book.page("start")
    assert start is not None
    assert start.sections[0].blocks == (
        Paragraph((Text("See "), PageLink("it", "more#two-b"), Text("."))),
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## A\n\nTake {fact:unknown}.\n", "start.md:10: there is no fact 'unknown'"),
        ("## A\n\nSee {fact:keys} here.\n", "a table stands alone"),
        ("## A\n\nSee [it](page:gone).\n", "start.md:10: there is no 'gone' in Help"),
        ("## A\n\nSee [it](page:start#gone).\n", "there is no 'start#gone' in Help"),
        ("## A\n\nSee [[relapse]].\n", "a mark that Help does not have"),
        ("## A\n\n{diagram:ladder}\n", "a figure, which Help cannot show"),
        ("## A\n\nWe recommend this.\n", "steers or frightens"),
        ("## A\n\n" + "word " * 25 + "\n", "a sentence of 25 words"),
        ("## A\n\nA tick ✓ here.\n", "the font has no"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, body: str, told: str) -> None:
    assert told in problems(tmp_path, body)


def test_an_unknown_icon_or_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    text = HEAD.replace("icon: info", "icon: gone\ncolour: red") + "## A\n\nYes.\n"
    (tmp_path / "help" / "start.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentProblems, match="'colour'"):
        read_help_pages(tmp_path, FACTS, ICONS)


def test_what_was_compiled_is_read_again(tmp_path: Path) -> None:
    book = read(tmp_path, start="## A\n\n1. Yes.\n2. No.\n")
    target = tmp_path / "content.db"
    compile_help(tmp_path, target, FACTS, ICONS)
    assert read_help_file(help_path(target)) == book


def test_a_problem_leaves_what_was_compiled_before(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    help_path(target).write_text("before", encoding="utf-8")
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "start.md").write_text("no front matter", encoding="utf-8")
    with pytest.raises(ContentProblems):
        compile_help(tmp_path, target, FACTS, ICONS)
    assert help_path(target).read_text(encoding="utf-8") == "before"
