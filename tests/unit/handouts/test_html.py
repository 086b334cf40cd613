"""The same sheet as one accessible HTML file (PDF-9)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from typing_extensions import override

from desktop.domain.blocks import Text
from desktop.handouts.handout import Handout
from desktop.handouts.html import handout_html
from tests.unit.handouts import samples

VOID = {"meta", "br", "path", "rect", "circle", "line", "link", "img"}


class Reader(HTMLParser):
    """Collects tags with their attributes, and checks that they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(handout: Handout) -> Reader:
    return Reader(handout_html(handout))


def pack() -> Handout:
    return samples.a_handout(samples.an_article("a", title="One"), samples.an_article("b"))


def test_it_has_a_language_a_title_and_landmarks() -> None:
    page = read(samples.a_handout())
    assert page.named("html")[0]["lang"] == "en-GB"
    assert "<title>Immune reconstitution therapy</title>" in handout_html(samples.a_handout())
    for landmark in ("header", "main", "footer"):
        assert len(page.named(landmark)) == 1


def test_headings_are_in_order() -> None:
    for handout in (samples.a_handout(), pack()):
        levels = [int(tag[1]) for tag, _ in read(handout).tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_is_seen_at_a_glance_is_a_list_with_both_views_below() -> None:
    handout = samples.a_handout(samples.an_article(glance=samples.GLANCE))
    html = handout_html(handout)
    assert "<li><strong>Where: </strong>At a clinic</li>" in html
    assert '<section class="box two-views">' in html
    levels = [int(tag[1]) for tag, _ in read(handout).tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_table_headers_say_what_they_are_for() -> None:
    page = read(samples.a_handout())
    scopes = [cell["scope"] for cell in page.named("th")]
    assert set(scopes) == {"col", "row"}
    assert len(page.named("table")) == len(page.named("caption"))


def test_pictures_have_a_title_and_a_description() -> None:
    page = read(samples.a_handout())
    ids = {attributes.get("id") for _, attributes in page.tags}
    for picture in page.named("svg"):
        assert picture["role"] == "img"
        assert set((picture["aria-labelledby"] or "").split()) <= ids


def test_no_id_stands_twice_and_every_link_leads_somewhere() -> None:
    for handout in (samples.a_handout(), pack()):
        page = read(handout)
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [link["href"] or "" for link in page.named("a")]
        assert links
        assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_it_needs_nothing_from_outside() -> None:
    text = handout_html(samples.a_handout())
    for outside in ("<script", "<link", "<img", "<iframe", "@import", "url(", "src="):
        assert outside not in text
    assert re.findall(r"https?://\S+", text.replace("http://www.w3.org/2000/svg", "")) == []
    assert "default-src 'none'" in text


def test_words_are_only_ever_shown_as_words() -> None:
    hostile = '<script>alert("1")</script> & <b>'
    page = samples.an_article(title=hostile, lead=hostile, key_points=((Text(hostile),),))
    text = handout_html(samples.a_handout(page))
    assert "<script" not in text
    assert hostile in "".join(Reader(text).words)


def test_citations_cling_to_the_word_before_them() -> None:
    text = handout_html(samples.a_handout())
    assert 'given as <strong>a short course</strong>.&nbsp;<span class="cite">[' in text
    assert " &nbsp;" not in text


def test_light_and_dark_and_paper_have_their_colours() -> None:
    text = handout_html(samples.a_handout())
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_it_says_who_made_it() -> None:
    words = " ".join(read(samples.a_handout()).words)
    for said in ("Written by:", "Funding:", "Found a mistake?", "Not yet reviewed by a clinician"):
        assert said in words


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert handout_html(samples.a_handout()) == handout_html(samples.a_handout())
