"""Voices that are programs: started once a sentence, ended at once."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.speech.programs import PROGRAMS, ProgramVoice, first_program
from desktop.speech.voice import Ending
from tests.unit.speech.conftest import Endings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found, but for those of the shell."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def install(folder: Path, lines: str, name: str = "espeak-ng") -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def voice(folder: Path) -> Iterator[ProgramVoice]:
    voice = ProgramVoice(PROGRAMS["espeak-ng"])
    yield voice
    voice.close()


def test_the_words_come_to_the_program_with_speed_and_volume(
    folder: Path, voice: ProgramVoice, endings: Endings
) -> None:
    install(folder, f'echo "$@" > "{folder}/asked"; cat > "{folder}/words"')
    voice.set_speed(2.0)
    voice.set_volume(40)
    voice.say("Cells grow back.", endings)
    assert endings.next() is Ending.DONE
    assert (folder / "words").read_text() == "Cells grow back."
    assert "-s 340 -a 40 --stdin" in (folder / "asked").read_text()


def test_stopping_ends_the_program_at_once(
    folder: Path, voice: ProgramVoice, endings: Endings
) -> None:
    install(folder, "exec sleep 30")
    began = time.monotonic()
    voice.say("One.", endings)
    voice.stop()
    assert endings.next() is Ending.STOPPED
    assert time.monotonic() - began < 5


def test_a_program_that_fails_is_told(folder: Path, voice: ProgramVoice, endings: Endings) -> None:
    install(folder, "cat > /dev/null; exit 3")
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_a_program_that_has_gone_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, voice: ProgramVoice, endings: Endings
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED
    assert voice.voices == ()


def test_after_closing_nothing_is_spoken(
    folder: Path, voice: ProgramVoice, endings: Endings
) -> None:
    install(folder, "cat > /dev/null")
    voice.close()
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_english_voices_are_named(folder: Path, voice: ProgramVoice) -> None:
    install(
        folder,
        "echo 'Pty Language Age/Gender VoiceName File Other'\n"
        "echo ' 5 de --/M German gmw/de'\n"
        "echo ' 2 en-gb --/M English_(Great_Britain) gmw/en'",
    )
    assert voice.voices == ("English (Great Britain)",)


def test_the_voices_of_macos_are_named(folder: Path) -> None:
    install(
        folder,
        "echo 'Anna   de_DE  # Hallo'\necho 'Daniel (Enhanced)  en_GB  # Hello'",
        name="say",
    )
    found = first_program(("say",))
    assert found is not None
    assert found.voices == ("Daniel (Enhanced)",)


def test_without_a_program_there_is_no_voice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert first_program(("espeak-ng", "espeak")) is None
