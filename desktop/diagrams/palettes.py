"""Colours of a drawing: the three themes, and two kinds of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from desktop.domain.tokens import DARK, HIGH_CONTRAST, LIGHT, DiagramColours

SCREEN_LABEL = 17.0  # px: the smallest label at 100 % text
PRINT_LABEL = 12.0  # pt


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and the smallest label for one screen theme or kind of paper.

    Args:
        on_curve: words on a badge filled with the curve's colour.
        band_edge: outline of the current step's band, where its tint alone is too faint.
        label_size: px on screen, pt on paper, at 100 % text.
    """

    name: str
    colours: DiagramColours
    on_curve: str
    band_edge: bool = False
    label_size: float = SCREEN_LABEL


_PAPER = replace(LIGHT.diagram, label="#000000", label_muted="#000000")

_ONE_INK = DiagramColours(
    **(
        {field.name: "#000000" for field in fields(DiagramColours)}
        | {"grid": "#9A9A9A", "ghost": "#6A6A6A", "band": "#FFFFFF", "paper": "#FFFFFF"}
    )
)

PALETTES: Mapping[str, Palette] = {
    palette.name: palette
    for palette in (
        Palette("light", LIGHT.diagram, LIGHT.on_primary),
        Palette("dark", DARK.diagram, DARK.on_primary),
        Palette("high-contrast", HIGH_CONTRAST.diagram, HIGH_CONTRAST.on_primary, band_edge=True),
        Palette("print", _PAPER, LIGHT.on_primary, label_size=PRINT_LABEL),
        Palette("print-grey", _ONE_INK, "#FFFFFF", band_edge=True, label_size=PRINT_LABEL),
    )
}
