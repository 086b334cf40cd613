"""One saved question: whether it goes on the sheet, its words, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import KeptQuestion
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.my_list.question_field import QuestionField
from desktop.ui.my_list.row_parts import Held, OriginLink, QuestionWords, Tick

_WIDE = 860  # px of row per text scale from which the buttons stand beside the words
_ABOVE_TICK = 5  # so that it stands beside the first line
_BELOW = 14  # under a line that is no link: a link has that room in itself


class QuestionRow(Card):
    """A question with its tick; the one chosen shows what can be done with it.

    Signals, all with the uuid first:
        chosen: its words were pressed.
        ticked: whether it goes on the sheet.
        step_requested: choose the row so many places on; whether the keys were on the tick.
        move_requested: move it so many places on.
        edit_requested: change its words.
        edit_typed: its words are being changed.
        save_requested: keep the words as they are now.
        leave_requested: leave the words as they were.
        removal_requested: take it off the list.
        origin_requested: show where it comes from.
    """

    chosen = Signal(str)
    ticked = Signal(str, bool)
    step_requested = Signal(str, int, bool)
    move_requested = Signal(str, int)
    edit_requested = Signal(str)
    edit_typed = Signal(str)
    save_requested = Signal(str)
    leave_requested = Signal(str)
    removal_requested = Signal(str)
    origin_requested = Signal(str)

    def __init__(self, theme: ThemeController, kept: KeptQuestion, parent: QWidget) -> None:
        super().__init__(theme, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.kept = kept
        self._chosen = False
        self.edit: QuestionField | None = None
        self.saving = ""  # new words on their way to the store
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(10, 6, 16, 0)
        self._outer.setSpacing(8)
        self._outer.addWidget(self._make_words(theme), 1)
        self._actions: QWidget | None = None  # made when it is chosen for the first time
        self.show_question(kept, 1, 1)
        self.set_in_tab_order(False)

    def _make_words(self, theme: ThemeController) -> QWidget:
        held = Held(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        aside = QVBoxLayout()
        aside.addSpacing(_ABOVE_TICK)
        self.tick = Tick(theme, held)
        self.tick.setObjectName(self._named("tick"))
        self.tick.clicked.connect(self._on_ticked)
        aside.addWidget(self.tick)
        aside.addStretch(1)
        row.addLayout(aside)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.words = QuestionWords(theme, held)
        self.words.setObjectName(self._named("words"))
        self.words.clicked.connect(self._on_pressed)
        self._column.addWidget(self.words)
        self._about = BodyLabel(theme, "", held, role="small", muted=True)
        self._about.setObjectName(self._named("about"))
        self._column.addWidget(self._about)
        self._origin = OriginLink(theme, held)
        self._origin.setObjectName(self._named("origin"))
        self._origin.clicked.connect(self._on_origin)
        self._column.addWidget(self._origin)
        row.addLayout(self._column, 1)
        return held

    def _make_actions(self) -> QWidget:
        held = Held(self)
        flow = FlowLayout(held, 8)
        for name, words, icon, slot in (
            ("up", self.tr("Up"), "arrow-up", self._on_up),
            ("down", self.tr("Down"), "arrow-down", self._on_down),
            ("edit", self.tr("Edit"), "pencil-simple", self._on_edit),
            ("remove", self.tr("Remove"), "trash", self._on_remove),
        ):
            button = Button(self.theme, words, held, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(self._named(name))
            button.setAccessibleDescription(self.kept.question.text)
            button.clicked.connect(slot)
            flow.addWidget(button)
        self._outer.addWidget(held, 0, Qt.AlignmentFlag.AlignVCenter)
        return held

    def _named(self, part: str) -> str:
        return f"{part}_{self.uuid}"

    @property
    def uuid(self) -> str:
        return self.kept.question.uuid

    # What is shown

    def show_question(self, kept: KeptQuestion, number: int, of: int) -> None:
        """Show a question that stands at `number` among `of`; what is being typed stays."""
        self.kept = kept
        question = kept.question
        self.words.set_words(question.text)
        self.tick.setChecked(question.ticked)
        self.tick.setAccessibleName(
            self.tr("Goes on my sheet: {question}").format(question=question.text)
        )
        link, about = self._told()
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._origin.set_words(link)
        self._origin.setVisible(bool(link))
        self._column.setContentsMargins(0, 0, 0, 0 if link else _BELOW)
        place = self.tr("{number} of {total}").format(number=number, total=of)
        self.words.setAccessibleDescription(
            ". ".join(part.rstrip(".") for part in (place, about, link) if part)
        )
        if self._actions is not None:
            for button in self._actions.findChildren(Button):
                button.setAccessibleDescription(question.text)

    def _told(self) -> tuple[str, str]:
        """The words of the link to where it comes from, and what is said besides."""
        kept = self.kept
        if not kept.origin:
            return "", self.tr("My own question")
        origin = self.tr("From: {page}").format(page=kept.origin)
        if kept.gone:
            nearest = kept.nearest
            instead = (
                self.tr("See instead: {page}").format(page=nearest.title)
                if nearest is not None
                else ""
            )
            return instead, self.tr("{origin}. This is no longer in the library.").format(
                origin=origin
            )
        if kept.unasked:
            return origin, self.tr("This question is no longer in the library.")
        return origin, ""

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one chosen, with what can be done with it."""
        self._chosen = chosen
        self.words.accessible_selected = chosen
        self.set_colours(*(("tint", "primary") if chosen else ("surface", "border")))
        shown = chosen and self.edit is None
        if shown and self._actions is None:
            self._actions = self._make_actions()
            self._fit()
        if self._actions is not None:
            self._actions.setVisible(shown)

    def set_in_tab_order(self, reached: bool) -> None:
        """Let Tab stop at its tick, its words and its link; one row alone does."""
        policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus
        for part in (self.tick, self.words, self._origin):
            part.setFocusPolicy(policy)

    def first_focus(self) -> None:
        part = self.words if self.edit is None else self.edit
        part.setFocus(Qt.FocusReason.TabFocusReason)

    # Changing its words

    def begin_edit(self, text: str) -> None:
        """Put a field with `text` in the place of the words."""
        if self.edit is not None:
            return
        box = Held(self)
        box.setObjectName(self._named("edit_box"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(10)
        self.edit = QuestionField(self.theme, self.tr("Change this question"), box)
        self.edit.edit.setObjectName(self._named("edit_field"))
        self.edit.set_text(text)
        self.edit.text_changed.connect(self._on_edit_typed)
        self.edit.submitted.connect(self._on_save)
        column.addWidget(self.edit)
        buttons = Held(box)
        flow = FlowLayout(buttons, 8)
        for name, words, tone, slot in (
            ("save", self.tr("Save"), Tone.PRIMARY, self._on_save),
            ("leave", self.tr("Leave as it was"), Tone.SECONDARY, self._on_leave),
        ):
            button = Button(self.theme, words, buttons, tone=tone, size=ButtonSize.COMPACT)
            button.setObjectName(self._named(name))
            button.clicked.connect(slot)
            flow.addWidget(button)
        column.addWidget(buttons)
        self._box = box
        self._column.insertWidget(1, box)
        self.words.hide()
        self.set_chosen(self._chosen)
        box.show()

    def end_edit(self) -> None:
        """Show the words again."""
        if self.edit is None:
            return
        focused = self.focusWidget()
        had_keys = focused is not None and focused.hasFocus() and self._box.isAncestorOf(focused)
        self.edit, self.saving = None, ""
        self.words.show()
        self._box.hide()
        self._box.deleteLater()
        self.set_chosen(self._chosen)
        if had_keys:
            self.first_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    def _fit(self) -> None:
        if self.layout() is None:
            return  # the card follows the theme before it holds anything
        wide = self.width() >= self.look.body_px(_WIDE)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(along if wide else down)
        indent = 0 if wide else self.tick.sizeHint().width() + 8
        buttons = self._actions.layout() if self._actions is not None else None
        if buttons is not None:
            buttons.setContentsMargins(indent, 0, 0, 0 if wide else 10)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        typing = self.edit is not None and self.edit.edit.hasFocus()
        if by is None or typing:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_requested.emit(self.uuid, by)
        else:
            self.step_requested.emit(self.uuid, by, self.tick.hasFocus())

    # What was pressed

    def _on_pressed(self) -> None:
        self.chosen.emit(self.uuid)

    def _on_ticked(self) -> None:
        self.ticked.emit(self.uuid, self.tick.isChecked())

    def _on_origin(self) -> None:
        self.origin_requested.emit(self.uuid)

    def _on_up(self) -> None:
        self.move_requested.emit(self.uuid, -1)

    def _on_down(self) -> None:
        self.move_requested.emit(self.uuid, 1)

    def _on_edit(self) -> None:
        self.edit_requested.emit(self.uuid)

    def _on_edit_typed(self) -> None:
        self.edit_typed.emit(self.uuid)

    def _on_save(self) -> None:
        self.save_requested.emit(self.uuid)

    def _on_leave(self) -> None:
        self.leave_requested.emit(self.uuid)

    def _on_remove(self) -> None:
        self.removal_requested.emit(self.uuid)
