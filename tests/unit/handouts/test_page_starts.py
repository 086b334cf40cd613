"""Where the parts of a handout begin is read from its finished pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.handouts.page_starts import page_starts
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples


def test_cover_pages_and_end_begin_where_their_headings_stand(typesetter: Typesetter) -> None:
    one = samples.a_handout()
    page = one.pages[0]
    pages = tuple(replace(page, id=f"page-{n}", title=f"Page {n}") for n in range(3))
    handout = replace(one, title="A pack", pages=pages)
    starts = page_starts(typesetter.pdf(handout))
    assert len(starts) == len(pages) + 2
    assert starts[:2] == (1, 2)
    assert list(starts) == sorted(set(starts))
    assert starts[-1] <= typesetter.page_count(handout)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"/Type/Pages/Count 1/Kids[3 0 R]"])
def test_what_is_written_otherwise_gives_none(pdf: bytes) -> None:
    assert page_starts(pdf) == ()


def test_bookmarks_that_go_round_end() -> None:
    pdf = (
        b"/Type/Pages/Count 1/Kids[3 0 R]>>\n/Type/Outlines/First 4 0 R\n"
        b"4 0 obj\n<</Next 4 0 R/Dest 5 0 R>>\nendobj\n5 0 obj\n[3 0 R/XYZ 0 0 0]\nendobj\n"
    )
    assert set(page_starts(pdf)) == {1}
