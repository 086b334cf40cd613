"""The parts of the program as values: whose they are, and what their licences ask to be shown."""

from __future__ import annotations

import json
import platform
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from build import licences
from build.origins import DebianPackage

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "resources" / "licences"  # texts that no package brings
LIST = "notices.json"
_TEXT = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_VERSION = re.compile(r" (?=\S*\d)([\da-f][\w.]*)$")
_SOURCE = "source", "repository", "code", "github", "home"  # how packages label their links


class UntoldError(Exception):
    """A package tells its licence in no words of SPDX, and `notices.toml` does not either."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a part holds of others."""

    name: str
    version: str
    licence: str
    purl: str = ""


@dataclass
class Part:
    """One part of the program, with all that is to be told about it.

    Args:
        texts: its own licence texts, by the name of the file that is written.
        purl: its address among packages.
        told: what is inside it as its package lists it. Not all of it needs to be named in words.
        files: what it has in the bundle.
    """

    name: str
    version: str
    licence: str
    source: str
    texts: Mapping[str, str]
    purl: str = ""
    told: tuple[Inside, ...] = ()
    files: set[str] = field(default_factory=set)

    @cached_property
    def named(self) -> tuple[Inside, ...]:
        """What is inside it as its texts name it."""
        return tuple(each for text in self.texts.values() for each in named_in(text))

    @property
    def all_texts(self) -> dict[str, str]:
        """Its own texts, and the licences that they only name, by the name of the file."""
        own = {name for name in licences.asked(self.licence) if not self._holds(name)}
        names = own.union(*(licences.asked(each.licence) for each in self.named))
        if "LGPL-3.0" in names:  # is written as an addition to the other
            names.add("GPL-3.0")
        standard = {f"{name}.txt": standard_text(name) for name in sorted(names)}
        return {**self.texts, **{name: text for name, text in standard.items() if text}}

    def _holds(self, licence: str) -> bool:
        """Whether its own texts hold the terms of `licence`: words from the middle tell."""
        words = standard_text(licence).split()
        middle = " ".join(words[len(words) // 2 - 8 : len(words) // 2 + 8])
        return any(middle in " ".join(text.split()) for text in self.texts.values())


def named_in(text: str) -> Iterator[Inside]:
    """What a text about third parties names: paragraphs whose second line tells the licence."""
    for paragraph in text.split("\n\n"):
        first, _, rest = paragraph.strip().partition("\n")
        if rest.startswith("Licence: "):
            version = _VERSION.search(first)
            name = first[: version.start()] if version else first
            licence = rest.splitlines()[0].removeprefix("Licence: ")
            yield Inside(name, version[1] if version else "", licence)


def standard_text(licence: str) -> str:
    """The text of a licence by its name in SPDX; empty where each part brings its own."""
    name = f"{licence}.txt"
    return _kept_text(name) if (KEPT / name).is_file() else ""


@cache
def table() -> dict[str, Any]:
    """What `notices.toml` says."""
    return tomllib.loads((ROOT / "build" / "notices.toml").read_text(encoding="utf-8"))


def by_name(name: str) -> Part:
    """The part that `notices.toml` calls `name`."""
    if name == "Python":
        return _python()
    if name == "PyInstaller":
        return of_distribution(metadata.distribution("pyinstaller"))
    kept = {each["name"]: each for each in json.loads((KEPT / LIST).read_bytes())}
    told = kept.get(name) or table()[name]
    texts = {text: _kept_text(text) for text in told["texts"]} | _on_windows(name.lower())
    return Part(name, told["version"], told["licence"], told["source"], texts)


def of_distribution(distribution: metadata.Distribution) -> Part:
    """A package of Python.

    Raises:
        UntoldError: nothing tells its licence.
    """
    told = distribution.metadata
    slug = re.sub(r"[-_.]+", "-", told["Name"]).lower()
    brought = {
        file: file.read_text(encoding="utf-8")
        for file in distribution.files or ()
        if file.parts[0].endswith(".dist-info")
        and ("sboms" in file.parts or _TEXT.search(file.as_posix()))
    }
    return Part(
        told["Name"],
        distribution.version,
        _licence_of("python", slug, _values(told, "License-Expression", "License")),
        _source_of(told),
        _own_texts(slug, brought) | _third_party(slug) | _on_windows(slug),
        f"pkg:pypi/{slug}@{distribution.version}",
        tuple(
            each
            for file, text in brought.items()
            if "sboms" in file.parts
            for each in _listed_in(text)
        ),
    )


def _own_texts(slug: str, brought: Mapping[metadata.PackagePath, str]) -> dict[str, str]:
    """The licence texts of a package, by the names under which they are shown."""
    own = {file: text for file, text in brought.items() if "sboms" not in file.parts}
    if taken := table()["texts"].get(slug):
        return {
            f"{slug}-{name.replace('/', '-')}": text
            for name in taken
            for file, text in own.items()
            if file.as_posix().endswith(f"/{name}")
        }
    return {f"{slug}-{file.name.removesuffix('.txt')}.txt": text for file, text in own.items()}


def of_debian(package: DebianPackage) -> Part:
    """The libraries that come from one source package of Debian.

    Raises:
        UntoldError: nothing tells its licence.
    """
    name, version = package.source, package.version
    return Part(
        name,
        version,
        _licence_of("debian", name),
        f"Debian's source package {name}, version {version}",
        {f"debian-{name}.txt": package.copyright.read_text(encoding="utf-8")},
        f"pkg:deb/debian/{name}@{version}?arch=source",
    )


def _python() -> Part:
    """The interpreter with its standard library."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))  # the second on Windows
    (licence, *_) = (file for place in places if (file := place / "LICENSE.txt").is_file())
    texts = {"python-LICENSE.txt": licence.read_text(encoding="utf-8")}
    texts |= _third_party("python") | _on_windows("python")
    version = platform.python_version()
    return Part("Python", version, "Python-2.0.1", "python.org, under Downloads", texts)


def _licence_of(kind: str, name: str, words: Iterable[str] = ()) -> str:
    """The licence that our table tells, or the first of `words` that SPDX knows."""
    told = table()[kind].get(name) or next(filter(licences.is_expression, words), None)
    if told is None:
        raise UntoldError(f"Say in build/notices.toml which licence {name} is under.")
    return str(told)


def _values(told: metadata.PackageMetadata, *keys: str) -> list[str]:
    return [value for key in keys for value in told.get_all(key) or ()]


def _source_of(told: metadata.PackageMetadata) -> str:
    """Where the source of a package of Python is, by its own words."""
    links = [link.partition(", ")[::2] for link in _values(told, "Project-URL")]
    found = [url for word in _SOURCE for label, url in links if word in label.lower()]
    found += [*_values(told, "Home-page"), f"{told['Name']} for Python"]
    return re.sub(r"^https?://(?:www\.)?|(?:\.git)?/?$", "", found[0])


def _listed_in(text: str) -> Iterator[Inside]:
    """What the CycloneDX file of a package lists."""
    for part in json.loads(text)["components"]:
        licence = " AND ".join(f"({each['expression']})" for each in part["licenses"])
        yield Inside(part["name"], part["version"], licence, part["purl"])


def _third_party(slug: str) -> dict[str, str]:
    """The file that names what a part holds of others, if there is one."""
    name = f"{slug}-third-party.txt"
    return {name: _kept_text(name)} if (KEPT / name).is_file() else {}


def _on_windows(slug: str) -> dict[str, str]:
    """The same for what a part holds in the program for Windows alone."""
    return _third_party(f"{slug}-windows") if sys.platform == "win32" else {}


def _kept_text(name: str) -> str:
    return (KEPT / name).read_text(encoding="utf-8")
