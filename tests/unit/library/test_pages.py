from __future__ import annotations

import pytest

from desktop.domain.article import Article
from desktop.domain.blocks import BulletList, Citation, Paragraph, Table, plain
from desktop.domain.content import PageKind
from desktop.domain.errors import NotFoundError
from desktop.library.opening import Library


def outline(article: Article) -> list[str]:
    return [section.heading for section in article.sections]


def test_every_page_of_every_kind_opens(library: Library) -> None:
    for card in library.content.cards():
        article = library.pages.article(card.id)
        assert (article.id, article.kind, article.title) == (card.id, card.kind, card.title)
        assert article.sections
        assert article.kind_label
        assert article.minutes >= 1


def test_anchors_are_unique_in_their_page(library: Library) -> None:
    for card in library.content.cards():
        anchors = [section.anchor for section in library.pages.article(card.id).sections]
        assert len(anchors) == len(set(anchors))


def test_a_topic_names_its_group_and_what_to_read_next(library: Library) -> None:
    article = library.pages.article("figures")
    assert article.group_title == "Planning treatment"
    assert [(to.page, to.title) for to in article.read_next] == [("a-topic", "A topic")]
    assert [source.key for source in article.sources] == ["green2020"]


def test_a_strategy_says_where_it_stands_and_leads_to_its_explainer(library: Library) -> None:
    article = library.pages.article("immune-reconstitution")
    assert outline(article) == ["At a glance", "The idea", "Treatments of this kind"]
    assert [to.page for to in article.read_next] == ["figures"]
    assert [check.ask for check in article.self_check] == ["Is it a rest?"]


def test_a_strategy_leads_to_its_treatments_from_a_to_z(library: Library) -> None:
    (links,) = library.pages.article("immune-reconstitution").sections[-1].blocks
    assert isinstance(links, BulletList)
    assert [plain(item) for item in links.items] == ["alemtuzumab", "unnamed (experts differ)"]


@pytest.mark.parametrize(
    ("names", "brands"),
    [("uk", "Brand names: Lemtrada, Both"), ("us", "Brand names: Both, Campath")],
)
def test_brand_names_of_the_readers_own_market_come_first(
    library: Library, american: Library, names: str, brands: str
) -> None:
    article = (library if names == "uk" else american).pages.article("alemtuzumab")
    assert article.glance is not None
    assert plain(article.glance.names[0].line) == brands


def test_a_comparison_leads_to_the_pages_of_its_options(library: Library) -> None:
    article = library.pages.article("two-ways")
    assert [to.page for to in article.read_next] == ["immune-reconstitution"]


def test_a_diagram_says_the_same_in_words_and_as_a_table(library: Library) -> None:
    article = library.pages.article("curve")
    assert outline(article) == ["The diagram", "The same in words", "The same as a table"]
    words, table = article.sections[1].blocks[0], article.sections[2].blocks[0]
    assert isinstance(words, Paragraph)
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.rows[0]] == ["Start", "Many"]


def test_a_diagram_leads_to_pages_but_not_to_words(library: Library) -> None:
    assert [to.page for to in library.pages.article("curve").read_next] == ["figures"]


def test_a_word_is_a_page_with_its_sources_and_uses(library: Library) -> None:
    article = library.pages.article("term:neda")
    meaning = [plain(b.runs) for b in article.sections[0].blocks if isinstance(b, Paragraph)]
    assert meaning[1:] == ["Say it: NEE-da", "Also called: no evidence of disease activity"]
    assert outline(article) == ["What it means", "Where it is used"]
    first = article.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert Citation(("green2020",), (1,)) in first.runs


def test_a_plain_word_has_only_its_meaning(library: Library) -> None:
    article = library.pages.article("term:plain")
    assert outline(article) == ["What it means"]
    assert len(article.sections[0].blocks) == 1


@pytest.mark.parametrize("wanted", ["figure", "term:nedaa", ""])
def test_an_unknown_id_names_the_nearest(library: Library, wanted: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        library.pages.article(wanted)
    assert caught.value.wanted == wanted
    if wanted:
        assert caught.value.nearest


def test_reading_time_counts_the_words_of_sections(library: Library) -> None:
    section = library.pages.article("figures").sections[2]
    assert section.words == 40
    assert library.pages.article("figures").kind is PageKind.TOPIC
