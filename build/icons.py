"""The program's icon at every size that a system asks for, drawn from the brand's SVG files."""

from __future__ import annotations

import io
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

BRAND = Path(__file__).resolve().parent.parent / "resources" / "brand"
SMALL = 32  # px, up to which the simpler drawing is clearer
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS = (16, 32, 64, 128, 256, 512, 1024)


def drawing(size: int) -> Path:
    """The SVG file that is meant for this size."""
    return BRAND / ("app-icon-small.svg" if size <= SMALL else "app-icon.svg")


def png(size: int) -> bytes:
    """The icon as a PNG file, `size` px wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing(size))).render(painter)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data())


def ico() -> bytes:
    """The icon of the program for Windows."""
    return _gathered("ICO", WINDOWS, sizes=[(size, size) for size in WINDOWS])


def icns() -> bytes:
    """The icon of the program for macOS."""
    return _gathered("ICNS", MACOS)


def write(to: Path) -> Path:
    """Write the icon file that `to` is named after: .ico, .icns or a .png of 256 px."""
    kinds = {".ico": ico, ".icns": icns}
    to.write_bytes(kinds[to.suffix]() if to.suffix in kinds else png(256))
    return to


def _gathered(kind: str, sizes_px: tuple[int, ...], **options: object) -> bytes:
    *rest, largest = (Image.open(io.BytesIO(png(size))) for size in sizes_px)
    written = io.BytesIO()
    largest.save(written, kind, append_images=rest, **options)
    return written.getvalue()
