"""SEC-11, SEC-12: nothing that a kiosk ever imports opens a dialog of the system or an address."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYS_OUT = re.compile(
    r"\b(QDesktopServices|webbrowser|QFileDialog|QMessageBox|QInputDialog|QErrorMessage"
    r"|QPrintDialog|QPrintPreview\w*|QPageSetupDialog|QColorDialog|QFontDialog"
    r"|QMenuBar|QDrag|QSystemTrayIcon|QProcess)\b"
)


def file_of(module: str) -> Path | None:
    base = ROOT / Path(*module.split("."))
    return next((p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()), None)


@cache
def named(module: str) -> frozenset[str]:
    """All modules of ours that `module` imports, anywhere in it, but for its type checker."""
    file = file_of(module)
    assert file is not None
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
        waiting.extend(ast.iter_child_nodes(node))
    return frozenset(each for each in found if each.startswith("desktop") and file_of(each))


def everything_from(module: str) -> set[str]:
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        now = waiting.pop()
        if now not in reached:
            reached.add(now)
            waiting.extend(named(now))
    return reached


def test_no_module_of_a_running_kiosk_knows_a_way_out() -> None:
    reached = everything_from("desktop.app.kiosk.start")
    assert {"desktop.app.kiosk.visit", "desktop.kiosk.pin_pad", "desktop.library.pages"} <= reached
    assert "desktop.ui.main_window" not in reached
    found = []
    for module in sorted(reached):
        file = file_of(module)
        assert file is not None
        match = WAYS_OUT.search(file.read_text(encoding="utf-8"))
        if match is not None:
            found.append(f"{module}: {match.group()}")
    assert found == []
