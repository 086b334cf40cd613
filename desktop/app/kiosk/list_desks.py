"""Fill the lists of a visit: treatments, choices, and everything there is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.domain.comparing import STRATEGIES
from desktop.domain.content import STRATEGY_IDS, PageCard, PageKind
from desktop.domain.screens import Shelf
from desktop.domain.treating import TAKEN_ICONS, TreatmentCard, Wanted
from desktop.kiosk.answers import Answer
from desktop.kiosk.list_screen import Listed, ListScreen
from desktop.ui.common.kinds import card_icon, kind_hue

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

_SHELF_ICONS = {
    "start-here": "signpost",
    "planning": "path",
    "transplant": "drop",
    "stepping-down": "stairs",
    "living": "house",
    "side-effects": "first-aid-kit",
    "deciding": "scales",
    "about": "info",
    "strategies": "git-fork",
    "pictures": "chart-line-up",
    "treatments": "pill",
}
_ANY_SHELF = "book-open-text"


class ListDesk(Desk):
    """Opens the page whose row is touched."""

    def __init__(self, visit: Visit) -> None:
        self._list = ListScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, self._list)
        self._library = visit.kit.session.library
        self._shown: Listed | None = None
        self._list.chosen.connect(self._on_chosen)

    def listed(self, stop: Stop) -> Listed | None:
        """What to show at a stop; None where there is no such list."""
        raise NotImplementedError

    @override
    def open(self, stop: Stop) -> bool:
        listed = self.listed(stop)
        if listed is None:
            return False
        if listed != self._shown:  # else it stays where it was left
            self._shown = listed
            self._list.show_list(listed)
        return True

    def _on_chosen(self, page: str) -> None:
        self.visit.open_page(page)


class TreatmentsDesk(ListDesk):
    """Every treatment from A to Z, with its brand names."""

    @override
    def listed(self, stop: Stop) -> Listed:
        cards = self._library.treatments.view(Wanted(), self._library.names).cards
        return Listed(
            self.tr("Treatments"),
            self.tr("Touch the name of the treatment. The letters below lead to it."),
            tuple(map(self._row, cards)),
            by_letter=True,
        )

    def _row(self, card: TreatmentCard) -> Answer:
        brands = ", ".join(card.brands)
        about = self.tr("Also called {brands}").format(brands=brands) if brands else ""
        hue = kind_hue(PageKind.TREATMENT)
        return Answer(card.id, card.name, about, TAKEN_ICONS[card.taken], hue)


class ChoicesDesk(ListDesk):
    """The strategies in the order in which they stand everywhere."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._list.action_requested.connect(self._on_compare)

    @override
    def listed(self, stop: Stop) -> Listed:
        return Listed(
            self.tr("Your choices"),
            self.tr(
                "These are the ways to treat MS. Their order says nothing about which is best."
            ),
            tuple(map(_row, map(self._library.content.card, STRATEGY_IDS))),
            action=self.tr("Compare two of them"),
        )

    def _on_compare(self) -> None:
        self.visit.go("compare", STRATEGIES)


class TopicsDesk(ListDesk):
    """Subjects, and the pages of the one that was touched."""

    @override
    def listed(self, stop: Stop) -> Listed | None:
        shelves = self._library.shelves.shelves(())
        if not stop.page:
            return Listed(
                self.tr("Everything to read"),
                self.tr("Touch a subject to see its pages."),
                tuple(_shelf_row(place, shelf) for place, shelf in enumerate(shelves)),
            )
        shelf = next((shelf for shelf in shelves if shelf.group.id == stop.page), None)
        if shelf is None:
            return None
        return Listed(shelf.group.title, shelf.group.summary, tuple(map(_row, shelf.cards)))

    @override
    def _on_chosen(self, page: str) -> None:
        if self.visit.now.page:
            super()._on_chosen(page)
        else:
            self.visit.go("topics", page)


def _row(card: PageCard) -> Answer:
    return Answer(card.id, card.title, card.summary, card_icon(card), kind_hue(card.kind))


def _shelf_row(place: int, shelf: Shelf) -> Answer:
    icon = _SHELF_ICONS.get(shelf.group.id, _ANY_SHELF)
    return Answer(shelf.group.id, shelf.group.title, shelf.group.summary, icon, place)
