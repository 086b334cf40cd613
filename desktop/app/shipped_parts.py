"""Tries what came with the program, part by part, for `self-test`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader
from PySide6.QtGui import QImageReader, QRawFont

import desktop
from desktop import paths
from desktop.app.single_copy import SingleCopy
from desktop.domain.errors import AppError
from desktop.theme.fonts import load_fonts

_PICTURES = {"jpeg", "png", "svg"}
_NOT_HERE = ("desktop.compiler", *(["desktop.speech.windows"] if sys.platform != "win32" else []))
_BY_OTHERS = ("pythoncom",) if sys.platform == "win32" else ()  # imported once somebody listens
_OF_SYSTEM = "libcups.so.2"  # not brought along: any system that can print has it


def modules() -> str:
    """Load every module of ours, and with them what they import."""
    names = [
        each.name
        for each in pkgutil.walk_packages(desktop.__path__, "desktop.")
        if not each.name.startswith(_NOT_HERE)
    ]
    for name in (*names, *_BY_OTHERS):
        importlib.import_module(name)
    return f"{len(names)} loaded, {len(sys.modules)} with those of others"


def plugins() -> str:
    """Read each kind of picture; in a bundle, load all of Qt's plugins that lie there.

    Raises:
        AppError: one is missing or cannot be loaded.
    """
    known = {each.toStdString() for each in QImageReader.supportedImageFormats()}
    if lacking := sorted(_PICTURES - known):
        raise AppError(f"Qt cannot read pictures of the kind {', '.join(lacking)}.")
    if not paths.is_bundle():  # a checkout holds many that we never load
        return f"{', '.join(sorted(_PICTURES))} are read"
    files = sorted(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)).glob("*/*"))
    faults = [
        loader.errorString() for loader in map(QPluginLoader, map(str, files)) if not loader.load()
    ]
    if broken := [fault for fault in faults if _OF_SYSTEM not in fault]:
        raise AppError(" ".join(broken))
    return f"{len(files) - len(faults)} loaded" + (f", 1 waits for {_OF_SYSTEM}" if faults else "")


def fonts(folder: Path) -> str:
    """Load each font file and look for letters in it.

    Raises:
        AppError: one holds none.
    """
    load_fonts(folder)
    files = sorted(folder.glob("*.ttf"))
    for file in files:
        if not QRawFont(str(file), 16).supportsCharacter(ord("a")):
            raise AppError(f"{file.name} has no letters.")
    return f"{len(files)} files"


def lock(profile: Path) -> str:
    """Have two copies of the program ask for one profile.

    Raises:
        AppError: not the first alone was given it.
    """
    first, second = SingleCopy(profile), SingleCopy(profile)
    given = first.is_first() and not first.read_only and not second.is_first()
    first.release()
    if not given:
        raise AppError("Two copies of Waymark could use one profile at once.")
    return "a second copy was turned away"
