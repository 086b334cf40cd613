"""Become Python with no network: no interface to send through, no socket but local ones.

python build/without_network.py -m pytest ...   (Linux)
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from desktop.cli.socket_fence import forbid_network
from desktop.domain.errors import AppError

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def leave_network() -> None:
    """Move to a network of our own, in which there is nothing.

    Raises:
        AppError: this system does not let us.
    """
    user, group = os.geteuid(), os.getegid()
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.unshare(_NEW_NETWORK if user == 0 else _NEW_NETWORK | _NEW_USER):
        why = os.strerror(ctypes.get_errno())
        raise AppError(f"This system lets only root leave the network: {why}.")
    if user != 0:  # who we are has to be said anew, else we are nobody
        for name, words in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            Path("/proc/self", name).write_text(words)


if __name__ == "__main__":
    try:
        if sys.platform == "linux":
            leave_network()
        forbid_network()
    except AppError as error:
        raise SystemExit(error.sentence) from error
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
