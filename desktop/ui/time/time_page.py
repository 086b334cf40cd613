"""Time I have: pick a length, and get a path of pages that can be read in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import READING_SPEED
from desktop.domain.time_path import LENGTHS, TimeView
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.kinds import minutes
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.time.path_card import PathCard
from desktop.ui.time.subject_picker import SubjectPicker

_LENGTH_LEAST = 150  # px per text scale
_GAP = 14  # px between them
_AROUND = 24  # px below what is brought into sight
_MOST = 860  # px: lines that are easy to follow


class _Lengths(Themed, Columns):
    """The lengths side by side, or below each other; nothing between."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent, gap=_GAP)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least, count = self.look.body_px(_LENGTH_LEAST), len(LENGTHS)
        across = self.width() >= count * least + (count - 1) * _GAP
        self.cells.set_most(count if across else 1)
        self.cells.set_least(least)


class TimePage(Themed, QWidget):
    """Shows the lengths, the subjects and the path; asks for others.

    Signals:
        length_chosen: minutes.
        subject_chosen: id of a subject.
        start_requested, step_requested, more_requested, questions_requested: as in `PathCard`.
    """

    length_chosen = Signal(int)
    subject_chosen = Signal(str)
    start_requested = Signal()
    step_requested = Signal(int)
    more_requested = Signal()
    questions_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time")
        self._lengths: dict[int, RadioCard] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("time_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = page = PageColumn(self._scroll, gap=20)
        page.body.addWidget(
            HeadingLabel(theme, self.tr("How much time do you have?"), page, level=1)
        )
        self._about = BodyLabel(theme, "", page, role="lead")
        self._about.setObjectName("time_about")
        page.body.addWidget(self._about)
        page.body.addWidget(self._make_lengths(theme, page))
        self._subjects = SubjectPicker(theme, page)
        self._subjects.chosen.connect(self.subject_chosen)
        page.body.addWidget(self._subjects)
        self._gone = BodyLabel(theme, "", page)
        self._gone.setObjectName("path_gone")
        page.body.addWidget(self._gone)
        self._path = PathCard(theme, page)
        self._path.start_requested.connect(self.start_requested)
        self._path.step_requested.connect(self.step_requested)
        self._path.more_requested.connect(self.more_requested)
        self._path.questions_requested.connect(self.questions_requested)
        page.body.addWidget(self._path)
        page.body.addStretch(1)
        self._say_what_it_is(kept=True)
        self._gone.hide()
        self._path.hide()
        self._scroll.set_page(page)
        self.follow(theme)

    def _make_lengths(self, theme: ThemeController, parent: QWidget) -> QWidget:
        row = _Lengths(theme, parent)
        for length in LENGTHS:
            hint = self.tr("At most {words} words").format(words=f"{length * READING_SPEED:,}")
            card = RadioCard(theme, minutes(length), row, hint=hint)
            card.setObjectName(f"length_{length}")
            card.clicked.connect(partial(self._on_length, length))
            row.cells.addWidget(card)
            self._lengths[length] = card
        return row

    @property
    def page_title(self) -> str:
        return self.tr("Time I have")

    def show_view(self, view: TimeView, *, kept: bool = True) -> None:
        """Show what is chosen, and the path if there is one.

        Args:
            kept: whether it is still there when the window has been closed.
        """
        path = view.path
        self._say_what_it_is(kept=kept)
        self._choose(path.minutes)
        self._subjects.show_subjects(view.subjects, path.subject)
        self._gone.setText(
            "\n".join(
                self.tr("“{page}” is no longer in Waymark, so it was left out.").format(page=name)
                for name in view.gone
            )
        )
        self._gone.setVisible(bool(view.gone))
        if path.steps:
            self._path.show_path(path)
        self._path.setVisible(bool(path.steps))

    def _say_what_it_is(self, *, kept: bool) -> None:
        about = self.tr(
            "Pick a length. You get a path that you can read in that time. Nothing is timed: stop"
            " whenever you like, and carry on later."
        )
        if not kept:
            about = self.tr(
                "Pick a length. You get a path that you can read in that time. Nothing is timed:"
                " stop whenever you like. Your place is forgotten when you close Waymark."
            )
        self._about.setText(about)

    def close_list(self) -> None:
        """Show the subject chosen and no other."""
        self._subjects.close_list()

    def tell_path(self, *, focus: bool = False) -> None:
        """Bring the way into the path into sight, and have a screen reader say how long it is.

        Args:
            focus: give the keys to it.
        """
        if self._path.isHidden():
            return
        announce(self._path, self._path.told)
        if focus:
            self._path.first_focus()
        QTimer.singleShot(0, self, self._bring_into_sight)  # it has no height before that

    def _bring_into_sight(self) -> None:
        layout = self._page.layout()
        if layout is not None:
            layout.activate()
        for widget in (self._path.heading, self._path.way_on):  # this one in any case
            self._scroll.ensureWidgetVisible(widget, 0, _AROUND)

    def _choose(self, length: int) -> None:
        """Tick the card of `length`, or none."""
        for each, card in self._lengths.items():
            card.setAutoExclusive(False)  # else the last one could not be let go
            card.setChecked(each == length)
        for card in self._lengths.values():
            card.setAutoExclusive(True)

    def first_focus(self) -> None:
        if self._path.isHidden():
            first = next((card for card in self._lengths.values() if card.isChecked()), None)
            (first or self._lengths[LENGTHS[0]]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._path.first_focus()

    @override
    def apply_theme(self) -> None:
        self._page.set_most(self.look.body_px(_MOST))
        super().apply_theme()

    def _on_length(self, length: int, _: bool = False) -> None:
        self.length_chosen.emit(length)
