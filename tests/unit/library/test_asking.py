"""Ready-made questions by subject, and a visitor's own written out."""

from __future__ import annotations

from desktop.library.asking import Asking
from desktop.library.opening import Library


def test_every_question_of_the_library_stands_under_its_page(library: Library) -> None:
    asking = Asking(library.content)
    asked = [page for group in asking.groups for page in group.pages]
    assert asked
    for page in asked:
        assert asking.page(page.card.id) == page
        for question in page.questions:
            assert asking.question(question.id) == question
    assert [asking.group(group.id) for group in asking.groups] == list(asking.groups)
    assert all(group.count for group in asking.groups)


def test_what_is_not_there_is_none(library: Library) -> None:
    asking = Asking(library.content)
    assert asking.group("nowhere") is None
    assert asking.page("nowhere") is None
    assert asking.question("nowhere/q1") is None


def test_abbreviations_get_their_capitals(library: Library) -> None:
    asking = Asking(library.content)
    assert asking.written_out(" Can i have ms and a drip? ") == "Can I have MS and a drip?"
