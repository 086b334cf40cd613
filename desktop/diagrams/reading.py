"""Reads a diagram's `data` into the spec of its kind, telling everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cattrs
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from desktop.diagrams.specs import Band, PhaseCurve, Spec, StrategyTimeline
from desktop.domain.content import Diagram

KINDS: Mapping[str, type[Spec]] = {
    "phase-curve": PhaseCurve,
    "strategy-timeline": StrategyTimeline,
}


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
    if diagram.kind not in KINDS:
        raise SpecError(f"There is no kind '{diagram.kind}'; use {' or '.join(KINDS)}.")
    try:
        return _CONVERTER.structure(diagram.data, KINDS[diagram.kind])
    except cattrs.BaseValidationError as error:
        problems = cattrs.transform_error(error, path="data", format_exception=_said)
        raise SpecError(
            *(f"In {place}: {what}." for what, _, place in _parted(problems))
        ) from error


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


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _strict("words", str))
    converter.register_structure_hook(bool, _strict("true or false", bool))
    converter.register_structure_hook(int, _strict("a whole number", int))
    converter.register_structure_hook(float, _strict("a number", int, float))
    converter.register_structure_hook(
        Band,
        make_dict_structure_fn(
            Band,
            converter,
            _cattrs_forbid_extra_keys=True,
            start=override(rename="from"),
            end=override(rename="to"),
        ),
    )
    return converter


_CONVERTER = _make_converter()
