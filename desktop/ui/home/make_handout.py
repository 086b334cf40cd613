"""Make a handout: in nurse mode, the packs that staff print most, each one press from paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.packs import PackCard
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card, CardButton
from desktop.ui.common.columns import Columns
from desktop.ui.common.flow import FlowRow
from desktop.ui.common.labels import BodyLabel, HeadingLabel

_CARD_LEAST = 290  # px per text scale


class MakeHandout(Card):
    """Favourite packs as big buttons, and other ways to a handout; codes are among the ways in.

    Signals:
        pack_requested: ref of the pack to print.
        place_requested: a place of the window.
    """

    pack_requested = Signal(str)
    place_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, radius="panel")
        self.setObjectName("make_handout")
        self._packs: tuple[PackCard, ...] = ()
        self._shown: list[CardButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        head = FlowRow(self, gap=16)
        heading = HeadingLabel(theme, self.tr("Make a handout"), head, role="panel")
        heading.setObjectName("make_handout_heading")
        head.flow.addWidget(heading)
        self._about = BodyLabel(theme, "", head, muted=True)
        self._about.setObjectName("make_handout_about")
        head.flow.addWidget(self._about)
        column.addWidget(head)
        self._cards = Columns(self, least=_CARD_LEAST, most=3)
        self._cards.setObjectName("home_packs")
        column.addWidget(self._cards)
        ways = FlowRow(self, gap=12)
        for place, words, icon in (
            ("packs", self.tr("All packs"), "stack"),
            ("add-pages", self.tr("Add pages"), "plus"),
            ("record", self.tr("What was printed"), "list-checks"),
        ):
            button = Button(theme, words, ways, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(f"desk_{place}")
            button.setProperty("place", place)
            button.clicked.connect(self._on_way)
            ways.flow.addWidget(button)
        column.addWidget(ways)
        self._tell()
        self.apply_theme()

    def show_packs(self, packs: tuple[PackCard, ...]) -> None:
        """Show these packs, in their order."""
        if packs == self._packs:
            return
        if [pack.ref for pack in self._packs] == [pack.ref for pack in packs]:
            self._say_anew(packs)
        else:
            self._make_cards(packs)
        self._packs = packs
        self._tell()

    def _tell(self) -> None:
        self._cards.setVisible(bool(self._packs))
        if self._packs:
            self._about.setText(self.tr("Choose a pack, then press Print."))
        else:
            self._about.setText(self.tr("Packs that you mark as favourites stand here."))

    def _make_cards(self, packs: tuple[PackCard, ...]) -> None:
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = []
        for hue, pack in enumerate(packs):
            card = CardButton(
                self.theme, pack.name, self._said(pack), self._cards, icon="printer", hue=hue
            )
            card.setObjectName(f"home_pack_{pack.ref}")
            card.setProperty("ref", pack.ref)
            card.clicked.connect(self._on_pack)
            self._cards.cells.addWidget(card)
            self._shown.append(card)

    def _say_anew(self, packs: tuple[PackCard, ...]) -> None:
        """Other words on the same cards, so that the focus stays where it is."""
        for card, pack in zip(self._shown, packs, strict=True):
            card.set_card(pack.name, self._said(pack))

    def _said(self, pack: PackCard) -> str:
        """How many pages it has, and what staff should know before they print it."""
        said = [self.tr("%n page(s)", "", len(pack.titles))]
        if pack.changed:
            said.append(self.tr("Changed since you last printed"))
        if pack.overdue:
            said.append(self.tr("Past its review date"))
        if pack.gone:
            said.append(self.tr("%n page(s) gone from the library", "", len(pack.gone)))
        return " · ".join(said)

    @override
    def apply_theme(self) -> None:
        if hasattr(self, "_cards"):
            self._cards.cells.set_least(self.look.body_px(_CARD_LEAST))
        super().apply_theme()

    def _on_pack(self) -> None:
        card = self.sender()
        if card is not None:
            self.pack_requested.emit(str(card.property("ref")))

    def _on_way(self) -> None:
        button = self.sender()
        if button is not None:
            self.place_requested.emit(str(button.property("place")))
