"""Puts options side by side as the reader chooses, explains each cell, prints what is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.domain.article import Article
from desktop.domain.blocks import Block, ComparisonFigure, FindingLink, Paragraph, Runs, Text, plain
from desktop.domain.comparing import (
    BOARDS,
    LEAST_OPTIONS,
    MOST_OPTIONS,
    STRATEGIES,
    TREATMENTS,
    Answer,
    Aspect,
    Board,
    CellDetail,
    Chosen,
    CompareView,
    GoneOption,
    Likeness,
)
from desktop.domain.content import (
    READING_SPEED,
    Cell,
    Comparison,
    ComparisonRow,
    Option,
    PageKind,
    ReviewRecord,
    ReviewStatus,
)
from desktop.domain.errors import NotFoundError, OptionsError
from desktop.domain.evidence import Finding
from desktop.domain.reading import DrugNames
from desktop.domain.tokens import STRATEGY_IDENTITY
from desktop.library.numbering import Numbering
from desktop.library.page_parts import KIND_LABELS, read_next, section
from desktop.store.content import ContentStore

COMPARE_PAGE = "compare"  # stands for what is compared where a page id is asked for
NOT_KNOWN = "not-known"  # the likeness key of answers that say so
FIRST_STRATEGIES = ("maintenance-escalation", "immune-reconstitution")
BRANDS = {"uk-brands": DrugNames.UK, "us-brands": DrugNames.US}
MATTERS = "What matters a lot to you"
ORDER = "You chose the order of the options. No order here ranks anything."
_STRAY = {STRATEGIES: PageKind.TREATMENT, TREATMENTS: PageKind.STRATEGY}  # on each board


class Comparing:
    """Compares strategies with strategies, or treatments with treatments.

    Args:
        names: the market whose brand names stand first; may be set anew at any time.
    """

    def __init__(self, content: ContentStore, names: DrugNames = DrugNames.UK) -> None:
        self._content = content
        self.names = names

    def board_of(self, option: str) -> str:
        """The id of the board on which the page `option` can be compared.

        Raises:
            NotFoundError: it can be compared on none.
        """
        for board in BOARDS:
            if option in self._content.board(board).options:
                return board
        raise NotFoundError(option, self._content.nearest(option))

    def board(self, board_id: str) -> Board:
        """A board in the order for this reader: brand names of their own market come first.

        Raises:
            NotFoundError: there is no such board.
        """
        board = self._content.board(board_id)
        brands = [aspect for aspect in board.aspects if aspect.id in BRANDS]
        brands.sort(key=lambda aspect: BRANDS[aspect.id] is not self.names)
        ordered = iter(brands)
        return replace(
            board,
            aspects=tuple(
                next(ordered) if aspect.id in BRANDS else aspect for aspect in board.aspects
            ),
        )

    def start(self, board_id: str) -> Chosen:
        """What stands there before the reader chooses anything.

        Strategies begin with the two that the whole library tells of first, in the order in which
        strategies stand everywhere: it ranks nothing. No drug is put before another, so
        treatments begin with none.
        """
        offered = self._content.board(board_id).options if board_id == STRATEGIES else ()
        return Chosen(board_id, tuple(each for each in FIRST_STRATEGIES if each in offered))

    def view(
        self,
        chosen: Chosen,
        names: Mapping[str, str] | None = None,
        matter_a_lot: Collection[str] = frozenset(),
    ) -> CompareView:
        """The board as `chosen`; options that are gone are told, not shown.

        Args:
            names: by option id, as each was called when it was kept.
            matter_a_lot: ids of the value cards that matter a lot to the reader.

        Raises:
            NotFoundError: there is no such board.
            OptionsError: an option belongs to the other board, or there are too many.
        """
        board = self.board(chosen.board)
        shown, gone = self._sorted_out(board, chosen.options, names or {})
        answers = [self._content.answers(option).by_aspect for option in shown]
        likeness = {
            aspect.id: _likeness([said[aspect.id] for said in answers]) for aspect in board.aspects
        }
        matters = self._matters(board, matter_a_lot)
        differing = chosen.only_differences and len(shown) >= LEAST_OPTIONS
        kept = [
            aspect
            for aspect in board.aspects
            if shown
            and aspect.id not in chosen.hidden
            and not (differing and likeness[aspect.id] is not Likeness.DIFFERENT)
        ]
        if chosen.by_values:
            first = [replace(aspect, group=MATTERS) for aspect in kept if aspect.id in matters]
            kept = [*first, *(aspect for aspect in kept if aspect.id not in matters)]
        rows = (
            ComparisonRow(
                aspect.id,
                aspect.label,
                aspect.group,
                tuple(Cell(said[aspect.id].runs) for said in answers),
                likeness[aspect.id] is Likeness.DIFFERENT,
            )
            for aspect in kept
        )
        comparison = self._comparison(board, shown, tuple(rows), kept or board.aspects)
        on_show = {aspect.id for aspect in kept}
        return CompareView(
            board=board,
            chosen=chosen,
            comparison=comparison,
            sources=self._content.sources(comparison.sources),
            likeness=likeness,
            left_out=tuple(aspect for aspect in board.aspects if aspect.id not in on_show),
            offered=tuple(self._option(board, option) for option in board.options),
            gone=gone,
            matters=matters,
        )

    def detail(self, board_id: str, option: str, aspect_id: str) -> CellDetail:
        """A cell, and what the option's own page says of it in full.

        Raises:
            NotFoundError: there is no such board, option or aspect.
        """
        board = self._content.board(board_id)
        aspect = next((each for each in board.aspects if each.id == aspect_id), None)
        if aspect is None or option not in board.options:
            raise NotFoundError(option if aspect else aspect_id)
        said = self._content.answers(option).by_aspect[aspect_id].runs
        fields = {field.key: field for field in self._content.planned(option).fields}
        numbering = Numbering()
        short, *explained = map(numbering.runs, (said, *fields[aspect.field].paragraphs))
        findings = self._found(numbering, (short, *explained))
        return CellDetail(
            option=self._option(board, option),
            aspect=aspect,
            short=short,
            explained=tuple(explained),
            findings=findings,
            sources=self._content.sources(numbering.keys),
        )

    def article(self, view: CompareView) -> Article:
        """`view` as a page, so that it is printed and saved like any other."""
        comparison = view.comparison
        aspects = {aspect.id: aspect for aspect in view.board.aspects}
        said = " ".join(
            plain(runs)
            for row in comparison.rows
            for runs in ((Text(row.label),), *(cell.runs for cell in row.cells))
        )
        blocks: list[Block] = [ComparisonFigure(comparison.id)] if comparison.rows else []
        blocks += [Paragraph((Text(words),)) for words in _left_out(view)]
        table = section("side-by-side", "Side by side", blocks, said)
        return Article(
            id=COMPARE_PAGE,
            number=0,
            kind=PageKind.COMPARISON,
            kind_label=KIND_LABELS[PageKind.COMPARISON],
            title=comparison.title,
            lead=f"{comparison.summary} {ORDER}",
            sections=(table,),
            questions=tuple(aspects[row.id].ask for row in comparison.rows),
            sources=view.sources,
            read_next=read_next(self._content.card(option.page) for option in comparison.options),
            review=comparison.review,
            minutes=max(1, round(table.words / READING_SPEED)),
        )

    def _comparison(
        self,
        board: Board,
        shown: Sequence[str],
        rows: tuple[ComparisonRow, ...],
        aspects: Sequence[Aspect],
    ) -> Comparison:
        """`rows` below the options `shown`, as good as reviewed where all `aspects` are."""
        options = tuple(self._option(board, option) for option in shown)
        numbering = Numbering()
        comparison = numbering.comparison(
            Comparison(
                id=COMPARE_PAGE,
                number=0,
                title=_title([option.name for option in options]) or board.title,
                summary=board.summary,
                options=options,
                rows=rows,
                search_words=(),
                sources=(),
                review=_review([aspect.review for aspect in aspects]),
            )
        )
        self._found(numbering, (cell.runs for row in rows for cell in row.cells))
        return replace(comparison, sources=numbering.keys)

    def _option(self, board: Board, option: str) -> Option:
        identity = STRATEGY_IDENTITY.get(board.strategies.get(option, ""), "")
        return Option(option, self._content.card(option).title, option, identity)

    def _sorted_out(
        self, board: Board, options: Iterable[str], names: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[GoneOption, ...]]:
        """Those of `options` that the board holds, each once, and those that are gone."""
        wanted = tuple(dict.fromkeys(options))
        for each in wanted:
            kind = self._content.kind_of(each)
            if kind is _STRAY[board.id]:
                raise OptionsError(
                    f"{self._content.card(each).title} is a {kind.value}:"
                    f" only {board.id} can stand beside {board.id}."
                )
        shown = tuple(each for each in wanted if each in board.options)
        if len(shown) > MOST_OPTIONS:
            raise OptionsError(f"At most {MOST_OPTIONS} {board.id} can stand side by side.")
        gone = (each for each in wanted if each not in shown)
        return shown, tuple(self._gone(board, each, names.get(each, each)) for each in gone)

    def _gone(self, board: Board, option: str, name: str) -> GoneOption:
        """An option that is no more; the nearest is one of its board where any is."""
        near = (*self._content.nearest(option), *self._content.nearest(name))
        best = next((page for page in near if page in board.options), next(iter(near), None))
        return GoneOption(option, name, None if best is None else self._content.card(best))

    def _matters(
        self, board: Board, matter_a_lot: Collection[str]
    ) -> Mapping[str, tuple[str, ...]]:
        titles = {card.id: card.title for card in self._content.values() if card.id in matter_a_lot}
        spoken = {
            aspect.id: tuple(title for card, title in titles.items() if card in aspect.matters)
            for aspect in board.aspects
        }
        return {aspect: told for aspect, told in spoken.items() if told}

    def _found(self, numbering: Numbering, lines: Iterable[Runs]) -> tuple[Finding, ...]:
        """The findings named in `lines`, each once; their sources come last in the list."""
        named = (run.finding for runs in lines for run in runs if isinstance(run, FindingLink))
        findings = tuple(map(self._content.finding, dict.fromkeys(named)))
        for finding in findings:
            numbering.numbers(finding.sources)
        return findings


def _likeness(answers: Sequence[Answer]) -> Likeness:
    """How `answers` agree; of one alone nothing is the same."""
    keys = {answer.alike for answer in answers}
    if keys == {NOT_KNOWN}:
        return Likeness.NOT_KNOWN
    alike = len(answers) >= LEAST_OPTIONS and len(keys) == 1 and "" not in keys
    return Likeness.SAME if alike else Likeness.DIFFERENT


def _title(names: Sequence[str]) -> str:
    """All names in one sentence; with signs between where a name holds "and" or a comma itself."""
    if len(names) < LEAST_OPTIONS:
        return "".join(names)
    if any(" and " in name or "," in name for name in names):
        return f"Side by side: {'; '.join(names)}"
    first, *others, last = (names[0], *map(_inside, names[1:]))
    return f"{', '.join((first, *others))} and {last} side by side"


def _inside(name: str) -> str:
    """`name` as it stands inside a sentence: "AHSCT" stays, "Ocrelizumab" does not."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _left_out(view: CompareView) -> Iterator[str]:
    """What the reader could expect in the table and does not find there (PRINT-16)."""
    options = {option.id for option in view.comparison.options}
    others = [option.name for option in view.offered if option.id not in options]
    alike = [aspect.label for aspect in view.left_out if aspect.id not in view.chosen.hidden]
    hidden = [aspect.label for aspect in view.left_out if aspect.id in view.chosen.hidden]
    for told, names in (
        ("Rows left out because the answers do not differ", alike),
        ("Rows left out", hidden),
        ("No longer in the library", [option.name for option in view.gone]),
        (f"Other {view.board.id}, not shown here", others),
    ):
        if options and names:
            yield f"{told}: {'; '.join(names)}."


def _review(records: Sequence[ReviewRecord]) -> ReviewRecord:
    """One record for all: a draft where any of them is, and due as soon as the first is."""
    draft = any(record.status is ReviewStatus.DRAFT for record in records)
    whole = ReviewRecord(
        status=ReviewStatus.DRAFT if draft else ReviewStatus.REVIEWED,
        written=max(record.written for record in records),
        next_review=min(record.next_review for record in records),
        edited_since=any(record.edited_since for record in records),
    )
    if draft:
        return whole
    return replace(
        whole,
        reviewer=" and ".join(dict.fromkeys(record.reviewer for record in records)),
        role=" and ".join(dict.fromkeys(record.role for record in records)),
        reviewed=min(record.reviewed for record in records if record.reviewed),
    )
