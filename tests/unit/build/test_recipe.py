"""The recipe is run for each system, with PyInstaller's parts replaced by such that only note."""

from __future__ import annotations

import plistlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PyInstaller.depend import bindepend

from build import bundle, icons

RECIPE = (bundle.ROOT / "build" / "waymark.spec").read_text(encoding="utf-8")
SYSTEMS = sorted(bundle.RECIPES)
IN_ONE_FILE = [system for system in SYSTEMS if bundle.RECIPES[system].one_file]
# What a library of Qt is called where; it asks for the next one.
QT = {
    "linux": "PySide6/Qt/lib/libQt6{}.so.6",
    "win32": "PySide6/Qt6{}.dll",
    "darwin": "PySide6/Qt/lib/Qt{}.framework/Versions/A/Qt{}",
}
DATA = [
    ("content/content.db", "content.db", "DATA"),
    ("PySide6/translations/qt_de.qm", "qt_de.qm", "DATA"),
    ("resources/licences/notices.json", "notices.json", "DATA"),
    ("desktop/store/migrations/__pycache__/env.cpython-311.pyc", "env.pyc", "DATA"),
]


@dataclass
class Made:
    """What the recipe asked PyInstaller for, by the name of the part."""

    system: str
    finished: Path | None = None
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)
    binaries: list[tuple[str, str, str]] = field(default_factory=list)
    datas: list[tuple[str, str, str]] = field(default_factory=lambda: list(DATA))
    pure: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    def part(self, name: str) -> Any:
        def note(*words: Any, **named: Any) -> Made:
            self.asked[name] = {"words": words, **named}
            return self

        return note

    @property
    def shipped(self) -> set[str]:
        return {name for name, _, _ in self.asked["COLLECT"]["words"][1]}


def qt(system: str, module: str) -> str:
    return QT[system].replace("{}", module)


def plugins(system: str) -> list[str]:
    """Files of all wanted plugins, and of one that nobody wants."""
    listed = {bundle.plugin(name): name for name in bundle.allowed(system)}
    del listed[None]
    unwanted = listed["platforms/qoffscreen"].replace("platforms/", "tls/")
    return [*listed.values(), unwanted.replace("qoffscreen", "qcertonlybackend")]


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def run(system: str, finished: Path | None = None) -> Made:
        made = Made(system)
        *wanted, unwanted = plugins(system)
        made.binaries = [
            *((name, name, "BINARY") for name in (*wanted, unwanted)),
            *((qt(system, each), qt(system, each), "BINARY") for each in ("Core", "Network")),
            ("PySide6/QtCore.abi3.so", "PySide6/QtCore.abi3.so", "EXTENSION"),
            ("libcups.so.2", "libcups.so.2", "BINARY"),
            ("libgnutls.so.30", "libgnutls.so.30", "BINARY"),
        ]
        asks_for = {
            Path(unwanted).name: [Path(qt(system, "Network")).name],
            **{Path(name).name: [Path(qt(system, "Core")).name, "libcups.so.2"] for name in wanted},
            "libcups.so.2": ["libgnutls.so.30"],
        }
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "argv", ["waymark.spec", *([str(finished)] if finished else [])])
        monkeypatch.setattr(bundle, "recipe", lambda: bundle.RECIPES[system])
        monkeypatch.setattr(bundle, "one_file_name", lambda: "Waymark-one-file")
        monkeypatch.setattr(bundle, "asked_for", lambda path: set(asks_for.get(path.name, ())))
        monkeypatch.setattr(
            bindepend,
            "get_imports",
            lambda source: [(name, None) for name in asks_for.get(Path(source).name, ())],
        )
        monkeypatch.setattr(bindepend, "resolve_library_path", lambda name: f"/lib/{name}")
        monkeypatch.setattr(icons, "write", lambda path: path)
        parts = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        given = {name: made.part(name) for name in parts}
        exec(
            compile(RECIPE, "waymark.spec", "exec"),
            {"workpath": str(tmp_path), "SPECPATH": str(bundle.ROOT / "build"), **given},
        )
        return made

    return run


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_gets_its_plugins_and_what_they_ask_for(make: Any, system: str) -> None:
    made = make(system)
    *wanted, unwanted = plugins(system)
    assert {*wanted, qt(system, "Core"), "PySide6/QtCore.abi3.so"} <= made.shipped
    assert not {unwanted, qt(system, "Network")} & made.shipped


