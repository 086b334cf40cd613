"""The bar at the foot of the window while a page is read aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.reading import SPEECH_SPEEDS, SPEECH_VOLUMES
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.stepper import Stepper
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

_SIDE = 24
_GAP = 12
_TIGHT = 480  # px at 100 % text, under which icons take room that words need


class ListenBar(Themed, Wrapping, QFrame):
    """Pause, one sentence back or on, speed, volume, stop.

    Signals:
        pause_requested: pause, or go on.
        step_requested: 1 for the next sentence, -1 for the one before.
        speed_chosen, volume_chosen: one of SPEECH_SPEEDS, SPEECH_VOLUMES.
        stop_requested: end the listening.
    """

    pause_requested = Signal()
    step_requested = Signal(int)
    speed_chosen = Signal(float)
    volume_chosen = Signal(int)
    stop_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listen_bar")
        self.setAccessibleName(self.tr("Listening"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(10)
        self._speaking = True
        self._fitted = False, True  # whether icons make way, and whether it speaks
        self._rows = FlowLayout(None, _GAP)
        column.addLayout(self._rows)
        size = ButtonSize.COMPACT
        self._pause = Button(theme, self.tr("Pause"), self, icon="pause", size=size)
        self._back = Button(theme, self.tr("Back"), self, icon="skip-back", size=size)
        self._back.setAccessibleName(self.tr("Back one sentence"))
        self._next = Button(theme, self.tr("Next"), self, icon="skip-forward", size=size)
        self._next.setAccessibleName(self.tr("Next sentence"))
        self._stop = Button(theme, self.tr("Stop"), self, icon="stop", size=size)
        self._more = Button(
            theme,
            self.tr("Speed, volume"),
            self,
            icon="gear-six",
            size=size,
            on_text=self.tr("Hide these"),
        )
        self._speed = Stepper(
            theme, SPEECH_SPEEDS, self.tr("Slower"), self.tr("Faster"), self, icons=("", "")
        )
        self._volume = Stepper(
            theme, SPEECH_VOLUMES, self.tr("Quieter"), self.tr("Louder"), self, icons=("", "")
        )
        for name, widget in {
            "pause": self._pause,
            "back": self._back,
            "next": self._next,
            "stop": self._stop,
            "more": self._more,
            "speed": self._speed,
            "volume": self._volume,
        }.items():
            widget.setObjectName(f"listen_{name}")
            self._rows.addWidget(widget)
        for name, button in {
            "slower": self._speed.less,
            "faster": self._speed.more,
            "quieter": self._volume.less,
            "louder": self._volume.more,
        }.items():
            button.setObjectName(f"listen_{name}")
        self._pause.clicked.connect(self.pause_requested)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._stop.clicked.connect(self.stop_requested)
        self._more.clicked.connect(self._on_more)
        self._speed.chosen.connect(self._on_speed)
        self._volume.chosen.connect(self._on_volume)
        self.hide()
        self.follow(theme)

    def show_state(self, *, speaking: bool) -> None:
        """Offer Pause while a sentence is spoken, else Go on."""
        self._pause.set_words(self.tr("Pause") if speaking else self.tr("Go on"))
        self._speaking = speaking
        self._fit()

    def show_values(self, speed: float, volume: int) -> None:
        """Show how fast and how loud it is."""
        self._speed.set_value(speed, self.tr("Speed {speed}").format(speed=speed_words(speed)))
        self._volume.set_value(volume, self.tr("Volume {percent}%").format(percent=volume))

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room, speed and volume stand behind a button, and icons make way."""
        tight = self.width() < self.look.px(_TIGHT)
        if (tight, self._speaking) != self._fitted:
            self._fitted = tight, self._speaking
            self._show_icons(not tight)
        always = (self._pause, self._back, self._next, self._stop)
        row = (*always, self._speed, self._volume)
        needed = sum(widget.sizeHint().width() + _GAP for widget in row) - _GAP
        roomy = self.width() - 2 * _SIDE >= needed
        self._more.setVisible(not roomy)
        shown = roomy or self._more.on
        self._speed.setVisible(shown)
        self._volume.setVisible(shown)

    def _show_icons(self, shown: bool) -> None:
        for button, icon in (
            (self._pause, "pause" if self._speaking else "play"),
            (self._back, "skip-back"),
            (self._next, "skip-forward"),
            (self._stop, "stop"),
            (self._more, "gear-six"),
        ):
            button.set_icon(icon if shown else "")

    def _on_more(self) -> None:
        self._more.set_on(not self._more.on)
        self._fit()

    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    def _on_speed(self, speed: float) -> None:
        self.speed_chosen.emit(speed)

    def _on_volume(self, percent: int) -> None:
        self.volume_chosen.emit(percent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 2, look.colour("border_strong"))


def speed_words(speed: float) -> str:
    """A speed with as few places as it takes, but one at least: "1.0", "1.15"."""
    return f"{speed:g}" if speed % 1 else f"{speed:.1f}"
