"""Follows what is read aloud through a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.domain.listening import Script, Sentence
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.reader.spoken_place import Boxes, Mark, mark_for


class SpokenFollower(QObject):
    """Marks the sentence being read aloud and keeps it in sight.

    Args:
        scroll: what scrolls the page.
        boxes: the widget of each part of the page.
    """

    def __init__(self, scroll: PageScroll, boxes: Boxes, parent: QObject) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._boxes = boxes
        self._told: tuple[Script, Sentence] | None = None
        self._mark: Mark | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._mark_again)

    @property
    def mark(self) -> Mark | None:
        """What is marked."""
        return self._mark

    @property
    def anchor(self) -> str:
        """The part that is being read; empty while nothing is."""
        if self._told is None:
            return ""
        script, sentence = self._told
        return script.passages[sentence.passage].anchor

    @property
    def in_sight(self) -> bool:
        """Whether the reader has not scrolled away from what is being read."""
        page, mark = self._scroll.widget(), self._mark
        if page is None or mark is None:
            return True
        widget, rect = mark.where()
        return not widget.isVisibleTo(page) or self._scroll.is_in_sight(widget, rect)

    def show(self, script: Script, sentence: Sentence, *, follow: bool) -> None:
        """Mark a sentence in place of the last.

        Args:
            follow: scroll to it where it cannot be read easily.
        """
        self.clear()
        self._told = script, sentence
        page = self._scroll.widget()
        self._mark = None if page is None else mark_for(page, self._boxes, script, sentence)
        if self._mark is not None:
            self._mark.show()
            if follow:
                self._scroll.follow_rect(*self._mark.where())

    def clear(self) -> None:
        """Mark nothing any more."""
        if self._mark is not None:
            self._mark.clear()
        self.forget()

    def forget(self) -> None:
        """The page is gone, and its mark with it."""
        self._told = self._mark = None
        self._again.stop()

    def lay_out_again(self) -> None:
        """The page gets another width or text size: bring the words back into sight after that."""
        if self._told is not None:
            self._again.start()

    def sees(self, script: Script, sentence: Sentence) -> bool:
        """Whether any of a sentence can be seen now."""
        page = self._scroll.widget()
        mark = None if page is None else mark_for(page, self._boxes, script, sentence)
        return mark is not None and self._scroll.is_in_sight(*mark.where())

    def begins_below(self, script: Script, sentence: Sentence, top: int) -> bool:
        """Whether a sentence begins at or below `top`, in px of the page."""
        page = self._scroll.widget()
        mark = None if page is None else mark_for(page, self._boxes, script, sentence)
        if page is None or mark is None:
            return False
        widget, rect = mark.where()
        return widget.mapTo(page, QPoint(rect.topLeft())).y() >= top

    def _mark_again(self) -> None:
        if self._told is not None:
            script, sentence = self._told
            self.show(script, sentence, follow=True)
