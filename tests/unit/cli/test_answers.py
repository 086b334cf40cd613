"""What becomes of an answer that cannot be written."""

from __future__ import annotations

import errno
import sys

import pytest

from desktop import __main__ as program


@pytest.mark.parametrize(
    ("system", "error", "code"),
    [
        ("linux", BrokenPipeError(errno.EPIPE, "broken pipe"), 0),
        ("linux", OSError(errno.EINVAL, "invalid argument"), 1),
        ("win32", OSError(errno.EINVAL, "invalid argument"), 0),
        ("win32", OSError(errno.ENOSPC, "no space left"), 1),
    ],
)
def test_a_reader_who_has_seen_enough_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    system: str,
    error: OSError,
    code: int,
) -> None:
    def answer() -> int:
        raise error

    monkeypatch.setattr(program, "_write_no_more", lambda: None)
    monkeypatch.setattr(sys, "platform", system)
    assert program._written(answer) == code
    assert ("could not be written" in capsys.readouterr().err) == bool(code)
