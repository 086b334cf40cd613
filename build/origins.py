"""Tells whose each file and module of a finished bundle is.

What the bundle itself does not tell is asked of the packages it was made from: of Python's by the
list of files that each brings, of Debian's by the build number that every library carries.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import metadata
from pathlib import Path, PurePosixPath

from PyInstaller.archive.readers import CArchiveReader

INSIDE = "_internal/"
_BUILD_ID = re.compile(r"Build ID: ([0-9a-f]+)")
_SUFFIX = re.compile(
    r"(?:\.(?:cpython-\w+|cp\w+|abi3)[\w-]*)?\.(?:pyd?|so|dll)$|(?:/__init__)?\.py$"
)


class UnknownError(Exception):
    """Something is in the bundle and nobody knows from where."""


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """A package of the system that a library was taken from."""

    name: str
    source: str
    version: str

    @property
    def copyright(self) -> Path:
        return Path("/usr/share/doc") / self.name / "copyright"


@dataclass(frozen=True)
class PythonPackages:
    """The packages installed beside this Python, by what they brought."""

    distributions: tuple[metadata.Distribution, ...]

    @cached_property
    def _files(self) -> Mapping[str, metadata.Distribution]:
        return {
            path.as_posix(): distribution
            for distribution in self.distributions
            for path in distribution.files or ()
        }

    @cached_property
    def _modules(self) -> Mapping[str, metadata.Distribution]:
        return {
            module_of(path.removeprefix(place)): distribution
            for path, distribution in self._files.items()
            if _SUFFIX.search(path)
            for place in ("", *self._places[distribution])
            if path.startswith(place)
        }

    @cached_property
    def _places(self) -> Mapping[metadata.Distribution, list[str]]:
        return {each: places_searched(each) for each in self.distributions}

    def of_file(self, path: str) -> metadata.Distribution | None:
        return self._files.get(path)

    def of_module(self, name: str) -> metadata.Distribution | None:
        """The package of a module; of a folder without `__init__`, that of what lies in it."""
        if name in self._modules:
            return self._modules[name]
        inside = f"{name}."
        return next((d for each, d in self._modules.items() if each.startswith(inside)), None)


def places_searched(distribution: metadata.Distribution) -> list[str]:
    """Folders of a package in which Python looks for modules as well, as its `.pth` file says."""
    files = [file for file in distribution.files or () if file.suffix == ".pth"]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    folders = [line for line in lines if line and not line.startswith(("#", "import "))]
    return [folder.replace("\\", "/") + "/" for folder in folders]


def module_of(path: str) -> str:
    """The module that lies in the file at `path` of a package."""
    return re.sub(r"/__init__$", "", _SUFFIX.sub("", path)).replace("/", ".")


def first_match(name: str, patterns: Mapping[str, str]) -> str | None:
    """What the first of `patterns` that fits `name` stands for."""
    return next((part for pattern, part in patterns.items() if fnmatchcase(name, pattern)), None)


def modules_of(program: Path) -> list[str]:
    """All modules and scripts inside PyInstaller's executable."""
    held = CArchiveReader(os.fspath(program))
    archive = next(name for name, entry in held.toc.items() if entry[-1] == "z")
    scripts = [name for name, entry in held.toc.items() if entry[-1] in "ms"]
    return sorted({*scripts, *held.open_embedded_archive(archive).toc})


def is_of_python(module: str) -> bool:
    """Whether `module` comes with Python itself."""
    top = module.split(".")[0]
    return top in sys.stdlib_module_names or top.startswith("_sysconfigdata_")


def debian_packages(files: Mapping[str, Path]) -> dict[str, DebianPackage]:
    """The package of each library in `files`, by its name.

    Raises:
        UnknownError: the system has no such library, or another build of it.
    """
    if not files:
        return {}
    installed = libraries_of_the_system() if shutil.which("dpkg-query") else {}
    named = {name: PurePosixPath(name).name for name in files}
    if strange := sorted(name for name, library in named.items() if library not in installed):
        raise UnknownError(f"Nobody knows where these come from: {', '.join(strange)}")
    here = {name: installed[library] for name, library in named.items()}
    builds = _build_ids({*files.values(), *here.values()})
    for name, path in here.items():
        if path not in builds or builds[path] != builds.get(files[name]):
            raise UnknownError(f"{name} is another build than {path}.")
    packages = _packages_of(here.values())
    return {name: packages[path.name] for name, path in here.items()}


def libraries_of_the_system() -> dict[str, Path]:
    """Shared libraries that the loader would find, first found first, by name."""
    found: dict[str, Path] = {}
    for line in _answer("/sbin/ldconfig", "-p").splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow:
            found.setdefault(name.split(" ")[0], Path(path).resolve())
    return found


def _build_ids(files: Iterable[Path]) -> dict[Path, str]:
    """The number that the linker gave each file; it outlives stripping."""
    told = _answer("readelf", "-n", *(os.fspath(path) for path in sorted(files)))
    return {
        Path(path): found[1]
        for path, _, notes in (each.partition("\n") for each in told.split("File: ")[1:])
        if (found := _BUILD_ID.search(notes))
    }


def _packages_of(files: Iterable[Path]) -> dict[str, DebianPackage]:
    """The packages that brought `files`, by the file's name."""
    found = _answer("dpkg-query", "--search", *sorted({f"*/{path.name}" for path in files}))
    owners = {
        PurePosixPath(path).name: package.split(",")[0]
        for package, path in (line.split(": ", 1) for line in found.splitlines())
    }
    shown = "${binary:Package}\t${Package}\t${source:Package}\t${source:Version}\n"
    told = _answer("dpkg-query", "--show", f"-f={shown}", *sorted(set(owners.values())))
    packages = {
        binary: DebianPackage(*fields)
        for binary, *fields in (line.split("\t") for line in told.splitlines())
    }
    return {file: packages[owner] for file, owner in owners.items()}


def _answer(*command: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}
    )
    return done.stdout
