"""Puts a diagram on paper by itself, the way round that suits it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.printing import PAPER, Paper
from desktop.handouts.handout import DrawnFigure
from desktop.handouts.picture_page import WORDS_ROOM, PicturePage
from desktop.handouts.setting import MARGIN
from desktop.library.figures import diagram_of
from desktop.library.handouts import SHORT_PART
from desktop.store.content import ContentStore


def picture_page(
    content: ContentStore,
    draw: Callable[[DrawingRequest], Drawing],
    diagram_id: str,
    paper: Paper,
    date: dt.date,
) -> PicturePage:
    """The page: upright if the picture fits so, else across, else upright in parts.

    Raises:
        NotFoundError: there is no such diagram.
    """
    diagram = diagram_of(content, diagram_id)
    upright = PAPER[paper]
    for width, height in (upright, upright[::-1], upright):
        request = DrawingRequest(
            diagram_id,
            int(width - 2 * MARGIN),
            "print",
            tallest=int(height - 2 * MARGIN - WORDS_ROOM),
        )
        drawing = draw(request)
        if not drawing.parts:
            break
    else:
        drawing = draw(replace(request, tallest=int(SHORT_PART * request.tallest)))
    return PicturePage(
        DrawnFigure(diagram, drawing),
        content.sources(diagram.sources),
        diagram.review,
        content.edition(),
        date,
        width,
        height,
    )
