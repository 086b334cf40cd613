"""Diagrams and findings as pictures: a value, then a layout in numbers, then SVG text."""

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
