"""Finds a voice on this computer, or says how to get one."""

from __future__ import annotations

import platform
import sys

from desktop.speech.programs import first_program
from desktop.speech.voice import NoVoiceError, Voice

_PACKAGES = "speech-dispatcher and espeak-ng"


def find_voice(*, start_service: bool = True) -> Voice:
    """The best voice here; it may take seconds, so not on the thread of the window.

    Args:
        start_service: the speech service of Linux may be started, which writes files of its own;
            without it, a program that writes none comes first.

    Raises:
        NoVoiceError: there is none.
    """
    try:
        voice = _system_voice(start_service)
    except NoVoiceError:
        voice = None
    if voice is None:
        raise NoVoiceError(advice())
    return voice


def _system_voice(start_service: bool) -> Voice | None:
    if sys.platform == "win32":
        from desktop.speech.windows import windows_voice

        return windows_voice()
    if sys.platform == "darwin":
        return first_program(("say",))
    program = first_program(("espeak-ng", "espeak"))
    if program is not None and not start_service:
        return program
    from desktop.speech.speech_dispatcher import connect

    try:
        voice = connect(start=start_service)
    except NoVoiceError:
        return program
    if voice.voices:
        return voice
    voice.close()  # a service with nothing that speaks English behind it
    return program


def advice() -> str:
    """What to install on this system, in a sentence for the person who asked to listen."""
    if sys.platform == "win32":
        how = "Add an English voice in Windows Settings, under Time and language, Speech"
    elif sys.platform == "darwin":
        how = "Add an English voice in System Settings, under Accessibility, Spoken Content"
    elif _is_debian():
        how = f"Install the packages {_PACKAGES}"
    else:
        how = f"Install {_PACKAGES} with the package program of this system"
    return f"This computer has no voice to read aloud with. {how}, then press Listen again."


def _is_debian() -> bool:
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    return "debian" in (system.get("ID"), *system.get("ID_LIKE", "").split())
