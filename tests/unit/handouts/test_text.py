"""The same sheet as plain text (PDF-9)."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.blocks import Text
from desktop.handouts.text import handout_text
from tests.unit.handouts import samples


def test_it_holds_what_the_sheet_holds_in_the_same_order() -> None:
    text = handout_text(samples.a_handout(options=samples.OPTIONS))
    at = [
        text.index(words)
        for words in (
            "Riverside MS Clinic · 01632 960 123",
            "Immune reconstitution therapy\n=====",
            "Draft. Not yet reviewed by a clinician.",
            "Key points\n----------\n\n* Immune reconstitution therapy (IRT)",
            "When to get help at once\n-----",
            "At night or at the weekend, call 111.",
            "Picture: The three Rs.",
            "1. Reduction. Treatment removes",
            "  About 69 out of 100 people stayed free of MS events.",
            "| Experts do not agree on when to use it",
            "If MS becomes active\n  Maintenance-escalation: Move to another treatment\n",
            "Before the first course\n....",
            "[ ] Is my MS active enough for IRT to be an option?",
            "About the numbers",
            "immune cell: A cell that protects",
            "[1] Author A, Author B. 2018.",
            "Written by: The Waymark authors.",
            "This sheet does not replace your team.",
            "Not sure? At night or at the weekend, call 111.",
        )
    ]
    assert at == sorted(at)


def test_lines_are_at_most_72_letters() -> None:
    assert max(map(len, handout_text(samples.a_handout()).splitlines())) <= 72


def test_citations_are_numbers_of_the_list_of_sources() -> None:
    text = handout_text(samples.a_handout())
    assert "given as a short course. [1]" in text
    assert "    10.1097/wco.0000000000000561" in text


def test_a_pack_lists_its_pages_first() -> None:
    pack = samples.a_handout(samples.an_article("a", title="One"), samples.an_article("b"))
    assert "What is in this handout:\n* One\n* Immune reconstitution therapy\n" in handout_text(
        pack
    )


def test_what_is_seen_at_a_glance_follows_the_key_points() -> None:
    text = handout_text(samples.a_handout(samples.an_article(glance=samples.GLANCE)))
    glance = (
        "At a glance\n-----------\n\n* Brand names: Lemtrada\n* Where: At a clinic\n"
        "* Strategy: Immune reconstitution\n\n| Which strategy does it belong to?\n|\n"
        "| Some say one thing."
    )
    assert glance in text
    assert text.index("Key points\n") < text.index(glance) < text.index("How it works")


def test_notes_and_own_questions_are_in_it() -> None:
    options = replace(samples.OPTIONS, notes="Bring your list.", questions=("Can I travel?",))
    text = handout_text(samples.a_handout(options=options))
    assert "[ ] Can I travel?" in text
    assert text.index("Bring your list.") < text.index("Key points\n")


def test_nothing_in_it_can_steer_a_terminal() -> None:
    page = samples.an_article(lead="Red \x1b[31m and bell \a", key_points=((Text("\x9b0m"),),))
    text = handout_text(samples.a_handout(page))
    assert all(letter == "\n" or letter.isprintable() for letter in text)


def test_rows_left_out_are_named() -> None:
    text = handout_text(samples.a_handout(samples.a_page_with_two_rows()))
    assert "Not shown here: If MS becomes active, Vaccines, Infections." in text
