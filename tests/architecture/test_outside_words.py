"""SEC-5: words from outside are shown as words, and no address is ever opened."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "desktop"
FORBIDDEN = {
    "rich text": r"RichText|AutoText|MarkdownText|setHtml|insertHtml|appendHtml|setMarkdown",
    "a text widget that reads HTML": r"\b(QTextEdit|QTextBrowser|QMessageBox|QErrorMessage)\b",
    "opening addresses": r"QDesktopServices|openUrl|setOpenExternalLinks|webbrowser",
    "words only hovering tells": r"setToolTip|setWhatsThis|setStatusTip",
    "a slider": r"\bQSlider\b|\bQDial\b",
    "the network": r"(PySide6\.|import )QtNetwork|urllib\.request|http\.client|AF_INET",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_module_uses(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in sorted(ROOT.rglob("*.py"))
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_each_label_says_that_its_words_are_plain() -> None:
    """Qt's own labels guess from the words; ours are the only ones made."""
    made = re.compile(r"(?<!\w)QLabel\(")
    bare = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if made.search(line) and not line.startswith("class ")
    ]
    assert not bare
    derived = re.compile(r"^class .*\bQLabel\b", re.MULTILINE)
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not derived.search(text) or "TextFormat.PlainText" in text, path
