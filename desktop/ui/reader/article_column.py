"""A page as a column of widgets: the first screenful at once, the rest in slices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.article import Article
from desktop.domain.blocks import ComparisonFigure, Section, Text
from desktop.domain.content import NOT_REVIEWED, PageKind, ReviewStatus, check_id, long_date
from desktop.domain.evidence import Certainty
from desktop.domain.reading import CheckOutcome
from desktop.domain.screens import ReaderView
from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.cards import CardButton
from desktop.ui.common.chips import Tag
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.ask_team import AskTeam
from desktop.ui.reader.blocks import BlockMaker
from desktop.ui.reader.finding_block import source_runs
from desktop.ui.reader.glance_box import GlanceBox, NamesLine
from desktop.ui.reader.links import Links
from desktop.ui.reader.lists import ListView
from desktop.ui.reader.pair_table import PairTable
from desktop.ui.reader.picture import Draw
from desktop.ui.reader.quality_box import QualityBox
from desktop.ui.reader.self_check import SelfCheckCard

TOP, CHECK, ASK = "key-points", "check-yourself", "ask-your-team"
SOURCES, NEXT = "sources", "read-next"
_IN_LINE = (BodyLabel, RunsView, ListView)  # what stands between words, not beside them
_BETWEEN_BLOCKS = 16
_ABOVE_SECTION = 28
_SIDE = 40
_SIDE_NARROW = 20
_TABLE_PAGE = 1.5  # times as wide as a page of words
_SPREAD_PAGE = 1.9
_SPREAD = 1.1  # times as wide as a page of words, from which pictures stand beside words
_GUTTER = 48  # px between words and pictures


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the page that the outline names; `words` is 0 where there is nothing to read."""

    anchor: str
    heading: str
    words: int


class _Page(Wrapping, QWidget):
    """The parts one below the other."""


