"""Compares the library with a file of clinical facts: which are used, and where.

A fact counts as used on a page where statements that cite one of its sources share enough of its
words and numbers. Words count by how telling they are (inverse document frequency; Karen Sparck
Jones, "A statistical interpretation of term specificity and its application in retrieval",
Journal of Documentation 28, 1972). It is a guide for reviewers, who see the fact and the place.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from desktop.compiler.statements import Statement
from desktop.store.spelling import Stemmer

SHARED = 0.3  # of a fact's weight; told apart by eye on our own content
CHECKED = "checked"

_FACT = re.compile(
    r"^- (?P<id>[A-Z]-[0-9]+) (?P<text>.+) \[(?P<keys>[^\[\]]*)\] \[(?P<trust>[a-z]+)\]\s*$"
)
_WORD = re.compile(r"[a-z]{3,}|[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement to be used; `trust` is "checked" or "memory"."""

    id: str
    text: str
    sources: frozenset[str]
    trust: str


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts in a file, or in every Markdown and YAML file of a folder.

    In Markdown a fact is a line `- F-001 words [key, key] [checked]`. In YAML it is anything with
    `value`, `source` and `confidence`; its id is made of the keys that lead to it.

    Raises:
        OSError: not readable.
        yaml.YAMLError: not YAML.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return tuple(fact for file in files for fact in _facts_in(file))


def read_left_out(path: Path) -> Mapping[str, str]:
    """Fact id -> why it is left out, from a list of `{fact, why}`; nothing if there is no file.

    A fact id ending in "/" stands for all that begin with it.

    Raises:
        OSError: not readable.
        ValueError: not such a list.
    """
    if not path.exists():
        return {}
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    try:
        return {str(each["fact"]): str(each["why"]) for each in entries}
    except (TypeError, KeyError) as error:
        raise ValueError(f"{path.name}: each entry has 'fact' and 'why'") from error


def _facts_in(file: Path) -> Iterator[Fact]:
    if file.suffix == ".md":
        for line in file.read_text(encoding="utf-8").splitlines():
            if found := _FACT.match(line):
                keys = frozenset(key.strip() for key in found["keys"].split(","))
                yield Fact(found["id"], found["text"], keys, found["trust"])
    elif file.suffix in (".yaml", ".yml"):
        yield from _values(yaml.safe_load(file.read_text(encoding="utf-8")), ())


def _values(node: Any, path: tuple[str, ...]) -> Iterator[Fact]:
    if isinstance(node, list):
        for number, each in enumerate(node, 1):
            name = str(each.get("id", number)) if isinstance(each, dict) else str(number)
            yield from _values(each, (*path, name))
    elif isinstance(node, dict) and {"value", "source", "confidence"} <= node.keys():
        named = node["source"] if isinstance(node["source"], list) else [node["source"]]
        keys = frozenset(map(str, named))
        yield Fact("/".join(path), str(node["value"]), keys, str(node["confidence"]))
    elif isinstance(node, dict):
        for key, each in node.items():
            yield from _values(each, (*path, str(key)))


class Coverage:
    """Where each fact is used.

    Args:
        statements: all that the library states.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._stemmer = Stemmer()
        self._by_source: dict[str, list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
        seen: Counter[str] = Counter()
        for statement in statements:
            words = self._words(statement.text)
            seen.update(words)
            for key in statement.sources:
                self._by_source[key].append((statement, words))
        most = max(seen.values(), default=1)
        self._weight = {word: 1 + math.log(most / count) for word, count in seen.items()}
        self._rarest = 1 + math.log(most)

    def used_in(self, fact: Fact) -> tuple[str, ...]:
        """Ids of the pages that use `fact`, the one that says most of it first."""
        said: dict[str, set[str]] = defaultdict(set)
        for key in fact.sources:
            for statement, words in self._by_source[key]:
                said[statement.page] |= words
        wanted = self._words(fact.text)
        whole = sum(map(self._of, wanted)) or 1.0
        shares = {
            page: sum(map(self._of, wanted & words)) / whole for page, words in said.items() if page
        }
        pages = sorted(shares, key=lambda page: (-shares[page], page))
        return tuple(page for page in pages if shares[page] >= SHARED)

    def _of(self, word: str) -> float:
        return self._weight.get(word, self._rarest)

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(self._stemmer.stems(_WORD.findall(text.lower())))
