from __future__ import annotations

import datetime as dt
import os
import struct
from pathlib import Path

import pikepdf
import pytest

from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import ContentStoreError, HandoutError, NotFoundError
from desktop.domain.printing import HandoutOptions, Paper
from desktop.handouts.handout import Handout
from desktop.library.opening import Library, open_library

TODAY = dt.date(2026, 11, 21)
REQUEST = DrawingRequest("curve", 640, "dark")


@pytest.fixture
def handout(library: Library) -> Handout:
    return library.handouts.make(("a-topic",), HandoutOptions(TODAY))


def test_the_same_request_is_drawn_once(library: Library) -> None:
    assert library.drawings.draw(REQUEST) is library.drawings.draw(REQUEST)


def test_a_finding_is_drawn_by_its_own_name(library: Library) -> None:
    drawing = library.drawings.draw(DrawingRequest("finding:reaction", 640, "light"))
    assert drawing.svg.startswith("<svg")


@pytest.mark.parametrize("name", ["curv", "finding:none", "figures"])
def test_an_unknown_diagram_is_not_found(library: Library, name: str) -> None:
    with pytest.raises(NotFoundError):
        library.drawings.draw(DrawingRequest(name, 640, "light"))


def test_a_saved_diagram_brings_its_own_ground(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "a curve.svg"
    library.save_drawing(REQUEST, target)
    svg = target.read_text(encoding="utf-8")
    assert svg.index('<rect width="100%" height="100%"') < svg.index("<text")


def test_a_saved_picture_is_as_wide_as_asked(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "curve.PNG"
    library.save_drawing(REQUEST, target)
    png = target.read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20]) == (640,)


def test_a_saved_picture_has_more_dots_where_asked(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "curve.png"
    library.save_drawing(REQUEST, target, scale=2)
    assert struct.unpack(">I", target.read_bytes()[16:20]) == (1280,)


def test_a_diagram_on_a_page_says_all_that_is_needed_to_trust_it(
    library: Library, tmp_path: Path
) -> None:
    target = tmp_path / "curve.pdf"
    library.save_picture_page("curve", Paper.A4, TODAY, target)
    first = target.read_bytes()
    library.save_picture_page("curve", Paper.A4, TODAY, target)
    assert target.read_bytes() == first
    diagram = library.content.diagram("curve")
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == diagram.title
        figures = [o for o in pdf.objects if _is_figure(o)]
    assert [diagram.text[0] in str(figure.Alt) for figure in figures] == [True]


def _is_figure(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"


@pytest.mark.parametrize(
    ("name", "start"), [("a.pdf", b"%PDF-"), ("a.html", b"<!DOC"), ("a.txt", b"")]
)
def test_a_handout_is_saved_as_its_name_asks(
    library: Library, handout: Handout, tmp_path: Path, name: str, start: bytes
) -> None:
    library.save_handout(handout, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_html_and_text_hold_the_title(library: Library, handout: Handout) -> None:
    assert "A topic" in library.as_html(handout)
    assert "A topic" in library.as_text(handout)


@pytest.mark.parametrize("name", ["a.docx", "a", "none/a.pdf"])
def test_a_handout_that_cannot_be_written_says_why(
    library: Library, handout: Handout, tmp_path: Path, name: str
) -> None:
    with pytest.raises(HandoutError, match=r"\.$"):
        library.save_handout(handout, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.gif", "a", "none/a.svg"])
def test_a_diagram_that_cannot_be_written_says_why(
    library: Library, tmp_path: Path, name: str
) -> None:
    with pytest.raises(HandoutError, match=r"\.$"):
        library.save_drawing(REQUEST, tmp_path / name)


@pytest.mark.skipif(os.name != "posix", reason="rights are other things elsewhere")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_named(library: Library, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(HandoutError, match="may not save"):
            library.save_drawing(REQUEST, tmp_path / "a.svg")
    finally:
        tmp_path.chmod(0o700)


def test_a_failed_save_leaves_the_old_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.svg"
    target.write_text("old")

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HandoutError, match="not enough room"):
        library.save_drawing(REQUEST, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_missing_content_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentStoreError, match="missing"):
        open_library(tmp_path / "content.db")
