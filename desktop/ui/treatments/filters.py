"""Chips that narrow the list of treatments: how you take it, how long, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.content import CarePlace, Course
from desktop.domain.treating import TAKEN_ICONS, Taken, Wanted
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.chips import Chip
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed
from desktop.ui.treatments.words import course_words, place_words, taken_words

Choice = Taken | Course | CarePlace | None  # None stands for all
_LABEL = 124  # px at 100 % text: labels below each other are equally wide
_BETWEEN_GROUPS = 14


class _Label(BodyLabel):
    """The name of a group of chips, as tall as they are."""

    def __init__(self, theme: ThemeController, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent, role="label")

    @override
    def apply_theme(self) -> None:
        self.setMinimumWidth(self.look.px(_LABEL))
        super().apply_theme()


class _Group(QWidget):
    """Chips of which one is on; one Tab stop, arrows choose.

    Signals:
        chosen: a Choice.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: ThemeController,
        name: str,
        label: str,
        choices: Iterable[tuple[Choice, str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"filter_{name}")
        self.setAccessibleName(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=10)
        row.addWidget(_Label(theme, label, self))
        self._chips: dict[Choice, Chip] = {}
        for choice, words, icon in choices:
            chip = Chip(theme, words, self, icon=icon)
            chip.setObjectName(f"{name}_{choice or 'all'}")
            chip.setAccessibleDescription(label)
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._on_clicked)
            self._chips[choice] = chip
            row.addWidget(chip)

    def set_choice(self, choice: Choice) -> None:
        """Show which chip is on, without a signal."""
        self._chips[choice].setChecked(True)

    def _on_clicked(self) -> None:
        self.chosen.emit(next(each for each, chip in self._chips.items() if chip.isChecked()))


class Filters(Themed, QWidget):
    """The three groups, or with little room a button that opens them.

    Signals:
        changed: the Wanted that the chips say now.
        opened: the groups came into sight, or went out of it.
    """

    changed = Signal(Wanted)
    opened = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("treatment_filters")
        self._wanted = Wanted()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._narrow = False
        self._row = FlowLayout(self, gap=_BETWEEN_GROUPS)
        self._open = Button(
            theme,
            self.tr("Filters"),
            self,
            icon="list-checks",
            on_text=self.tr("Close the filters"),
            size=ButtonSize.COMPACT,
        )
        self._open.setObjectName("open_filters")
        self._open.clicked.connect(self._on_open)
        self._row.addWidget(self._open)
        everything: tuple[Choice, str, str] = (None, self.tr("All"), "")
        self._taken = _Group(
            theme,
            "taken",
            self.tr("How you take it"),
            (everything, *((each, taken_words(each), TAKEN_ICONS[each]) for each in Taken)),
            self,
        )
        self._course = _Group(
            theme,
            "course",
            self.tr("How long"),
            (everything, *((each, course_words(each), "") for each in Course)),
            self,
        )
        self._where = _Group(
            theme,
            "where",
            self.tr("Where"),
            (everything, *((each, place_words(each), "") for each in CarePlace)),
            self,
        )
        self._taken.chosen.connect(self._on_taken)
        self._course.chosen.connect(self._on_course)
        self._where.chosen.connect(self._on_where)
        for group in (self._taken, self._course, self._where):
            self._row.addWidget(group)
        self.show_wanted(self._wanted)
        self._fit()
        self.follow(theme)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget after the groups, such as how many treatments there are."""
        self._row.addWidget(widget)

    @property
    def in_sight(self) -> bool:
        """Whether the groups can be seen."""
        return not self._narrow or self._open.on

    def set_narrow(self, narrow: bool) -> None:
        """Put the groups behind a button, or take the button away."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        self._open.setVisible(self._narrow)
        for group in (self._taken, self._course, self._where):
            group.setVisible(self.in_sight)

    def close_groups(self) -> None:
        """Put the groups behind their button again, where there is one."""
        self._set_open(opened=False)

    def _on_open(self) -> None:
        self._set_open(opened=not self._open.on)

    def _set_open(self, *, opened: bool) -> None:
        if opened != self._open.on:
            self._open.set_on(opened)
            self._fit()
            self.opened.emit()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what the list is narrowed to."""
        self._wanted = wanted
        self._taken.set_choice(wanted.taken)
        self._course.set_choice(wanted.course)
        self._where.set_choice(wanted.where)

    def _on_taken(self, taken: Taken | None) -> None:
        self._change(replace(self._wanted, taken=taken))

    def _on_course(self, course: Course | None) -> None:
        self._change(replace(self._wanted, course=course))

    def _on_where(self, where: CarePlace | None) -> None:
        self._change(replace(self._wanted, where=where))

    def _change(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit(wanted)
