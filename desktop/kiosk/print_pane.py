"""What will be printed: a picture of it, how many sheets it takes, and in which form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.domain.printing import PagePicture, Variant
from desktop.kiosk.paper_picture import PaperPicture
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.columns import ColumnsLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping

_COLUMN = 240  # px at 100 % that a form needs
_SETTLE_MS = 60  # after a resize, before a sharper picture is asked for
_SHARE_BESIDE, _SHARE_WORDS = 4, 6


class _Forms(Themed, Wrapping, QWidget):
    """The forms that the page comes in."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = ColumnsLayout(self, most=2)
        self.cards: dict[Variant, RadioCard] = {}
        for variant, words, hint in (
            (Variant.KEY_POINTS, self.tr("Short"), self.tr("The key points")),
            (Variant.STANDARD, self.tr("Whole page"), self.tr("Everything it says")),
            (Variant.EASY, self.tr("Easy to read"), self.tr("Pictures and short sentences")),
            (Variant.LARGE, self.tr("Large print"), self.tr("Everything, in big letters")),
        ):
            card = RadioCard(theme, words, self, hint=hint)
            card.setObjectName(f"form_{variant.value}")
            card.setProperty("form", variant.value)
            card.clicked.connect(self._on_clicked)
            self.cards[variant] = card
            self._grid.addWidget(card)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._grid.set_least(self.look.body_px(_COLUMN))
        self._grid.set_gap(self.look.mm(LEAST_GAP_MM))

    def _on_clicked(self) -> None:
        card = self.sender()
        if card is not None:
            self.chosen.emit(str(card.property("form")))


class _Desk(Themed, Wrapping, QWidget):
    """The picture beside the words, or above them where the screen stands upright."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.picture = PaperPicture(theme, self)
        words = QWidget(self)
        self._column = QVBoxLayout(words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title = BodyLabel(theme, "", words, role="read", muted=True)
        self.sheets = HeadingLabel(theme, "", words, level=1)
        self.told = BodyLabel(theme, "", words, role="read")
        self.forms = _Forms(theme, words)
        self._column.addStretch(1)
        for widget in (self.title, self.sheets, self.told, self.forms):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._box.addWidget(self.picture, _SHARE_BESIDE)
        self._box.addWidget(words, _SHARE_WORDS)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        look = self.look
        side, above = look.mm(2 * EDGE_MM), look.mm(EDGE_MM)
        self._box.setContentsMargins(side, above, side, above)
        self._box.setSpacing(side)
        self._column.setSpacing(look.mm(LEAST_GAP_MM))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        across = self.width() >= self.height()
        self._box.setDirection(direction.LeftToRight if across else direction.TopToBottom)


class PrintPane(PageScroll):
    """Shows the first sheet; asks for its picture when it knows how large that must be.

    Signals:
        form_chosen: one of `Variant`, as text.
        picture_wanted: width in px.
    """

    form_chosen = Signal(str)
    picture_wanted = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._desk = _Desk(theme, self)
        self.set_page(self._desk)
        self._desk.forms.chosen.connect(self.form_chosen)
        self._count = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    @property
    def heading(self) -> str:
        """How many sheets it says there are."""
        return self._desk.sheets.text()

    @property
    def told(self) -> str:
        return self._desk.told.text()

    @property
    def picture(self) -> PaperPicture:
        return self._desk.picture

    def card(self, form: Variant) -> RadioCard:
        """The card of one form."""
        return self._desk.forms.cards[form]

    def show_forms(self, title: str, forms: Sequence[Variant], chosen: Variant) -> None:
        """Say what is printed and offer these forms of it; one alone is no choice."""
        self._desk.title.setText(title)
        for form, card in self._desk.forms.cards.items():
            card.setVisible(form in forms)
            card.setChecked(form is chosen)
        self._desk.forms.setVisible(len(forms) > 1)

    def show_waiting(self) -> None:
        """The sheets are being set; the picture before stays."""
        self._count = 0
        self._desk.sheets.setText(self.tr("Getting your sheets ready"))
        self.tell("")

    def show_sheets(self, count: int, tall: float) -> None:
        self._count = count
        one, more = self.tr("This is 1 sheet"), self.tr("This is %n sheets", "", count)
        self._desk.sheets.setText(one if count == 1 else more)
        self.picture.show_sheets(count, tall)
        self._ask()

    def tell(self, sentence: str) -> None:
        """Say this under the number of sheets; nothing where it is empty."""
        self._desk.told.setText(sentence)
        self._desk.told.setVisible(bool(sentence))

    def show_picture(self, picture: PagePicture) -> None:
        self.picture.show_picture(picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_settle"):
            self._settle.start()

    def _ask(self) -> None:
        if self._count and self.isVisible():
            self.picture_wanted.emit(self.picture.sheet_width)
