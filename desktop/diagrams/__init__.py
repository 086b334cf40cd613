"""Diagrams and findings as pictures: a value, then a layout in numbers, then SVG text."""

from desktop.diagrams.drawing import draw, draw_finding, problems
from desktop.diagrams.svg import svg_problems

__all__ = ["draw", "draw_finding", "problems", "svg_problems"]
