"""Looks through a finished bundle for whatever could reach a network."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from build import bundle, origins

_MODULES = re.compile(
    r"(?:_?ssl|http|ftplib|imaplib|nntplib|poplib|smtplib|telnetlib|xmlrpc|wsgiref|socketserver"
    r"|webbrowser|urllib\.(?:request|response|error|robotparser)"
    r"|aiohttp|certifi|httpx|requests|urllib3|websockets?"
    r"|PySide6\.Qt(?:Network|Web|Http|Qml|Quick|Pdf)\w*)(?:\..*)?"
)
_LIBRARIES = re.compile(
    r"(?:lib)?(?:Qt6?(?:Network|Web|Http|Qml|Quick)|ssl|crypto[-.]|gnutls|nss|nspr|krb5|gssapi"
    r"|com_err|curl|nghttp|ngtcp|avahi|soup|ldap|proxy|ssh|tls|winhttp|wininet).*",
    re.IGNORECASE,
)
_BINARY = re.compile(r"\.(?:so|dll|pyd|dylib)\b|\.framework/", re.IGNORECASE)
_PLUGINS = ("bearer/", "networkaccess/", "networkinformation/", "tls/", "webview/")

# Libraries that can turn the name of a computer into its address.
_ADDRESSES = re.compile(r"\*UND\*.*\s(getaddrinfo|gethostbyname\w*|res_\w*(?:query|search)\w*)$")
_KNOW_ADDRESSES = frozenset(
    {
        "_socket.so",  # loaded for the speech service, whose socket is a file
        "libX11.so.6",  # a screen elsewhere, where somebody's DISPLAY names one
        "libxcb.so.1",
        "libdbus-1.so.3",  # a session elsewhere, where its address says so
        "libsystemd.so.0",  # comes with D-Bus
        "_typst.so",  # fetches packages for templates that name some; ours name none
    }
)


def faults(folder: Path) -> list[str]:
    """What in the folder build could reach a network, a sentence each."""
    files = bundle.files_of(folder)
    return [
        *file_faults(files),
        *module_faults(origins.modules_of(folder / bundle.recipe().archive)),
        *(address_faults(_knowing(files)) if sys.platform == "linux" else ()),
    ]


def file_faults(files: Iterable[str]) -> list[str]:
    """Libraries and plugins that are there to reach a network."""
    return [
        f"{name} is a part for networks."
        for name in files
        if _BINARY.search(name)
        and (
            _LIBRARIES.fullmatch(PurePosixPath(name).name)
            or _MODULES.fullmatch(_plain(name).partition(".")[0])
            or (bundle.plugin(name) or "").startswith(_PLUGINS)
        )
    ]


def module_faults(modules: Iterable[str]) -> list[str]:
    """Modules of Python that are there to reach a network."""
    return [f"The module {name} is for networks." for name in modules if _MODULES.fullmatch(name)]


def address_faults(knowing: Iterable[str]) -> list[str]:
    """Libraries that know addresses, and that nobody has looked at yet."""
    return [
        f"{name} can look up the address of another computer: what for?"
        for name in knowing
        if _plain(name) not in _KNOW_ADDRESSES
    ]


def knows_addresses(path: Path) -> bool:
    """Whether a library of Linux asks the system for addresses."""
    answer = subprocess.run(
        ["objdump", "-T", path], capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    )
    return any(_ADDRESSES.search(line) for line in answer.stdout.splitlines())


def _knowing(files: Mapping[str, Path]) -> list[str]:
    return [name for name, path in files.items() if path.is_file() and knows_addresses(path)]


def _plain(name: str) -> str:
    """The name of a library without its folder and the tags of one Python."""
    return PurePosixPath(bundle.library(name)).name
