"""Sends pictures of finished sides to a printer; the sides themselves come from Typst."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from desktop.domain.errors import PrinterError
from desktop.domain.printing import HandoutOptions, PagePicture, Paper, PrinterAbilities

PRINT_DPI = 300
PRINT_DPI_GREY = 600
PAPER_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

# What a job tells CUPS in words of its own; Qt keeps this key in a private header (qcups_p.h).
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_BOTH_SIDES = {QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide}

Progress = Callable[[int, int], object]
"""Called with the side that was painted, from 1, and how many there are."""


def printer_names() -> tuple[str, ...]:
    """Printers the system knows, its default first."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def preselected(names: tuple[str, ...], remembered: str) -> str:
    """The printer used last if it is still there, else the default; empty where there is none."""
    return remembered if remembered in names else next(iter(names), "")


def print_dpi(options: HandoutOptions) -> int:
    """How sharp the pictures for the printer must be."""
    return PRINT_DPI_GREY if options.greyscale else PRINT_DPI


def abilities(name: str) -> PrinterAbilities:
    """What the printer can do; of what it does not tell, that it can.

    Raises:
        PrinterError: the system does not know a printer of that name.
    """
    info = _known(name)
    sizes = {QPageSize.PageSizeId(size.id()) for size in info.supportedPageSizes()}
    modes = info.supportedColorModes()
    return PrinterAbilities(
        duplex=set(info.supportedDuplexModes()) >= _BOTH_SIDES,
        colour=not modes or QPrinter.ColorMode.Color in modes,
        papers=frozenset(
            paper for paper, size in PAPER_SIZES.items() if not sizes or size in sizes
        ),
    )


def printer_for(name: str, options: HandoutOptions, copies: int) -> QPrinter:
    """A printer set up for pictures of whole sides.

    Raises:
        PrinterError: the system no longer knows a printer of that name, or the printer has stopped.
    """
    info = _known(name)
    if info.state() is QPrinter.PrinterState.Error:
        raise PrinterError(
            f"The printer '{name}' has stopped. Look at its paper and its display. "
            "Then print again, choose another, or save the pages as a PDF."
        )
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    return _set_up(printer, options, copies)


def file_printer(path: str, options: HandoutOptions) -> QPrinter:
    """A printer that prints to a file, for trying the printing path without paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    return _set_up(printer, options, copies=1)


def print_pages(
    printer: QPrinter,
    pictures: Iterable[PagePicture],
    cancelled: Callable[[], bool],
    progress: Progress = lambda painted, of: None,
) -> int:
    """Paint one picture a side; Qt allows this outside the GUI thread.

    A job that was cancelled, or whose pictures could not all be drawn, is thrown away. Windows
    keeps what it was given: there all pictures are drawn first, and what was begun is printed.

    Returns:
        How many sides were sent: all, or none.

    Raises:
        PrinterError: the printer refused, or stopped on the way.
    """
    if not _takes_back(printer):
        pictures, cancelled = _drawn(pictures, cancelled), _never
    painter = QPainter()
    painted, whole = 0, False
    try:
        for picture in pictures:
            if cancelled():
                break
            if not (printer.newPage() if painted else painter.begin(printer)):
                raise PrinterError(_REFUSED)
            _paint(painter, printer, picture)
            painted += 1
            progress(painted, picture.of)
        else:
            whole = painted > 0 and not cancelled()
    finally:
        ended = _end(painter, printer, keep=whole)
    if not whole:
        return 0
    if not ended or _is_stopped(printer):
        raise PrinterError(_REFUSED)
    return painted


def _takes_back(printer: QPrinter) -> bool:
    """Whether a job that was begun can be thrown away."""
    native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    return not (native and sys.platform == "win32")


def _drawn(pictures: Iterable[PagePicture], cancelled: Callable[[], bool]) -> Sequence[PagePicture]:
    """All of them, or none if the job was cancelled meanwhile."""
    drawn = []
    for picture in pictures:
        if cancelled():
            return ()
        drawn.append(picture)
    return () if cancelled() else drawn


def _never() -> bool:
    return False


def _known(name: str) -> QPrinterInfo:
    info = QPrinterInfo.printerInfo(name)
    if not info.isNull():
        return info
    if not QPrinterInfo.availablePrinterNames():
        raise PrinterError(
            "No printer was found. Check that it is on and connected, or save the pages as a PDF."
        )
    raise PrinterError(
        f"The printer '{name}' is not there any more. "
        "Check that it is on, choose another, or save the pages as a PDF."
    )


def _set_up(printer: QPrinter, options: HandoutOptions, copies: int) -> QPrinter:
    across = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    # Full page: what the printer cannot reach neither moves nor shrinks the picture.
    layout = QPageLayout(
        QPageSize(PAPER_SIZES[options.paper]),
        across if options.booklet else upright,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setResolution(print_dpi(options))
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    printer.setCollateCopies(True)
    printer.setDocName("Waymark handout")  # neutral: the queue is seen by others
    colour = QPrinter.ColorMode.GrayScale if options.greyscale else QPrinter.ColorMode.Color
    printer.setColorMode(colour)
    printer.setDuplex(duplex_mode(options))
    # Left alone, CUPS may fit sides to what the printer reaches, and prints as the queue is set.
    colours = "monochrome" if options.greyscale else "color"
    _tell_cups(printer, "print-scaling", "none", "print-color-mode", colours)
    return printer


def duplex_mode(options: HandoutOptions) -> QPrinter.DuplexMode:
    """Both sides as a book turns; a printer that cannot leaves it out."""
    if options.booklet:
        return QPrinter.DuplexMode.DuplexShortSide
    if options.duplex:
        return QPrinter.DuplexMode.DuplexLongSide
    return QPrinter.DuplexMode.DuplexNone


def _paint(painter: QPainter, printer: QPrinter, picture: PagePicture) -> None:
    """Paint one side from edge to edge, letters sharp."""
    image = QImage.fromData(picture.png)
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    wanted = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    image.convertTo(wanted)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), image)


def _end(painter: QPainter, printer: QPrinter, *, keep: bool) -> bool:
    """End the job, or throw it away; whether the printer took it."""
    if not painter.isActive():
        return False
    if not keep and not printer.abort():
        # WORKAROUND QPdfPrintEngine::abort of Qt 6.11 does nothing, until it does: CUPS is handed
        # the job when the painter ends. It refuses a job of no copies.
        printer.printEngine().setProperty(QPrintEngine.PrintEnginePropertyKey.PPK_CopyCount, 1)
        _tell_cups(printer, "copies", "0")
    ended = painter.end()
    if not keep and printer.outputFileName():
        Path(printer.outputFileName()).unlink(missing_ok=True)
    return ended


def _is_stopped(printer: QPrinter) -> bool:
    """Whether the printer ended in trouble; where CUPS is away Qt does not notice by itself."""
    if printer.printerState() is QPrinter.PrinterState.Error:
        return True
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return False
    info = QPrinterInfo.printerInfo(printer.printerName())
    return info.isNull() or info.state() is QPrinter.PrinterState.Error


def _tell_cups(printer: QPrinter, *words: str) -> None:
    """Name options and their values; only the printing system of Linux takes them this way."""
    native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    if native and sys.platform not in {"win32", "darwin"}:
        printer.printEngine().setProperty(_CUPS_OPTIONS, list(words))


_REFUSED = (
    "The printer is not answering. Check that it is on and has paper, then try again, "
    "or save the pages as a PDF."
)
