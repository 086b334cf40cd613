"""What a build writes about licences, tried on small made-up bundles."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
import tomllib
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from build import licences, notices, origins, parts, sbom
from build.bundle import recipe
from build.parts import Inside, Part
from desktop import paths
from desktop.library.notices import licence_text
from desktop.library.notices import notices as shown

ROOT = Path(__file__).resolve().parents[3]
DEBIAN = pytest.mark.skipif(
    shutil.which("dpkg-query") is None or shutil.which("readelf") is None,
    reason="asks Debian's packages",
)
OWN = {"a.txt": "Do as you like."}


def a_part(licence: str = "MIT", **fields: object) -> Part:
    held = Part("Part", "1.0", licence, "here", OWN)
    return replace(held, **fields)  # type: ignore[arg-type]


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of our own files, a font, and what a package of Python brought."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    inside = tmp_path / "_internal"
    for name in ("content/content.db", "resources/fonts/Atkinson.ttf"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(b"1")
    brought = next(file for file in metadata.files("attrs") or () if file.name == "METADATA")
    (inside / brought.parent).mkdir()
    (inside / brought).write_bytes(b"")
    (tmp_path / "kiosk").mkdir()
    for name in ("kiosk/README.md", "README.txt"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-2.0-or-later WITH Bootloader-exception AND Apache-2.0", True),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("CC-BY-NC-4.0", False),
        ("LicenseRef-Qt-Commercial", False),
        ("", False),
    ],
)
def test_a_licence_fits_or_does_not(licence: str, fits: bool) -> None:
    assert licences.fits(licence) is fits


def test_only_what_fits_of_alternatives_is_asked_for() -> None:
    assert licences.asked("LGPL-3.0-only OR GPL-2.0-only") == {"LGPL-3.0"}
    assert licences.asked("GPL-3.0-or-later WITH GCC-exception-3.1") == {"GPL-3.0"}


def test_words_are_told_from_names_of_licences() -> None:
    assert licences.is_expression("BSD-2-Clause")
    assert not licences.is_expression("Apache License 2.0")
    assert not licences.is_expression("")


def test_the_lesser_licence_brings_the_one_it_adds_to() -> None:
    assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= set(a_part("LGPL-3.0-only").all_texts)


def test_terms_that_a_part_brings_are_not_shown_twice() -> None:
    terms = parts.standard_text("MIT")
    assert set(a_part(texts={"own.txt": f"Copyright A\n\n{terms}"}).all_texts) == {"own.txt"}
    assert set(a_part(texts={"own.txt": "MIT"}).all_texts) == {"own.txt", "MIT.txt"}


def test_what_is_inside_a_part_is_read_from_its_text() -> None:
    text = "About it.\n\nzlib 1.3.2\nLicence: Zlib\nCopyright A\n\nX Server helper\nLicence: X11\n"
    part = a_part(texts={"third.txt": text})
    assert part.named == (Inside("zlib", "1.3.2", "Zlib"), Inside("X Server helper", "", "X11"))
    assert {"Zlib.txt", "X11.txt"} <= set(part.all_texts)


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (a_part("GPL-3.0-only"), "Part is under 'GPL-3.0-only', which does not fit."),
        (
            a_part(texts={"t.txt": "Thing 1\nLicence: GPL-2.0-only\n"}),
            "Thing inside Part is under 'GPL-2.0-only', which does not fit.",
        ),
        (a_part("ISC", texts={}), "Part has no licence text: put one into resources/licences."),
        (
            a_part("LGPL-2.1-or-later", files={"_internal/PySide6/__init__.py"}),
            "Part must be in files of its own, so that it can be replaced (LGPL).",
        ),
        (
            a_part(told=(Inside("crate", "1", "MIT"),)),
            "crate inside Part asks for its notice in resources/licences.",
        ),
        (
            a_part(name="Qt", files={"_internal/PySide6/Qt/lib/libQt6Lottie.so.6"}),
            "Qt Lottie is not known to be under the LGPL: see Qt's page All Modules.",
        ),
        (
            a_part(name="Qt", files={"_internal/PySide6/Qt6QuickTimeline.dll"}),
            "Qt QuickTimeline is not known to be under the LGPL: see Qt's page All Modules.",
        ),
    ],
)
def test_each_fault_is_told_with_the_name(part: Part, fault: str) -> None:
    assert list(notices.faults_of(part)) == [fault]


@pytest.mark.parametrize(
    "part",
    [
        a_part(),
        a_part("LGPL-2.1-or-later", files={"_internal/libglib-2.0.so.0"}),
        a_part(told=(Inside("crate", "1", "MIT OR Apache-2.0"),)),
        a_part(texts={"t.txt": "one, crate\nLicence: MIT\n"}, told=(Inside("crate", "1", "MIT"),)),
        a_part(name="Qt", files={"_internal/PySide6/Qt/lib/libQt6Core.so.6"}),
    ],
)
def test_a_part_that_fits_has_no_fault(part: Part) -> None:
    assert list(notices.faults_of(part)) == []


def test_what_a_build_writes_is_what_help_shows(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices.write(bundle)
    monkeypatch.setattr(paths, "licences", lambda: bundle / "_internal" / "licences")
    told = {each.name: each for each in shown()}
    assert list(told) == ["Atkinson Hyperlegible Next", "attrs", "Waymark"]
    assert told["attrs"].version == metadata.version("attrs")
    assert told["attrs"].licence == "MIT"
    assert told["attrs"].source == "github.com/python-attrs/attrs"
    assert all(licence_text(text) for each in told.values() for text in each.texts)


def test_the_list_for_machines_names_what_is_there(bundle: Path) -> None:
    library = bundle / "_internal" / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"\x7fELF")
    notices.write(bundle)
    bill = json.loads((bundle / "_internal" / "licences" / notices.SBOM).read_bytes())
    assert bill["specVersion"] == "1.6"
    assert bill["metadata"]["component"]["name"] == "Waymark"
    assert bill["metadata"]["timestamp"].startswith("2023-11-14T22:13:20")
    found = {part["name"]: part for part in bill["components"]}
    assert set(found) == {"Atkinson Hyperlegible Next", "attrs", "Qt"}
    assert found["attrs"]["purl"] == f"pkg:pypi/attrs@{metadata.version('attrs')}"
    within = {part["name"]: part for part in found["Qt"]["components"]}
    assert "FreeType" in within
    assert within["_internal/PySide6/Qt/lib/libQt6Core.so.6"]["hashes"][0]["alg"] == "SHA-256"


def test_the_same_bundle_gives_the_same_bytes_again(bundle: Path) -> None:
    def written() -> dict[str, bytes]:
        notices.write(bundle)
        return {p.name: p.read_bytes() for p in (bundle / "_internal" / "licences").iterdir()}

    assert written() == written()


@pytest.mark.parametrize("name", ["_internal/spy.so", "notes.txt", "_internal/attrs-0/METADATA"])
def test_a_file_from_nowhere_stops_the_build(bundle: Path, name: str) -> None:
    (bundle / name).parent.mkdir(exist_ok=True)
    (bundle / name).write_bytes(b"")
    with pytest.raises(notices.LicenceError, match=f"where these come from: {name}"):
        notices.write(bundle)


def test_modules_inside_the_program_are_parts_too(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = ["pyimod01_archive", "desktop.paths", "json.decoder", "sqlalchemy.orm"]
    monkeypatch.setattr(origins, "modules_of", lambda _: held)
    (bundle / recipe().program).write_bytes(b"")
    names = {part.name for part in notices.gather(bundle)}
    assert {"pyinstaller", "Waymark", "Python", "SQLAlchemy"} <= names
    held.append("spyware.core")
    with pytest.raises(notices.LicenceError, match=r"the module spyware\.core comes from"):
        notices.gather(bundle)


@DEBIAN
def test_a_library_of_the_system_is_known_by_its_build(bundle: Path) -> None:
    system = origins.libraries_of_the_system()["libz.so.1"]
    shutil.copy(system, bundle / "_internal" / "libz.so.1")
    (part,) = (part for part in notices.gather(bundle) if part.name == "zlib")
    assert part.files == {"_internal/libz.so.1"}
    assert part.source.startswith("Debian's source package zlib, version 1:1.")
    assert "Jean-loup Gailly" in part.texts["debian-zlib.txt"]


@DEBIAN
def test_another_build_of_a_library_stops_the_build(bundle: Path) -> None:
    system = origins.libraries_of_the_system()["libexpat.so.1"]
    shutil.copy(system, bundle / "_internal" / "libz.so.1")
    with pytest.raises(notices.LicenceError, match=r"libz\.so\.1 is another build than"):
        notices.gather(bundle)


def test_a_package_without_a_known_licence_stops_the_build() -> None:
    with pytest.raises(parts.UntoldError, match="which licence readline is under"):
        parts.of_debian(origins.DebianPackage("libreadline8", "readline", "8.2"))


def test_modules_are_known_by_the_package_that_brought_them() -> None:
    packages = origins.PythonPackages(
        tuple(metadata.distribution(name) for name in ("attrs", "SQLAlchemy"))
    )
    for module, package in (("attr._make", "attrs"), ("sqlalchemy.orm", "SQLAlchemy")):
        found = packages.of_module(module)
        assert found is not None
        assert found.metadata["Name"] == package
    assert packages.of_module("nowhere") is None
    assert origins.is_of_python("json.decoder")
    assert not origins.is_of_python("attr")


@pytest.mark.parametrize(
    "path",
    ["a/b.py", "a/b/__init__.py", "a/b.cpython-311-x86_64-linux-gnu.so", "a/b.abi3.so", "a/b.pyd"],
)
def test_a_file_is_named_as_its_module(path: str) -> None:
    assert origins.module_of(path) == "a.b"


def _needed() -> list[str]:
    """Every package of Python that the program needs on this system."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    to_do = list(project["dependencies"])
    while to_do:
        needed = Requirement(to_do.pop())
        if needed.name not in found and (needed.marker is None or needed.marker.evaluate()):
            found.add(needed.name)
            to_do += metadata.requires(needed.name) or ()
    return sorted(found - {"PySide6-Essentials", "shiboken6"})


