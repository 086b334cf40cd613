"""Opening whatever is there (REL-8, 9, 10): sound, damaged, missing or out of reach."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.domain.reading import Bookmark
from desktop.store.profile import journal_of
from desktop.store.reader import inspection
from desktop.store.reader import opening as opening_module
from desktop.store.reader.opening import IN_USE, NOTHING_KEPT

from .conftest import Desk


def bookmarked(desk: Desk, *pages: str) -> tuple[Bookmark, ...]:
    """Keep `pages`, each on a day of its own, and end cleanly."""
    store = desk.store()
    kept = []
    for page in pages:
        kept.append(store.add_bookmark(page, page.title()))
        desk.clock.pass_days(1)
    store.close()
    return tuple(kept[::-1])


def zero_the_tables(desk: Desk) -> None:
    data = desk.places.reader.read_bytes()
    desk.places.reader.write_bytes(data[:4096] + bytes(len(data) - 4096))


def test_a_first_start_says_nothing(desk: Desk) -> None:
    opened = desk.open()
    assert (opened.notices, opened.memory_only) == ((), False)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows other rights")
def test_folder_and_files_are_the_readers_alone(desk: Desk) -> None:
    old_mask = os.umask(0)
    try:
        bookmarked(desk, "a", "b")
        zero_the_tables(desk)
        desk.open().store.add_bookmark("c", "C")
    finally:
        os.umask(old_mask)
    for path in (desk.places.root, *desk.places.root.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.skipif(os.name == "nt", reason="Windows knows other rights")
def test_rights_that_were_too_wide_are_narrowed(desk: Desk) -> None:
    bookmarked(desk, "a")
    desk.places.root.chmod(0o755)
    desk.places.reader.chmod(0o644)
    desk.store()
    assert stat.S_IMODE(desk.places.root.stat().st_mode) == 0o700
    assert stat.S_IMODE(desk.places.reader.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows knows other rights")
def test_a_folder_that_all_share_keeps_its_rights(tmp_path: Path) -> None:
    shared = Desk(tmp_path / "shared")
    shared.places.root.mkdir()
    shared.places.root.chmod(0o1777)
    shared.store()
    assert stat.S_IMODE(shared.places.root.stat().st_mode) == 0o1777
    assert stat.S_IMODE(shared.places.reader.stat().st_mode) == 0o600


def test_a_damaged_file_is_kept_aside_and_the_newest_good_copy_put_back(desk: Desk) -> None:
    kept = bookmarked(desk, "a", "b", "c")
    zero_the_tables(desk)
    damaged = desk.places.reader.read_bytes()
    opened = desk.open()
    assert opened.notices == (
        "Your bookmarks and notes could not be read, so those of 23 November 2026 were put back; "
        "the damaged file is kept in the folder 'damaged'.",
    )
    assert opened.store.bookmarks() == kept[1:]
    assert (desk.places.damaged / "reader-1.db").read_bytes() == damaged
    opened.store.close()
    assert desk.store().bookmarks() == kept[1:]


def test_readable_rows_newer_than_the_copy_are_saved(desk: Desk) -> None:
    kept = bookmarked(desk, "a", "b", "c")
    data = bytearray(desk.places.reader.read_bytes())
    at = data.index(b"b" + b"B" + b"2026")  # the row of page b
    data[at] ^= 1
    desk.places.reader.write_bytes(data)
    opened = desk.open()
    assert "23 November 2026 were put back, with 1 entry added since" in opened.notices[0]
    assert opened.store.bookmarks() == kept  # b from the copy, c from the damaged file itself


def test_a_copy_that_is_damaged_too_is_passed_over(desk: Desk) -> None:
    kept = bookmarked(desk, "a", "b", "c")
    newest = desk.places.backups / desk.backups()[-1]
    newest.write_bytes(newest.read_bytes()[:5000])
    zero_the_tables(desk)
    opened = desk.open()
    assert "22 November 2026" in opened.notices[0]
    assert opened.store.bookmarks() == kept[2:]


def test_without_any_copy_what_can_be_read_is_saved(desk: Desk) -> None:
    kept = bookmarked(desk, "a", "b", "c")
    shutil.rmtree(desk.places.backups)
    data = bytearray(desk.places.reader.read_bytes())
    data[0] ^= 255  # no longer says that it is SQLite
    desk.places.reader.write_bytes(data)
    opened = desk.open()
    assert "a new list was begun with the 3 entries that could" in opened.notices[0]
    assert opened.store.bookmarks() == kept


@pytest.mark.parametrize(
    "data", [b"", b"x", b"# a text\n" * 1000, b"SQLite format 3\0" + b"\0" * 500]
)
def test_something_else_of_that_name_is_kept_aside(desk: Desk, data: bytes) -> None:
    desk.places.root.mkdir()
    desk.places.reader.write_bytes(data)
    opened = desk.open()
    assert "so a new list was begun" in opened.notices[0]
    assert (desk.places.damaged / "reader-1.db").read_bytes() == data
    opened.store.add_bookmark("a", "A")
    assert len(desk.kept().bookmarks()) == 1


def test_the_journal_of_a_damaged_file_goes_with_it(desk: Desk) -> None:
    bookmarked(desk, "a", "b")
    journal = journal_of(desk.places.reader)
    journal.write_bytes(b"left behind")
    desk.places.reader.write_bytes(b"damaged beyond its header")
    desk.open()
    assert journal_of(desk.places.damaged / "reader-1.db").read_bytes() == b"left behind"
    assert not journal.exists() or journal.read_bytes() == b""


def test_at_most_two_damaged_files_are_kept(desk: Desk) -> None:
    for number in range(5):
        desk.open().store.close()
        desk.places.reader.write_bytes(b"damaged %d" % number)
    desk.open()
    assert {path.read_bytes() for path in desk.places.damaged.iterdir()} == {
        b"damaged 3",
        b"damaged 4",
    }


def test_a_missing_file_comes_back_from_its_copy(desk: Desk) -> None:
    kept = bookmarked(desk, "a", "b")
    desk.places.reader.unlink()
    journal_of(desk.places.reader).write_bytes(b"of the file that is gone")
    opened = desk.open()
    assert opened.notices == (
        "Your bookmarks and notes could not be found, so those of 22 November 2026 were put back.",
    )
    assert opened.store.bookmarks() == kept[1:]


def test_a_kill_while_mending_leaves_a_file_that_is_used(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = bookmarked(desk, "a", "b")
    zero_the_tables(desk)

    class KilledError(Exception):
        pass

    def be_killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.reader.opening.put_in_place", be_killed)
        with pytest.raises(KilledError):
            desk.open()
    assert not desk.places.reader.exists()
    assert desk.store().bookmarks() == kept[1:]


def test_after_an_unclean_end_the_whole_file_is_checked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks: list[bool] = []
    inspect = inspection.inspect

    def noting(path: Path, *, thorough: bool, **more: object) -> inspection.Inspection:
        checks.append(thorough)
        return inspect(path, thorough=thorough, **more)  # type: ignore[arg-type]

    store = desk.store()
    monkeypatch.setattr("desktop.store.reader.opening.inspect", noting)
    desk.store()  # the first never ended
    store.close()
    desk.store()
    assert checks == [True, False]


def test_a_file_found_damaged_while_copying_is_checked_at_the_next_start(desk: Desk) -> None:
    bookmarked(desk, "a", "b")
    store = desk.store()
    with desk.sql() as connection:
        connection.execute("UPDATE bookmark SET title = 'not what was written'")
    desk.clock.pass_days(1)
    copies = desk.backups()
    store.add_bookmark("c", "C")
    assert desk.backups() == copies
    store.close()
    assert desk.places.open_marker.exists()
    opened = desk.open()
    assert "put back" in opened.notices[0]
    assert {each.title for each in opened.store.bookmarks()} == {"A", "C"}


def test_a_second_copy_looks_and_writes_nothing(desk: Desk) -> None:
    kept = bookmarked(desk, "a")
    before = sorted(path.name for path in desk.places.root.rglob("*"))
    opened = desk.open(read_only=True)
    assert (opened.notices, opened.memory_only) == ((IN_USE,), True)
    assert opened.store.bookmarks() == kept
    opened.store.add_bookmark("b", "B")
    opened.store.close()
    assert sorted(path.name for path in desk.places.root.rglob("*")) == before
    assert desk.kept().bookmarks() == kept


def test_a_profile_that_is_a_file_costs_saving_and_no_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "profile")
    desk.places.root.write_text("a file")
    opened = desk.open()
    assert (opened.notices, opened.memory_only) == ((NOTHING_KEPT,), True)
    assert opened.store.add_bookmark("a", "A") in opened.store.bookmarks()
    assert not opened.store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["profile"]


@pytest.mark.parametrize("name", ["a file", "a file/profile", "x" * 300, "none yet"])
def test_where_no_lock_can_be_had_a_bad_place_is_not_taken_for_a_second_copy(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a file").write_text("in the way")
    opened = Desk(tmp_path / name).open(read_only=True)
    assert (opened.notices, opened.memory_only) == ((NOTHING_KEPT,), True)


def test_a_full_disk_is_not_taken_for_a_second_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.places.root.mkdir()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert desk.open(read_only=True).notices == (NOTHING_KEPT,)


def test_a_locked_stick_is_told_where_windows_says_nothing_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Path) -> None:
        raise PermissionError(13, "the disk is locked")

    bookmarked(desk, "a")
    monkeypatch.setattr(sys, "platform", "win32")
    assert desk.open(read_only=True).notices == (IN_USE,)
    before = sorted(desk.places.root.iterdir())
    monkeypatch.setattr(opening_module, "create_private", locked)
    assert desk.open(read_only=True).notices == (NOTHING_KEPT,)
    assert sorted(desk.places.root.iterdir()) == before


def test_a_profile_below_a_file_or_with_a_folder_for_a_file_costs_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert Desk(tmp_path / "file" / "profile").open().memory_only
    (tmp_path / "profile" / "reader.db").mkdir(parents=True)
    assert Desk(tmp_path / "profile").open().memory_only


READ_AND_ADD = """
import datetime, os, pathlib, sys
import desktop.store.reader
from desktop.store.reader import open_reader
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    open(desktop.store.reader.__file__).close()
except PermissionError:
    print("CANNOT READ THE CHECKOUT"); sys.exit()
