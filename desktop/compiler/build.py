"""Compiles a language folder: gather all, check all, then write; nothing is written in between."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence, Set
from pathlib import Path

from desktop import paths
from desktop.compiler.assemble import assemble
from desktop.compiler.characters import drawable
from desktop.compiler.facts import Fact
from desktop.compiler.gather import content_files, gather
from desktop.compiler.problems import ContentProblems, Problem, Report
from desktop.compiler.writer import write_content
from desktop.domain.library import LibraryContent

VERSION = 7  # raise it when the same content files give another content.db


def compile_content(
    source: Path,
    target: Path,
    *,
    icons: Set[str] | None = None,
) -> LibraryContent:
    """Compile `source` (such as content/en-GB) into `target` and its manifest.

    Args:
        icons: names that pages may use; those in resources/icons where not given.

    Raises:
        ContentProblems: with every problem of every file; `target` is as it was.
    """
    fingerprint = inputs_hash(source)
    library = read_content(source, icons=icons)
    write_content(library, target, fingerprint)
    return library


def read_content(
    source: Path,
    *,
    icons: Set[str] | None = None,
) -> LibraryContent:
    """What `source` says, checked in full but not written; see `compile_content`."""
    library, problems = _checked(source, icons)
    if library is None or problems:
        raise ContentProblems(problems)
    return library


def check_content(
    source: Path,
    *,
    icons: Set[str] | None = None,
    against: Path | None = None,
    facts: Sequence[Fact] = (),
) -> tuple[Problem, ...]:
    """Every problem in `source`, by file and line; empty when it would compile.

    Args:
        against: a folder of texts; 8 words in a row in common with one of them are a problem too.
        facts: what the content was written from; one that is only remembered needs its mark.

    Raises:
        OSError: a text in `against` cannot be read.
    """
    return _checked(source, icons, against, facts)[1]


def inputs_hash(source: Path) -> str:
    """Stands for all content files and this compiler: SHA-256 over names and bytes."""
    digest = hashlib.sha256(f"waymark compiler {VERSION}\n".encode())
    for path in content_files(source):
        name = path.relative_to(source).as_posix().encode()
        data = path.read_bytes()
        digest.update(b"%d %s %d\n" % (len(name), name, len(data)))
        digest.update(data)
    return digest.hexdigest()


def known_icons() -> frozenset[str]:
    """Names of the icons that a page can show, in resources/icons."""
    folder = paths.resources() / "icons"
    return frozenset(path.stem for path in folder.glob("*/*.svg"))


def _checked(
    source: Path,
    icons: Set[str] | None,
    against: Path | None = None,
    facts: Sequence[Fact] = (),
) -> tuple[LibraryContent | None, tuple[Problem, ...]]:
    report = Report()
    gathered = gather(source, drawable(), report)
    icons = known_icons() if icons is None else icons
    library = assemble(gathered, icons, report, against=against, facts=facts)
    return library, report.problems
