"""One kept page: open it, write a note, take it off the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.content import long_date
from desktop.domain.screens import KeptPage
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.fields import NoteField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.my_list.drafts import NoteState


class KeptDetail(QWidget):
    """Shows one bookmark with its note.

    Signals:
        page_requested: open the page.
        note_typed: the note as it is now.
        retry_requested: try again to save the note.
        removal_requested: take it off the list.
    """

    page_requested = Signal(str)
    note_typed = Signal(str)
    retry_requested = Signal()
    removal_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kept_detail")
        self._page = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._heading = HeadingLabel(theme, "", self, level=2)
        self._heading.setObjectName("kept_title")
        column.addWidget(self._heading)
        self._about = BodyLabel(theme, "", self, muted=True)
        self._about.setObjectName("kept_about")
        column.addWidget(self._about)
        self._gone = BodyLabel(
            theme,
            self.tr("This page is no longer in the library. Your note stays until you remove it."),
            self,
        )
        self._gone.setObjectName("kept_gone")
        column.addWidget(self._gone)
        self._open = Button(theme, "", self, tone=Tone.PRIMARY, icon="arrow-right")
        self._open.setObjectName("kept_open")
        self._open.clicked.connect(self._on_open)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        self._make_note(theme, column)
        self._remove = Button(
            theme,
            self.tr("Remove bookmark"),
            self,
            icon="trash",
            size=ButtonSize.COMPACT,
        )
        self._remove.setObjectName("kept_remove")
        self._remove.clicked.connect(self.removal_requested)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_note(self, theme: ThemeController, column: QVBoxLayout) -> None:
        self.note = NoteField(
            theme, self.tr("My note"), self, hint=self.tr("It is saved as you type.")
        )
        self.note.setObjectName("kept_note")
        self.note.text_changed.connect(self.note_typed)
        column.addWidget(self.note)
        self._told = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._told.setSizePolicy(policy)
        row = FlowLayout(self._told, gap=12)
        self.state = MarkedLine(
            theme,
            "check-circle",
            "",
            self._told,
            role="small",
            size=20,
            weight=600,
            icon_weight=IconWeight.FILL,
        )
        self.state.setObjectName("kept_state")
        row.addWidget(self.state)
        self._retry = Button(
            theme,
            self.tr("Try again"),
            self._told,
            icon="arrow-clockwise",
            size=ButtonSize.COMPACT,
        )
        self._retry.setObjectName("kept_retry")
        self._retry.clicked.connect(self.retry_requested)
        row.addWidget(self._retry)
        column.addWidget(self._told)

    def show_page(self, kept: KeptPage, note: str) -> None:
        """Show a bookmark; a note that reads the same already keeps its cursor."""
        card = kept.card
        saved = self.tr("saved {date}").format(
            date=long_date(kept.bookmark.saved.astimezone().date())
        )
        self._heading.setText(card.title if card is not None else kept.bookmark.title)
        if card is not None:
            self._page = card.id
            self._about.setText(
                self.tr("{kind} · {minutes} · {saved}").format(
                    kind=kept.kind_label, minutes=minutes(card.minutes), saved=saved
                )
            )
        else:
            self._about.setText(saved[:1].upper() + saved[1:])
        self._gone.setVisible(card is None)
        self._open.setVisible(card is not None)
        carry_on = bool(kept.place_heading)
        self._open.setText(self.tr("Carry on reading") if carry_on else self.tr("Open"))
        if self.note.text != note:
            self.note.set_text(note)

    def show_state(self, state: NoteState, trouble: str) -> None:
        """Say whether the note is saved, and nothing about an empty one."""
        failed = state is NoteState.FAILED
        if failed:
            self.state.set_words(self.tr("Not saved yet: {why}").format(why=trouble))
            self.state.set_mark("warning-circle", "danger")
        elif state is NoteState.SAVING:
            self.state.set_words(self.tr("Saving"))
            self.state.set_mark("floppy-disk", "text_muted")
        else:
            self.state.set_words(self.tr("Saved"))
            self.state.set_mark("check-circle", "ok_text")
        self._retry.setVisible(failed)
        silent = state is NoteState.KEPT and not self.note.text
        self._told.setVisible(not silent)

    def _on_open(self) -> None:
        self.page_requested.emit(self._page)
