"""Any 1 to 4 options of a board stand side by side: whole, sourced, and never ranked (IPDAS-14)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.blocks import Citation, FindingLink, Runs, plain
from desktop.domain.comparing import BOARDS, STRATEGIES, TREATMENTS, Chosen, CompareView
from desktop.domain.content import STRATEGY_IDS, Strategy, Treatment
from desktop.domain.evidence import Finding
from desktop.domain.library import LibraryContent
from desktop.domain.tokens import STRATEGY_MARKS
from desktop.library.opening import Library
from desktop.library.option_names import OptionNames
from tests.ranking_words import ranking_words


def _check(view: CompareView) -> None:
    """What holds for every view: each cell says something, and each citation has its source."""
    shown, sources = view.comparison, len(view.sources)
    for row in shown.rows:
        assert len(row.cells) == len(shown.options)
        for option, cell in zip(shown.options, row.cells, strict=True):
            assert plain(cell.runs).strip(" ."), f"{row.id} of {option.id} is empty"
            assert all(0 < number <= sources for number in _numbers(cell.runs))
    rows = {row.id for row in shown.rows} | {aspect.id for aspect in view.left_out}
    assert rows == view.likeness.keys() == {aspect.id for aspect in view.board.aspects}
    assert {option.identity for option in view.offered} <= STRATEGY_MARKS.keys()


def _numbers(runs: Runs) -> Iterator[int]:
    for run in runs:
        if isinstance(run, Citation):
            yield from run.numbers


def test_every_strategy_and_every_treatment_can_be_compared(library: LibraryContent) -> None:
    strategies, treatments = library.boards
    assert strategies.options == STRATEGY_IDS
    assert sorted(treatments.options) == sorted(page.id for page in library.treatments)
    names = {page.id: page.name.casefold() for page in library.treatments}
    assert list(treatments.options) == sorted(treatments.options, key=lambda id: names[id])


@pytest.mark.parametrize("board", BOARDS)
def test_every_pair_makes_a_view_with_no_empty_cell(opened: Library, board: str) -> None:
    for pair in combinations(opened.content.board(board).options, 2):
        view = opened.comparing.view(Chosen(board, pair))
        _check(view)
        assert [option.id for option in view.comparison.options] == list(pair)
        assert not view.left_out


@settings(deadline=None)  # the first example opens the content
@given(data=st.data())
def test_whatever_is_chosen_nothing_is_lost(opened: Library, data: st.DataObject) -> None:
    board = opened.content.board(data.draw(st.sampled_from(BOARDS)))
    aspects = [aspect.id for aspect in board.aspects]
    cards = [card.id for card in opened.content.values()]
    options = data.draw(st.lists(st.sampled_from(board.options), max_size=4, unique=True))
    chosen = Chosen(
        board.id,
        tuple(options),
        hidden=data.draw(st.frozensets(st.sampled_from([*aspects, "no-such-row"]))),
        only_differences=data.draw(st.booleans()),
        by_values=data.draw(st.booleans()),
    )
    matter = data.draw(st.frozensets(st.sampled_from([*cards, "no-such-card"])))
    view = opened.comparing.view(chosen, {}, matter)
    _check(view)
    assert [option.id for option in view.comparison.options] == options
    assert not chosen.hidden & {row.id for row in view.comparison.rows}
    assert not view.gone
    opened.comparing.article(view)


def test_every_cell_is_explained_with_its_findings_and_sources(opened: Library) -> None:
    for board in map(opened.content.board, BOARDS):
        for aspect in board.aspects:
            for option in board.options:
                detail = opened.comparing.detail(board.id, option, aspect.id)
                assert detail.explained, f"{aspect.id} of {option}"
                lines = (detail.short, *detail.explained)
                assert max((n for runs in lines for n in _numbers(runs)), default=0) <= len(
                    detail.sources
                )
                named = {r.finding for runs in lines for r in runs if isinstance(r, FindingLink)}
                assert named == {finding.id for finding in detail.findings}


def test_each_option_is_known_by_its_name_and_brands(opened: Library) -> None:
    named = OptionNames(opened.content).named
    for option in opened.content.board(STRATEGIES).options:
        assert named(option) == option
    for option in opened.content.board(TREATMENTS).options:
        page = opened.content.treatment(option)
        for name in (page.id, *page.names_uk, *page.names_us):
            assert named(name) == option


def test_nothing_that_is_compared_is_ranked(library: LibraryContent) -> None:
    ranked = [(place, found) for place, text in _said(library) if (found := ranking_words(text))]
    assert ranked == []


def _said(library: LibraryContent) -> Iterator[tuple[str, str]]:
    """Every string that Compare and the value cards show, with where it stands."""
    answers = {each.option: each.by_aspect for each in library.answers}
    shown: set[str] = set()
    for board in library.boards:
        yield from ((board.id, text) for text in (board.title, board.summary))
        for aspect in board.aspects:
            place = f"aspects/{board.id}/{aspect.id}"
            yield from ((place, text) for text in (aspect.label, aspect.group, aspect.ask.text))
            for option in board.options:
                runs = answers[option][aspect.id].runs
                yield f"{place}, {option}", plain(runs)
                shown |= {run.finding for run in runs if isinstance(run, FindingLink)}
    options: list[Strategy | Treatment] = [*library.strategies, *library.treatments]
    for page in options:
        for field in page.fields:
            for runs in field.paragraphs:
                yield f"{page.id}, {field.key}", plain(runs)
                shown |= {run.finding for run in runs if isinstance(run, FindingLink)}
    for card in library.values:
        yield from ((f"values, {card.id}", text) for text in (card.title, card.question))
        yield f"values, {card.id}", plain(card.why)
    for finding in library.findings:
        if finding.id in shown:
            yield from ((f"finding {finding.id}", text) for text in _of(finding))


def _of(finding: Finding) -> Iterator[str]:
    yield from (finding.title, finding.happened, finding.did_not, finding.group)
    yield from (finding.comparator, finding.period, finding.design, finding.certainty_reason)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The best choice, and safer.", ("best", "safer")),
        ("Doctors recommend it; it is our first choice.", ("recommend", "first choice")),
        ("You should choose it.", ("should choose",)),
        ("It works better than the other, score 5.", ("better", "score")),
        ("MS can come back, at times worse than before, and you get slowly worse.", ()),
        ("STAR-MS adds a tablet on top of treatment.", ()),
        ("Which signs should I report?", ()),
    ],
)
def test_ranking_words_are_told_apart_from_clinical_ones(text: str, found: tuple[str, ...]) -> None:
    assert ranking_words(text) == found
