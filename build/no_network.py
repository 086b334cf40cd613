"""Runs first in the frozen program, where nothing that only networks need is there.

`xml.sax.saxutils`, which segno loads, imports `urllib.request` and uses it for nothing of ours.
"""

from __future__ import annotations

import sys
from types import ModuleType

sys.modules["urllib.request"] = ModuleType("urllib.request")
