"""What stands under a picture: its words or those of a step, and other ways to look at it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import Diagram, ReviewRecord
from desktop.kiosk.bar import gap_of
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.diagrams_screen import WIDEST
from desktop.kiosk.review_mark import ReviewMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, smooth_painter

WORDS, TABLE, PARTS = "words", "table", "parts"  # other forms of a picture
_BESIDE = 860  # px per text scale from which the buttons stand beside the words
_LEAST_SIDE = 32
_ABOVE = 14


class _Caption(BodyLabel):
    """As tall as the longest of some texts needs, so that nothing moves from one to the next."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        self._texts: tuple[str, ...] = ()
        super().__init__(theme, "", parent)

    def keep_room_for(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self.updateGeometry()

    @override
    def heightForWidth(self, width: int) -> int:
        font, line = self.look.font("body"), self.look.line_height("body")
        heights = (TextBlock(text, font, line).height_for(width) for text in self._texts)
        return max(super().heightForWidth(width), *heights, 0)


class DiagramBar(Themed, QWidget):
    """Says what is seen, and offers the other forms of it.

    Signals:
        form_chosen: WORDS, TABLE or PARTS; "" for the picture.
        all_requested: the whole picture instead of a step.
        more_requested: its questions and sources.
    """

    form_chosen = Signal(str)
    all_requested = Signal()
    more_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._diagram: Diagram | None = None
        self._form = ""
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._said = QWidget(self)
        column = QVBoxLayout(self._said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._title = HeadingLabel(theme, "", self._said, level=2, role="panel")
        self._caption = _Caption(theme, self._said)
        self._caption.setObjectName("kiosk_diagram_caption")
        column.addWidget(self._title)
        column.addWidget(self._caption)
        column.addSpacing(6)
        self._mark = ReviewMark(theme, self._said)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._line.addWidget(self._said, 1)
        self._buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self._flow = FlowLayout(self._buttons, gap_of(theme.now))
        self._all = self._button("all", self.tr("See it all"), "arrows-out")
        self._all.clicked.connect(self.all_requested)
        self._forms = {
            WORDS: self._button(WORDS, self.tr("In words"), "article"),
            TABLE: self._button(TABLE, self.tr("As a table"), "table"),
            PARTS: self._button(PARTS, self.tr("Its parts"), "hand-tap"),
        }
        for button in self._forms.values():
            button.clicked.connect(self._on_form)
        more = self._button("more", self.tr("More"), "info")
        more.clicked.connect(self.more_requested)
        self._line.addWidget(self._buttons)
        self.follow(theme)

    def show_diagram(self, diagram: Diagram, review: ReviewRecord | None) -> None:
        self._diagram = diagram
        self._mark.show_review(review)
        self._forms[PARTS].setVisible(bool(diagram.links))

    def show_state(self, form: str, step: int) -> None:
        """Say what is shown: another form, or the picture with a step, from 1; 0 for all."""
        diagram = self._diagram
        if diagram is None:
            return
        self._form = form
        for each, button in self._forms.items():
            button.set_on(each == form)
        stepping = step > 0 and not form
        self._all.setVisible(stepping)
        self._caption.setVisible(not form)
        self._title.setVisible(not form)
        if stepping:
            now, total = diagram.steps[step - 1], len(diagram.steps)
            title = self.tr("Step {number} of {total}: {title}").format(
                number=step, total=total, title=now.title
            )
            self._title.setText(title)
            self._caption.setText(now.caption)
            announce(self._title, f"{title}. {now.caption}")
        else:
            self._title.setText(diagram.title)
            self._caption.setText(diagram.caption)
        captions = tuple(each.caption for each in diagram.steps) if stepping else ()
        self._caption.keep_room_for(captions)

    def _button(self, name: str, words: str, icon: str) -> BarButton:
        button = BarButton(self._title.theme, words, self._buttons, icon=icon)
        button.setObjectName(f"kiosk_diagram_{name}")
        button.setProperty("form", name)
        self._flow.addWidget(button)
        return button

    def _on_form(self) -> None:
        button = self.sender()
        if button is not None:
            form = str(button.property("form"))
            self.form_chosen.emit("" if form == self._form else form)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words beside the buttons, or above them."""
        look = self.look
        ways = QBoxLayout.Direction
        beside = self.width() >= look.body_px(_BESIDE)
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(32 if beside else 12)
        side = max(_LEAST_SIDE, (self.width() - WIDEST) // 2)
        self._line.setContentsMargins(side, _ABOVE, side, _ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A line over it keeps it apart from the picture that scrolls."""
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        line = round(look.stroke("hairline"))
        painter.fillRect(0, 0, self.width(), line, look.colour("border"))
