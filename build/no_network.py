"""Runs first in the frozen program, where nothing that only networks need is there.

`segno`, and `xml.sax.saxutils` which it loads, import these and use them for nothing of ours.
"""

from __future__ import annotations

import sys
from types import ModuleType

for name in ("urllib.request", "webbrowser"):
    sys.modules[name] = ModuleType(name)
