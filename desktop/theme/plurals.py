"""English plurals: "%n page(s)" becomes "1 page" or "2 pages" without a translation file."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override


class EnglishPlurals(QTranslator):
    """Answers counted sentences of the source language; every other one stays as it is."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if n < 0 or "(s)" not in sourceText:
            return None
        return sourceText.replace("(s)", "" if n == 1 else "s")

    @override
    def isEmpty(self) -> bool:
        return False
