from __future__ import annotations

from typing import Any

import pytest

from desktop.diagrams.layouts import dose_rows
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, read_spec
from desktop.diagrams.shapes import Layout, Rect
from desktop.diagrams.sheet import Frame


def data(**changes: Any) -> dict[str, Any]:
    """A drug every 4 weeks, or every 6."""
    drug = {
        "id": "natalizumab",
        "name": "Natalizumab",
        "status": "Used in some places",
        "settled": True,
        "unit": "weeks",
        "span": 24,
        "rows": [
            {"label": "Usual gap: 4 weeks", "every": 4, "usual": True},
            {"label": "Longer gap: 6 weeks", "every": 6},
        ],
        "shown": ["A trial saw no clear difference."],
    }
    words = {
        "usual": "Usual gap",
        "longer": "Longer gap",
        "seen": "What studies saw",
        "caution": "Do not stretch doses yourself.",
    }
    return {"words": words, "drugs": [drug | changes]}


def lay_out(width: float, **changes: Any) -> Layout:
    spec: Any = read_spec("dose-rows", data(**changes))
    return dose_rows.lay_out(spec, Frame(width, PALETTES["light"], 1.0))


def doses(layout: Layout) -> list[float]:
    """x of every dose on the lines, from the first line to the last."""
    key_top = max(label.box.y for label in layout.labels if label.text == "Longer gap")
    bars = [s for s in layout.shapes if isinstance(s, Rect) and s.ink.fill != "none"]
    return [bar.box.middle[0] for bar in bars if bar.box.bottom < key_top - 10]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"unit": "days"}, "counts in weeks or months"),
        ({"span": 6}, "shows too few weeks for 'Longer gap: 6 weeks'"),
        ({"rows": [{"label": "One", "every": 4, "usual": True}]}, "2 gaps or more"),
        ({"rows": [{"label": "A", "every": 4}, {"label": "B", "every": 6}]}, "one usual gap"),
        (
            {"rows": [{"label": "A", "every": 0, "usual": True}, {"label": "B", "every": 6}]},
            "must be 1 or more",
        ),
    ],
)
def test_impossible_gaps_are_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        read_spec("dose-rows", data(**changes))


def test_a_longer_gap_has_fewer_doses_on_the_same_axis() -> None:
    found = doses(lay_out(704))
    usual, longer = found[:6], found[6:]
    assert len(longer) == 4
    assert usual[0] == longer[0]
    assert longer[1] - longer[0] == pytest.approx(1.5 * (usual[1] - usual[0]))


def test_words_stand_beside_the_doses_or_above_them() -> None:
    def below(layout: Layout) -> bool:
        label = next(label for label in layout.labels if label.text == "Usual gap: 4 weeks")
        return min(doses(layout)) < label.box.right

    assert not below(lay_out(900))
    assert below(lay_out(320))


def test_every_gap_is_told_and_the_caution_comes_last() -> None:
    spec = read_spec("dose-rows", data())
    assert spec.told() == (
        "Natalizumab. Used in some places. Usual gap: 4 weeks. That is 6 doses in 24 weeks. "
        "Longer gap: 6 weeks. That is 4 doses in 24 weeks.",
        "What studies saw, Natalizumab. A trial saw no clear difference.",
        "Do not stretch doses yourself.",
    )
    assert spec.table().rows[1] == ("Natalizumab", "Longer gap: 6 weeks", "4 doses in 24 weeks")
