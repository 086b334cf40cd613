"""The words of the glossary from A to Z, with a row for each letter that begins any."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.content import Term

Index = QModelIndex | QPersistentModelIndex

NUMBERS = "0-9"  # stands for every word that begins with no letter


class WordListModel(QAbstractListModel):
    """Rows of letters and terms; a letter can be neither chosen nor stopped at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._terms: tuple[Term, ...] = ()
        self._wanted = ""
        self._rows: list[Term | str] = []

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        self._terms = tuple(sorted(terms, key=lambda term: (letter_of(term), _plain(term.term))))
        self._fill()

    def narrow(self, wanted: str) -> None:
        """Keep only terms that hold all of these words in their name or in another name."""
        if _plain(wanted) != self._wanted:
            self._wanted = _plain(wanted)
            self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = []
        letter = ""
        words = self._wanted.split()
        for term in self._terms:
            names = _plain(" ".join((term.term, *term.aliases)))
            if not all(word in names for word in words):
                continue
            if letter_of(term) != letter:
                letter = letter_of(term)
                self._rows.append(letter)
            self._rows.append(term)
        self.endResetModel()

    @property
    def letters(self) -> tuple[str, ...]:
        """Letters that begin any term, whether or not it is shown."""
        return tuple(dict.fromkeys(letter_of(term) for term in self._terms))

    @property
    def shown(self) -> int:
        """How many terms there are in the list now."""
        return sum(isinstance(row, Term) for row in self._rows)

    def term(self, row: int) -> Term | None:
        """The term in a row; None for a letter."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return found if isinstance(found, Term) else None

    def letter_above(self, row: int) -> str:
        """The letter that a row belongs to."""
        above = (found for found in reversed(self._rows[: row + 1]) if isinstance(found, str))
        return next(above, "")

    def row_of(self, term_id: str) -> int:
        """Row of a term, or -1."""
        for row, found in enumerate(self._rows):
            if isinstance(found, Term) and found.id == term_id:
                return row
        return -1

    def row_of_letter(self, letter: str) -> int:
        """Row of a letter, or -1."""
        return self._rows.index(letter) if letter in self._rows else -1

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.term if isinstance(row, Term) else row
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Term):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def letter_of(term: Term) -> str:
    """The letter that a term stands under."""
    first = _plain(term.term)[:1].upper()
    return first if "A" <= first <= "Z" else NUMBERS


def _plain(text: str) -> str:
    """`text` without accents and capitals."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()
