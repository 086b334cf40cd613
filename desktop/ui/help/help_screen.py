"""Help: its pages at the left, one of them at the right, and a field that finds words in all."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.help import HelpBook, HelpPage
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.fields import SearchField
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.rows import RowButton
from desktop.ui.common.split_page import SplitPage
from desktop.ui.common.themed import Wrapping
from desktop.ui.help.help_column import HelpColumn

_STEPS_AT_ONCE = 6  # title, and enough for the first screenful
_COLUMN = 704  # px at 100 % text


class _List(Wrapping, QWidget):
    """The rows, under the headings of their groups."""


class HelpScreen(SplitPage):
    """Shows one page at a time; asks for others.

    Signals:
        left: the way back was pressed.
        page_wanted: what the list or a link leads to, as "page", "page#part" or "part:name".
    """

    left = Signal()
    page_wanted = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.setObjectName("help")
        self._title, self._back = self.tr("Help"), self.tr("All of Help")
        self._way_back = self.tr("Back")
        self._book = HelpBook(())
        self._page: HelpPage | None = None
        self._column: HelpColumn | None = None
        self._building: Slices | None = None
        self._anchor = ""
        self._match = -1
        self._aim: tuple[QWidget, QRect] | None = None  # kept in sight until the page is scrolled
        self._rows: dict[str, RowButton] = {}
        self._groups: dict[str, HeadingLabel] = {}

        column = QVBoxLayout(self.list_side)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(10)
        inset = QVBoxLayout()
        inset.setContentsMargins(24, 0, 24, 0)
        inset.setSpacing(10)
        inset.addWidget(HeadingLabel(theme, self._title, self.list_side, level=1, role="panel"))
        self._field = SearchField(
            theme, self.tr("Find in Help"), self.list_side, button=False, large=False
        )
        self._field.setObjectName("help_field")
        self._field.text_edited.connect(self._on_find)
        self._field.search_requested.connect(self._on_next_match)
        inset.addWidget(self._field)
        self._told = BodyLabel(theme, "", self.list_side, role="small", muted=True)
        self._told.setObjectName("help_told")
        self._told.hide()
        inset.addWidget(self._told)
        column.addLayout(inset)
        self._list = PageScroll(theme, self.list_side)
        self._list.setObjectName("help_list")
        self._list.setAccessibleName(self.tr("Pages of Help"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(self._list, 1)
        self.detail_scroll.setObjectName("help_scroll")
        self.detail_scroll.scrolled.connect(self._on_scrolled)
        self.detail_scroll.verticalScrollBar().rangeChanged.connect(self._on_page_grown)
        self.detail.body.addStretch(1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self.detail.set_most(self.look.body_px(_COLUMN))
        super().apply_theme()

    # Showing

    def show_book(self, book: HelpBook) -> None:
        """List the pages."""
        self._book = book
        box = _List(self._list)
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 0, 16, 24)
        column.setSpacing(4)
        for page in book.pages:
            if page.group not in self._groups:
                heading = HeadingLabel(self.theme, page.group, box, level=2, role="callout")
                self._groups[page.group] = heading
                column.addSpacing(10)
                column.addWidget(heading)
            row = RowButton(self.theme, page.title, box, bar=True)
            row.setObjectName(f"help_row_{page.id}")
            row.setProperty("page", page.id)
            row.clicked.connect(self._on_row)
            column.addWidget(row)
            self._rows[page.id] = row
        column.addStretch(1)
        self._list.set_page(box)

    def show_page(self, page: HelpPage, listed: str, anchor: str = "") -> None:
        """Show a page from its top, or at one of its parts; one that stands is not made again.

        Args:
            listed: id of the page that is marked in the list.
        """
        self._anchor = anchor
        self.open_detail()
        if page == self._page:
            if self._building is None or not self._building.running:
                self._go_to_part()
            return
        if self._building is not None:
            self._building.cancel()
        if self._column is not None:
            self._column.hide()
            self._column.deleteLater()
        self._page, self._match, self._aim = page, -1, None
        self._column = HelpColumn(self.theme, page, self.detail)
        self._column.links.page_requested.connect(self.page_wanted)
        self.detail.body.insertWidget(0, self._column)
        steps = self._column.steps()
        for _ in range(_STEPS_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)
        self._building.finished.connect(self._go_to_part)
        for page_id, row in self._rows.items():
            here = page_id == listed
            row.set_selected(here, self.tr("You are here") if here else "")
            if here:
                self._list.ensureWidgetVisible(row)

    def show_list(self) -> None:
        """Where only one half shows, show the list."""
        self._detail_open = False
        self.fit()

    def set_way_back(self, words: str) -> None:
        """Say where Back leads."""
        self._way_back = words
        self.fit()

    @override
    def first_focus(self) -> None:
        if self.narrow and not self._detail_open:
            self._field.setFocus()
        else:
            self.detail_scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_find(self) -> None:
        """Let the reader type what to find."""
        self.show_list()
        self._field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.line.selectAll()

    @override
    def close_detail(self) -> None:
        """Back to the list where it has no room; else back to where the reader was."""
        if self.narrow and self._detail_open:
            super().close_detail()
        else:
            self.left.emit()

    @override
    def fit(self) -> None:
        super().fit()
        if not (self.narrow and self._detail_open):
            self.bar.set_back(self._way_back)

    def _go_to_part(self) -> None:
        """Show what the page was opened for, now that it stands."""
        heading = self._column.heading(self._anchor) if self._column is not None else None
        if heading is not None:
            self._go_to(heading, QRect())
        elif self._field.text.strip():
            self._step_match()

    def _go_to(self, widget: QWidget, rect: QRect) -> None:
        """Bring a part of `widget` into sight; without one, its top to the top."""
        if rect.isNull():
            self.detail_scroll.scroll_to(widget, 8)
        else:
            self.detail_scroll.show_rect(widget, rect)
        self._aim = widget, rect

    def _on_page_grown(self) -> None:
        """Stay where the page was gone to when what stands above gets its height later."""
        if self._aim is not None:
            # It has its place when control returns to the event loop.
            QTimer.singleShot(0, self, self._go_again)

    def _go_again(self) -> None:
        if self._aim is not None:
            self._go_to(*self._aim)

    def _on_scrolled(self) -> None:
        self._aim = None

    def _on_row(self) -> None:
        row = self.sender()
        if row is not None:
            self.page_wanted.emit(str(row.property("page")))

    # Finding

    def _on_find(self, text: str) -> None:
        """Show the pages that hold what is typed; the first of them, where there is room."""
        words = text.strip()
        found = {page.id: page.group for page in self._book.pages if page.holds(words)}
        for page_id, row in self._rows.items():
            row.setVisible(page_id in found)
        for group, heading in self._groups.items():
            heading.setVisible(group in found.values())
        self._tell(words, len(found))
        self._match = -1
        if self._column is not None:
            for view in self._column.text_views():
                view.set_highlights(words)
        if words and found and not self.narrow:
            if self._page is not None and self._page.id in found:
                self._step_match()
            else:
                self.page_wanted.emit(next(iter(found)))

    def _tell(self, words: str, count: int) -> None:
        if count:
            said = self.tr("On 1 page") if count == 1 else self.tr("On %n pages", "", count)
        else:
            said = self.tr("Nothing in Help is called “{words}”. Try a shorter word.").format(
                words=words
            )
        self._told.setText(said)
        self._told.setVisible(bool(words))
        if words:
            announce(self._field, said)

    def _on_next_match(self, words: str) -> None:
        """Enter goes to the next place, then to the next page that has one."""
        if words and not self._step_match():
            shown = [page_id for page_id, row in self._rows.items() if not row.isHidden()]
            if shown:
                now = self._page.id if self._page is not None else ""
                place = shown.index(now) + 1 if now in shown else 0
                self.page_wanted.emit(shown[place % len(shown)])

    def _step_match(self) -> bool:
        """Mark the next place in this page; False where there is no other."""
        if self._column is None:
            return False
        if self._building is not None and self._building.running:
            self._building.finish()
        words, wanted = self._field.text.strip(), self._match + 1
        left, shown = wanted, False
        for view in self._column.text_views():
            count = view.set_highlights(words)
            if not shown and 0 <= left < count:
                self._go_to(view, view.set_current_match(left))
                shown = True
            left -= count
        self._match = wanted if shown else -1
        return shown
