"""Compiles once what PySide would unpack and compile anew at each start, some 30 ms of it."""

from __future__ import annotations

import fnmatch
import importlib
import importlib.util
import marshal
from pathlib import Path, PurePosixPath

import PySide6.QtCore  # noqa: F401  (its first import makes `signature_bootstrap` known)

INSTEAD = "shiboken6/files.dir"  # where the binding looks before it unpacks
_NO_REFERENCES = 2  # a version of marshal; what later ones share depends on what ran before


def write(folder: Path) -> list[tuple[str, str]]:
    """Write each module that the binding carries as source, compiled, into `folder`.

    Returns:
        Pairs of a file and its folder in the bundle.
    """
    carried = importlib.import_module("signature_bootstrap").prepare_zipfile()[1].zfile
    written = []
    for name in sorted(fnmatch.filter(carried.namelist(), "shibokensupport/*.py")):
        code = compile(carried.read(name), name, "exec", dont_inherit=True)
        file = folder / Path(name).with_suffix(".pyc")
        file.parent.mkdir(parents=True, exist_ok=True)
        head = importlib.util.MAGIC_NUMBER + bytes(12)  # no source whose time could differ
        file.write_bytes(head + marshal.dumps(code, _NO_REFERENCES))
        written.append((str(file), str(PurePosixPath(INSTEAD, name).parent)))
    return written
