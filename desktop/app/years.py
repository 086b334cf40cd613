"""Fills My first five years, and saves its dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.errors import AppError
from desktop.domain.packs import HandoutItem
from desktop.domain.years import YearsView
from desktop.library.handout_items import planned_item
from desktop.library.years import month_of, moved
from desktop.tasks.tasks import Tasks
from desktop.ui.main_window import MainWindow
from desktop.ui.years.years_page import YearsPage


class YearsController(QObject):
    """Connects one YearsPage with the library; what was chosen stays until the window closes."""

    def __init__(
        self,
        window: MainWindow,
        page: YearsPage,
        session: Session,
        navigation: Navigation,
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._years = session.library.years
        self._tasks = tasks
        self._month = moved(today(), 1)
        self._plans: list[str] = []
        self._view: YearsView | None = None
        page.plan_chosen.connect(self._on_plan_chosen)
        page.second_removed.connect(self._on_second_removed)
        page.month_stepped.connect(self._on_month_stepped)
        page.page_requested.connect(navigation.open_page)
        page.dates_requested.connect(self._on_dates_requested)
        page.back_requested.connect(navigation.back)

    def open(self, plan: str = "") -> None:
        """Show the years of `plan`, or of what was chosen last."""
        if plan:
            self._plans = [plan]
        elif not self._plans:
            self._plans = [self._years.choices()[0].id]
        self._show()
        self._page.to_top()

    def item(self) -> HandoutItem:
        """What is shown, as a page of a handout that stays as it is now."""
        plans = self._plans or [self._years.choices()[0].id]
        names = {choice.id: choice.name for choice in self._years.choices()}
        chosen = self.tr("{one} and {other}") if len(plans) > 1 else "{one}"
        titles = [names[plan] for plan in plans]
        words = self.tr("My first five years: {plans}")
        named = chosen.format(one=titles[0], other=titles[-1])
        return planned_item(words.format(plans=named), plans, self._month)

    def _show(self) -> None:
        self._view = self._years.view(self._plans, self._month)
        self._page.show_years(self._view, month_of(self._month))

    def _on_plan_chosen(self, place: int, plan: str) -> None:
        self._plans[place : place + 1] = [plan]
        self._show()

    def _on_second_removed(self) -> None:
        del self._plans[1:]
        self._show()
        self._page.first_focus()

    def _on_month_stepped(self, months: int) -> None:
        self._month = moved(self._month, months)
        self._show()

    def _on_dates_requested(self) -> None:
        dialog = QFileDialog(
            self._window,
            self.tr("Save the dates for a calendar"),
            "my-first-five-years.ics",
            self.tr("Calendar (*.ics)"),
        )
        dialog.setObjectName("dates_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        if self._view is not None:
            made = dt.datetime.now(dt.UTC)
            write = partial(self._library.save_dates, self._view, made, Path(name))
            self._tasks.run(self, write, self._on_saved, self._on_failed)

    def _on_saved(self, _: object) -> None:
        self._window.show_toast(
            self.tr("The dates were saved. The file names the treatment: keep it where you wish."),
            None,
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)
