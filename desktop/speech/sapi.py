"""The speech service of Windows, called by name as scripts call it.

By `pythoncom` alone: what stands on it keeps files in the folder for temporary ones.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from typing import Any

_CALL, _GET, _PUT, _PUT_OBJECT = 1, 2, 4, 8  # kinds of calls
_AT_ONCE, _INSTEAD, _NO_MARKUP = 1, 2, 16  # how to speak: without waiting, ...
_ENGLISH = 0x09  # the lower part of a language's number; the upper one is the country
_LANGUAGE = 0x3FF
# Windows keeps those that are added in its settings in a place that `GetVoices` does not look at.
_ADDED = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices"
_FASTEST = 10  # which is three times as fast as 0; -10 is a third


class Automation:
    """An object of Windows, with methods and properties that are called by their names."""

    def __init__(self, dispatch: Any) -> None:
        self.dispatch = dispatch

    def get(self, name: str) -> Any:
        return self._invoke(_GET, name)

    def call(self, name: str, *words: object) -> Any:
        return self._invoke(_CALL, name, *words)

    def put(self, name: str, value: object) -> None:
        if isinstance(value, Automation):
            self._invoke(_PUT_OBJECT, name, value.dispatch)
        else:
            self._invoke(_PUT, name, value)

    def _invoke(self, kind: int, name: str, *words: object) -> Any:
        number = self.dispatch.GetIDsOfNames(name)
        answer = self.dispatch.Invoke(number, 0, kind, kind in {_CALL, _GET}, *words)
        return Automation(answer) if hasattr(answer, "GetIDsOfNames") else answer


def open_sapi() -> Sapi:
    """The service, for the thread that asks; raises whatever Windows has against it."""
    import pythoncom  # type: ignore[import-not-found, import-untyped, unused-ignore]

    pythoncom.CoInitialize()  # each thread that speaks needs it

    def made(name: str) -> Automation:
        here = pythoncom.CLSCTX_INPROC_SERVER
        return Automation(pythoncom.CoCreateInstance(name, None, here, pythoncom.IID_IDispatch))

    added = None
    with contextlib.suppress(pythoncom.com_error):  # nobody has added any
        category = made("SAPI.SpObjectTokenCategory")
        category.call("SetId", _ADDED, False)
        added = category.call("EnumerateTokens")
    return Sapi(made("SAPI.SpVoice"), added)


class Sapi:
    """Speaks with the voice chosen in Windows if that speaks English, else with one that does.

    Args:
        added: the voices that were added in the settings of Windows, where it keeps such.
    """

    def __init__(self, voice: Automation, added: Automation | None = None) -> None:
        self._voice = voice
        tokens = list(_items(voice.call("GetVoices")))
        if added is not None:
            tokens += _items(added)
        english = [token for token in tokens if _speaks_english(token)]
        self.names = tuple(dict.fromkeys(token.call("GetDescription") for token in english))
        if english and not _speaks_english(voice.get("Voice")):
            voice.put("Voice", english[0])

    def say(self, words: str) -> None:
        self._voice.call("Speak", words, _AT_ONCE | _INSTEAD | _NO_MARKUP)

    def stop(self) -> None:
        self._voice.call("Speak", "", _AT_ONCE | _INSTEAD)

    def is_silent(self) -> bool:
        return bool(self._voice.call("WaitUntilDone", 0))

    def set_speed(self, speed: float) -> None:
        rate = round(_FASTEST * math.log(speed, 3))
        self._voice.put("Rate", max(-_FASTEST, min(rate, _FASTEST)))

    def set_volume(self, percent: int) -> None:
        self._voice.put("Volume", percent)


def _items(collection: Automation) -> Iterator[Automation]:
    return (collection.call("Item", at) for at in range(collection.get("Count")))


def _speaks_english(token: Automation) -> bool:
    """Whether one of the languages that it tells, such as "809" or "409;9", is English."""
    told = str(token.call("GetAttribute", "Language")).split(";")
    with contextlib.suppress(ValueError):
        return any(int(number, 16) & _LANGUAGE == _ENGLISH for number in told)
    return False
