"""Same input, same bytes; data never acts as markup; nothing is fetched."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import typst
from PIL import Image

from desktop import paths
from desktop.domain.blocks import Paragraph, Table, Text
from desktop.domain.errors import HandoutError
from desktop.domain.printing import Clinic, HandoutOptions, Variant
from desktop.handouts.typesetter import Typesetter
from tests import builders
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = (
    '#import "@preview/cetz:0.3.4": *',
    '#read("/etc/passwd")',
    "$x^2$ and $#panic()$",
    "*not bold* _not slanted_ `raw` = not a heading",
    "<script>alert(1)</script>",
    "\\u{41} \\u0000 #{1 + 1}",
    '"] #quit ["',
    "// no comment /* nor this */",
    "- no list\n+ nor this",
    "https://example.org/a_b?c=d&e=f",
)


def test_the_same_handout_gives_the_same_bytes(typesetter: Typesetter) -> None:
    fresh = Typesetter(paths.resources())
    handout = samples.a_handout(options=samples.OPTIONS)
    assert typesetter.pdf(handout) == fresh.pdf(samples.a_handout(options=samples.OPTIONS))


def test_the_date_is_an_input(typesetter: Typesetter) -> None:
    read = ReadPdf(typesetter.pdf(samples.a_handout()))
    assert str(read.pdf.docinfo.CreationDate).startswith("D:20261130")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_only_ever_shown_as_words(typesetter: Typesetter, words: str) -> None:
    page = samples.an_article(
        title=words,
        lead=words,
        key_points=((Text(words),),),
        sections=(
            builders.a_section(
                words,
                Paragraph((Text(words, strong=True),)),
                Table(words, ((Text("a"),), (Text(words),)), (((Text(words),), (Text("b"),)),)),
            ),
        ),
    )
    options = replace(
        samples.OPTIONS, clinic=Clinic(words, words, words, words), notes=words, prepared_by=words
    )
    read = ReadPdf(typesetter.pdf(samples.a_handout(page, options=options)))
    shown = "".join(read.words.split())
    assert shown.count("".join(words.split())) >= 10
    assert [heading.words for heading in read.tree.all("H1")] == [" ".join(words.split())]


@pytest.mark.parametrize("words", ["\0", "\x1b[31m", "\u202eabc", "soft\u00adhyphen", "\ud83d"])
def test_letters_that_cannot_be_seen_are_left_out(typesetter: Typesetter, words: str) -> None:
    page = samples.an_article(lead=f"Before{words}after")
    shown = ReadPdf(typesetter.pdf(samples.a_handout(page))).words
    assert re.search(r"Before.{0,12}after", shown)


@pytest.mark.parametrize("words", ["αβγ", "→ ✓", "Иван Петров", "中文", "\U0001f600"])
def test_letters_the_font_lacks_do_not_cost_the_sheet(typesetter: Typesetter, words: str) -> None:
    options = replace(samples.OPTIONS, prepared_by=words)
    read = ReadPdf(typesetter.pdf(samples.a_handout(options=options)))
    assert "By ?" in read.page_words(1)


@pytest.mark.parametrize("variant", list(Variant))
def test_a_very_long_word_stays_inside_the_margins(
    typesetter: Typesetter, variant: Variant
) -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
    cells = (((Text(word),), (Text(word),), (Text(word),)),)
    page = samples.an_article(
        title=word,
        key_points=((Text(word),),),
        sections=(
            builders.a_section(
                word,
                Paragraph((Text(word),)),
                Table(word, ((Text("a"),), (Text("b"),), (Text("c"),)), cells),
            ),
        ),
    )
    options = HandoutOptions(samples.DAY, variant=variant, size=28)
    handout = samples.a_handout(page, options=options)
    assert word in ReadPdf(typesetter.pdf(handout)).words.replace(" ", "")
    for picture in typesetter.pictures(handout, 72, last=3):
        image = Image.open(BytesIO(picture.png)).convert("L")
        right = image.crop((image.width - 42, 0, image.width, image.height))
        assert right.getextrema() == (255, 255)


def test_a_box_taller_than_a_page_goes_on_the_next(typesetter: Typesetter) -> None:
    points = tuple(
        (Text(f"Point {number} says quite a lot, so that it fills two lines of the box."),)
        for number in range(40)
    )
    options = HandoutOptions(samples.DAY, variant=Variant.LARGE, size=28)
    handout = samples.a_handout(samples.an_article(key_points=points), options=options)
    words = ReadPdf(typesetter.pdf(handout)).words
    assert all(f"Point {number} says" in words for number in range(40))


def test_a_row_taller_than_a_page_becomes_a_card(typesetter: Typesetter) -> None:
    cell = (Text("A sentence of the cell that goes on and on. " * 60 + "The end."),)
    table = Table("Long", ((Text("a"),), (Text("b"),), (Text("c"),)), (((Text("r"),), cell, cell),))
    page = samples.an_article(sections=(builders.a_section("Only", table),))
    read = ReadPdf(typesetter.pdf(samples.a_handout(page)))
    assert read.words.count("The end.") == 2
    assert list(read.tree.all("Table")) == []


def test_pictures_show_the_pages_one_by_one(typesetter: Typesetter) -> None:
    handout = samples.a_handout(options=samples.OPTIONS)
    count = typesetter.page_count(handout)
    pictures = list(typesetter.pictures(handout, 72))
    assert [picture.number for picture in pictures] == list(range(1, count + 1))
    for picture in pictures:
        assert picture.of == count
        assert (
            Image.open(BytesIO(picture.png)).size == (picture.width, picture.height) == (595, 842)
        )


def test_only_the_pages_asked_for_are_drawn(typesetter: Typesetter) -> None:
    handout = samples.a_handout(options=samples.OPTIONS)
    count = typesetter.page_count(handout)
    assert [each.number for each in typesetter.pictures(handout, 20, 2, 3)] == [2, 3]
    assert [each.number for each in typesetter.pictures(handout, 20, count, 99)] == [count]
    assert list(typesetter.pictures(handout, 20, count + 1, 99)) == []


@pytest.mark.parametrize(("greyscale", "most"), [(False, 300), (True, 600)])
def test_pictures_are_never_sharper_than_a_printer_needs(
    typesetter: Typesetter, greyscale: bool, most: int
) -> None:
    handout = samples.a_handout(options=replace(samples.OPTIONS, greyscale=greyscale))
    picture = next(typesetter.pictures(handout, 5000, 1, 1))
    assert picture.width == pytest.approx(595.28 / 72 * most, abs=1)


def test_it_may_be_used_from_many_threads(typesetter: Typesetter) -> None:
    handouts = [
        samples.a_handout(options=replace(samples.OPTIONS, prepared_by=str(number)))
        for number in range(4)
    ]
    alone = [typesetter.pdf(handout) for handout in handouts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(typesetter.pdf, handouts)) == alone


def test_what_cannot_be_laid_out_is_told_in_one_sentence(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Typesetter(paths.resources())
    monkeypatch.setattr(typst, "Compiler", _Broken)
    with pytest.raises(HandoutError, match="could not be laid out"):
        fresh.pdf(samples.a_handout())


class _Broken:
    """A compiler that refuses everything."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        pass

    def compile(self, *args: object, **kwargs: object) -> bytes:
        raise typst.TypstError("no", "no")


