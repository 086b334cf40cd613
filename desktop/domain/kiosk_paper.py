"""What the kiosk knows of its one printer, and of how much may still be printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CODE_PAGE = "take-home-code"  # stands for the slip with a code where a page id is asked for


class PrinterState(StrEnum):
    """What the printer can do now, as far as it tells."""

    READY = "ready"
    MISSING = "missing"  # there is none, or the one that was set is not there
    STOPPED = "stopped"
    NO_PAPER = "no-paper"
    OPEN = "open"  # a cover, or paper is stuck
    SILENT = "silent"  # it does not answer, or refused


@dataclass(frozen=True, slots=True)
class SeenPrinter:
    """The printer as it was when it was looked at.

    Args:
        name: as the system calls it; empty where there is none.
        where: in the words of whoever set it up; may be empty.
    """

    state: PrinterState = PrinterState.READY
    name: str = ""
    where: str = ""
    colour: bool = True


class Limit(StrEnum):
    """Why something may not be printed now."""

    OFF = "off"  # nothing is ever printed here
    LONG = "long"  # it is more than may be printed at one time
    VISIT = "visit"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be printed now, and what may.

    Args:
        left: sides that may be printed now.
        minutes: until enough may be printed; 0 where that is not within the hour.
    """

    limit: Limit
    left: int = 0
    minutes: int = 0
