"""Turns the picture that a clinic chose into a small clean PNG for its handouts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader, QImageWriter, QPainter

from desktop.domain.errors import SettingsError
from desktop.domain.printing import LARGEST_LOGO

LARGEST_FILE = 10_000_000  # bytes
LONGEST_SIDE = 6000  # px
MOST = QSize(600, 300)  # px of what is kept
_MEMORY = 320  # MB for one picture; the largest that is taken needs 288, at 16 bits a channel
_DOTS_PER_METRE = 11_811  # 300 dpi; Qt would write down this screen's
_MOST_SCANS = 100  # of a JPEG; cameras write a dozen, and each is decoded over the whole picture
_SMALLER = 0.85  # step by which a picture of too many bytes shrinks

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
_END_OF_PNG = b"IEND\xae\x42\x60\x82"
_START_OF_SCAN, _END_OF_JPEG = b"\xff\xda", b"\xff\xd9"


def logo_png(path: Path) -> bytes:
    """The PNG or JPEG in `path` as a PNG of our own making, at most `MOST`; for any thread.

    Nothing but the picture itself is taken over: no place, date or name from the camera.

    Raises:
        SettingsError: one sentence on what is wrong with it.
    """
    data = _read(path)
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
    if not kind or (kind == "png" and b"acTL" in data[: data.find(b"IDAT")]):
        raise SettingsError(
            f"'{path.name}' is another kind of picture. "
            "Choose a PNG or JPEG picture that does not move."
        )
    if not _complete(data, kind):
        raise _damaged(path)
    return _small_png(_decoded(path, data, kind))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise SettingsError(f"There is no picture called '{path.name}' there.") from None
    except (OSError, ValueError):
        raise SettingsError(f"The picture '{path.name}' cannot be opened.") from None
    if len(data) > LARGEST_FILE:
        raise SettingsError(
            f"The picture '{path.name}' is too big. "
            f"Choose one of at most {LARGEST_FILE // 1_000_000} MB."
        )
    if not data:
        raise SettingsError(f"The file '{path.name}' is empty. Choose a PNG or JPEG picture.")
    return data


def _complete(data: bytes, kind: str) -> bool:
    """Whether the picture goes on to its end; decoders fill up what is missing with grey."""
    if kind == "png":
        return _END_OF_PNG in data[-1024:]
    last_scan = data.rfind(_START_OF_SCAN)
    return data.count(_START_OF_SCAN) <= _MOST_SCANS and data.rfind(_END_OF_JPEG) > last_scan


def _decoded(path: Path, data: bytes, kind: str) -> QImage:
    """The picture the right way up, scaled down to fit into `MOST`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEMORY)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)  # the other decoders never see a stranger's file
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise _damaged(path)
    if max(size.width(), size.height()) > LONGEST_SIDE:
        raise SettingsError(
            f"The picture '{path.name}' has too many dots. "
            f"Choose one of at most {LONGEST_SIDE} by {LONGEST_SIDE}."
        )
    turned = QImageIOHandler.Transformation.TransformationRotate90
    room = MOST.transposed() if reader.transformation() & turned else MOST
    reader.setScaledSize(_fitted(size, room))
    image = reader.read()
    if image.isNull():
        raise _damaged(path)
    return image


def _fitted(size: QSize, room: QSize) -> QSize:
    """`size`, scaled down into `room` where it is larger; a line stays a line."""
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return size.expandedTo(QSize(1, 1))


def _small_png(image: QImage) -> bytes:
    """`image` repainted, so that only its dots are left, in at most `LARGEST_LOGO` bytes."""
    if image.colorSpace().isValid():
        srgb = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image = image if srgb.isNull() else srgb
    seen_through = image.hasAlphaChannel()
    clean = QImage(
        image.size(),
        QImage.Format.Format_ARGB32 if seen_through else QImage.Format.Format_RGB32,
    )
    clean.setDotsPerMeterX(_DOTS_PER_METRE)
    clean.setDotsPerMeterY(_DOTS_PER_METRE)
    clean.fill(Qt.GlobalColor.transparent if seen_through else Qt.GlobalColor.white)
    image.setDevicePixelRatio(1)
    painter = QPainter(clean)
    painter.drawImage(0, 0, image)
    painter.end()
    kept, size = clean, clean.size()
    while len(png := _written(kept)) > LARGEST_LOGO:
        size = (size * _SMALLER).expandedTo(QSize(1, 1))
        kept = clean.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return png


def _written(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _damaged(path: Path) -> SettingsError:
    return SettingsError(f"The picture '{path.name}' is damaged. Choose another one.")
