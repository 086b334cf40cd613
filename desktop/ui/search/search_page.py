"""Search: results while the reader types, and never an empty page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import PageKind
from desktop.domain.search import SearchResults
from desktop.domain.take_home import OpenedCode
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.chips import Chip
from desktop.ui.common.columns import NARROW, PageColumn
from desktop.ui.common.fields import SearchField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import kind_plural
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.search.result_card import ResultCard

TYPING_MS = 80
LEAST_LETTERS = 2
_COLUMN = 924


class SearchPage(Themed, QWidget):
    """A field, chips for the kinds found, and the pages found.

    Signals:
        search_requested: what to search for, tuple of kinds (empty for all), how many to skip.
        page_requested: page id, with `#` and a section where the words stand in one.
        code_requested: a take-home code to open; empty for one that is still to be typed.
    """

    search_requested = Signal(str, object, int)
    page_requested = Signal(str)
    code_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._asked = ""
        self._kinds: tuple[PageKind, ...] = ()
        self._offset = 0
        self._cards: list[ResultCard] = []  # those after the first `_shown` are hidden
        self._shown = 0
        self._opened: CardButton | None = None
        self._code_typed = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("search_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll, most=_COLUMN, gap=16)

        self._field = SearchField(
            theme, self.tr("Search treatments, words or questions"), self._page
        )
        self._field.setObjectName("search_field")
        self._search_button = self._field.findChild(QWidget, "search_button")
        self._field.text_edited.connect(self._on_text_edited)
        self._field.search_requested.connect(self._on_search_pressed)
        self._field.line.installEventFilter(self)
        self._page.body.addWidget(self._field)
        self._told = MarkedLine(theme, "info", "", self._page, colour="ask_icon")
        self._told.setObjectName("search_told")
        self._page.body.addWidget(self._told)
        self._chips = _wrapping(self._page)
        self._chips.setObjectName("search_kinds")
        self._chip_row = FlowLayout(self._chips, gap=10)
        self._page.body.addWidget(self._chips)
        self._code = CardButton(theme, "", "", self._page, icon="signpost", caret=True)
        self._code.setObjectName("search_code")
        self._code.clicked.connect(self._on_code)
        self._code.installEventFilter(self)
        self._page.body.addWidget(self._code)
        self._list = QWidget(self._page)
        self._list.setObjectName("search_results")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._page.body.addWidget(self._list)
        self._more = Button(theme, self.tr("Show more"), self._page, icon="caret-down")
        self._more.setObjectName("search_more")
        self._more.clicked.connect(self._on_more)
        self._page.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._make_suggestions(theme)
        self._page.body.addStretch(1)
        self._scroll.set_page(self._page)

        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._show_nothing_asked()
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Search")

    def _make_suggestions(self, theme: ThemeController) -> None:
        self._others = _wrapping(self._page)
        column = QVBoxLayout(self._others)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        self._others_heading = HeadingLabel(theme, "", self._others, role="card")
        column.addWidget(self._others_heading)
        chips = _wrapping(self._others)
        self._others_row = FlowLayout(chips, gap=10)
        self._others_chips = chips
        column.addWidget(chips)
        self._page.body.addWidget(self._others)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A slim field needs no Search button: results come while typing."""
        if self._search_button is not None:
            self._search_button.setVisible(self.width() >= self.look.body_px(NARROW))

    # What is asked

    def set_query(self, query: str) -> None:
        """Search for `query`; without one, the reader may type over what stands in the field."""
        query = query.strip()
        if not query and self.isVisible() and self._field.text:
            self._field.line.selectAll()
            self._field.setFocus()
            self._search()
            return
        if query != self._field.text.strip():
            self._field.set_text(query)
        if query and query == self._asked and self._shown:
            return  # the reader comes back to what was found
        self._kinds = ()
        self._search()

    def first_focus(self) -> None:
        """The field, or the page that the reader comes back from."""
        if self._opened is not None and self._opened.isVisibleTo(self):
            self._opened.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._field.setFocus()
        self._field.line.selectAll()

    def _on_text_edited(self, _: str) -> None:
        self._kinds = ()
        self._typing.start()

    def _on_search_pressed(self, _: str) -> None:
        self._search()

    def _search(self, offset: int = 0) -> None:
        self._typing.stop()
        query = self._field.text.strip()
        self._asked, self._offset = query, offset
        self._opened = None
        if len(query) < LEAST_LETTERS:
            self._show_nothing_asked()
        else:
            self.search_requested.emit(query, self._kinds, offset)

    def _on_more(self) -> None:
        self._search(self._shown)

    def _on_kind(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            kind = str(chip.property("kind"))
            self._kinds = (PageKind(kind),) if kind else ()
            self._mark_chips()
            self._search()

    def _on_suggestion(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._field.set_text(chip.text())
            self._field.setFocus()
            self._kinds = ()
            self._search()

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, ResultCard):
            self._opened = card
            self.page_requested.emit(card.page)

    def _on_code(self) -> None:
        self._opened = self._code
        self.code_requested.emit(self._code_typed)

    # What was found

    def show_results(self, results: SearchResults, code: OpenedCode | None = None) -> None:
        """Show what was found, unless the reader has typed on since.

        Args:
            code: what the words open as a take-home code.
        """
        if results.asked.strip() != self._asked or len(self._asked) < LEAST_LETTERS:
            return
        appended = self._offset > 0
        first = self._shown if appended else 0
        self._show_cards(results, first)
        self._show_chips(results)
        self._show_told(results)
        self._show_suggestions(results)
        self._show_code(code)
        self._more.setVisible(self._shown < results.total)
        if appended:
            if self._shown > first:
                self._cards[first].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.verticalScrollBar().setValue(0)
        announce(self._list, self._told.words)

    def _show_nothing_asked(self) -> None:
        self._shown = 0
        for card in self._cards:
            card.hide()
        self._code.hide()
        self._list.hide()
        self._chips.hide()
        self._more.hide()
        self._others.hide()
        self._told.set_words(
            self.tr("Type the name of a treatment, a word you have heard, or a question.")
        )

    def _show_cards(self, results: SearchResults, first: int) -> None:
        for place, hit in enumerate(results.hits, first):
            if place < len(self._cards):
                self._cards[place].show_hit(hit)
                continue
            card = ResultCard(self.theme, hit, self._list)
            card.setObjectName(f"result_{place + 1}")
            card.clicked.connect(self._on_card)
            card.installEventFilter(self)
            self._cards.append(card)
            self._column.addWidget(card)
        self._shown = first + len(results.hits)
        for place, card in enumerate(self._cards):
            card.setVisible(place < self._shown)
        self._list.setVisible(self._shown > 0)

    def _show_told(self, results: SearchResults) -> None:
        if not results.hits and not self._offset:
            words = self.tr(
                "Nothing found for “{asked}”. Check the spelling, or try a shorter word."
            ).format(asked=results.asked)
        elif results.searched != results.asked:
            words = self.tr(
                "No page has “{asked}”. Showing %n results for “{searched}”.", "", results.total
            ).format(asked=results.asked, searched=results.searched)
        elif results.total == 1:
            words = self.tr("1 result for “{asked}”.").format(asked=results.asked)
        else:
            words = self.tr("%n results for “{asked}”.", "", results.total).format(
                asked=results.asked
            )
        self._told.set_words(words)

    def _show_code(self, code: OpenedCode | None) -> None:
        """Offer to open the code that was typed, or to type one where the word is asked for."""
        self._code_typed = code.code if code is not None else ""
        self._code.setVisible(code is not None or "code" in self._asked.casefold().split())
        if code is None:
            self._code.set_card(
                self.tr("Open a take-home code"),
                self.tr("Have a sheet with a code? Type it to see its pages."),
            )
            return
        self._others.hide()
        self._told.set_words(self.tr("This is a take-home code."))
        count = len(code.cards)
        one = self.tr("{code}: {title}")
        more = self.tr("{code}: {title}, and %n more page(s)", "", count - 1)
        pack = self.tr("{code}: {title}, %n page(s)", "", count)
        words = pack if code.pack else more if count > 1 else one
        title = code.pack or code.cards[0].title
        self._code.set_card(
            self.tr("Open this take-home code"), words.format(code=code.code, title=title)
        )

    def _show_chips(self, results: SearchResults) -> None:
        counts = [(kind.value, kind_plural(kind), count) for kind, count in results.counts]
        everything = ("", self.tr("All"), sum(count for _, count in results.counts))
        wanted = [everything, *counts] if len(counts) > 1 else []
        shown = [chip.property("kind") for chip in self._kind_chips()]
        if shown != [kind for kind, _, _ in wanted]:
            _empty(self._chip_row)
            for kind, _, _ in wanted:
                chip = Chip(self.theme, "", self._chips)
                chip.setProperty("kind", kind)
                chip.setObjectName(f"kind_{kind or 'all'}")
                chip.clicked.connect(self._on_kind)
                self._chip_row.addWidget(chip)
        words = self.tr("{name} {count}")
        for chip, (_, name, count) in zip(self._kind_chips(), wanted, strict=True):
            chip.setText(words.format(name=name, count=count))
        self._chips.setVisible(bool(wanted))
        self._mark_chips()

    def _mark_chips(self) -> None:
        now = self._kinds[0].value if self._kinds else ""
        for chip in self._kind_chips():
            chip.setChecked(chip.property("kind") == now)

    def _kind_chips(self) -> list[Chip]:
        items = (self._chip_row.itemAt(place) for place in range(self._chip_row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def _show_suggestions(self, results: SearchResults) -> None:
        _empty(self._others_row)
        for number, words in enumerate(results.suggestions, 1):
            chip = Chip(self.theme, words, self._others_chips, checkable=False)
            chip.setObjectName(f"suggestion_{number}")
            chip.clicked.connect(self._on_suggestion)
            self._others_row.addWidget(chip)
        self._others_heading.setText(
            self.tr("Or did you mean") if results.hits else self.tr("You could try")
        )
        self._others.setVisible(bool(results.suggestions))

    # Keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the results, Up and Down through them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._step(step):
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> bool:
        focused = QApplication.focusWidget()
        offered = [self._code] if self._code.isVisibleTo(self) else []
        stops: list[QWidget] = [self._field.line, *offered, *self._cards[: self._shown]]
        if focused not in stops:
            return False
        place = stops.index(focused) + by
        if 0 <= place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(stops[place], 0, 24)
        return True


def _wrapping(parent: QWidget) -> QWidget:
    """A plain widget whose layout wraps."""
    widget = QWidget(parent)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget


def _empty(row: FlowLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
