"""Comparing by touch: what, which ones, then one aspect after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import CompareView
from desktop.domain.content import Option
from desktop.domain.listening import Script, Sentence
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.compare_aspect import AspectPage
from desktop.kiosk.compare_choice import MOST_CHOSEN, BoardChoice, OptionChoice
from desktop.kiosk.compare_list import AspectList
from desktop.kiosk.next_button import NextButton
from desktop.kiosk.screen import KioskScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.reader.links import Links
from desktop.ui.reader.spoken_follower import SpokenFollower

PLACE = "compare"
LIST = "list"  # anchor of the list of aspects


class CompareScreen(KioskScreen):
    """Shows one page of comparing; each is a stop of its own, so that Back finds it again.

    Attributes:
        links: what the words of an answer ask for.

    Signals:
        detail_requested: ids of an option and the aspect in which it is to be explained.
        question_toggled: put this Question on the visitor's list, or take it off.
        print_requested: print what is compared.
    """

    detail_requested = Signal(str, str)
    question_toggled = Signal(object)  # Question
    print_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_compare")
        self.title = self.tr("Compare")
        self.links = Links(self)
        self._view: CompareView | None = None
        self._stop = ""  # page of the stop at which the view is shown
        self._board = ""
        self._chosen: dict[str, tuple[str, ...]] = {}  # by board, what was chosen last
        self._number = 0  # of the aspect shown last, from 0
        self._page: QWidget | None = None
        self._buttons: tuple[Pressable, ...] = ()
        self.page_scroll = PageScroll(theme, self)
        self.page_scroll.setObjectName("kiosk_compare_scroll")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page_scroll)
        self._spoken = SpokenFollower(self.page_scroll, self._box, self)
        self._compare = Button(
            theme,
            "",
            self,
            tone=Tone.PRIMARY,
            icon="arrow-right",
            icon_after=True,
            size=ButtonSize.KIOSK,
        )
        self._compare.setObjectName("kiosk_compare_these")
        self._compare.hide()
        self._compare.clicked.connect(self._on_compare)
        self._list = self._small("list", self.tr("List"), "list-bullets")
        self._list.clicked.connect(self._on_list)
        self._print = self._small("print", self.tr("Print this"), "printer")
        self._print.clicked.connect(self.print_requested)
        self._next = NextButton(theme, self)
        self._next.setObjectName("kiosk_compare_next")
        self._next.hide()
        self._next.clicked.connect(self._on_next)
        self._others = self._small("others", self.tr("Compare others"), "swap")
        self._others.clicked.connect(self._on_others)
        self.follow(theme)

    def _small(self, name: str, words: str, icon: str) -> BarButton:
        button = BarButton(self.theme, words, self, icon=icon)
        button.setObjectName(f"kiosk_compare_{name}")
        button.hide()
        return button

    # Showing

    def show_boards(self) -> None:
        """Ask what is to be compared."""
        page = BoardChoice(self.theme, self)
        page.chosen.connect(self._go)
        self._show(page, ())

    def show_options(self, board: str, offered: Sequence[Option], first: str = "") -> None:
        """Ask which ones; those chosen before are chosen still.

        Args:
            first: id of the option to compare with others; empty for none.
        """
        self._board = board
        if first and first not in self._chosen.get(board, ()):
            self._chosen[board] = (first,)
        page = OptionChoice(self.theme, offered, self._chosen.get(board, ()), self)
        page.changed.connect(self._on_choice_changed)
        self._show(page, (self._compare,))
        self._on_choice_changed()

    def show_view(self, view: CompareView, stop: str, anchor: str, saved: frozenset[str]) -> None:
        """Show one aspect, or the list of them, as `anchor` names it; the first by default.

        Args:
            stop: page of the stop, to come back to.
            saved: ids of the questions on the visitor's list.
        """
        if stop != self._stop:
            self._number = 0
        self._view, self._stop = view, stop
        self._board = view.board.id
        self._chosen[self._board] = view.chosen.options
        rows = [row.id for row in view.comparison.rows]
        if anchor == LIST:
            listed = AspectList(self.theme, view, rows[self._number], self)
            listed.chosen.connect(self._go_to_aspect)
            self._show(listed, (self._others, self._print))
            return
        self._number = rows.index(anchor) if anchor in rows else 0
        page = AspectPage(self.theme, self.links, view, self._number, saved, self)
        page.detail_requested.connect(self._on_detail)
        page.question_toggled.connect(self.question_toggled)
        self._next.show_next(self._next_words(), self.tr("Next"))
        self._show(page, (self._list, self._print, self._next))

    def set_saved(self, saved: frozenset[str]) -> None:
        """Show whether the question of the aspect shown is on the visitor's list."""
        if isinstance(self._page, AspectPage):
            self._page.ask.set_saved(saved)

    @property
    def view(self) -> CompareView | None:
        """What is compared; None before anything is."""
        return self._view

    @property
    def aspect(self) -> str:
        """Id of the aspect shown; empty while none is."""
        return self._page.aspect.id if isinstance(self._page, AspectPage) else ""

    @override
    def foot_buttons(self) -> Sequence[Pressable]:
        return self._buttons

    @override
    def back(self) -> bool:
        if isinstance(self._page, AspectList):
            self._go_to_number(self._number)
            return True
        if isinstance(self._page, AspectPage) and self._number:
            self._go_to_number(self._number - 1)
            return True
        return False

    def _show(self, page: QWidget, buttons: tuple[Pressable, ...]) -> None:
        self._spoken.forget()
        self._page, self._buttons = page, buttons
        if self.page_scroll is not None:
            self.page_scroll.set_page(page)
        self.shown_changed.emit()

    def _next_words(self) -> str:
        rows = self._view.comparison.rows if self._view is not None else ()
        if self._number + 1 < len(rows):
            return self.tr("Next: {aspect}").format(aspect=rows[self._number + 1].label)
        return self.tr("Next: the list")

    # Read aloud

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool = False) -> None:
        """Mark the sentence being read aloud.

        Args:
            look: bring it into sight in any case.
        """
        self._spoken.show(script, sentence, follow=look or self._spoken.in_sight)

    def clear_spoken(self) -> None:
        """Mark nothing any more."""
        self._spoken.clear()

    def _box(self, _: str) -> QWidget | None:
        """All of an aspect is one part."""
        return self._page

    # What is touched

    def _go(self, page: str) -> None:
        self.go_requested.emit(PLACE, page, "")

    def _go_to_aspect(self, aspect: str) -> None:
        self.go_requested.emit(PLACE, self._stop, aspect)

    def _go_to_number(self, number: int) -> None:
        if self._view is not None:
            self._go_to_aspect(self._view.comparison.rows[number].id)

    def _on_choice_changed(self) -> None:
        page = self._page
        if not isinstance(page, OptionChoice):
            return
        self._chosen[self._board] = page.chosen
        count = len(page.chosen)
        words = {
            0: self.tr("Choose two"),
            1: self.tr("Choose one more"),
            MOST_CHOSEN: self.tr("Compare these three"),
        }.get(count, self.tr("Compare these two"))
        self._compare.set_words(words)
        self._compare.setEnabled(page.enough)
        self.shown_changed.emit()

    def _on_compare(self) -> None:
        page = self._page
        if isinstance(page, OptionChoice) and page.enough:
            self._go(",".join(page.chosen))

    def _on_list(self) -> None:
        self._go_to_aspect(LIST)

    def _on_next(self) -> None:
        rows = self._view.comparison.rows if self._view is not None else ()
        if self._number + 1 < len(rows):
            self._go_to_number(self._number + 1)
        else:
            self._go_to_aspect(LIST)

    def _on_others(self) -> None:
        self._go(self._board)

    def _on_detail(self, option: str) -> None:
        self.detail_requested.emit(option, self.aspect)
