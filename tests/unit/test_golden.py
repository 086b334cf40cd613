"""The keeper of accepted drawings tells every difference and shows it."""

from __future__ import annotations

from pathlib import Path

from tests.golden import accept, differences, write_report


def test_drawings_accepted_are_no_difference(tmp_path: Path) -> None:
    accept({"a.svg": "<svg>1</svg>"}, tmp_path)
    assert list(differences({"a.svg": "<svg>1</svg>"}, tmp_path)) == []


def test_every_difference_is_told_and_shown(tmp_path: Path) -> None:
    accept({"a.svg": "<svg>1</svg>", "b.svg": "<svg>2</svg>"}, tmp_path)
    found = list(differences({"a.svg": "<svg>9</svg>", "c.svg": "<svg>3</svg>"}, tmp_path))
    assert [each.said for each in found] == [
        "a.svg is drawn differently",
        "b.svg is gone",
        "c.svg is new",
    ]
    write_report(found, tmp_path / "report" / "page.html")
    page = (tmp_path / "report" / "page.html").read_text(encoding="utf-8")
    assert all(f"<svg>{number}</svg>" in page for number in (1, 2, 3, 9))


def test_what_is_no_longer_drawn_is_no_longer_kept(tmp_path: Path) -> None:
    accept({"a.svg": "1", "b.svg": "2"}, tmp_path)
    accept({"b.svg": "3"}, tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"b.svg": "3"}
