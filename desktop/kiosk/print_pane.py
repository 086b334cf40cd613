"""What will be printed: a picture of it, how many sheets it takes, and in which form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.domain.printing import PagePicture, Variant
from desktop.kiosk.paper_picture import PaperPicture
from desktop.kiosk.picture_desk import PictureDesk
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.columns import ColumnsLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping

_COLUMN = 210  # px at 100 % that a form needs
_SETTLE_MS = 60  # after a resize, before a sharper picture is asked for


class _Forms(Themed, Wrapping, QWidget):
    """The forms that the page comes in."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = ColumnsLayout(self, most=2)
        self._cards: list[RadioCard] = []
        for name, variant, words, hint in (
            ("short", Variant.KEY_POINTS, self.tr("Short"), self.tr("The key points")),
            ("whole", Variant.STANDARD, self.tr("Whole page"), self.tr("Everything it says")),
            ("usual", Variant.STANDARD, self.tr("Usual print"), self.tr("In usual letters")),
            (
                "easy",
                Variant.EASY,
                self.tr("Easy to read"),
                self.tr("Pictures, short sentences"),
            ),
            ("large", Variant.LARGE, self.tr("Large print"), self.tr("In big letters")),
        ):
            card = RadioCard(theme, words, self, hint=hint)
            card.setObjectName(f"form_{name}")
            card.setProperty("form", variant.value)
            card.clicked.connect(self._on_clicked)
            self._cards.append(card)
            self._grid.addWidget(card)
        self.follow(theme)

    def show_forms(self, forms: Sequence[Variant], chosen: Variant) -> None:
        """Offer these; what has no short form is printed whole in any case."""
        idle = "usual" if Variant.KEY_POINTS in forms else "whole"
        for card in self._cards:
            form = Variant(card.property("form"))
            card.setVisible(form in forms and card.objectName() != f"form_{idle}")
            card.setChecked(form is chosen)
        self.setVisible(len(forms) > 1)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._grid.set_least(self.look.body_px(_COLUMN))
        self._grid.set_gap(self.look.mm(LEAST_GAP_MM))

    def _on_clicked(self) -> None:
        card = self.sender()
        if card is not None:
            self.chosen.emit(str(card.property("form")))


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
        self.picture = PaperPicture(theme, self)
        desk = PictureDesk(theme, self.picture, self)
        self._title = BodyLabel(theme, "", desk.words, role="read", muted=True)
        self._sheets = HeadingLabel(theme, "", desk.words, level=1)
        self._told = BodyLabel(theme, "", desk.words, role="read", weight=600)
        self._forms = _Forms(theme, desk.words)
        for widget in (self._title, self._sheets, self._told, self._forms):
            desk.add(widget)
        self.set_page(desk)
        self._forms.chosen.connect(self.form_chosen)
        self._count = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    @property
    def heading(self) -> str:
        """How many sheets it says there are."""
        return self._sheets.text()

    @property
    def told(self) -> str:
        return self._told.text()

    def show_forms(self, title: str, forms: Sequence[Variant], chosen: Variant) -> None:
        """Say what is printed and offer these forms of it; one alone is no choice."""
        self._title.setText(title)
        self._forms.show_forms(forms, chosen)

    def show_waiting(self) -> None:
        """The sheets are being set; the picture before stays."""
        self._count = 0
        self._sheets.setText(self.tr("Getting your sheets ready"))
        self.tell("")

    def show_sheets(self, count: int, tall: float) -> None:
        self._count = count
        one, more = self.tr("This is 1 sheet"), self.tr("This is %n sheets", "", count)
        self._sheets.setText(one if count == 1 else more)
        self.picture.show_sheets(count, tall)
        self._ask()

    def tell(self, sentence: str) -> None:
        """Say this under the number of sheets; nothing where it is empty."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

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
