"""Opens the content once and hands out what works on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.printing import Paper
from desktop.domain.reading import DrugNames
from desktop.domain.take_home import TakeHomeSlip
from desktop.domain.years import YearsView
from desktop.library.kept_list import KeptThings
from desktop.library.pages import Pages
from desktop.library.shelves import Shelves
from desktop.library.take_home import TakeHomes
from desktop.library.time_path import TimePaths
from desktop.library.treatments import Treatments
from desktop.library.values import Values
from desktop.library.years import Years
from desktop.store.content import ContentStore, open_content
from desktop.store.manifest import Manifest, verify
from desktop.store.search import SearchStore

if TYPE_CHECKING:
    from desktop.handouts.handout import Handout
    from desktop.handouts.typesetter import Typesetter
    from desktop.library.comparing import Comparing
    from desktop.library.drawings import Drawings
    from desktop.library.handout_items import HandoutItems
    from desktop.library.handouts import HandoutMaker
    from desktop.library.packs import Packs
    from desktop.library.scripts import Scripts


@dataclass(frozen=True)
class Library:
    """One opened content.db with everything that reads, finds, draws and prints from it.

    What draws and what prints is imported when it is first asked for: Home needs neither, and
    together they take as long to load as the store.
    """

    manifest: Manifest
    content: ContentStore
    searches: SearchStore
    names: DrugNames

    def close(self) -> None:
        """Let go of the file; what was handed out stays good."""
        self.content.close()

    @cached_property
    def pages(self) -> Pages:
        return Pages(self.content, self.names)

    @cached_property
    def shelves(self) -> Shelves:
        return Shelves(self.content, self.pages)

    @cached_property
    def kept(self) -> KeptThings:
        return KeptThings(self.content, self.pages)

    @cached_property
    def time_paths(self) -> TimePaths:
        return TimePaths(self.content, self.pages)

    @cached_property
    def drawings(self) -> Drawings:
        from desktop.library.drawings import Drawings

        return Drawings(self.content)

    @cached_property
    def years(self) -> Years:
        return Years(self.content)

    @cached_property
    def treatments(self) -> Treatments:
        return Treatments(self.content)

    @cached_property
    def values(self) -> Values:
        return Values(self.content)

    @cached_property
    def take_homes(self) -> TakeHomes:
        return TakeHomes(self.content)

    @cached_property
    def comparing(self) -> Comparing:
        from desktop.library.comparing import Comparing

        return Comparing(self.content, self.names)

    def draw(self, request: DrawingRequest) -> Drawing:
        """The drawing asked for; see `Drawings`."""
        return self.drawings.draw(request)

    @cached_property
    def handouts(self) -> HandoutMaker:
        from desktop.library.handouts import HandoutMaker

        return HandoutMaker(self.content, self.pages.article, self.draw)

    @cached_property
    def handout_items(self) -> HandoutItems:
        from desktop.library.handout_items import HandoutItems

        return HandoutItems(self.content, self.pages, lambda: self.comparing, self.years)

    @cached_property
    def packs(self) -> Packs:
        from desktop.library.packs import Packs

        return Packs(self.content, Pages(self.content).article)

    @cached_property
    def typesetter(self) -> Typesetter:
        from desktop.handouts.typesetter import Typesetter

        return Typesetter(paths.resources())

    @cached_property
    def scripts(self) -> Scripts:
        from desktop.library.scripts import Scripts

        return Scripts(self.content)

    def qr(self, slip: TakeHomeSlip, dark: str, light: str) -> str:
        """The square beside a take-home code, as SVG in these two colours."""
        from desktop.handouts.qr import qr_svg

        return qr_svg(slip.qr_text, dark, light)

    def as_html(self, handout: Handout) -> str:
        """A handout as one web page that needs nothing else."""
        from desktop.handouts.html import handout_html

        return handout_html(handout)

    def as_text(self, handout: Handout) -> str:
        """A handout as plain text."""
        from desktop.handouts.text import handout_text

        return handout_text(handout)

    def page_starts(self, handout: Handout) -> tuple[int, ...]:
        """The page on which each part of a handout begins; see `page_starts`."""
        from desktop.handouts.page_starts import page_starts

        return page_starts(self.typesetter.pdf(handout))

    def save_handout(self, handout: Handout, path: Path) -> None:
        """Write a handout as .pdf, .html or .txt, as the name asks.

        Raises:
            HandoutError: it could not be laid out or written.
        """
        from desktop.handouts import files

        files.save(handout, path, self.typesetter)

    def save_dates(self, view: YearsView, made: dt.datetime, path: Path) -> None:
        """Write the dates of `view` as a calendar file.

        Raises:
            HandoutError: it could not be written.
        """
        from desktop.handouts import files

        files.write(path, self.years.calendar_file(view, made))

    def save_drawing(self, request: DrawingRequest, path: Path, *, scale: int = 1) -> None:
        """Draw a diagram and write it as .svg or .png, as the name asks.

        Args:
            scale: dots of a .png for each px of the drawing.

        Raises:
            NotFoundError: there is no such diagram.
            HandoutError: it could not be drawn or written.
        """
        from desktop.diagrams.palettes import PALETTES
        from desktop.handouts import pictures

        paper = PALETTES[request.palette].colours.paper
        pictures.save_drawing(self.draw(request), paper, path, paths.resources(), scale)

    def save_picture_page(self, diagram: str, paper: Paper, date: dt.date, path: Path) -> None:
        """Write a diagram with its caption, sources and review as a .pdf to print.

        Raises:
            NotFoundError: there is no such diagram.
            HandoutError: it could not be laid out or written.
        """
        from desktop.handouts import files
        from desktop.handouts.picture_page import picture_pdf
        from desktop.library.picture_pages import picture_page

        page = picture_page(self.content, self.draw, diagram, paper, date)
        files.write(path, picture_pdf(page, paths.resources()))


def open_library(path: Path, names: DrugNames = DrugNames.UK) -> Library:
    """Check the file against its manifest, then open it for reading only.

    Raises:
        ContentStoreError: it is missing, damaged, or made for another version of the program.
    """
    manifest = verify(path)
    engine = open_content(path)
    return Library(manifest, ContentStore(engine), SearchStore(engine), names)
