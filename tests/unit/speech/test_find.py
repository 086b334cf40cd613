"""Which voice is taken, and what is said where there is none."""

from __future__ import annotations

import platform
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.speech.find import advice, find_voice
from desktop.speech.programs import ProgramVoice
from desktop.speech.voice import Ending, NoVoiceError
from tests.unit.speech.conftest import Endings


def test_without_a_voice_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "ubuntu"} | DEBIAN)
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVoiceError) as told:
        find_voice()
    assert "Install the packages speech-dispatcher and espeak-ng" in told.value.sentence


DEBIAN = {"ID_LIKE": "debian"}


@pytest.mark.parametrize(
    ("system", "part"),
    [
        ("win32", "Windows Settings"),
        ("darwin", "Spoken Content"),
        ("linux", "speech-dispatcher and espeak-ng"),
    ],
)
def test_each_system_gets_its_own_advice(
    monkeypatch: pytest.MonkeyPatch, system: str, part: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "other"})
    assert part in advice()


def test_a_system_that_does_not_say_what_it_is_gets_advice_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown() -> dict[str, str]:
        raise OSError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", unknown)
    assert "espeak-ng" in advice()


def installed(folder: Path, name: str) -> Path:
    """A program that leaves a file when it is started."""
    program = folder / name
    program.write_text(f"#!/bin/sh\ntouch {folder}/started-{name}\n")
    program.chmod(0o755)
    return folder / f"started-{name}"


@pytest.mark.skipif(sys.platform == "win32", reason="its programs are not such scripts")
@pytest.mark.parametrize("espeak", [True, False])
def test_where_no_file_may_be_left_no_service_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, espeak: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))
    started = installed(tmp_path, "speech-dispatcher")
    if espeak:
        installed(tmp_path, "espeak-ng")
        assert isinstance(find_voice(start_service=False), ProgramVoice)
    else:
        with pytest.raises(NoVoiceError):
            find_voice(start_service=False)
    assert not started.exists()


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed here")
def test_a_real_program_names_voices_and_can_be_silenced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, endings: Endings
) -> None:
    espeak = shutil.which("espeak-ng")
    assert espeak is not None
    (tmp_path / "espeak-ng").symlink_to(espeak)
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))
    with closing(find_voice()) as voice:
        assert isinstance(voice, ProgramVoice)
        assert any("Great Britain" in name for name in voice.voices)
        voice.say("Immune cells grow back at their own speed. " * 20, endings)
        voice.stop()
        # Without a sound card it may have failed before it could be stopped.
        assert endings.next() in (Ending.STOPPED, Ending.FAILED)
