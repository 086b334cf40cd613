"""A SQLite VFS in ctypes that passes everything on and writes down what reaches the files.

It takes the system's own VFS and puts itself before the calls that change a file: write,
truncate, sync and delete. Reads and locks are the system's own.
"""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Kind(Enum):
    WRITE = auto()
    TRUNCATE = auto()
    SYNC = auto()
    DELETE = auto()
    SAID_SAVED = auto()  # not a call: the program told the reader


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changes a file, by its name without the folder."""

    kind: Kind
    file: str = ""
    offset: int = 0  # of a write; new size for a truncate
    data: bytes = b""


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    """`sqlite3_vfs`; what is not replaced is copied as it is."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app_data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("rest", c_void_p * 14),
    )


class _Methods(Structure):
    """`sqlite3_io_methods`."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("rest", c_void_p * 13),
    )


def available() -> bool:
    """Whether Python's sqlite3 uses a shared library that we can reach."""
    try:
        return hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_register")
    except (OSError, AttributeError):
        return False


@contextmanager
def recording() -> Iterator[list[Call]]:
    """Write down each call of every connection opened meanwhile."""
    recorder = _Recorder()
    recorder.install()
    try:
        yield recorder.calls
    finally:
        recorder.remove()


class _Recorder:
    def __init__(self) -> None:
        library = ctypes.CDLL(_sqlite3.__file__)
        self._register = library.sqlite3_vfs_register
        self._register.argtypes = (POINTER(_Vfs), c_int)
        self._unregister = library.sqlite3_vfs_unregister
        self._unregister.argtypes = (POINTER(_Vfs),)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = (c_char_p,)
        system = library.sqlite3_vfs_find(None).contents
        self.calls: list[Call] = []
        self._vfs = _Vfs.from_buffer_copy(system)
        self._vfs.name = b"recording"
        self._system_open = _Open(system.open)
        self._system_delete = _Delete(system.delete)
        self._open = _Open(self._on_open)
        self._delete = _Delete(self._on_delete)
        self._vfs.open = ctypes.cast(self._open, c_void_p)
        self._vfs.delete = ctypes.cast(self._delete, c_void_p)
        self._names: dict[int, str] = {}  # by the address of the open file
        self._methods: dict[int, _Methods] = {}  # by the address of the system's own
        self._kept: list[object] = []  # callbacks live as long as the recorder

    def install(self) -> None:
        self._register(ctypes.byref(self._vfs), 1)

    def remove(self) -> None:
        self._unregister(ctypes.byref(self._vfs))

    def _on_open(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        result = int(self._system_open(vfs, name, file, flags, out))
        if result == 0 and name:
            self._names[file] = Path(ctypes.string_at(name).decode()).name
            slot = ctypes.cast(file, POINTER(c_void_p))
            slot[0] = ctypes.addressof(self._recording_methods(slot[0]))
        return result

    def _on_delete(self, vfs: int, name: int, sync_folder: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        self.calls.append(Call(Kind.DELETE, path.name))
        return int(self._system_delete(vfs, name, sync_folder))

    def _recording_methods(self, address: int) -> _Methods:
        if address not in self._methods:
            system = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(system)
            system_write = _Write(system.write)
            system_truncate = _Truncate(system.truncate)
            system_sync = _Sync(system.sync)

            def write(file: int, data: int, size: int, offset: int) -> int:
                content = ctypes.string_at(data, size)
                self.calls.append(Call(Kind.WRITE, self._names[file], offset, content))
                return int(system_write(file, data, size, offset))

            def truncate(file: int, size: int) -> int:
                self.calls.append(Call(Kind.TRUNCATE, self._names[file], size))
                return int(system_truncate(file, size))

            def sync(file: int, flags: int) -> int:
                result = int(system_sync(file, flags))
                self.calls.append(Call(Kind.SYNC, self._names[file]))
                return result

            callbacks = (_Write(write), _Truncate(truncate), _Sync(sync))
            self._kept.append(callbacks)
            for name, callback in zip(("write", "truncate", "sync"), callbacks, strict=True):
                setattr(ours, name, ctypes.cast(callback, c_void_p))
            self._methods[address] = ours
        return self._methods[address]
