"""The strip at the head of every screen: where one is, easier to see, and Finish."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.bar import Bar
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.held_mark import HeldMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import smooth_painter

_MARK = "mark-reversed.svg"
_STEPS = 3  # of "Bigger" and of "Darker"
_MOST_LINES = 2  # of the title
_ENOUGH = 300  # px for a title, rather than a second row of the strip
_APART = 3  # times the usual gap, before Finish
_HELPS = ("bigger", "darker", "listen", "fewer")


class Strip(Bar):
    """Says which screen this is and holds what helps on each of them.

    Signals:
        bigger_requested, darker_requested, fewer_words_requested: easier to see; each acts at once.
        listen_requested: read to me, or be silent.
        reset_requested: the settings as they were at first, at the same place.
        finish_requested: the visit is over.
        staff_requested: the logo was held.
    """

    bigger_requested = Signal()
    darker_requested = Signal()
    fewer_words_requested = Signal()
    listen_requested = Signal()
    reset_requested = Signal()
    finish_requested = Signal()
    staff_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_strip")
        self._mark = HeldMark(theme, _MARK, self)
        self._mark.held.connect(self.staff_requested)
        self._title = _Title(theme, self)
        self._buttons: dict[str, BarButton] = {}
        steps = tuple(self._step(number, _STEPS) for number in range(1, _STEPS + 1))
        self._add("reset", "", self.tr("Start settings again")).clicked.connect(
            self.reset_requested
        )
        self._add("bigger", "text-aa", self.tr("Bigger"), notes=steps).clicked.connect(
            self.bigger_requested
        )
        self._add("darker", "moon", self.tr("Darker"), notes=steps).clicked.connect(
            self.darker_requested
        )
        self._add(
            "listen", "speaker-high", self.tr("Read to me"), self.tr("Stop reading")
        ).clicked.connect(self.listen_requested)
        self._add("fewer", "list-bullets", self.tr("Fewer words")).clicked.connect(
            self.fewer_words_requested
        )
        self._add("finish", "sign-out", self.tr("Finish")).clicked.connect(self.finish_requested)
        self._buttons["reset"].hide()
        self.follow(theme)

    def _add(
        self, name: str, icon: str, words: str, on_words: str = "", notes: tuple[str, ...] = ()
    ) -> BarButton:
        button = BarButton(
            self.theme, words, self, icon=icon, on_text=on_words, notes=notes, on_dark=True
        )
        button.setObjectName(f"kiosk_{name}")
        self._buttons[name] = button
        return button

    def _step(self, number: int, of: int) -> str:
        return self.tr("{number} of {of}").format(number=number, of=of)

    def show_title(self, title: str) -> None:
        self._title.show_title(title)
        self.arrange_again()

    def show_state(
        self, *, size: int, shade: int, fewer_words: bool, speaking: bool, changed: bool
    ) -> None:
        """Show which of the helps are on.

        Args:
            size, shade: step of "Bigger" and of "Darker", from 1.
            changed: something is not as it was at first.
        """
        for name, number in (("bigger", size), ("darker", shade)):
            on = number > 1
            self._buttons[name].set_on(on, self._step(number, _STEPS) if on else "")
        self._buttons["fewer"].set_on(fewer_words)
        self._buttons["listen"].set_on(speaking)
        self._buttons["reset"].setVisible(changed)
        self.arrange_again()

    @override
    def arrange(self, width: int, *, move: bool) -> int:
        helps = [self._buttons[name] for name in _HELPS]
        finish, reset = self._buttons["finish"], self._buttons["reset"]
        right = width - self.side - finish.sizeHint().width()
        left = self.side + self._mark.sizeHint().width() + self.gap
        first = right - _APART * self.gap - self.run(helps)
        with_reset = 0 if reset.isHidden() else self.gap + reset.sizeHint().width()
        room = first - self.gap - left
        # Whatever the title, so that nothing moves from one screen to the next.
        in_one = room >= max(round(_ENOUGH * self.look.density), with_reset)
        room = room - with_reset if in_one else right - self.gap - left
        title = self._title.heightForWidth(room)
        top, button = self.outer, finish.sizeHint().height()
        tall = max(button, title)
        self.put([self._mark], self.side, top, tall, move=move)
        self.put([finish], right, top, tall, move=move)
        if move:
            self._title.setGeometry(left, top + (tall - title) // 2, max(0, room), title)
        if in_one:
            self.put(helps, first, top, tall, move=move)
            self.put([reset], first - with_reset, top, tall, move=move)
            return top + tall + self.inner
        top += tall + self.gap
        # What comes and goes stands last, so that nothing else moves under a finger.
        row: list[QWidget] = []
        for one in [*helps, *([] if reset.isHidden() else [reset])]:
            if self.run([*row, one]) > width - 2 * self.side:
                self.put(row, self.side, top, button, move=move)
                top += button + self.gap
                row = []
            row.append(one)
        self.put(row, self.side, top, button, move=move)
        return top + button + self.inner

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("rail"))
        if look.colours.name != "light":
            line = max(1, round(look.stroke("hairline")))
            painter.fillRect(0, self.height() - line, self.width(), line, look.colour("border"))


class _Title(HeadingLabel):
    """Two lines at the most; what does not fit is left out at the end, or all of it."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        self._whole = ""
        super().__init__(theme, "", parent, level=1, role="panel", colour="rail_text")
        self.setObjectName("kiosk_title")

    def show_title(self, title: str) -> None:
        self._whole = title
        self.setAccessibleName(title)
        self._fit(self.width())

    def least_width(self) -> int:
        """Px in which it stands whole on two lines, with some air."""
        block = self._laid_out(self._whole)
        width = max(block.longest_word(), block.natural_width() // _MOST_LINES)
        while block.height_for(width) > _MOST_LINES * self.look.line_height("panel"):
            width += self.look.line_height("panel")
        return width

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self.text() != self._whole:
            self._fit(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    @override
    def heightForWidth(self, width: int) -> int:
        return self._laid_out(self._fitting(width)).height_for(max(1, width))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.least_width(), self.look.line_height("panel"))

    def _fit(self, width: int) -> None:
        words = self._fitting(width)
        if words != self.text():
            self.setText(words)

    def _fitting(self, width: int) -> str:
        """As many of its words as fit."""
        most = _MOST_LINES * self.look.line_height("panel")
        words = self._whole.split()
        shown = self._whole
        while words:
            block = self._laid_out(shown)
            if block.longest_word() <= width and block.height_for(width) <= most:
                return shown
            words.pop()
            shown = " ".join(words) + "…"
        return ""

    def _laid_out(self, words: str) -> TextBlock:
        return TextBlock(words, self.look.font("panel"), self.look.line_height("panel"))
