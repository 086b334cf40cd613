"""Draws diagrams and findings when asked, and remembers the last few drawings."""

from __future__ import annotations

from functools import lru_cache

from desktop.diagrams import draw, draw_finding
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.library.figures import diagram_of
from desktop.store.content import ContentStore

REMEMBERED = 24  # drawings; one is some 10 kB


class Drawings:
    """Answers drawing requests from the content store."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content
        self.draw = lru_cache(REMEMBERED)(self._draw)

    def _draw(self, request: DrawingRequest) -> Drawing:
        """The drawing asked for.

        Raises:
            NotFoundError: no diagram, finding or plan has this id.
        """
        finding = request.diagram.removeprefix("finding:")
        if finding != request.diagram:
            return draw_finding(self._content.finding(finding), request)
        return draw(diagram_of(self._content, request.diagram), request)
