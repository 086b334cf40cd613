"""What the recipe of the folder build promises, without building it."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = (ROOT / "build" / "waymark.spec").read_text(encoding="utf-8")


def _pattern(name: str) -> re.Pattern[str]:
    """A compiled pattern that the recipe assigns to `name`."""
    for node in ast.parse(SPEC).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            assert isinstance(node.value, ast.Call)
            return re.compile(ast.literal_eval(node.value.args[0]))
    raise AssertionError(f"{name} is not in the recipe")


def _words(list_: ast.expr) -> list[str]:
    return [
        each.value
        for each in ast.walk(list_)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


@pytest.fixture
def package() -> ModuleType:
    spec = importlib.util.spec_from_file_location("package", ROOT / "build" / "package.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
    ],
)
def test_needed_plugins_are_kept(name: str) -> None:
    assert _pattern("PLUGINS").search(name)
    assert not _pattern("NEEDLESS").search(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
    ],
)
def test_needless_plugins_are_left_out(name: str) -> None:
    assert not _pattern("PLUGINS").search(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "PySide6/Qt/translations/qt_de.qm",
    ],
)
def test_nothing_of_the_network_is_shipped(name: str) -> None:
    assert _pattern("NEEDLESS").search(name)


def test_qt_itself_is_kept() -> None:
    for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "DBus", "XcbQpa"):
        assert not _pattern("NEEDLESS").search(f"PySide6/Qt/lib/libQt6{name}.so.6")


def test_what_compiles_content_is_not_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    modules = {"Markdown": "markdown", "PyYAML": "yaml"}
    for package in project["project"]["optional-dependencies"]["content"]:
        name = package.split("==")[0]
        assert f'"{modules.get(name, name)}"' in SPEC


def test_the_recipe_takes_files_that_are_there() -> None:
    for folder in ("resources", "desktop/store/migrations"):
        assert f'"{folder.split("/")[-1]}"' in SPEC
        assert (ROOT / folder).is_dir()


def test_nothing_shipped_needs_what_is_left_out() -> None:
    """Every module of ours is loaded where those that the recipe leaves out cannot be."""
    named = next(
        keyword.value
        for node in ast.walk(ast.parse(SPEC))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Analysis"
        for keyword in node.keywords
        if keyword.arg == "excludes"
    )
    load = (
        "import sys, pkgutil, importlib, runpy; sys.modules.update(dict.fromkeys({left_out}));\n"
        "runpy.run_path('build/no_network.py')\n"
        "import desktop\n"
        "for found in pkgutil.walk_packages(desktop.__path__, 'desktop.'):\n"
        "    if not found.name.startswith({ours}): importlib.import_module(found.name)"
    ).format(
        left_out=sorted(_words(named)),
        ours=("desktop.compiler", "desktop.store.migrations", "desktop.speech.windows"),
    )
    done = subprocess.run(
        [sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_link_is_not_counted_twice(package: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    if sys.platform != "win32":
        (tmp_path / "b").symlink_to("a")
    assert package.folder_size(tmp_path) == 5
