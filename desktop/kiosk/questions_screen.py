"""My questions: what the visitor wants to ask, ready-made ones to touch, and their own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.asked_rows import Asked, AskedRows
from desktop.kiosk.ready_made import ReadyMade
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.typed_field import TypedField
from desktop.kiosk.typing_pane import TypingPane
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import IconTile
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.reader.spoken_follower import SpokenFollower

_COLUMN = 900  # px at 100 % text
_CHOOSE, _WRITE = "choose", "write"


class QuestionsScreen(KioskScreen):
    """One of three: the visitor's list, ready-made questions, or a question of their own.

    Signals:
        toggled: id of a question on the list, to remove or to put back.
        way_chosen: "choose" for ready-made questions, "write" for own words.
        answer_chosen: key of the group, page or ready-made question touched.
        question_written: the visitor's own words.
        print_requested: the list on paper.

    Attributes:
        spoken: marks what is read aloud of the list.
    """

    toggled = Signal(str)
    way_chosen = Signal(str)
    answer_chosen = Signal(str)
    question_written = Signal(str)
    print_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_questions_screen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack)
        self._any = False
        self._make_list(theme)
        self._print = Button(
            theme,
            self.tr("Print my questions"),
            self,
            tone=Tone.PRIMARY,
            icon="printer",
            size=ButtonSize.KIOSK,
        )
        self._print.setObjectName("questions_print")
        self._print.hide()
        self._print.clicked.connect(self.print_requested)
        self.follow(theme)

    def _make_list(self, theme: ThemeController) -> None:
        self._list = QWidget(self)
        outer = self._list_column = QVBoxLayout(self._list)
        self._scroll = PageScroll(theme, self._list)
        self._scroll.setObjectName("questions_scroll")
        self._list_page = page = PageColumn(self._scroll, gap=14)
        page.body.addStretch(1)
        self._picture = IconTile(theme, "chats-circle", page, hue=2, side=96)
        self._heading = HeadingLabel(theme, "", page, level=1)
        self._say = BodyLabel(theme, "", page, role="lead", muted=True)
        self._rows = AskedRows(theme, page)
        for widget in (self._picture, self._heading, self._say, self._rows):
            page.body.addWidget(widget)
        page.body.addStretch(0)
        self._rows.toggled.connect(self.toggled)
        self._scroll.set_page(page)
        self.spoken = SpokenFollower(self._scroll, self._box, self)
        outer.addWidget(self._scroll, 1)
        self._ways = Answers(theme, self._list, most=2)
        self._ways.show_answers(
            (
                Answer(_CHOOSE, self.tr("Choose ready-made questions"), "", "list-checks", 2),
                Answer(_WRITE, self.tr("Write my own question"), "", "keyboard", 4),
            )
        )
        self._ways.chosen.connect(self.way_chosen)
        self._ways_row = QHBoxLayout()
        self._ways_row.addWidget(self._ways)
        outer.addLayout(self._ways_row)
        self._stack.addWidget(self._list)

    @cached_property
    def ready_made(self) -> ReadyMade:
        """Made when somebody wants to choose."""
        ready_made = ReadyMade(self.theme, self)
        ready_made.chosen.connect(self.answer_chosen)
        self._stack.addWidget(ready_made)
        return ready_made

    @cached_property
    def own(self) -> TypingPane:
        """Made when somebody wants to write."""
        hint = self.tr("What would you like to ask?")
        field = TypedField(self.theme, self.tr("My question"), hint=hint, several_lines=True)
        field.setObjectName("question_field")
        own = TypingPane(self.theme, self, field, done=self.tr("Add"), done_icon="plus")
        self._note = BodyLabel(self.theme, "", own)
        self._note.setObjectName("question_note")
        own.above.addStretch(1)
        own.above.addWidget(self._note)
        own.done_pressed.connect(self._on_done)
        field.changed.connect(self._on_typed)
        self._stack.addWidget(own)
        return own

    # What is shown

    def show_list(self, asked: Sequence[Asked]) -> None:
        """Show what the visitor wants to ask."""
        count = sum(not each.removed for each in asked)
        self._any = count > 0
        self.title = self.tr("My questions")
        if count:
            self._heading.setText(self.tr("%n question(s) to ask", "", count))
            self._say.setText(self.tr("Print them and take them along, or read them out."))
        else:
            self._heading.setText(self.tr("What do you want to ask?"))
            self._say.setText(self.tr("Choose questions, or write your own. Then print them."))
        self._picture.setVisible(not asked)
        body = self._list_page.body
        body.setStretch(0, 0 if asked else 1)  # what stands alone stands near its buttons
        body.setStretch(body.count() - 1, 1 if asked else 0)
        self._rows.show_asked(asked)
        self._show(self._list, self._scroll)

    def lines(self) -> list[str]:
        """What can be read aloud: the list."""
        return self._rows.lines() if self._stack.currentWidget() is self._list else []

    def show_ready_made(self) -> None:
        """Show ready-made questions, as they were filled in."""
        self.title = self.tr("Ready-made questions")
        self._show(self.ready_made, self.ready_made)

    def show_own(self) -> None:
        """Show the field for a question of one's own, as it was left."""
        self.title = self.tr("Write my own question")
        self._show(self.own, None)
        self._on_typed()

    def _box(self, _part: str) -> QWidget:
        return self._rows

    def _show(self, page: QWidget, scroll: PageScroll | None) -> None:
        self.page_scroll = scroll
        self._stack.setCurrentWidget(page)
        self.shown_changed.emit()

    @override
    def foot_buttons(self) -> Sequence[Button]:
        listed = self._stack.currentWidget() is self._list
        return (self._print,) if listed and self._any else ()

    @override
    def first_focus(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, TypingPane):
            shown.field.setFocus()
        elif shown is self._list:
            self._scroll.setFocus()
        elif shown is not None:
            shown.setFocus()

    @override
    def apply_theme(self) -> None:
        look = self.look
        gap = look.mm(LEAST_GAP_MM)
        self._list_column.setSpacing(gap)
        self._list_column.setContentsMargins(0, 0, 0, gap)
        self._list_page.set_most(look.body_px(_COLUMN))
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The ways below stand under the list, as wide as that."""
        look = self.look
        least = look.mm(EDGE_MM + 2)
        side = max(least, (self.width() - look.body_px(_COLUMN)) // 2)
        self._ways_row.setContentsMargins(side, 0, side, 0)

    def _on_typed(self) -> None:
        self._note.setText(
            self.tr("Only you see it. It goes when you finish, unless you print it.")
        )
        self.own.field.set_wrong(False)

    def _on_done(self) -> None:
        words = self.own.field.text.strip()
        if words:
            self.question_written.emit(words)
            return
        self._note.setText(self.tr("Type your question first."))
        self.own.field.set_wrong(True)
        announce(self._note, self._note.text())
