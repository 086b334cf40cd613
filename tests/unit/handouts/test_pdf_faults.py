"""Sample sheets have no faults, and a fault made on purpose is found (`dev.py check` sets all)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from desktop.domain.printing import HandoutOptions, Paper, Variant
from desktop.handouts.setting import COLOUR_INK
from desktop.handouts.typesetter import Typesetter
from tests.pdf_faults import Wanted, faults, ink_faults, wanted_of
from tests.pdf_reading import Element, ReadPdf
from tests.unit.handouts import samples

TITLE = "Immune reconstitution therapy"
ALL = {
    "standard": samples.OPTIONS,
    "large": replace(samples.OPTIONS, variant=Variant.LARGE, size=28),
    "easy": replace(samples.OPTIONS, variant=Variant.EASY),
    "key points": replace(samples.OPTIONS, variant=Variant.KEY_POINTS),
    "grey": replace(samples.OPTIONS, greyscale=True),
    "letter": replace(samples.OPTIONS, paper=Paper.LETTER),
    "booklet": replace(samples.OPTIONS, booklet=True),
    "nurse": replace(samples.OPTIONS, nurse_copy=True),
}


@pytest.mark.parametrize("options", ALL.values(), ids=ALL)
def test_a_sheet_has_no_faults(typesetter: Typesetter, options: HandoutOptions) -> None:
    handout = samples.a_handout(options=options)
    read = ReadPdf(typesetter.pdf(handout))
    assert list(faults(read, wanted_of(handout.title, "en-GB", options))) == []


def test_a_pack_for_both_sides_has_no_faults(typesetter: Typesetter) -> None:
    options = replace(samples.OPTIONS, duplex=True)
    pages = (samples.an_article(), samples.an_article("other", title="Another"))
    handout = samples.a_handout(*pages, options=options)
    read = ReadPdf(typesetter.pdf(handout))
    assert list(faults(read, wanted_of(handout.title, "en-GB", options))) == []


def test_all_inks_are_dark_enough() -> None:
    assert list(ink_faults()) == []


def test_a_faint_ink_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COLOUR_INK, "muted", "#777777")
    assert any("muted on paper" in fault for fault in ink_faults())


def without_language(read: ReadPdf) -> None:
    del read.pdf.Root.Lang


def not_shown(read: ReadPdf) -> None:
    read.pdf.Root.ViewerPreferences.DisplayDocTitle = False


def without_bookmarks(read: ReadPdf) -> None:
    del read.pdf.Root.Outlines


def without_fonts(read: ReadPdf) -> None:
    for item in read.pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in item:
                    del item[name]


def with_figure(read: ReadPdf) -> None:
    add(read, Element("Figure", "", "", ()))


def with_deep_heading(read: ReadPdf) -> None:
    add(read, Element("H5", "", "", ("Deep",)))


def with_bare_table(read: ReadPdf) -> None:
    cell = Element("TD", "", "", ("words",))
    row = Element("TR", "", "", (cell,))
    add(read, Element("Table", "", "", (row, row)))


def with_wrong_list(read: ReadPdf) -> None:
    add(read, Element("L", "", "", (Element("P", "", "", ("words",)),)))


def without_marks(read: ReadPdf) -> None:
    read.inside.clear()


def add(read: ReadPdf, element: Element) -> None:
    read.tree = replace(read.tree, inside=(*read.tree.inside, element))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_language, "its language is ''"),
        (not_shown, "its title is not shown"),
        (without_bookmarks, "bookmarks differ from the headings"),
        (without_fonts, "is not embedded"),
        (with_figure, "a picture has no words"),
        (with_deep_heading, "'Deep' skips a level"),
        (with_bare_table, "a table has no header row"),
        (with_bare_table, "the row 'words' has no header"),
        (with_wrong_list, "L holds P"),
        (without_marks, "is not in the structure tree"),
    ],
)
def test_a_fault_is_found(
    typesetter: Typesetter, spoil: Callable[[ReadPdf], None], told: str
) -> None:
    read = ReadPdf(typesetter.pdf(samples.a_handout(options=samples.OPTIONS)))
    spoil(read)
    found = list(faults(read, wanted_of(TITLE, "en-GB", samples.OPTIONS)))
    assert any(told in fault for fault in found)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "Another"}, "its title is"),
        ({"floor": 13.0}, "is smaller than 13 pt"),
        ({"margin": 60.0}, "runs into the margin"),
        ({"side": (612.0, 792.0)}, "has another size"),
    ],
)
def test_another_sheet_than_was_wanted_is_found(
    standard: ReadPdf, change: dict[str, object], told: str
) -> None:
    wanted: Wanted = replace(wanted_of(TITLE, "en-GB", samples.OPTIONS), **change)  # type: ignore[arg-type]
    assert any(told in fault for fault in faults(standard, wanted))
