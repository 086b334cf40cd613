"""A sheet that the reader put together: no name asked, their questions, room to write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.content import Question
from desktop.domain.printing import HandoutOptions, Paper, Variant
from desktop.handouts import wording
from desktop.handouts.handout import Handout
from desktop.handouts.html import handout_html
from desktop.handouts.text import handout_text
from desktop.handouts.typesetter import Typesetter
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

MARKUP = '<b>Is</b> 1 < 2 & #panic() "$x$" *bold* [1]?'
ASKED = (Question("uuid-1", MARKUP), Question("uuid-2", "And then?"))
VARIANTS = (
    samples.OPTIONS,
    replace(samples.OPTIONS, variant=Variant.LARGE),
    replace(samples.OPTIONS, variant=Variant.KEY_POINTS),
    replace(samples.OPTIONS, greyscale=True, paper=Paper.LETTER),
)


def own_sheet(options: HandoutOptions = samples.OPTIONS) -> Handout:
    page = samples.an_article(title="My sheet", questions=ASKED, review=None, own=True)
    return samples.a_handout(page, options=options)


@pytest.mark.parametrize("options", VARIANTS, ids=["standard", "large", "key", "grey"])
def test_it_asks_for_no_name_and_has_the_readers_questions(
    typesetter: Typesetter, options: HandoutOptions
) -> None:
    read = ReadPdf(typesetter.pdf(own_sheet(options)))
    assert "Prepared for" not in read.words
    assert "My questions" in read.words
    assert "Questions for your team" not in read.words
    assert "Space to write" in read.words
    assert not read.untagged


@pytest.mark.parametrize("options", VARIANTS, ids=["standard", "large", "key", "grey"])
def test_nothing_that_every_sheet_says_is_left_out(
    typesetter: Typesetter, options: HandoutOptions
) -> None:
    """Sources, words, numbers, who wrote it, when to call: closer together, but all there."""
    options = replace(options, questions=("Mine too?",), notes="Bring your tablets.")
    own, usual = own_sheet(options), samples.a_handout(options=options)
    said = ReadPdf(typesetter.pdf(own)).words
    assert len(own.sources) == len(usual.sources)
    for source in own.sources:
        assert "".join(wording.short_source(source).split()) in "".join(said.split())
    for words in (own.urgent.title, own.edition.funding, own.edition.feedback, "Mine too?"):
        assert words in said
    for words in ("Bring your tablets.", "About this sheet", "This sheet does not replace"):
        assert words in said
    for term in own.words:
        assert term.term in said


def test_words_with_markup_are_shown_as_they_were_written(typesetter: Typesetter) -> None:
    sheet = own_sheet()
    assert MARKUP in ReadPdf(typesetter.pdf(sheet)).words
    html = handout_html(sheet)
    assert "&lt;b&gt;Is&lt;/b&gt; 1 &lt; 2 &amp; #panic()" in html
    assert "<b>Is" not in html
    assert MARKUP in " ".join(handout_text(sheet).split())


def test_a_file_has_lines_to_write_on_too() -> None:
    html, text = handout_html(own_sheet()), handout_text(own_sheet())
    assert html.index("Space to write") < html.index('<div class="room"')
    assert text.count("____\n") >= len(ASKED) + 5
    usual = samples.a_handout(options=replace(samples.OPTIONS, room_for_notes=False))
    assert "Space to write" not in handout_html(usual)
    assert "____" not in handout_text(usual)


def test_nobody_is_said_to_check_it_each_year(typesetter: Typesetter) -> None:
    assert "Kept up to date" not in ReadPdf(typesetter.pdf(own_sheet())).words
    usual = samples.a_handout(options=samples.OPTIONS)
    assert "Kept up to date" in ReadPdf(typesetter.pdf(usual)).words


def test_nothing_on_it_is_smaller_than_the_floor(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(own_sheet()))
    assert min(piece.size for piece in read.pieces) >= 12 - 0.01
