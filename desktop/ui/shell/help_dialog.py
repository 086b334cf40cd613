"""F1: what the keys do, and where help is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.comparison.grid import Grid


class HelpDialog(Dialog):
    """The keys, as a table, over the window."""

    def __init__(self, theme: ThemeController, window: QWidget) -> None:
        say = QCoreApplication.translate
        super().__init__(
            theme,
            window,
            say("HelpDialog", "Keys you can use"),
            say(
                "HelpDialog",
                "Everything in Waymark works with the mouse, by touch and with these keys.",
            ),
            (("close", say("HelpDialog", "Close")),),
        )
        self.setObjectName("help_dialog")
        rows = (
            (self.tr("Tab, Shift+Tab"), self.tr("To the next group, or back")),
            (self.tr("Arrow keys"), self.tr("Move inside a group or a table")),
            (self.tr("Enter or Space"), self.tr("Press; open a word or a cell")),
            (self.tr("Esc"), self.tr("Close a panel; then go back")),
            (self.tr("Ctrl+F, Ctrl+K or /"), self.tr("Search everything")),
            (self.tr("F3"), self.tr("Find in this page")),
            (self.tr("Alt+Left, Alt+Right"), self.tr("Back, forward")),
            (self.tr("Ctrl+1 to Ctrl+9"), self.tr("The places at the side, in order")),
            (self.tr("Ctrl+D"), self.tr("Bookmark this page")),
            (self.tr("Ctrl+H"), self.tr("Put this page on your handout, or take it off")),
            (self.tr("Ctrl+P, Ctrl+S"), self.tr("Print; save as PDF")),
            (self.tr("Ctrl++, Ctrl+-, Ctrl+0"), self.tr("Text bigger, smaller, as usual")),
            (self.tr("Ctrl+Up, Ctrl+Down"), self.tr("Move the chosen question or page")),
            (self.tr("Delete"), self.tr("Take the chosen page off the handout")),
            (self.tr("Ctrl+Enter"), self.tr("Next step of your path")),
            (self.tr("F9"), self.tr("Listen to this page, or pause")),
            (self.tr("F11"), self.tr("Full screen, and back")),
            (self.tr("F1"), self.tr("This help")),
        )
        scroll = PageScroll(theme, self, fill="raised")
        scroll.setMinimumHeight(160)
        page = QWidget(scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(16)
        self.text.hide()  # it scrolls with the keys, so that a small window can hold both
        column.addWidget(BodyLabel(theme, self.text.text(), page))
        header = (self.tr("Keys"), self.tr("What they do"))
        column.addWidget(Grid(theme, self.heading.text(), header, rows, page, level=2))
        column.addStretch(1)
        scroll.set_page(page)
        self.body.addWidget(scroll, 1)
