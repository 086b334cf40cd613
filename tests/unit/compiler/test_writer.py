from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.compiler.writer import write_content
from desktop.domain.errors import ContentStoreError
from desktop.store.manifest import manifest_path, sha256_of, verify
from desktop.store.tables import APPLICATION_ID, SCHEMA_VERSION
from tests.builders import a_library, a_pack, a_topic, an_edition
from tests.small_library import small_library


def header(path: Path) -> bytes:
    return path.read_bytes()[:100]


def test_the_same_content_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    here, there = tmp_path / "here" / "content.db", tmp_path / "or #1% there" / "deep" / "other.db"
    write_content(small_library(), here, "x")
    write_content(small_library(), there, "x")
    assert here.read_bytes() == there.read_bytes()
    assert manifest_path(here).read_bytes() == manifest_path(there).read_bytes()


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    write_content(small_library(), tmp_path / "content.db", "x")
    elsewhere = tmp_path / "elsewhere.db"
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop.compiler.writer import write_content\n"
        "from tests.small_library import small_library\n"
        "write_content(small_library(), Path(sys.argv[1]), 'x')"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4242"}
    root = Path(__file__).resolve().parents[3]
    subprocess.run(
        [sys.executable, "-c", code, str(elsewhere)], cwd=root, env=environment, check=True
    )
    assert elsewhere.read_bytes() == (tmp_path / "content.db").read_bytes()


def test_other_content_gives_another_hash(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(), target, "x")
    before = sha256_of(target)
    write_content(a_library(topics=(a_topic(title="Changed"),)), target, "x")
    assert sha256_of(target) != before


def test_nothing_is_left_beside_the_two_files(tmp_path: Path) -> None:
    write_content(a_library(), tmp_path / "content.db", "x")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["content.db", "content.manifest"]


def test_the_file_says_whose_it_is_and_needs_no_journal(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(), target, "x")
    head = header(target)
    assert head[18:20] == b"\x01\x01"
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID


def test_the_manifest_fits_the_file(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(edition=an_edition(version="2027.1.1")), target, "hash of inputs")
    manifest = verify(target)
    assert manifest.content_version == "2027.1.1"
    assert manifest.inputs_hash == "hash of inputs"


def test_sqlite_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(small_library(), target, "x")
    connection = sqlite3.connect(target)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


def test_a_library_without_any_page_can_be_written(tmp_path: Path) -> None:
    empty = a_library(
        topics=(), strategies=(), treatments=(), comparisons=(), diagrams=(), terms=(), packs=()
    )
    write_content(empty, tmp_path / "content.db", "x")
    verify(tmp_path / "content.db")


def test_an_error_while_writing_leaves_the_old_pair(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(), target, "old")
    before = target.read_bytes()
    with pytest.raises(Exception, match="UNIQUE"):
        write_content(a_library(packs=(a_pack(), a_pack())), target, "new")
    assert target.read_bytes() == before
    assert verify(target).inputs_hash == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_stop_between_the_two_files_is_refused_and_asks_for_a_new_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(), target, "old")
    put_in_place = Path.replace

    def stop_at_the_manifest(self: Path, other: Path) -> Path:
        if other.suffix == ".manifest":
            raise KeyboardInterrupt
        return put_in_place(self, other)

    monkeypatch.setattr(Path, "replace", stop_at_the_manifest)
    with pytest.raises(KeyboardInterrupt):
        write_content(a_library(topics=(a_topic(title="New"),)), target, "new")
    with pytest.raises(ContentStoreError, match="install Waymark again"):
        verify(target)
    assert '"inputs_hash":"old"' in manifest_path(target).read_text()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_build_never_leaves_half_a_store(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop.compiler.writer import write_content\n"
        "from tests.builders import a_library, a_topic\n"
        "print('ready', flush=True)\n"
        "for n in range(10_000):\n"
        "    write_content(a_library(topics=(a_topic(title=f'Title {n}'),)),"
        " Path(sys.argv[1]), str(n))\n"
    )
    root = Path(__file__).resolve().parents[3]
    write_content(a_library(), target, "first")
    moments = random.Random(3)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(target)], cwd=root, stdout=subprocess.PIPE
        ) as build:
            assert build.stdout is not None
            build.stdout.readline()
            time.sleep(moments.uniform(0.05, 0.4))  # the moment of the kill is the test
            build.send_signal(signal.SIGKILL)
        try:
            verify(target)
        except ContentStoreError:
            write_content(a_library(), target, "again")
        connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
        assert connection.execute("SELECT count(*) FROM page").fetchone() == (6,)
        connection.close()
