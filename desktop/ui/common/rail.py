"""The rail at the left: where you can go, and where you are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, SIZE
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.theme.theme import Theme
from desktop.ui.common.dressed import Menu
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter

_SIDE = 8
_HEAVIEST = 600
_MORE = "more"


@dataclass(frozen=True, slots=True)
class _Spacing:
    """Room around what stands on the rail, in px.

    Args:
        icon: a key of `SIZE`.
        above, between, below: around an item's icon and word.
        gap: between items.
        divider: a line between groups, with the room around it.
        least: height of an item.
    """

    icon: str
    above: int
    between: int
    below: int
    gap: int
    divider: int
    least: int


_ROOMY = _Spacing("icon_nav", above=8, between=4, below=6, gap=4, divider=17, least=66)
_DENSE = _Spacing("icon_inline", above=5, between=2, below=4, gap=2, divider=11, least=52)


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A place on the rail.

    Args:
        group: entries of another group stand behind a line; the last group stands at the foot.
        keep: where there is no room, those with the smallest `keep` move behind More.
    """

    key: str
    label: str
    icon: str
    group: int = 0
    keep: int = 0


class RailItem(Pressable):
    """One place; a filled icon on a light block while it is the current one."""

    focus_radius = RADIUS["button"]
    accessible_role = QAccessible.Role.PageTab

    def __init__(self, theme: ThemeController, entry: RailEntry, rail: NavRail) -> None:
        super().__init__(rail)
        self.entry = entry
        self.setObjectName(f"rail_{entry.key}")
        self.setText(entry.label)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.accessible_selected = False
        self._blocks: dict[int, TextBlock] = {}  # by weight: laying them out takes time
        self._badge = 0
        self._spacing = _ROOMY
        self.follow(theme)

    def set_spacing(self, spacing: _Spacing) -> None:
        if spacing is not self._spacing:
            self._spacing = spacing
            self.updateGeometry()
            self.update()

    def set_current(self, current: bool) -> None:
        self.accessible_selected = current
        self.update()

    def set_badge(self, count: int, spoken: str) -> None:
        self._badge = count
        self.setAccessibleDescription(spoken)
        self.update()

    @property
    def badge(self) -> int:
        return self._badge

    @override
    def apply_theme(self) -> None:
        self._blocks.clear()
        super().apply_theme()

    def _block_of(self, weight: int) -> TextBlock:
        if weight not in self._blocks:
            look = self.look
            self._blocks[weight] = TextBlock(
                self.text(),
                look.font("rail", weight),
                look.line_height("rail"),
                Qt.AlignmentFlag.AlignHCenter,
            )
        return self._blocks[weight]

    def _block(self) -> TextBlock:
        return self._block_of(_HEAVIEST if self.accessible_selected else 0)

    def text_width(self) -> int:
        """Room its word needs in the heaviest weight."""
        return self._block_of(_HEAVIEST).longest_word()

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        rail = self.parentWidget()
        assert isinstance(rail, NavRail)
        width = rail.sizeHint().width() - 2 * _SIDE
        lines = self._block().height_for(width)
        room = self._spacing
        height = room.above + look.px(SIZE[room.icon]) + room.between + lines + room.below
        return QSize(width, max(look.px(room.least), height))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rail = self.parentWidget()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if isinstance(rail, NavRail) and key in steps:
            rail.move_focus(self, steps[key])
        elif isinstance(rail, NavRail) and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rail.focus_end(last=key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        current = self.accessible_selected
        box = QRectF(self.rect())
        if current:
            paint_box(painter, box, RADIUS["button"], look.colour("rail_selected_bg"))
        elif self.hovered or self.isDown():
            edge = look.colour("rail_line") if look.high_contrast else None
            fill = None if look.high_contrast else look.colour("rail_line")
            paint_box(painter, box, RADIUS["button"], fill, edge, 2)
        ink = look.colour("rail_selected_text" if current else "rail_text")
        size = look.px(SIZE[self._spacing.icon])
        between = self._spacing.between
        block = self._block()
        width = self.width()
        lines = block.height_for(width)
        top = (self.height() - size - between - lines) / 2
        left = (width - size) / 2
        weight = IconWeight.FILL if current else IconWeight.REGULAR
        at = QPointF(left, top)
        paint_icon(painter, self.theme, self.entry.icon, size, ink, at, weight)
        block.draw(painter, QPointF(0, top + size + between), width, ink)
        if self._badge:
            self._paint_badge(left + size - 6, top - 6, current=current)

    def _paint_badge(self, x: float, y: float, *, current: bool) -> None:
        look = self.look
        painter = smooth_painter(self)
        number = TextBlock(
            str(self._badge),
            look.font("tag", 700),
            look.line_height("tag"),
            Qt.AlignmentFlag.AlignHCenter,
        )
        side = look.px(24)
        width = max(side, number.natural_width() + 12)
        box = QRectF(x, max(2.0, y), width, side)
        paint_box(
            painter,
            box,
            RADIUS["pill"],
            look.colour("rail_badge"),
            look.colour("rail_selected_bg" if current else "rail"),
            2,
        )
        top = box.top() + (side - number.height_for(width)) / 2
        number.draw(painter, QPointF(x, top), width, look.colour("on_accent"))


class NavRail(Themed, QFrame):
    """One Tab stop; arrows move inside; what has no room stands behind More.

    Signals:
        chosen: key of the entry pressed.
    """

    chosen = Signal(str)
    accessible_role = QAccessible.Role.PageTabList

    def __init__(
        self,
        theme: ThemeController,
        entries: tuple[RailEntry, ...],
        parent: QWidget | None = None,
        *,
        header: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nav_rail")
        self.setAccessibleName(self.tr("Main places"))
        self._header = header
        if header is not None:
            header.setParent(self)
        self._items = [RailItem(theme, entry, self) for entry in entries]
        foot = max((entry.group for entry in entries), default=0)
        self._more = RailItem(theme, RailEntry(_MORE, self.tr("More"), "list", foot), self)
        self._more.hide()
        self._menu = Menu(theme, self)
        self._menu.setObjectName("rail_more_menu")
        self._menu.triggered.connect(self._on_menu_chosen)
        self._lines: list[int] = []
        self._measured: tuple[Theme, int] | None = None
        self._current = ""
        self._spacing = _ROOMY
        for item in self._items:
            item.clicked.connect(self._on_item_pressed)
        self._more.clicked.connect(self._on_more_pressed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._update_stop()
        self.follow(theme)

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        """Show where the reader is; "" for a place that is not on the rail."""
        self._current = key
        for item in self._items:
            item.set_current(item.entry.key == key)
        self._more.set_current(key in self._behind_more())
        self._update_stop()

    def set_badge(self, key: str, count: int, spoken: str = "") -> None:
        """Show a count at an entry.

        Args:
            spoken: the count in words, such as "2 pages".
        """
        for item in self._items:
            if item.entry.key == key:
                item.set_badge(count, spoken)

    def set_entry_shown(self, key: str, shown: bool) -> None:
        """Take an entry away, as in kiosk, or bring it back."""
        for item in self._items:
            if item.entry.key == key:
                item.setProperty("left_out", not shown)
        self._arrange()

    def move_focus(self, item: RailItem, by: int) -> None:
        shown = self._shown()
        place = shown.index(item) + by
        if 0 <= place < len(shown):
            self._focus(shown[place])

    def focus_end(self, *, last: bool) -> None:
        self._focus(self._shown()[-1 if last else 0])

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        if self._measured is None or self._measured[0] is not look:
            self._measured = look, self._width_in(look)
        return QSize(self._measured[1], 200)

    def _width_in(self, look: Theme) -> int:
        large = look.text_scale > 1.25
        width = SIZE["rail_width_large_text" if large else "rail_width"]
        widest = max(item.text_width() for item in [*self._items, self._more])
        return max(width, widest + 8 + 2 * _SIDE)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("rail"))
        line = look.colour("rail_line")
        for y in self._lines:
            painter.fillRect(QRectF(28, y, self.width() - 56, look.stroke("hairline")), line)
        if look.colours.name != "light":
            width = look.stroke("hairline")
            painter.fillRect(QRectF(self.width() - width, 0, width, self.height()), line)

    # Arranging

    def _present(self) -> list[RailItem]:
        return [item for item in self._items if not item.property("left_out")]

    def _arrange(self) -> None:
        """Give each entry its place: closer together where that makes room for all; where even
        that does not, the least important move behind More."""
        shown = self._present()
        self._set_spacing(_ROOMY)
        if not self._fits(shown):
            self._set_spacing(_DENSE)
        while not self._fits(shown) and len(shown) > 1:
            least = min(reversed(shown), key=lambda item: item.entry.keep)
            shown = [item for item in shown if item is not least]
        behind = [item for item in self._present() if item not in shown]
        for item in self._items:
            item.setVisible(item in shown)
        self._more.setVisible(bool(behind))
        self._more.set_current(self._current in {item.entry.key for item in behind})
        self._place(shown, with_more=bool(behind))
        self._update_stop()
        self.update()

    def _set_spacing(self, spacing: _Spacing) -> None:
        self._spacing = spacing
        for item in [*self._items, self._more]:
            item.set_spacing(spacing)

    def _head(self) -> int:
        if self._header is None:
            return 12
        return self._header.sizeHint().height()

    def _fits(self, shown: list[RailItem]) -> bool:
        items = list(shown)
        if len(shown) < len(self._present()):
            items.append(self._more)
        groups = len({item.entry.group for item in items})
        height = sum(item.sizeHint().height() + self._spacing.gap for item in items)
        return self._head() + height + groups * self._spacing.divider <= self.height()

    def _place(self, shown: list[RailItem], *, with_more: bool) -> None:
        width = self.width() - 2 * _SIDE
        if self._header is not None:
            self._header.setGeometry(0, 0, self.width(), self._head())
        foot = max((item.entry.group for item in self._items), default=0)
        gap, divider = self._spacing.gap, self._spacing.divider
        y = self._head()
        self._lines = []
        group = shown[0].entry.group if shown else 0
        for item in shown:
            if item.entry.group == foot:
                continue
            if item.entry.group != group:
                group = item.entry.group
                self._lines.append(y + (divider - gap) // 2)
                y += divider
            height = item.sizeHint().height()
            item.setGeometry(_SIDE, y, width, height)
            y += height + gap
        at_foot = [item for item in shown if item.entry.group == foot]
        if with_more:
            at_foot.append(self._more)
        y = self.height() - _SIDE
        for item in reversed(at_foot):
            height = item.sizeHint().height()
            y -= height
            item.setGeometry(_SIDE, y, width, height)
            y -= gap

    # Focus and choosing

    def _shown(self) -> list[RailItem]:
        return [item for item in [*self._items, self._more] if not item.isHidden()]

    def _behind_more(self) -> set[str]:
        return {item.entry.key for item in self._present() if item.isHidden()}

    def _update_stop(self) -> None:
        """The current entry is where Tab arrives, or the first."""
        shown = self._shown()
        stop = next((item for item in shown if item.accessible_selected), None)
        stop = stop or (shown[0] if shown else None)
        for item in [*self._items, self._more]:
            focused = item.hasFocus()
            tab = item is stop or focused
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def _focus(self, item: RailItem) -> None:
        item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        item.setFocus(Qt.FocusReason.TabFocusReason)
        self._update_stop()

    def _on_item_pressed(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.chosen.emit(item.entry.key)

    def _on_more_pressed(self) -> None:
        self._menu.clear()
        behind = self._behind_more()
        for item in self._present():
            if item.entry.key in behind:
                words = item.entry.label
                if item.badge:
                    words = self.tr("{place} ({count})").format(place=words, count=item.badge)
                action = QAction(words, self._menu)
                action.setData(item.entry.key)
                self._menu.addAction(action)
        self._menu.popup(self._more.mapToGlobal(QPoint(self._more.width(), 0)))

    def _on_menu_chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
