"""The main button of a part, which leads to the next one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.text_block import TextBlock

_MOST_LINES = 2


class NextButton(Button):
    """Names what comes next; shows fewer words where two lines have no room for that.

    So the foot is as tall for each part, and the button stays under the finger.
    """

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        self._brief = ""
        super().__init__(
            theme,
            "",
            parent,
            tone=Tone.PRIMARY,
            icon="arrow-right",
            icon_after=True,
            size=ButtonSize.KIOSK,
        )

    def show_next(self, words: str, brief: str) -> None:
        """Say where it leads, in full and in a word or two."""
        self._brief = brief
        self.set_words(words)

    @override
    def minimumSizeHint(self) -> QSize:
        words = self._text_block(self._brief).natural_width()
        return QSize(max(self.look.touch, words + self._beside_words()), self.least_height())

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._fitting(width).height_for(width - self._beside_words())
        return max(self.least_height(), words + 2 * self.above)

    @override
    def _words(self) -> TextBlock:
        return self._fitting(self.width())

    def _fitting(self, width: int) -> TextBlock:
        room = width - self._beside_words()
        whole = self._text_block(self.text())
        most = _MOST_LINES * self.look.line_height(self.role)
        fits = whole.longest_word() <= room and whole.height_for(room) <= most
        return whole if fits else self._text_block(self._brief)
