"""Reads a diagram's `data` into the spec of its kind, telling everything that is wrong at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import partial
from typing import Any

import cattrs
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from desktop.diagrams.kinds import KINDS, Data, Kind, Known, Spec
from desktop.domain.content import Diagram

RENAMED = {"start": "from", "end": "to"}  # the words of the files, which Python keeps to itself


class SpecError(ValueError):
    """A diagram's data cannot be drawn; `problems` says why, a plain sentence each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def spec_of(diagram: Diagram) -> Spec:
    """The spec that `diagram.data` fills.

    Raises:
        SpecError: the kind is unknown, or the data does not fit it.
    """
    return read_spec(diagram.kind, diagram.data)


def filled(kind: str, data: Data, known: Known) -> Data:
    """`data` with the records that it names by id in their place.

    Raises:
        SpecError: the kind or a record is unknown.
    """
    try:
        return _kind(kind).fill(data, known)
    except (LookupError, TypeError, ValueError) as error:
        raise SpecError(f"In data: {error}.") from error


def read_spec(kind: str, data: Data) -> Spec:
    """The spec of this kind that `data` fills; see `spec_of`."""
    try:
        spec: Spec = _CONVERTER.structure(data, _kind(kind).spec)
    except cattrs.BaseValidationError as error:
        problems = cattrs.transform_error(error, path="data", format_exception=_said)
        raise SpecError(
            *(f"In {place}: {what}." for what, _, place in _parted(problems))
        ) from error
    return spec


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise SpecError(f"There is no kind '{name}'; use {' or '.join(KINDS)}.")
    return KINDS[name]


def _parted(problems: list[str]) -> list[tuple[str, str, str]]:
    return [problem.rpartition(" @ ") for problem in problems]


def _said(error: BaseException, _: type | None) -> str:
    match error:
        case ForbiddenExtraKeysError(extra_fields=names):
            return f"{', '.join(sorted(names))} is not known here"
        case KeyError():
            return f"'{error.args[0]}' is missing"
    return str(error)


def _strict(name: str, *accepted: type) -> Any:
    def checked(value: Any, _: type) -> Any:
        if type(value) not in accepted:
            raise ValueError(f"{value!r} is not {name}")
        return value

    return checked


def _member(value: Any, kind: type[StrEnum]) -> StrEnum:
    if value not in list(kind):
        raise ValueError(f"{value!r} is none of {', '.join(kind)}")
    return kind(value)


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _strict("words", str))
    converter.register_structure_hook(bool, _strict("true or false", bool))
    converter.register_structure_hook(int, _strict("a whole number", int))
    converter.register_structure_hook(float, _strict("a number", int, float))
    converter.register_structure_hook(StrEnum, _member)
    converter.register_structure_hook_factory(is_dataclass, partial(_dataclass_hook, converter))
    return converter


def _dataclass_hook(converter: cattrs.Converter, made: type[Any]) -> Any:
    """Reads a stretch, which has a start and an end, by the words of the files."""
    names = {field.name for field in fields(made)}
    renamed: Any = {}
    if names.issuperset(RENAMED):
        renamed = {name: override(rename=word) for name, word in RENAMED.items()}
    return make_dict_structure_fn(made, converter, _cattrs_forbid_extra_keys=True, **renamed)


_CONVERTER = _make_converter()
