"""Doses of a drug at the usual gap, and at longer ones."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table

MOST_DOSES = 40


@dataclass(frozen=True, slots=True)
class DoseRow:
    """A gap between doses.

    Args:
        label: the gap in words ("Usual gap: every 4 weeks").
        every: weeks or months from one dose to the next.
        usual: whether the drug is licensed with this gap.
    """

    label: str
    every: int
    usual: bool = False

    def __post_init__(self) -> None:
        demand_words("a row", label=self.label)
        demand(self.every >= 1, f"the gap of '{self.label}' must be 1 or more")


@dataclass(frozen=True, slots=True)
class DosedDrug:
    """A drug with its gaps.

    Args:
        status: how settled longer gaps are with it.
        settled: whether they are in use; what is not gets a dashed frame round its status.
        unit: "weeks" or "months".
        span: how many of them are shown.
        shown: what studies saw, a paragraph each.
    """

    id: str
    name: str
    status: str
    settled: bool
    unit: str
    span: int
    rows: tuple[DoseRow, ...]
    shown: tuple[str, ...]

    def __post_init__(self) -> None:
        what = f"the drug '{self.id}'"
        demand_words(what, name=self.name, status=self.status)
        demand(self.unit in ("weeks", "months"), f"{what} counts in weeks or months")
        demand(len(self.rows) >= 2, f"{what} needs 2 gaps or more to compare")
        demand(sum(row.usual for row in self.rows) == 1, f"{what} needs one usual gap")
        for row in self.rows:
            demand(row.every < self.span, f"{what} shows too few {self.unit} for '{row.label}'")
            demand(len(self.doses(row)) <= MOST_DOSES, f"{what} has too many doses to be seen")
        demand(
            all(text.strip() for text in self.shown), f"{what} has an empty line of what was seen"
        )

    def doses(self, row: DoseRow) -> range:
        """The weeks or months of its doses; the end of the span is none of it."""
        return range(0, self.span, row.every)

    def counted(self, row: DoseRow) -> str:
        return f"{len(self.doses(row))} doses in {self.span} {self.unit}"


@dataclass(frozen=True, slots=True)
class DoseWords:
    """What is written on the picture; `caution` stands at its end."""

    usual: str
    longer: str
    seen: str
    caution: str

    def __post_init__(self) -> None:
        demand_words("the rows", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class DoseRows:
    """Some drugs, each with doses at the usual gap and at longer ones."""

    words: DoseWords
    drugs: tuple[DosedDrug, ...]

    def __post_init__(self) -> None:
        demand(bool(self.drugs), "the rows need a drug")
        demand_ids("drugs", [drug.id for drug in self.drugs])

    def table(self) -> Table:
        """Each gap with its doses."""
        rows = (
            (drug.name, row.label, drug.counted(row)) for drug in self.drugs for row in drug.rows
        )
        return Table(("Drug", "Gap", "Doses"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """Two paragraphs for each drug: its gaps, then what studies saw."""
        paragraphs = []
        for drug in self.drugs:
            gaps = " ".join(f"{row.label}. That is {drug.counted(row)}." for row in drug.rows)
            paragraphs.append(f"{drug.name}. {drug.status}. {gaps}")
            if drug.shown:
                paragraphs.append(f"{self.words.seen}, {drug.name}. {' '.join(drug.shown)}")
        return (*paragraphs, self.words.caution)
