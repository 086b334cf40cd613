"""My first five years: choose a plan or two and a month, and see example dates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.years import YearsView
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.reader.picture import Draw
from desktop.ui.years.month_stepper import MonthStepper
from desktop.ui.years.plan_column import PlanColumn
from desktop.ui.years.plan_picker import PlanPicker

SIDE_BY_SIDE = 960  # px of page at 100 % text from which two plans stand side by side


class YearsPage(Themed, QWidget):
    """Shows the choices and the years; asks for other ones.

    Signals:
        plan_chosen: its place, 0 or 1, and a plan id.
        second_removed: only one plan is wanted.
        month_stepped: by how many months.
        page_requested: page id.
        handout_requested, dates_requested: print or save the years; save the dates.
        handout_toggled: put the years on the handout as they are now, or take them off.
        years_shown: other plans or another month are shown.
    """

    plan_chosen = Signal(int, str)
    second_removed = Signal()
    month_stepped = Signal(int)
    page_requested = Signal(str)
    handout_requested = Signal()
    handout_toggled = Signal()
    years_shown = Signal()
    dates_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("years")
        self._draw = draw
        self._view: YearsView | None = None
        self._columns: list[PlanColumn] = []
        self._building: Slices | None = None
        self._adding = False
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self.set_back(self.tr("All diagrams"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._gather = HandoutButton(theme, self._bar, tone=Tone.PRIMARY)
        self._gather.setObjectName("years_to_handout")
        self._gather.clicked.connect(self.handout_toggled)
        handout = Button(theme, self.tr("Print or save"), self._bar, icon="printer")
        handout.setObjectName("years_handout")
        handout.clicked.connect(self.handout_requested)
        dates = Button(theme, self.tr("Save for my calendar"), self._bar, icon="calendar-check")
        dates.setObjectName("years_dates")
        dates.clicked.connect(self.dates_requested)
        self._bar.set_actions([self._gather, handout, dates])
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("years_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll, gap=20)
        body = self._page.body
        body.addWidget(HeadingLabel(theme, self.page_title, self._page, level=1))
        about = self.tr(
            "See which treatment days, tests and waits may come, for one plan or for two side by"
            " side. The dates are examples: your team sets yours, and days that only your team can"
            " set are not counted."
        )
        body.addWidget(BodyLabel(theme, about, self._page, role="lead"))
        self._choosing = QHBoxLayout()
        self._choosing.setSpacing(14)
        self._pickers = (
            PlanPicker(theme, 1, self._page),
            PlanPicker(theme, 2, self._page, removable=True),
        )
        self._month = MonthStepper(theme, self._page)
        for place, picker in enumerate(self._pickers):
            picker.chosen.connect(partial(self.plan_chosen.emit, place))
            self._choosing.addWidget(picker, 1)
        self._pickers[1].removed.connect(self.second_removed)
        body.addLayout(self._choosing)
        self._add = Button(theme, self.tr("Put another plan beside it"), self._page, icon="plus")
        self._add.setObjectName("add_plan")
        self._add.clicked.connect(self._on_add)
        body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._month)
        self._plans = QHBoxLayout()
        self._plans.setSpacing(20)
        body.addLayout(self._plans)
        body.addStretch(1)
        self._scroll.set_page(self._page)
        self._month.stepped.connect(self.month_stepped)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("My first five years")

    def show_years(self, view: YearsView, month: str) -> None:
        """Show `view`, whose first month is said as `month`."""
        self._view = view
        second = len(view.plans) > 1
        for picker, plan in zip(self._pickers, view.plans, strict=False):
            picker.show_choice(plan.choice, view.choices)
        self._pickers[1].setVisible(second)
        self._add.setVisible(not second)
        self._month.show_month(view.start, month)
        if self._building is not None:
            self._building.cancel()
        for old in self._columns:
            old.hide()
            old.deleteLater()
        self._columns = [PlanColumn(self.theme, self._draw, p, self._page) for p in view.plans]
        for column in self._columns:
            column.page_requested.connect(self.page_requested)
            self._plans.addWidget(column, 1)
        self._fit()
        if second and self._adding:
            self._pickers[1].open_list()
        self._adding = False
        steps = self._steps()
        next(steps, None)
        self._building = slices(self, steps)
        self.years_shown.emit()

    def set_on_handout(self, on: bool) -> None:
        """Say whether these years lie on the reader's handout."""
        self._gather.set_on(on)

    def set_back(self, words: str) -> None:
        """Say where Back leads."""
        self._bar.set_back(words)

    def to_top(self) -> None:
        """Show the choices again, as whoever comes anew expects."""
        self._scroll.verticalScrollBar().setValue(0)

    def first_focus(self) -> None:
        self._pickers[0].first_focus()

    def _steps(self) -> Iterator[None]:
        """Both columns grow together, so that neither stands empty."""
        for _ in zip_longest(*(column.steps() for column in self._columns)):
            yield

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Plans and choices side by side, or with no room below each other."""
        wide = self.width() >= self.look.body_px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._choosing.setDirection(direction)
        self._plans.setDirection(direction)

    def _on_add(self) -> None:
        """Begin with the next plan of the list, which the reader may change."""
        if self._view is None:
            return
        shown = [plan.choice.id for plan in self._view.plans]
        ids = [choice.id for choice in self._view.choices]
        following = ids[(ids.index(shown[0]) + 1) % len(ids)]
        self._adding = True
        self.plan_chosen.emit(1, following)
