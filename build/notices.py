"""Writes whose parts a finished bundle is made of, with all licence texts, into the bundle.

The bundle is read, not the environment: what is not in it is not named, and what nobody knows stops
the build. `desktop/library/notices.py` reads what is written here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from importlib import metadata
from pathlib import Path

from cyclonedx.model.component import Component

from build import bundle, downloads, licences, origins, parts, sbom
from build.parts import Part
from desktop.domain.notices import Notice

SBOM = "sbom.cdx.json"
# Under one of these a part needs no notice of its own beside the text of the licence.
WITHOUT_NOTICE = frozenset(
    {"0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "CC0-1.0", "Unicode-3.0"}
)
_PROGRAMS = frozenset(
    f"{bundle.recipe().program}{suffix}" for suffix in ("", ".com", ".exe", ".pkg")
)
_NATIVE = re.compile(r"\.(?:so(?:\.[\d.]+)?|dll|pyd|dylib|exe|com)$|(?:^|/)waymark(?:-program)?$")
_QT_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6?(\w+?)(?:\.so[\d.]*|\.dll|\.framework/.*)$")


class LicenceError(Exception):
    """The bundle must not be passed on as it is; the text says why, a line for each reason."""


def write(folder: Path) -> None:
    """Write the list, the texts and the SBOM into the finished bundle in `folder`.

    Raises:
        LicenceError: a file has no known origin, or a part has a licence that does not fit.
    """
    target = folder / origins.INSIDE / "licences"
    shutil.rmtree(target, ignore_errors=True)
    found = gather(folder)
    if faults := [fault for part in found for fault in faults_of(part)]:
        raise LicenceError("\n".join(faults))
    files = {
        **{name: text for part in found for name, text in part.all_texts.items()},
        parts.LIST: list_of(found),
        SBOM: bill_of(found, folder),
    }
    target.mkdir()
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def gather(folder: Path) -> list[Part]:
    """The parts of the bundle in `folder`, sorted by name, with the files of each.

    Raises:
        LicenceError: a file or module has no known origin or licence.
    """
    try:
        return _Gatherer().parts_of(folder)
    except (origins.UnknownError, parts.UntoldError) as error:
        raise LicenceError(str(error)) from error


def faults_of(part: Part) -> Iterator[str]:
    """Why the program must not be passed on with this part, a sentence each."""
    within = [(f"{each.name} inside {part.name}", each.licence) for each in part.named + part.told]
    for name, licence in ((part.name, part.licence), *within):
        if not licences.fits(licence):
            yield f"{name} is under '{licence}', which does not fit."
    if not part.all_texts:
        yield f"{part.name} has no licence text: put one into resources/licences."
    if "LGPL" in part.licence and not any(_NATIVE.search(file) for file in part.files):
        yield f"{part.name} must be in files of its own, so that it can be replaced (LGPL)."
    named = {name for each in part.named for name in each.name.split(", ")}
    for each in part.told:
        if each.name not in named and not licences.fits(each.licence, WITHOUT_NOTICE):
            yield f"{each.name} inside {part.name} asks for its notice in resources/licences."
    if part.name == "Qt":
        libraries = {match[1] for file in part.files if (match := _QT_LIBRARY.search(file))}
        for library in sorted(libraries.difference(parts.table()["qt"]["lgpl"])):
            yield f"Qt {library} is not known to be under the LGPL: see Qt's page All Modules."


def list_of(found: Iterable[Part]) -> str:
    """What Help reads."""
    notices = [
        Notice(part.name, part.version, part.licence, tuple(part.all_texts), part.source)
        for part in found
    ]
    return json.dumps([asdict(each) for each in notices], ensure_ascii=False, indent=1) + "\n"


def bill_of(found: Iterable[Part], folder: Path) -> str:
    """The SBOM: each part with what is inside it and with its programs and libraries."""
    components = {part.name: _component(part, folder) for part in found}
    program = components.pop("Waymark")
    made = dt.datetime.fromtimestamp(downloads.commit_time(), dt.UTC)
    return sbom.as_text(program, components.values(), made)


def _component(part: Part, folder: Path) -> Component:
    listed = {each.name for each in part.told}
    named = [each for each in part.named if not listed.intersection(each.name.split(", "))]
    inside = [
        sbom.component(each.name, each.version, each.licence, purl=each.purl, inside=part.name)
        for each in (*part.told, *named)
    ]
    files = [
        sbom.file(name, hashlib.sha256((folder / name).read_bytes()).hexdigest())
        for name in sorted(part.files)
        if _NATIVE.search(name)
    ]
    return sbom.component(
        part.name, part.version, part.licence, purl=part.purl, within=(*inside, *files)
    )


class _Gatherer:
    """Goes once through all files and modules, and makes a `Part` of whoever owns one."""

    def __init__(self) -> None:
        self._found: dict[str, Part] = {}
        self._packages = origins.PythonPackages(tuple(metadata.distributions()))

    def parts_of(self, folder: Path) -> list[Part]:
        left: dict[str, Path] = {}
        for name, path in bundle.files_of(folder).items():
            if path.is_symlink():  # what it leads to is a file of its own
                continue
            if name == bundle.recipe().archive:
                for module in origins.modules_of(path):
                    self._of_module(module)
            if part := self._of_file(name):
                part.files.add(name)
            else:
                left[name] = path
        for name, package in origins.debian_packages(left).items():
            self._once(package.source, partial(parts.of_debian, package)).files.add(name)
        return sorted(self._found.values(), key=lambda part: part.name.casefold())

    def _of_file(self, name: str) -> Part | None:
        if name in _PROGRAMS:
            return self._by_name("PyInstaller")
        if named := origins.first_match(name, parts.table()["files"]):
            return self._by_name(named)
        distribution = self._packages.of_file(name.removeprefix(origins.INSIDE))
        return self._of_distribution(distribution) if distribution else None

    def _of_module(self, name: str) -> Part:
        if named := origins.first_match(name, parts.table()["modules"]):
            return self._by_name(named)
        if origins.is_of_python(name):
            return self._by_name("Python")
        if distribution := self._packages.of_module(name):
            return self._of_distribution(distribution)
        raise origins.UnknownError(f"Nobody knows where the module {name} comes from.")

    def _by_name(self, name: str) -> Part:
        return self._once(name, partial(parts.by_name, name))

    def _of_distribution(self, distribution: metadata.Distribution) -> Part:
        name = distribution.metadata["Name"]
        return self._once(name, partial(parts.of_distribution, distribution))

    def _once(self, name: str, make: Callable[[], Part]) -> Part:
        if name not in self._found:
            self._found[name] = make()
        return self._found[name]
