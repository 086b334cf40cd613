"""The speech service of Windows, with objects in its place that are called by name as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop.speech.sapi import Automation, Sapi

CALL, GET, PUT, PUT_OBJECT = 1, 2, 4, 8


class Dispatch:
    """An object of Windows: properties and methods by number."""

    def __init__(self, **members: Any) -> None:
        self.members = members
        self._names = list(members)

    def GetIDsOfNames(self, name: str) -> int:
        return self._names.index(name)

    def Invoke(self, number: int, locale: int, kind: int, answers: bool, *words: Any) -> Any:
        name = self._names[number]
        assert (locale, answers) == (0, kind in {CALL, GET})
        if kind == CALL:
            return self.members[name](*words)
        if kind == GET:
            return self.members[name]
        assert kind == (PUT_OBJECT if isinstance(words[0], Dispatch) else PUT)
        (self.members[name],) = words
        return None


def a_token(name: str, language: str) -> Dispatch:
    return Dispatch(GetDescription=lambda: name, GetAttribute={"Language": language}.__getitem__)


def collection(*tokens: Dispatch) -> Dispatch:
    return Dispatch(Count=len(tokens), Item=lambda at: tokens[at])


HEDDA, HAZEL, ZIRA = a_token("Hedda", "407"), a_token("Hazel", "809"), a_token("Zira", "409;9")
ODD = a_token("Odd", "")


def a_service(
    *tokens: Dispatch,
    added: tuple[Dispatch, ...] = (),
    speak: Callable[[str, int], object] = lambda words, how: None,
) -> tuple[Sapi, Dispatch]:
    """It speaks with the first of `tokens`, as chosen in Windows."""
    voice = Dispatch(
        GetVoices=lambda: collection(*tokens),
        Voice=tokens[0] if tokens else ODD,
        Rate=0,
        Volume=100,
        Speak=speak,
        WaitUntilDone=lambda ms: ms == 0,
    )
    return Sapi(Automation(voice), Automation(collection(*added))), voice


def test_voices_that_speak_english_are_named() -> None:
    sapi, _ = a_service(HEDDA, ZIRA, ODD, added=(HAZEL, ZIRA))
    assert sapi.names == ("Zira", "Hazel")
    assert a_service()[0].names == ()


@pytest.mark.parametrize(
    ("tokens", "speaks"),
    [((ZIRA, HAZEL), ZIRA), ((HEDDA, HAZEL), HAZEL), ((HEDDA, ODD), HEDDA)],
)
def test_the_voice_chosen_in_windows_speaks_if_it_speaks_english(
    tokens: tuple[Dispatch, ...], speaks: Dispatch
) -> None:
    _, voice = a_service(*tokens)
    assert voice.members["Voice"] is speaks


def test_a_computer_where_no_voices_were_added_has_its_own() -> None:
    _, voice = a_service(HAZEL)
    assert Sapi(Automation(voice)).names == ("Hazel",)


def test_words_are_spoken_at_once_in_place_of_others_and_never_as_markup() -> None:
    spoken: list[tuple[str, int]] = []
    sapi, _ = a_service(HAZEL, speak=lambda *said: spoken.append(said))
    sapi.say("<b>3</b> in 100")
    sapi.stop()
    assert spoken == [("<b>3</b> in 100", 1 | 2 | 16), ("", 1 | 2)]
    assert sapi.is_silent()


@pytest.mark.parametrize(("speed", "rate"), [(1.0, 0), (1.5, 4), (0.7, -3), (9.0, 10)])
def test_speed_and_volume_are_told_in_the_numbers_of_windows(speed: float, rate: int) -> None:
    sapi, voice = a_service(HAZEL)
    sapi.set_speed(speed)
    sapi.set_volume(40)
    assert (voice.members["Rate"], voice.members["Volume"]) == (rate, 40)
