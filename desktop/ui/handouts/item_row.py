"""One page of a handout: what it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.handing_out import HandoutLine
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import kind_hue, kind_icon
from desktop.ui.common.page_row import PageRow

_GONE_HUE = 4


class _Face(PageRow):
    """What the page is; its words may change."""

    accessible_role = QAccessible.Role.ListItem
    accessible_selected = False

    def show_line(self, title: str, about: str, icon: str, hue: int) -> None:
        if (title, about, icon, hue) == (self.text(), self._about, self._icon, self._hue):
            return
        self._about, self._icon, self._hue = about, icon, hue
        self.setText(title)
        self.apply_theme()


class ItemRow(Card):
    """A page in the list; the one chosen shows Up, Down and Remove.

    Signals, all with its place in the list, from 0:
        chosen: it was pressed.
        step_requested: choose the one so many places on.
        move_requested: move it so many places on.
        removal_requested: take it off the handout.
    """

    chosen = Signal(int)
    step_requested = Signal(int, int)
    move_requested = Signal(int, int)
    removal_requested = Signal(int)

    def __init__(self, theme: ThemeController, place: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.place = place
        self._chosen = False
        self._editable = True
        self._title = ""
        self._actions: QWidget | None = None  # made when it is chosen for the first time
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 4, 6, 4)
        self._column.setSpacing(0)
        self.face = _Face(theme, "", "", self, icon="book-open-text")
        self.face.setObjectName(f"item_{place}")
        self.face.clicked.connect(self._on_pressed)
        self._column.addWidget(self.face)

    def show_line(self, line: HandoutLine, pages: int, of: int, *, editable: bool) -> None:
        """Show a page of the handout.

        Args:
            pages: how many it takes on paper; 0 while that is not known.
            of: how many are in the list.
        """
        self._title, self._editable = line.title, editable
        about = [line.about] if line.about else []
        if line.gone:
            about = [self.tr("No longer in Waymark. It is left out of the print.")]
        elif pages == 1:
            about.append(self.tr("1 page"))
        elif pages:
            about.append(self.tr("%n pages", "", pages))
        icon = "warning-circle" if line.gone else line.icon or kind_icon(line.kind)
        hue = _GONE_HUE if line.gone else kind_hue(line.kind)
        self.face.show_line(line.title, " · ".join(about), icon, hue)
        where = self.tr("{number} of {total}").format(number=self.place + 1, total=of)
        self.face.setAccessibleDescription(". ".join([*about, where]))
        self.set_chosen(self._chosen)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one chosen, with what can be done with it."""
        self._chosen = chosen
        shown = chosen and self._editable
        self.face.accessible_selected = shown
        self.set_colours(*(("tint", "primary") if shown else ("surface", "border")))
        if shown and self._actions is None:
            self._actions = self._make_actions()
        if self._actions is not None:
            self._actions.setVisible(shown)
            for button in self._actions.findChildren(Button):
                button.setAccessibleDescription(self._title)

    def set_in_tab_order(self, reached: bool) -> None:
        """Let Tab stop here; one row alone does, arrows go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus
        self.face.setFocusPolicy(policy)

    def focus(self, action: str = "") -> None:
        """Put the keys on the row, or on its button of that name."""
        button = self.findChild(Button, f"{action}_{self.place}") if action else None
        (button or self.face).setFocus(Qt.FocusReason.TabFocusReason)

    def _make_actions(self) -> QWidget:
        held = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        flow = FlowLayout(held, 8)
        flow.setContentsMargins(8, 4, 8, 8)
        for name, words, icon, slot in (
            ("item_up", self.tr("Up"), "arrow-up", self._on_up),
            ("item_down", self.tr("Down"), "arrow-down", self._on_down),
            ("item_remove", self.tr("Remove"), "trash", self._on_remove),
        ):
            button = Button(self.theme, words, held, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(f"{name}_{self.place}")
            button.clicked.connect(slot)
            flow.addWidget(button)
        self._column.addWidget(held)
        return held

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        moving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if by is not None and moving and self._editable:
            self.move_requested.emit(self.place, by)
        elif by is not None and not moving:
            self.step_requested.emit(self.place, by)
        elif key == Qt.Key.Key_Delete and self._editable:
            self.removal_requested.emit(self.place)
        else:
            super().keyPressEvent(event)

    def _on_pressed(self) -> None:
        self.chosen.emit(self.place)

    def _on_up(self) -> None:
        self.move_requested.emit(self.place, -1)

    def _on_down(self) -> None:
        self.move_requested.emit(self.place, 1)

    def _on_remove(self) -> None:
        self.removal_requested.emit(self.place)
