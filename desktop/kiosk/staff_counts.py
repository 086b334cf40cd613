"""What was counted, day by day; quiet days stand together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content import long_date
from desktop.domain.kiosk import FEWEST_SESSIONS, CountedDays
from desktop.kiosk.bar import gap_of
from desktop.kiosk.cover import empty
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping

MOST_ROWS = 15
_MOST_PAGES = 5
_PADDING = 22


class StaffCounts(Themed, Wrapping, QWidget):
    """One row for each busy day, the last day first."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    def show_rows(self, rows: Sequence[CountedDays], title_of: Callable[[str], str]) -> None:
        """Show what `for_staff` gives, newest first; all quiet days come last."""
        empty(self._column)
        if not rows:
            nothing = self.tr("Nothing has been counted yet.")
            self._column.addWidget(BodyLabel(self.theme, nothing, self, role="read"))
        for row in [*rows[: MOST_ROWS - 1], *rows[MOST_ROWS - 1 :][-1:]]:
            self._column.addWidget(self._card(row, title_of))
        self._column.addStretch(1)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._column.setSpacing(gap_of(self.look))

    def _card(self, row: CountedDays, title_of: Callable[[str], str]) -> Card:
        card = Card(self.theme, self)
        column = QVBoxLayout(card)
        column.setContentsMargins(_PADDING, _PADDING - 4, _PADDING, _PADDING - 4)
        column.setSpacing(4)
        column.addWidget(HeadingLabel(self.theme, self._days(row), card, level=2, role="card"))
        for line in self._lines(row, title_of):
            column.addWidget(BodyLabel(self.theme, line, card))
        return card

    def _days(self, row: CountedDays) -> str:
        if row.sessions and len(row.days) == 1:
            return long_date(row.days[0])
        return self.tr("%n quiet day(s)", "", len(row.days))

    def _lines(self, row: CountedDays, title_of: Callable[[str], str]) -> Sequence[str]:
        if not row.sessions:
            few = self.tr("Fewer than {number} visits in all. More is told when there are more.")
            return (few.format(number=FEWEST_SESSIONS),)
        visits = self.tr("%n visit(s)", "", row.sessions)
        sides = self.tr("%n printed side(s)", "", row.prints)
        lines = [self.tr("{visits}, {sides}").format(visits=visits, sides=sides)]
        if row.pages:
            pages = _most(row.pages, title_of)
            lines.append(self.tr("Opened most: {pages}").format(pages=pages))
        if len(row.languages) > 1:
            languages = _most(row.languages, str)
            lines.append(self.tr("Languages: {languages}").format(languages=languages))
        return lines


def _most(numbers: Mapping[str, int], named: Callable[[str], str]) -> str:
    """The most frequent first, such as "Relapse 12, Stem cells 9"."""
    ordered = sorted(numbers, key=lambda name: (-numbers[name], name))
    return ", ".join(f"{named(name)} {numbers[name]}" for name in ordered[:_MOST_PAGES])
