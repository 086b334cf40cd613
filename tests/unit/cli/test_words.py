from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cli.words import COMMANDS, WrongWordsError, parse, places_said


def test_no_words_open_the_app() -> None:
    assert parse([]).command is None


def test_places_stand_before_the_command() -> None:
    asked = parse(["--profile", "open", "--content=c.db", "search", "two", "words"])
    assert asked.profile == Path("open")
    assert asked.content == Path("c.db")
    assert (asked.command, asked.words) == ("search", ["two", "words"])


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "p", "--config=c.toml", "supervise"],
        ["supervise", "--profile", "p", "--config=c.toml"],
        ["--profile", "p", "supervise", "--config", "c.toml"],
    ],
)
def test_places_of_the_kiosk_stand_before_or_after_supervise(words: list[str]) -> None:
    asked = parse(words)
    assert asked.command == "supervise"
    again = [*places_said(asked), "--kiosk"]
    assert again == ["--profile", "p", "--config", "c.toml", "--kiosk"]
    assert parse(again).kiosk


def test_a_handout_takes_all_its_options() -> None:
    words = "handout a b -o x.pdf --variant large --size 24 --paper letter --greyscale"
    asked = parse([*words.split(), "--clinic", "c.toml", "--date", "2026-08-06"])
    assert asked.ids == ["a", "b"]
    assert (asked.variant, asked.size, asked.paper) == ("large", "24", "letter")
    assert asked.date == dt.date(2026, 8, 6)
    words = "handout --pack two-ways -o x.pdf --duplex --booklet --nurse-copy --no-notes"
    for_whom = ["--prepared-for", "A B", "--prepared-by", "C D", "--notes", "Bring your list."]
    asked = parse([*words.split(), *for_whom])
    assert (asked.ids, asked.pack) == ([], "two-ways")
    assert all((asked.duplex, asked.booklet, asked.nurse_copy, asked.no_notes))
    assert (asked.prepared_for, asked.prepared_by, asked.notes) == tuple(for_whom[1::2])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("serch relapse", "Did you mean search"),
        ("list strategy", "Did you mean strategies"),
        ("list xyz", "Known are topics, strategies"),
        ("show a --format=htm", "Did you mean html"),
        ("show a --fromat html", "Did you mean --format"),
        ("show a --form html", "Did you mean --format"),
        ("handout a", "required: -o/--output"),
        ("handout a -o x.pdf --size 19", "Did you mean 18"),
        ("handout a -o x.pdf --date 6/8/2026", "not a date such as"),
        ("diagram a -o x.svg --step 0", "from 1 to"),
        ("diagram a -o x.svg --width 10", "from 320 to 2000"),
        ("diagram a -o x.svg --width 99999999999999999999", "from 320 to 2000"),
        ("compare a b", "required: -o/--output"),
        ("compare a b -o x.pdf --row c", "Did you mean --rows"),
        ("search a --limit ten", "not a number from 1 to 1000"),
        ("--profile", "expected one argument"),
        ("handout a -o x.pdf --pakc b", "Did you mean --pack"),
        ("handout a -o x.pdf --prepared", "Did you mean --prepared-"),
        ("code --pakc a", "Did you mean --pack"),
        ("doctor now", "'now' is not known here"),
    ],
)
def test_wrong_words_are_answered_in_one_line(words: str, told: str) -> None:
    with pytest.raises(WrongWordsError) as caught:
        parse(words.split())
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.lists(st.sampled_from([*COMMANDS, "-o", "--json", "--size", "x", "", "-", "--", "-1"])))
def test_any_words_are_understood_or_refused(words: list[str]) -> None:
    with suppress(WrongWordsError):
        parse(words)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_for_every_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([command, "--help"] if command else ["--help"])
    assert ended.value.code == 0
    assert "usage: waymark" in capsys.readouterr().out


def test_a_profile_is_not_tried_alone_behind_the_fence() -> None:
    assert parse(["self-test", "--profile-only"]).profile_only
    with pytest.raises(WrongWordsError, match="not allowed with"):
        parse(["self-test", "--profile-only", "--no-network"])
