"""waymark.toml, the one settings file of a roll-out: a wrong line is named, the rest is used."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.domain.kiosk import (
    IDLE_MINUTES,
    PAGE_LIMITS,
    SCREEN_WIDTHS_MM,
    VOLUMES,
    ZOOMS,
    KioskSettings,
)
from desktop.domain.packs import MOST_FAVOURITES
from desktop.domain.printing import Clinic, Paper
from desktop.domain.reading import TEXT_SCALES, DrugNames, ThemeName, ViewSettings
from desktop.domain.settings import LOCKABLE, SETTING_KEYS, RollOutSettings, SettingsProblem
from desktop.domain.staff_pin import is_pin_hash

_LARGEST = 64 * 1024  # bytes
_LONGEST = 200  # characters of a clinic's name, phone, ...
_BROKEN_LINES = 20  # after so many, the file is something else
_NEAR = 10  # lines tried before the one where a mistake was noticed; each takes a whole reading
_CLINIC_WORDS = tuple(f.name for f in fields(Clinic) if f.name != "logo")
_TABLES = {"clinic": "the clinic", "kiosk": "the kiosk"}
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_PACK_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_settings(path: Path) -> tuple[RollOutSettings, tuple[SettingsProblem, ...]]:
    """The settings in `path`, and all that is wrong with it."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return RollOutSettings(), (SettingsProblem(path, 0, "There is no such file."),)
    except OSError:
        return RollOutSettings(), (SettingsProblem(path, 0, "This file cannot be read."),)
    if len(data) > _LARGEST:
        return RollOutSettings(), (SettingsProblem(path, 0, "This is too long for settings."),)
    return _Reading(path, data).settings()


def find_settings(
    places: tuple[Path, ...],
) -> tuple[RollOutSettings, tuple[SettingsProblem, ...]]:
    """The settings in the first of `places` that is there; the usual ones when none is."""
    for path in places:
        try:
            there = path.exists()
        except OSError:
            there = True  # no rights to look: say so rather than pass over it
        if there:
            return read_settings(path)
    return RollOutSettings(), ()


def effective_view(
    settings: RollOutSettings, view: ViewSettings, cli: RollOutSettings
) -> ViewSettings:
    """The view to start with: command line, then settings file, then the reader's own choice.

    A reader may change it again while the program runs, but for the keys in `settings.locked`.
    """
    for said in (settings, cli):
        chosen = {key: getattr(said, key) for key in LOCKABLE if getattr(said, key) is not None}
        if "text_scale" in chosen:
            chosen["follow_system_text"] = False
        view = replace(view, **chosen)
    return view


def kiosk_lines(wished: KioskSettings, held: KioskSettings) -> tuple[str, ...]:
    """Lines that make a settings file with `held` say what is wished for."""
    changed = [
        f"{each.name} = {json.dumps(getattr(wished, each.name), ensure_ascii=False)}"
        for each in fields(KioskSettings)
        if getattr(wished, each.name) != getattr(held, each.name)
    ]
    return ("[kiosk]", *changed) if changed else ()


class _WrongValueError(Exception):
    """What a key may hold, as a sentence."""


