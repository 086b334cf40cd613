"""Sends finished page pictures to a printer; the pages themselves come from Typst."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.domain.errors import PrinterError
from desktop.domain.printing import HandoutOptions, PagePicture, Paper

PRINT_DPI = 300
PRINT_DPI_GREY = 600
PAPER_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_names() -> tuple[str, ...]:
    """Printers the system knows, its default first."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def printer_for(name: str, options: HandoutOptions, copies: int) -> QPrinter:
    """A printer set up for whole-page pictures.

    Raises:
        PrinterError: the system no longer knows a printer of that name.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise PrinterError(
            f"The printer '{name}' is not there any more. "
            "Check that it is on, choose another, or save the pages as a PDF."
        )
    return _set_up(QPrinter(info, QPrinter.PrinterMode.HighResolution), options, copies)


def file_printer(path: str, options: HandoutOptions) -> QPrinter:
    """A printer that prints to a file, for trying the printing path without paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    return _set_up(printer, options, copies=1)


def _set_up(printer: QPrinter, options: HandoutOptions, copies: int) -> QPrinter:
    size = QPageSize(PAPER_SIZES[options.paper])
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setResolution(PRINT_DPI_GREY if options.greyscale else PRINT_DPI)
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    printer.setDocName("Waymark handout")  # neutral: the queue is seen by others
    if options.greyscale:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def print_pages(
    printer: QPrinter, pictures: Iterable[PagePicture], cancelled: Callable[[], bool]
) -> int:
    """Paint one picture a page; Qt allows this outside the GUI thread. Returns pages sent.

    Raises:
        PrinterError: the printer refused, or stopped on the way.
    """
    painter = QPainter()
    sent = 0
    try:
        for picture in pictures:
            if cancelled():
                printer.abort()
                break
            if sent == 0 and not painter.begin(printer):
                raise PrinterError(_REFUSED)
            if sent and not printer.newPage():
                raise PrinterError(_REFUSED)
            image = QImage.fromData(picture.png)
            target = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            painter.drawImage(target, image)
            sent += 1
    finally:
        if painter.isActive() and not painter.end():
            raise PrinterError(_REFUSED)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterError(_REFUSED)
    return sent


_REFUSED = (
    "The printer is not answering. Check that it is on and has paper, then try again, "
    "or save the pages as a PDF."
)
