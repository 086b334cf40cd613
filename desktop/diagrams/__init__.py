"""Diagrams and findings as pictures: a value, then a layout in numbers, then SVG text.

What draws is loaded when it is first asked for: it takes as long as the store, and the words of a
diagram, which its page shows at once, need none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.diagrams.drawing import draw, draw_finding, problems
    from desktop.diagrams.kinds import Spec
    from desktop.diagrams.reading import SpecError, filled, read_spec
    from desktop.diagrams.svg import svg_problems

__all__ = [
    "Spec",
    "SpecError",
    "draw",
    "draw_finding",
    "filled",
    "problems",
    "read_spec",
    "svg_problems",
]

_MODULES = {
    "Spec": "kinds",
    "SpecError": "reading",
    "draw": "drawing",
    "draw_finding": "drawing",
    "filled": "reading",
    "problems": "drawing",
    "read_spec": "reading",
    "svg_problems": "svg",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