def test_templates_import_no_packages() -> None:
    templates = list((paths.resources() / "typst").glob("*.typ"))
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert "@" not in text, f"{template.name} may import a package"
        imported = re.findall(r'#?import "([^"]+)"', text)
        assert all((template.parent / name).is_file() for name in imported)
        for call in ("eval(", "read(", "plugin(", "sys.version"):
            assert call not in text


def test_a_handout_is_made_with_sockets_forbidden() -> None:
    program = """
import sys
def forbid(event, args):
    if event.startswith("socket.") or event in {"subprocess.Popen", "os.system"}:
        raise SystemExit(f"{event} {args}")
sys.addaudithook(forbid)
from desktop import paths
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples
typesetter = Typesetter(paths.resources())
handout = samples.a_handout()
assert typesetter.pdf(handout)[:4] == b"%PDF"
assert next(typesetter.pictures(handout, 30, 1, 1)).png
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the kernel's own fence")
def test_the_compiler_opens_no_socket(tmp_path: Path) -> None:
    """The compiler is native code, so the process gets a limit that makes sockets impossible."""
    program = """
import ctypes, os, struct
from desktop import paths
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples

# A seccomp filter that kills the process on socket(2); 41 on x86-64, 198 on arm64.
number = {"x86_64": 41, "aarch64": 198}[os.uname().machine]
lines = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x80000000), (0x06, 0, 0, 0x7FFF0000)]
code = b"".join(struct.pack("HBBI", *line) for line in lines)
buffer = ctypes.create_string_buffer(code)
class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
assert libc.prctl(38, 1, 0, 0, 0) == 0
asked = Filter(len(lines), ctypes.addressof(buffer))
assert libc.prctl(22, 2, ctypes.addressof(asked), 0, 0) == 0, os.strerror(ctypes.get_errno())

typesetter = Typesetter(paths.resources())
handout = samples.a_handout(options=samples.OPTIONS)
typesetter.pdf(handout)
next(typesetter.pictures(handout, 30, 1, 1))
print("done", flush=True)
import _socket
_socket.socket()
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.stdout.strip() == "done", answer.stderr
    assert answer.returncode == -31, "the fence held: a socket ends the process"
