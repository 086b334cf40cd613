"""More ways into the library: by the time there is, by what matters, side by side, by a code."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.time_path import LENGTHS, TimePath
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping

_GAP = 12
_SIDE = 8  # px by which its words stand in, as those of the panels do


class WaysIn(Themed, Wrapping, QWidget):
    """A row of buttons; while a path is under way, it offers to carry on with that.

    Signals:
        time_chosen: minutes that the reader has.
        carry_on_requested: go on with the path that was begun.
        place_requested: a place of the window.
    """

    time_chosen = Signal(int)
    carry_on_requested = Signal()
    place_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways_in")
        self.theme = theme
        row = FlowLayout(self, _GAP)
        row.setContentsMargins(_SIDE, 0, 0, 0)
        self._heading = HeadingLabel(theme, "", self, level=2, role="strong")
        self._heading.setObjectName("time_heading")
        row.addWidget(self._heading)
        self._lengths = [self._button(minutes(length), f"home_time_{length}") for length in LENGTHS]
        for length, button in zip(LENGTHS, self._lengths, strict=True):
            button.setAccessibleDescription(self.tr("How much time do you have?"))
            button.clicked.connect(partial(self._on_length, length))
        carry_on = self._button(self.tr("Carry on"), "home_carry_on", "arrow-right")
        carry_on.clicked.connect(self.carry_on_requested)
        other = self._button(self.tr("Another length"), "home_time", "clock")
        other.clicked.connect(partial(self._on_place, "time"))
        self._under_way = (carry_on, other)
        for place, words, icon in (
            ("values", self.tr("What matters to me"), "cards"),
            ("compare", self.tr("Compare"), "table"),
        ):
            button = self._button(words, f"home_{place}", icon)
            button.clicked.connect(partial(self._on_place, place))
        # The QR on a sheet calls it so.
        code = self._button(self.tr("Open a take-home code"), "home_code", "key", Tone.QUIET)
        code.clicked.connect(partial(self._on_place, "code"))
        self.show_path(TimePath())
        self.follow(theme)

    def _button(self, words: str, name: str, icon: str = "", tone: Tone = Tone.SECONDARY) -> Button:
        button = Button(self.theme, words, self, tone=tone, icon=icon, size=ButtonSize.COMPACT)
        button.setObjectName(name)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button

    def show_path(self, path: TimePath) -> None:
        """Offer the lengths, or to carry on with `path` if it is under way."""
        under_way = path.under_way
        for button in self._lengths:
            button.setVisible(not under_way)
        for button in self._under_way:
            button.setVisible(under_way)
        if under_way:
            words = self.tr("Your {minutes}: step {number} of {count}").format(
                minutes=minutes(path.minutes), number=path.place + 1, count=len(path.steps)
            )
        else:
            words = self.tr("How much time do you have?")
        self._heading.setText(words)

    def _on_length(self, length: int, _: bool = False) -> None:
        self.time_chosen.emit(length)

    def _on_place(self, place: str, _: bool = False) -> None:
        self.place_requested.emit(place)
