"""What the reader said of the cards, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import ValueCard
from desktop.domain.reading import Weight
from desktop.domain.values import Summary, ValueGroup
from desktop.tasks.slices import slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.values.step_view import StepView, weight_words

_BESIDE = 400  # px at 100 % text from which a button stands beside a card's title


class _CardRow(Themed, Wrapping, QWidget):
    """A card's title with its buttons; a question below it leaves them no room beside."""

    def __init__(
        self, theme: ThemeController, title: str, parent: QWidget, *, question: str = ""
    ) -> None:
        super().__init__(parent)
        self._asks = bool(question)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(BodyLabel(theme, title, self, role="read"))
        if question:
            words.addWidget(BodyLabel(theme, question, self, muted=True))
        words.addStretch(1)
        self._line.addLayout(words, 1)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, 10)
        self._line.addWidget(self._buttons)
        self.follow(theme)

    def add(self, button: Button) -> None:
        self._flow.addWidget(button)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = not self._asks and self.width() >= self.look.body_px(_BESIDE)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(along if beside else down)
        self._line.setSpacing(16 if beside else 6)


class ResultView(StepView):
    """The cards by group, each with a way to change it; nothing is counted or ranked.

    Args:
        questions: by card id, what can be asked about the cards the reader is not sure of.

    Signals:
        change_requested: card id.
        question_toggled: id of the card whose question is to be saved, or removed again.
        restart_requested: forget all answers of the reader.
        compare_requested: the comparison with what matters first.
        handout_requested: the conversation page, to print or save.
    """

    compare_requested = Signal()
    handout_requested = Signal()
    change_requested = Signal(str)
    question_toggled = Signal(str)
    restart_requested = Signal()

    def __init__(
        self,
        theme: ThemeController,
        summary: Summary,
        questions: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._questions = questions
        self._saving: dict[str, Button] = {}
        self._saved: frozenset[str] = frozenset()
        self.add_heading(self.tr("What you said"))
        about = self.tr(
            "This is how you sorted the cards. Their order means nothing. You can change each"
            " answer, today or later."
        )
        self.body.addWidget(BodyLabel(theme, about, self, role="read"))
        self._add_ways(compare=bool(summary.cards(Weight.A_LOT)))
        steps = self._steps(summary)
        next(steps, None)
        slices(self, steps)
        self.follow(theme)

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show of which cards, by id, the question is saved."""
        self._saved = saved
        for card, button in self._saving.items():
            button.set_on(card in saved)

    def _steps(self, summary: Summary) -> Iterator[None]:
        """Build the groups, a card at a time."""
        for group in summary.groups:
            yield from self._add_group(group)
        if summary.gone:
            self._add_gone(summary)
        again = Button(self.theme, self.tr("Start again"), self, icon="arrow-counter-clockwise")
        again.setObjectName("values_restart")
        again.clicked.connect(self.restart_requested)
        self.add_left(again)
        self.body.addStretch(1)

    def _add_ways(self, *, compare: bool) -> None:
        """What can be done with it all; there is nothing to put first where nothing matters."""
        row = QWidget(self)
        buttons = FlowLayout(row, 12)
        if compare:
            words = self.tr("Compare with these first")
            way = Button(self.theme, words, row, tone=Tone.PRIMARY, icon="table")
            way.setObjectName("values_compare")
            way.clicked.connect(self.compare_requested)
            buttons.addWidget(way)
        handout = Button(self.theme, self.tr("My conversation page"), row, icon="printer")
        handout.setObjectName("values_handout")
        handout.clicked.connect(self.handout_requested)
        buttons.addWidget(handout)
        self.body.addWidget(row)

    def _add_group(self, group: ValueGroup) -> Iterator[None]:
        box, inside = self.add_card()
        inside.setSpacing(16)
        inside.addWidget(HeadingLabel(self.theme, group.heading, box, level=2, role="panel"))
        for card in group.cards:
            if group.weight is Weight.NOT_SURE:
                inside.addWidget(self._unsure(card, box))
            else:
                row = _CardRow(self.theme, card.title, box)
                row.add(self._change(card, row, sorted=group.weight is not None))
                inside.addWidget(row)
            yield

    def _unsure(self, card: ValueCard, parent: QWidget) -> _CardRow:
        """A card with the question that can be asked about it."""
        asked = self.tr("Question: {question}").format(question=self._questions[card.id])
        row = _CardRow(self.theme, card.title, parent, question=asked)
        save = Button(
            self.theme,
            self.tr("Save a question about this"),
            row,
            icon="plus",
            on_text=self.tr("Question saved"),
            on_icon="check",
            size=ButtonSize.COMPACT,
        )
        save.setObjectName(f"ask_{card.id}")
        save.setAccessibleDescription(card.title)
        save.clicked.connect(partial(self._on_question, card.id))
        save.set_on(card.id in self._saved)
        self._saving[card.id] = save
        row.add(save)
        row.add(self._change(card, row, sorted=True))
        return row

    def _change(self, card: ValueCard, row: _CardRow, *, sorted: bool) -> Button:
        words = self.tr("Change") if sorted else self.tr("Sort this card")
        button = Button(self.theme, words, row, size=ButtonSize.COMPACT)
        button.setObjectName(f"change_{card.id}")
        button.setAccessibleDescription(card.title)
        button.clicked.connect(partial(self._on_change, card.id))
        return button

    def _add_gone(self, summary: Summary) -> None:
        card, inside = self.add_card()
        heading = self.tr("No longer asked")
        inside.addWidget(HeadingLabel(self.theme, heading, card, level=2, role="panel"))
        why = self.tr("These cards went with an update. What you said is still kept.")
        inside.addWidget(BodyLabel(self.theme, why, card, muted=True))
        for answer in summary.gone:
            words = self.tr("{card}: you said “{answer}”.").format(
                card=answer.name, answer=weight_words(answer.weight)
            )
            inside.addWidget(BodyLabel(self.theme, words, card, role="read"))

    def _on_change(self, card: str, _: bool = False) -> None:
        self.change_requested.emit(card)

    def _on_question(self, card: str, _: bool = False) -> None:
        self.question_toggled.emit(card)
