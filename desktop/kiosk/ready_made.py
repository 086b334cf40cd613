"""Ready-made questions: by subject, by page, then one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.answers import Answer, Answers
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll

_COLUMN = 900  # px at 100 % text


class ReadyMade(PageScroll):
    """Subjects or pages to touch, or the questions of one page.

    Signals:
        chosen: key of what was touched.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("questions_choices")
        self._page = page = PageColumn(self, gap=14)
        self._heading = HeadingLabel(theme, "", page, level=1)
        self._say = BodyLabel(theme, "", page, role="lead", muted=True)
        self._groups = Answers(theme, page, most=2)
        self._questions = Answers(theme, page, most=1)
        for widget in (self._heading, self._say, self._groups, self._questions):
            page.body.addWidget(widget)
        page.body.addStretch(1)
        self._groups.chosen.connect(self.chosen)
        self._questions.chosen.connect(self.chosen)
        self.set_page(page)
        self.apply_theme()

    def show_groups(self, heading: str, groups: Sequence[Answer]) -> None:
        """Show subjects, or the pages of one subject."""
        self._show(heading, self.tr("Touch what you want to ask about."), groups, ())

    def show_questions(self, heading: str, questions: Sequence[Answer]) -> None:
        """Show the questions of one page, those on the list as chosen."""
        self._show(heading, self.tr("Touch the questions that you want to ask."), (), questions)

    def mark(self, questions: Sequence[Answer]) -> None:
        """The same questions, of which others are on the list now."""
        self._questions.show_answers(questions)

    def _show(
        self, heading: str, say: str, groups: Sequence[Answer], questions: Sequence[Answer]
    ) -> None:
        self._heading.setText(heading)
        self._say.setText(say)
        self._groups.show_answers(groups)
        self._questions.show_answers(questions)
        self.verticalScrollBar().setValue(0)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_page"):
            self._page.set_most(self.look.body_px(_COLUMN))
