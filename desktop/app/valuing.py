"""Keeps what matters to the reader, and to the other person."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QRect, Qt

from desktop.app.comparing import BY_VALUES
from desktop.app.comparing import PLACE as COMPARE
from desktop.app.history import Stop
from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.comparing import ValueCard
from desktop.domain.reading import Weight
from desktop.domain.values import OTHER, READER, Sorted, Step, Turn
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.values import differences, how_far, question_about, weights
from desktop.ui.main_window import MainWindow
from desktop.ui.values.values_page import ValuesPage

PLACE = "values"
_TWO_CHAIRS = (Step.CHAIRS, Step.FIRST, Step.HAND_OVER, Step.SECOND, Step.DIFFERENCES)
_ONE_CARD = (Step.SORT, Step.CHANGE, Step.FIRST, Step.SECOND)

_OTHERS_TURN = (Step.HAND_OVER, Step.SECOND)
_READERS_OWN = (Step.SORT, Step.CHANGE, Step.FIRST, Step.RESULT)


class Valuing(QObject):
    """Connects one ValuesPage with the library and what is kept.

    Each step is a stop of the history, each card is not: back leads out of the cards. The card
    at which somebody stopped lies on the desk.
    """

    def __init__(
        self,
        window: MainWindow,
        page: ValuesPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._step = Step.START
        self._card = ""  # id of the card shown
        self._on_the_way: dict[tuple[str, int], Weight] = {}  # answers the store has not yet
        self._shown: object = None
        self._other_spoke = False  # since it was last asked whether to forget
        page.step_requested.connect(self._go)
        page.weight_chosen.connect(self._on_weight_chosen)
        page.moved.connect(self._on_moved)
        page.stop_requested.connect(self._on_stop_requested)
        page.taken_back.connect(self._on_taken_back)
        page.change_requested.connect(self._on_change_requested)
        page.question_toggled.connect(self._on_question_toggled)
        page.restart_requested.connect(self._on_restart_requested)
        page.forget_requested.connect(self._on_forget_requested)
        page.compare_requested.connect(self._on_compare_requested)
        page.handout_requested.connect(self._on_handout_requested)
        page.page_requested.connect(navigation.open_page)
        page.term_requested.connect(self._on_term_requested)
        page.citation_requested.connect(self._on_citation_requested)
        page.finding_requested.connect(self._on_finding_requested)
        keeping.values_changed.connect(self._on_values_changed)
        keeping.questions_changed.connect(self._on_questions_changed)
        # Queued: the place must stand there before a question comes over it.
        navigation.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def open(self, step: str = "", card: str = "") -> None:
        """Show a step; sorting goes on at the card where it was left.

        Args:
            card: id of the one to change.
        """
        asked = Step(step) if self._cards() else Step.START
        if self._step in _OTHERS_TURN and asked in _READERS_OWN:
            asked = Step.CHAIRS  # Back must not show the other person what the reader said
        self._step = asked
        if self._step in _ONE_CARD:
            self._card = card if self._step is Step.CHANGE else self._left_at()
        self._show()

    # Showing

    def _show(self, skipped: str = "") -> None:
        reader, other = self._said(READER), self._said(OTHER)
        self._shown = (self._step, reader, other)
        match self._step:
            case Step.START:
                self._page.show_start(*self._how_far(), private=self._keeping.private)
            case Step.SORT | Step.FIRST | Step.SECOND | Step.CHANGE:
                self._show_card(skipped)
            case Step.RESULT:
                questions = {card.id: question_about(card) for card in self._cards()}
                summary = self._library.values.summary(reader)
                self._page.show_result(summary, questions, self._saved_questions())
            case Step.CHAIRS:
                both = any(card.id in reader and card.id in other for card in self._cards())
                self._page.show_chairs(*self._how_far(), both=both)
            case Step.HAND_OVER:
                self._page.show_hand_over()
            case Step.DIFFERENCES:
                self._page.show_differences(differences(self._cards(), reader, other))

    def _show_card(self, skipped: str) -> None:
        cards, said = self._cards(), self._said(self._chair)
        place = [card.id for card in cards].index(self._card)
        if self._step is not Step.CHANGE:
            self._put_on_desk(self._chair, self._card)
        self._page.show_card(
            Turn(
                self._step,
                cards[place],
                self._chair,
                place + 1,
                tuple(card.id in said for card in cards),
                said.get(self._card),
                skipped,
            )
        )

    def _go(self, step: Step) -> None:
        self._navigation.go(PLACE, step)

    # What is known

    @property
    def _in_sight(self) -> bool:
        return self._window.current_page == PLACE

    @property
    def _chair(self) -> int:
        """Who sorts."""
        return OTHER if self._step is Step.SECOND else READER

    def _cards(self) -> tuple[ValueCard, ...]:
        return self._library.values.cards()

    def _said(self, chair: int) -> dict[str, Weight]:
        """What the person in `chair` said, by card id, down to the last press."""
        coming = {card: said for (card, who), said in self._on_the_way.items() if who == chair}
        return weights(self._keeping.value_answers, chair) | coming

    def _how_far(self) -> tuple[Sorted, Sorted]:
        """How far the reader and the other person are."""
        cards = self._cards()
        return how_far(cards, self._said(READER)), how_far(cards, self._said(OTHER))

    def _left_at(self) -> str:
        """The card at which whoever sorts stopped, else the first that is not sorted."""
        cards, said = self._cards(), self._said(self._chair)
        body = self._keeping.desk(_desk(self._chair))
        left = json.loads(body) if body else ""
        if any(card.id == left for card in cards):
            return str(left)
        return next((card.id for card in cards if card.id not in said), cards[0].id)

    def _put_on_desk(self, chair: int, card: str) -> None:
        body = json.dumps(card) if card else ""
        if self._keeping.desk(_desk(chair)) != body:
            self._keeping.put_on_desk(_desk(chair), body)

    def _saved_questions(self) -> frozenset[str]:
        saved = {question.text for question in self._keeping.questions}
        return frozenset(card.id for card in self._cards() if question_about(card) in saved)

    # Sorting

    def _on_weight_chosen(self, weight: Weight) -> None:
        chair = self._chair
        self._on_the_way[self._card, chair] = weight
        self._other_spoke |= chair == OTHER
        self._keeping.save_value_answer(self._card, chair, weight)

    def _on_moved(self, by: int) -> None:
        cards = self._cards()
        place = [card.id for card in cards].index(self._card)
        skipped = cards[place].title if by > 0 and self._card not in self._said(self._chair) else ""
        if place + by < 0:
            self._on_stop_requested()
        elif place + by == len(cards):
            self._finish()
        else:
            self._card = cards[place + by].id
            self._show(skipped)

    def _finish(self) -> None:
        """Lead on after the last card."""
        self._put_on_desk(self._chair, "")
        if self._step is Step.SORT:
            self._go(Step.RESULT)
        elif self._step is Step.FIRST and self._how_far()[1] is not Sorted.ALL:
            self._go(Step.HAND_OVER)
        else:
            self._go(Step.DIFFERENCES)

    def _on_stop_requested(self) -> None:
        self._go(Step.START if self._step is Step.SORT else Step.CHAIRS)

    # The summary

    def _on_change_requested(self, card: str) -> None:
        self._navigation.go(PLACE, Step.CHANGE, card)

    def _on_taken_back(self) -> None:
        self._on_the_way.pop((self._card, READER), None)
        self._keeping.remove_value_answer(self._card, READER)
        self._go(Step.RESULT)

    def _on_question_toggled(self, card_id: str) -> None:
        card = next(card for card in self._cards() if card.id == card_id)
        asked = question_about(card)
        kept = next((each for each in self._keeping.questions if each.text == asked), None)
        if kept is None:
            self._keeping.add_own_question(asked)
        else:
            self._keeping.remove_question(kept.uuid)

    def _on_restart_requested(self) -> None:
        answers = self._keeping.value_answers
        self._removed = tuple(answer for answer in answers if answer.chair == READER)
        self._forget(READER)
        self._go(Step.START)
        self._window.show_toast(self.tr("Your answers were removed"), self._on_undo_restart)

    def _on_undo_restart(self) -> None:
        for answer in self._removed:
            self._keeping.save_value_answer(answer.card, answer.chair, answer.weight)

    def _on_compare_requested(self) -> None:
        self._navigation.go(COMPARE, BY_VALUES)

    def _on_handout_requested(self) -> None:
        self._navigation.go("handout", CONVERSATION_PAGE)

    # The other person

    def _on_forget_requested(self) -> None:
        self._forget(OTHER)
        if self._in_sight and self._step is Step.DIFFERENCES:
            self._go(Step.CHAIRS)
        self._window.show_toast(self.tr("The other person's answers are forgotten"), None)

    def _forget(self, chair: int) -> None:
        self._on_the_way = {
            key: weight for key, weight in self._on_the_way.items() if key[1] != chair
        }
        self._keeping.clear_value_answers(chair)
        self._put_on_desk(chair, "")

    def _on_arrived(self, stop: Stop) -> None:
        """Offer to forget, once, when the two leave their chairs."""
        there = stop.place == PLACE and stop.page in _TWO_CHAIRS
        if there or not self._other_spoke:
            return
        self._other_spoke = False
        if self._said(OTHER) and not self._keeping.private:
            self._page.ask_to_forget()

    # What changed

    def _on_values_changed(self) -> None:
        kept = {(each.card, each.chair): each.weight for each in self._keeping.value_answers}
        self._on_the_way = {
            key: weight for key, weight in self._on_the_way.items() if kept.get(key) is not weight
        }
        stands = (self._step, self._said(READER), self._said(OTHER)) == self._shown
        if self._in_sight and self._step not in _ONE_CARD and not stands:
            self._show()

    def _on_questions_changed(self) -> None:
        self._page.set_saved_questions(self._saved_questions())

    # What words and sources open

    def _on_term_requested(self, term_id: str, at: QRect) -> None:
        self._page.show_term(self._library.content.term(term_id), at)

    def _on_citation_requested(self, keys: tuple[str, ...], at: QRect) -> None:
        self._page.show_sources(self._library.content.sources(tuple(keys)), at)

    def _on_finding_requested(self, finding_id: str, at: QRect) -> None:
        finding = self._library.content.finding(finding_id)
        self._page.show_finding(finding, self._library.content.sources(finding.sources), at)


def _desk(chair: int) -> str:
    """Where the card at which the person in `chair` stopped is kept."""
    return f"values-{chair}"
