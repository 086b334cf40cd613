"""Page pictures reach the printer; a printer that prints to a file stands in for paper."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops
from PySide6.QtPrintSupport import QPrinter

from desktop import paths
from desktop.app.printing import (
    abilities,
    duplex_mode,
    file_printer,
    preselected,
    print_dpi,
    print_pages,
    printer_for,
)
from desktop.domain.errors import HandoutError, PrinterError
from desktop.domain.printing import HandoutOptions, PagePicture, Paper
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples

OPTIONS = HandoutOptions(date=dt.date(2026, 11, 21))
A4 = (595.28, 841.89)  # pt
LETTER = (612, 792)  # pt
ACROSS = (841.89, 595.28)

pytestmark = pytest.mark.usefixtures("qtbot")


def a_page(number: int, of: int) -> PagePicture:
    """A white page with a black frame around all of it."""
    image = Image.new("RGB", (210, 297), "black")
    image.paste("white", (4, 4, 206, 293))
    png = BytesIO()
    image.save(png, "PNG")
    return PagePicture(number, of, png.getvalue(), 210, 297)


def pages(count: int) -> Iterator[PagePicture]:
    return (a_page(number, count) for number in range(1, count + 1))


def never() -> bool:
    return False


def images_in(path: Path) -> list[Image.Image]:
    """The picture on each page of a printed file."""
    with pikepdf.open(path) as pdf:
        return [
            pikepdf.PdfImage(picture).as_pil_image()  # type: ignore[arg-type]
            for page in pdf.pages
            for picture in page.get_images().values()
        ]


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(paths.resources())


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (OPTIONS, A4),
        (replace(OPTIONS, paper=Paper.LETTER), LETTER),
        (replace(OPTIONS, booklet=True), ACROSS),
        (replace(OPTIONS, booklet=True, paper=Paper.LETTER), LETTER[::-1]),
    ],
)
def test_each_page_fills_one_side_of_the_paper_chosen(
    tmp_path: Path, options: HandoutOptions, size: tuple[float, float]
) -> None:
    target = tmp_path / "printed.pdf"
    told: list[tuple[int, int]] = []
    sent = print_pages(
        file_printer(str(target), options), pages(3), never, lambda *at: told.append(at)
    )
    assert sent == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 3
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box[2:] == pytest.approx(size, abs=2)


@pytest.mark.parametrize("greyscale", [False, True])
def test_what_is_printed_is_what_was_previewed(
    tmp_path: Path, typesetter: Typesetter, greyscale: bool
) -> None:
    options = replace(samples.OPTIONS, greyscale=greyscale)
    handout = samples.a_handout(options=options)
    (picture,) = typesetter.pictures(handout, print_dpi(OPTIONS), 1, 1)
    printer = file_printer(str(tmp_path / "printed.pdf"), options)
    printer.setResolution(print_dpi(OPTIONS))  # half the dots of a grey page: enough to compare
    assert print_pages(printer, [picture], never) == 1
    (printed,) = images_in(tmp_path / "printed.pdf")
    assert printed.mode == ("L" if greyscale else "RGB")
    shown = Image.open(BytesIO(picture.png)).convert(printed.mode)
    assert abs(printed.width - shown.width) <= 1
    assert abs(printed.height - shown.height) <= 1
    apart = ImageChops.difference(printed.resize(shown.size), shown).convert("L")
    assert sum(apart.histogram()[32:]) < 0.001 * shown.width * shown.height


def test_grey_pages_are_sharper() -> None:
    assert (print_dpi(OPTIONS), print_dpi(replace(OPTIONS, greyscale=True))) == (300, 600)


@pytest.mark.parametrize(
    ("options", "mode"),
    [
        (OPTIONS, QPrinter.DuplexMode.DuplexNone),
        (replace(OPTIONS, duplex=True), QPrinter.DuplexMode.DuplexLongSide),
        (replace(OPTIONS, booklet=True, duplex=True), QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_both_sides_turn_as_a_book_does(options: HandoutOptions, mode: QPrinter.DuplexMode) -> None:
    assert duplex_mode(options) is mode


@pytest.mark.parametrize("painted", [0, 1, 3])
def test_a_cancelled_job_is_thrown_away(tmp_path: Path, painted: int) -> None:
    target = tmp_path / "printed.pdf"
    asked = iter([False] * painted + [True])
    sent = print_pages(file_printer(str(target), OPTIONS), pages(3), lambda: next(asked))
    assert sent == 0
    assert not target.exists()


@pytest.mark.parametrize("asked", [1, 2, 4])
def test_windows_is_given_nothing_before_all_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: int
) -> None:
    """What its spooler has, it prints."""
    monkeypatch.setattr(sys, "platform", "win32")
    target = tmp_path / "printed.pdf"
    printer = file_printer(str(target), OPTIONS)
    native = QPrinter.OutputFormat.NativeFormat
    monkeypatch.setattr(printer, "outputFormat", lambda: native)
    answers = iter([False] * (asked - 1) + [True])
    told: list[int] = []
    assert (
        print_pages(printer, pages(3), lambda: next(answers), lambda at, of: told.append(at)) == 0
    )
    assert not target.exists()
    assert told == []


def test_a_page_that_cannot_be_drawn_ends_the_job_and_keeps_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[PagePicture]:
        yield a_page(1, 2)
        raise HandoutError("oh")

    target = tmp_path / "printed.pdf"
    with pytest.raises(HandoutError, match="oh"):
        print_pages(file_printer(str(target), OPTIONS), broken(), never)
    assert not target.exists()


def test_a_printer_that_is_gone_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "desktop.app.printing.QPrinterInfo.availablePrinterNames"
    monkeypatch.setattr(names, lambda: ["Another"])
    for ask in (abilities, lambda name: printer_for(name, OPTIONS, copies=1)):
        with pytest.raises(PrinterError, match="'No such printer' is not there any more"):
            ask("No such printer")


def test_a_computer_without_printers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "desktop.app.printing.QPrinterInfo.availablePrinterNames"
    monkeypatch.setattr(names, list)
    with pytest.raises(PrinterError, match=r"No printer was found\..* save the pages as a PDF"):
        printer_for("", OPTIONS, copies=1)


def test_the_printer_used_last_is_chosen_while_it_is_there() -> None:
    assert preselected(("Desk", "Attic"), "Attic") == "Attic"
    assert preselected(("Desk", "Attic"), "Cellar") == "Desk"
    assert preselected((), "Attic") == ""


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_refuses_is_told_in_plain_words(tmp_path: Path) -> None:
    printer = file_printer(str(tmp_path / "no such folder" / "printed.pdf"), OPTIONS)
    with pytest.raises(PrinterError, match="not answering"):
        print_pages(printer, [a_page(1, 1)], never)


def test_the_print_queue_learns_nothing_about_the_reader(tmp_path: Path) -> None:
    assert file_printer(str(tmp_path / "x.pdf"), OPTIONS).docName() == "Waymark handout"
