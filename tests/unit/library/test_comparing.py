"""Options stand side by side as the reader chose them; nothing is shown that the board lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.compiler.writer import write_content
from desktop.domain.blocks import Citation, ComparisonFigure, FindingLink, Runs, Text, plain
from desktop.domain.comparing import Answer, Chosen, CompareView, Likeness
from desktop.domain.content import NamedField, ReviewRecord, ReviewStatus
from desktop.domain.errors import NotFoundError, OptionsError
from desktop.domain.printing import HandoutOptions, Variant
from desktop.domain.reading import DrugNames
from desktop.library.comparing import COMPARE_PAGE, MATTERS, ORDER, Comparing
from desktop.library.opening import Library, open_library
from desktop.library.option_names import OptionNames
from tests.builders import (
    DRAFT,
    a_board,
    a_finding,
    a_library,
    a_source,
    a_strategy,
    a_treatment,
    a_value_card,
    an_aspect,
    answers,
    words,
)

DAY = dt.date(2026, 11, 21)
STRATEGIES = ("maintenance-escalation", "immune-reconstitution")
DRUGS = ("alemtuzumab", "cladribine", "natalizumab", "ocrelizumab", "ofatumumab")
REVIEWED = ReviewRecord(ReviewStatus.REVIEWED, DAY, dt.date(2028, 1, 1), "Dr A", "nurse", DAY)
FINDING = FindingLink("about 69 out of 100 people", "stayed-well")
EFFECT: Runs = (FINDING, Text(" stayed well."), Citation(("brown2021",), (1,)))
IN_FULL: Runs = (Text("It is given twice."), Citation(("green2020", "brown2021"), (1, 2)))


def _said(drug: str) -> dict[str, str | Answer]:
    by_drip = drug != "cladribine"
    return {
        "effects": Answer(EFFECT) if drug == "cladribine" else f"What {drug} does.",
        "how-taken": Answer(words(f"How {drug} is taken."), "drip" if by_drip else "tablet"),
        "later": Answer(words("Not known."), "not-known"),
        "uk-brands": f"{drug} in the UK",
        "us-brands": f"{drug} in the US",
    }


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    strategies = tuple(a_strategy(id, 11 + place) for place, id in enumerate(STRATEGIES))
    drugs = tuple(
        a_treatment(
            drug,
            401 + place,
            name=drug.capitalize(),
            strategy=STRATEGIES[drug in ("alemtuzumab", "cladribine")],
            fields=(NamedField("how-it-is-taken", "How it is taken", (IN_FULL, words("More."))),),
        )
        for place, drug in enumerate(DRUGS)
    )
    drugs = (
        replace(drugs[0], names_uk=("Lemtrada (drip)",), search_words=("antibody", "short course")),
        replace(drugs[1], name="Cladribine tablets", search_words=("short course",)),
        *drugs[2:],
    )
    content = a_library(
        strategies=strategies,
        treatments=drugs,
        findings=(a_finding("stayed-well", sources=("green2020",)),),
        sources=(a_source("green2020"), a_source("brown2021")),
        boards=(
            a_board(
                "strategies",
                STRATEGIES,
                aspects=(an_aspect("harms", "strategies", field="idea", review=REVIEWED),),
                strategies={each: each for each in STRATEGIES},
            ),
            a_board(
                "treatments",
                DRUGS,
                aspects=(
                    an_aspect("effects", group="What it can do", field="how-it-is-taken"),
                    an_aspect("how-taken", matters=("breaks", "visits"), field="how-it-is-taken"),
                    an_aspect("later", matters=("breaks",), field="how-it-is-taken"),
                    an_aspect("uk-brands", group="Names", field="how-it-is-taken"),
                    an_aspect("us-brands", group="Names", field="how-it-is-taken"),
                ),
                strategies={drug.id: drug.strategy for drug in drugs},
            ),
        ),
        answers=(
            *(answers(each, {"harms": f"Harms of {each}."}) for each in STRATEGIES),
            *(answers(drug, _said(drug)) for drug in DRUGS),
        ),
        values=(a_value_card("breaks"), a_value_card("visits"), a_value_card("family")),
    )
    path = tmp_path_factory.mktemp("comparing") / "content.db"
    write_content(content, path, "0" * 64)
    opened = open_library(path)
    yield opened
    opened.close()


@pytest.fixture
def comparing(library: Library) -> Comparing:
    return Comparing(library.content)


def drugs(*options: str, hidden: tuple[str, ...] = (), **wishes: bool) -> Chosen:
    return Chosen("treatments", options, frozenset(hidden), **wishes)


def rows(view: CompareView) -> list[str]:
    return [row.id for row in view.comparison.rows]


# Boards and names


def test_a_page_is_compared_on_the_board_of_its_kind(comparing: Comparing) -> None:
    assert comparing.board_of("ocrelizumab") == "treatments"
    assert comparing.board_of("immune-reconstitution") == "strategies"
    with pytest.raises(NotFoundError):
        comparing.board_of("a-topic")


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("ocrelizumab", "ocrelizumab"),
        (" Cladribine TABLETS ", "cladribine"),
        ("lemtrada", "alemtuzumab"),
        ("antibody", "alemtuzumab"),
        ("immune reconstitution", "immune-reconstitution"),
    ],
)
def test_an_option_is_known_by_its_names(library: Library, text: str, option: str) -> None:
    assert OptionNames(library.content).named(text) == option


def test_a_word_that_two_options_share_names_both(library: Library) -> None:
    with pytest.raises(NotFoundError) as told:
        OptionNames(library.content).named("short course")
    assert told.value.nearest == ("alemtuzumab", "cladribine")


def test_a_mistyped_name_is_told_with_the_nearest(library: Library) -> None:
    with pytest.raises(NotFoundError) as told:
        OptionNames(library.content).named("ocrelizmab")
    assert told.value.nearest[0] == "ocrelizumab"


def test_strategies_begin_with_two_and_treatments_with_none(comparing: Comparing) -> None:
    assert comparing.start("strategies") == Chosen("strategies", STRATEGIES)
    assert comparing.start("treatments") == drugs()


def test_brand_names_of_the_readers_own_market_come_first(comparing: Comparing) -> None:
    assert rows(comparing.view(drugs("ocrelizumab")))[-2:] == ["uk-brands", "us-brands"]
    comparing.names = DrugNames.US
    view = comparing.view(drugs("ocrelizumab"))
    assert rows(view)[-2:] == ["us-brands", "uk-brands"]
    assert [aspect.id for aspect in view.board.aspects] == rows(view)


# What is shown


def test_options_are_columns_in_the_readers_order_in_their_strategys_colours(
    comparing: Comparing,
) -> None:
    view = comparing.view(drugs("ocrelizumab", "cladribine", "ocrelizumab"))
    assert [(each.name, each.identity) for each in view.comparison.options] == [
        ("Ocrelizumab", "maintenance"),
        ("Cladribine tablets", "irt"),
    ]
    assert [each.id for each in view.offered] == list(DRUGS)
    assert rows(view) == ["effects", "how-taken", "later", "uk-brands", "us-brands"]
    assert plain(view.comparison.rows[1].cells[1].runs) == "How cladribine is taken."


def test_citations_are_numbered_as_they_stand_and_findings_bring_their_sources(
    comparing: Comparing,
) -> None:
    view = comparing.view(drugs("ocrelizumab", "cladribine"))
    assert [source.key for source in view.sources] == ["brown2021", "green2020"]
    cell = view.comparison.rows[0].cells[1].runs
    assert cell[-1] == Citation(("brown2021",), (1,))


def test_one_option_stands_alone_and_none_shows_no_rows(comparing: Comparing) -> None:
    alone = comparing.view(drugs("cladribine", only_differences=True))
    assert [len(row.cells) for row in alone.comparison.rows] == [1] * 5
    empty = comparing.view(drugs())
    assert empty.comparison.rows == ()
    assert empty.left_out == empty.board.aspects


def test_more_options_than_columns_are_refused(comparing: Comparing) -> None:
    with pytest.raises(OptionsError, match="At most 4 treatments"):
        comparing.view(drugs(*DRUGS))


def test_options_of_two_boards_are_refused(comparing: Comparing) -> None:
    with pytest.raises(OptionsError, match="is a strategy: only treatments can stand beside"):
        comparing.view(drugs("cladribine", "immune-reconstitution"))
    with pytest.raises(OptionsError, match="Cladribine tablets is a treatment"):
        comparing.view(Chosen("strategies", (*STRATEGIES, "cladribine")))


def test_what_is_gone_is_told_with_its_old_name_and_the_nearest_option(
    comparing: Comparing,
) -> None:
    view = comparing.view(
        drugs("ocrelizumab", "cladribine-pills", "qqqq"),
        names={"cladribine-pills": "Cladribine pills"},
    )
    assert [option.id for option in view.comparison.options] == ["ocrelizumab"]
    first, second = view.gone
    assert (first.id, first.name) == ("cladribine-pills", "Cladribine pills")
    assert first.nearest is not None
    assert first.nearest.id == "cladribine"
    assert (second.name, second.nearest) == ("qqqq", None)


def test_a_page_that_cannot_be_compared_counts_as_gone(comparing: Comparing) -> None:
    (gone,) = comparing.view(drugs("ocrelizumab", "a-topic")).gone
    assert gone.id == "a-topic"


# Alike or not


def test_rows_are_the_same_only_where_all_options_share_the_authors_key(
    comparing: Comparing,
) -> None:
    drips = comparing.view(drugs("ocrelizumab", "natalizumab")).likeness
    assert drips["how-taken"] is Likeness.SAME
    assert drips["effects"] is Likeness.DIFFERENT
    assert drips["later"] is Likeness.NOT_KNOWN
    mixed = comparing.view(drugs("ocrelizumab", "natalizumab", "cladribine"))
    assert mixed.likeness["how-taken"] is Likeness.DIFFERENT
    assert [row.differs for row in mixed.comparison.rows] == [True, True, False, True, True]


def test_nothing_is_the_same_as_one_option_alone(comparing: Comparing) -> None:
    assert comparing.view(drugs("ocrelizumab")).likeness["how-taken"] is Likeness.DIFFERENT


def test_what_is_not_wanted_is_left_out_and_named_in_the_boards_order(
    comparing: Comparing,
) -> None:
    view = comparing.view(
        drugs("ocrelizumab", "natalizumab", hidden=("us-brands", "effects"), only_differences=True)
    )
    assert rows(view) == ["uk-brands"]
    assert [each.id for each in view.left_out] == ["effects", "how-taken", "later", "us-brands"]
    assert len(view.likeness) == 5


def test_what_matters_to_the_reader_comes_first_only_if_they_wish(comparing: Comparing) -> None:
    pair = drugs("ocrelizumab", "cladribine")
    plainly = comparing.view(pair, matter_a_lot={"breaks", "family"})
    assert rows(plainly)[0] == "effects"
    assert plainly.matters == {"how-taken": ("Breaks",), "later": ("Breaks",)}
    first = comparing.view(replace(pair, by_values=True), matter_a_lot={"breaks", "visits"})
    assert rows(first) == ["how-taken", "later", "effects", "uk-brands", "us-brands"]
    assert first.matters["how-taken"] == ("Breaks", "Visits")
    groups = [row.group for row in first.comparison.rows]
    assert groups == [MATTERS, MATTERS, "What it can do", "Names", "Names"]


# A cell in full


def test_a_cell_is_explained_by_the_options_own_page(comparing: Comparing) -> None:
    detail = comparing.detail("treatments", "cladribine", "effects")
    assert detail.option.name == "Cladribine tablets"
    assert detail.short[-1] == Citation(("brown2021",), (1,))
    assert [plain(runs) for runs in detail.explained] == ["It is given twice.", "More."]
    assert detail.explained[0][-1] == Citation(("green2020", "brown2021"), (2, 1))
    assert [finding.id for finding in detail.findings] == ["stayed-well"]
    assert [source.key for source in detail.sources] == ["brown2021", "green2020"]


@pytest.mark.parametrize(
    "asked",
    [
        ("treatments", "cladribine", "harms"),
        ("treatments", "immune-reconstitution", "effects"),
        ("drugs", "cladribine", "effects"),
    ],
)
def test_what_no_board_holds_is_explained_by_nothing(
    comparing: Comparing, asked: tuple[str, str, str]
) -> None:
    with pytest.raises(NotFoundError):
        comparing.detail(*asked)


# On paper


def test_the_page_names_its_options_and_asks_about_its_rows(comparing: Comparing) -> None:
    article = comparing.article(
        comparing.view(drugs("ocrelizumab", "cladribine", "natalizumab", hidden=("later",)))
    )
    assert article.id == COMPARE_PAGE
    assert article.title == "Ocrelizumab, cladribine tablets and natalizumab side by side"
    assert article.lead.endswith(ORDER)
    assert [question.id for question in article.questions] == [
        f"aspect:treatments/{row}" for row in ("effects", "how-taken", "uk-brands", "us-brands")
    ]
    assert [each.page for each in article.read_next] == ["ocrelizumab", "cladribine", "natalizumab"]


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("Induction, then rest", "Stem cells"), "Side by side: Induction, then rest; Stem cells"),
        (("Ups and downs", "Rest"), "Side by side: Ups and downs; Rest"),
        (("Rest", "AHSCT"), "Rest and AHSCT side by side"),
        (("Rest",), "Rest"),
    ],
)
def test_names_are_joined_so_that_they_can_be_told_apart(
    library: Library, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], title: str
) -> None:
    comparing = Comparing(library.content)
    cards = dict(zip(DRUGS, names, strict=False))
    known = library.content.card

    monkeypatch.setattr(
        library.content,
        "card",
        lambda page: replace(known(page), title=cards.get(page, known(page).title)),
    )
    assert comparing.view(drugs(*cards)).comparison.title == title


def test_what_the_table_leaves_out_is_said_below_it(comparing: Comparing) -> None:
    view = comparing.view(
        drugs("ocrelizumab", "gone", "natalizumab", hidden=("effects",), only_differences=True),
        names={"gone": "Daclizumab"},
    )
    table, *said = comparing.article(view).sections[0].blocks
    assert table == ComparisonFigure(COMPARE_PAGE)
    assert [plain(block.runs) for block in said] == [  # type: ignore[union-attr]
        "Rows left out because the answers do not differ: How taken; Later.",
        "Rows left out: Effects.",
        "No longer in the library: Daclizumab.",
        "Other treatments, not shown here: Alemtuzumab; Cladribine tablets; Ofatumumab.",
    ]


def test_the_page_is_a_draft_until_every_row_on_it_is_reviewed(comparing: Comparing) -> None:
    draft = comparing.article(comparing.view(drugs("ocrelizumab", "cladribine"))).review
    assert draft == DRAFT
    signed = comparing.article(comparing.view(comparing.start("strategies"))).review
    assert signed == REVIEWED


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("options", [DRUGS[:2], DRUGS[:4]])
def test_every_variant_prints_the_options_and_rows_of_the_screen(
    library: Library, comparing: Comparing, options: tuple[str, ...], variant: Variant
) -> None:
    view = comparing.view(drugs(*options))
    handout = library.handouts.make_of(
        (comparing.article(view),), HandoutOptions(DAY, variant), comparisons=(view.comparison,)
    )
    text, html = library.as_text(handout), library.as_html(handout)
    for row in view.comparison.rows:
        for cell in row.cells:
            assert plain(cell.runs) in " ".join(text.split())
            assert plain(cell.runs) in html
    assert "Other treatments, not shown here" in text
    whole = variant in {Variant.STANDARD, Variant.LARGE}
    assert ("[ ] What about effects?" in text) == whole
    assert html.count("<th ") == len(view.comparison.rows) + len(options)
    assert library.typesetter.pdf(handout).startswith(b"%PDF-")


def test_a_pair_with_nothing_to_tell_apart_prints_without_a_table(
    library: Library, comparing: Comparing
) -> None:
    rest = ("effects", "uk-brands", "us-brands")
    view = comparing.view(drugs(*DRUGS[2:4], hidden=rest, only_differences=True))
    handout = library.handouts.make_of(
        (comparing.article(view),), HandoutOptions(DAY), comparisons=(view.comparison,)
    )
    assert "Rows left out because the answers do not differ" in library.as_text(handout)
    assert library.typesetter.pdf(handout).startswith(b"%PDF-")
