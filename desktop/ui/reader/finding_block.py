"""A finding in words, number and picture, with its whole record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.blocks import Runs, Text
from desktop.domain.evidence import Certainty, Finding, Source
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.chips import Tag
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.picture import Draw, Picture


class FindingRecord(Wrapping, QWidget):
    """Everything a reader needs to weigh a figure, as label and words; never a bare number.

    The picture of the finding, where there is one, says how small the study was and which
    values are likely, so the record does not say it again.
    """

    def __init__(
        self,
        theme: ThemeController,
        finding: Finding,
        parent: QWidget | None = None,
        *,
        sources: tuple[Source, ...] = (),
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if finding.small_study and finding.numerator is None:
            small = self.tr("Small study: {people}").format(people=finding.people)
            column.addWidget(Tag(theme, small, self, icon="users"))
        if finding.to_be_confirmed:
            column.addWidget(Tag(theme, self.tr("To be confirmed"), self, icon="warning-circle"))
        for label, words in self._lines(finding):
            pair = QVBoxLayout()
            pair.setContentsMargins(0, 4, 0, 0)
            pair.setSpacing(0)
            pair.addWidget(BodyLabel(theme, label, self, role="small", weight=600, muted=True))
            pair.addWidget(BodyLabel(theme, f"{words[:1].upper()}{words[1:]}", self))
            column.addLayout(pair)
        for source in sources:
            told = source_runs(source, with_seen=True)
            column.addWidget(RunsView(theme, told, self, role="small"))

    def _lines(self, finding: Finding) -> list[tuple[str, str]]:
        studied = f"{finding.group} ({finding.people})"
        return [
            (self.tr("Who was studied"), studied),
            (self.tr("Over how long"), finding.period),
            (self.tr("Compared with"), self._comparator(finding)),
            (self.tr("Kind of study"), finding.design),
            (self.tr("How sure we are"), self._certainty(finding)),
        ]

    def _comparator(self, finding: Finding) -> str:
        if finding.comparator_numerator is None:
            return finding.comparator
        return self.tr("{comparator}: {number} out of {base:,}").format(
            comparator=finding.comparator,
            number=finding.comparator_numerator,
            base=finding.base,
        )

    def _certainty(self, finding: Finding) -> str:
        words = {
            Certainty.HIGH: self.tr("High"),
            Certainty.MODERATE: self.tr("Moderate"),
            Certainty.LOW: self.tr("Low"),
            Certainty.UNKNOWN: self.tr("Not known"),
        }[finding.certainty]
        return f"{words}. {finding.certainty_reason}"


def source_runs(source: Source, *, number: int = 0, with_seen: bool = False) -> Runs:
    """One publication as words: number, title, authors, year, where it stands.

    Args:
        with_seen: also what of it was actually read.
    """
    head = f"{number}. " if number else ""
    where = f" {source.authors} ({source.year}). {source.published_in}."
    title = source.title if source.title.endswith(("?", "!")) else f"{source.title}."
    runs = [Text(f"{head}{title}", strong=True), Text(where)]
    if source.address:
        runs.append(Text(f" {source.address}"))
    if with_seen:
        seen = QCoreApplication.translate("SourceLine", " What we read of it: {seen}.")
        runs.append(Text(seen.format(seen=source.seen.rstrip("."))))
    return tuple(runs)


class FindingBlock(Themed, Wrapping, QWidget):
    """A figure of a study on a card: the sentence both ways round, the picture, the record."""

    def __init__(
        self, theme: ThemeController, draw: Draw, finding: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self)
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(HeadingLabel(theme, finding.title, card, level=3, role="callout"))
        self.picture: Picture | None = None
        if finding.numerator is not None:
            self.picture = Picture(theme, draw, f"finding:{finding.id}", card)
            column.addWidget(self.picture)
        column.addWidget(FindingRecord(theme, finding, card))
        self.follow(theme)
