"""The slip of paper beside content.db that says what the file must be, to the byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.errors import ContentStoreError
from desktop.store.codec import from_json
from desktop.store.tables import SCHEMA_VERSION

_LARGEST = 64 * 1024  # bytes; a manifest is some 300
_ADVICE = "please install Waymark again" + (
    "" if paths.is_bundle() else " (in a checkout: python3 build/dev.py compile)"
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What content.db was when it was written.

    Args:
        sha256: of the whole file, as 64 hexadecimal digits.
        size: of the file, in bytes.
        schema: `tables.SCHEMA_VERSION` of the program that wrote it.
        content_version: the edition's version, "2026.11.1".
        inputs_hash: of the content files it was compiled from, to see whether they changed.
    """

    sha256: str
    size: int
    schema: int
    content_version: str
    inputs_hash: str


def manifest_path(content: Path) -> Path:
    """Where the manifest of the file `content` stands."""
    return content.with_suffix(".manifest")


def sha256_of(path: Path) -> str:
    """The file's SHA-256, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(path: Path) -> Manifest:
    """Check that `path` is exactly the file its manifest describes, before it is opened.

    SQLite's own checks miss most damage: only the hash sees every changed bit.
    """
    manifest = _read(manifest_path(path))
    if manifest.schema != SCHEMA_VERSION:
        made_by = "a newer" if manifest.schema > SCHEMA_VERSION else "an older"
        raise ContentStoreError(
            f"The content file {path} was made for {made_by} version of Waymark; {_ADVICE}."
        )
    try:
        whole = path.stat().st_size == manifest.size and sha256_of(path) == manifest.sha256
    except FileNotFoundError:
        raise ContentStoreError(f"The content file {path} is missing; {_ADVICE}.") from None
    except OSError as error:
        raise ContentStoreError(
            f"The content file {path} cannot be read ({error.strerror}); {_ADVICE}."
        ) from error
    if not whole:
        raise ContentStoreError(
            f"The content file {path} is damaged or was changed, so it is not shown; {_ADVICE}."
        )
    return manifest


def _read(path: Path) -> Manifest:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1)
        if len(text) > _LARGEST:
            raise ValueError("too large")
        return from_json(Manifest, text.decode())
    except FileNotFoundError:
        raise ContentStoreError(
            f"The file {path}, which belongs to the content, is missing; {_ADVICE}."
        ) from None
    except (OSError, ValueError) as error:
        raise ContentStoreError(
            f"The file {path}, which belongs to the content, cannot be read; {_ADVICE}."
        ) from error
