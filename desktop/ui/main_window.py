"""The window: the rail at the left, one page beside it, notices above and below."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import paths
from desktop.domain.reading import ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.brand import BrandMark
from desktop.ui.common.buttons import Button
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.messages import EmptyState, NoticeBar, Toast
from desktop.ui.common.rail import NavRail, RailEntry
from desktop.ui.shell.easier_panel import EasierPanel

PLACES = (
    *("home", "read", "compare", "diagrams", "treatments", "words", "my-list", "handout"),
    "settings",
)
_MARGIN = 24  # px kept around what is scrolled to
MOST_NOTICES = 3  # shown at once
SMALLEST = (460, 420)  # px; the page keeps 320 beside the rail


class MainWindow(QMainWindow):
    """Holds the pages; says where the reader wants to go and never fetches anything.

    Signals:
        place_requested: a place on the rail.
        view_changed: the view the reader wishes for.
        help_requested: show how the program is used.
        handout_requested: put what is shown on the handout, or take it off.
        closing: the window is about to close; what is unsaved must be saved now.
    """

    place_requested = Signal(str)
    urgent_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    search_requested = Signal()
    find_requested = Signal()
    help_requested = Signal()
    bookmark_requested = Signal()
    handout_requested = Signal()
    print_requested = Signal()
    save_pdf_requested = Signal()
    listen_requested = Signal()
    text_larger_requested = Signal()
    text_smaller_requested = Signal()
    text_reset_requested = Signal()
    view_changed = Signal(ViewSettings)
    closing = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("Waymark")
        self.setMinimumSize(*SMALLEST)
        self.theme = theme
        self._pages: dict[str, QWidget] = {}
        self._single_keys = True
        self._undo: Callable[[], object] | None = None
        self._details = ""
        self._unread: deque[str] = deque(maxlen=MOST_NOTICES)

        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._skip = Button(theme, self.tr("Go to the page"), body)
        self._skip.setObjectName("skip_link")
        self._skip.clicked.connect(self.focus_page)
        self._rail = self._make_rail(theme, body)
        row.addWidget(self._rail)
        side = QWidget(body)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notice = NoticeBar(theme, side)
        self._notice.action_requested.connect(self._on_notice_action)
        column.addWidget(self._notice)
        self._stack = QStackedWidget(side)
        self._stack.setObjectName("pages")
        column.addWidget(self._stack, 1)
        self._foot: QWidget | None = None
        self._kept_foot: QWidget | None = None
        self._side = column
        row.addWidget(side, 1)
        self.setCentralWidget(body)

        self._toast = Toast(theme, side)
        self._toast.undo_requested.connect(self._on_undo)
        self._easier = EasierPanel(theme, self)
        self._easier.view_changed.connect(self.view_changed)
        self._skip.raise_()
        QWidget.setTabOrder(self._skip, self._rail)
        self._make_shortcuts()
        self._ring = FocusRing(theme, self)
        self._ring.wait_for_key()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._place_skip_link()

    def _make_rail(self, theme: ThemeController, parent: QWidget) -> NavRail:
        mark = BrandMark(
            theme, paths.resources() / "brand" / "mark-reversed.svg", self.tr("Waymark")
        )
        rail = NavRail(
            theme,
            (
                RailEntry("home", self.tr("Home"), "house", 0, keep=8),
                RailEntry("read", self.tr("Read"), "book-open-text", 0, keep=7),
                RailEntry("compare", self.tr("Compare"), "table", 0, keep=6),
                RailEntry("diagrams", self.tr("Diagrams"), "chart-line-up", 0, keep=4),
                RailEntry("treatments", self.tr("Treatments"), "pill", 0, keep=4),
                RailEntry("words", self.tr("Words"), "text-aa", 0, keep=4),
                RailEntry("my-list", self.tr("My list"), "bookmark-simple", 1, keep=5),
                RailEntry("handout", self.tr("Handout"), "printer", 1, keep=6),
                RailEntry("urgent", self.tr("Urgent help"), "first-aid", 2, keep=9),
                RailEntry("easier", self.tr("Easier to see"), "eye", 2, keep=10),
                RailEntry("help", self.tr("Help"), "question", 2, keep=5),
                RailEntry("settings", self.tr("Settings"), "gear-six", 2, keep=6),
            ),
            parent,
            header=mark,
        )
        rail.chosen.connect(self._on_rail_chosen)
        return rail

    def _make_shortcuts(self) -> None:
        for keys, act in (
            (("Ctrl+F", "Ctrl+K"), self.search_requested.emit),
            (("/",), self._on_slash),
            (("F3",), self.find_requested.emit),
            (("Alt+Left",), self.back_requested.emit),
            (("Alt+Right",), self.forward_requested.emit),
            (("Ctrl+D",), self.bookmark_requested.emit),
            (("Ctrl+H",), self.handout_requested.emit),
            (("Ctrl+P",), self.print_requested.emit),
            (("Ctrl+S",), self.save_pdf_requested.emit),
            (("Ctrl++", "Ctrl+="), self.text_larger_requested.emit),
            (("Ctrl+-",), self.text_smaller_requested.emit),
            (("Ctrl+0",), self.text_reset_requested.emit),
            (("F9",), self.listen_requested.emit),
            (("F11",), self._on_full_screen),
            (("F1",), self.help_requested.emit),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(act)
                if key == "/":
                    self._slash = shortcut
        for number, place in enumerate(PLACES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setProperty("place", place)
            shortcut.activated.connect(self._on_place_key)

    # Pages

    def add_page(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)

    @property
    def current_page(self) -> str:
        """Name of the page shown."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def show_page(self, name: str) -> None:
        """Show a page; keys go to it unless the reader is on the rail."""
        self._easier.close_popover()
        changed = self.current_page != name
        self._stack.setCurrentWidget(self._pages[name])
        self._toast.stay_above(getattr(self._pages[name], "foot", None))
        focused = QApplication.focusWidget()
        on_rail = focused is not None and self._rail.isAncestorOf(focused)
        if changed and not on_rail:
            self.focus_page()

    def focus_page(self) -> None:
        """Put the keyboard's focus on the page's first control."""
        page = self._stack.currentWidget()
        first_focus = getattr(page, "first_focus", None)
        if first_focus is not None:
            first_focus()

    def show_foot(self, foot: QWidget | None) -> None:
        """Show a bar below the page, or the one kept there; keys that were in it go to the page."""
        foot = foot or self._kept_foot
        old, self._foot = self._foot, foot
        if old is not None and old is not foot:
            focused = QApplication.focusWidget()
            had_keys = focused is not None and old.isAncestorOf(focused)
            old.hide()
            if had_keys:
                self.focus_page()
        if foot is not None:
            if self._side.indexOf(foot) < 0:
                self._side.addWidget(foot)
            foot.show()

    def keep_foot(self, foot: QWidget | None) -> None:
        """Show this bar below the page whenever no other is shown there; None for no bar."""
        free = self._foot is self._kept_foot
        self._kept_foot = foot
        if free:
            self.show_foot(None)

    def set_page_title(self, title: str) -> None:
        self.setWindowTitle(self.tr("{title} - Waymark").format(title=title))

    def select_rail(self, name: str) -> None:
        self._rail.set_current(name if name in (*PLACES, "help") else "")

    def show_handout_count(self, count: int) -> None:
        """Say on the rail how many pages lie on the reader's own handout."""
        one = self.tr("1 page on your handout")
        many = self.tr("%n pages on your handout", "", count)
        self._rail.set_badge("handout", count, (one if count == 1 else many) if count else "")

    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        """Show in the panel what is chosen, and which keys act alone."""
        self._easier.show_view(view, locked)
        self._slash.setEnabled(view.single_keys)

    # Messages

    def show_notice(self, sentence: str) -> None:
        """Show a sentence, under the last of those that the reader has not closed yet."""
        if self._notice.isHidden():
            self._unread.clear()
        if sentence not in self._unread:
            self._unread.append(sentence)
        first, *others = self._unread
        self._notice.show_notice(first, "\n".join(others))

    def show_bug(self, sentence: str, details: str) -> None:
        """Say that something of ours went wrong, with the details for whoever can mend it."""
        self._details = details
        self._unread.clear()
        copy = ("copy", self.tr("Copy details"), "copy")
        self._notice.show_notice(sentence, "", (copy,))

    def show_toast(
        self, words: str, undo: Callable[[], object] | None, *, icon: str = "check-circle"
    ) -> None:
        self._undo = undo
        self._toast.show_message(words, undo=undo is not None, icon=icon)

    def forget_toast(self) -> None:
        """Take away what was said last, with what it would undo."""
        self._undo = None
        self._toast.hide()

    def show_fatal(self, sentence: str) -> None:
        """Only this sentence and a way out: there is nothing to read."""
        for entry in (*PLACES, "urgent", "easier"):
            self._rail.set_entry_shown(entry, False)
        page = EmptyState(
            self.theme,
            "warning-circle",
            self.tr("Waymark cannot open its library"),
            sentence,
            self,
            action=self.tr("Close Waymark"),
            action_icon="x",
        )
        page.setObjectName("fatal_page")
        page.action_requested.connect(self.close)
        self.add_page("fatal", page)
        self._stack.setCurrentWidget(page)
        announce(page, sentence)

    # What was pressed

    def _on_rail_chosen(self, key: str) -> None:
        if key == "urgent":
            self.urgent_requested.emit()
        elif key == "easier":
            self.open_easier_panel()
        elif key == "help":
            self.help_requested.emit()
        else:
            self.place_requested.emit(key)

    def open_easier_panel(self) -> None:
        """Open the panel beside the rail's foot."""
        if self._easier.is_open:
            self._easier.close_popover()
            return
        item = self._rail.findChild(QWidget, "rail_easier")
        anchor = item if item is not None and item.isVisible() else self._rail
        self._easier.open_at(QRect(anchor.mapToGlobal(anchor.rect().topLeft()), anchor.size()))

    def _on_place_key(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self.place_requested.emit(str(shortcut.property("place")))

    def _on_slash(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.insert("/")
        elif isinstance(focused, QPlainTextEdit) and not focused.isReadOnly():
            focused.insertPlainText("/")
        else:
            self.search_requested.emit()

    def _on_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _on_notice_action(self, key: str) -> None:
        if key == "copy":
            QGuiApplication.clipboard().setText(self._details)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.isFullScreen():
                self.showNormal()
            else:
                self.back_requested.emit()
            return
        super().keyPressEvent(event)

    # The skip link shows only while it has the focus

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._place_skip_link()
        if now is not None and self.isAncestorOf(now) and now.isVisible():
            _bring_into_sight(now)

    def _place_skip_link(self) -> None:
        shown = self._skip.hasFocus()
        self._skip.resize(self._skip.sizeHint())
        self._skip.move(12, 12 if shown else -self._skip.height() - 12)
        if shown:
            self._skip.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_skip_link()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._easier.close_popover()
        page = self._stack.currentWidget()
        if page is not None:
            page.hide()  # pages keep what was typed when they are hidden
        self.closing.emit()
        super().closeEvent(event)


def _bring_into_sight(focused: QWidget) -> None:
    """Scroll to what cannot be seen; Qt does so only for Tab from inside the same page."""
    area = focused.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and focused.visibleRegion().isEmpty():
        area.ensureWidgetVisible(focused, 0, _MARGIN)
