"""Takes the network away from this program on Linux, so that a test can prove it needs none.

A filter in the kernel (seccomp) ends whatever asks for a socket that is no file of this computer.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from dataclasses import dataclass

from desktop.domain.errors import AppError

_LOCAL = 1  # AF_UNIX
_INTERNET = 2
_STREAM = 1
_IO_URING_SETUP = 425  # makes sockets without the calls below; the same number everywhere
_OTHER_NUMBERS = 0x40000000  # from here on, x86-64 has a second number for each call

_NO_DUMP, _NO_NEW_RIGHTS = 4, 38  # prctl
_SET_FILTER, _ALL_THREADS = 1, 1  # seccomp
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # what the filter is made of
_NUMBER, _KIND, _FIRST_WORD = 0, 4, 16  # where in its input the call, its machine, its first word
_KILL, _ALLOW = 0x80000000, 0x7FFF0000


@dataclass(frozen=True, slots=True)
class _Machine:
    """The kernel's numbers on one kind of processor."""

    kind: int
    socket: int
    socketpair: int
    seccomp: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, 53, 317),
    "aarch64": _Machine(0xC00000B7, 198, 199, 277),
}


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def forbid_network() -> None:
    """End this program, and all that it starts, at the first socket but a local one.

    It cannot be taken back.

    Raises:
        AppError: this system has no such fence, or lets us set none.
    """
    machine = _machine()
    kernel = ctypes.CDLL(None, use_errno=True)
    lines = _filter(machine)
    asked = _Filter(len(lines), b"".join(struct.pack("HBBI", *line) for line in lines))
    if kernel.prctl(_NO_NEW_RIGHTS, *map(ctypes.c_ulong, (1, 0, 0, 0))) or kernel.syscall(
        ctypes.c_long(machine.seccomp), _SET_FILTER, _ALL_THREADS, ctypes.byref(asked)
    ):
        why = os.strerror(ctypes.get_errno())
        raise AppError(f"This computer does not let a program give up the network: {why}.")


def fence_holds() -> bool:
    """Whether a copy of this program that asks for the network is ended."""
    machine = _machine()
    kernel = ctypes.CDLL(None)
    copy = os.fork()
    if copy == 0:
        kernel.prctl(_NO_DUMP, *map(ctypes.c_ulong, (0, 0, 0, 0)))
        kernel.syscall(ctypes.c_long(machine.socket), _INTERNET, _STREAM, 0)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == -signal.SIGSYS


def _machine() -> _Machine:
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if machine is None:
        raise AppError("Only Linux can take the network away from a program, on x86-64 and arm64.")
    return machine


def _filter(machine: _Machine) -> list[tuple[int, int, int, int]]:
    """Lines of what to do, how many lines to skip if so and if not, and what to do it with."""
    return [
        (_LOAD, 0, 0, _KIND),
        (_EQUAL, 0, 7, machine.kind),  # programs for another processor have other numbers
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 5, 0, _OTHER_NUMBERS),
        (_EQUAL, 4, 0, _IO_URING_SETUP),
        (_EQUAL, 1, 0, machine.socket),
        (_EQUAL, 0, 3, machine.socketpair),
        (_LOAD, 0, 0, _FIRST_WORD),
        (_EQUAL, 1, 0, _LOCAL),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