class _Reading:
    """One reading of one file: gathers what is right and what is wrong."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._problems: list[SettingsProblem] = []
        self._lines = self._decoded(data).splitlines()

    def settings(self) -> tuple[RollOutSettings, tuple[SettingsProblem, ...]]:
        held = self._flat(self._parsed())
        good: dict[str, Any] = {}
        for key, value in held.items():
            if key not in SETTING_KEYS:
                self._report(self._line_of(key), self._unknown(key))
                continue
            try:
                good[key] = _CHECKS[key](value, self._path.parent)
            except _WrongValueError as wrong:
                self._report(self._line_of(key), f"'{key}' {wrong}")
        clinic = Clinic(*(good.pop(f"clinic.{name}", "") for name in _CLINIC_WORDS))
        of_kiosk = {key: good.pop(key) for key in list(good) if key.startswith("kiosk.")}
        settings = RollOutSettings(
            clinic=clinic,
            kiosk=KioskSettings(**{key.partition(".")[2]: each for key, each in of_kiosk.items()}),
            clinic_logo=good.pop("clinic.logo", None),
            logo_said=(self._path, self._line_of("clinic.logo")),
            **good,
        )
        return settings, tuple(sorted(self._problems, key=lambda problem: problem.line))

    def _report(self, line: int, what: str) -> None:
        self._problems.append(SettingsProblem(self._path, line, what))

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            line = data[: wrong.start].count(b"\n") + 1
            self._report(line, "This line is not UTF-8 text.")
            return data.decode("utf-8-sig", errors="replace")

    def _parsed(self) -> Mapping[str, Any]:
        """What the file holds without the lines that TOML does not understand."""
        for _ in range(_BROKEN_LINES):
            held, broken = _parse(self._lines)
            if not broken:
                return held
            self._blank_the_culprit(broken)
        return {}

    def _blank_the_culprit(self, noticed: int) -> None:
        """Blank the line that broke the file, which may stand before where that was noticed."""
        before = _lines_before(self._lines, noticed)
        unfinished = [line for line in before if _parse([self._lines[line - 1]])[1]]
        candidates = dict.fromkeys([noticed, *before[:_NEAR], *unfinished[:_NEAR]])
        culprit = max(candidates, key=lambda line: _reach(_without(self._lines, line)))
        self._lines = _without(self._lines, culprit)
        self._report(culprit, 'This line cannot be understood. Write it like: theme = "dark"')

    def _flat(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """`held` with the keys of its tables as `clinic.name`, ..."""
        flat: dict[str, Any] = {}
        for key, value in held.items():
            if key in _TABLES and isinstance(value, Mapping):
                flat |= {f"{key}.{inner}": each for inner, each in value.items()}
            else:
                flat[key] = value
        return flat

    def _line_of(self, key: str) -> int:
        """Where `key` is set, also as `[clinic]` and `name`; 0 where it cannot be found."""
        table = ""
        for number, line in enumerate(self._lines, 1):
            if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                table = header[1].replace('"', "").replace("'", "")
                if table == key:
                    return number
            elif named := re.match(r"\s*([\w.\"' -]+?)\s*=", line):
                name = re.sub(r"[\"' ]", "", named[1])
                full = f"{table}.{name}" if table else name
                if full == key or full.startswith(f"{key}."):
                    return number
        return 0

    def _unknown(self, key: str) -> str:
        if key in _TABLES:
            return f"'{key}' must be a table: [{key}] on a line of its own."
        table, _, name = key.rpartition(".")
        if table in _TABLES and name in SETTING_KEYS:
            return f"'{name}' is not about {_TABLES[table]}. Write it above the line [{table}]."
        for right, about in _TABLES.items():
            if table in ("", *_TABLES) and f"{right}.{name}" in SETTING_KEYS:
                return f"'{name}' is about {about}. Write it below the line [{right}]."
        near = difflib.get_close_matches(key, SETTING_KEYS, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        return f"There is no setting called '{key[:60]}'.{hint}"


def _parse(lines: list[str]) -> tuple[dict[str, Any], int]:
    """What TOML makes of `lines`, and the line it stumbled over; 0 for none."""
    try:
        return tomllib.loads("\n".join(lines)), 0
    except tomllib.TOMLDecodeError as wrong:
        found = re.search(r"at line (\d+)", str(wrong))
        return {}, int(found[1]) if found else _last_line(lines)
    except (RecursionError, ValueError, OverflowError):  # nesting, huge numbers, odd dates
        return {}, _longest_line(lines)


def _last_line(lines: list[str]) -> int:
    return max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)


def _longest_line(lines: list[str]) -> int:
    return max(range(1, len(lines) + 1), key=lambda n: len(lines[n - 1]), default=1)


def _lines_before(lines: list[str], line: int) -> list[int]:
    """The written lines before `line`, nearest first; what opened there may never have closed."""
    return [n for n in range(min(line, len(lines)) - 1, 0, -1) if lines[n - 1].strip()]


def _without(lines: list[str], line: int) -> list[str]:
    return [*lines[: line - 1], "", *lines[line:]]


def _reach(lines: list[str]) -> int:
    """How far TOML understands `lines`."""
    return _parse(lines)[1] or len(lines) + 1


def _one_of(choices: type[StrEnum]) -> Callable[[object, Path], StrEnum]:
    def check(value: Any, _folder: Path) -> StrEnum:
        try:
            return choices(value)
        except ValueError:
            allowed = " or ".join(f'"{choice}"' for choice in choices)
            raise _WrongValueError(f"must be {allowed}.") from None

    return check


def _folder_or_file(value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _WrongValueError('must be a path in quotes, such as "D:/waymark".')
    try:
        return folder / Path(value).expanduser()
    except RuntimeError:  # "~name" of an account that is not here
        raise _WrongValueError("names a home folder that is not on this computer.") from None


def _text_scale(value: object, _folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value not in TEXT_SCALES:
        raise _WrongValueError(f"must be one of {', '.join(map(str, TEXT_SCALES))}.")
    return float(value)


def _flag(value: object, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("must be true or false.")
    return value


def _pin(value: object, _folder: Path) -> str:
    if not isinstance(value, str) or not is_pin_hash(value):
        raise _WrongValueError(
            "must be what 'waymark kiosk-pin' prints. Until then nobody can open the staff panel."
        )
    return value


def _whole_number(allowed: range) -> Callable[[object, Path], int]:
    def check(value: object, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            raise _WrongValueError(f"must be a whole number from {allowed[0]} to {allowed[-1]}.")
        return value

    return check


def _screen_width(value: object, folder: Path) -> int:
    if value == 0 and value is not False:
        return 0
    return _whole_number(SCREEN_WIDTHS_MM)(value, folder)


def _zoom(value: object, _folder: Path) -> float:
    least, most = ZOOMS
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise _WrongValueError(f"must be a number from {least} to {most}.")
    return float(value)


def _time_of_day(value: object, _folder: Path) -> dt.time:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise _WrongValueError('must be a time of day in quotes, such as "03:30".')
    return dt.time.fromisoformat(value)


def _words(value: object, _folder: Path) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or not value.isprintable():
        raise _WrongValueError(f"must be one line in quotes, at most {_LONGEST} characters.")
    return value


def _packs(value: object, _folder: Path) -> tuple[str, ...]:
    right = isinstance(value, list) and all(
        isinstance(each, str) and len(each) <= _LONGEST and _PACK_ID.fullmatch(each)
        for each in value
    )
    if not isinstance(value, list) or not right or len(value) > MOST_FAVOURITES:
        raise _WrongValueError(
            f'must be a list of at most {MOST_FAVOURITES} packs, such as ["two-ways"].'
        )
    return tuple(dict.fromkeys(value))


def _locked(value: object, _folder: Path) -> frozenset[str]:
    if not isinstance(value, list) or any(each not in LOCKABLE for each in value):
        raise _WrongValueError(f"must be a list of some of: {', '.join(LOCKABLE)}.")
    return frozenset(value)


_CHECKS: Mapping[str, Callable[[Any, Path], Any]] = {
    "profile": _folder_or_file,
    "content": _folder_or_file,
    "theme": _one_of(ThemeName),
    "text_scale": _text_scale,
    "less_movement": _flag,
    "names": _one_of(DrugNames),
    "paper": _one_of(Paper),
    "printer": _words,
    "nurse": _flag,
    "station": _words,
    "favourite_packs": _packs,
    "locked": _locked,
    **{f"clinic.{name}": _words for name in _CLINIC_WORDS},
    "clinic.logo": _folder_or_file,
    "kiosk.on": _flag,
    "kiosk.pin": _pin,
    "kiosk.shuffle_keys": _flag,
    "kiosk.idle_minutes": _whole_number(IDLE_MINUTES),
    "kiosk.printer": _words,
    "kiosk.pages_per_visit": _whole_number(PAGE_LIMITS),
    "kiosk.pages_per_hour": _whole_number(PAGE_LIMITS),
    "kiosk.pages_per_day": _whole_number(PAGE_LIMITS),
    "kiosk.volume": _whole_number(VOLUMES),
    "kiosk.screen_width_mm": _screen_width,
    "kiosk.zoom": _zoom,
    "kiosk.restart_at": _time_of_day,
}
