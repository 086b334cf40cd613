"""The real pages of Help say what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import pytest

from build.help_facts import PROFILES, SETTINGS_EXAMPLE, SETTINGS_PLACES, facts
from desktop import paths
from desktop.cli.words import COMMANDS
from desktop.compiler.build import known_icons
from desktop.compiler.help import read_help_pages
from desktop.domain.blocks import Table, Text, plain, runs_of
from desktop.domain.help import HelpBook, HelpPage
from desktop.domain.keys import KEYS
from desktop.domain.settings import SETTING_KEYS
from desktop.store.settings_file import read_settings

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
TOLD_ELSEWHERE = ("compiler", "cli", "kiosk", "diagrams")  # to writers, to IT, on the spot
OF_THE_SELF_TEST = {"probe.py", "shipped_parts.py"}
PLAIN_ANSWERS = {  # messages that say all there is to do, in words of what was just pressed
    *("columns are the most", "can stand side by side", "can stand beside", "Home has room for"),
    *("A pack needs", "LONG_NAME", "longer than", "add one first", "none of them", "is a folder"),
    *("There is no room", "as .pdf, .svg", "is not saved yet", "Type the code"),
}


@pytest.fixture(scope="module")
def book() -> HelpBook:
    return read_help_pages(paths.content_sources() / "en-GB", facts(), known_icons())


def page(book: HelpBook, page_id: str) -> HelpPage:
    found = book.page(page_id)
    assert found is not None
    return found


def signs_of(book: HelpBook) -> set[str]:
    """Words by which a reader knows a message again."""
    return {sign.removeprefix("… ") for sign, _ in tables(page(book, "trouble"))}


def tables(page: HelpPage) -> Iterator[tuple[str, str]]:
    """The rows of all tables of a page."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from ((plain(row[0]), plain(row[1])) for row in block.rows)


def test_every_setting_is_told(book: HelpBook) -> None:
    told = [name for name, _ in tables(page(book, "rollout"))]
    assert {key.rpartition(".")[2] for key in SETTING_KEYS} <= set(told)


def test_every_command_and_key_is_told(book: HelpBook) -> None:
    assert {f"waymark {name}" for name in COMMANDS} <= dict(tables(page(book, "commands"))).keys()
    assert tuple(tables(page(book, "keys"))) == KEYS


def test_the_example_of_settings_is_right(tmp_path: Path) -> None:
    file = tmp_path / "waymark.toml"
    file.write_text("\n".join(line for line, _ in SETTINGS_EXAMPLE), encoding="utf-8")
    settings, problems = read_settings(file)
    assert problems == ()
    assert settings.nurse
    assert settings.clinic.name == "Northgate MS clinic"


def test_places_are_those_of_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    profiles, settings = dict(PROFILES), dict(SETTINGS_PLACES)
    here = (platformdirs.unix.Unix("waymark", False), platformdirs.macos.MacOS("waymark", False))
    for system, place in zip(("Linux", "macOS"), here, strict=True):
        assert place.user_data_dir == profiles[system].replace("~", "/home/me")
    assert f"{here[1].site_config_dir}/waymark.toml" == settings["macOS"]
    assert Path(settings["Linux"]) in paths.settings_files()


def strong_words(book: HelpBook) -> Iterator[str]:
    for each in book.pages:
        for section in each.sections:
            for block in section.blocks:
                for runs in runs_of(block):
                    yield from (r.text for r in runs if isinstance(r, Text) and r.strong)


@cache
def code() -> dict[Path, ast.Module]:
    """All of the code, by file."""
    files = sorted(DESKTOP.rglob("*.py"))
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def literals() -> frozenset[str]:
    """Every string that stands in it."""
    return frozenset(
        node.value
        for tree in code().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_what_help_tells_to_press_stands_on_the_screen(book: HelpBook) -> None:
    """Words in bold that begin with a capital name something in the window."""
    of_the_system = {"To remove it", "Run as a Program", "PreserveJobFiles No"}
    of_the_system |= {"PreserveJobHistory No", "Extract All", "Uninstall"}
    of_the_system |= {"Install", "Finish"}  # buttons of the installer
    named = {words for words in strong_words(book) if words[:1].isupper()} - of_the_system
    named = {words for words in named if not words.startswith("Waymark-")}
    assert sorted(named - literals()) == []


def test_every_command_in_help_is_one(book: HelpBook) -> None:
    typed = {words for words in strong_words(book) if words.startswith(("waymark ", "./waymark "))}
    assert typed
    for words in typed:
        word = words.split()[1]
        assert word.startswith("--") or word in COMMANDS, words


def messages() -> Iterator[str]:
    """What the window says when something could not be done, with "..." for what it names."""
    for file, tree in code().items():
        parts = file.relative_to(DESKTOP).parts
        if parts[0] in TOLD_ELSEWHERE or "kiosk" in parts or file.name in OF_THE_SELF_TEST:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _is_message(node):
                yield from filter(None, map(_words, node.args[:1]))
        for node in tree.body:
            if isinstance(node, ast.Assign) and _words(node.value).endswith((".", "...")):
                name = ast.unparse(node.targets[0])
                if name in {"DAMAGED", "DISK_FULL", "CANNOT_SAVE", "GONE", "_REFUSED", "NEWER"}:
                    yield _words(node.value)


def _is_message(node: ast.Call) -> bool:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    return name == "show_notice" or (
        name.endswith("Error") and name.removesuffix("Error") in _FORESEEN
    )


_FORESEEN = (
    *("App", "ContentStore", "ReaderStore", "Handout", "Code", "Printer", "NoVoice"),
    *("HelpFile", "Settings"),
)


def _words(node: ast.AST) -> str:
    """The words of a string, also inside `self.tr(...).format(...)`."""
    match node:
        case ast.Constant(value=str(said)):
            return re.sub(r"\{\w+\}", "...", said)
        case ast.JoinedStr(values=pieces):
            return "".join(_words(piece) or "..." for piece in pieces)
        case ast.Call(func=ast.Attribute(value=inner, attr="format")):
            return _words(inner)
        case ast.Call(func=ast.Attribute(attr="tr"), args=[inner, *_]):
            return _words(inner)
    return ""


def test_every_message_of_the_window_has_an_answer(book: HelpBook) -> None:
    signs = signs_of(book) | PLAIN_ANSWERS
    all_said = list(messages())
    assert len(all_said) > 40
    assert [
        said for said in all_said if not any(sign.lower() in said.lower() for sign in signs)
    ] == []


def test_every_answer_is_to_a_message(book: HelpBook) -> None:
    in_code = " ".join(literals())
    build = DESKTOP.parent / "build"
    for outside in (build / "linux" / "waymark.sh", build / "windows" / "messages.nsh"):
        in_code += outside.read_text(encoding="utf-8")
    of_no_words = {"Nothing at all"}
    signs = signs_of(book) - of_no_words
    assert sorted(sign for sign in signs if sign not in in_code) == []
