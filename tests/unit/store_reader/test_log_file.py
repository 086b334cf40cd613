"""The log: of use to a maintainer, and not a word of the reader's."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.log_file import FILES, LARGEST, log_versions, set_up_logging
from desktop.store.view_file import read_view

MARKER = "MARKERWORD"


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    handler = set_up_logging(tmp_path)
    yield tmp_path / "logs"
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(level)
    handler.close()


def everything_in(folder: Path) -> str:
    return "".join(path.read_text() for path in sorted(folder.iterdir()))


class MarkerError(Exception):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.note = text


def fail_with(secret: str) -> None:
    try:
        raise OSError(28, f"no room for {secret}", f"/home/{secret}/note")
    except OSError as fault:
        raise MarkerError(f"lost {secret}") from fault


def test_no_word_of_a_message_gets_in(log_folder: Path) -> None:
    log = logging.getLogger(f"desktop.{MARKER}")
    log.warning("searched for %s", MARKER)
    log.warning(f"searched for {MARKER}")
    log.error("%(word)s", {"word": MARKER})
    log.warning("extra", extra={"note": MARKER, "versions": {"waymark": MARKER, MARKER: "1.0"}})
    try:
        fail_with(MARKER)
    except MarkerError:
        log.exception(MARKER, stack_info=True)
    text = everything_in(log_folder)
    assert len(text.splitlines()) == 5
    assert MARKER.lower() not in text.lower()


def test_it_names_types_codes_and_numbers(log_folder: Path) -> None:
    try:
        fail_with(MARKER)
    except MarkerError as error:
        logging.getLogger("x").error("saved %s of %d in %.1f ms", MARKER, 3, 2.5, exc_info=error)
    [line] = everything_in(log_folder).splitlines()
    assert " ERROR outside 3 2.500 MarkerError@outside OSError(28)@outside" in line


def test_it_names_our_own_file_and_line(log_folder: Path, tmp_path: Path) -> None:
    log_versions({"waymark": "0.1.0", "python": "3.11.7"})
    try:
        read_view(None)  # type: ignore[arg-type]
    except AttributeError:
        logging.getLogger("x").exception("bug")
    versions, bug = everything_in(log_folder).splitlines()
    assert "store/log_file.py:" in versions
    assert versions.endswith("waymark=0.1.0 python=3.11.7")
    assert "AttributeError@store/view_file.py:" in bug


def test_three_private_files_are_all_it_takes(log_folder: Path) -> None:
    log = logging.getLogger("x")
    for _ in range(FILES * LARGEST // 250):
        log.info("long", extra={"versions": {c * 20: "1" * 10 for c in "abcdefgh"}})
    files = sorted(log_folder.iterdir())
    assert [path.name for path in files] == ["waymark.log", "waymark.log.1", "waymark.log.2"]
    assert all(path.stat().st_size <= LARGEST for path in files)
    if os.name == "posix":  # Windows knows other rights
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE(log_folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("usable", [True, False])
def test_nothing_reaches_the_error_stream(
    tmp_path: Path, usable: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile"
    if not usable:
        profile.write_text("a file where a folder should be")
    handler = set_up_logging(profile if usable else None)
    second = set_up_logging(profile)
    try:
        logging.getLogger("x").error("lost %s", MARKER)
    finally:
        for each in (handler, second):
            logging.getLogger().removeHandler(each)
            each.close()
    assert MARKER not in "".join(capfd.readouterr())


def test_a_disk_that_refuses_costs_lines_and_no_more(
    log_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = next(h for h in logging.getLogger().handlers if isinstance(h, logging.FileHandler))

    def refuse(_record: logging.LogRecord) -> str:
        raise OSError(28, MARKER)

    monkeypatch.setattr(handler, "format", refuse)
    logging.getLogger("x").error("lost %s", MARKER)
    assert MARKER not in "".join(capfd.readouterr())
