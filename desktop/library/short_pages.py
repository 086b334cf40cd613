"""Pages for those who read one part at a time, or want fewer words."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.blocks import Paragraph, Runs, Text
from desktop.domain.content import PageKind
from desktop.domain.screens import ReaderView


def with_key_points(view: ReaderView) -> ReaderView:
    """A strategy whose first part says what stands at a glance; any other page as it is.

    A strategy has no key points of its own, so its first part would be little but its title.
    """
    article = view.article
    if article.kind is not PageKind.STRATEGY or article.key_points:
        return view
    glance, *sections = article.sections
    points = tuple(block.runs for block in glance.blocks if isinstance(block, Paragraph))
    return replace(view, article=replace(article, key_points=points, sections=tuple(sections)))


def in_few_words(view: ReaderView) -> ReaderView | None:
    """Title, summary and a few lines as key points; None where the page has no such lines.

    The lines are those of the easy-read version, which then keeps their pictures, or else the
    key points.
    """
    article = view.article
    lines: tuple[Runs, ...] = article.key_points
    if article.easy_read:
        lines = tuple((Text(line.words),) for line in article.easy_read)
    if not lines:
        return None
    short = replace(
        article, key_points=lines, sections=(), self_check=(), questions=(), glance=None
    )
    return replace(view, article=short)
