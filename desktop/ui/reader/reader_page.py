"""The reader: outline, page, and what can be done with the page."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import PageKind, Term
from desktop.domain.evidence import Finding, Source
from desktop.domain.listening import Script, Sentence
from desktop.domain.reading import CheckOutcome, Place, ViewSettings
from desktop.domain.screens import ReaderView
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.listen_button import ListenButton
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.popover import Popover
from desktop.ui.common.rows import RowButton
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.reader.article_column import TOP, ArticleColumn
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.outline import Outline
from desktop.ui.reader.picture import Draw
from desktop.ui.reader.popovers import Explanation
from desktop.ui.reader.spoken_follower import SpokenFollower

PLACE_DELAY_MS = 700
STEPS_AT_ONCE = 4  # kind and title, lead and key points, and the first section's head
READING_LINE = 0.3  # the part that holds this share of the screen's height is being read
WIDE = 960  # px of page per text scale from which the outline stands beside it
_MOST_ACTIONS = 5  # in sight; where Back leads is to be read too
TIGHT = 600  # px of page per text scale under which Listen and Bookmark stay longest


class ReaderPage(Themed, QWidget):
    """Shows one page at a time; asks for others, never fetches them.

    Signals:
        page_requested, term_requested, citation_requested, finding_requested: what a link
            asks for; rectangles are on the screen.
        question_toggled: save or forget this Question.
        check_answered: place of a self-check, from 0, and how it went.
        place_changed: how far the page was read, some time after it changed.
        handout_requested: print or save the page alone.
        handout_toggled: put the page on the handout, or take it off.
        compare_requested, years_requested: see the page beside others, or its years with dates.
        listen_requested: read the page aloud, pause, or go on.
        part_chosen: anchor of the part that was asked for in the outline or the contents.
        ready: the first screenful stands.
        finished: the whole page stands.
    """

    page_requested = Signal(str)
    term_requested = Signal(str, QRect)
    citation_requested = Signal(object, QRect)
    finding_requested = Signal(str, QRect)
    bookmark_toggled = Signal()
    question_toggled = Signal(object)
    check_answered = Signal(int, CheckOutcome)
    handout_requested = Signal()
    handout_toggled = Signal()
    compare_requested = Signal()
    years_requested = Signal()
    back_requested = Signal()
    place_changed = Signal(Place)
    listen_requested = Signal()
    part_chosen = Signal(str)
    ready = Signal()
    finished = Signal()

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._draw = draw
        self._view: ReaderView | None = None
        self._column: ArticleColumn | None = None
        self._building: Slices | None = None
        self._wanted = ""
        self._now = TOP
        self._chosen = ""  # anchor of the part gone to, until the page is scrolled
        self._since = 0  # place of the part that the page was opened at: those before are unread
        self._read: frozenset[str] = frozenset()
        self._one_part = False
        self._match = 0
        self.page_title = ""

        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._find = FindBar(theme, self)
        self._find.asked.connect(self._on_find_asked)
        self._find.step_requested.connect(self._on_find_step)
        self._find.closed.connect(self.first_focus)
        outer.addWidget(self._find)
        row = QHBoxLayout()
        row.setSpacing(0)
        outer.addLayout(row, 1)
        self._outline = Outline(theme, self)
        self._outline.part_requested.connect(self._on_part_requested)
        row.addWidget(self._outline)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("reader_scroll")
        self._scroll.scrolled.connect(self._on_scrolled)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_page_grown)
        row.addWidget(self._scroll, 1)
        self._spoken = SpokenFollower(self._scroll, self._box, self)
        self._make_actions(theme)

        self._explanation: Explanation | None = None
        self._contents: Popover | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PLACE_DELAY_MS)
        self._later.timeout.connect(self._tell_place)
        self.follow(theme)

    def _make_actions(self, theme: ThemeController) -> None:
        self._contents_button = Button(theme, self.tr("Contents"), self._bar, icon="list-bullets")
        self._bookmark = Button(
            theme,
            self.tr("Bookmark"),
            self._bar,
            icon="bookmark-simple",
            on_text=self.tr("Bookmarked"),
        )
        self._add = HandoutButton(theme, self._bar, tone=Tone.PRIMARY)
        self._print = Button(theme, self.tr("Print"), self._bar, icon="printer")
        self._find_button = Button(
            theme, self.tr("Find in page"), self._bar, icon="magnifying-glass"
        )
        self._listen = ListenButton(theme, self._bar)
        self._compare = Button(theme, self.tr("Compare"), self._bar, icon="table")
        self._compare.hide()
        for name, button in {
            "contents": self._contents_button,
            "bookmark": self._bookmark,
            "add": self._add,
            "print": self._print,
            "find": self._find_button,
            "listen": self._listen,
            "compare": self._compare,
        }.items():
            button.setObjectName(f"reader_{name}")
        self._contents_button.clicked.connect(self._on_contents)
        self._bookmark.clicked.connect(self.bookmark_toggled)
        self._add.clicked.connect(self.handout_toggled)
        self._print.clicked.connect(self.handout_requested)
        self._find_button.clicked.connect(self.open_find)
        self._listen.clicked.connect(self.listen_requested)
        self._compare.clicked.connect(self.compare_requested)

    # Showing

    def show_article(self, view: ReaderView, anchor: str = "") -> None:
        """Show a page from its top, at `anchor`, or where it was left."""
        self._stop_building()
        self._close_panels()
        self._later.stop()
        self._spoken.forget()
        self._chosen = ""
        self._view = view
        self.page_title = view.article.title
        place = view.place
        self._read = frozenset(place.read) if place is not None else frozenset()
        resumed = place.anchor if place is not None and not place.finished else ""
        self._wanted = anchor or resumed
        self._now = TOP
        column = ArticleColumn(self.theme, self._draw, view, self)
        self._column = column
        self._since = column.place_of(anchor)
        self._fit()
        column.resize(self._scroll.viewport().size())
        column.links.page_requested.connect(self.page_requested)
        column.links.term_requested.connect(self.term_requested)
        column.links.citation_requested.connect(self.citation_requested)
        column.links.finding_requested.connect(self.finding_requested)
        column.links.look_wanted.connect(self._scroll.show_rect)
        column.question_toggled.connect(self.question_toggled)
        column.check_answered.connect(self.check_answered)
        column.part_wanted.connect(self._on_part_requested)
        column.years_requested.connect(self.years_requested)
        if self._one_part:
            known = {part.anchor for part in column.parts}
            column.show_only(self._wanted if self._wanted in known else TOP)
        self._outline.show_parts(tuple((part.anchor, part.heading) for part in column.parts))
        self.set_bookmarked(view.bookmark is not None)
        steps = column.steps()
        for _ in range(STEPS_AT_ONCE):
            next(steps, None)
        self._scroll.set_page(column)
        self._tell_progress()
        self._building = slices(self, steps)
        self._building.finished.connect(self._on_built)
        self._later.start()  # a page opened counts as read so far, even if it is not scrolled
        self.ready.emit()

    def set_back(self, words: str) -> None:
        self._bar.set_back(words)

    def set_bookmarked(self, on: bool) -> None:
        self._bookmark.set_on(on)

    def set_on_handout(self, on: bool) -> None:
        self._add.set_on(on)

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        if self._column is not None:
            self._column.set_saved_questions(saved)

    def apply_view(self, view: ViewSettings) -> None:
        """Follow the reader's wish to see one part at a time."""
        if view.one_part == self._one_part:
            return
        self._one_part = view.one_part
        if self._column is not None:
            self._column.show_only(self._now if view.one_part else "")
            self.go_to(self._now)

    def first_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()
        self._spoken.lay_out_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._spoken.lay_out_again()

    def _fit(self) -> None:
        """With no room beside the page, the outline moves behind a Contents button."""
        table = self._column is not None and self._column.is_table
        wide = self.width() >= WIDE * self.look.text_scale and not table
        self._outline.setVisible(wide)
        actions = [self._listen, self._bookmark, self._add, self._print, self._find_button]
        kind = self._view.article.kind if self._view is not None else None
        if kind in (PageKind.STRATEGY, PageKind.TREATMENT):
            actions.insert(3, self._compare)
        if not wide:
            tight = self.width() < TIGHT * self.look.text_scale
            actions.insert(2 if tight else 1, self._contents_button)
        self._bar.set_actions(actions, _MOST_ACTIONS)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._later.isActive():
            self._later.stop()
            self._tell_place()
        self._close_panels()

    def _close_panels(self) -> None:
        for panel in (self._explanation, self._contents):
            if panel is not None:
                panel.close_popover()
        if self._find.isVisible():
            self._find.close_bar()

    # Building

    def _stop_building(self) -> None:
        if self._building is not None:
            self._building.cancel()
            self._building = None

    def _on_built(self) -> None:
        wanted = self._wanted
        if wanted and wanted != TOP:
            # The column must have its heights before it can be scrolled to a part of it.
            QTimer.singleShot(0, self, lambda: self._go_to_wanted(wanted))
        else:
            self._wanted = ""
        self.finished.emit()

    def _build_all(self) -> None:
        if self._building is not None and self._building.running:
            self._building.finish()
            layout = self._column.layout() if self._column is not None else None
            if layout is not None:
                layout.activate()  # so that its parts stand where they are looked for

    def _go_to_wanted(self, anchor: str) -> None:
        if self._wanted == anchor:  # else another page or part was asked for by now
            self.go_to(anchor)

    # Moving

    def go_to(self, anchor: str) -> None:
        """Bring a part to the top of the screen."""
        if self._column is None:
            return
        self._wanted = ""
        self._build_all()
        if self._column.only:
            self._column.show_only(anchor)
        box = self._column.box(anchor)
        if box is None:
            return
        if self._contents is not None:
            self._contents.close_popover()
        layout = self._column.layout()
        if layout is not None:
            layout.activate()
        if self._column.only or anchor == TOP:
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self._scroll.scroll_to(box, 8)
        self._set_now(anchor)
        self._chosen = anchor

    def mark_read(self, anchor: str = "") -> None:
        """Count a part as read, or without an anchor the whole page, and tell so at once."""
        if self._column is None:
            return
        every = {part.anchor for part in self._column.parts}
        self._set_read(self._read | ({anchor} if anchor else every))
        self._later.stop()
        self._tell_place()

    def _on_page_grown(self) -> None:
        """Stay at the part gone to when what stands above it gets its height later."""
        if self._chosen not in ("", TOP):
            # It has its place when control returns to the event loop.
            QTimer.singleShot(0, self, partial(self._stay_at, self._chosen))

    def _stay_at(self, anchor: str) -> None:
        column = self._column
        box = column.box(anchor) if column is not None and not column.only else None
        if box is not None and anchor == self._chosen:
            self._scroll.scroll_to(box, 8)
            self._chosen = anchor

    def _on_part_requested(self, anchor: str) -> None:
        self._since = 0  # whoever picks a part knows those before it
        self.go_to(anchor)
        self.part_chosen.emit(anchor)

    def _on_scrolled(self, value: int) -> None:
        self._chosen = ""
        if self._column is None or self._column.only or self._wanted:
            return  # what is wanted is not in sight yet
        line = value + round(self._scroll.viewport().height() * READING_LINE)
        self._set_now(self._column.part_at(line))
        bar = self._scroll.verticalScrollBar()
        if value >= bar.maximum() - 2 and not (self._building and self._building.running):
            since = self._column.parts[self._since :]
            self._set_read(self._read | {part.anchor for part in since})

    def _set_now(self, anchor: str) -> None:
        """The part at `anchor` is being read, so those before it were."""
        if self._column is None:
            return
        self._now = anchor
        self._outline.set_now(anchor)
        place = self._column.place_of(anchor)
        self._since = min(self._since, place)
        if anchor != TOP:
            before = self._column.parts[self._since : place]
            self._set_read(self._read | {part.anchor for part in before})
        self._later.start()

    def _set_read(self, read: frozenset[str]) -> None:
        if read != self._read:
            self._read = read
            self._tell_progress()
            self._later.start()

    def _tell_progress(self) -> None:
        if self._column is None or self._view is None:
            return
        self._outline.set_now(self._now)
        self._outline.set_read(self._read)
        words = sum(part.words for part in self._column.parts)
        done = sum(part.words for part in self._column.parts if part.anchor in self._read)
        share = done / words if words else 1.0
        left = round(self._view.article.minutes * (1 - share))
        self._outline.set_progress(share, 0 if share >= 1 else max(1, left))

    def _tell_place(self) -> None:
        if self._view is None or self._column is None:
            return
        to_read = {part.anchor for part in self._column.parts if part.words}
        self.place_changed.emit(
            Place(
                page=self._view.article.id,
                anchor=self._now,
                read=tuple(p.anchor for p in self._column.parts if p.anchor in self._read),
                opened=dt.datetime.now(dt.UTC),
                finished=to_read <= self._read,
            )
        )

    # Panels

    def show_term(self, term: Term, at: QRect) -> None:
        self._panel().show_term(term, at)

    def show_sources(self, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_sources(sources, at)

    def show_finding(self, finding: Finding, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_finding(finding, sources, at)

    def _panel(self) -> Explanation:
        if self._explanation is None:
            self._explanation = Explanation(self.theme, self._draw, self.window())
            self._explanation.page_requested.connect(self.page_requested)
        return self._explanation

    def _on_contents(self) -> None:
        """List the parts in a panel under the Contents button."""
        if self._column is None:
            return
        if self._contents is not None:
            self._contents.deleteLater()
        panel = Popover(self.theme, self.window(), self.tr("On this page"))
        panel.setObjectName("contents_panel")
        for part in self._column.parts:
            row = RowButton(self.theme, part.heading, panel, bar=True)
            row.setProperty("anchor", part.anchor)
            row.clicked.connect(self._on_contents_chosen)
            if part.anchor == self._now:
                row.set_selected(True, self.tr("You are here"))
            panel.body.addWidget(row)
        close = Button(
            self.theme, self.tr("Close"), panel, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        close.clicked.connect(panel.close_popover)
        panel.body.addWidget(close)
        self._contents = panel
        button = self._contents_button
        panel.open_at(QRect(button.mapToGlobal(button.rect().topLeft()), button.size()))

    def _on_contents_chosen(self) -> None:
        row = self.sender()
        if row is not None:
            self._on_part_requested(str(row.property("anchor")))

    # Read aloud

    @property
    def view(self) -> ReaderView | None:
        """What is shown; None before the first page."""
        return self._view

    @property
    def listen_button(self) -> ListenButton:
        return self._listen

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool = False) -> None:
        """Mark the sentence being read aloud and keep it in sight.

        A reader who has scrolled away is left there.

        Args:
            look: bring it into sight in any case.
        """
        column = self._column
        if column is None:
            return
        self._build_all()
        turned_away = column.only and column.only != self._spoken.anchor
        following = look or (self._spoken.in_sight and not turned_away)
        anchor = script.passages[sentence.passage].anchor
        if column.only and column.only != anchor and following:
            column.show_only(anchor)
            self._scroll.verticalScrollBar().setValue(0)
            self._set_now(anchor)
        self._spoken.show(script, sentence, follow=following)

    def clear_spoken(self) -> None:
        """Mark nothing any more."""
        self._spoken.clear()

    def _box(self, anchor: str) -> QWidget | None:
        return self._column.box(anchor) if self._column is not None else None

    def first_in_sight(self, script: Script, last: int = 0) -> int:
        """Where to begin: the part gone to, else `last` while it is in sight, else the first
        sentence in sight.
        """
        column = self._column
        if column is None:
            return 0
        self._build_all()
        chosen = script.first_of(self._chosen or column.only)
        if last and not self._chosen and self._spoken.sees(script, script.sentences[last]):
            return last
        if chosen is not None:
            return chosen
        top = self._scroll.verticalScrollBar().value()
        if not top:
            return 0
        first = script.first_of(column.part_at(top)) or 0
        for place in range(first, len(script.sentences)):
            if self._spoken.begins_below(script, script.sentences[place], top):
                return place
        return first

    # Find in this page

    def open_find(self) -> None:
        self._build_all()
        self._find.open_bar()

    def _on_find_asked(self, words: str) -> None:
        if self._column is None:
            return
        self._match = 0
        total = sum(view.set_highlights(words) for view in self._column.text_views())
        self._find.show_count(min(1, total), total)
        if total:
            self._show_match()

    def _on_find_step(self, by: int) -> None:
        if self._column is None:
            return
        words = self._find.field.text
        total = sum(view.set_highlights(words) for view in self._column.text_views())
        if total:
            self._match = (self._match + by) % total
            self._find.show_count(self._match + 1, total)
            self._show_match()

    def _show_match(self) -> None:
        """Mark the current place and bring it into sight."""
        if self._column is None:
            return
        words, left = self._find.field.text, self._match
        for view in self._column.text_views():
            count = view.set_highlights(words)
            if left < count:
                if self._column.only and not view.isVisible():
                    self._column.show_only(self._part_of(view))
                self._column.reveal(view)
                self._scroll.show_rect(view, view.set_current_match(left))
                return
            left -= count

    def _part_of(self, view: QWidget) -> str:
        assert self._column is not None
        for part in self._column.parts:
            box = self._column.box(part.anchor)
            if box is not None and box.isAncestorOf(view):
                return part.anchor
        return TOP