opened = open_reader(pathlib.Path(sys.argv[1]), lambda: datetime.datetime.now(datetime.UTC))
opened.store.add_bookmark("b", "B")
opened.store.close()
print(opened.memory_only, len(opened.notices), *(each.page for each in opened.store.bookmarks()))
"""


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can become a stranger"
)
@pytest.mark.parametrize(("rights", "read"), [(0o555, "b a"), (0o000, "b")])
def test_a_profile_without_rights_is_read_if_it_can_be(
    tmp_path: Path, rights: int, read: str
) -> None:
    desk = Desk(tmp_path / "profile")
    bookmarked(desk, "a")
    for path in (tmp_path, *tmp_path.parents):
        if path == Path(tempfile.gettempdir()):
            break
        path.chmod(0o755)  # so that an account without rights gets as far as the profile
    desk.places.reader.chmod(0o444)
    desk.places.root.chmod(rights)
    before = sorted(path.name for path in desk.places.root.rglob("*"))
    command = [sys.executable, "-c", READ_AND_ADD, str(desk.places.root)]
    done = subprocess.run(command, capture_output=True, text=True)
    desk.places.root.chmod(0o700)
    if "CANNOT READ" in done.stdout:
        pytest.skip("the account without rights cannot read this checkout")
    assert done.stdout.strip() == f"True 1 {read}", done.stderr
    assert sorted(path.name for path in desk.places.root.rglob("*")) == before


def test_a_locked_file_is_waited_for_and_then_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.store.reader import connection

    bookmarked(desk, "a")
    quick = tuple(("busy_timeout", 10) if s[0] == "busy_timeout" else s for s in connection._ALWAYS)
    monkeypatch.setattr(connection, "_ALWAYS", quick)
    with desk.sql() as other:
        other.execute("BEGIN EXCLUSIVE")
        opened = desk.open()
        assert (opened.notices, opened.memory_only) == ((NOTHING_KEPT,), True)
    assert not desk.places.damaged.exists()
    assert len(desk.store().bookmarks()) == 1


def test_faults_of_the_world_are_told_from_damage() -> None:
    from desktop.store.reader.connection import is_damage

    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert not is_damage(fault)
    fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT_INDEX
    assert is_damage(fault)
    assert not is_damage(PermissionError())
