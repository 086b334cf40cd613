"""Chooses what a path is about, from chips that open in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.time_path import Subject
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.chips import Chip
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping


class SubjectPicker(Themed, Wrapping, QWidget):
    """Names the subject chosen; all of them stand behind a button.

    Signals:
        chosen: id of a subject.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subjects: Sequence[Subject] = ()
        self._now = ""
        self._chips: dict[str, Chip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        row = QWidget(self)
        line = FlowLayout(row, 12)
        self._name = BodyLabel(theme, "", row, role="strong")
        self._name.setObjectName("subject_now")
        line.addWidget(self._name)
        self._change = Button(
            theme,
            self.tr("Choose another subject"),
            row,
            icon="caret-down",
            size=ButtonSize.COMPACT,
            on_text=self.tr("Close the list"),
            on_icon="caret-up",
        )
        self._change.setObjectName("change_subject")
        self._change.clicked.connect(self._on_change)
        line.addWidget(self._change)
        self._column.addWidget(row)
        self._list: QWidget | None = None
        self.follow(theme)

    def show_subjects(self, subjects: Sequence[Subject], now: str) -> None:
        """Offer `subjects`; the one with the id `now` is chosen."""
        self._subjects, self._now = subjects, now
        name = next((each.name for each in subjects if each.id == now), "")
        self._name.setText(self.tr("About: {subject}").format(subject=name))
        self._tick()

    def _tick(self) -> None:
        for subject, chip in self._chips.items():
            chip.setChecked(subject == self._now)

    def close_list(self) -> None:
        """Show the subject chosen and no other."""
        if self._list is not None:
            self._list.hide()
        self._change.set_on(False)

    def _on_change(self) -> None:
        if self._change.on:
            self.close_list()
            return
        if self._list is None:
            self._list = self._make_list()
            self._column.addWidget(self._list)
            self._tick()
        self._list.show()
        self._change.set_on(True)
        if self._now in self._chips:
            self._chips[self._now].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_list(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for heading, strategies in (
            (self.tr("Subjects"), False),
            (self.tr("Ways to plan treatment"), True),
        ):
            column.addWidget(HeadingLabel(self.theme, heading, box, level=2, role="callout"))
            group = QWidget(box)
            chips = FlowLayout(group, 10)
            for subject in self._subjects:
                if subject.is_strategy == strategies:
                    chip = Chip(self.theme, subject.name, group)
                    chip.setObjectName(f"subject_{subject.id}")
                    chip.clicked.connect(partial(self._on_chip, subject.id))
                    self._chips[subject.id] = chip
                    chips.addWidget(chip)
            column.addWidget(group)
        return box

    def _on_chip(self, subject: str, _: bool = False) -> None:
        self._now = subject
        self._tick()
        self.close_list()
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(subject)
