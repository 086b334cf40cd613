"""The saved PDF is tagged, titled and complete for a screen reader (PDF-1 to PDF-7)."""

from __future__ import annotations

import re
from itertools import pairwise

import pikepdf
import pytest

from desktop.domain.printing import HandoutOptions, Variant
from desktop.handouts.typesetter import Typesetter
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples


@pytest.fixture(scope="module")
def pack(typesetter: Typesetter) -> ReadPdf:
    pages = (samples.an_article(), samples.an_article("other", title="Another"))
    return ReadPdf(typesetter.pdf(samples.a_handout(*pages)))


def test_it_is_marked_titled_and_in_british_english(standard: ReadPdf) -> None:
    root = standard.pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(standard.pdf.docinfo.Title) == "Immune reconstitution therapy"
    with standard.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Immune reconstitution therapy"


def test_nothing_on_the_pages_is_untagged(standard: ReadPdf) -> None:
    assert standard.untagged == []


def test_header_and_footer_are_decoration(standard: ReadPdf) -> None:
    artifacts = " ".join(piece.text for piece in standard.pieces if piece.tag == "/Artifact")
    for words in ("01632 960 123 · Monday", "Page 1 of", "Printed:"):
        assert words in artifacts.replace("\u00a0", " ")
        assert words not in standard.tree.words


def test_headings_skip_no_level(standard: ReadPdf) -> None:
    levels = [
        int(element.kind[1]) for element in standard.tree.all() if re.match(r"H\d$", element.kind)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_is_a_bookmark(standard: ReadPdf, pack: ReadPdf) -> None:
    for read in (standard, pack):
        headings = [each.words for each in read.tree.all() if re.match(r"H\d$", each.kind)]
        assert [title.replace("\u00a0", " ") for title in read.outline()] == headings


def test_tables_have_headers_for_columns_and_rows(standard: ReadPdf) -> None:
    tables = list(standard.tree.all("Table"))
    assert len(tables) == 2
    for table in tables:
        head, *rows = table.all("TR")
        assert {cell.scope for cell in head.all("TH")} == {"Column"}
        assert len(rows) > 1
        for row in rows:
            assert [cell.scope for cell in row.all("TH")] == ["Row"]
            assert list(row.all("TD"))


def test_an_empty_corner_is_no_header(standard: ReadPdf) -> None:
    comparison = next(standard.tree.all("Table"))
    assert all(cell.words for cell in comparison.all("TH"))


def test_groups_of_rows_are_headers_too(typesetter: Typesetter) -> None:
    handout = samples.a_handout(samples.a_long_comparison_page())
    read = ReadPdf(typesetter.pdf(handout))
    named = [cell.words for cell in read.tree.all("TH")]
    assert {"Group 0", "Group 1"} <= set(named)
    assert all(cell.scope in {"Column", "Row"} for cell in read.tree.all("TH"))


def test_questions_and_lists_are_lists(standard: ReadPdf) -> None:
    items = [item.words for item in standard.tree.all("LI")]
    assert any("What checks would I need" in item for item in items)
    assert any("unusual bleeding" in item for item in items)


def test_every_figure_says_what_it_shows(standard: ReadPdf) -> None:
    alts = [figure.alt for figure in standard.tree.all("Figure")]
    assert len(alts) == 2
    assert alts[0] == "A picture. Cell numbers fall, then rise again."
    assert alts[1] == "A line that goes down."


def test_fonts_are_embedded_and_ours(standard: ReadPdf) -> None:
    assert standard.font_names
    assert all("AtkinsonHyperlegibleNext" in name for name in standard.font_names)
    assert not any("Italic" in name for name in standard.font_names)
    fonts = [
        item
        for item in standard.pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) == len(standard.font_names)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_page_labels_match_the_page_numbers(standard: ReadPdf) -> None:
    assert [str(page.label) for page in standard.pdf.pages] == [
        str(number) for number in range(1, len(standard.pdf.pages) + 1)
    ]


def test_nothing_leads_out_of_the_file(pack: ReadPdf) -> None:
    links = [note for page in pack.pdf.pages for note in page.obj.get("/Annots", [])]
    assert links
    assert all("/URI" not in str(link.get("/A", "")) for link in links)
    assert all(str(link.get("/Contents", "")) for link in links)


def test_a_pack_has_a_cover_with_contents(pack: ReadPdf) -> None:
    assert list(pack.tree.all("TOC"))
    cover = pack.page_words(1)
    assert "Your pages from Waymark" in cover
    assert "Immune reconstitution therapy" in cover
    assert "Another" in cover
    assert pack.words.count("1 Author A") == 1, "sources stand once"
    assert "When to get help at once" in cover
    assert [each.words for each in pack.tree.all("H1")] == [
        "Your pages from Waymark",
        "Immune reconstitution therapy",
        "Another",
        "Words and sources",
    ]


@pytest.mark.parametrize("variant", list(Variant))
def test_each_variant_is_fully_tagged(typesetter: Typesetter, variant: Variant) -> None:
    options = HandoutOptions(samples.DAY, variant=variant, size=28)
    read = ReadPdf(typesetter.pdf(samples.a_handout(options=options)))
    assert read.untagged == []
    assert all(figure.alt for figure in read.tree.all("Figure"))
