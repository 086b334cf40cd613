"""What staff see after the PIN: settings, counts, and how this kiosk is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import CountedDays, KioskSettings
from desktop.kiosk.bar import Bar, edge_of, gap_of
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.cover import Cover, empty
from desktop.kiosk.foot import Foot
from desktop.kiosk.staff_counts import StaffCounts
from desktop.kiosk.staff_settings import StaffSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter

_PADDING = 22
_STAY, _LEAVE = "stay", "leave"


class StaffPanel(Cover):
    """Fills the window; nothing of a visit is there any more.

    Signals:
        settings_chosen: KioskSettings, until the next start.
        closed: back to the welcome screen.
        restart_requested: start the program anew.
        leave_requested: end it for good; it was asked whether that is meant.
    """

    settings_chosen = Signal(object)
    closed = Signal()
    restart_requested = Signal()
    leave_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_staff_panel")
        self._settings = StaffSettings(theme)
        self._counts = StaffCounts(theme)
        self._facts = _Facts(theme)
        self._settings.chosen.connect(self.settings_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = _Head(theme, self)
        self._head.turned_to.connect(self._show_page)
        column.addWidget(self._head)
        self._stack = QStackedWidget(self)
        for page in (self._settings, self._counts, self._facts):
            self._stack.addWidget(_Scroll(theme, page, self._stack))
        column.addWidget(self._stack, 1)
        self._foot = Foot(theme, self)
        self._foot.show_ways(back=False, start=False, urgent=False)
        self._foot.turned.connect(self._on_turned)
        column.addWidget(self._foot)
        actions = []
        for name, words, icon, tone, asked in (
            ("leave", self.tr("Leave the kiosk"), "sign-out", Tone.DANGER, self._ask_to_leave),
            (
                "restart",
                self.tr("Start it anew"),
                "arrow-clockwise",
                Tone.SECONDARY,
                self.restart_requested.emit,
            ),
            ("close", self.tr("Back to visitors"), "check", Tone.PRIMARY, self.closed.emit),
        ):
            button = Button(theme, words, self, tone=tone, icon=icon, size=ButtonSize.KIOSK)
            button.setObjectName(f"staff_{name}")
            button.clicked.connect(asked)
            actions.append(button)
        self._foot.show_actions(actions)
        self._dialog = Dialog(
            theme,
            self,
            self.tr("Leave the kiosk?"),
            self.tr("Waymark closes. Whoever stands here can then use this computer."),
            ((_STAY, self.tr("Stay in the kiosk")), (_LEAVE, self.tr("Leave the kiosk"))),
        )
        self._dialog.answered.connect(self._on_answered)
        self._show_page(0)
        self.hide()
        self.follow(theme)

    def open_at_settings(self) -> None:
        """Begin with the settings, at their top."""
        self._show_page(0)
        for scroll in self._stack.findChildren(PageScroll):
            scroll.verticalScrollBar().setValue(0)

    def show_settings(self, kiosk: KioskSettings, lines: Sequence[str]) -> None:
        self._settings.show_settings(kiosk, lines)

    def show_printers(self, names: Sequence[str]) -> None:
        self._settings.show_printers(names)

    def show_counts(self, rows: Sequence[CountedDays], title_of: Callable[[str], str]) -> None:
        self._counts.show_rows(rows, title_of)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Say how this kiosk is: what is meant, and how that is."""
        self._facts.show_facts(facts)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not self._dialog.isHidden():
            self._dialog.answer(_STAY)
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("canvas"))

    def _show_page(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._head.show_place(place)
        scroll = self._stack.currentWidget()
        self._foot.show_page(scroll if isinstance(scroll, PageScroll) else None)

    def _on_turned(self, direction: int) -> None:
        scroll = self._stack.currentWidget()
        if isinstance(scroll, PageScroll):
            (scroll.page_down if direction > 0 else scroll.page_up)()

    def _ask_to_leave(self) -> None:
        self._dialog.ask()

    def _on_answered(self, answer: str) -> None:
        if answer == _LEAVE:
            self.leave_requested.emit()


class _Head(Bar):
    """Says that this is for staff, and turns to the three pages."""

    turned_to = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._title = HeadingLabel(
            theme, self.tr("For staff"), self, level=1, role="panel", colour="rail_text"
        )
        self._pages: list[BarButton] = []
        for name, words, icon in (
            ("settings", self.tr("Settings"), "gear-six"),
            ("counts", self.tr("Counts"), "table"),
            ("facts", self.tr("This kiosk"), "info"),
        ):
            button = BarButton(theme, words, self, icon=icon, on_dark=True)
            button.setObjectName(f"staff_page_{name}")
            button.setProperty("place", len(self._pages))
            button.clicked.connect(self._on_page)
            self._pages.append(button)
        self.follow(theme)

    def show_place(self, place: int) -> None:
        for number, button in enumerate(self._pages):
            button.set_on(number == place)

    @override
    def arrange(self, width: int, *, move: bool) -> int:
        tall = max(button.sizeHint().height() for button in self._pages)
        first = width - self.side - self.run(self._pages)
        top = self.outer
        title = self._title.longest_word()
        beside = first - self.gap - self.side >= title
        if move:
            room = (first - self.gap if beside else width - self.side) - self.side
            height = self._title.heightForWidth(room)
            lower = max(0, (tall - height) // 2) if beside else 0
            self._title.setGeometry(self.side, top + lower, room, height)
        if not beside:
            top += self._title.heightForWidth(width - 2 * self.side) + self.gap
            first = self.side
        self.put(self._pages, first, top, tall, move=move)
        return top + tall + self.inner

    def _on_page(self) -> None:
        button = self.sender()
        if button is not None:
            self.turned_to.emit(int(button.property("place")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("rail"))


class _Scroll(PageScroll):
    """One page, as far from the edges of the screen as anything that is touched."""

    def __init__(self, theme: ThemeController, page: QWidget, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        around = QWidget()
        self._around = QVBoxLayout(around)
        self._around.addWidget(page)
        self.set_page(around)
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_around"):
            side, above = max(_PADDING, edge_of(self.look)), gap_of(self.look)
            self._around.setContentsMargins(side, above, side, above)


class _Facts(Themed, Wrapping, QWidget):
    """Pairs of what is meant and how it is."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        empty(self._column)
        card = Card(self.theme, self)
        column = QVBoxLayout(card)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(4)
        for name, told in facts:
            column.addWidget(HeadingLabel(self.theme, name, card, level=2, role="card"))
            column.addWidget(BodyLabel(self.theme, told, card))
            column.addSpacing(14)
        self._column.addWidget(card)
        self._column.addStretch(1)