class _PartBox(Wrapping, QWidget):
    """Holds the widgets of one part.

    Args:
        spreads: what is not words may stand beside them; else below.
    """

    def __init__(self, parent: QWidget, holds_table: bool, spreads: bool) -> None:
        super().__init__(parent)
        self.holds_table = holds_table
        self._spreads = spreads and not holds_table
        self._width = self._lines = 0
        self._words = 0
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(_BETWEEN_BLOCKS)
        self.column = self._add_side()
        self._beside: QVBoxLayout | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put what a part shows below the rest of it."""
        if self._spreads and not isinstance(widget, _IN_LINE):
            if self._beside is None:
                self._beside = self._add_side()
            self._beside.addWidget(widget)
        else:
            self._words += 1
            self.column.addWidget(widget)
        self._fit()

    def _add_side(self) -> QVBoxLayout:
        """A column of blocks that keeps to the top where another is taller."""
        side, blocks = QVBoxLayout(), QVBoxLayout()
        blocks.setSpacing(_BETWEEN_BLOCKS)
        side.addLayout(blocks)
        if self._spreads:
            side.addStretch(1)
        self._sides.addLayout(side, 1)
        return blocks

    def fit(self, width: int, lines: int) -> None:
        """Stand in `width`, with lines of words that are no wider than `lines`."""
        if (width, lines) != (self._width, self._lines):
            self._width, self._lines = width, lines
            self._fit()

    def _fit(self) -> None:
        """To be told of the width before it is laid out: how tall it is follows from all this."""
        if not self._spreads:
            return
        pictures_alone = self._beside is not None and self._words <= 1
        room = self._width >= self._lines * _SPREAD
        wide = room and self._beside is not None and not pictures_alone
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._sides.setSpacing(_GUTTER if wide else _BETWEEN_BLOCKS)
        # A greatest width instead would leave each line as tall as the wider room asks for.
        free = 0 if wide or pictures_alone else max(0, self._width - self._lines)
        self._sides.setContentsMargins(0, 0, free, 0)


class ArticleColumn(Themed, Wrapping, QWidget):
    """One page, built by taking `steps`.

    Args:
        public: on a screen that everyone touches. Pictures stand beside words, headings are large,
            nothing is offered that is kept, and the way on and the draft notice stand elsewhere.

    Signals:
        question_toggled: save or forget this Question.
        check_answered: place of a self-check, from 0, and how it went.
        part_wanted: anchor of the next or previous part, in one-part reading.
        years_requested: the example years of this page are wanted with dates.
        compare_requested: see a strategy or treatment beside another.
    """

    question_toggled = Signal(object)
    check_answered = Signal(int, CheckOutcome)
    part_wanted = Signal(str)
    years_requested = Signal()
    compare_requested = Signal()

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        view: ReaderView,
        parent: QWidget | None = None,
        *,
        public: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self._public = public
        self._view = view
        self._saved = view.saved_questions
        self._article: Article = view.article
        self.links = Links(self)
        self._maker = BlockMaker(theme, draw, self.links, view)
        self.parts = self._list_parts()
        self._boxes: dict[str, _PartBox] = {}
        self._ask: AskTeam | None = None
        self._checks: list[SelfCheckCard] = []
        self._only = ""
        self._outer = QHBoxLayout(self)
        self._outer.setSpacing(0)
        self._page = _Page(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 28, 0, 56)
        self._column.setSpacing(0)
        self._outer.addStretch(1)
        self._outer.addWidget(self._page, 1000)
        self._outer.addStretch(1)
        self._turns = self._make_turns(theme)
        self._column.addWidget(self._turns)
        self._column.addStretch(1)
        self.theme = theme
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        words = self.look.body_px(SIZE["article_max"])
        share = _SPREAD_PAGE if self._public else _TABLE_PAGE if self.is_table else 1
        self._page.setMaximumWidth(round(words * share))
        self._fit_sides()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    @property
    def is_table(self) -> bool:
        """Whether the page is one wide table, which needs more room than words do."""
        return self._article.kind is PageKind.COMPARISON

    def _fit_box(self, box: _PartBox) -> None:
        """Lines of words stay short where the page is wide for its table or its pictures."""
        lines = self.look.body_px(SIZE["article_max"])
        sides = self._outer.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        box.fit(min(room, self._page.maximumWidth()), lines)
        if self.is_table and not box.holds_table and not self._public:
            box.setMaximumWidth(lines)

    def _fit_sides(self) -> None:
        side = _SIDE if self.width() > self.look.px(560) else _SIDE_NARROW
        self._outer.setContentsMargins(side, 0, side, 0)
        for box in self._boxes.values():
            self._fit_box(box)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _list_parts(self) -> tuple[Part, ...]:
        article = self._article
        first = self.tr("Key points") if article.key_points else self.tr("At the top")
        if article.glance is not None:
            first = self.tr("At a glance")
        parts = [Part(TOP, first, 40)]
        parts += [Part(s.anchor, s.heading, s.words) for s in article.sections]
        if article.self_check:
            parts.append(Part(CHECK, self.tr("Check my understanding"), 0))
        if article.questions:
            parts.append(Part(ASK, self.tr("Ask your team"), 0))
        parts.append(Part(SOURCES, self.tr("Sources"), 0))
        if article.read_next:
            parts.append(Part(NEXT, self.tr("Read next"), 0))
        return tuple(parts)

    # Building

    def steps(self, first: str = TOP) -> Iterator[None]:
        """Build the page, a block at a time; each part is whole before the next begins.

        Args:
            first: the part to begin with, for one-part reading.
        """
        article = self._article
        parts = {TOP: self._top()}
        parts |= {section.anchor: self._section(section) for section in article.sections}
        if article.self_check:
            parts[CHECK] = self._self_check()
        if article.questions:
            parts[ASK] = self._questions()
        parts[SOURCES] = self._sources()
        if article.read_next:
            parts[NEXT] = self._next()
        for anchor in sorted(parts, key=lambda anchor: anchor != first):
            yield from parts[anchor]

    def _section(self, section: Section) -> Iterator[None]:
        table = any(isinstance(block, ComparisonFigure) for block in section.blocks)
        box = self._begin(section.anchor, section.heading, holds_table=table)
        yield
        for block in section.blocks:
            made = self._maker.make(block, box)
            box.add(made)
            yield
            for pairs in made.findChildren(PairTable):
                yield from pairs.steps()
        if section.anchor == self._article.years and not self._public:
            self._offer_years(box)

    def _offer_years(self, box: _PartBox) -> None:
        words = self.tr("See my first five years with dates")
        years = Button(self.theme, words, box, icon="calendar-dots")
        years.setObjectName("see_years")
        years.clicked.connect(self.years_requested)
        box.column.addWidget(years, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self, anchor: str, heading: str, *, holds_table: bool = False) -> _PartBox:
        box = _PartBox(self._page, holds_table, self._public)
        box.setObjectName(f"part_box_{anchor}")
        if anchor != TOP and not self._public:
            box.column.setContentsMargins(0, _ABOVE_SECTION, 0, 0)
        if heading:
            role = "display" if self._public else ""
            box.add(HeadingLabel(self.theme, heading, box, level=2, role=role))
        self._column.insertWidget(len(self._boxes), box)
        self._boxes[anchor] = box
        self._fit_box(box)
        box.setVisible(self._only in ("", anchor))
        if self._only:
            self._show_turns()
        return box

    def _top(self) -> Iterator[None]:
        article, theme = self._article, self.theme
        box = self._begin(TOP, "")
        box.column.setSpacing(10)
        about = [article.group_title or article.kind_label]
        about.append(self.tr("%n minute read", "", article.minutes))
        kind = BodyLabel(theme, "  ·  ".join(about), box, role="body", muted=True)
        kind.setObjectName("page_kind")
        box.add(kind)
        role = "display" if self._public else ""
        box.add(HeadingLabel(theme, article.title, box, level=1, role=role))
        if article.glance is not None and article.glance.names:
            box.column.addWidget(NamesLine(theme, self.links, article.glance, box))
        yield
        if article.lead:
            box.add(RunsView(theme, (Text(article.lead),), box, role="lead"))
        if self._public:
            self._offer_compare(box)
        elif article.review is not None and article.review.status is ReviewStatus.DRAFT:
            notice = Tag(theme, self.tr(NOT_REVIEWED), box, icon="warning-circle")
            notice.setObjectName("draft_notice")
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 6)
            row.addWidget(notice)
            row.addStretch(1)
            box.column.addLayout(row)
        callouts = []
        if article.glance is not None:
            box.column.addWidget(GlanceBox(theme, self.links, article.glance, box))
            yield
            if article.glance.dispute is not None:
                callouts.append(self._maker.callout(article.glance.dispute, box, level=2))
        if article.key_points:
            points = Callout(theme, CalloutTone.KEY, self.tr("Key points"), box, level=2)
            for runs in article.key_points:
                line = RunsView(theme, runs, points, role="key")
                points.add_row(self.links.connect_view(line), "check")
            callouts.insert(0 if self._public else len(callouts), points)
        for callout in callouts:
            box.add(callout)
        yield

    def _offer_compare(self, box: _PartBox) -> None:
        if self._article.kind not in (PageKind.STRATEGY, PageKind.TREATMENT):
            return
        compare = Button(self.theme, self.tr("Compare it with another"), box, icon="table")
        compare.setObjectName("compare_this")
        compare.clicked.connect(self.compare_requested)
        box.column.addSpacing(_BETWEEN_BLOCKS)
        box.column.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeft)

    def _self_check(self) -> Iterator[None]:
        box = self._begin(CHECK, self.tr("Check my understanding"))
        hint = self.tr("See what came across. There is no score. It stays on this computer.")
        if self._public:
            hint = self.tr("See what came across. There is no score. Nothing is kept.")
        box.column.addWidget(BodyLabel(self.theme, hint, box, role="body", muted=True))
        for place, check in enumerate(self._article.self_check):
            asked = check_id(self._article.id, place)
            last = self._view.checks.get(asked)
            card = SelfCheckCard(self.theme, self.links, check, place, asked, last, box)
            card.answered.connect(self.check_answered)
            card.question_toggled.connect(self.question_toggled)
            card.set_saved(self._saved)
            self._checks.append(card)
            box.column.addWidget(card)
            yield

    def _questions(self) -> Iterator[None]:
        box = self._begin(ASK, "")
        self._ask = AskTeam(
            self.theme,
            self._article.questions,
            box,
            save=self.tr("Add to my questions") if self._public else "",
            saved=self.tr("On my questions") if self._public else "",
        )
        self._ask.question_toggled.connect(self.question_toggled)
        self._ask.set_saved(self._saved)
        box.column.addWidget(self._ask)
        yield

    def _sources(self) -> Iterator[None]:
        box = self._begin(SOURCES, self.tr("Sources"))
        for number, source in enumerate(self._article.sources, 1):
            line = RunsView(self.theme, source_runs(source, number=number), box, role="body")
            line.setObjectName(f"source_{number}")
            box.column.addWidget(line)
            yield
        if not self._article.sources:
            box.column.addWidget(BodyLabel(self.theme, self.tr("This page cites nothing."), box))
        box.column.addWidget(HeadingLabel(self.theme, self.tr("About this page"), box, level=3))
        for words in self._about():
            box.column.addWidget(BodyLabel(self.theme, words, box, role="small"))
        if self._article.quality is not None:
            box.column.addWidget(QualityBox(self.theme, self._article.quality, box))
            yield

    def _about(self) -> list[str]:
        """Who, when, which edition, how sure: IPDAS-9, 10, 12, 27 and 28."""
        edition, review = self._view.edition, self._article.review
        said = []
        if review is not None:
            due = long_date(review.next_review)
            said.append(
                self.tr("{notice}. Written {written}. To be looked at again by {due}.").format(
                    notice=review.notice, written=long_date(review.written), due=due
                )
            )
        said.append(
            self.tr("Edition {version}, {published}. Written by {authors}.").format(
                version=edition.version,
                published=long_date(edition.published),
                authors=edition.written_by,
            )
        )
        if (quality := self._article.quality) is not None:
            said.append(
                self.tr(
                    "Reading level: school grade {grade:.1f}, or {full:.1f} with the names of"
                    " drugs and conditions. It rests on {sources} sources."
                ).format(
                    grade=quality.grade, full=quality.grade_with_names, sources=quality.sources
                )
            )
            if quality.certainty:
                sure = {
                    Certainty.HIGH: self.tr("high"),
                    Certainty.MODERATE: self.tr("moderate"),
                    Certainty.LOW: self.tr("low"),
                    Certainty.UNKNOWN: self.tr("not known"),
                }
                counts = [f"{sure[each]}: {count}" for each, count in quality.certainty]
                said.append(
                    self.tr("How sure we are of its figures: {counts}.").format(
                        counts=", ".join(counts)
                    )
                )
        return [*said, edition.funding, edition.conflicts, edition.purpose, edition.feedback]

    def _next(self) -> Iterator[None]:
        box = self._begin(NEXT, self.tr("Read next"))
        for place, following in enumerate(self._article.read_next):
            card = CardButton(
                self.theme,
                following.title,
                following.summary,
                box,
                icon="book-open",
                hue=place,
                caret=True,
            )
            card.setObjectName(f"next_{following.page}")
            card.setProperty("page", following.page)
            card.clicked.connect(self._on_next_pressed)
            box.column.addWidget(card)
            yield

    # One part at a time

    def _make_turns(self, theme: ThemeController) -> QWidget:
        box = QWidget(self._page)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, _ABOVE_SECTION, 0, 0)
        row.setSpacing(12)
        self._before = Button(theme, "", box, icon="arrow-left")
        self._after = Button(theme, "", box, tone=Tone.PRIMARY, icon="arrow-right", icon_after=True)
        self._before.setObjectName("part_before")
        self._after.setObjectName("part_after")
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        row.addWidget(self._before)
        row.addStretch(1)
        row.addWidget(self._after)
        box.hide()
        return box

    @property
    def only(self) -> str:
        """Anchor of the one part shown; empty while all are."""
        return self._only

    def show_only(self, anchor: str) -> None:
        """Show one part with Back and Next; an empty anchor shows all."""
        self._only = anchor
        for name, box in self._boxes.items():
            box.setVisible(anchor in ("", name))
        self._show_turns()

    def _show_turns(self) -> None:
        turns = bool(self._only) and not self._public
        self._turns.setVisible(turns)
        if not turns:
            return
        place = self.place_of(self._only)
        self._before.setVisible(place > 0)
        self._after.setVisible(place + 1 < len(self.parts))
        if place > 0:
            heading = self.parts[place - 1].heading
            self._before.set_words(self.tr("Back: {part}").format(part=heading))
        if place + 1 < len(self.parts):
            heading = self.parts[place + 1].heading
            self._after.set_words(self.tr("Next: {part}").format(part=heading))

    def place_of(self, anchor: str) -> int:
        """The place of a part on the page, from 0; that of its top if no part has this anchor."""
        return next((i for i, part in enumerate(self.parts) if part.anchor == anchor), 0)

    def _on_before(self) -> None:
        self.part_wanted.emit(self.parts[self.place_of(self._only) - 1].anchor)

    def _on_after(self) -> None:
        self.part_wanted.emit(self.parts[self.place_of(self._only) + 1].anchor)

    # Asked by the reader page

    def box(self, anchor: str) -> QWidget | None:
        """The widget of one part; None until it is built."""
        return self._boxes.get(anchor)

    def part_at(self, y: int) -> str:
        """Anchor of the part that holds `y`, in px from the top of the column."""
        found = TOP
        for anchor, box in self._boxes.items():
            if box.isVisibleTo(self) and box.mapTo(self, QPoint(0, 0)).y() <= y:
                found = anchor
        return found

    def set_saved_questions(self, saved: frozenset[str]) -> None:
        """Show which questions, by id, are saved; what is still to be built shows it too."""
        self._saved = saved
        for card in self._checks:
            card.set_saved(saved)
        if self._ask is not None:
            self._ask.set_saved(saved)

    def reveal(self, view: RunsView) -> None:
        """Show `view` where it stands among rows that are not shown yet."""
        for table in self.findChildren(PairTable):
            table.reveal(view)

    def text_views(self) -> list[RunsView]:
        """Every paragraph, from top to bottom."""
        return [view for box in self._boxes.values() for view in box.findChildren(RunsView)]

    def _on_next_pressed(self) -> None:
        card = self.sender()
        if card is not None:
            self.links.page_requested.emit(str(card.property("page")))
