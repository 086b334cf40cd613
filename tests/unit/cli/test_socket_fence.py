"""Behind the fence a program has the sockets that are files, and no others."""

from __future__ import annotations

import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import socket_fence
from desktop.cli.socket_fence import forbid_network
from desktop.domain.errors import AppError

ROOT = Path(__file__).resolve().parents[3]

needs_the_fence = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has the fence"
)
BEHIND = """
import ctypes, mmap, os, socket, sys, threading
from desktop.cli.socket_fence import fence_holds, forbid_network
from desktop.cli.socket_fence import _machine

def number(name):
    return ctypes.c_long(getattr(_machine(), name))

began, go = threading.Event(), threading.Event()
thread = threading.Thread(target=lambda: (began.set(), go.wait(), {later}), daemon=True)
thread.start()
began.wait()
forbid_network()
first, second = socket.socketpair()
socket.socket(socket.AF_UNIX).close()
assert fence_holds()
print("behind", flush=True)
kernel = ctypes.CDLL(None)
{asks}
go.set()
thread.join()
print("alive", flush=True)
"""
ASKS = {
    "internet": "socket.socket()",
    "internet, version 6": "socket.socket(socket.AF_INET6)",
    "the kernel's own network": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "a pair": "kernel.syscall(number('socketpair'), 2, 1, 0, 0)",
    "another number for the same call": "kernel.syscall(0x40000000 + 41, 2, 1, 0)",
    "a queue that makes sockets": "kernel.syscall(425, 1, None)",
    "a program that it starts": (
        "os.execv(sys.executable, [sys.executable, '-c', 'import socket; socket.socket()'])"
    ),
}


def behind(asks: str = "", later: str = "None") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEHIND.format(asks=asks, later=later)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@needs_the_fence
@pytest.mark.parametrize("what", ASKS)
def test_whatever_asks_for_the_network_is_ended(what: str) -> None:
    answer = behind(ASKS[what])
    assert (answer.stdout, answer.returncode) == ("behind\n", -signal.SIGSYS), answer.stderr


@needs_the_fence
def test_a_thread_from_before_is_behind_the_fence_too() -> None:
    answer = behind(later="socket.socket()")
    assert (answer.stdout, answer.returncode) == ("behind\n", -signal.SIGSYS), answer.stderr


@needs_the_fence
def test_what_asks_for_files_only_goes_on() -> None:
    answer = behind()
    assert (answer.stdout, answer.returncode) == ("behind\nalive\n", 0), answer.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the call of one system")
def test_a_program_for_the_older_processor_is_ended() -> None:
    """Its numbers are others: 359 for `socket`, asked for as 32-bit programs do."""
    socket_of_32_bits = "b867010000 bb02000000 b901000000 31d2 cd80 c3"
    asks = (
        "page = mmap.mmap(-1, mmap.PAGESIZE, prot=7)\n"
        f"page.write(bytes.fromhex('{socket_of_32_bits}'))\n"
        "place = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
        "if os.uname().machine == 'x86_64': ctypes.CFUNCTYPE(ctypes.c_int)(place)()\n"
        "else: socket.socket()"
    )
    # A kernel without these calls ends the program by itself.
    assert behind(asks).returncode in (-signal.SIGSYS, -signal.SIGSEGV)


@pytest.mark.parametrize(("system", "machine"), [("win32", "AMD64"), ("linux", "riscv64")])
def test_elsewhere_it_says_that_it_cannot(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    with pytest.raises(AppError, match="Only Linux"):
        forbid_network()


@pytest.mark.parametrize(
    ("name", "kind", "socket", "socketpair"),
    [("x86_64", 0xC000003E, 41, 53), ("aarch64", 0xC00000B7, 198, 199)],
)
def test_the_filter_of_each_processor_lets_local_sockets_through_only(
    name: str, kind: int, socket: int, socketpair: int
) -> None:
    """Numbers as in the kernel's tables `syscall_64.tbl` and `asm-generic/unistd.h`."""
    lines = socket_fence._filter(socket_fence._MACHINES[name])
    local, internet, other = 1, 2, 39
    for call in (socket, socketpair):
        assert allowed(lines, kind, call, local)
        assert not allowed(lines, kind, call, internet)
        assert not allowed(lines, kind ^ 1, call, local)
        assert not allowed(lines, kind, call | 0x40000000, local)
    assert allowed(lines, kind, other, internet)
    assert not allowed(lines, kind, 425, local)


def allowed(lines: list[tuple[int, int, int, int]], kind: int, number: int, first: int) -> bool:
    """What the kernel would say; it reads the call, then its machine, then its words."""
    given = {0: number, 4: kind, 16: first}
    held = at = 0
    while True:
        what, if_so, if_not, value = lines[at]
        at += 1
        if what == 0x20:
            held = given[value]
        elif what == 0x06:
            return value == 0x7FFF0000
        else:
            holds = held == value if what == 0x15 else held >= value
            at += if_so if holds else if_not
