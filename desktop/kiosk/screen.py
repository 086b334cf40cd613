"""What every screen of a visit tells the frame around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.common.themed import Themed


class KioskScreen(Themed, QWidget):
    """One screen: fills the room between the strip and the foot, which its frame draws.

    Attributes:
        title: stands in the strip.
        page_scroll: what "Page up" and "Page down" of the foot turn; None where all is in sight.

    Signals:
        shown_changed: the title or the actions are other ones.
        go_requested: place, page and anchor of the next stop.
    """

    shown_changed = Signal()
    go_requested = Signal(str, str, str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.page_scroll: PageScroll | None = None
        self.theme = theme
        theme.add_screen(self)

    def foot_buttons(self) -> Sequence[Pressable]:
        """Buttons for the right half of the foot, the main one last; the screen owns them."""
        return ()

    def back(self) -> bool:
        """Go back inside the screen, as from a part to the part before; whether it did."""
        return False

    def first_focus(self) -> None:
        """Take the keyboard's focus, for those who have a keyboard."""
        self.setFocus()
