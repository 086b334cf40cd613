"""Words take the same room whatever was asked of them before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.theme.controller import ThemeController
from desktop.ui.common.text_block import TextBlock

WIDTHS = (1, 60, 200, 900)
ASKED: tuple[Callable[[TextBlock], object], ...] = (
    lambda block: block.natural_width(),
    lambda block: block.height_for(1),
    lambda block: block.hint(900),
    lambda block: (block.hint(900), block.height_for(60)),
)


@pytest.mark.parametrize("text", ["", "W", "One word", "Some words\nof two lines, the last long "])
@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter])
@pytest.mark.parametrize("before", ASKED)
def test_lines_that_stand_are_those_of_a_new_block(
    theme: ThemeController,
    text: str,
    align: Qt.AlignmentFlag,
    before: Callable[[TextBlock], object],
) -> None:
    look = theme.now

    def made() -> TextBlock:
        return TextBlock(text, look.font("body"), look.line_height("body"), align)

    for width in WIDTHS:
        used, new = made(), made()
        before(used)
        assert used.height_for(width) == new.height_for(width)
        used.wrap(width)
        new.wrap(width)
        assert used.boxes(0, len(text)) == new.boxes(0, len(text))
