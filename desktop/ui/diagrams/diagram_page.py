"""One diagram on a screen of its own: all of it or step by step, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import NOT_REVIEWED, ReviewStatus, Term
from desktop.domain.drawing import DrawingRequest
from desktop.domain.evidence import Finding, Source
from desktop.domain.listening import Script, Sentence, step_anchor
from desktop.domain.screens import DiagramView
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card, CardButton
from desktop.ui.common.chips import Tag
from desktop.ui.common.columns import NARROW, Columns, LinesColumn, PageColumn
from desktop.ui.common.dressed import Menu
from desktop.ui.common.handout_button import HandoutButton
from desktop.ui.common.kinds import card_icon
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.listen_button import ListenButton
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.common.top_bar import TopBar
from desktop.ui.reader.diagram_forms import DiagramForms
from desktop.ui.reader.diagram_steps import StepPanel
from desktop.ui.reader.finding_block import source_runs
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw, Picture
from desktop.ui.reader.popovers import Explanation
from desktop.ui.reader.spoken_follower import SpokenFollower

ALL, STEPS = "all", "steps"
_SIDE, _SLIM_SIDE = 20, 8  # px beside the picture
_PANEL = 348  # px of the panel beside the picture
_WIDE = 900  # px of column per text scale from which the panel stands beside the picture
_TOPIC_LEAST = 400  # px per text scale of a card
_HEAD_WIDE = 620  # px per text scale from which the title and the choice share a line


class _DiagramColumn(Themed, Wrapping, PageColumn):
    """Title, picture with its steps, and what stands below it.

    Signals:
        handout_requested: print or save it alone.
        handout_toggled: put it on the handout, or take it off.
        step_changed: the step shown now, from 1; 0 for all.
    """

    step_changed = Signal(int)

    def __init__(
        self, theme: ThemeController, draw: Draw, view: DiagramView, parent: QWidget
    ) -> None:
        super().__init__(parent, gap=18)
        self.links = Links(self)
        self._view = view
        self._diagram = diagram = view.diagram
        self.step = 0
        self.theme = theme
        self.body.addLayout(self._make_head())
        self._caption = BodyLabel(theme, diagram.caption, self, muted=True)
        self._caption.setObjectName("diagram_page_caption")
        self.body.addWidget(self._caption)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(20)
        self.body.addLayout(self._beside)
        card = Card(theme, self, radius="panel")
        inside = self._inside = QVBoxLayout(card)
        self.picture = Picture(theme, draw, diagram.id, card, titles=view.part_titles)
        self.picture.setObjectName("diagram_page_picture")
        self.picture.step_requested.connect(self._on_turn)
        self.picture.part_requested.connect(self.links.open_part)
        self.picture.parts_changed.connect(self._on_parts_changed)
        inside.addWidget(self.picture)
        inside.addStretch(1)
        words = self.tr("Press a dotted part to read about it.")
        self._hint = BodyLabel(theme, words, card, role="small", muted=True)
        self._hint.setObjectName("diagram_page_hint")
        self._hint.hide()
        inside.addWidget(self._hint)
        self._beside.addWidget(card, 1)
        self._topics: Columns | None = None
        self._panel = self._make_panel()
        self._beside.addWidget(self._panel)
        self._forms = DiagramForms(theme, diagram, view.part_titles, self, level=2)
        self._forms.part_requested.connect(self.links.open_part)
        self.body.addWidget(self._forms)
        self.follow(theme)

    def _make_head(self) -> QBoxLayout:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        title = HeadingLabel(self.theme, self._diagram.title, self, level=1, role="title")
        self._head.addWidget(title, 1)
        self._choice = Segmented(
            self.theme,
            self.tr("How to look at it"),
            ((STEPS, self.tr("Step by step")), (ALL, self.tr("See it all"))),
            self,
            current=ALL,
        )
        self._choice.setObjectName("diagram_page_choice")
        self._choice.chosen.connect(self._on_chosen)
        self._choice.setVisible(bool(self._diagram.steps))
        self._head.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        return self._head

    def _make_panel(self) -> Card:
        panel = Card(self.theme, self, radius="panel")
        column = self._in_panel = QVBoxLayout(panel)
        self._steps = StepPanel(self.theme, self._diagram, panel, tall=True)
        self._steps.setObjectName("diagram_page_steps")
        self._steps.step_requested.connect(self.go_to)
        column.addWidget(self._steps)
        column.addStretch(1)
        panel.hide()
        return panel

    def show_step(self, step: int) -> None:
        """Show one step, from 1; 0 shows all."""
        steps = self._diagram.steps
        self.step = step = min(max(step, 0), len(steps))
        stepping = step > 0
        self._choice.set_current(STEPS if stepping else ALL)
        self._panel.setVisible(stepping)
        self._caption.setVisible(not stepping)
        self.picture.show_step(step, steps[step - 1].focus if stepping else "")
        if stepping:
            self._steps.show_step(step)

    def step_of(self, anchor: str) -> int:
        """The step whose part is at `anchor`; 0 if it is none's."""
        numbers = range(1, len(self._diagram.steps) + 1)
        return next((number for number in numbers if step_anchor(number) == anchor), 0)

    def go_to(self, step: int) -> None:
        """Show a step because the reader asked for it."""
        self.show_step(step)
        self.step_changed.emit(self.step)

    def show_words(self) -> None:
        """Say the picture in words below it."""
        self._forms.show_words()
        layout = self.layout()
        if layout is not None:
            layout.activate()  # so that the words stand where they are looked for

    def steps(self) -> Iterator[None]:
        """Build what stands below the picture, a little at a time."""
        theme, article = self.theme, self._view.article
        if article.review is not None:
            draft = article.review.status is ReviewStatus.DRAFT
            words = self.tr(NOT_REVIEWED) if draft else article.review.notice
            tag = Tag(theme, words, self, icon="warning-circle" if draft else "check-circle")
            tag.setObjectName("diagram_page_review")
            row = QHBoxLayout()
            row.addWidget(tag)
            row.addStretch(1)
            self.body.addLayout(row)
        if self._view.shown_in:
            self._add_heading(self.tr("Read more about it"))
            self._topics = Columns(self, least=self.look.body_px(_TOPIC_LEAST), most=2)
            self.body.addWidget(self._topics)
            for place, page in enumerate(self._view.shown_in):
                card = CardButton(
                    theme,
                    page.title,
                    page.summary,
                    self._topics,
                    icon=card_icon(page),
                    hue=place,
                    caret=True,
                )
                card.setObjectName(f"diagram_topic_{page.id}")
                card.setProperty("page", page.id)
                card.clicked.connect(self._on_topic)
                self._topics.cells.addWidget(card)
                yield
        if article.sources:
            self._add_heading(self.tr("Sources"))
            lines = LinesColumn(theme, self, gap=10)
            self.body.addWidget(lines)
            for number, source in enumerate(article.sources, 1):
                told = source_runs(source, number=number)
                lines.body.addWidget(RunsView(theme, told, lines, role="body"))
                yield
        self.body.addStretch(1)

    def _add_heading(self, words: str) -> None:
        self.body.addSpacing(12)
        self.body.addWidget(HeadingLabel(self.theme, words, self, level=2, role="panel"))

    def _on_chosen(self, key: str) -> None:
        self.go_to(1 if key == STEPS else 0)

    def _on_turn(self, by: int) -> None:
        if 1 <= self.step + by <= len(self._diagram.steps):
            self.go_to(self.step + by)

    def _on_parts_changed(self) -> None:
        parts = self.picture.parts
        self._hint.setVisible(bool(parts))
        self._forms.show_parts(parts)

    def _on_topic(self) -> None:
        card = self.sender()
        if card is not None:
            self.links.page_requested.emit(str(card.property("page")))

    @override
    def apply_theme(self) -> None:
        self.arrange()
        if self._topics is not None:
            self._topics.cells.set_least(self.look.body_px(_TOPIC_LEAST))
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """The panel stands beside the picture where there is room, or else below it."""
        if not hasattr(self, "_panel"):
            return
        look = self.look
        wide = self.width() >= look.body_px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(beside if wide else below)
        self._beside.setStretch(0, 1 if wide else 0)  # below each other, none takes from the other
        if wide:
            self._panel.setFixedWidth(look.px(_PANEL))
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)
        policy = QSizePolicy.Policy.Preferred
        self._panel.setSizePolicy(policy, QSizePolicy.Policy.Minimum)
        side = _SIDE if self.width() >= NARROW else _SLIM_SIDE
        self._inside.setContentsMargins(side, 20, side, 20)
        self._in_panel.setContentsMargins(side + 8, 26, side + 8, 26)
        share = self.width() >= look.body_px(_HEAD_WIDE)
        self._head.setDirection(beside if share else below)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class DiagramPage(Themed, QWidget):
    """Shows one diagram; asks for pages, words, findings and files, never fetches them.

    Signals:
        page_requested, term_requested, finding_requested: what a part of the picture or a card
            asks for; rectangles are on the screen.
        listen_requested: read it aloud, pause, or go on.
        save_requested: save it as a file of this kind, ".pdf", ".png" or ".svg".
        step_changed: the step shown now, from 1; 0 for all.
        finished: the whole page stands.
    """

    page_requested = Signal(str)
    term_requested = Signal(str, QRect)
    finding_requested = Signal(str, QRect)
    listen_requested = Signal()
    bookmark_toggled = Signal()
    save_requested = Signal(str)
    handout_requested = Signal()
    handout_toggled = Signal()
    back_requested = Signal()
    step_changed = Signal(int)
    finished = Signal()

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagram")
        self._draw = draw
        self._view: DiagramView | None = None
        self._column: _DiagramColumn | None = None
        self._building: Slices | None = None
        self._explanation: Explanation | None = None
        self.page_title = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("diagram_scroll")
        outer.addWidget(self._scroll, 1)
        self._spoken = SpokenFollower(self._scroll, self._box, self)
        self._make_actions(theme)
        self.follow(theme)

    def _make_actions(self, theme: ThemeController) -> None:
        self._listen = ListenButton(theme, self._bar)
        self._bookmark = Button(
            theme,
            self.tr("Bookmark"),
            self._bar,
            icon="bookmark-simple",
            on_text=self.tr("Bookmarked"),
        )
        self._save = Button(theme, self.tr("Save picture"), self._bar, icon="download-simple")
        self._add = HandoutButton(theme, self._bar, tone=Tone.PRIMARY)
        self._print = Button(theme, self.tr("Print"), self._bar, icon="printer")
        for name, button in {
            "listen": self._listen,
            "bookmark": self._bookmark,
            "add": self._add,
            "save": self._save,
            "print": self._print,
        }.items():
            button.setObjectName(f"diagram_page_{name}")
        self._listen.clicked.connect(self.listen_requested)
        self._bookmark.clicked.connect(self.bookmark_toggled)
        self._add.clicked.connect(self.handout_toggled)
        self._save.clicked.connect(self.open_save_menu)
        self._print.clicked.connect(self.handout_requested)
        self._bar.set_actions([self._listen, self._bookmark, self._add, self._print, self._save])
        self._menu = Menu(theme, self)
        self._menu.setObjectName("diagram_save_menu")
        for suffix, words in (
            (".pdf", self.tr("PDF, to print or send")),
            (".png", self.tr("PNG picture, for letters and e-mail")),
            (".svg", self.tr("SVG drawing, sharp at any size")),
        ):
            action = QAction(words, self._menu)
            action.setData(suffix)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._on_kind_chosen)

    # Showing

    def show_diagram(self, view: DiagramView, step: int = 0) -> None:
        """Show a diagram at a step, from 1; 0 shows all of it."""
        self._close_panel()
        self._spoken.forget()
        if self._building is not None:
            self._building.cancel()
        self._view = view
        self.page_title = view.diagram.title
        column = _DiagramColumn(self.theme, self._draw, view, self)
        self._column = column
        column.resize(self._scroll.viewport().size())
        column.arrange()  # before it is laid out for the first time
        column.links.page_requested.connect(self.page_requested)
        column.links.term_requested.connect(self.term_requested)
        column.links.finding_requested.connect(self.finding_requested)
        column.step_changed.connect(self.step_changed)
        if step:
            column.show_step(step)
        self.set_bookmarked(view.bookmark is not None)
        self._scroll.set_page(column)
        self._building = slices(self, column.steps())
        self._building.finished.connect(self.finished)

    def go_to(self, step: int) -> None:
        """Show another step of the diagram shown."""
        if self._column is not None:
            self._column.show_step(step)

    @property
    def request(self) -> DrawingRequest | None:
        """The picture as it is shown; None before there is one."""
        return self._column.picture.request if self._column is not None else None

    # Read aloud

    @property
    def view(self) -> DiagramView | None:
        """What is shown; None before the first diagram."""
        return self._view

    @property
    def step(self) -> int:
        """The step shown, from 1; 0 while all is shown."""
        return self._column.step if self._column is not None else 0

    @property
    def listen_button(self) -> ListenButton:
        return self._listen

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool = False) -> None:
        """Mark the sentence being read aloud; turn to its step, or open the words that hold it.

        A reader who has scrolled away is left there.

        Args:
            look: bring it into sight in any case.
        """
        column = self._column
        if column is None:
            return
        following = look or self._spoken.in_sight
        anchor = script.passages[sentence.passage].anchor
        if column.step and anchor != step_anchor(column.step):
            column.go_to(column.step_of(anchor))
        elif look and not column.step:
            column.show_words()
        self._spoken.show(script, sentence, follow=following)

    def clear_spoken(self) -> None:
        """Mark nothing any more."""
        self._spoken.clear()

    def _box(self, _: str) -> QWidget | None:
        """All of a diagram is one part."""
        return self._column

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._spoken.lay_out_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spoken.lay_out_again()

    def set_back(self, words: str) -> None:
        self._bar.set_back(words)

    def set_on_handout(self, on: bool) -> None:
        self._add.set_on(on)

    def set_bookmarked(self, on: bool) -> None:
        self._bookmark.set_on(on)

    def first_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    # Panels

    def show_term(self, term: Term, at: QRect) -> None:
        self._panel().show_term(term, at)

    def show_finding(self, finding: Finding, sources: tuple[Source, ...], at: QRect) -> None:
        self._panel().show_finding(finding, sources, at)

    def _panel(self) -> Explanation:
        if self._explanation is None:
            self._explanation = Explanation(self.theme, self._draw, self.window())
            self._explanation.page_requested.connect(self.page_requested)
        return self._explanation

    def _close_panel(self) -> None:
        if self._explanation is not None:
            self._explanation.close_popover()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close_panel()

    def open_save_menu(self) -> None:
        """Ask what kind of file it should be."""
        under = self._save if self._save.isVisible() else self._bar
        corner = under.mapToGlobal(QPoint(under.width(), under.height() + 4))
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    def _on_kind_chosen(self, action: QAction) -> None:
        self.save_requested.emit(str(action.data()))
