"""What a kiosk and the supervisor around it tell each other: numbers, and nothing of a visitor.

The supervisor hands over a pipe, and the kiosk writes lines of a few letters into it.
"""

from __future__ import annotations

PIPE = "WAYMARK_BEATS"  # environment: number of the pipe, a handle on Windows
WRONG_TRIES = "WAYMARK_WRONG_TRIES"  # environment: wrong PINs so far
BEAT = b"beat\n"
BEAT_MS = 250
SILENT_S = 5.0  # without a beat; then the kiosk tells where it hangs, and ends
HUNG_S = 5.5  # without a beat; then the supervisor kills it
STARTING_S = 20.0  # allowed until the first beat
_TRIES = b"tries "
_LONGEST = 6  # digits


def tries_line(tries: int) -> bytes:
    """The line that tells how often a wrong PIN was typed."""
    return b"%s%d\n" % (_TRIES, tries)


def tries_told(line: bytes) -> int | None:
    """What a `tries_line` tells; None for any other line."""
    number = line.removeprefix(_TRIES).strip()
    told = line.startswith(_TRIES) and number.isdigit() and len(number) <= _LONGEST
    return int(number) if told else None
