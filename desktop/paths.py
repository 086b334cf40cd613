"""Where files lie, in the source tree and when frozen; the one module that knows."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "waymark"


@cache
def root() -> Path:
    """The folder that holds `resources/`: the checkout, or PyInstaller's unpacked folder."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Fonts, icons, styles and handout templates."""
    return root() / "resources"


def licences() -> Path:
    """The list of all parts of this program and their licence texts.

    A checkout holds only what no package brings along; `build/notices.py` gathers the rest.
    """
    if getattr(sys, "_MEIPASS", None):
        return root() / "licences"
    return resources() / "licences"


def content_db() -> Path:
    """The compiled content that belongs to this program.

    In a checkout it lies in `.cache/`, which is never committed.
    """
    if getattr(sys, "_MEIPASS", None):
        return root() / "content" / "content.db"
    return root() / ".cache" / "content.db"


def content_sources() -> Path:
    """Markdown and YAML, in a checkout only."""
    return root() / "content"


def portable_data() -> Path | None:
    """A `data` folder beside the frozen program, which then keeps everything; else None."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent / "data"
    return beside if beside.is_dir() else None


def profile() -> Path:
    """Where this reader's files lie when neither command line nor settings name a place."""
    portable = portable_data()
    if portable is not None:
        return portable
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def settings_files() -> tuple[Path, ...]:
    """Places looked at for `waymark.toml`, first found wins."""
    beside = Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else root()
    system = Path(platformdirs.site_config_dir(APP_NAME, appauthor=False))
    if os.name == "posix" and sys.platform != "darwin":
        system = Path("/etc") / APP_NAME
    return (beside / "waymark.toml", system / "waymark.toml")
