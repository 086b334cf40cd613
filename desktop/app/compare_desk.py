"""What stands on Compare, as text that outlives the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.comparing import BOARDS, MOST_OPTIONS, STRATEGIES, Chosen

_MOST_NAMED = 2 * MOST_OPTIONS  # options of a board, gone ones among them
_MOST_HIDDEN = 100
_LONGEST = 200  # characters of an id


@dataclass(frozen=True, slots=True)
class CompareDesk:
    """Both boards as the reader left them.

    Args:
        board: id of the board in sight.
        chosen: by board id; none for a board on which nothing was chosen yet.
        names: by option id, as each was called, in case it is gone one day.
        marked: rows say how alike the options are.
    """

    board: str = STRATEGIES
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    marked: bool = True

    def with_chosen(self, chosen: Chosen) -> CompareDesk:
        """The same with another board in sight, or other things chosen on it."""
        return replace(self, board=chosen.board, chosen={**self.chosen, chosen.board: chosen})

    def as_text(self) -> str:
        """JSON, the same for the same desk."""
        boards = {
            board: {
                "options": list(chosen.options),
                "hidden": sorted(chosen.hidden),
                "only_differences": chosen.only_differences,
                "by_values": chosen.by_values,
            }
            for board, chosen in self.chosen.items()
        }
        named = {option for chosen in self.chosen.values() for option in chosen.options}
        names = {option: name for option, name in self.names.items() if option in named}
        told = {"board": self.board, "boards": boards, "names": names, "marked": self.marked}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


def desk_of(text: str) -> CompareDesk:
    """The desk that `text` tells of; whatever cannot be understood is as on a new desk."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return CompareDesk()
    told = _mapping(told)
    board = told.get("board")
    boards = _mapping(told.get("boards"))
    names = _mapping(told.get("names"))
    return CompareDesk(
        board=board if isinstance(board, str) and board in BOARDS else STRATEGIES,
        chosen={each: _chosen(each, boards[each]) for each in BOARDS if each in boards},
        names={option: name for option, name in names.items() if isinstance(name, str)},
        marked=told.get("marked") is not False,
    )


def _chosen(board: str, told: object) -> Chosen:
    told = _mapping(told)
    return Chosen(
        board,
        tuple(dict.fromkeys(_words(told.get("options"))))[:_MOST_NAMED],
        frozenset(_words(told.get("hidden"))[:_MOST_HIDDEN]),
        only_differences=told.get("only_differences") is True,
        by_values=told.get("by_values") is True,
    )


def _mapping(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}


def _words(told: object) -> list[str]:
    words = told if isinstance(told, list) else []
    return [word for word in words if isinstance(word, str) and 0 < len(word) <= _LONGEST]
