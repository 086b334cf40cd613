"""One thing compared: whether the options differ in it, what each says, what to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.blocks import Runs
from desktop.domain.comparing import Aspect, CompareView, Likeness
from desktop.domain.content import Option
from desktop.kiosk.cells import Cells
from desktop.kiosk.diagrams_screen import WIDEST
from desktop.kiosk.review_mark import ReviewMark
from desktop.models.compare_model import likeness_word
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.swatch import Swatch
from desktop.ui.comparison.compare_paint import SIGNS
from desktop.ui.reader.ask_team import AskTeam
from desktop.ui.reader.links import Links

_CARD_LEAST = 360  # px per text scale of what one option says
_SIDE = 24
_BESIDE = 24  # px between the place and what stands beside it


class AspectPage(PageColumn):
    """Shows one row of a comparison as cards of equal size.

    Args:
        number: place of the row in the comparison, from 0.
        saved: ids of the questions on the visitor's list.

    Signals:
        detail_requested: id of the option whose answer is to be explained.
        question_toggled: put this Question on the list, or take it off.
    """

    detail_requested = Signal(str)
    question_toggled = Signal(object)  # Question

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        view: CompareView,
        number: int,
        saved: frozenset[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, most=WIDEST, gap=18)
        self._theme = theme
        self._links = links
        comparison = view.comparison
        row = comparison.rows[number]
        self.aspect = next(each for each in view.board.aspects if each.id == row.id)
        self._add_head(self.aspect, view.likeness[row.id], number + 1, len(comparison.rows))
        cells = Cells(theme, self, least=_CARD_LEAST, most=len(comparison.options), alike=True)
        for option, cell in zip(comparison.options, row.cells, strict=True):
            cells.cells.addWidget(self._card(option, cell.runs, cells))
        self.body.addWidget(cells)
        self.ask = AskTeam(
            theme,
            (self.aspect.ask,),
            self,
            save=self.tr("Add to my questions"),
            saved=self.tr("On my questions"),
        )
        self.ask.set_saved(saved)
        self.ask.question_toggled.connect(self.question_toggled)
        self.body.addWidget(self.ask)
        self.body.addStretch(1)

    def _add_head(self, aspect: Aspect, likeness: Likeness, number: int, total: int) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setSpacing(4)
        place = self.tr("{group}: {number} of {total}").format(
            group=aspect.group, number=number, total=total
        )
        row = FlowLayout(None, _BESIDE)
        row.addWidget(BodyLabel(theme, place, self, role="body", weight=600, muted=True))
        mark = ReviewMark(theme, self)
        mark.show_review(aspect.review)
        row.addWidget(mark)
        head.addLayout(row)
        head.addWidget(HeadingLabel(theme, aspect.label, self, level=2, role="h1"))
        ink = "key_icon" if likeness is Likeness.DIFFERENT else "text_muted"
        line = MarkedLine(
            theme,
            SIGNS[likeness],
            likeness_word(likeness),
            self,
            colour=ink,
            ink=ink,
            role="body",
            weight=700,
        )
        line.setObjectName("kiosk_likeness")
        head.addWidget(line)
        self.body.addLayout(head)

    def _card(self, option: Option, said: Runs, parent: QWidget) -> Card:
        theme = self._theme
        card = Card(theme, parent)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_SIDE, 20, _SIDE, _SIDE)
        inside.setSpacing(12)
        named = QHBoxLayout()
        named.setSpacing(12)
        mark = Swatch(theme, option.identity, card, line_of="card")
        named.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        named.addWidget(HeadingLabel(theme, option.name, card, level=3, role="card"), 1)
        inside.addLayout(named)
        inside.addWidget(self._links.connect_view(RunsView(theme, said, card)))
        inside.addStretch(1)
        more = Button(theme, self.tr("More about this"), card, icon="info")
        more.setObjectName(f"kiosk_more_{option.id}")
        more.setAccessibleDescription(f"{self.aspect.label}: {option.name}")
        more.setProperty("option", option.id)
        more.clicked.connect(self._on_more)
        inside.addWidget(more)
        return card

    def _on_more(self) -> None:
        button = self.sender()
        if button is not None:
            self.detail_requested.emit(str(button.property("option")))
