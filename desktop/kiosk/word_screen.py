"""Look up a word: touch one, or type its first letters; then its plain meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import Term
from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.meaning_view import MeaningView
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.typed_field import TypedField
from desktop.kiosk.typing_pane import TypingPane
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll

_COLUMN_WORDS = 190  # px at 100 % text for a title and its kind


class WordScreen(KioskScreen):
    """Words to touch, a field, the keyboard; or the meaning of one word.

    Signals:
        asked: what is typed now; empty for nothing.
        answer_chosen: key of what was touched.
        page_requested: id of a page that uses the word.
    """

    asked = Signal(str)
    answer_chosen = Signal(str)
    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_word_screen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack)
        label = self.tr("Type a word, or its first letters")
        self.field = TypedField(theme, label, self, icon="magnifying-glass")
        self.field.setObjectName("word_field")
        self.pane = TypingPane(theme, self, self.field)
        self._told = BodyLabel(theme, "", self.pane, role="strong")
        self._told.setObjectName("word_told")
        self._needed = False
        self.pane.body.addWidget(self._told)
        self._scroll = PageScroll(theme, self.pane)
        self._scroll.setObjectName("word_scroll")
        page = QWidget(self._scroll)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        self.answers = Answers(theme, page, most=4, words=_COLUMN_WORDS)
        inner.addWidget(self.answers)
        inner.addStretch(1)
        self._scroll.set_page(page)
        self.pane.body.addWidget(self._scroll, 1)
        self._stack.addWidget(self.pane)
        self._type = Button(
            theme, self.tr("Keyboard"), self, icon="keyboard", size=ButtonSize.KIOSK
        )
        self._type.setObjectName("word_type")
        self._type.hide()
        self._type.clicked.connect(self._on_type)
        self.field.edited.connect(self.asked)
        self.pane.done_pressed.connect(self._on_done)
        self.pane.keyboard_changed.connect(self._on_keyboard_changed)
        self.pane.fitted.connect(self._fit)
        self.answers.chosen.connect(self.answer_chosen)
        self.show_search()
        self.follow(theme)

    @cached_property
    def meaning(self) -> MeaningView:
        """Made when the first word is opened."""
        meaning = MeaningView(self.theme, self)
        meaning.page_requested.connect(self.page_requested)
        self._stack.addWidget(meaning)
        return meaning

    def show_search(self) -> None:
        """Show the field and what it leads to, as it was left."""
        self.title = self.tr("Look up a word")
        self.page_scroll = self._scroll
        self._stack.setCurrentWidget(self.pane)
        self.shown_changed.emit()

    def show_answers(self, told: str, answers: Sequence[Answer], *, needed: bool = False) -> None:
        """Show what can be touched.

        Args:
            told: what it is, in a sentence.
            needed: the sentence is shown even where there is little room.
        """
        self._told.setText(told)
        self._needed = needed
        self._fit()
        self.answers.show_answers(answers)
        self._scroll.verticalScrollBar().setValue(0)
        announce(self.answers, told)

    def show_meaning(self, term: Term, used_in: Sequence[Answer]) -> None:
        self.meaning.show_term(term, used_in)
        self.title = self.tr("What a word means")
        self.page_scroll = self.meaning
        self._stack.setCurrentWidget(self.meaning)
        self.shown_changed.emit()

    @override
    def foot_buttons(self) -> Sequence[Button]:
        searching = self._stack.currentWidget() is self.pane
        return (self._type,) if searching and not self.pane.keyboard_shown else ()

    @override
    def first_focus(self) -> None:
        if self._stack.currentWidget() is self.pane:
            self.field.setFocus()
        else:
            self.meaning.setFocus()

    def _fit(self) -> None:
        """Where there is little room, what is found comes before what is said of it."""
        self._scroll.setMinimumHeight(self.look.touch)
        cramped = self.pane.short and self.pane.keyboard_shown
        self._told.setVisible(self._needed or not cramped)
        self.answers.set_brief(cramped)

    def _on_keyboard_changed(self) -> None:
        self._fit()
        self.shown_changed.emit()

    def _on_done(self) -> None:
        self.pane.show_keyboard(False)

    def _on_type(self) -> None:
        self.pane.show_keyboard(True)
        self.field.setFocus()
