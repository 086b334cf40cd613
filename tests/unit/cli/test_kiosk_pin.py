"""`waymark kiosk-pin` asks twice, refuses what is easy, and prints one line."""

from __future__ import annotations

import getpass
import io
import sys
import tomllib
from collections.abc import Callable

import pytest

from desktop.__main__ import COULD_NOT, DONE, main
from desktop.domain.staff_pin import is_pin_hash
from desktop.library.staff_pin import fits

Captured = pytest.CaptureFixture[str]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[io.StringIO | None, list[str]], int]:
    """Runs the command with this as its standard input and these words typed at the terminal."""

    def run(given: io.StringIO | None, typed: list[str]) -> int:
        monkeypatch.setattr(sys, "argv", ["waymark", "kiosk-pin"])
        monkeypatch.setattr(sys, "stdin", given)
        monkeypatch.setattr(getpass, "getpass", lambda _: typed.pop(0))
        return main()

    return run


Asked = Callable[[io.StringIO | None, list[str]], int]


def test_standard_input_gives_one_line_for_the_settings_file(
    asked: Asked, capsys: Captured
) -> None:
    assert asked(io.StringIO("493817\n"), []) == DONE
    said = capsys.readouterr()
    [(key, value)] = tomllib.loads(said.out).items()
    assert key == "pin"
    assert is_pin_hash(value)
    assert fits("493817", value)
    assert "493817" not in said.out + said.err
    assert "[kiosk]" in said.err


def test_a_pin_typed_twice_is_taken(asked: Asked, capsys: Captured) -> None:
    assert asked(_Terminal(), ["493817", "493817"]) == DONE
    assert capsys.readouterr().out.startswith('pin = "$argon2id$')


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        (io.StringIO(""), []),
        (io.StringIO("123456\n"), []),
        (io.StringIO("9" * 100_000), []),
        (None, []),
        (_Terminal(), ["12345"]),
        (_Terminal(), ["493817", "493818"]),
    ],
)
def test_anything_else_is_refused_in_one_sentence(
    asked: Asked, capsys: Captured, given: io.StringIO | None, typed: list[str]
) -> None:
    assert asked(given, typed) == COULD_NOT
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err
