"""How it reads: what makes pages easier, reading aloud, names of medicines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.reading import (
    REPEAT_TIMES,
    SPEECH_SPEEDS,
    SPEECH_VOLUMES,
    DrugNames,
    ViewSettings,
)
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.listen_bar import speed_words
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.stepper import Stepper
from desktop.ui.settings.section import Section


class ReadingSection(Section):
    """Switches for what makes a page easier, and how quick second presses count."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Reading"))
        self.add_switch(
            "one_part",
            self.tr("One part at a time"),
            self.tr("Shows one section of a page, with a Next button"),
        )
        self.add_switch(
            "wide_lines",
            self.tr("More space between lines"),
            self.tr("Helps if lines run together"),
        )
        self.add_switch(
            "less_movement", self.tr("Less movement"), self.tr("Turns off all animation")
        )
        self.add_reason("less_movement")
        self.add_switch(
            "page_buttons",
            self.tr("Page up and Page down buttons"),
            self.tr("Stand under everything that scrolls, for hands that cannot scroll"),
        )
        self.add_switch(
            "single_keys",
            self.tr("Single-key shortcuts"),
            self.tr("The / key opens search. Turn it off if it gets in your way"),
        )
        label = self.tr("Quick second presses")
        hint = self.tr("A shaky hand may press twice. Presses this close together count once")
        self.column.addWidget(BodyLabel(theme, label, self, role="strong"))
        self.column.addWidget(BodyLabel(theme, hint, self, role="small", muted=True))
        words = (self.tr("All count"), self.tr("Usual"), self.tr("Longer"))
        times = tuple((str(ms), word) for ms, word in zip(REPEAT_TIMES, words, strict=True))
        self._repeats = Segmented(theme, label, times, self)
        self._repeats.setObjectName("settings_repeats")
        self._repeats.chosen.connect(self._on_repeats)
        self.column.addWidget(self._repeats, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._repeats.set_current(str(view.repeat_ms))

    def _on_repeats(self, ms: str) -> None:
        self.changed.emit({"repeat_ms": int(ms)})


class ListeningSection(Section):
    """Speed and volume of the voice."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Listening"))
        hint = self.tr("For pages read aloud. Press Listen or F9 in a page to hear it.")
        self.column.addWidget(BodyLabel(theme, hint, self, muted=True))
        self._speed = Stepper(theme, SPEECH_SPEEDS, self.tr("Slower"), self.tr("Faster"), self)
        self._volume = Stepper(theme, SPEECH_VOLUMES, self.tr("Quieter"), self.tr("Louder"), self)
        self._speed.setObjectName("settings_speed")
        self._volume.setObjectName("settings_volume")
        self._speed.chosen.connect(self._on_speed)
        self._volume.chosen.connect(self._on_volume)
        self.column.addWidget(self._speed)
        self.column.addWidget(self._volume)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._speed.set_value(
            view.speech_speed,
            self.tr("Speed {speed}").format(speed=speed_words(view.speech_speed)),
        )
        self._volume.set_value(
            view.speech_volume, self.tr("Volume {percent}%").format(percent=view.speech_volume)
        )

    def _on_speed(self, speed: float) -> None:
        self.changed.emit({"speech_speed": speed})

    def _on_volume(self, percent: int) -> None:
        self.changed.emit({"speech_volume": percent})


class NamesSection(Section):
    """Which market's brand names come first."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        title = self.tr("Brand names of medicines")
        self.set_title(title)
        self.add_reason("names")
        markets = (
            (DrugNames.UK.value, self.tr("UK names")),
            (DrugNames.US.value, self.tr("US names")),
        )
        self._names = Segmented(theme, title, markets, self)
        self._names.setObjectName("settings_names")
        self._names.chosen.connect(self._on_names)
        self.column.addWidget(self._names, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._names.set_current(view.names.value)
        self._names.setEnabled("names" not in locked)

    def _on_names(self, names: str) -> None:
        self.changed.emit({"names": DrugNames(names)})
