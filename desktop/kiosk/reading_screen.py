"""One part of a page at a time, on a touch screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.listening import Script, Sentence
from desktop.domain.screens import ReaderView
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.few_words import FewWords
from desktop.kiosk.next_button import NextButton
from desktop.kiosk.part_head import PartHead
from desktop.kiosk.screen import KioskScreen
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.reader.article_column import TOP, ArticleColumn
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw
from desktop.ui.reader.spoken_follower import SpokenFollower

STEPS_AT_ONCE = 4  # all of a first part, or most of another


class ReadingScreen(KioskScreen):
    """Shows one part of a page, or the page in few words; asks for everything else.

    Signals:
        part_shown: anchor of the part that is shown now.
        part_chosen: the same, where the visitor asked for it.
        contents_requested: see all parts.
        print_requested, compare_requested: print the page; see it beside another.
        list_requested: the list from which the page may have been chosen.
        question_toggled: put this Question on the visitor's list, or take it off.
    """

    part_shown = Signal(str)
    part_chosen = Signal(str)
    contents_requested = Signal()
    print_requested = Signal()
    compare_requested = Signal()
    list_requested = Signal()
    question_toggled = Signal(object)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_reading")
        self._draw = draw
        self._view: ReaderView | None = None
        self._short: ReaderView | None = None
        self._column: ArticleColumn | None = None
        self._building: Slices | None = None
        self._trail: list[str] = []  # parts seen before the one shown
        self._wanted_few = False
        self._after = ""
        self.links = Links(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = PartHead(theme, self)
        outer.addWidget(self._head)
        self._stack = QStackedWidget(self)
        outer.addWidget(self._stack, 1)
        self._scroll = PageScroll(theme, self._stack)
        self._scroll.setObjectName("kiosk_reading_scroll")
        self._few_scroll = PageScroll(theme, self._stack)
        self._few_scroll.setObjectName("kiosk_few_scroll")
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._few_scroll)
        self.page_scroll = self._scroll
        self._spoken = SpokenFollower(self._scroll, self._box, self)
        self._few_spoken = SpokenFollower(self._few_scroll, self._few_box, self)
        self._make_actions()
        self.follow(theme)

    def _make_actions(self) -> None:
        self._contents = BarButton(self.theme, self.tr("Contents"), self, icon="list-bullets")
        self._print = BarButton(self.theme, self.tr("Print this"), self, icon="printer")
        self._next = NextButton(self.theme, self)
        actions: tuple[tuple[str, Pressable, Callable[[], None]], ...] = (
            ("contents", self._contents, self.contents_requested.emit),
            ("print", self._print, self.print_requested.emit),
            ("next", self._next, self._on_next),
        )
        for name, button, slot in actions:
            button.setObjectName(f"kiosk_reading_{name}")
            button.hide()  # until it stands in the foot
            button.clicked.connect(slot)

    # Showing

    @property
    def part(self) -> str:
        """Anchor of the part shown."""
        return self._column.only if self._column is not None else TOP

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Anchor and heading of every part."""
        column = self._column
        return tuple((part.anchor, part.heading) for part in column.parts) if column else ()

    @property
    def trail(self) -> tuple[str, ...]:
        """The parts seen before the one shown, the last one last."""
        return tuple(self._trail)

    def show_page(
        self,
        view: ReaderView,
        short: ReaderView | None,
        anchor: str,
        trail: Sequence[str] = (),
        *,
        few_words: bool,
        after: str,
    ) -> None:
        """Show a page at one of its parts.

        Args:
            short: the page in few words; None where there is no such version.
            few_words: show that version if there is one.
            trail: the parts seen before, to which "Back" leads.
            after: words of the button that follows the last part.
        """
        if self._building is not None:
            self._building.cancel()
        self._forget_spoken()
        self._view, self._short = view, short
        self._after = after
        self.title = view.article.title
        column = ArticleColumn(self.theme, self._draw, view, self._scroll, public=True)
        self._column = column
        known = {part.anchor for part in column.parts}
        self._trail = [part for part in trail if part in known]
        column.resize(self._scroll.viewport().size())
        self._pass_on(column.links)
        column.links.look_wanted.connect(self._scroll.show_rect)
        column.question_toggled.connect(self.question_toggled)
        column.compare_requested.connect(self.compare_requested)
        column.show_only(anchor if anchor in known else TOP)
        steps = column.steps(column.only)
        for _ in range(STEPS_AT_ONCE):
            next(steps, None)
        self._scroll.set_page(column)
        self._building = slices(self, steps)
        self._head.show_review(view.article.review)
        self._few_scroll.set_page(QWidget())
        self.show_few_words(few_words)
        self.part_shown.emit(self.part)

    def show_few_words(self, wanted: bool) -> None:
        """Show what is easiest to read of the page, or all of it at the same part again."""
        self._wanted_few = wanted
        self.clear_spoken()
        if self.few_words and not isinstance(self._few_scroll.widget(), FewWords):
            self._few_scroll.set_page(self._make_few())
        self.page_scroll = self._few_scroll if self.few_words else self._scroll
        self._stack.setCurrentWidget(self.page_scroll)
        self._tell()

    def _make_few(self) -> FewWords:
        assert self._short is not None
        words = FewWords(self.theme, self._short.article, self._few_scroll)
        self._pass_on(words.links)
        return words

    def _pass_on(self, links: Links) -> None:
        """Ask for whatever the words and pictures of the page ask for."""
        links.term_requested.connect(self.links.term_requested)
        links.page_requested.connect(self.links.page_requested)
        links.citation_requested.connect(self.links.citation_requested)
        links.finding_requested.connect(self.links.finding_requested)

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show which questions, by id, are on the visitor's list."""
        if self._column is not None:
            self._column.set_saved_questions(saved)

    def turn_to(self, anchor: str) -> None:
        """Show another part, if there is one of that name; "Back" leads here again."""
        if anchor == self.part or anchor not in dict(self.parts):
            return
        self._trail.append(self.part)
        self._show_part(anchor)

    def _show_part(self, anchor: str) -> None:
        assert self._column is not None
        self._column.show_only(anchor)
        self._scroll.verticalScrollBar().setValue(0)
        self._tell()
        self.part_shown.emit(anchor)

    def _tell(self) -> None:
        column = self._column
        if column is None:
            return
        place = column.place_of(self.part)
        if self.few_words:
            told = self.tr("In few words")
        elif self._wanted_few:
            told = self.tr("This page has no shorter version.")
        else:
            told = self.tr("Part {number} of {total}")
        self._head.show_place(told.format(number=place + 1, total=len(column.parts)))
        following = column.parts[place + 1 :]
        if following and not self.few_words:
            words = self.tr("Next: {part}").format(part=following[0].heading)
            self._next.show_next(words, self.tr("Next part"))
        else:
            self._next.show_next(self._after, self.tr("See the list"))
        self.shown_changed.emit()

    # What the frame asks

    @override
    def foot_buttons(self) -> Sequence[Pressable]:
        if self.few_words:
            return (self._print, self._next)
        return (self._contents, self._print, self._next)

    @override
    def back(self) -> bool:
        if not self._trail or self.few_words:
            return False
        self._show_part(self._trail.pop())
        self.part_chosen.emit(self.part)
        return True

    @override
    def first_focus(self) -> None:
        if self.page_scroll is not None:
            self.page_scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        column = self._column
        if column is None:
            return
        following = column.parts[column.place_of(self.part) + 1 :]
        if self.few_words or not following:
            self.list_requested.emit()
        else:
            self.choose_part(following[0].anchor)

    def choose_part(self, anchor: str) -> None:
        """Show the part that the visitor asked for."""
        self.turn_to(anchor)
        self.part_chosen.emit(anchor)

    # Read aloud

    @property
    def view(self) -> ReaderView | None:
        """The page as it is shown; None before the first."""
        return self._short if self.few_words else self._view

    @property
    def few_words(self) -> bool:
        """Whether the page is shown in few words."""
        return self._wanted_few and self._short is not None

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool) -> None:
        """Mark the sentence being read aloud, and turn to its part.

        Args:
            look: bring it into sight even if the visitor has scrolled away.
        """
        spoken = self._few_spoken if self.few_words else self._spoken
        anchor = script.passages[sentence.passage].anchor
        turned = not self.few_words and anchor != self.part
        follow = look or turned or spoken.in_sight
        if turned:
            self._build_until(anchor)
            self.turn_to(anchor)
        spoken.show(script, sentence, follow=follow)

    def clear_spoken(self) -> None:
        """Mark nothing any more."""
        self._spoken.clear()
        self._few_spoken.clear()

    def _forget_spoken(self) -> None:
        self._spoken.forget()
        self._few_spoken.forget()

    def _build_until(self, anchor: str) -> None:
        building = self._building
        if self._box(anchor) is None and building is not None and building.running:
            building.finish()

    def _box(self, anchor: str) -> QWidget | None:
        return self._column.box(anchor) if self._column is not None else None

    def _few_box(self, _anchor: str) -> QWidget | None:
        return self._few_scroll.widget()

    # Room

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._lay_out_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self._spoken.lay_out_again()
        self._few_spoken.lay_out_again()
