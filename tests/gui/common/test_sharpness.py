"""Everything is sharp at 100 to 300 %, also after the window was moved to another screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

RATIOS = (1, 1.25, 1.5, 2, 3)
MOVED = Path(__file__).parents[1] / "moved_window.py"


def test_all_that_is_made_of_dots_is_sharp_on_each_screen(tmp_path: Path) -> None:
    """In a process of its own: the screens of this one are made already."""
    screens = [
        {"name": f"at-{ratio}", "x": 4000 * place, "y": 0, "width": 2400, "height": 2400}
        for place, ratio in enumerate(RATIOS)
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, str(MOVED)],
        env={
            **os.environ,
            "PYTHONPATH": str(MOVED.parents[2]),
            "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
            "QT_SCALE_FACTOR": "1",
            "QT_SCREEN_SCALE_FACTORS": ";".join(f"at-{ratio}={ratio}" for ratio in RATIOS),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = json.loads(done.stdout)
    assert [each.pop("ratio") for each in told] == [*RATIOS, RATIOS[0]]
    assert [name for each in told for name, sharp in each.items() if not sharp] == []
