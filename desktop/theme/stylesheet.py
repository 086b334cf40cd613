"""The style sheet for what is not painted by our own widgets: scroll bars and menus."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.theme import Theme


@lru_cache(maxsize=4)
def style_sheet(file: Path, theme: Theme) -> str:
    """The sheet in `file` with `${token}`s filled in; an unknown one raises `KeyError`."""
    colours = {
        name: value
        for name in theme.colours.__slots__
        if isinstance(value := getattr(theme.colours, name), str)
    }
    menu_stroke = "2" if theme.high_contrast else "1"
    measures = {
        "scrollbar": SIZE["scrollbar"],
        "button_radius": RADIUS["button"],
        "menu_stroke": menu_stroke,
        "target": theme.px(SIZE["min_target"]) - 24,
        "label_size": theme.size("label"),
    }
    return Template(file.read_text(encoding="utf-8")).substitute(colours, **measures)
