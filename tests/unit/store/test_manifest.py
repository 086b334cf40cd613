from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.domain.errors import ContentStoreError
from desktop.store.manifest import manifest_path, verify
from desktop.store.tables import SCHEMA_VERSION


@pytest.fixture
def copy(content_file: Path, tmp_path: Path) -> Path:
    """A content.db with its manifest that the test may spoil."""
    for file in (content_file, manifest_path(content_file)):
        shutil.copy(file, tmp_path)
    return tmp_path / content_file.name


def change_manifest(content: Path, **changes: object) -> None:
    path = manifest_path(content)
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def refused(content: Path) -> str:
    with pytest.raises(ContentStoreError) as error:
        verify(content)
    return str(error.value)


def test_an_untouched_file_is_accepted(copy: Path) -> None:
    manifest = verify(copy)
    assert manifest.size == copy.stat().st_size
    assert manifest.schema == SCHEMA_VERSION
    assert manifest.content_version == "2026.11.1"
    assert manifest.inputs_hash == "inputs"


def test_every_refusal_is_one_sentence_that_names_the_file_and_what_to_do(copy: Path) -> None:
    copy.unlink()
    sentence = refused(copy)
    assert str(copy) in sentence
    assert "install Waymark again" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_missing_file_is_said_to_be_missing(copy: Path) -> None:
    copy.unlink()
    assert "is missing" in refused(copy)


def test_a_missing_manifest_is_said_to_be_missing(copy: Path) -> None:
    manifest_path(copy).unlink()
    assert "content.manifest, which belongs to the content, is missing" in refused(copy)


def test_a_folder_in_its_place_cannot_be_read(copy: Path) -> None:
    change_manifest(copy, size=4096)
    copy.unlink()
    copy.mkdir()
    sentence = refused(copy)
    assert "cannot be read" in sentence or "damaged" in sentence


@pytest.mark.parametrize("text", ["", "{}", "null", "[1]", "{" * 100, "x" * 100_000, "\udcff"])
def test_a_spoiled_manifest_is_refused(copy: Path, text: str) -> None:
    manifest_path(copy).write_bytes(text.encode(errors="surrogateescape"))
    assert "cannot be read" in refused(copy)


def test_one_changed_bit_is_noticed(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    assert "damaged or was changed" in refused(copy)


def test_a_file_cut_short_is_noticed(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-4096])
    assert "damaged or was changed" in refused(copy)


def test_a_newer_schema_is_told_from_an_older_one(copy: Path) -> None:
    change_manifest(copy, schema=SCHEMA_VERSION + 1)
    assert "a newer version" in refused(copy)
    change_manifest(copy, schema=SCHEMA_VERSION - 1)
    assert "an older version" in refused(copy)
