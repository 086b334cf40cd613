"""Counts are said as the program says them: "1 row", "2 rows"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme.plurals import EnglishPlurals


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    plurals = EnglishPlurals(qapp)
    qapp.installTranslator(plurals)
    yield
    qapp.removeTranslator(plurals)
    plurals.deleteLater()
