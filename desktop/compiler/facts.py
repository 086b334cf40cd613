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
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from desktop.compiler.passages import PageProse
from desktop.compiler.problems import Say
from desktop.compiler.statements import TO_BE_CONFIRMED, Statement
from desktop.domain.blocks import Citation
from desktop.store.spelling import Stemmer

SHARED = 0.3  # of a fact's weight; told apart by eye on our own content
SAID = 0.6  # of a fact's weight in one passage
CHECKED, MEMORY = "checked", "memory"

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


class _Weights:
    """How telling the words of some texts are, by their stems."""

    def __init__(self) -> None:
        self._stemmer = Stemmer()
        self._seen: Counter[str] = Counter()

    def take(self, text: str) -> frozenset[str]:
        """The words of `text`, counted."""
        words = self.words(text)
        self._seen.update(words)
        return words

    def words(self, text: str) -> frozenset[str]:
        return frozenset(self._stemmer.stems(_WORD.findall(text.lower())))

    def share(self, wanted: frozenset[str], said: Set[str]) -> float:
        """How much of what `wanted` tells stands in `said`, from 0 to 1."""
        most = max(self._seen.values(), default=1)

        def of(words: Set[str]) -> float:
            return sum(1 + math.log(most / self._seen.get(word, 1)) for word in words)

        return of(wanted & said) / (of(wanted) or 1.0)


class Coverage:
    """Where each fact is used.

    Args:
        statements: all that the library states.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._weights = _Weights()
        self._by_source: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for statement in statements:
            words = self._weights.take(statement.text)
            for key in statement.sources:
                self._by_source[key].append((statement.page, words))

    def used_in(self, fact: Fact) -> tuple[str, ...]:
        """Ids of the pages that use `fact`, the one that says most of it first."""
        said: dict[str, set[str]] = defaultdict(set)
        for key in fact.sources:
            for page, words in self._by_source[key]:
                said[page] |= words
        wanted = self._weights.words(fact.text)
        shares = {page: self._weights.share(wanted, words) for page, words in said.items()}
        pages = sorted(shares, key=lambda page: (-shares[page], page))
        return tuple(page for page in pages if shares[page] >= SHARED)


class Remembered:
    """Finds what is only remembered, not looked up, and is not marked so.

    A passage says a remembered fact where, of all facts that share a source with it, a remembered
    one fits it most and well. Questions claim nothing.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._weights = _Weights()
        self._by_source: dict[str, list[tuple[Fact, frozenset[str]]]] = defaultdict(list)
        for fact in facts:
            if fact.text.endswith("?"):
                continue
            words = self._weights.take(fact.text)
            for key in fact.sources:
                self._by_source[key].append((fact, words))

    def check(self, prose: PageProse, say: Say) -> None:
        """Tell of every passage that should say "to be confirmed"."""
        for passage in prose.passages:
            keys = {key for run in passage.runs if isinstance(run, Citation) for key in run.sources}
            if not keys or TO_BE_CONFIRMED in passage.text.lower():
                continue
            said = self._weights.words(passage.text)
            facts = [each for key in keys for each in self._by_source[key]]
            best = max(facts, key=lambda each: self._weights.share(each[1], said), default=None)
            if best and best[0].trust == MEMORY and self._weights.share(best[1], said) >= SAID:
                what = f"this is only remembered ({best[0].id}: {best[0].text})"
                say(passage.line, what, f"leave it out, or add '({TO_BE_CONFIRMED})'")
