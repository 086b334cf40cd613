"""The client of the speech service, against a small service on a socket file."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.speech import speech_dispatcher
from desktop.speech.speech_dispatcher import SpeechDispatcher, connect, escaped, rate
from desktop.speech.voice import Ending, NoVoiceError
from tests.unit.speech.conftest import LONGEST_WAIT, Endings

VOICES = (
    "English (Great Britain)\ten-GB\tnone",
    "English (Great Britain)+Robot\ten-GB\tRobot",
    "Deutsch\tde\tnone",
)

pytestmark = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="the service is reached over a socket file"
)


class Service:
    """Answers one client as speech-dispatcher does; the test says when a sentence ends."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "speechd.sock"
        self.heard: list[str] = []
        self.spoken: list[str] = []
        self.answers: dict[str, str] = {}  # instead of the usual ones, by the command's first word
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._door.bind(str(self.path))
        self._door.listen()
        self._link: socket.socket | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def tell(self, code: int, what: str, number: int | None = None) -> None:
        """Send an event about a sentence, by default the last one."""
        number = len(self.spoken) if number is None else number
        self.write(f"{code}-{number}\r\n{code}-1\r\n{code} {what}\r\n")

    def write(self, text: str) -> None:
        assert self._link is not None
        self._link.sendall(text.encode())

    def wait_for(self, fact: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(fact, LONGEST_WAIT)

    def drop(self) -> None:
        """End the connection without a word."""
        assert self._link is not None
        self._link.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._door.close()
        if self._link is not None:
            self._link.close()
        self._thread.join(LONGEST_WAIT)

    def _serve(self) -> None:
        try:
            self._link, _ = self._door.accept()
            with self._link.makefile("r", newline="\r\n", encoding="utf-8") as lines:
                for line in lines:
                    self._answer(line.removesuffix("\r\n"), lines)
        except (OSError, ValueError):
            return  # the test is over

    def _answer(self, line: str, lines: Iterator[str]) -> None:
        with self._changed:
            self.heard.append(line)
            self._changed.notify_all()
        usual = "299 OK\r\n"
        if line == "SPEAK":
            self.write(self.answers.get("SPEAK", "230 OK RECEIVING DATA\r\n"))
            if "SPEAK" in self.answers:
                return
            body = []
            while (said := next(lines).removesuffix("\r\n")) != ".":
                body.append(said)
            with self._changed:
                self.spoken.append("\n".join(body))
                self._changed.notify_all()
            usual = f"225-{len(self.spoken)}\r\n225 OK MESSAGE QUEUED\r\n"
        elif line.startswith("LIST"):
            usual = "".join(f"249-{voice}\r\n" for voice in VOICES) + "249 OK\r\n"
        self.write(self.answers.get(line.split()[0], usual))


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path)
    yield service
    service.close()


@pytest.fixture
def voice(service: Service) -> Iterator[SpeechDispatcher]:
    voice = connect(service.path)
    yield voice
    voice.close()


def test_it_says_who_it_is_and_asks_to_be_told_of_ends(
    service: Service, voice: SpeechDispatcher
) -> None:
    assert any(line.endswith(":waymark:reading") for line in service.heard)
    assert "SET SELF NOTIFICATION END on" in service.heard
    assert "SET SELF LANGUAGE en-GB" in service.heard
    assert voice.voices == ("English (Great Britain)",)


def test_a_sentence_is_spoken_and_its_end_is_told(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("Cells grow back.", endings)
    service.wait_for(lambda: bool(service.spoken))
    assert service.spoken == ["Cells grow back."]
    service.tell(701, "BEGIN")
    assert endings.none
    service.tell(702, "END")
    assert endings.next() is Ending.DONE


def test_events_that_come_in_pieces_and_with_answers_are_understood(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("One.", endings)
    service.wait_for(lambda: bool(service.spoken))
    service.write("702-1\r\n70")
    service.write("2-1\r\n702 END\r\n")
    assert endings.next() is Ending.DONE


def test_words_cannot_end_the_message(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say(".\nCANCEL all", endings)
    service.wait_for(lambda: bool(service.spoken))
    assert service.spoken == ["..\nCANCEL all"]
    assert "CANCEL all" not in service.heard


def test_stopping_is_told_to_the_service_and_to_the_asker(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("One.", endings)
    voice.stop()
    assert endings.next() is Ending.STOPPED
    service.wait_for(lambda: "CANCEL self" in service.heard)
    service.tell(703, "CANCELED")
    voice.say("Two.", endings)
    service.wait_for(lambda: len(service.spoken) == 2)
    service.tell(702, "END", number=1)  # late news of the first one
    service.tell(702, "END", number=2)
    assert endings.next() is Ending.DONE
    assert endings.none


def test_a_new_sentence_takes_the_place_of_the_old(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    other = Endings()
    voice.say("One.", endings)
    voice.say("Two.", other)
    assert endings.next() is Ending.STOPPED
    service.wait_for(lambda: len(service.spoken) == 2)
    service.tell(702, "END")
    assert other.next() is Ending.DONE


def test_another_program_may_take_the_word(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("One.", endings)
    service.wait_for(lambda: bool(service.spoken))
    service.tell(703, "CANCELED")
    assert endings.next() is Ending.STOPPED


def test_speed_and_volume_are_told_in_the_service_s_numbers(
    service: Service, voice: SpeechDispatcher
) -> None:
    voice.set_speed(0.5)
    voice.set_volume(85)
    service.wait_for(lambda: "SET SELF VOLUME 70" in service.heard)
    assert "SET SELF RATE -100" in service.heard
    assert [rate(speed) for speed in (0.5, 1.0, 2.0, 9.0)] == [-100, 0, 77, 100]


def test_a_service_that_goes_away_fails_this_sentence_and_the_next(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("One.", endings)
    service.wait_for(lambda: bool(service.spoken))
    service.drop()
    assert endings.next() is Ending.FAILED
    voice.say("Two.", endings)
    assert endings.next() is Ending.FAILED
    voice.stop()
    voice.set_volume(10)


def test_a_service_that_refuses_to_speak_fails(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    service.answers["SPEAK"] = "304 ERR NO OUTPUT MODULE\r\n"
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_a_sentence_that_never_begins_fails(
    service: Service,
    voice: SpeechDispatcher,
    endings: Endings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(speech_dispatcher, "BEGIN_SECONDS", 0.05)
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_closing_says_goodbye_and_can_be_done_twice(
    service: Service, voice: SpeechDispatcher, endings: Endings
) -> None:
    voice.say("One.", endings)
    service.wait_for(lambda: bool(service.spoken))
    voice.close()
    voice.close()
    assert endings.next() is Ending.STOPPED
    service.wait_for(lambda: "QUIT" in service.heard)


@pytest.mark.parametrize("answer", ["500 ERR\r\n", "nonsense\r\n"])
def test_a_service_that_answers_wrongly_is_no_voice(service: Service, answer: str) -> None:
    service.answers["LIST"] = answer
    with pytest.raises(NoVoiceError):
        connect(service.path)


def test_without_a_service_there_is_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVoiceError):
        connect(tmp_path / "nobody.sock")


def test_full_stops_at_the_start_of_a_line_are_doubled() -> None:
    assert escaped(".\n.a\nb") == "..\r\n..a\r\nb"
    assert escaped("") == ""
