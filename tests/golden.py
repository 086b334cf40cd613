"""Drawings as they were accepted, and a page that shows how new ones differ."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.diagrams import draw
from desktop.diagrams.what_if_diagrams import what_if_diagram
from desktop.domain.content import Diagram
from desktop.domain.drawing import DrawingRequest
from desktop.domain.library import LibraryContent

FOLDER = Path(__file__).parent / "golden"
REPORT = Path(__file__).resolve().parents[1] / ".cache" / "golden.html"
TREES = ("early-high-efficacy", "staying-as-you-are")  # with the most next steps, and a few
FORMS = {
    "screen": DrawingRequest("", 704, "light"),  # px: the reader's column
    "paper": DrawingRequest("", 482, "print-grey"),  # pt: between the margins of A4
}

_STYLE = """
body { font: 17px/1.5 sans-serif; margin: 24px; background: #f7f5f0; color: #1a2421; }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-bottom: 48px; }
h2 { grid-column: 1 / -1; margin: 0; }
figure { margin: 0; padding: 12px; background: #fff; border: 1px solid #dcd6c8; }
svg { max-width: 100%; height: auto; }
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A drawing that is not as it was accepted; None where there is none."""

    name: str
    accepted: str | None
    drawn: str | None

    @property
    def said(self) -> str:
        if self.accepted is None:
            return f"{self.name} is new"
        return f"{self.name} is {'gone' if self.drawn is None else 'drawn differently'}"


def drawings(library: LibraryContent) -> dict[str, str]:
    """SVG text of every form of every diagram, and of some that no file holds, by file name."""
    return {
        f"{name}-{form}.svg": draw(diagram, replace(request, diagram=diagram.id)).svg
        for name, diagram in _diagrams(library)
        for form, request in FORMS.items()
    }


def _diagrams(library: LibraryContent) -> Iterator[tuple[str, Diagram]]:
    for diagram in library.diagrams:
        yield diagram.id, diagram
    for strategy in library.strategies:
        if strategy.id in TREES:
            figure = f"what-if:{strategy.id}"
            yield f"what-if-{strategy.id}", what_if_diagram(figure, strategy)
            yield f"what-if-{strategy.id}-short", what_if_diagram(figure, strategy, short=True)


def differences(drawn: Mapping[str, str], folder: Path = FOLDER) -> Iterator[Difference]:
    """How `drawn` differs from what lies in `folder`."""
    accepted = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}
    for name in sorted(accepted.keys() | drawn.keys()):
        if accepted.get(name) != drawn.get(name):
            yield Difference(name, accepted.get(name), drawn.get(name))


def accept(drawn: Mapping[str, str], folder: Path = FOLDER) -> None:
    """Make `drawn` what is accepted."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.svg"):
        if path.name not in drawn:
            path.unlink()
    for name, svg in drawn.items():
        (folder / name).write_text(svg, encoding="utf-8", newline="\n")


def write_report(found: Iterable[Difference], target: Path) -> None:
    """A web page of both drawings side by side, for each difference."""
    sections = "".join(
        f"<section><h2>{html.escape(each.said)}</h2>"
        f"{_figure('Accepted', each.accepted)}{_figure('Drawn now', each.drawn)}</section>"
        for each in found
    )
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawings that differ</title>'
        f"<style>{_STYLE}</style><h1>Drawings that differ</h1>{sections}</html>"
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8")


def _figure(words: str, svg: str | None) -> str:
    return f"<figure><figcaption>{words}</figcaption>{svg or 'None'}</figure>"
