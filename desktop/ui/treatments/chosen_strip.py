"""What is ticked to be compared, and the way to Compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Runs, Text, plain
from desktop.domain.comparing import LEAST_OPTIONS, MOST_OPTIONS
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping, smooth_painter
from desktop.ui.treatments.words import listed

SIDE_BY_SIDE = 720  # px at 100 % text from which the buttons stand beside the words
_SIDE = 24
_SLIM_SIDE = 20
_MOST_SHARE = 0.15  # of the page's height, for names; where they need more, they are counted


class ChosenStrip(Themed, Wrapping, QFrame):
    """Names what is ticked; it is there while anything is.

    Signals:
        clear_requested: no tick is wanted any more.
        compare_requested: the page that compares is wanted.
    """

    clear_requested = Signal()
    compare_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chosen_strip")
        self._said: Runs = ()
        self._count: Runs = ()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(12)
        self._mark = Mark(theme, "table", self, line_of="body")
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        self._names = RunsView(theme, (), self, role="body")
        self._names.setObjectName("chosen_names")
        said.addWidget(self._names)
        self._hint = BodyLabel(theme, "", self, role="small")
        self._hint.setObjectName("chosen_hint")
        said.addWidget(self._hint)
        said.addStretch(1)
        self._row.addLayout(said, 1)
        self._buttons = QWidget(self)
        buttons = FlowLayout(self._buttons, 12)
        self._clear = Button(theme, self.tr("Clear"), self._buttons, tone=Tone.QUIET)
        self._clear.setObjectName("clear_chosen")
        self._clear.clicked.connect(self.clear_requested)
        buttons.addWidget(self._clear)
        self._compare = Button(theme, "", self._buttons, tone=Tone.PRIMARY, icon="arrow-right")
        self._compare.setObjectName("compare_chosen")
        self._compare.clicked.connect(self.compare_requested)
        buttons.addWidget(self._compare)
        self._row.addWidget(self._buttons)
        self.hide()
        self.follow(theme)

    def show_chosen(self, names: Sequence[str]) -> None:
        """Name the treatments that are ticked."""
        said = self.tr("{count} chosen: {names}").format(count=len(names), names=listed(names))
        self._said = _with_strong(said, names)
        self._count = (Text(self.tr("{count} chosen").format(count=len(names)), strong=True),)
        self._fit()
        self._say(self.tr("Tick one more to compare.") if len(names) < LEAST_OPTIONS else "")
        self._compare.setVisible(len(names) >= LEAST_OPTIONS)
        self._compare.set_words(self.tr("Compare these {count}").format(count=len(names)))
        self.setVisible(bool(names))

    def tell(self) -> None:
        """Have a screen reader say what is ticked now."""
        nothing = self.tr("Nothing is chosen any more")
        announce(self, plain(self._said) if self.isVisible() else nothing)

    def say_full(self) -> None:
        """Say why no more can be ticked."""
        words = self.tr("You can compare {count} at most. Take away a tick first.").format(
            count=MOST_OPTIONS
        )
        self._say(words)
        announce(self, words)

    def _say(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def minimumSizeHint(self) -> QSize:
        # Of its two forms the one of now must not keep the window from getting slim.
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The buttons beside the words, or with no room below them; the cards keep most room."""
        wide = self.width() >= self.look.body_px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._mark.setVisible(wide)
        side = _SIDE if wide else _SLIM_SIDE
        above = 14 if wide else 10
        self._row.setContentsMargins(side, above, side, above)
        page = self.parentWidget()
        self._names.set_runs(self._said)
        tall = self._names.heightForWidth(max(1, self.width() - 2 * side))
        if not wide and page is not None and tall > page.height() * _MOST_SHARE:
            self._names.set_runs(self._count)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = look.stroke("selected")
        painter.fillRect(QRectF(0, 0, self.width(), line), look.colour("border"))


def _with_strong(sentence: str, names: Sequence[str]) -> Runs:
    """`sentence` with the names in it made strong."""
    if not names:
        return (Text(sentence),)
    parts = re.split(f"({'|'.join(map(re.escape, names))})", sentence)
    return tuple(Text(part, strong=part in names) for part in parts if part)
