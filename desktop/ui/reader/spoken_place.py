"""Finds where the words being read aloud stand in a page, and marks them there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.domain.listening import Passage, Script, Sentence
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.comparison.grid import Grid

Words = RunsView | BodyLabel | RadioCard  # what shows words and can mark them
Boxes = Callable[[str], QWidget | None]  # the widget of the part at an anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """A widget that marks words, and which of them.

    Args:
        cell: in a table, its row and column.
    """

    widget: Words | Grid
    start: int
    end: int
    cell: tuple[int, int] | None = None

    def show(self) -> None:
        """Mark the words."""
        if isinstance(self.widget, Grid):
            row, column = self.cell or (0, 0)
            self.widget.mark_spoken(row, column, self.start, self.end)
        else:
            self.widget.mark_spoken(self.start, self.end)

    def where(self) -> tuple[QWidget, QRect]:
        """Where the words stand, in px of the widget given."""
        if isinstance(self.widget, Grid):
            row, column = self.cell or (0, 0)
            where = self.widget.rect_of(row, column, self.start, self.end)
            return self.widget.table.viewport(), where
        return self.widget, self.widget.rect_of(self.start, self.end)

    def clear(self) -> None:
        if isinstance(self.widget, Grid):
            self.widget.mark_spoken(-1, -1, 0, 0)
        else:
            self.widget.mark_spoken(0, 0)


def mark_for(page: QWidget, boxes: Boxes, script: Script, sentence: Sentence) -> Mark | None:
    """Where a sentence stands; for one that is only heard, the words before it that are seen.

    Args:
        page: what is scrolled; holds the boxes.
    """
    passage = script.passages[sentence.passage]
    found = _find(page, boxes, script, sentence.passage)
    if found is not None and sentence.end > sentence.start:
        return Mark(found, sentence.start, sentence.end, passage.cell)
    for place in range(sentence.passage - 1, -1, -1):
        before = script.passages[place]
        if before.anchor != passage.anchor:
            break
        found = _find(page, boxes, script, place)
        if found is not None and before.shown:
            return Mark(found, 0, len(before.shown), before.cell)
    return None


def _find(page: QWidget, boxes: Boxes, script: Script, place: int) -> Words | Grid | None:
    """The widget that shows a passage, if it can be seen."""
    passage = script.passages[place]
    box = boxes(passage.anchor)
    if box is None or not passage.shown:
        return None
    if passage.cell is not None:
        for grid in box.findChildren(Grid):
            if not grid.isVisibleTo(page):
                continue
            row, cell = passage.cell
            if not grid.stacked and grid.cell_words(row, cell).strip() == passage.shown.strip():
                return grid
    texts = [widget for widget in box.findChildren(QWidget) if isinstance(widget, Words)]
    same = [widget for widget in texts if widget.words.strip() == passage.shown.strip()]
    seen = [widget for widget in same if widget.isVisibleTo(page)]
    if not seen:
        return None
    earlier = sum(_alike(passage, other) for other in script.passages[:place])
    return seen[min(earlier, len(seen) - 1)]


def _alike(passage: Passage, other: Passage) -> bool:
    """Whether the same words stand in the same part a second time."""
    return (other.anchor, other.shown.strip()) == (passage.anchor, passage.shown.strip())
