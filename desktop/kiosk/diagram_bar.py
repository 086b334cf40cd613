"""What stands under a picture: its words or those of a step, and other ways to look at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
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
_ANY_WIDTH = 16_777_215  # Qt for no bound
_COLUMN_SHARE = 0.36  # of the width, for a column beside a picture
_ABOVE = 14
_BETWEEN = 12  # px between the words and the buttons under them
_WORDS_APART = 8


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
        self._stepping = False
        self._column = 0  # px wide beside a picture; 0 under it
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
        column.addSpacing(_WORDS_APART)
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
        self._more = self._button("more", self.tr("More"), "info")
        self._more.clicked.connect(self.more_requested)
        self._line.addWidget(self._buttons)
        self.follow(theme)

    def show_diagram(self, diagram: Diagram, review: ReviewRecord | None) -> None:
        self._diagram = diagram
        self._mark.show_review(review)
        self._forms[PARTS].setVisible(bool(diagram.links))

    def stand_beside(self, width: int) -> None:
        """Be a column of this width beside the picture; 0 for a bar under it."""
        self._column = width
        self._offer_all()
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _ANY_WIDTH)
        self._fit()

    def _offer_all(self) -> None:
        """There is no room for it in a column; the foot and "Back" lead there too."""
        self._all.setVisible(self._stepping and not self._column)

    def column_beside(self, room: QSize) -> int:
        """Px for a column beside a picture that holds whatever it may say; 0 if it cannot."""
        diagram, look = self._diagram, self.look
        if diagram is None:
            return 0
        buttons = [each.sizeHint() for each in self._forms.values() if not each.isHidden()]
        buttons.append(self._more.sizeHint())
        row = sum(each.width() for each in buttons) + gap_of(look) * (len(buttons) - 1)
        width = max(round(room.width() * _COLUMN_SHARE), row + 2 * _LEAST_SIDE)

        def tallest(texts: Sequence[str], role: str) -> int:
            font, line = look.font(role), look.line_height(role)
            inside = width - 2 * _LEAST_SIDE
            return max(TextBlock(text, font, line).height_for(inside) for text in texts)

        titles = [diagram.title, *(self._step_title(n) for n in range(1, len(diagram.steps) + 1))]
        captions = [diagram.caption, *(step.caption for step in diagram.steps)]
        words = tallest(titles, "panel") + tallest(captions, "body") + _WORDS_APART
        under = self._mark.sizeHint().height() + _BETWEEN + buttons[0].height()
        fits = words + under + 2 * _ABOVE <= room.height() and 2 * width <= room.width()
        return width if fits else 0

    def _step_title(self, number: int) -> str:
        steps = self._diagram.steps if self._diagram is not None else ()
        return self.tr("Step {number} of {total}: {title}").format(
            number=number, total=len(steps), title=steps[number - 1].title
        )

    def show_state(self, form: str, step: int) -> None:
        """Say what is shown: another form, or the picture with a step, from 1; 0 for all."""
        diagram = self._diagram
        if diagram is None:
            return
        self._form = form
        for each, button in self._forms.items():
            button.set_on(each == form)
        stepping = step > 0 and not form
        self._stepping = stepping
        self._offer_all()
        self._caption.setVisible(not form)
        self._title.setVisible(not form)
        if stepping:
            now, title = diagram.steps[step - 1], self._step_title(step)
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
        beside = not self._column and self.width() >= look.body_px(_BESIDE)
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(32 if beside else _BETWEEN)
        side = _LEAST_SIDE if self._column else max(_LEAST_SIDE, (self.width() - WIDEST) // 2)
        self._line.setContentsMargins(side, _ABOVE, side, _ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A line keeps it apart from the picture that scrolls."""
        look = self.look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        line = round(look.stroke("hairline"))
        wide, tall = (line, self.height()) if self._column else (self.width(), line)
        painter.fillRect(0, 0, wide, tall, look.colour("border"))
