"""What may be in the standalone program, for each system."""

from __future__ import annotations

import ast
import io
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PIL import Image
from PyInstaller.depend import bindepend

from build import bundle, icons
from build.bundle import RECIPES, Part

ROOT = Path(__file__).resolve().parents[3]
SYSTEMS = sorted(RECIPES)


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_has_a_window_pictures_and_a_way_to_run_without_a_screen(system: str) -> None:
    plugins = RECIPES[system].plugins
    window = {"linux": "qxcb", "win32": "qwindows", "darwin": "qcocoa"}[system]
    assert plugins >= {
        f"platforms/{window}",
        "platforms/qoffscreen",
        "iconengines/qsvgicon",
        "imageformats/qjpeg",
        "imageformats/qsvg",
    }


@pytest.mark.parametrize("system", SYSTEMS)
def test_nothing_of_networks_and_no_foreign_theme_is_shipped(system: str) -> None:
    unwanted = re.compile(
        r"Qt6?(Network|WebEngine|WebSockets|Qml|Quick|Pdf|OpenGL|EglF|VirtualKeyboard|Charts|Sql)"
        r"|tls/|networkinformation/|vnc|gtk|gnutls|krb5|avahi|libcups\.|libssl|libcrypto|_ssl"
    )
    named = bundle.allowed(system) | RECIPES[system].plugins
    assert not [name for name in named if unwanted.search(name)]


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_plugin_is_among_what_may_be_shipped(system: str) -> None:
    allowed = {bundle.plugin(name) for name in bundle.allowed(system)} - {None}
    assert allowed == RECIPES[system].plugins


@pytest.mark.parametrize(
    ("name", "plugin"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "platforms/qxcb"),
        ("PySide6/plugins/platforms/qwindows.dll", "platforms/qwindows"),
        ("PySide6/Qt/plugins/styles/libqmacstyle.dylib", "styles/qmacstyle"),
        ("_internal/PySide6/Qt/plugins/printsupport/libcups.so", "printsupport/cups"),
        ("PySide6/Qt/lib/libQt6Core.so.6", None),
    ],
)
def test_a_plugin_has_one_name_on_all_systems(name: str, plugin: str | None) -> None:
    assert bundle.plugin(name) == plugin


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so", "rapidfuzz/fuzz_cpp.so"),
        ("rapidfuzz/fuzz_cpp.cp311-win_amd64.pyd", "rapidfuzz/fuzz_cpp.pyd"),
        ("rapidfuzz/fuzz_cpp.cpython-311-darwin.so", "rapidfuzz/fuzz_cpp.so"),
        ("typst/_typst.abi3.so", "typst/_typst.so"),
        ("libpython3.11.so.1.0", "libpython3.so.1.0"),
        ("python311.dll", "python3.dll"),
        (
            "python3.13/lib-dynload/math.cpython-313-aarch64-linux-gnu.so",
            "python3/lib-dynload/math.so",
        ),
    ],
)
def test_a_library_has_one_name_for_every_python(name: str, spelled: str) -> None:
    assert bundle.library(name) == spelled


def test_what_windows_lacks_and_the_bundle_too_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks_for = {
        "a.pyd": ["KERNEL32.dll", "B.dll", "MSVCP140.dll"],
        "b.dll": ["api-ms-win-crt-heap-l1-1-0.dll"],
        "words.txt": ["nothing.dll"],
    }
    monkeypatch.setattr(
        bindepend,
        "get_imports",
        lambda path: [(name, None) for name in asks_for[Path(path).name]],
    )
    said = bundle._closure_faults_of_windows({name: tmp_path / name for name in asks_for})
    assert said == ["a.pyd asks for msvcp140.dll, which is not there."]


def test_only_what_is_asked_for_is_reached() -> None:
    asks_for = {"plugin": ["gui"], "gui": ["core", "x11"], "core": ["gui"], "gtk": ["krb5"]}
    assert bundle.reached(["plugin"], asks_for) == {"plugin", "gui", "core", "x11"}


