"""Two copies on one profile (REL-11), the second a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.single_copy import SingleCopy
from desktop.store.profile import Profile

SECOND = """
import pathlib, sys
from desktop.app.single_copy import SingleCopy
copy = SingleCopy(pathlib.Path(sys.argv[1]))
print(copy.is_first(*sys.argv[2:]), flush=True)
sys.stdin.read()
"""


def start_another(profile: Path, *page: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(profile), *page],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """Let `process` come to its end; what it said."""
    return process.communicate("")[0].strip()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile # ü"


@pytest.fixture
def first(profile: Path, qtbot: QtBot) -> Iterator[SingleCopy]:
    copy = SingleCopy(profile)
    assert copy.is_first()
    assert not copy.read_only
    yield copy
    copy.release()


def test_a_second_copy_brings_the_first_to_the_front(
    first: SingleCopy, profile: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.shown_wanted, timeout=10_000) as shown:
        second = start_another(profile)
    assert shown.args == [""]
    assert said(second) == "False"


def test_a_second_copy_hands_over_the_page_it_was_asked_for_each_time(
    first: SingleCopy, profile: Path, qtbot: QtBot
) -> None:
    second = SingleCopy(profile)
    for page in ("term:neda", "immune-reconstitution-therapy#the-three-rs", "K7QX 29MA-4"):
        with qtbot.waitSignal(first.shown_wanted, timeout=10_000) as shown:
            assert not second.is_first(page)
        assert shown.args == [page]
    assert not Profile(profile).show_yourself.exists()


@pytest.mark.parametrize("page", ["../../etc/passwd", "<b>", "x" * 5000, "\ud83d\ude42", "a\nb"])
def test_anything_that_is_no_page_id_only_brings_it_to_the_front(
    first: SingleCopy, profile: Path, qtbot: QtBot, page: str
) -> None:
    with qtbot.waitSignal(first.shown_wanted, timeout=10_000) as shown:
        Profile(profile).show_yourself.write_bytes(page.encode("utf-8", "replace"))
    assert shown.args == [""]


def test_other_changes_in_the_folder_show_nothing(
    first: SingleCopy, profile: Path, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(first.shown_wanted, wait=200):
        (profile / "view.json").write_text("{}")


def test_a_wish_left_from_before_is_not_followed(profile: Path, qtbot: QtBot) -> None:
    profile.mkdir()
    Profile(profile).show_yourself.write_text("old-page")
    copy = SingleCopy(profile)
    with qtbot.assertNotEmitted(copy.shown_wanted, wait=200):
        assert copy.is_first()
    copy.release()


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_the_lock_of_a_killed_copy_is_taken_over(profile: Path, qtbot: QtBot) -> None:
    other = start_another(profile)
    assert other.stdout is not None
    assert other.stdout.readline().startswith("True")
    copy = SingleCopy(profile)
    assert not copy.is_first()
    other.send_signal(signal.SIGKILL)
    other.communicate()
    assert copy.is_first()
    copy.release()


def test_the_lock_is_free_after_a_clean_end(profile: Path, qtbot: QtBot) -> None:
    for _ in range(2):
        copy = SingleCopy(profile)
        assert copy.is_first()
        copy.release()


def test_where_no_lock_can_be_had_nobody_writes(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("x")
    copy = SingleCopy(tmp_path / "file" / "profile")
    assert copy.is_first()
    assert copy.read_only
    copy.release()


def test_a_lock_whose_number_is_in_use_again_is_taken_over_on_windows(
    profile: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = SingleCopy(profile)
    assert killed.is_first()
    left = Profile(profile).lock.read_bytes()
    killed.release()
    Profile(profile).lock.write_bytes(left)  # says that this very process has it
    copy = SingleCopy(profile)
    assert not copy.is_first()
    monkeypatch.setattr(sys, "platform", "win32")
    assert copy.is_first()
    copy.release()
