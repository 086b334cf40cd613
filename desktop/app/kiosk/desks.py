"""Which desk fills which place of a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.app.kiosk.code_desk import CodeDesk
from desktop.app.kiosk.compare_desk import CompareDesk
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.diagram_desk import DiagramDesk
from desktop.app.kiosk.diagrams_desk import DiagramsDesk
from desktop.app.kiosk.list_desks import ChoicesDesk, TopicsDesk, TreatmentsDesk
from desktop.app.kiosk.print_desk import PrintDesk
from desktop.app.kiosk.questions_desk import QuestionsDesk
from desktop.app.kiosk.reading_desk import ReadingDesk, UrgentDesk
from desktop.app.kiosk.start_desk import StartDesk
from desktop.app.kiosk.take_home_desk import TakeHomeDesk
from desktop.app.kiosk.word_desk import WordDesk

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

DESKS: Mapping[str, Callable[[Visit], Desk]] = {
    "start": StartDesk,
    "treatments": TreatmentsDesk,
    "choices": ChoicesDesk,
    "topics": TopicsDesk,
    "page": ReadingDesk,
    "urgent": UrgentDesk,
    "compare": CompareDesk,
    "diagrams": DiagramsDesk,
    "diagram": DiagramDesk,
    "word": WordDesk,
    "code": CodeDesk,
    "questions": QuestionsDesk,
    "print": PrintDesk,
    "take-home": TakeHomeDesk,
}
