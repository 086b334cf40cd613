"""The long runs: kills, power cuts, damage and a full disk under reader.db, and page turns.

python3 build/dev.py faults [--seed N] [--short]      --short turns 1,000 pages and no more
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop import paths
from desktop.library.opening import open_library
from tests.faults.__main__ import main as reader_faults
from tests.running import running, wait_for

TURNS, SHORT_TURNS = 10_000, 1_000
WARM = 500  # turns after which caches are full
GROWTH = 1.05


def memory() -> float:
    """MB held now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def turn_pages(turns: int, seed: int) -> bool:
    """Open pages at random; whether memory stayed flat."""
    chosen = random.Random(seed)
    pages = [card.id for card in open_library(paths.content_db()).content.cards()]
    warm = 0.0
    with tempfile.TemporaryDirectory(prefix="waymark-turns-") as name, running(Path(name)) as app:
        go = app.controller.navigation.open_page
        for turn in range(1, turns + 1):
            page = chosen.choice(pages)
            wait_for(app.reader.finished, lambda: go(page))  # noqa: B023  done before it returns
            if turn == WARM:
                warm = memory()
            if turn % 1000 == 0:
                print(f"page turns: {turn:,}, {memory():.1f} MB", flush=True)
        held = memory() <= GROWTH * warm
    print(f"page turns: {warm:.1f} MB after {WARM}, {'flat' if held else 'GROWN'} since")
    return held


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py faults")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--short", action="store_true", help="page turns alone, and fewer")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    held = turn_pages(SHORT_TURNS if asked.short else TURNS, asked.seed)
    broken = 0 if asked.short else reader_faults(asked.seed)
    return 0 if held and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