def _folder(at: Path, *names: str) -> Path:
    for name in names:
        file = at / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    return at


def _whole(at: Path) -> Path:
    plugins = [name for name in bundle.allowed("linux") if bundle.plugin(name)]
    return _folder(at, *(f"_internal/{name}" for name in plugins), "waymark", "waymark-program")


def test_a_folder_as_it_should_be_is_fit(tmp_path: Path) -> None:
    assert bundle.faults(_whole(tmp_path), "linux") == []


def test_a_new_library_is_named(tmp_path: Path) -> None:
    folder = _folder(_whole(tmp_path), "_internal/libcurl.so.4", "_internal/_curl.abi3.so")
    told = bundle.faults(folder, "linux")
    assert [text.split()[0] for text in told] == ["_curl.so", "libcurl.so.4"]


def test_a_missing_plugin_is_named(tmp_path: Path) -> None:
    folder = _whole(tmp_path)
    (folder / "_internal/PySide6/Qt/plugins/platforms/libqxcb.so").unlink()
    assert bundle.faults(folder, "linux") == ["Qt's plugin platforms/qxcb is missing."]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_what_a_usb_stick_cannot_hold_is_named(tmp_path: Path) -> None:
    folder = _folder(_whole(tmp_path), "a:b", "Words", "words")
    (folder / "link").symlink_to("words")
    told = bundle.faults(folder, "linux")
    assert [text.split()[0] for text in told] == ["a:b", "link", "words"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads libraries of Linux")
def test_a_library_that_is_asked_for_and_not_there_is_named(tmp_path: Path) -> None:
    import _struct

    library = Path(_struct.__file__)
    asked = bundle.asked_for(library)
    assert "libc.so.6" in asked
    assert bundle._closure_faults({"a.so": library}, frozenset()) == []
    folder = _whole(tmp_path)
    from PySide6 import QtCore

    said = bundle._closure_faults({"QtCore.so": Path(QtCore.__file__)}, frozenset())
    assert any("libQt6Core.so.6" in text for text in said)
    assert bundle.asked_for(folder / "waymark") == frozenset()


def test_every_file_belongs_to_one_part() -> None:
    files = {
        "_internal/typst/_typst.abi3.so": "Typst",
        "_internal/PySide6/Qt/lib/libicudata.so.73": "ICU, words and dates for Qt",
        "_internal/PySide6/Qt6Core.dll": "Qt",
        "_internal/PySide6/QtCore.abi3.so": "PySide",
        "_internal/python311.dll": "Python",
        "_internal/libX11.so.6": "Libraries of the system",
        "_internal/sqlalchemy/util/_collections_cy.so": "Libraries of Python",
        "waymark-program": "The program itself",
    }
    found = bundle.sizes(dict.fromkeys(files, 1))
    expected: dict[str, int] = dict.fromkeys((part.name for part in bundle.PARTS), 0)
    for part in files.values():
        expected[part] += 1
    assert {part.name: size for part, size in found.items()} == expected


def test_the_parts_may_not_outgrow_the_folder_by_much() -> None:
    """Each part has a little room, but they cannot all use it at once."""
    assert sum(part.budget for part in bundle.PARTS) <= bundle.FOLDER_BUDGET
    assert all(isinstance(part, Part) for part in bundle.PARTS)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_counted_twice(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").symlink_to("a")
    assert bundle.folder_sizes(tmp_path) == {"a": 5}


def test_what_windows_shows_under_properties() -> None:
    """Read as PyInstaller reads it: an expression of these five names."""
    made = eval(
        bundle.version_resource("1.2.3"),
        {"__builtins__": {}},
        {
            "VSVersionInfo": lambda ffi, kids: {**ffi, **dict(kids)},
            "FixedFileInfo": lambda **said: said,
            "StringFileInfo": lambda tables: ("strings", tables[0]),
            "StringTable": lambda language, strings: dict(strings),
            "StringStruct": lambda key, value: (key, value),
            "VarFileInfo": lambda variables: ("variables", variables),
            "VarStruct": lambda key, values: (key, values),
        },
    )
    assert made["filevers"] == made["prodvers"] == (1, 2, 3, 0)
    assert made["strings"]["ProductVersion"] == "1.2.3"
    assert made["strings"]["ProductName"] == "Waymark"
    assert made["variables"] == [("Translation", [0x0809, 1200])]


def test_what_macos_reads() -> None:
    made = bundle.property_list("1.2.3")
    assert made["CFBundleShortVersionString"] == made["CFBundleVersion"] == "1.2.3"
    assert made["NSHighResolutionCapable"] is True
    assert re.fullmatch(r"[a-z]+(\.\w+)+", bundle.IDENTIFIER)


@pytest.mark.parametrize("system", [each for each in SYSTEMS if bundle.RECIPES[each].one_file])
def test_the_single_file_is_named_after_version_system_and_machine(system: str) -> None:
    name = bundle.one_file_name(system)
    assert re.fullmatch(r"Waymark-\d+\.\d+\.\d+-(linux|windows|macos)-\w+", name)


def test_icons_are_made_of_both_drawings() -> None:
    windows = Image.open(io.BytesIO(icons.ico()))
    assert {width for width, _ in windows.info["sizes"]} == set(icons.WINDOWS)
    assert icons.icns()[:4] == b"icns"
    assert icons.drawing(32) != icons.drawing(48)
    for size in icons.LINUX:
        width, height = struct.unpack(">II", icons.png(size)[16:24])
        assert (width, height) == (size, size)


def test_icons_are_the_same_each_time() -> None:
    assert icons.ico() == icons.ico()
    assert icons.icns() == icons.icns()


def test_what_compiles_content_is_not_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    modules = {"Markdown": "markdown", "PyYAML": "yaml"}
    for package in project["project"]["optional-dependencies"]["content"]:
        name = package.split("==")[0]
        assert modules.get(name, name) in bundle.NOT_SHIPPED
    assert "desktop.compiler" in bundle.NOT_SHIPPED


def test_the_recipe_takes_what_is_there() -> None:
    for source, _ in bundle.DATA:
        assert (ROOT / source).exists(), source
    for name in bundle.HIDDEN_IMPORTS:
        if name.startswith("desktop."):
            assert (ROOT / f"{name.replace('.', '/')}.py").is_file()


def test_the_recipe_for_pyinstaller_is_python_and_knows_all_three_systems() -> None:
    spec = (ROOT / "build" / "waymark.spec").read_text(encoding="utf-8")
    calls = {
        ast.unparse(node.func): {word.arg for word in node.keywords}
        for node in ast.walk(ast.parse(spec))
        if isinstance(node, ast.Call)
    }
    assert {"Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"} <= set(calls)
    assert {"datas", "hiddenimports", "excludes", "runtime_hooks"} <= calls["Analysis"]
    assert {"icon", "bundle_identifier", "version", "info_plist"} <= calls["BUNDLE"]


def test_nothing_shipped_needs_what_is_left_out() -> None:
    """Every module of ours is loaded where those that the recipe leaves out cannot be."""
    load = (
        "import sys, pkgutil, importlib, runpy; sys.modules.update(dict.fromkeys({left_out}));\n"
        "runpy.run_path('build/no_network.py')\n"
        "import desktop, alembic.command\n"
        "for found in pkgutil.walk_packages(desktop.__path__, 'desktop.'):\n"
        "    if not found.name.startswith({ours}): importlib.import_module(found.name)"
    ).format(
        left_out=sorted(bundle.NOT_SHIPPED),
        ours=("desktop.compiler", "desktop.store.migrations", "desktop.speech.windows"),
    )
    done = subprocess.run(
        [sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
