"""What sorting the cards is for, and the ways into it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.values import Sorted, Step
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.cards import CardButton
from desktop.ui.common.labels import BodyLabel
from desktop.ui.values.step_view import StepView


class StartView(StepView):
    """The first view; it offers to go on where the cards were left.

    Args:
        reader, other: how far each person is.
        private: nothing is kept.
    """

    def __init__(
        self,
        theme: ThemeController,
        reader: Sorted,
        other: Sorted,
        parent: QWidget | None = None,
        *,
        private: bool = False,
    ) -> None:
        super().__init__(theme, parent)
        self.told = self.tr(
            "Treatments differ in many ways. Sort some cards to find out which of these ways"
            " matter to you. It can help you to talk with your team."
        )
        self.body.addWidget(BodyLabel(theme, self.told, self, role="lead"))
        self._add_promises(private=private)
        sort = Button(
            theme,
            self._sort_words(reader),
            self,
            tone=Tone.PRIMARY,
            icon="cards",
            size=ButtonSize.LARGE,
        )
        sort.setObjectName("values_sort")
        self._sort = sort
        self.lead(sort, Step.SORT)
        self.add_left(sort)
        self.body.addSpacing(4)
        if reader is not Sorted.NONE:
            self._add_way(
                self.tr("See what came of it"),
                self.tr("What you said, in plain words, to change or to take along."),
                "list-checks",
                Step.RESULT,
            )
        self._add_way(
            self.tr("Two chairs: sort with somebody"),
            self.tr("You both sort the same cards in turn, then see where you differ."),
            "armchair",
            Step.CHAIRS,
        )
        if other is not Sorted.NONE:
            self.add_forget()
        self.body.addStretch(1)
        self.follow(theme)

    @override
    def first_focus(self) -> QWidget | None:
        return self._sort

    def _sort_words(self, reader: Sorted) -> str:
        return {
            Sorted.NONE: self.tr("Sort the cards"),
            Sorted.SOME: self.tr("Go on sorting the cards"),
            Sorted.ALL: self.tr("Go through the cards again"),
        }[reader]

    def _add_promises(self, *, private: bool) -> None:
        title = self.tr("Good to know")
        box = Callout(self.theme, CalloutTone.KEY, title, self, icon="info", level=2)
        kept = self.tr("Each answer is kept at once, on this computer only.")
        if private:
            kept = self.tr("This is a private session: no answer is kept after it.")
        for words in (
            self.tr("There is no right answer, and no score."),
            self.tr("You can skip a card, stop at any time, and change what you said."),
            kept,
        ):
            box.add_row(BodyLabel(self.theme, words, box, role="key"), "check")
        self.body.addWidget(box)

    def _add_way(self, title: str, sentence: str, icon: str, step: Step) -> None:
        way = CardButton(self.theme, title, sentence, self, icon=icon, hue=1, caret=True)
        way.setObjectName(f"values_{step}")
        self.lead(way, step)
        self.body.addWidget(way)
