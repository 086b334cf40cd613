"""How large things really are on a screen."""

from __future__ import annotations

from PySide6.QtGui import QScreen

from desktop.theme.theme import PX_PER_MM

LEAST, MOST = 1.5, 12.0  # px per mm of any screen that is touched; else its measures are wrong


def px_per_mm(screen: QScreen, width_mm: int = 0) -> float:
    """Logical px in a millimetre; the usual 96 to the inch where the screen tells nonsense.

    Args:
        width_mm: of the picture, as measured by staff; 0 asks the screen.
    """
    told = float(width_mm) or screen.physicalSize().width()
    found = screen.geometry().width() / told if told > 0 else 0.0
    return found if LEAST <= found <= MOST else PX_PER_MM
