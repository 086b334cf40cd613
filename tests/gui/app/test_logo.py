"""A logo, whatever file it comes from, becomes a small clean PNG or one plain sentence."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from desktop.app.logo import LARGEST_FILE, MOST, logo_png
from desktop.domain.errors import SettingsError
from desktop.domain.printing import LARGEST_LOGO

RED, BLUE = 0xFFC02020, 0xFF2040C0

pytestmark = pytest.mark.usefixtures("qapp")
# Decoders tell Qt in words of their own what is wrong with a file.
talkative = pytest.mark.qt_log_ignore(".", extend=True)


def written(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def a_picture(width: int = 300, height: int = 100) -> QImage:
    """Red at the left, blue at the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixel(x, y, BLUE)
    return image


def noise(width: int, height: int) -> QImage:
    dots = random.Random(1).randbytes(width * height * 4)
    return QImage(dots, width, height, QImage.Format.Format_RGB32).copy()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_png(
    width: int, height: int, depth: int, colours: int, rows: bytes, extra: bytes = b""
) -> bytes:
    """A PNG put together by hand: kinds of it that Qt does not write."""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + extra
        + _chunk(b"IDAT", zlib.compress(rows, 1))
        + _chunk(b"IEND", b"")
    )


def turned(jpeg: bytes, orientation: int) -> bytes:
    """`jpeg` with what a camera writes when it was held another way."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    body = b"Exif\0\0" + b"MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + b"\0\0\0\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def logo_of(folder: Path, data: bytes, name: str = "logo.png") -> QImage:
    path = folder / name
    path.write_bytes(data)
    png = logo_png(path)
    assert png.startswith(b"\x89PNG")
    assert len(png) <= LARGEST_LOGO
    image = QImage.fromData(png)
    assert not image.isNull()
    assert image.width() <= MOST.width()
    assert image.height() <= MOST.height()
    return image


def refused(folder: Path, data: bytes, name: str = "logo.png") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(SettingsError) as told:
        logo_png(path)
    return told.value.sentence


def colour(image: QImage, x: int, y: int) -> str:
    shade = QColor(image.pixel(x, y))
    return "red" if shade.red() > shade.blue() else "blue"


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_that_fits_keeps_its_size(tmp_path: Path, kind: str) -> None:
    image = logo_of(tmp_path, written(a_picture(), kind))
    assert (image.width(), image.height()) == (300, 100)
    assert (colour(image, 10, 50), colour(image, 290, 50)) == ("red", "blue")


@pytest.mark.parametrize(
    ("width", "height", "fitted"),
    [
        (1200, 300, (600, 150)),
        (300, 1200, (75, 300)),
        (2400, 1200, (600, 300)),
        (5000, 1, (600, 1)),
    ],
)
def test_a_larger_one_is_scaled_down_and_keeps_its_shape(
    tmp_path: Path, width: int, height: int, fitted: tuple[int, int]
) -> None:
    image = logo_of(tmp_path, written(a_picture(width, height), "PNG"))
    assert (image.width(), image.height()) == fitted


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_that_packs_badly_is_made_smaller_still(tmp_path: Path, kind: str) -> None:
    image = logo_of(tmp_path, written(noise(1200, 600), kind))
    assert abs(image.width() - 2 * image.height()) <= 2


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    logo_of(tmp_path, written(a_picture(), "JPG"), "logo.png")
    logo_of(tmp_path, written(a_picture(), "PNG"), "logo.svg")
    logo_of(tmp_path, written(a_picture(), "PNG"), "#50% ‮ logo")


def test_nothing_is_taken_over_but_the_picture(tmp_path: Path) -> None:
    image = a_picture()
    image.setText("Author", "Amira Shah")
    data = written(image, "PNG")
    assert b"Amira" in data
    logo_of(tmp_path, data)
    png = logo_png(tmp_path / "logo.png")
    kinds = {png[at - 4 : at].decode("latin-1") for at in _bodies(png)}
    assert kinds <= {"IHDR", "pHYs", "IDAT", "IEND", "sBIT"}


def _bodies(png: bytes) -> list[int]:
    """Where the bodies of the chunks of `png` begin."""
    at, found = 8, []
    while at < len(png):
        found.append(at + 8)
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return found


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(written(noise(700, 200), "PNG"))
    first = logo_png(path)
    path.write_bytes(first)
    assert logo_png(path) == first


@pytest.mark.parametrize(
    ("orientation", "size", "first"),
    [
        (1, (300, 100), "red"),
        (3, (300, 100), "blue"),
        (6, (100, 300), "red"),
        (8, (100, 300), "blue"),
    ],
)
def test_a_photograph_stands_the_right_way_up(
    tmp_path: Path, orientation: int, size: tuple[int, int], first: str
) -> None:
    image = logo_of(tmp_path, turned(written(a_picture(), "JPG", 95), orientation))
    assert (image.width(), image.height()) == size
    assert colour(image, 5, 5) == first


def test_a_turned_photograph_fits_once_it_is_turned(tmp_path: Path) -> None:
    image = logo_of(tmp_path, turned(written(a_picture(1000, 200), "JPG"), 6))
    assert (image.width(), image.height()) == (60, 300)


def test_the_colours_of_a_printers_jpeg_come_out_right(tmp_path: Path) -> None:
    inks = a_picture().convertToFormat(QImage.Format.Format_CMYK8888)
    image = logo_of(tmp_path, written(inks, "JPG", 95))
    assert (colour(image, 10, 50), colour(image, 290, 50)) == ("red", "blue")


def test_sixteen_bits_grey_and_palettes_are_understood(tmp_path: Path) -> None:
    deep = logo_of(tmp_path, a_png(9, 5, 16, 2, (b"\0" + b"\xc0\0\x20\0\x20\0" * 9) * 5))
    assert colour(deep, 4, 2) == "red"
    grey = logo_of(tmp_path, a_png(16, 5, 1, 0, (b"\0" + b"\xaa\xaa") * 5))
    assert QColor(grey.pixel(0, 0)).lightness() > QColor(grey.pixel(1, 0)).lightness()
    seen_through = _chunk(b"PLTE", b"\xff\0\0\0\xff\0") + _chunk(b"tRNS", b"\0\xff")
    palette = logo_of(tmp_path, a_png(2, 1, 8, 3, b"\0\0\1", seen_through))
    assert palette.pixelColor(0, 0).alpha() == 0
    assert palette.pixelColor(1, 0).alpha() == 255


def test_no_file_and_no_rights_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"There is no picture called 'logo.png' there."):
        logo_png(tmp_path / "logo.png")
    with pytest.raises(SettingsError, match="cannot be opened"):
        logo_png(tmp_path)
    with pytest.raises(SettingsError, match="cannot be opened"):
        logo_png(tmp_path / "a\0b.png")


def test_a_file_too_big_is_not_read(tmp_path: Path) -> None:
    data = written(a_picture(), "PNG")
    assert refused(tmp_path, data + b"\0" * LARGEST_FILE) == (
        "The picture 'logo.png' is too big. Choose one of at most 10 MB."
    )


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (6001, 3), (3, 6001)])
def test_a_picture_of_too_many_dots_is_not_unpacked(
    tmp_path: Path, width: int, height: int
) -> None:
    bomb = a_png(width, height, 8, 2, b"\0" * 1000)
    assert refused(tmp_path, bomb) == (
        "The picture 'logo.png' has too many dots. Choose one of at most 6000 by 6000."
    )


@talkative
def test_a_jpeg_of_endless_scans_is_not_decoded(tmp_path: Path) -> None:
    jpeg = written(a_picture(), "JPG")
    scan = jpeg[jpeg.rfind(b"\xff\xda") : -2]
    assert "damaged" in refused(tmp_path, jpeg[:-2] + scan * 200 + jpeg[-2:])


def _other_kinds() -> dict[str, bytes]:
    moving = _chunk(b"acTL", struct.pack(">II", 2, 0))
    return {
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
        "gif": b"GIF89a" + b"\0" * 50,
        "bmp": written(a_picture(), "BMP"),
        "moving png": a_png(2, 1, 8, 0, b"\0\0\0", moving),
        "words": b"not a picture",
        "pdf": b"%PDF-1.7\n",
    }


@pytest.mark.parametrize("kind", ["svg", "gif", "bmp", "moving png", "words", "pdf"])
def test_other_kinds_are_refused_with_those_that_work(tmp_path: Path, kind: str) -> None:
    assert refused(tmp_path, _other_kinds()[kind], "logo.png") == (
        "'logo.png' is another kind of picture. Choose a PNG or JPEG picture that does not move."
    )


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    assert "is empty" in refused(tmp_path, b"")


@talkative
@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_cut_short_anywhere_is_damaged(tmp_path: Path, kind: str) -> None:
    data = written(noise(40, 20), kind)
    for end in range(1, len(data), 37):
        assert "'logo.png'" in refused(tmp_path, data[:end])


@talkative
@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_flipped_bytes_give_a_picture_or_a_sentence(tmp_path: Path, kind: str) -> None:
    chance = random.Random(3)
    data = (
        turned(written(noise(60, 30), kind), 6) if kind == "JPG" else written(noise(60, 30), kind)
    )
    path = tmp_path / "logo.png"
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            broken[chance.randrange(min(len(broken), 700))] = chance.randrange(256)
        path.write_bytes(broken)
        try:
            kept = len(logo_png(path))
        except SettingsError:
            continue
        assert 0 < kept <= LARGEST_LOGO


@talkative
@pytest.mark.parametrize("start", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_random_bytes_are_refused(tmp_path: Path, start: bytes) -> None:
    chance = random.Random(4)
    for length in (1, 10, 100, 1000, 50_000):
        refused(tmp_path, start + chance.randbytes(length))


@pytest.mark.slow
def test_the_largest_picture_allowed_is_taken(tmp_path: Path) -> None:
    rows = (b"\0" + b"\x10\x80\x30\xff" * 2 * 6000) * 6000
    image = logo_of(tmp_path, a_png(6000, 6000, 16, 6, rows))
    assert (image.width(), image.height()) == (300, 300)
