"""The handout screen shows pages and options, and asks for the rest."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.printing import HandoutOptions, PagePicture, Paper, Variant
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.handouts.page_sheet import PageSheet

OPTIONS = HandoutOptions(date=dt.date(2026, 11, 21))


def png() -> bytes:
    image = QImage(20, 28, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController) -> HandoutPage:
    shown = HandoutPage(theme)
    theme.repeat_ms = 0
    shown.resize(1160, 720)
    qtbot.addWidget(shown)
    shown.show()
    shown.show_options(OPTIONS, "A title")
    return shown


def press(page: QWidget, name: str) -> None:
    button = page.findChild(Button, name)
    assert button is not None, name
    button.click()


def test_pictures_are_asked_for_pages_in_sight_only(qtbot: QtBot, page: HandoutPage) -> None:
    asked: list[int] = []
    page.pictures_requested.connect(lambda first, _last, _width: asked.append(first))
    page.set_page_count(9)
    qtbot.waitUntil(lambda: bool(asked))
    assert 1 in asked
    assert 9 not in asked
    page.show_page_picture(PagePicture(1, 9, png(), 20, 28))
    sheet = page.findChild(PageSheet, "sheet_1")
    assert sheet is not None
    assert sheet.has_picture
    page._preview.verticalScrollBar().setValue(page._preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: 9 in asked)


def test_options_are_told_as_they_are_chosen(qtbot: QtBot, page: HandoutPage) -> None:
    told: list[HandoutOptions] = []
    page.options_changed.connect(told.append)
    for name in ("segment_large", "segment_24", "segment_letter"):
        choice = page.findChild(QWidget, name)
        assert choice is not None, name
        choice.click()  # type: ignore[attr-defined]
    grey = page.findChild(QWidget, "greyscale")
    assert grey is not None
    grey.click()  # type: ignore[attr-defined]
    last = told[-1]
    assert last.variant is Variant.LARGE
    assert (last.size, last.paper, last.greyscale) == (24, Paper.LETTER, True)


def test_sizes_are_offered_for_large_print_only(page: HandoutPage) -> None:
    size = page.findChild(QWidget, "size")
    assert size is not None
    assert not size.isVisibleTo(page)
    page.show_options(HandoutOptions(date=OPTIONS.date, variant=Variant.LARGE), "A title")
    assert size.isVisibleTo(page)


def test_print_goes_to_the_printer_chosen_with_its_copies(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_printers(("Clinic printer", "Other printer"))
    press(page, "more_copies")
    press(page, "more_copies")
    press(page, "fewer_copies")
    with qtbot.waitSignal(page.print_requested) as asked:
        press(page, "handout_print")
    assert asked.args == ["Clinic printer", 2]


def test_without_a_printer_saving_is_offered(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_printers(())
    press(page, "handout_print")
    notice = page.findChild(QWidget, "handout_notice")
    assert notice is not None
    assert notice.isVisible()
    with qtbot.waitSignal(page.save_requested):
        press(page, "notice_save")


def test_long_work_can_be_cancelled(qtbot: QtBot, page: HandoutPage) -> None:
    page.set_busy(True)
    with qtbot.waitSignal(page.cancel_requested):
        press(page, "handout_cancel")


@pytest.mark.parametrize("width", [330, 700, 1160])
def test_print_stays_in_reach_at_every_width(page: HandoutPage, width: int) -> None:
    page.resize(width, 600)
    button = page.findChild(Button, "handout_print")
    more = page.findChild(Button, "top_bar_more")
    assert button is not None
    assert more is not None
    assert button.isVisible() or more.isVisible()
