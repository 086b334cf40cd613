"""The bar over a page: where it leads back to or its title, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.dressed import Menu
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed, smooth_painter

_SIDE = 24
_GAP = 12


class TopBar(Themed, QFrame):
    """Back or a title at the left, up to four actions at the right; what has no room
    stands behind More. The first action stays in sight: icons make way for it, and where that
    is not enough, a long word of the title breaks.

    Signals:
        back_requested: the Back button was pressed.
    """

    back_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._back = Button(theme, "", self, tone=Tone.QUIET, icon="arrow-left")
        self._back.setObjectName("top_bar_back")
        self._back.clicked.connect(self.back_requested)
        self._back.hide()
        self._title = HeadingLabel(theme, "", self, level=1, role="title")
        self._title.setObjectName("top_bar_title")
        self._title.hide()
        self._long_back = self._short_back = ""
        self._actions: list[Button] = []
        self._most = 0
        self._fixed: list[QWidget] = []
        self._whole_words = True  # of the title
        self._placed: list[int] = []  # widths of the actions as they were last arranged
        self._more = Button(theme, self.tr("More"), self, icon="dots-three")
        self._more.setObjectName("top_bar_more")
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        self._menu = Menu(theme, self)
        self._menu.setObjectName("top_bar_menu")
        self._menu.triggered.connect(self._on_menu_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def set_back(self, words: str, short: str = "") -> None:
        """Show a Back button instead of a title.

        Args:
            words: where it leads, "Back to Read".
            short: used where those have no room; by default "Back".
        """
        self._long_back, self._short_back = words, short or self.tr("Back")
        self._title.hide()
        self._back.show()
        self._arrange()

    def set_title(self, title: str) -> None:
        """Show the page's title instead of a Back button."""
        self._title.setText(title)
        self._back.hide()
        self._title.show()
        self._arrange()

    def set_actions(self, actions: list[Button], most: int = 0) -> None:
        """Show these actions; the first ones stay longest where there is little room.

        Args:
            most: so many at the most, however much room there is; 0 for all.

        Those shown before are hidden, not deleted: whoever made them may show them again.
        """
        for old in self._actions:
            if old not in actions:
                old.hide()
        self._actions = list(actions)
        self._most = most or len(actions)
        for button in self._actions:
            if button.parent() is not self:
                button.setParent(self)
        self._arrange()

    def add_widget(self, widget: QWidget) -> None:
        """A widget left of the actions that never moves behind More, such as a search field."""
        widget.setParent(self)
        widget.show()
        self._fixed.append(widget)
        self._arrange()

    def remove_widget(self, widget: QWidget) -> None:
        """Let go of a widget, which stands somewhere else from now on."""
        self._fixed.remove(widget)
        self._arrange()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        large = look.text_scale > 1.25
        least = SIZE["top_bar_large_text" if large else "top_bar"]
        title = self._title.heightForWidth(self._left_room()) if not self._title.isHidden() else 0
        return QSize(400, max(least, title + 24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._widths() != self._placed:
            self._arrange()  # an action has got other words
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = look.stroke("hairline")
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, look.colour("border"))

    # Arranging

    def _left_least(self) -> int:
        """The least width of what stands at the left."""
        if not self._back.isHidden():
            return self._back_width(self._short_back)
        if not self._title.isHidden():
            least = self._title.minimumSizeHint().width()
            return max(least, self._title.longest_word()) if self._whole_words else least
        return 0

    def _back_width(self, words: str) -> int:
        self._back.setText(words)
        return self._back.sizeHint().width()

    def _fixed_width(self) -> int:
        return sum(widget.sizeHint().width() + _GAP for widget in self._fixed)

    def _left_room(self) -> int:
        taken = sum(self._width(b) + _GAP for b in self._visible_actions()) + self._fixed_width()
        return max(1, self.width() - 2 * _SIDE - taken)

    def _width(self, button: QWidget) -> int:
        return button.sizeHint().width()

    def _visible_actions(self) -> list[Button]:
        return [b for b in [*self._actions, self._more] if not b.isHidden()]

    def _arrange(self) -> None:
        shown: list[Button] = []
        for whole_words, action_icons, back_icon in (
            (True, True, True),
            (True, False, True),
            (False, False, True),
            (False, False, False),
        ):
            self._whole_words = whole_words
            self._show_icons(action_icons, back_icon)
            shown = self._fitting()
            if shown or not self._actions:
                break
        for button in self._actions:
            button.setVisible(button in shown)
        self._more.setVisible(len(shown) < len(self._actions))
        visible = self._visible_actions()
        x = self.width() - _SIDE
        for button in reversed(visible):
            x = self._put(button, x)
        for widget in reversed(self._fixed):
            x = self._put(widget, x)
        self._place_left(max(1, x - _SIDE))
        self._sort_tab_order(visible)
        self._placed = self._widths()
        self.updateGeometry()

    def _fitting(self) -> list[Button]:
        """The actions that have room beside what stands at the left."""
        room = self.width() - 2 * _SIDE - self._left_least() - self._fixed_width()
        shown = self._actions[: self._most]
        while shown and self._needed(shown) > room:
            shown.pop()
        return shown

    def _show_icons(self, of_actions: bool, of_back: bool) -> None:
        for button in (*self._actions, self._more):
            button.show_icon(of_actions)
        self._back.show_icon(of_back)

    def _widths(self) -> list[int]:
        return [self._width(button) for button in self._actions]

    def _put(self, widget: QWidget, right: int) -> int:
        hint = widget.sizeHint()
        wide, tall = hint.width(), hint.height()
        if widget.hasHeightForWidth():
            tall = widget.heightForWidth(wide)  # the hint is for the width it has had so far
        widget.setGeometry(right - wide, (self.height() - tall) // 2, wide, tall)
        return right - wide - _GAP

    def _needed(self, shown: list[Button]) -> int:
        width = sum(self._width(button) + _GAP for button in shown)
        if len(shown) < len(self._actions):
            width += self._width(self._more) + _GAP
        return width

    def _place_left(self, room: int) -> None:
        height = self.height()
        if not self._back.isHidden():
            wide = self._back_width(self._long_back)
            fits = wide <= room and self._back.heightForWidth(wide) <= height
            width = min(room, wide if fits else self._back_width(self._short_back))
            tall = self._back.heightForWidth(width)
            self._back.setGeometry(_SIDE + 2, (height - tall) // 2, width, tall)
        if not self._title.isHidden():
            tall = self._title.heightForWidth(room)
            self._title.setGeometry(_SIDE, (height - tall) // 2, room, tall)

    def _sort_tab_order(self, visible: list[Button]) -> None:
        before: QWidget = self._back
        for widget in [*self._fixed, *visible]:
            QWidget.setTabOrder(before, widget)
            before = widget

    def _on_more(self) -> None:
        self._menu.clear()
        for number, button in enumerate(self._actions):
            if button.isHidden():
                action = QAction(button.text(), self._menu)
                action.setData(number)
                action.setEnabled(button.isEnabled())
                self._menu.addAction(action)
        corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + 4))
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    def _on_menu_chosen(self, action: QAction) -> None:
        self._actions[int(action.data())].click()
