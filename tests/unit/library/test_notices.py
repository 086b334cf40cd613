"""What the reader of the licences shows, and what a checkout holds of them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.notices import Notice
from desktop.library.notices import LIST, NoticesError, licence_text, notices

ROOT = Path(__file__).resolve().parents[3]
A_NOTICE = {"name": "A", "version": "1", "licence": "MIT", "texts": ["a.txt"], "source": "here"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "licences", lambda: tmp_path)
    (tmp_path / LIST).write_text(json.dumps([A_NOTICE]), encoding="utf-8")
    return tmp_path


def test_a_part_is_told_with_its_text(folder: Path) -> None:
    (folder / "a.txt").write_text("As you like. ©", encoding="utf-8")
    assert notices() == (Notice("A", "1", "MIT", ("a.txt",), "here"),)
    assert licence_text("a.txt") == "As you like. ©"


def test_only_texts_of_the_list_are_opened(folder: Path) -> None:
    (folder / "b.txt").write_text("b", encoding="utf-8")
    for name in ("b.txt", "../a.txt", "a.txt"):
        with pytest.raises(NoticesError, match="could not be read"):
            licence_text(name)


@pytest.mark.parametrize("damage", ["", "[", "[1]", "{}[]", '[{"name": "A"}]', "\ud800"])
def test_a_damaged_list_is_told_in_one_sentence(folder: Path, damage: str) -> None:
    (folder / LIST).write_bytes(damage.encode("utf-8", "surrogatepass"))
    with pytest.raises(NoticesError, match="Everything else works"):
        notices()


def test_a_checkout_holds_every_text_that_it_names() -> None:
    held = notices()
    assert [each.name for each in held] == sorted((each.name for each in held), key=str.casefold)
    texts = {text for each in held for text in each.texts}
    assert all(licence_text(text).strip() for text in texts)
    assert {path.name for path in paths.licences().glob("*.txt")} >= texts


def test_the_licence_shown_is_ours() -> None:
    assert licence_text("waymark.txt") == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_a_checkout_names_the_versions_in_use() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = {each.name: each.version for each in notices()}
    assert versions["Waymark"] == project["version"]
    qt = next(each for each in project["dependencies"] if each.startswith("PySide6")).split("==")[1]
    assert {version for name, version in versions.items() if name.startswith("Qt")} == {qt}
