"""Packs and printed pages as the screens show them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.packs import LONGEST_PACK_NAME, PackCard, PrintLine
from desktop.ui.common.press import Pressable

WIDEST = "W" * LONGEST_PACK_NAME
TODAY = dt.date(2026, 11, 21)


def ready(number: int, **changes: Any) -> PackCard:
    """A ready-made pack."""
    values: dict[str, Any] = {
        "ref": f"ready:{number}",
        "name": f"Ready-made pack {number}",
        "summary": "Give this before a first talk about treatment. It tells what MS is.",
        "titles": ("What MS is", "Two main ways", "Vaccines", "Travel", "When to get help"),
        "number": 800 + number,
    }
    return PackCard(**(values | changes))


def own(number: int, **changes: Any) -> PackCard:
    """A pack of staff."""
    values: dict[str, Any] = {
        "ref": f"own:{number}",
        "name": f"My pack {number}",
        "summary": "",
        "titles": ("Vaccines", "Travel"),
    }
    return PackCard(**(values | changes))


def some_packs() -> tuple[PackCard, ...]:
    """Packs with all that can be told of one."""
    return (
        ready(1, favourite=True),
        ready(2, changed=("What MS is", "Travel"), overdue=("Vaccines",)),
        own(1, favourite=True, changed=("Travel",), gone=("An old page",)),
        own(2, name=WIDEST, titles=("An old page", "Another"), gone=("An old page", "Another")),
        own(3, name="<b>漢字</b> שלום #let x = 1", titles=(WIDEST,)),
        own(4, name="My pack 1"),
    )


def a_line(number: int, **changes: Any) -> PrintLine:
    """A page printed so many days before today."""
    values: dict[str, Any] = {
        "page": f"page-{number % 4}",
        "title": f"Page {number % 4}",
        "pack": "First visit",
        "how": "Large print, 24 point",
        "copies": 2,
        "version": "2026.11",
        "station": "Room 2",
        "printed": TODAY - dt.timedelta(days=number),
    }
    return PrintLine(**(values | changes))


def press(page: QWidget, name: str) -> None:
    """Press what has this name."""
    control = page.findChild(Pressable, name)
    assert control is not None, name
    control.click()


def visible(page: QWidget, name: str) -> bool:
    """Whether the widget of this name can be seen."""
    widget = page.findChild(QWidget, name)
    assert widget is not None, name
    return widget.isVisible()
