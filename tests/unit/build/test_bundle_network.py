"""No part for networks leaves the house in a bundle (PRIV-12)."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from build import bundle, bundle_network, origins
from build.bundle_network import address_faults, file_faults, knows_addresses, module_faults

needs_objdump = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("objdump") is None,
    reason="libraries of Linux are read with objdump (apt-get install binutils)",
)


@pytest.mark.parametrize(
    "name",
    [
        "_internal/PySide6/Qt/lib/libQt6Network.so.6",
        "_internal/PySide6/Qt/lib/libQt6Qml.so.6",
        "_internal/PySide6/QtNetwork.abi3.so",
        "_internal/PySide6/Qt6Network.dll",
        "_internal/PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/PySide6/plugins/networkinformation/qnetworklistmanager.dll",
        "_internal/libssl.so.3",
        "_internal/libcrypto-3.dll",
        "_internal/libgnutls.so.30",
        "_internal/libkrb5.so.3",
        "_internal/libavahi-client.so.3",
        "_internal/libcurl.so.4",
        "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/_ssl.pyd",
    ],
)
def test_a_library_for_networks_is_named(name: str) -> None:
    assert file_faults([name]) == [f"{name} is a part for networks."]


def test_what_only_sounds_like_it_may_stay() -> None:
    names = [
        "_internal/PySide6/Qt/lib/libQt6Widgets.so.6",
        "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
        "_internal/python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
        "_internal/resources/icons/regular/network.svg",
        "_internal/content/help/http.html",
        "_internal/libgcrypt.so.20",
        "_internal/libwebp.so.7",
    ]
    assert file_faults(names) == []


def test_a_module_for_networks_is_named() -> None:
    modules = ["desktop.app", "http.client", "http", "_ssl", "PySide6.QtNetwork", "urllib.request"]
    assert module_faults(modules) == [f"The module {name} is for networks." for name in modules[1:]]


def test_modules_that_read_addresses_as_text_may_stay() -> None:
    assert module_faults(["urllib.parse", "urllib", "socket", "email.utils", "PySide6.QtSvg"]) == []


def test_a_library_that_newly_knows_addresses_is_asked_about() -> None:
    known = [
        "_internal/libxcb.so.1",
        "_internal/typst/_typst.abi3.so",
        "_internal/python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
    ]
    assert address_faults([*known, "_internal/libnew.so.1"]) == [
        "_internal/libnew.so.1 can look up the address of another computer: what for?"
    ]


@needs_objdump
def test_what_a_library_asks_the_system_for_is_read_from_it(tmp_path: Path) -> None:
    typst = Path(sysconfig.get_path("platlib"), "typst", "_typst.abi3.so")
    shiboken = Path(sysconfig.get_path("platlib"), "shiboken6", "Shiboken.abi3.so")
    words = tmp_path / "words"
    words.write_text("getaddrinfo")
    found = [knows_addresses(path) for path in (typst, shiboken, words)]
    assert found == [True, False, False]


@needs_objdump
def test_the_whole_folder_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / bundle.recipe().program
    library = tmp_path / "_internal" / "libssl.so.3"
    library.parent.mkdir()
    for path in (program, library):
        path.write_bytes(b"")
    monkeypatch.setattr(origins, "modules_of", lambda path: [path.name, "ssl"])
    assert bundle_network.faults(tmp_path) == [
        "_internal/libssl.so.3 is a part for networks.",
        "The module ssl is for networks.",
    ]
