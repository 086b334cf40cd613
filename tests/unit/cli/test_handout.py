"""`waymark handout`: pages or packs, every option, one sentence for whatever is wrong."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from PIL import Image

from desktop.__main__ import main
from desktop.cli.handout import clinic_in, pack_called, with_logo
from desktop.cli.words import WrongWordsError
from desktop.compiler.build import compile_content
from desktop.domain.errors import SettingsError
from desktop.domain.printing import Clinic
from desktop.domain.settings import RollOutSettings
from desktop.library.opening import Library, open_library
from tests.content_tree import write_content_tree
from tests.pdf_reading import ReadPdf

PACK = "first-visit"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handouts")
    compile_content(write_content_tree(folder), folder / "content.db")
    return folder / "content.db"


@pytest.fixture(scope="module")
def library(content: Path) -> Library:
    return open_library(content)


class Handout:
    """Asks for a handout in this process, in an empty folder."""

    def __init__(
        self,
        content: Path,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.folder = folder
        self.config = folder.parent / "waymark.toml"
        self.config.write_text("")
        self._content = content
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)

    def __call__(self, *words: str) -> tuple[int, str]:
        """The exit code, and what was said."""
        before = ["waymark", "--config", str(self.config), "--content", str(self._content)]
        self._monkeypatch.setattr(sys, "argv", [*before, "handout", *words])
        code = main()
        said = self._capsys.readouterr()
        assert said.out == ""
        return code, said.err

    def read(self, *words: str) -> ReadPdf:
        assert self(*words, "-o", "a.pdf", "--date", "2026-11-30") == (0, "")
        return ReadPdf((self.folder / "a.pdf").read_bytes())


@pytest.fixture
def handout(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Handout:
    folder = tmp_path / "here"
    folder.mkdir()
    return Handout(content, folder, monkeypatch, capsys)


@pytest.mark.parametrize("name", [PACK, "FIRST-VISIT", "First visit", " first VISIT "])
def test_a_pack_goes_by_its_id_or_name(library: Library, name: str) -> None:
    assert pack_called(name, library).id == PACK


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("first-vist", "There is no pack 'first-vist'. Did you mean first-visit?"),
        ("First visi", "Did you mean first-visit?"),
        ("zzzz", "There is no pack 'zzzz'. Packs are first-visit."),
    ],
)
def test_an_unknown_pack_names_the_nearest(library: Library, name: str, told: str) -> None:
    with pytest.raises(WrongWordsError) as caught:
        pack_called(name, library)
    assert told in str(caught.value)


def test_a_pack_is_written_under_its_name(handout: Handout) -> None:
    read = handout.read("--pack", "First visit")
    assert str(read.pdf.docinfo.Title) == "First visit"


@pytest.mark.parametrize("words", [(), ("what-ms-is", "--pack", PACK)])
def test_pages_or_a_pack_must_be_named(handout: Handout, words: tuple[str, ...]) -> None:
    code, said = handout(*words, "-o", "a.pdf")
    assert (code, said) == (2, "Name the pages of the handout, or one --pack.\n")
    assert list(handout.folder.iterdir()) == []


def test_an_unknown_pack_is_wrong_words(handout: Handout) -> None:
    code, said = handout("--pack", "first-vist", "-o", "a.pdf")
    assert (code, said.count("\n")) == (2, 1)


def test_a_booklet_lies_across(handout: Handout) -> None:
    read = handout.read("what-ms-is", "--booklet", "--paper", "letter")
    assert [float(side) for side in read.pdf.pages[0].mediabox] == [0, 0, 792, 612]
    assert read.untagged == []


def test_duplex_starts_pages_of_a_pack_on_the_right(handout: Handout) -> None:
    read = handout.read("what-ms-is", "short-course", "--duplex")
    starts = [piece.page for piece in read.pieces if piece.text == "What MS is" and piece.size > 20]
    assert starts
    assert all(page % 2 for page in starts)


def test_words_for_this_sheet_are_printed(handout: Handout) -> None:
    words = handout.read(
        *("what-ms-is", "--prepared-for", "A Reader", "--prepared-by", "The MS nurse"),
        *("--notes", "Bring your list."),
    ).words
    for said in ("A Reader", "The MS nurse", "Bring your list."):
        assert said in words


def test_room_for_notes_can_be_left_out(handout: Handout) -> None:
    with_room = handout.read("what-ms-is").words
    assert "My notes" in with_room
    assert "My notes" not in handout.read("what-ms-is", "--no-notes").words


@pytest.mark.parametrize("variant", ["standard", "large", "key-points"])
@pytest.mark.parametrize("suffix", [".pdf", ".html", ".txt"])
def test_every_variant_is_written_in_every_form(
    handout: Handout, variant: str, suffix: str
) -> None:
    assert handout("what-ms-is", "--variant", variant, "-o", f"a{suffix}") == (0, "")
    assert (handout.folder / f"a{suffix}").stat().st_size > 500


def a_picture(path: Path) -> None:
    Image.new("RGB", (40, 20), "navy").save(path, "PNG")


def test_the_logo_of_a_clinic_file_is_read_beside_it(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text('name = "Hill"\nlogo = "art/logo.png"\n')
    asked: list[Path] = []

    def read(path: Path) -> bytes:
        asked.append(path)
        return b"a picture"

    assert clinic_in(tmp_path / "clinic.toml", read) == Clinic(name="Hill", logo=b"a picture")
    assert asked == [tmp_path / "art" / "logo.png"]


def test_the_logo_stands_on_the_sheet(handout: Handout) -> None:
    a_picture(handout.folder.parent / "logo.png")
    clinic = handout.folder.parent / "clinic.toml"
    clinic.write_text('[clinic]\nname = "Hill"\nlogo = "logo.png"\n')
    assert handout("what-ms-is", "-o", "a.pdf", "--clinic", str(clinic)) == (0, "")
    assert (handout.folder / "a.pdf").stat().st_size > 1000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('logo = "none.png"', "There is no picture called 'none.png' there."),
        ('logo = "clinic.toml"', "Choose a PNG or JPEG picture"),
        ("logo = 3", "'logo' must be words in quotes."),
        ("clinic = 3", "'clinic' must be a table"),
        ('lgoo = "x"', "Did you mean logo?"),
        ("\x00", "is not right"),
    ],
)
def test_a_clinic_file_that_is_wrong_is_one_sentence(
    handout: Handout, text: str, told: str
) -> None:
    clinic = handout.folder.parent / "clinic.toml"
    clinic.write_text(text)
    code, said = handout("what-ms-is", "-o", "a.pdf", "--clinic", str(clinic))
    assert (code, said.count("\n")) == (1, 1)
    assert told in said
    assert list(handout.folder.iterdir()) == []


def test_a_logo_of_the_roll_out_that_cannot_be_used_is_told_and_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(path: Path) -> bytes:
        raise SettingsError(f"The picture '{path.name}' is damaged.")

    settings = RollOutSettings(clinic_logo=Path("logo.png"))
    assert with_logo(settings, broken) == settings
    assert capsys.readouterr().err == "The picture 'logo.png' is damaged.\n"
    assert with_logo(settings, lambda path: b"ours").clinic.logo == b"ours"
    assert with_logo(RollOutSettings(), broken) == RollOutSettings()


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("target", "fault", "told"),
    [
        ("none/such/a.pdf", "", "There is no folder none/such"),
        ("a.docx", "", "'a.docx' is none of them."),
        ("a", "", "'a' is none of them."),
        ("a.pdf", "full", "not enough room on the disk"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(
    handout: Handout, monkeypatch: pytest.MonkeyPatch, target: str, fault: str, told: str
) -> None:
    if fault:
        monkeypatch.setattr("desktop.handouts.files.os.fsync", no_room)
    code, said = handout("what-ms-is", "-o", target)
    assert (code, said.count("\n")) == (1, 1)
    assert told in said
    assert list(handout.folder.iterdir()) == []


def test_a_file_that_was_there_stays_when_the_new_one_fails(
    handout: Handout, monkeypatch: pytest.MonkeyPatch
) -> None:
    (handout.folder / "a.pdf").write_text("as it was")
    monkeypatch.setattr("desktop.handouts.files.os.fsync", no_room)
    assert handout("what-ms-is", "-o", "a.pdf")[0] == 1
    assert [file.read_text() for file in handout.folder.iterdir()] == ["as it was"]
