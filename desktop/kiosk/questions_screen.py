"""My questions: what the visitor wants to ask, ready-made ones to touch, and their own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.asked_rows import Asked, AskedRows
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.typed_field import TypedField
from desktop.kiosk.typing_pane import TypingPane
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
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
        self._make_choices(theme)
        self._make_own(theme)
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
        self._heading = HeadingLabel(theme, "", page, level=1)
        self._say = BodyLabel(theme, "", page, role="lead", muted=True)
        self._rows = AskedRows(theme, page)
        for widget in (self._heading, self._say, self._rows):
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

    def _make_choices(self, theme: ThemeController) -> None:
        self._choices = PageScroll(theme, self)
        self._choices.setObjectName("questions_choices")
        self._choices_page = page = PageColumn(self._choices, gap=14)
        self._subject = HeadingLabel(theme, "", page, level=1)
        self._subject_say = BodyLabel(theme, "", page, role="lead", muted=True)
        self._groups = Answers(theme, page, most=2)
        self._ready_made = Answers(theme, page, most=1)
        for widget in (self._subject, self._subject_say, self._groups, self._ready_made):
            page.body.addWidget(widget)
        page.body.addStretch(1)
        self._groups.chosen.connect(self.answer_chosen)
        self._ready_made.chosen.connect(self.answer_chosen)
        self._choices.set_page(page)
        self._stack.addWidget(self._choices)

    def _make_own(self, theme: ThemeController) -> None:
        hint = self.tr("What would you like to ask?")
        self.field = TypedField(theme, self.tr("My question"), self, hint=hint, several_lines=True)
        self.field.setObjectName("question_field")
        self.pane = TypingPane(theme, self, self.field, done=self.tr("Add"), done_icon="plus")
        self._note = BodyLabel(
            theme,
            self.tr("Only you see it. It goes when you finish, unless you print it."),
            self.pane,
        )
        self._note.setObjectName("question_note")
        self.pane.above.addStretch(1)
        self.pane.above.addWidget(self._note)
        self.pane.done_pressed.connect(self._on_done)
        self._stack.addWidget(self.pane)

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
        body = self._list_page.body
        body.setStretch(0, 0 if asked else 1)  # what stands alone stands near its buttons
        body.setStretch(body.count() - 1, 1 if asked else 0)
        self._rows.show_asked(asked)
        self._show(self._list, self._scroll)

    def lines(self) -> list[str]:
        """What can be read aloud: the list, or the ready-made questions shown."""
        if self._stack.currentWidget() is self._list:
            return self._rows.lines()
        return [tile.text() for tile in self._ready_made.tiles]

    def show_groups(self, heading: str, groups: Sequence[Answer]) -> None:
        """Show subjects, or the pages of one subject."""
        self._show_choices(heading, self.tr("Touch what you want to ask about."))
        self._groups.show_answers(groups)
        self._ready_made.show_answers(())

    def show_ready_made(self, heading: str, questions: Sequence[Answer]) -> None:
        """Show ready-made questions, those on the list as chosen."""
        self._show_choices(heading, self.tr("Touch the questions that you want to ask."))
        self._groups.show_answers(())
        self._ready_made.show_answers(questions)

    def mark(self, questions: Sequence[Answer]) -> None:
        """The same questions, of which others are on the list now."""
        self._ready_made.show_answers(questions)

    def show_own(self) -> None:
        """Show the field for a question of one's own, as it was left."""
        self.title = self.tr("Write my own question")
        self._show(self.pane, None)

    def _box(self, _part: str) -> QWidget:
        return self._rows

    def _show_choices(self, heading: str, say: str) -> None:
        self.title = self.tr("Ready-made questions")
        self._subject.setText(heading)
        self._subject_say.setText(say)
        self._choices.verticalScrollBar().setValue(0)
        self._show(self._choices, self._choices)

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
        if shown is self.pane:
            self.field.setFocus()
        else:
            (self._scroll if shown is self._list else self._choices).setFocus()

    @override
    def apply_theme(self) -> None:
        look = self.look
        gap = look.mm(LEAST_GAP_MM)
        self._list_column.setSpacing(gap)
        self._list_column.setContentsMargins(0, 0, 0, gap)
        for page in (self._list_page, self._choices_page):
            page.set_most(look.body_px(_COLUMN))
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

    def _on_done(self) -> None:
        words = self.field.text.strip()
        if words:
            self.question_written.emit(words)
            return
        self.field.set_wrong(True)
        announce(self.field, self.tr("Type your question first."))
