"""What PySide carries as source is compiled once, where PySide looks for it."""

from __future__ import annotations

import importlib
import inspect
import marshal
from pathlib import Path
from types import CodeType

from build import binding_support


def test_every_module_is_compiled_and_the_same_each_time(tmp_path: Path) -> None:
    first = binding_support.write(tmp_path / "one")
    again = binding_support.write(tmp_path / "two")
    assert len(first) > 10
    assert [Path(file).read_bytes() for file, _ in first] == [
        Path(file).read_bytes() for file, _ in again
    ]
    for file, folder in first:
        assert folder.startswith("shiboken6/files.dir/shibokensupport")
        assert isinstance(marshal.loads(Path(file).read_bytes()[16:]), CodeType)


def test_this_is_where_pyside_looks() -> None:
    looks = importlib.import_module("signature_bootstrap").find_incarnated_files
    assert inspect.isfunction(looks)
    assert Path(binding_support.INSTEAD).name in looks.__code__.co_consts
