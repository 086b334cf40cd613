"""The bundled typeface, loaded before the first widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from desktop.domain.tokens import FONT_FAMILY

FALLBACKS = (FONT_FAMILY, "Noto Sans", "DejaVu Sans")


class FontMissingError(Exception):
    """A bundled font file cannot be loaded: the program is incomplete, which is our bug."""


def load_fonts(folder: Path) -> None:
    """Make every font file in `folder` known to Qt."""
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FontMissingError(f"no fonts in {folder}")
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) == -1:
            raise FontMissingError(f"{file.name} cannot be loaded")
    if FONT_FAMILY not in QFontDatabase.families():
        raise FontMissingError(f"no font file holds {FONT_FAMILY}")
