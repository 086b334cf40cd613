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
        self._ways = (self._back, self._start, self._urgent, self._up, self._down)
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
        ways = [way for way in self._ways if not way.isHidden()]
        room = width - 2 * self.side
        if self.run(ways) + 2 * self.gap + self._wanted() <= room:
            rows = [self._actions] if self._actions else []
            beside = True
        else:
            rows = self._rows(room)
            beside = False
        y = self.inner
        for row in rows:
            tall = max(self._height_of(one, room) for one in row)
            if beside:
                tall = max([tall, *(way.sizeHint().height() for way in ways)])
            if move:
                self._put_actions(row, y, tall, room)
            y += tall if beside else tall + self.gap
        if ways:
            tall = max(way.sizeHint().height() for way in ways)
            top = self.inner + (y - self.inner - tall) // 2 if beside and rows else y
            self.put(ways, self.side, top, tall, move=move)
            y = max(y, top + tall)
        return y + self.outer

    def _wanted(self) -> int:
        return self.run(self._actions)

    def _rows(self, room: int) -> list[list[Pressable]]:
        """The screen's buttons in as many rows as they need; the main one stays last."""
        rows: list[list[Pressable]] = []
        for button in self._actions:
            if rows and self.run([*rows[-1], button]) <= room:
                rows[-1].append(button)
            else:
                rows.append([button])
        return rows

    def _height_of(self, button: Pressable, room: int) -> int:
        hint = button.sizeHint()
        wraps = button.hasHeightForWidth()
        return button.heightForWidth(min(room, hint.width())) if wraps else hint.height()

    def _put_actions(self, row: Sequence[Pressable], y: int, tall: int, room: int) -> None:
        x = self.side + room
        for button in reversed(row):
            width = min(room, button.sizeHint().width())
            height = self._height_of(button, room)
            x -= width
            button.setGeometry(x, y + (tall - height) // 2, width, height)
            x -= self.gap

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
