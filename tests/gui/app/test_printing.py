"""Page pictures reach the printer; a printer that prints to a file stands in for paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.app.printing import file_printer, print_pages, printer_for
from desktop.domain.errors import PrinterError
from desktop.domain.printing import HandoutOptions, PagePicture, Paper

OPTIONS = HandoutOptions(date=dt.date(2026, 11, 21))
A4 = (595.28, 841.89)  # pt
LETTER = (612, 792)  # pt


def a_page(number: int, of: int) -> PagePicture:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return PagePicture(number, of, bytes(buffer.data().data()), 210, 297)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, A4), (Paper.LETTER, LETTER)])
def test_each_page_fills_one_sheet_of_the_paper_chosen(
    qtbot: QtBot, tmp_path: Path, paper: Paper, size: tuple[float, float]
) -> None:
    target = tmp_path / "printed.pdf"
    options = HandoutOptions(date=OPTIONS.date, paper=paper)
    sent = print_pages(
        file_printer(str(target), options), (a_page(n, 3) for n in (1, 2, 3)), lambda: False
    )
    assert sent == 3
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 3
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box[2:] == pytest.approx(size, abs=2)


def test_cancelling_stops_before_the_next_page(qtbot: QtBot, tmp_path: Path) -> None:
    asked = iter([False, True])
    sent = print_pages(
        file_printer(str(tmp_path / "printed.pdf"), OPTIONS),
        (a_page(n, 9) for n in range(1, 10)),
        lambda: next(asked),
    )
    assert sent == 1


def test_a_printer_that_is_gone_is_told_in_plain_words(qtbot: QtBot) -> None:
    with pytest.raises(PrinterError, match="is not there any more"):
        printer_for("No such printer", OPTIONS, copies=1)


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_refuses_is_told_in_plain_words(qtbot: QtBot, tmp_path: Path) -> None:
    printer = file_printer(str(tmp_path / "no such folder" / "printed.pdf"), OPTIONS)
    with pytest.raises(PrinterError, match="not answering"):
        print_pages(printer, [a_page(1, 1)], lambda: False)


def test_the_print_queue_learns_nothing_about_the_reader(tmp_path: Path, qtbot: QtBot) -> None:
    assert file_printer(str(tmp_path / "x.pdf"), OPTIONS).docName() == "Waymark handout"