def test_linux_prints_through_the_cups_of_the_system(make: Any) -> None:
    assert not {"libcups.so.2", "libgnutls.so.30"} & make("linux").shipped


@pytest.mark.parametrize("system", SYSTEMS)
def test_content_is_data_and_words_of_dialogs_are_not(make: Any, system: str) -> None:
    datas = [name for name, _, _ in make(system).asked["COLLECT"]["words"][2]]
    assert datas == ["content/content.db"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_left_out_is_left_out_everywhere(make: Any, system: str) -> None:
    analysis = make(system).asked["Analysis"]
    assert {"desktop.compiler", "ssl", "http"} <= set(analysis["excludes"])
    assert "desktop.app.start" in analysis["hiddenimports"]
    assert [Path(hook).name for hook in analysis["runtime_hooks"]] == ["no_network.py"]


@pytest.mark.parametrize(
    ("system", "name", "icon", "console"),
    [
        ("linux", "waymark-program", None, True),
        ("win32", "waymark", "waymark.ico", False),
        ("darwin", "waymark", "waymark.icns", False),
    ],
)
def test_the_program_looks_as_programs_do_there(
    make: Any, system: str, name: str, icon: str | None, console: bool
) -> None:
    program = make(system).asked["EXE"]
    assert (program["name"], program["console"]) == (name, console)
    assert (Path(program["icon"]).name if "icon" in program else None) == icon
    assert ("version" in program) == (system == "win32")
    assert program["strip"] == (system != "win32")


def test_windows_reads_the_version_from_a_file(make: Any) -> None:
    version = Path(make("win32").asked["EXE"]["version"])
    assert version.read_text(encoding="utf-8") == bundle.version_resource()


def test_on_windows_a_program_for_terminals_reads_the_same_modules(make: Any) -> None:
    made = make("win32")
    beside = made.asked["COLLECT"]["words"][3]
    assert [(name, kind) for name, _, kind in beside] == [("waymark.com", "EXECUTABLE")]
    assert made.asked["EXE"]["append_pkg"] is False
    assert bundle.RECIPES["win32"].archive == "waymark.pkg"
    assert make("linux").asked["COLLECT"]["words"][3] == []


def test_windows_keeps_its_hands_off_sizes_paths_and_letters(make: Any) -> None:
    told = Path(make("win32").asked["EXE"]["manifest"]).read_text(encoding="utf-8")
    for word in ("PerMonitorV2", ">true</longPathAware>", "UTF-8</activeCodePage>"):
        assert word in told
    assert "manifest" not in make("linux").asked["EXE"]


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A folder build with a file that only the steps after PyInstaller's made."""
    folder = tmp_path / "waymark"
    for name in ("content/content.db", "licences/notices.json"):
        (folder / bundle.INSIDE / name).parent.mkdir(parents=True)
        (folder / bundle.INSIDE / name).write_bytes(b"")
    return folder


def test_macos_gets_an_app_with_name_version_and_list(make: Any, finished: Path) -> None:
    app = make("darwin", finished).asked["BUNDLE"]
    assert [name for name, _, _ in app["words"][-1]] == ["licences/notices.json"]
    assert app["name"] == "Waymark.app"
    assert app["bundle_identifier"] == "org.waymark.Waymark"
    assert app["version"] == bundle.VERSION
    assert app["info_plist"] == bundle.property_list()


@pytest.mark.parametrize("system", IN_ONE_FILE)
def test_the_single_file_holds_the_very_files_of_the_folder(
    make: Any, system: str, finished: Path
) -> None:
    asked = make(system, finished).asked
    assert "COLLECT" not in asked
    assert ("BUNDLE" in asked) == (system == "darwin")
    assert asked["EXE"]["name"] == "Waymark-one-file"
    files = [name for name, _, _ in asked["EXE"]["words"][2]]
    assert files == ["content/content.db", "licences/notices.json"]


def test_a_signed_app_for_macos_may_run_python_and_another_qt() -> None:
    with (bundle.ROOT / "build" / "macos" / "entitlements.plist").open("rb") as file:
        rights = plistlib.load(file)
    assert rights == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
