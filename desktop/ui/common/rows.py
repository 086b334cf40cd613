"""Rows and tabs: one line that is a button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter

_TAB_SIDE, _TAB_HEIGHT = 20, 60
_TIGHT_SIDE, _TIGHT_HEIGHT = 6, 50  # where the tabs do not fit into one line
_BADGE_GAP = 8


class RowButton(Pressable):
    """A line of a list or outline; signals `clicked`.

    Args:
        icon_after: at the right end, such as "caret-right", or "check" for a part that was read.
        bar: a bar at its left while selected, as in the outline; else a border all round.
    """

    focus_radius = 10

    def __init__(
        self,
        theme: ThemeController,
        text: str,
        parent: QWidget | None = None,
        *,
        icon_after: str = "",
        bar: bool = False,
        role: str = "body",
    ) -> None:
        super().__init__(parent)
        self._icon_after = icon_after
        self._bar = bar
        self._role = role
        self._selected = False
        self._spoken_place = self._spoken_icon = ""
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool, spoken: str = "") -> None:
        """Show it as the one chosen; `spoken` says what that means, "You are here"."""
        self._selected = selected
        self._spoken_place = spoken
        self.apply_theme()

    def set_icon_after(self, icon: str, spoken: str = "") -> None:
        """Show another icon at the right end; `spoken` says what it means, "Read"."""
        self._icon_after = icon
        self._spoken_icon = spoken
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        weight = 600 if self._selected else 0
        spoken = (self._spoken_place, self._spoken_icon)
        self.setAccessibleDescription(", ".join(words for words in spoken if words))
        self._block = TextBlock(
            self.text(), look.font(self._role, weight), look.line_height(self._role)
        )
        super().apply_theme()

    def _least(self) -> int:
        return max(SIZE["min_target"], self.look.touch)

    def _room(self, width: int) -> int:
        icon = self.look.px(20) + 8 if self._icon_after else 0
        return max(1, width - 18 - 12 - icon)

    @override
    def sizeHint(self) -> QSize:
        width = self._block.natural_width() + 18 + 12 + self.look.px(20) + 8
        return QSize(width, max(self._least(), self._block.height_for(width) + 20))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self._block.longest_word(), LEAST_WIDTH)
        return QSize(width + 58, self._least())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self._least(), self._block.height_for(self._room(width)) + 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        if self._selected:
            edge = look.colour("primary") if look.high_contrast or not self._bar else None
            paint_box(painter, box, 10, look.colour("tint"), edge, look.stroke("selected"))
            if self._bar:
                bar = QRectF(4, 10, 5, self.height() - 20)
                paint_box(painter, bar, 3, look.colour("primary"))
        elif self.hovered or self.isDown():
            edge = look.colour("border") if look.high_contrast else None
            paint_box(painter, box, 10, look.colour("sunk"), edge, 2)
        elif look.touch:  # nothing else tells that it can be touched
            edge = look.colour("border_strong")
            paint_box(painter, box, 10, look.colour("surface"), edge, look.stroke("control"))
        ink = look.colour("on_tint" if self._selected else "text")
        room = self._room(self.width())
        top = (self.height() - self._block.height_for(room)) / 2
        self._block.draw(painter, QPointF(18, top), room, ink)
        if self._icon_after:
            size = look.px(20)
            at = QPointF(self.width() - 10 - size, (self.height() - size) / 2)
            tint = look.colour("link" if self._icon_after == "check" else "text_muted")
            paint_icon(painter, self.theme, self._icon_after, size, tint, at)


class _Tab(Pressable):
    """One tab with its count."""

    accessible_role = QAccessible.Role.PageTab
    focus_radius = RADIUS["button"]

    def __init__(self, theme: ThemeController, key: str, text: str, tabs: Tabs) -> None:
        super().__init__(tabs)
        self.key = key
        self._side = _TAB_SIDE
        self.count: int | None = None
        self.accessible_selected = False
        self.setObjectName(f"tab_{key}")
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def set_tight(self, tight: bool) -> None:
        """Leave less room around the words."""
        side = _TIGHT_SIDE if tight else _TAB_SIDE
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def roomy_width(self) -> int:
        """How wide it is where there is room."""
        return self._words_width() + 2 * _TAB_SIDE

    def _words_width(self) -> int:
        badge = self._badge()
        return self._block(self.text()).natural_width() + (badge + _BADGE_GAP if badge else 0)

    def _block(self, text: str) -> TextBlock:
        look = self.look
        return TextBlock(text, look.font("label"), look.line_height("label"))

    def _badge(self) -> int:
        if self.count is None:
            return 0
        return max(self.look.px(32), self._block(str(self.count)).natural_width() + 18)

    @override
    def sizeHint(self) -> QSize:
        height = _TAB_HEIGHT if self._side == _TAB_SIDE else _TIGHT_HEIGHT
        return QSize(self._words_width() + 2 * self._side, self.look.px(height))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        tabs = self.parentWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and isinstance(tabs, Tabs):
            tabs.step(self, step)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        on = self.accessible_selected
        if self.hovered and not on:
            paint_box(painter, QRectF(self.rect()), RADIUS["button"], look.colour("sunk"))
        ink = look.colour("link" if on else "text")
        block = self._block(self.text())
        width = block.natural_width()
        at = QPointF(self._side, (self.height() - block.height_for(width)) / 2)
        block.draw(painter, at, width, ink)
        badge = self._badge()
        if badge:
            side = look.px(28)
            box = QRectF(self._side + width + _BADGE_GAP, (self.height() - side) / 2, badge, side)
            edge = look.colour("border") if look.high_contrast and not on else None
            fill = look.colour("primary" if on else "sunk")
            paint_box(painter, box, RADIUS["pill"], fill, edge, 2)
            number = self._block(str(self.count))
            wide = number.natural_width()
            at = QPointF(
                box.center().x() - wide / 2, box.center().y() - number.height_for(wide) / 2
            )
            number.draw(painter, at, wide, look.colour("on_primary" if on else "text"))
        if on:
            side = min(10, self._side)
            line = QRectF(side, self.height() - 6, self.width() - 2 * side, 6)
            paint_box(painter, line, 3, look.colour("primary"))


class Tabs(Themed, QWidget):
    """Parts of a page of which one shows; one Tab stop, arrows move, Enter chooses.

    Signals:
        chosen: key of the tab pressed.
    """

    chosen = Signal(str)
    accessible_role = QAccessible.Role.PageTabList

    def __init__(
        self,
        theme: ThemeController,
        label: str,
        tabs: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        flow = FlowLayout(self, gap=0)
        self._tabs = [_Tab(theme, key, text, self) for key, text in tabs]
        for tab in self._tabs:
            flow.addWidget(tab)
            tab.clicked.connect(self._on_pressed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._current = tabs[0][0]
        self.set_current(self._current)
        self.follow(theme)

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        """Show `key` as chosen, without a signal."""
        self._current = key
        for tab in self._tabs:
            on = tab.key == key
            tab.accessible_selected = on
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
            tab.update()

    def set_count(self, key: str, count: int | None, spoken: str = "") -> None:
        """Show how many things are behind a tab; `spoken` is the same in words."""
        for tab in self._tabs:
            if tab.key == key:
                tab.count = count
                tab.setAccessibleDescription(spoken)
                tab.apply_theme()
        self._fit()

    def step(self, tab: _Tab, by: int) -> None:
        """Move the focus to the tab `by` places on."""
        place = self._tabs.index(tab) + by
        if 0 <= place < len(self._tabs):
            self._tabs[place].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Tabs in more than one line stand closer."""
        tight = sum(tab.roomy_width() for tab in self._tabs) > self.width()
        for tab in self._tabs:
            tab.set_tight(tight)

    def _on_pressed(self) -> None:
        tab = self.sender()
        if isinstance(tab, _Tab) and tab.key != self._current:
            self.set_current(tab.key)
            self.chosen.emit(tab.key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        line = look.stroke("selected")
        box = QRectF(0, self.height() - line, self.width(), line)
        smooth_painter(self).fillRect(box, look.colour("border"))
