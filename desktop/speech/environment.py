"""What programs of the system are started with."""

from __future__ import annotations

import os
import sys


def system_environment() -> dict[str, str]:
    """The environment as it was before a frozen program put its own libraries first in it."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            environment["LD_LIBRARY_PATH"] = before
    return environment
