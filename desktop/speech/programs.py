"""Speaks through a program of the system that takes words and speaks them: espeak, say."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.speech.environment import system_environment
from desktop.speech.voice import WORDS_A_MINUTE, Ended, Ending

CLOSE_SECONDS = 1.0
LIST_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class SpeakingProgram:
    """How one program wants to be called; the words come to its standard input.

    Args:
        command: arguments that speak, for words a minute and a volume in %.
        listing: arguments that list its voices.
        voices: names of the English voices in that list.
        prefix: said to the program before the words, for a volume in %.
    """

    command: Callable[[int, int], Sequence[str]]
    listing: Sequence[str]
    voices: Callable[[str], Sequence[str]]
    prefix: Callable[[int], str] = field(default=lambda _: "")


def _espeak_voices(listed: str) -> list[str]:
    """Fourth column of lines whose second begins with "en"."""
    rows = [line.split() for line in listed.splitlines()[1:]]
    return [row[3].replace("_", " ") for row in rows if len(row) > 3 and row[1].startswith("en")]


def _say_voices(listed: str) -> list[str]:
    """Names before "en_GB" and its like."""
    found = re.findall(r"^(.+?)\s+en[_-]\w+\s+#", listed, re.MULTILINE)
    return [name.strip() for name in found]


def _espeak(name: str) -> SpeakingProgram:
    return SpeakingProgram(
        lambda rate, volume: (name, "-v", "en-gb", "-s", str(rate), "-a", str(volume), "--stdin"),
        (name, "--voices"),
        _espeak_voices,
    )


PROGRAMS = {
    "espeak-ng": _espeak("espeak-ng"),
    "espeak": _espeak("espeak"),
    "say": SpeakingProgram(  # of macOS
        lambda rate, volume: ("say", "-r", str(rate), "-f", "-"),
        ("say", "-v", "?"),
        _say_voices,
        lambda volume: f"[[volm {volume / 100:.2f}]] ",
    ),
}


def first_program(names: Sequence[str]) -> ProgramVoice | None:
    """A voice of the first of these programs that is installed."""
    name = next((name for name in names if shutil.which(name)), None)
    return ProgramVoice(PROGRAMS[name]) if name is not None else None


class ProgramVoice:
    """Starts the program once a sentence; a thread waits for its end."""

    def __init__(self, program: SpeakingProgram) -> None:
        self._program = program
        self._rate = WORDS_A_MINUTE
        self._volume = 100
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    @property
    def voices(self) -> tuple[str, ...]:
        try:
            told = subprocess.run(
                self._program.listing,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=system_environment(),
                timeout=LIST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return ()
        return tuple(dict.fromkeys(self._program.voices(told.stdout.decode("utf-8", "replace"))))

    def say(self, words: str, ended: Ended) -> None:
        self.stop()
        if self._closed:
            ended(Ending.FAILED)
            return
        try:
            process = subprocess.Popen(
                self._program.command(self._rate, self._volume),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=system_environment(),
            )
        except OSError:
            ended(Ending.FAILED)
            return
        said = (self._program.prefix(self._volume) + words).encode()
        with self._lock:
            self._process = process
        self._thread = threading.Thread(
            target=self._wait, args=(process, said, ended), name="speech", daemon=True
        )
        self._thread.start()

    def _wait(self, process: subprocess.Popen[bytes], said: bytes, ended: Ended) -> None:
        with contextlib.suppress(OSError):  # it was stopped before it had read all
            process.communicate(said)
        code = process.wait()
        with self._lock:
            stopped = self._process is not process
            if not stopped:
                self._process = None
        ended(Ending.STOPPED if stopped else Ending.FAILED if code else Ending.DONE)

    def stop(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()

    def set_speed(self, speed: float) -> None:
        self._rate = round(WORDS_A_MINUTE * speed)

    def set_volume(self, percent: int) -> None:
        self._volume = percent

    def close(self) -> None:
        self._closed = True
        self.stop()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(CLOSE_SECONDS)
