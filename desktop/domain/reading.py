"""What a reader keeps, and how they like to see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ThemeName(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class DrugNames(StrEnum):
    """Which market's brand names come first."""

    UK = "uk"
    US = "us"


REPEAT_TIMES = (0, 400, 800)  # ms within which presses of one control count once; 0: never
SPEECH_SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)  # of usual speech
SPEECH_VOLUMES = (10, 25, 40, 55, 70, 85, 100)  # % of what the system gives
TEXT_SCALES = (1.0, 1.15, 1.25, 1.5, 1.75, 2.0, 2.4)


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """What must be known before the first paint; kept in view.json."""

    theme: ThemeName = ThemeName.SYSTEM
    text_scale: float = 1.0
    follow_system_text: bool = True  # until the reader picks a size
    less_movement: bool = False
    wide_lines: bool = False  # more space between lines
    one_part: bool = False  # one part at a time
    page_buttons: bool = False  # "Page up" and "Page down" under everything that scrolls (MS-4)
    repeat_ms: int = 400  # one of REPEAT_TIMES
    names: DrugNames = DrugNames.UK
    nurse: bool = False  # Home offers packs to print, and prints are recorded
    keep_history: bool = True
    speech_speed: float = 1.0  # one of SPEECH_SPEEDS
    speech_volume: int = 85  # one of SPEECH_VOLUMES
    single_keys: bool = True  # "/" opens search; can be turned off (WCAG-2.1.4)
    window: tuple[int, int, int, int] | None = None  # x, y, width, height in logical px
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A kept page; `note` is the reader's own words."""

    uuid: str
    page: str  # page id
    title: str  # as it was when kept, for a page that has gone since
    saved: dt.datetime  # UTC
    note: str = ""
    note_saved: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question the reader wants to ask.

    Args:
        source: a Question id; empty for the reader's own words.
        page: id of the page it came from, if any.
        saved: when it was kept or last changed, UTC.
        ticked: whether it goes on the sheet.
        page_title: title of that page as it was when kept.
    """

    uuid: str
    text: str
    source: str
    page: str
    saved: dt.datetime
    ticked: bool = True
    page_title: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a page has been read.

    Args:
        anchor: section last at the top of the screen.
        read: anchors of the sections read.
        opened: when it was last opened, UTC.
        finished: whether its end was reached.
    """

    page: str
    anchor: str
    read: tuple[str, ...]
    opened: dt.datetime
    finished: bool = False


class Weight(StrEnum):
    """How much something matters to somebody."""

    A_LOT = "a-lot"
    A_LITTLE = "a-little"
    NOT = "not"
    NOT_SURE = "not-sure"


CHAIRS = (1, 2)  # who sorts the value cards: the reader, and the other person


@dataclass(frozen=True, slots=True)
class ValueAnswer:
    """How much what a value card says matters to the person in a chair, one of CHAIRS."""

    card: str  # value card id
    chair: int
    weight: Weight
    answered: dt.datetime  # UTC

    def __post_init__(self) -> None:
        if self.chair not in CHAIRS:
            raise ValueError(f"there is no chair {self.chair}")


class CheckOutcome(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """How a self-check went the last time; `ask` is the question's words as they were."""

    check: str  # "page-id/c1"
    ask: str
    page: str  # page id
    outcome: CheckOutcome
    answered: dt.datetime  # UTC


@dataclass(frozen=True, slots=True)
class SavedComparison:
    """A kept comparison.

    Args:
        board: id of the comparison board.
        options: ids of the options compared, in their order.
        names: the names of those options as they were, one each.
        rows: ids of the rows shown; empty means all.
        saved: when it was kept, UTC.
    """

    uuid: str
    board: str
    options: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[str, ...]
    title: str
    saved: dt.datetime

    def __post_init__(self) -> None:
        if len(self.names) != len(self.options):
            raise ValueError("each option has one name")


TIME_PATH = "time-path"  # key of a desk item that tells what was read, so it is history
LONGEST_DESK_ITEM = 20_000  # characters


@dataclass(frozen=True, slots=True)
class DeskItem:
    """Where something was left, such as the comparison on the screen; `body` is JSON text."""

    key: str
    body: str  # at most LONGEST_DESK_ITEM
    put: dt.datetime  # UTC
