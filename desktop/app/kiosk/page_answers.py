"""Pages as tiles to touch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.content import PageCard, PageKind
from desktop.kiosk.answers import Answer
from desktop.ui.common.kinds import card_icon, kind_hue, kind_name, minutes


def page_answer(card: PageCard) -> Answer:
    """A page with its kind and, but for a word, how long it takes to read."""
    about = kind_name(card.kind)
    if card.kind is not PageKind.TERM:
        words = QCoreApplication.translate("PageAnswers", "{kind} · {minutes}")
        about = words.format(kind=about, minutes=minutes(card.minutes))
    return Answer(card.id, card.title, about, card_icon(card), kind_hue(card.kind))
