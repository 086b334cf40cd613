"""Where files lie, in the source tree and when frozen; the one module that knows."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "waymark"
NOWHERE = Path(os.devnull, APP_NAME)  # a place in which nothing can be kept


@cache
def root() -> Path:
    """The folder that holds `resources/`: the checkout, or PyInstaller's unpacked folder."""
    return Path(getattr(sys, "_MEIPASS", "") or Path(__file__).resolve().parent.parent)


def is_bundle() -> bool:
    """Whether this is the program as people get it, rather than a checkout."""
    return hasattr(sys, "_MEIPASS")


def resources() -> Path:
    """Fonts, icons, styles and handout templates."""
    return root() / "resources"


def licences() -> Path:
    """The list of all parts of this program and their licence texts.

    A checkout holds only what no package brings along; `build/notices.py` gathers the rest.
    """
    if is_bundle():
        return root() / "licences"
    return resources() / "licences"


def content_db() -> Path:
    """The compiled content that belongs to this program.

    In a checkout it lies in `.cache/`, which is never committed.
    """
    if is_bundle():
        return root() / "content" / "content.db"
    return root() / ".cache" / "content.db"


def content_sources() -> Path:
    """Markdown and YAML, in a checkout only."""
    return root() / "content"


def home() -> Path | None:
    """The home folder of this account, which may have none."""
    try:
        return Path.home()
    except RuntimeError:  # neither HOME nor the list of accounts names one
        return None


def beside_program() -> Path:
    """The folder in which people find the frozen program; the checkout otherwise."""
    if not is_bundle():
        return root()
    folder = Path(sys.executable).resolve().parent
    inside = [each for each in folder.parents if each.suffix == ".app"]
    return inside[0].parent if inside and sys.platform == "darwin" else folder


def portable_data() -> Path | None:
    """A `data` folder beside the frozen program, which then keeps everything; else None."""
    if not is_bundle():
        return None
    data = beside_program() / "data"
    return data if data.is_dir() else None


def settle_caches() -> None:
    """Have the libraries of Linux keep their caches where they have room; they complain otherwise.

    That is the `data` folder of a portable program, or one until the program ends where the account
    has no place. Call it before Qt is loaded, which writes some when it ends: what was registered
    first is done last.
    """
    if sys.platform != "linux":
        return
    data, home_folder = portable_data(), home()
    if data is not None:
        os.environ["XDG_CACHE_HOME"] = str(data / "cache")
    place = os.environ.get("XDG_CACHE_HOME") or (home_folder and home_folder / ".cache")
    if place and _can_write_below(Path(place)):
        return
    import shutil
    import tempfile

    with suppress(OSError):  # there is no room for that either
        folder = tempfile.mkdtemp(prefix=f"{APP_NAME}-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["XDG_CACHE_HOME"] = folder


def _can_write_below(place: Path) -> bool:
    """Whether `place` could be written to, once it is made."""
    try:
        made = next(each for each in (place, *place.parents) if each.exists())
    except OSError:
        return False
    return made.is_dir() and os.access(made, os.W_OK)


def profile() -> Path:
    """Where this reader's files lie when neither command line nor settings name a place."""
    portable = portable_data()
    if portable is not None:
        return portable
    try:
        return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
    except RuntimeError:  # there is no home folder
        return NOWHERE


def settings_files() -> tuple[Path, ...]:
    """Places looked at for `waymark.toml`, first found wins."""
    system = Path(platformdirs.site_config_dir(APP_NAME, appauthor=False))
    if os.name == "posix" and sys.platform != "darwin":
        system = Path("/etc") / APP_NAME
    return (beside_program() / "waymark.toml", system / "waymark.toml")
