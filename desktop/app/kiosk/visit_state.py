"""What one visitor chose and typed; it lives as long as the visit and is written nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.packs import HandoutItem


@dataclass
class VisitState:
    """Held by one Visit alone, so that it goes with it.

    Args:
        fewer_words: pages show what is easiest to read of them.
        questions: what the visitor wants to ask, by the id of a Question of the content or, for
            their own words, by "own-1" and so on.
        items: the pages opened, last one first, each once; what a take-home code is made of.
        printed: sides of paper that went to the printer.
        language: tag of the language read.
    """

    fewer_words: bool = False
    questions: dict[str, str] = field(default_factory=dict)
    items: list[HandoutItem] = field(default_factory=list)
    printed: int = 0
    language: str = "en-GB"

    def opened(self, item: HandoutItem) -> None:
        """Remember a page as the last one opened."""
        key = item.page, item.detail
        self.items = [item, *(each for each in self.items if (each.page, each.detail) != key)]

    def toggle_question(self, question_id: str, words: str) -> None:
        """Put a question on the visitor's list, or take it off."""
        if self.questions.pop(question_id, None) is None:
            self.questions[question_id] = words
