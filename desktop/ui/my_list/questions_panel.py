"""My questions: write one, put the most important first, tick what goes on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import KeptQuestion, QuestionDraft
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.my_list.privacy_note import privacy_note
from desktop.ui.my_list.question_field import QuestionField
from desktop.ui.my_list.question_row import QuestionRow
from desktop.ui.my_list.row_parts import Held

DRAFT_DELAY_MS = 400
_AT_ONCE = 6  # rows; about what a screen shows
_BESIDE = 520  # px of page per text scale from which Add stands beside the field


class _Rows(Held):
    """Holds the rows; screen readers know it as a list."""

    accessible_role = QAccessible.Role.List


class QuestionsPanel(PageScroll):
    """Saved questions in the reader's order, under a field for a new one.

    Signals:
        add_requested: keep a new question.
        edit_requested: uuid and the new words.
        removal_requested: uuid.
        tick_requested: uuid, and whether it goes on the sheet.
        order_requested: all uuids, the most important first.
        origin_requested: uuid of the question whose origin shall be shown.
        draft_changed: QuestionDraft, some time after typing or on leaving.
    """

    add_requested = Signal(str)
    edit_requested = Signal(str, str)
    removal_requested = Signal(str)
    tick_requested = Signal(str, bool)
    order_requested = Signal(tuple)
    origin_requested = Signal(str)
    draft_changed = Signal(QuestionDraft)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("questions_scroll")
        self._order: list[str] = []  # uuids of the questions; their rows may be made later
        self._rows: dict[str, QuestionRow] = {}
        self._building: Slices | None = None
        self._chosen = ""
        self._editing = ""
        self._told = QuestionDraft()  # the draft as it was told last
        self._added = ""  # a question on its way to the store
        page = PageColumn(self, gap=10, above=20, below=32)
        self._page = page
        self._make_entry(theme, page)
        self._hint = BodyLabel(
            theme,
            self.tr("Put the most important first. Ticked questions go on your sheet."),
            page,
            muted=True,
        )
        page.body.addWidget(self._hint)
        holder = _Rows(page)
        holder.setAccessibleName(self.tr("My questions"))
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        page.body.addWidget(holder)
        self._empty = EmptyState(
            theme,
            "chat-circle-dots",
            self.tr("Your questions wait here"),
            self.tr(
                "Write your own above. Or press Save beside a question at the end of any page."
            ),
            page,
            hue=3,
        )
        self._empty.setObjectName("questions_empty")
        page.body.addWidget(self._empty)
        page.body.addSpacing(8)
        page.body.addWidget(privacy_note(theme, page))
        page.body.addStretch(1)
        self.set_page(page)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DRAFT_DELAY_MS)
        self._later.timeout.connect(self.tell_draft)
        self._fit()
        self._choose("")

    def _make_entry(self, theme: ThemeController, page: PageColumn) -> None:
        self._entry = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._entry.setSpacing(12)
        self._field = QuestionField(theme, self.tr("Write your own question"), page)
        self._field.edit.setObjectName("question_field")
        self._field.text_changed.connect(self._on_typed)
        self._field.submitted.connect(self._on_add)
        self._entry.addWidget(self._field, 1)
        self._add = Button(theme, self.tr("Add"), page, tone=Tone.PRIMARY, icon="plus")
        self._add.setObjectName("question_add")
        self._add.clicked.connect(self._on_add)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        self._entry.addWidget(self._add, 0, bottom)
        page.body.addLayout(self._entry)
        self._state = MarkedLine(
            theme,
            "check-circle",
            self.tr("Added. It stands last in your list."),
            page,
            colour="ok_text",
            ink="ok_text",
            role="small",
            size=20,
            weight=600,
            icon_weight=IconWeight.FILL,
        )
        self._state.setObjectName("question_added")
        self._state.hide()
        page.body.addWidget(self._state)

    # What is shown

    def show_questions(
        self, kept: tuple[KeptQuestion, ...], draft: QuestionDraft | None = None
    ) -> None:
        """Show the saved questions; what is being typed stays until it is among them.

        Args:
            draft: what was being typed when the list was left, to be typed on.
        """
        if draft is not None:
            self._close_edit()
            self._told, self._added = draft, ""
            self._field.set_text(draft.own)
        self._build_all()
        before, now = self._order, {each.question.uuid: each for each in kept}
        self._order = list(now)
        with_keys = self._row_with_keys()
        for uuid in self._rows.keys() - now.keys():
            self._drop(uuid)
        steps = self._row_steps(now)
        for _ in range(_AT_ONCE):
            next(steps, None)
        if self._building is not None:
            self._building.cancel()
        self._building = slices(self, steps)
        self._take_what_was_kept(kept)
        if (draft is not None and draft.editing in now) or self._chosen in now:
            self._build_all()
        self._choose(self._chosen if self._chosen in now else _neighbour(before, self._chosen, now))
        if draft is not None and draft.editing in now:
            self._open_edit(draft.editing, draft.edited)
        if with_keys and with_keys not in now:
            self.first_focus()  # not on the button that would remove the next one too
        self._hint.setVisible(bool(now))
        self._empty.setVisible(not now)
        self.tell_draft()

    def _row_steps(self, now: dict[str, KeptQuestion]) -> Iterator[None]:
        """One row for each question, in their order; those that stand already stay."""
        for place, (uuid, each) in enumerate(now.items()):
            made = uuid not in self._rows
            if made:
                self._rows[uuid] = self._make_row(each)
            row = self._rows[uuid]
            row.show_question(each, place + 1, len(now))
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            if made:
                yield

    def _build_all(self) -> None:
        if self._building is not None and self._building.running:
            self._building.finish()

    def _drop(self, uuid: str) -> None:
        gone = self._rows.pop(uuid)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        if uuid == self._editing:
            self._editing = ""

    def _make_row(self, kept: KeptQuestion) -> QuestionRow:
        row = QuestionRow(self.theme, kept, self._page)
        row.chosen.connect(self._on_chosen)
        row.ticked.connect(self.tick_requested)
        row.step_requested.connect(self._on_step)
        row.move_requested.connect(self._on_move)
        row.edit_requested.connect(self._on_edit)
        row.edit_typed.connect(self._on_typed)
        row.save_requested.connect(self._on_save)
        row.leave_requested.connect(self._on_leave)
        row.removal_requested.connect(self.removal_requested)
        row.origin_requested.connect(self.origin_requested)
        return row

    def _take_what_was_kept(self, kept: tuple[KeptQuestion, ...]) -> None:
        """Empty the fields whose words the store has."""
        if self._added and any(each.question.text == self._added for each in kept):
            if self._field.question == self._added:
                self._field.set_text("")
                self._state.show()
                announce(self._state, self._state.words)
            self._added = ""
        row = self._rows.get(self._editing)
        if row is not None and row.saving and row.kept.question.text == row.saving:
            self._close_edit()

    def tell_draft(self) -> None:
        """Tell what is being typed now, if it has not been told."""
        self._later.stop()
        row = self._rows.get(self._editing)
        field = row.edit if row is not None else None
        draft = QuestionDraft(self._field.text)
        if field is not None:
            draft = QuestionDraft(self._field.text, self._editing, field.text)
        if draft != self._told:
            self._told = draft
            self.draft_changed.emit(draft)

    def first_focus(self) -> None:
        row = self._rows.get(self._chosen)
        if row is not None:
            row.first_focus()
        else:
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_with_keys(self) -> str:
        """Uuid of the row in which the keyboard is."""
        focused = QApplication.focusWidget()
        rows = (uuid for uuid, row in self._rows.items() if focused and row.isAncestorOf(focused))
        return next(rows, "")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.tell_draft()
        super().hideEvent(event)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.widget() is None:
            return
        beside = self.viewport().width() >= self.look.body_px(_BESIDE)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._entry.setDirection(along if beside else down)

    # Choosing and moving

    def _choose(self, uuid: str) -> None:
        self._chosen = uuid
        reached = uuid or next(iter(self._order), "")
        for each, row in self._rows.items():
            row.set_chosen(each == uuid)
            row.set_in_tab_order(each == reached)

    def _on_chosen(self, uuid: str) -> None:
        self._choose(uuid)
        self._keep_in_sight(self._rows[uuid])

    def _on_step(self, uuid: str, by: int, on_tick: bool) -> None:
        """Go to the row so many places on, if there is one."""
        self._build_all()
        order = self._order
        place = order.index(uuid) + by
        if 0 <= place < len(order):
            self._choose(order[place])
            row = self._rows[order[place]]
            if on_tick:
                row.tick.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                row.first_focus()
            self._keep_in_sight(row)

    def _on_move(self, uuid: str, by: int) -> None:
        """Move a question at once; the store follows."""
        self._build_all()
        order = self._order
        place = order.index(uuid)
        wanted = place + by
        self._choose(uuid)
        row = self._rows[uuid]
        if not 0 <= wanted < len(order):
            first = self.tr("This question is the first already.")
            announce(row, first if by < 0 else self.tr("This question is the last already."))
            return
        order.insert(wanted, order.pop(place))
        self._list.insertWidget(wanted, row)
        self._keep_in_sight(row)
        announce(
            row,
            self.tr("Moved. Now {number} of {total}.").format(number=wanted + 1, total=len(order)),
        )
        self.order_requested.emit(tuple(order))

    def _keep_in_sight(self, row: QuestionRow) -> None:
        """Scroll to a row when it has its new place and height."""
        QTimer.singleShot(0, row, lambda: self.show_rect(row, row.rect(), 24))

    # Writing

    def _on_typed(self) -> None:
        self._state.hide()
        self._later.start()

    def _on_add(self) -> None:
        question = self._field.question
        if not question:
            self._field.set_error(self.tr("Write your question here first."))
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._added = question
        self.tell_draft()
        self.add_requested.emit(question)

    def _on_edit(self, uuid: str) -> None:
        if self._editing:
            self._on_save(self._editing)  # what was being changed is not lost
            self._close_edit()
        self._open_edit(uuid, self._rows[uuid].kept.question.text)
        self._rows[uuid].first_focus()
        self._keep_in_sight(self._rows[uuid])
        self.tell_draft()

    def _on_save(self, uuid: str) -> None:
        row = self._rows[uuid]
        if row.edit is None:
            return
        question = row.edit.question
        if not question:
            row.edit.set_error(self.tr("Write the question, or leave it as it was."))
        elif question == row.kept.question.text:
            self._on_leave()
        else:
            row.saving = question
            self.tell_draft()
            self.edit_requested.emit(uuid, question)

    def _on_leave(self) -> None:
        self._close_edit()
        self.tell_draft()

    def _open_edit(self, uuid: str, text: str) -> None:
        self._editing = uuid
        self._rows[uuid].begin_edit(text)
        self._choose(uuid)

    def _close_edit(self) -> None:
        row = self._rows.get(self._editing)
        if row is not None:
            row.end_edit()
        self._editing = ""


def _neighbour(before: list[str], chosen: str, now: dict[str, KeptQuestion]) -> str:
    """What to choose when `chosen` is gone: whatever stands in its place."""
    if chosen not in before or not now:
        return ""
    return list(now)[min(before.index(chosen), len(now) - 1)]