def test_every_package_that_we_need_may_be_passed_on() -> None:
    packages = [parts.of_distribution(metadata.distribution(name)) for name in _needed()]
    assert len(packages) > 10
    assert [fault for part in packages for fault in notices.faults_of(part)] == []


@pytest.mark.parametrize("name", ["Qt", "Qt for Python", "Microsoft C runtime"])
def test_parts_that_bring_no_notice_have_one_of_ours(name: str) -> None:
    part = parts.by_name(name)
    part.files.add("_internal/some.so")
    assert list(notices.faults_of(part)) == []


def test_each_licence_that_our_notices_name_has_its_text_there() -> None:
    for path in parts.KEPT.glob("*-third-party.txt"):
        for each in parts.named_in(path.read_text(encoding="utf-8")):
            asked = licences.asked(each.licence)
            assert asked, f"{path.name}: {each}"
            for name in asked:
                assert name.startswith("LicenseRef-") or parts.standard_text(name), each


def test_every_licence_of_the_table_fits() -> None:
    table = parts.table()
    for kind in ("python", "debian"):
        assert [name for name, told in table[kind].items() if not licences.fits(told)] == []


def test_modules_are_known_in_folders_that_a_package_has_searched(tmp_path: Path) -> None:
    brought = ("win32/lib/pywintypes.py", "pywin32_system32/pythoncom313.dll", "pywin32.pth")
    about = tmp_path / "pywin32-312.dist-info"
    for name in (*brought, "pywin32-312.dist-info/METADATA"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"Name: pywin32\n")
    (tmp_path / "pywin32.pth").write_text("# a comment\nwin32\\lib\n\nimport bootstrap\n")
    (about / "RECORD").write_text("".join(f"{name},,\n" for name in brought))
    packages = origins.PythonPackages((metadata.Distribution.at(about),))
    assert packages.of_module("pywintypes") is packages.of_module("pywin32_system32")
    assert packages.of_module("pywintypes") is not None
    assert packages.of_module("bootstrap") is None


