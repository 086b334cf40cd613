"""Speaks through speech-dispatcher, the speech service of Linux desktops, by its text protocol.

It is reached over a local socket file only; its network form is never used.
"""

from __future__ import annotations

import contextlib
import os
import queue
import re
import selectors
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop import paths
from desktop.speech.environment import system_environment
from desktop.speech.voice import Ended, Ending, NoVoiceError

PROGRAM = "speech-dispatcher"
ANSWER_SECONDS = 5.0  # a service that takes longer is stuck
START_SECONDS = 5.0  # for a service started by us to listen
CLOSE_SECONDS = 1.0
_LONGEST_LINE = 64 * 1024  # bytes; a real answer is much shorter
BEGIN_SECONDS = 6.0  # after which a sentence that has not begun never will: no sound card
_EVENTS = "7"
_BEGIN_EVENT, _END_EVENT, _CANCEL_EVENT = "701", "702", "703"


class SpeechServiceError(Exception):
    """The service closed the connection, was silent too long, or refused."""


def socket_path() -> Path:
    """Where the service listens for this person."""
    address = os.environ.get("SPEECHD_ADDRESS", "")
    kind, _, place = address.partition(":")
    if kind == "unix_socket" and place:
        return Path(place)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime else (paths.home() or paths.NOWHERE) / ".cache"
    return folder / "speech-dispatcher" / "speechd.sock"


def connect(path: Path | None = None, *, start: bool = True) -> SpeechDispatcher:
    """Reach the service.

    Args:
        start: it, if it is installed but not running.

    Raises:
        NoVoiceError: it is not there, or does not answer.
    """
    path = path or socket_path()
    try:
        return SpeechDispatcher(_reached(path) if start else _open(path))
    except (OSError, SpeechServiceError) as error:
        raise NoVoiceError("The speech service of this computer does not answer.") from error


