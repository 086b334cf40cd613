"""Notes on their way to the store: nothing typed is forgotten before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteState(StrEnum):
    """Where the words of one note are."""

    KEPT = "kept"  # nothing typed that the store does not have
    SAVING = "saving"
    FAILED = "failed"


@dataclass(slots=True)
class _Draft:
    text: str
    unsent: bool = True
    under_way: int = 0
    trouble: str = ""


class Drafts:
    """Follows each note from typing to the store's answer; answers come in the order sent."""

    def __init__(self) -> None:
        self._drafts: dict[str, _Draft] = {}

    def type(self, uuid: str, text: str) -> None:
        draft = self._drafts.setdefault(uuid, _Draft(text))
        draft.text, draft.unsent = text, True

    def take(self, uuid: str) -> str | None:
        """The words to send to the store now; None when it has been sent all."""
        draft = self._drafts.get(uuid)
        if draft is None or not (draft.unsent or draft.trouble):
            return None
        draft.unsent, draft.trouble = False, ""
        draft.under_way += 1
        return draft.text

    def saved(self, uuid: str) -> str | None:
        """The store kept what was sent first; the words, if those are all there are."""
        draft = self._drafts.get(uuid)
        if draft is None:
            return None
        self._answered(draft)
        if draft.under_way or draft.unsent:
            return None
        del self._drafts[uuid]
        return draft.text

    def not_saved(self, uuid: str, trouble: str) -> None:
        """The store could not keep what was sent first; the words stay here."""
        draft = self._drafts.get(uuid)
        if draft is not None:
            self._answered(draft)
            draft.trouble = trouble

    def _answered(self, draft: _Draft) -> None:
        draft.under_way = max(0, draft.under_way - 1)
        draft.trouble = ""

    def text(self, uuid: str) -> str | None:
        """What was typed and is not known to be saved."""
        draft = self._drafts.get(uuid)
        return None if draft is None else draft.text

    def state(self, uuid: str) -> NoteState:
        draft = self._drafts.get(uuid)
        if draft is None:
            return NoteState.KEPT
        return NoteState.FAILED if draft.trouble else NoteState.SAVING

    def trouble(self, uuid: str) -> str:
        """Why it was not saved, as the store says it."""
        draft = self._drafts.get(uuid)
        return "" if draft is None else draft.trouble

    def forget(self, uuid: str) -> None:
        self._drafts.pop(uuid, None)