def test_of_many_texts_only_those_of_what_is_taken_are_shown(tmp_path: Path) -> None:
    about = tmp_path / "pywin32-312.dist-info"
    names = [f"licenses/{part}/License.txt" for part in ("com", "win32", "adodbapi")]
    for name in names:
        (about / name).parent.mkdir(parents=True)
        (about / name).write_text(name)
    (about / "METADATA").write_text("Name: pywin32\nVersion: 312\n")
    (about / "RECORD").write_text("".join(f"{about.name}/{name},,\n" for name in names))
    part = parts.of_distribution(metadata.Distribution.at(about))
    assert part.texts == {
        "pywin32-com-License.txt": names[0],
        "pywin32-win32-License.txt": names[1],
    }


@pytest.mark.parametrize("name", ["python", "qt", "typst"])
def test_what_only_windows_brings_is_told_there_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{name}-windows-third-party.txt"
    assert list(parts.named_in((parts.KEPT / text).read_text(encoding="utf-8")))
    made = {
        "python": lambda: parts.by_name("Python"),
        "qt": lambda: parts.by_name("Qt"),
        "typst": lambda: parts.of_distribution(metadata.distribution("typst")),
    }[name]
    for system, told in (("linux", False), ("win32", True)):
        monkeypatch.setattr(sys, "platform", system)
        assert (text in made().texts) is told


def test_a_bill_that_breaks_the_schema_is_refused() -> None:
    program = sbom.component("Waymark", "1", "MIT")
    part = sbom.file("a", "no hash")
    with pytest.raises(sbom.InvalidError):
        sbom.as_text(program, [part], dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def test_a_checkout_shows_the_texts_that_builds_take() -> None:
    assert paths.licences() == parts.KEPT
