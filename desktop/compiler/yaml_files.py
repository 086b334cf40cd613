"""YAML in which every key and item knows its line, and nothing but plain data is read."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import yaml
from typing_extensions import override
from yaml.composer import Composer, ComposerError

from desktop.compiler.problems import Say

MAX_DEPTH = 12
TEXT_TAG = "tag:yaml.org,2002:str"
LOOK_UP = "see CONTRIBUTING.md for how the file is written"

Path = tuple[str | int, ...]
"""Keys and item numbers that lead to a value."""


class _MarkedLoader(Composer, yaml.CSafeLoader):
    """A safe loader that keeps where each node starts and refuses all that is not plain data.

    Only `null`, `true`, `false` and decimal numbers are read as such; dates, "yes" and "12:30" stay
    text. The fields of the schema say what they are.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)
        self._depth = 0
        self.repeated: list[tuple[str, int]] = []  # key and line of each key that stands twice

    @override
    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise ComposerError(None, None, "anchors and aliases are not read", event.start_mark)
        if event.tag:
            raise ComposerError(None, None, "tags ('!') are not read", event.start_mark)
        if self._depth == MAX_DEPTH:
            raise ComposerError(None, None, "too many levels of nesting", event.start_mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    @override
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.tag != TEXT_TAG:
                raise ComposerError(None, None, "a key that is not a word", key.start_mark)
            if key.value in seen:
                self.repeated.append((key.value, key.start_mark.line))
            seen.add(key.value)
        return {
            self.construct_object(key): self.construct_object(value, deep=deep)
            for key, value in node.value
        }


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", [*"~n", ""]),
    ("bool", r"^(?:true|false)$", [*"tf"]),
    ("int", r"^-?(?:0|[1-9][0-9]{0,14})$", [*"-0123456789"]),
    ("float", r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$", [*"-0123456789"]),
):
    _MarkedLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one YAML text, and where each part of it stands."""

    data: Any
    root: yaml.Node | None
    first_line: int
    text: str = ""

    def line(self, *path: str | int) -> int:
        """Line of the key or item at `path`, or of the nearest one around it."""
        node, line = self.root, 0
        if node is not None:
            line = node.start_mark.line
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            at, node = found
            line = at.start_mark.line
        return self.first_line + line

    def span(self, key: str) -> tuple[int, int]:
        """Where the value of a top key begins and ends in `text`; (0, 0) without such a key."""
        found = _step(self.root, key)
        if found is None:
            return 0, 0
        start, end = found[1].start_mark.index, found[1].end_mark.index
        return start, start + len(self.text[start:end].rstrip())


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Where the line of `step` is read, and the value there."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_yaml(text: str, say: Say, first_line: int = 1) -> Document | None:
    """The data in `text`, which starts at `first_line` of its file; None when it cannot be read."""
    loader = _MarkedLoader(text)
    try:
        root = loader.get_single_node()
        data = loader.construct_document(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark is not None else 0)
        say(
            line, f"not readable as YAML: {error.problem}", f"mend it here or just above; {LOOK_UP}"
        )
        return None
    except yaml.YAMLError:
        say(first_line, "not readable as YAML", LOOK_UP)
        return None
    finally:
        loader.dispose()
    for key, line in loader.repeated:
        say(first_line + line, f"the key '{key}' stands twice", "keep one of them")
    return Document(data, root, first_line, text)
