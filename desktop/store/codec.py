"""Domain values to JSON and back; unions carry a short `type` tag, unknown keys are refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from desktop.domain import blocks

T = TypeVar("T")

_TAGS: Mapping[type, str] = {
    blocks.Text: "text",
    blocks.TermLink: "term",
    blocks.PageLink: "page",
    blocks.Citation: "cite",
    blocks.FindingLink: "finding",
    blocks.Heading: "heading",
    blocks.Paragraph: "paragraph",
    blocks.BulletList: "list",
    blocks.Callout: "callout",
    blocks.Figure: "figure",
    blocks.FindingFigure: "finding-figure",
    blocks.ComparisonFigure: "comparison-figure",
    blocks.Table: "table",
}

_WRONG_SHAPE = (
    BaseValidationError,
    ForbiddenExtraKeysError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def _is_plain_data(kind: object) -> bool:
    return kind == Mapping[str, Any]


@cache
def _converter() -> JsonConverter:
    """Built on first use: generating its code takes longer than loading a page."""
    converter = make_converter(forbid_extra_keys=True, detailed_validation=False)
    # Diagram data is plain already and belongs to `desktop.diagrams`: passed through as it is.
    converter.register_structure_hook_func(_is_plain_data, lambda value, _: value)
    converter.register_unstructure_hook_func(_is_plain_data, lambda value: value)
    # Inner unions first, because outer ones capture the hooks of their members.
    for union in (blocks.Run, blocks.Paragraph | blocks.BulletList, blocks.Block):
        configure_tagged_union(union, converter, tag_generator=_TAGS.__getitem__, tag_name="type")
    return converter


def to_plain(value: object) -> Any:
    """`value` as dictionaries, lists, strings and numbers, ready for `json.dumps`."""
    return _converter().unstructure(value)


def to_json(value: object) -> str:
    """`value` as compact JSON; the same value gives the same text."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """The value of `kind` that `to_json` wrote; anything else raises ValueError."""
    try:
        return _converter().structure(json.loads(text), kind)
    except _WRONG_SHAPE as error:
        raise ValueError(f"not a {kind.__name__}: {error!r}") from error