def _reached(path: Path) -> socket.socket:
    with contextlib.suppress(OSError):
        return _open(path)
    program = shutil.which(PROGRAM)
    if program is None:
        raise FileNotFoundError(PROGRAM)
    with contextlib.suppress(subprocess.SubprocessError):
        subprocess.run(
            [program, "--spawn", "--communication-method", "unix_socket", "--socket-path", path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=system_environment(),
            timeout=START_SECONDS,
            check=False,
        )
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            return _open(path)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _open(path: Path) -> socket.socket:
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    link.settimeout(ANSWER_SECONDS)
    try:
        link.connect(str(path))
    except OSError:
        link.close()
        raise
    return link


class SpeechDispatcher:
    """One conversation with the service, held by one thread.

    Args:
        link: connected to the service.

    Raises:
        SpeechServiceError, OSError: it does not answer as the protocol asks.
    """

    def __init__(self, link: socket.socket) -> None:
        self._talk = _Conversation(link)
        try:
            name = re.sub(r"\W", "", os.environ.get("USER", "")) or "reader"
            for setting in (
                f"CLIENT_NAME {name}:waymark:reading",
                "PRIORITY text",
                "PUNCTUATION none",
                "LANGUAGE en-GB",
                "NOTIFICATION BEGIN on",
                "NOTIFICATION END on",
                "NOTIFICATION CANCEL on",
            ):
                self._talk.ask(f"SET SELF {setting}")
            self.voices = _english(self._talk.ask("LIST SYNTHESIS_VOICES"))
        except BaseException:
            self._talk.close()
            raise
        self._wishes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._ears, self._bell = os.pipe()
        os.set_blocking(self._ears, False)
        self._speaking: tuple[str, Ended] | None = None  # the service's number of the sentence
        self._begins: float | None = None  # when it must have begun
        self._lock = threading.Lock()
        self._ending = False  # asked to end
        self._over = False  # nobody listens for wishes any more
        self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
        self._thread.start()

    # Asked from any thread

    def say(self, words: str, ended: Ended) -> None:
        self._wish(lambda: self._say(words, ended))

    def stop(self) -> None:
        self._wish(self._stop)

    def set_speed(self, speed: float) -> None:
        self._wish(lambda: self._set(f"RATE {rate(speed)}"))

    def set_volume(self, percent: int) -> None:
        self._wish(lambda: self._set(f"VOLUME {percent * 2 - 100}"))

    def close(self) -> None:
        self._wish(self._finish)
        self._thread.join(CLOSE_SECONDS)

    def _wish(self, wish: Callable[[], None]) -> None:
        with self._lock:
            if not self._over:
                self._wishes.put(wish)
                os.write(self._bell, b"!")
                return
        wish()

    # On the thread; when that is over, on the one that asks

    def _run(self) -> None:
        with contextlib.suppress(OSError, SpeechServiceError):
            self._serve()
        with self._lock:
            self._over = True
            self._talk.close()
            os.close(self._ears)
            os.close(self._bell)
        self._end(Ending.STOPPED if self._ending else Ending.FAILED)
        while not self._wishes.empty():
            self._wishes.get()()

    def _serve(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._talk.link, selectors.EVENT_READ)
            ready.register(self._ears, selectors.EVENT_READ)
            while not self._ending:
                ready.select(self._left())
                if self._left() == 0:
                    raise SpeechServiceError("nothing is heard")
                with contextlib.suppress(BlockingIOError):
                    os.read(self._ears, 1024)
                while not self._wishes.empty():
                    self._wishes.get()()
                for code, number in self._talk.events():
                    self._hear(code, number)

    def _left(self) -> float | None:
        """Seconds that the sentence still has to begin in; None if nothing has to."""
        return None if self._begins is None else max(0.0, self._begins - time.monotonic())

    def _hear(self, code: str, number: str) -> None:
        if self._speaking is not None and number == self._speaking[0]:
            if code == _BEGIN_EVENT:
                self._begins = None
            elif code == _END_EVENT:
                self._end(Ending.DONE)
            elif code == _CANCEL_EVENT:
                self._end(Ending.STOPPED)

    def _set(self, setting: str) -> None:
        if not self._over:
            self._talk.ask(f"SET SELF {setting}")

    def _say(self, words: str, ended: Ended) -> None:
        if self._over:
            ended(Ending.FAILED)
            return
        self._stop()
        self._speaking = "", ended  # so that it ends even if the service fails now
        self._talk.ask("SPEAK")
        told = self._talk.ask(f"{escaped(words)}\r\n.")
        self._speaking = (told[0] if told else ""), ended
        self._begins = time.monotonic() + BEGIN_SECONDS

    def _stop(self) -> None:
        if self._speaking is not None and not self._over:
            self._end(Ending.STOPPED)
            self._talk.ask("CANCEL self")

    def _finish(self) -> None:
        if not self._over and not self._ending:
            self._ending = True
            self._stop()
            self._talk.send("QUIT")

    def _end(self, ending: Ending) -> None:
        self._begins = None
        if self._speaking is not None:
            (_, ended), self._speaking = self._speaking, None
            ended(ending)


class _Conversation:
    """Lines to and from the service: commands with their answers, and events between them."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link
        self._held = b""
        self._events: list[tuple[str, str]] = []
        self._event: list[str] = []  # data lines of the event being read

    def send(self, line: str) -> None:
        self.link.settimeout(ANSWER_SECONDS)
        self.link.sendall(line.encode() + b"\r\n")

    def ask(self, line: str) -> list[str]:
        """Send a command; the data lines of its answer.

        Raises:
            SpeechServiceError: the service refuses.
        """
        self.send(line)
        until = time.monotonic() + ANSWER_SECONDS
        data: list[str] = []
        while True:
            answer = self._line(until)
            if self._is_event(answer):
                continue
            code, last, text = answer[:3], answer[3:4] != "-", answer[4:]
            if not last:
                data.append(text)
            elif code.startswith(("1", "2")):
                return data
            else:
                raise SpeechServiceError(answer)

    def events(self) -> Iterator[tuple[str, str]]:
        """Code and sentence number of each event that has come, without waiting for one."""
        self.link.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            self._receive()
        while (line := self._whole_line()) is not None:
            self._is_event(line)  # an answer that nobody asked for means nothing
        while self._events:
            yield self._events.pop(0)

    def close(self) -> None:
        self.link.close()

    def _is_event(self, line: str) -> bool:
        if not line.startswith(_EVENTS):
            return False
        if line[3:4] == "-":
            self._event.append(line[4:])
        else:
            self._events.append((line[:3], self._event[0] if self._event else ""))
            self._event = []
        return True

    def _line(self, until: float) -> str:
        while (line := self._whole_line()) is None:
            left = until - time.monotonic()
            if left <= 0:
                raise SpeechServiceError("no answer")
            self.link.settimeout(left)
            self._receive()
        return line

    def _whole_line(self) -> str | None:
        line, end, rest = self._held.partition(b"\n")
        if not end:
            return None
        self._held = rest
        return line.decode("utf-8", "replace").rstrip("\r")

    def _receive(self) -> None:
        came = self.link.recv(4096)
        if not came:
            raise SpeechServiceError("the connection was closed")
        self._held += came
        if len(self._held) > _LONGEST_LINE and b"\n" not in self._held:
            raise SpeechServiceError("a line without an end")


def escaped(words: str) -> str:
    """`words` as the body of a message: a line of one full stop would end it."""
    lines = words.splitlines() or [""]
    return "\r\n".join(f".{line}" if line.startswith(".") else line for line in lines)


def rate(speed: float) -> int:
    """A speed from 0.5 to 2.0 on the service's scale from -100 to 100, 0 being usual."""
    return max(-100, min(100, round((speed - 1) * (200 if speed < 1 else 77))))


def _english(listed: list[str]) -> tuple[str, ...]:
    """Names from lines of name, language and variant, each divided by a tab."""
    found = []
    for line in listed:
        name, _, language = line.partition("\t")
        if language.lower().startswith("en") and "+" not in name:  # those are mere variants
            found.append(name)
    return tuple(dict.fromkeys(found))
