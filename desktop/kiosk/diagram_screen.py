"""One diagram as large as the screen allows: all of it, step by step, in words, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import Text
from desktop.domain.drawing import DrawingRequest
from desktop.domain.listening import Script, Sentence, step_anchor
from desktop.domain.screens import DiagramView
from desktop.domain.tokens import SIZE
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.diagram_bar import PARTS, TABLE, WORDS, DiagramBar
from desktop.kiosk.diagrams_screen import WIDEST
from desktop.kiosk.screen import KioskScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import LinesColumn, PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable
from desktop.ui.common.runs_view import RunsView
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw, Picture
from desktop.ui.reader.picture_parts import PartList
from desktop.ui.reader.spoken_place import Mark, mark_for

FORMS = (WORDS, TABLE, PARTS)
_INSIDE = 14  # px around the picture on its card
_LOW = 400  # px per text scale, under which a picture needs all the height there is
_ABOVE_STEP = 40  # px that stay in sight above the part of a step


class DiagramScreen(KioskScreen):
    """Shows one diagram; the stop names the form of it, or the step.

    Attributes:
        links: what its parts and words ask for.

    Signals:
        more_requested: its questions and sources.
        turned: to this step by itself, as it is read aloud.
    """

    more_requested = Signal()
    turned = Signal(str)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_diagram")
        self.title = self.tr("Pictures that explain")  # its own name may be too long for the strip
        self.links = Links(self)
        self._draw = draw
        self._form = ""
        self._step = 0
        self._view: DiagramView | None = None
        self._picture: Picture | None = None
        self._mark: Mark | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._stack = QStackedWidget(self)
        self._line.addWidget(self._stack, 1)
        self._pictured = PageScroll(theme, self._stack)
        self._told = PageScroll(theme, self._stack)  # another form of the picture
        for scroll in (self._pictured, self._told):
            self._stack.addWidget(scroll)
        self.page_scroll = self._pictured
        self._bar = DiagramBar(theme, self)
        self._bar.form_chosen.connect(self._go)
        self._bar.all_requested.connect(self._go)
        self._bar.more_requested.connect(self.more_requested)
        self._line.addWidget(self._bar)
        self._print = BarButton(theme, self.tr("Print this"), self, icon="printer")
        self._print.setObjectName("kiosk_diagram_print")
        self._print.clicked.connect(self._on_print)
        self._next = Button(
            theme,
            "",
            self,
            tone=Tone.PRIMARY,
            icon="arrow-right",
            icon_after=True,
            size=ButtonSize.KIOSK,
        )
        self._next.setObjectName("kiosk_diagram_next")
        self._next.clicked.connect(self._on_next)
        for button in (self._print, self._next):
            button.hide()
        self.follow(theme)

    @property
    def view(self) -> DiagramView | None:
        """What is shown; None before the first diagram."""
        return self._view

    @property
    def step(self) -> int:
        """The step shown, from 1; 0 while none is."""
        return self._step

    def show_diagram(self, view: DiagramView, anchor: str) -> None:
        """Show a diagram in the form, or at the step, that `anchor` names; else all of it."""
        if self._view is None or self._view.diagram.id != view.diagram.id:
            self._take(view)
        self._form = anchor if anchor in FORMS else ""
        self._step = self.step_of(anchor)
        self._show()

    def step_of(self, anchor: str) -> int:
        """The step that `anchor` names, from 1; 0 for none."""
        steps = self._view.diagram.steps if self._view is not None else ()
        numbers = range(1, len(steps) + 1)
        return next((number for number in numbers if step_anchor(number) == anchor), 0)

    @override
    def foot_buttons(self) -> Sequence[Pressable]:
        if self._view is None:
            return ()
        offered = self._view.diagram.steps or self._form
        return (self._print, self._next) if offered else (self._print,)

    @override
    def back(self) -> bool:
        if self._form or self._step:
            self._go(step_anchor(self._step - 1) if self._step > 1 else "")
            return True
        return False

    # Showing

    def _take(self, view: DiagramView) -> None:
        """Draw another diagram."""
        self._mark = None
        self._view = view
        self._bar.show_diagram(view.diagram, view.article.review)
        page = PageColumn(self._pictured, most=WIDEST, above=10, below=10)
        card = Card(self.theme, page)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_INSIDE, _INSIDE, _INSIDE, _INSIDE)
        inside.setSpacing(10)
        picture = Picture(self.theme, self._draw, view.diagram.id, card, titles=view.part_titles)
        picture.part_requested.connect(self.links.open_part)
        picture.parts_changed.connect(self._on_parts_changed)
        inside.addWidget(picture)
        words = self.tr("Touch a dotted part to read about it.")
        self._hint = BodyLabel(self.theme, words, card, role="small", muted=True)
        self._hint.hide()
        inside.addWidget(self._hint)
        page.body.addWidget(card)
        page.body.addStretch(1)
        self._picture = picture
        # With its real width before it is shown, it is drawn once and not for each guess.
        width = (self.parentWidget() or self).width() - self._beside() - SIZE["scrollbar"]
        page.resize(width, self.height())
        page.set_most(WIDEST)
        page.body.activate()
        inside.setGeometry(card.rect())
        self._pictured.set_page(page)

    def _show(self) -> None:
        view, picture = self._view, self._picture
        if view is None or picture is None:
            return
        steps = view.diagram.steps
        self._fit()
        self._bar.show_state(self._form, self._step)
        if self._form:
            self._told.set_page(self._other_form(view, picture.request))
            self._next.set_words(self.tr("See the picture"))
        else:
            picture.show_step(self._step, steps[self._step - 1].focus if self._step else "")
            QTimer.singleShot(0, self, self._look_at_step)  # when it has its size
            self._next.set_words(self._next_words())
        self.page_scroll = self._told if self._form else self._pictured
        self._stack.setCurrentWidget(self.page_scroll)
        self.shown_changed.emit()

    def _next_words(self) -> str:
        """What the main button leads to from the picture."""
        steps = self._view.diagram.steps if self._view is not None else ()
        if self._step == len(steps):
            return self.tr("See it all")
        if not self._step:
            return self.tr("Step by step")
        return self.tr("Step {number} of {total}").format(number=self._step + 1, total=len(steps))

    def _look_at_step(self) -> None:
        """Bring what the step is about into sight."""
        if self._view is None or self._picture is None:
            return
        focus = self._view.diagram.steps[self._step - 1].focus if self._step else ""
        box = self._picture.box_of(focus)
        if box is None:
            self._pictured.verticalScrollBar().setValue(0)
        else:
            self._pictured.show_rect(self._picture, box, _ABOVE_STEP)

    def _on_parts_changed(self) -> None:
        picture = self._picture
        if picture is not None:
            self._hint.setVisible(bool(picture.parts) and picture.can_touch_parts)

    # Room

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a low, wide screen the bar stands beside the picture instead of under it."""
        beside = self._beside()
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._bar.stand_beside(beside)

    def _beside(self) -> int:
        """Px for the bar beside the picture; 0 where it stands under it."""
        if self._form or self.height() >= self.look.body_px(_LOW):
            return 0
        return self._bar.column_beside(self.size())

    # Other forms

    def _other_form(self, view: DiagramView, request: DrawingRequest) -> QWidget:
        page = PageColumn(self._told, most=WIDEST)
        diagram = view.diagram
        page.body.addWidget(HeadingLabel(self.theme, diagram.title, page, level=2, role="panel"))
        if self._form == WORDS:
            lines = LinesColumn(self.theme, page, gap=16)
            for paragraph in diagram.text:
                lines.body.addWidget(RunsView(self.theme, (Text(paragraph),), lines))
            page.body.addWidget(lines)
        elif self._form == TABLE:
            card = Card(self.theme, page)
            inside = QVBoxLayout(card)
            header, rows = diagram.table_header, diagram.table_rows
            inside.addWidget(Grid(self.theme, diagram.title, header, rows, card))
            page.body.addWidget(card)
        else:
            parts = PartList(self.theme, view.part_titles, page)
            parts.part_requested.connect(self.links.open_part)
            parts.show_parts(self._draw(request).hot_spots)
            page.body.addWidget(parts)
        page.body.addStretch(1)
        return page

    # Read aloud

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool = False) -> None:
        """Mark the sentence being read aloud; turn to its step.

        Args:
            look: bring it into sight in any case.
        """
        self.clear_spoken()
        anchor = script.passages[sentence.passage].anchor
        if self._view is not None and self._step and anchor != step_anchor(self._step):
            self.show_diagram(self._view, anchor)
            self.turned.emit(anchor)
        self._mark = mark_for(self, lambda _: self, script, sentence)
        if self._mark is not None:
            self._mark.show()
            widget, rect = self._mark.where()
            page = self._told.widget()
            if self._form and page is not None and page.isAncestorOf(widget):
                self._told.follow_rect(widget, rect)

    def clear_spoken(self) -> None:
        """Mark nothing any more."""
        if self._mark is not None:
            self._mark.clear()
            self._mark = None

    # What is touched

    def _go(self, anchor: str = "") -> None:
        """To another form or step of this diagram."""
        if self._view is not None:
            self.go_requested.emit("diagram", self._view.diagram.id, anchor)

    def _on_next(self) -> None:
        steps = self._view.diagram.steps if self._view is not None else ()
        on = not self._form and self._step < len(steps)
        self._go(step_anchor(self._step + 1) if on else "")

    def _on_print(self) -> None:
        if self._view is not None:
            self.go_requested.emit("print", self._view.diagram.id, "")
