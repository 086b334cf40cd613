"""home.json: what Home shows everybody, beside content.db, for before that can be read."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.domain.content import HomeCard
from desktop.domain.screens import HomeView, PathStep, StepState


def home_path(content: Path) -> Path:
    """Where the Home that belongs to the file `content` lies."""
    return content.with_name("home.json")


def write_home_file(path: Path, home: HomeView) -> None:
    """Keep steps and cards of `home`, which nobody has read anything of yet."""
    kept = {
        "steps": [
            {"title": step.title, "page": step.page, "minutes": step.minutes} for step in home.steps
        ],
        "cards": [
            {
                "page": card.page,
                "title": card.title,
                "sentence": card.sentence,
                "icon": card.icon,
            }
            for card in home.cards
        ],
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


def read_home_file(path: Path) -> HomeView | None:
    """Home for somebody new; None where there is no such file, or a damaged one.

    Nothing is lost by that: the library tells the same, a second later. It is read without
    `codec`, which takes longer to be imported than all else here.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        first, *others = kept["steps"]
        steps = [
            PathStep(**first, state=StepState.NEXT),
            *(PathStep(**step, state=StepState.LATER) for step in others),
        ]
        return HomeView(tuple(steps), tuple(HomeCard(**card) for card in kept["cards"]), ())
    except (OSError, ValueError, TypeError, LookupError):
        return None
