"""The bundled typeface, loaded before the first widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from desktop.domain.errors import AppError
from desktop.domain.tokens import FONT_FAMILY

FALLBACKS = (FONT_FAMILY, "Noto Sans", "DejaVu Sans")


class FontMissingError(AppError):
    """A bundled font file cannot be loaded: this copy of the program is incomplete.

    Args:
        why: for whoever mends it.
    """

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Waymark cannot use letters of its own ({why}), so it shows others. "
            "Please install it again."
        )


def load_fonts(folder: Path) -> None:
    """Make every font file in `folder` known to Qt.

    Raises:
        FontMissingError: one cannot be used; text is shown in another font.
    """
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FontMissingError(f"no fonts in {folder}")
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) == -1:
            raise FontMissingError(f"{file.name} cannot be loaded")
    if FONT_FAMILY not in QFontDatabase.families():
        raise FontMissingError(f"no font file holds {FONT_FAMILY}")


def load_what_is_there(folder: Path) -> str:
    """Make the font files in `folder` known to Qt; a sentence if they cannot all be used."""
    try:
        load_fonts(folder)
    except FontMissingError as error:
        return error.sentence
    return ""
