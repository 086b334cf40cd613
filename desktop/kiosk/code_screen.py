"""Type the code from a sheet; then what is on it."""

from __future__ import annotations

import string
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.take_home import MOST_LETTERS, grouped
from desktop.kiosk.answers import Answer
from desktop.kiosk.key_plan import Board
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.sheet_pages import SheetPages
from desktop.kiosk.typed_field import Case, TypedField
from desktop.kiosk.typing_pane import TypingPane
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine


class CodeField(TypedField):
    """Shows a code in groups of four, as it is printed."""

    @override
    def shown_text(self) -> str:
        return grouped(self.text)


class CodeScreen(KioskScreen):
    """A field with the letters of codes; or the pages that a code names.

    Signals:
        code_typed: what stands in the field, to be opened.
        page_requested: id of a page on the code.
        look_requested: take on the text size and colours of the sheet.
    """

    code_typed = Signal(str)
    page_requested = Signal(str)
    look_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_code_screen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack)
        self.field = CodeField(
            theme,
            self.tr("Code on your sheet"),
            self,
            hint=self.tr("Like K7QX-29MA-4"),
            icon="signpost",
            case=Case.CAPITALS,
            longest=MOST_LETTERS,
            allowed=string.ascii_uppercase + string.digits,
            role="h1",
        )
        self.field.setObjectName("code_field")
        self.pane = TypingPane(
            theme,
            self,
            self.field,
            board=Board.CODE,
            done=self.tr("Open"),
            done_icon="arrow-right",
        )
        heading = self.tr("Type the code on your sheet")
        self._ask = HeadingLabel(theme, heading, self.pane, level=1)
        self.pane.above.addStretch(1)
        self.pane.above.addWidget(self._ask)
        self._say = BodyLabel(theme, "", self.pane, role="lead", muted=True)
        self._say.setText(self.tr("It has no I, L, O, 0 or 1. When it is complete, touch Open."))
        self._trouble = MarkedLine(
            theme,
            "warning-circle",
            "",
            self.pane,
            colour="danger",
            ink="danger",
            role="lead",
            icon_weight=IconWeight.FILL,
        )
        self._trouble.setObjectName("code_trouble")
        self._trouble.hide()
        self.pane.body.addWidget(self._say)
        self.pane.body.addWidget(self._trouble)
        self.pane.body.addStretch(1)
        self._stack.addWidget(self.pane)
        self.pane.fitted.connect(self._on_fitted)
        self.pane.done_pressed.connect(self._on_done)
        self.field.edited.connect(self._on_edited)
        self.show_entry()
        self.follow(theme)

    @cached_property
    def sheet(self) -> SheetPages:
        """Made when the first code is opened."""
        sheet = SheetPages(self.theme, self)
        sheet.page_requested.connect(self.page_requested)
        sheet.look_requested.connect(self.look_requested)
        self._stack.addWidget(sheet)
        return sheet

    def show_entry(self) -> None:
        """Show the field, as it was left."""
        self.title = self.tr("I have a code")
        self.page_scroll = None
        self._stack.setCurrentWidget(self.pane)
        self.shown_changed.emit()

    def show_trouble(self, sentence: str) -> None:
        """Say what to mend; what was typed stays. Without a sentence, nothing is wrong."""
        self._trouble.set_words(sentence)
        self._trouble.setVisible(bool(sentence))
        self._say.setVisible(not sentence)
        self.field.set_wrong(bool(sentence))
        if sentence:
            announce(self._trouble, sentence)

    def show_opened(self, heading: str, told: str, pages: Sequence[Answer]) -> None:
        """Show what is on a code; see `SheetPages`."""
        self.title = self.tr("On your sheet")
        self.sheet.show_pages(heading, told, pages)
        self.page_scroll = self.sheet
        self._stack.setCurrentWidget(self.sheet)
        self.shown_changed.emit()

    @override
    def first_focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.pane:
            self.field.setFocus()
        elif shown is not None:
            shown.setFocus()

    def _on_fitted(self) -> None:
        self._ask.setVisible(not self.pane.short)

    def _on_edited(self, _typed: str) -> None:
        self.show_trouble("")

    def _on_done(self) -> None:
        self.code_typed.emit(self.field.text)
