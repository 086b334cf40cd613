"""The bar over the foot while a screen is read aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.reading import SPEECH_SPEEDS, SPEECH_VOLUMES
from desktop.kiosk.bar import edge_of, gap_of
from desktop.kiosk.bar_button import BarButton
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.listen_bar import speed_words
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

_SIDE = 32
_ABOVE = 12


class SpeakingBar(Themed, Wrapping, QWidget):
    """Pause, a sentence back or on, slower and faster, quieter and louder; or a sentence instead.

    Signals:
        pause_requested: pause, or go on.
        step_requested: 1 for the next sentence, -1 for the one before.
        speed_chosen, volume_chosen: one of SPEECH_SPEEDS; % that may be chosen.
        close_requested: the sentence was read.
    """

    pause_requested = Signal()
    step_requested = Signal(int)
    speed_chosen = Signal(float)
    volume_chosen = Signal(int)
    close_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("kiosk_speaking_bar")
        self._speed = 1.0
        self._volume = self._loudest = SPEECH_VOLUMES[-1]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._controls = QWidget(self)
        self._controls.setSizePolicy(policy)
        self._flow = FlowLayout(self._controls)
        self._outer.addWidget(self._controls)
        self._pairs: list[QHBoxLayout] = []
        asked = self.pause_requested.emit
        self._pause = self._add("pause", self.tr("Pause"), "pause", asked)
        self._go_on = self._add("go_on", self.tr("Go on"), "play", asked)
        self._add("back", self.tr("Sentence before"), "skip-back", self._on_back)
        self._add("next", self.tr("Next sentence"), "skip-forward", self._on_next)
        self._begin_pair()
        self._add("slower", self.tr("Slower"), "minus", self._on_slower)
        speeds = tuple(map(speed_words, SPEECH_SPEEDS))
        self._faster = self._add("faster", self.tr("Faster"), "plus", self._on_faster, speeds)
        self._begin_pair()
        self._add("quieter", self.tr("Quieter"), "minus", self._on_quieter)
        loudest = (self._percent(SPEECH_VOLUMES[-1]),)
        self._louder = self._add(
            "louder", self.tr("Louder"), "speaker-high", self._on_louder, loudest
        )
        self._said = QWidget(self)
        line = QHBoxLayout(self._said)
        line.setContentsMargins(0, 0, 0, 0)
        self._words = BodyLabel(theme, "", self._said, role="body")
        self._words.setObjectName("kiosk_speaking_words")
        line.addWidget(self._words, 1)
        close = Button(theme, self.tr("Close"), self._said, icon="x")
        close.setObjectName("kiosk_speaking_close")
        close.clicked.connect(self.close_requested)
        line.addWidget(close)
        self._outer.addWidget(self._said)
        self.hide()
        self.follow(theme)

    def _begin_pair(self) -> None:
        """What is added from now on stays in one row, as Quieter does with Louder."""
        pair = QWidget(self._controls)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        self._flow.addWidget(pair)
        self._pairs.append(line)

    def _add(
        self,
        name: str,
        words: str,
        icon: str,
        pressed: Callable[[], None],
        notes: tuple[str, ...] = (),
    ) -> BarButton:
        button = BarButton(self.theme, words, self._controls, icon=icon, notes=notes)
        button.setObjectName(f"kiosk_speaking_{name}")
        button.clicked.connect(pressed)
        (self._pairs[-1] if self._pairs else self._flow).addWidget(button)
        return button

    def _percent(self, volume: int) -> str:
        return self.tr("{percent}%").format(percent=volume)

    def show_state(self, *, speaking: bool) -> None:
        """Offer Pause while a sentence is spoken, else Go on."""
        self._controls.show()
        self._said.hide()
        shown, hidden = self._pause, self._go_on
        if not speaking:
            shown, hidden = hidden, shown
        had_keys = hidden.hasFocus()
        shown.show()
        if had_keys:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def show_values(self, speed: float, volume: int, loudest: int) -> None:
        """Show how fast and how loud it is; it gets no louder than `loudest`."""
        self._speed, self._volume, self._loudest = speed, volume, loudest
        self._faster.set_on(False, speed_words(speed))
        self._louder.set_on(False, self._percent(volume))

    def show_words(self, sentence: str) -> None:
        """Say why nothing is read aloud."""
        self._controls.hide()
        self._words.setText(sentence)
        self._said.show()
        announce(self._words, sentence)

    @override
    def apply_theme(self) -> None:
        look = self.look
        side = max(_SIDE, edge_of(look))
        self._outer.setContentsMargins(side, _ABOVE, side, _ABOVE)
        self._flow.set_gap(gap_of(look))
        for pair in self._pairs:
            pair.setSpacing(gap_of(look))
        super().apply_theme()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("tint"))
        painter.fillRect(0, 0, self.width(), 2, look.colour("primary"))

    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    def _on_slower(self) -> None:
        slower = [speed for speed in SPEECH_SPEEDS if speed < self._speed]
        self.speed_chosen.emit(slower[-1] if slower else SPEECH_SPEEDS[0])

    def _on_faster(self) -> None:
        faster = [speed for speed in SPEECH_SPEEDS if speed > self._speed]
        self.speed_chosen.emit(faster[0] if faster else SPEECH_SPEEDS[-1])

    def _on_quieter(self) -> None:
        quieter = [percent for percent in SPEECH_VOLUMES if percent < self._volume]
        self.volume_chosen.emit(quieter[-1] if quieter else self._volume)

    def _on_louder(self) -> None:
        louder = [percent for percent in SPEECH_VOLUMES if percent > self._volume]
        self.volume_chosen.emit(min(louder[0] if louder else self._volume, self._loudest))
