"""The bar at the foot of every screen: ways back, page up and down, and what the screen offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.bar import Bar
from desktop.kiosk.bar_button import BarButton
from desktop.theme.controller import ThemeController
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import smooth_painter


class Foot(Bar):
    """Ways that are the same everywhere stand at the left, those of the screen at the right.

    Signals:
        back_requested: to the screen before.
        start_requested: to the first screen.
        urgent_requested: whom to call, and when.
        turned: -1 for a page up, 1 for a page down.
    """

    back_requested = Signal()
    start_requested = Signal()
    urgent_requested = Signal()
    turned = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_foot")
        self._back = BarButton(theme, self.tr("Back"), self, icon="arrow-left")
        self._start = BarButton(theme, self.tr("Start"), self, icon="house")
        self._urgent = BarButton(theme, self.tr("Urgent help"), self, icon="first-aid")
        self._up = BarButton(theme, self.tr("Page up"), self, icon="caret-up")
        self._down = BarButton(theme, self.tr("Page down"), self, icon="caret-down")
        for button, name, slot in (
            (self._back, "kiosk_back", self.back_requested.emit),
            (self._start, "kiosk_home", self.start_requested.emit),
            (self._urgent, "kiosk_urgent", self.urgent_requested.emit),
            (self._up, "kiosk_page_up", self._on_up),
            (self._down, "kiosk_page_down", self._on_down),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
        self._ways = (self._back, self._start, self._urgent)
        self._turns = (self._up, self._down)
        self._actions: list[Pressable] = []
        self._page: PageScroll | None = None
        self.show_page(None)
        self.follow(theme)

    def show_ways(self, *, back: bool, start: bool, urgent: bool) -> None:
        """Show the ways that lead elsewhere from here."""
        self._back.setVisible(back)
        self._start.setVisible(start)
        self._urgent.setVisible(urgent)
        self.arrange_again()

    def show_page(self, page: PageScroll | None) -> None:
        """Offer to turn `page`, for as long as there is more of it than fits."""
        if page is not self._page:
            if self._page is not None:
                bar = self._page.verticalScrollBar()
                bar.rangeChanged.disconnect(self._follow_page)
                bar.valueChanged.disconnect(self._follow_page)
            self._page = page
            if page is not None:
                bar = page.verticalScrollBar()
                bar.rangeChanged.connect(self._follow_page)
                bar.valueChanged.connect(self._follow_page)
        self._follow_page()

    def _follow_page(self) -> None:
        bar = self._page.verticalScrollBar() if self._page is not None else None
        turns = bar is not None and bar.maximum() > bar.minimum()
        if turns == self._down.isHidden():
            self._up.setVisible(turns)
            self._down.setVisible(turns)
            self.arrange_again()
        if bar is not None:
            self._up.setEnabled(bar.value() > bar.minimum())
            self._down.setEnabled(bar.value() < bar.maximum())

    def show_actions(self, actions: Sequence[Pressable]) -> None:
        """Show these, which belong to the screen; those shown before are hidden."""
        for old in self._actions:
            if old not in actions:
                old.hide()
        self._actions = list(actions)
        for button in self._actions:
            button.setParent(self)
            button.show()
        self.arrange_again()

    @override
    def arrange(self, width: int, *, move: bool) -> int:
        """Only what turns the page comes and goes; nothing else may move when it does."""
        ways = [way for way in self._ways if not way.isHidden()]
        turns = [turn for turn in self._turns if not turn.isHidden()]
        tall = self._down.sizeHint().height()
        room = width - 2 * self.side
        y = self.inner
        if not self._fits(room - self.run(ways) - 2 * self.gap, tall):
            for row in self._rows(room):
                y += self._put_row(row, y, room, 0, move=move) + self.gap
            self.put([*ways, *turns], self.side, y, tall, move=move)
            return y + tall + self.outer
        together = room - self.run([*ways, *turns]) - 2 * self.gap
        if self._fits(together, tall):
            beside = together
            self.put([*ways, *turns], self.side, y, tall, move=move)
        else:
            beside = room - self.run(ways) - 2 * self.gap
            self.put(turns, width - self.side - self.run(turns), y, tall, move=move)
            y += tall + self.gap
            self.put(ways, self.side, y, tall, move=move)
        return y + self._put_row(self._actions, y, beside, tall, move=move) + self.outer

    def _fits(self, room: int, tall: int) -> bool:
        """Whether the screen's buttons stand beside the ways; the last may wrap its words."""
        over = self.run(self._actions) - room
        if over <= 0 or not self._actions:
            return True
        last = self._actions[-1]
        width = last.sizeHint().width() - over
        return width >= last.minimumSizeHint().width() and _height(last, width) <= tall

    def _rows(self, room: int) -> list[list[Pressable]]:
        """The screen's buttons in as many rows as they need; the main one stays last."""
        rows: list[list[Pressable]] = []
        for button in self._actions:
            if rows and self.run([*rows[-1], button]) <= room:
                rows[-1].append(button)
            else:
                rows.append([button])
        return rows

    def _put_row(
        self, row: Sequence[Pressable], y: int, room: int, least: int, *, move: bool
    ) -> int:
        """Set a row down at the right; how tall it is."""
        widths = [one.sizeHint().width() for one in row]
        if row:
            widths[-1] -= max(0, self.run(row) - room)
        heights = [_height(one, width) for one, width in zip(row, widths, strict=True)]
        tall = max([least, *heights])
        x = self.width() - self.side - sum(widths) - self.gap * (len(row) - 1)
        for one, width, height in zip(row, widths, heights, strict=True):
            if move:
                one.setGeometry(x, y + (tall - height) // 2, width, height)
            x += width + self.gap
        return tall

    def _on_up(self) -> None:
        self.turned.emit(-1)

    def _on_down(self) -> None:
        self.turned.emit(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = max(1, round(look.stroke("hairline")))
        painter.fillRect(0, 0, self.width(), line, look.colour("border"))


def _height(button: Pressable, width: int) -> int:
    wraps = button.hasHeightForWidth()
    return button.heightForWidth(width) if wraps else button.sizeHint().height()
