"""The promise that nothing leaves this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.cards import Card
from desktop.ui.common.marked_line import MarkedLine


def privacy_note(theme: ThemeController, parent: QWidget) -> QWidget:
    """A box that says where the list is kept."""
    box = Card(theme, parent, fill="ask_bg")
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 12, 16, 12)
    words = parent.tr("Your list stays on this computer. Waymark never sends it anywhere.")
    line = MarkedLine(
        theme, "lock-simple", words, box, colour="ask_icon", icon_weight=IconWeight.DUOTONE
    )
    column.addWidget(line)
    return box
