"""`waymark kiosk-pin`: makes the line of waymark.toml that opens the staff panel."""

from __future__ import annotations

import getpass
import sys

from desktop.domain.errors import AppError
from desktop.domain.staff_pin import MOST_DIGITS, what_is_wrong

_LONGEST_LINE = 10 * MOST_DIGITS  # characters read; a longer line is no PIN


def print_pin_line() -> None:
    """Ask for a PIN twice, or read one line of standard input, and print its line.

    Raises:
        AppError: it is no good as a PIN, or was not typed the same way twice.
    """
    if sys.stdin is None:
        raise AppError("Run this in a terminal, where a PIN can be typed.")
    pin = _asked_twice() if sys.stdin.isatty() else sys.stdin.readline(_LONGEST_LINE).strip()
    wrong = what_is_wrong(pin)
    if wrong:
        raise AppError(wrong)
    from desktop.library.staff_pin import hash_of

    print(f'pin = "{hash_of(pin)}"')
    print(
        "Put this line below [kiosk] in waymark.toml. Let only staff read that file.",
        file=sys.stderr,
    )


def _asked_twice() -> str:
    try:
        pin = getpass.getpass("PIN for staff: ")
        wrong = what_is_wrong(pin)
        if wrong:
            raise AppError(wrong)
        again = getpass.getpass("The same PIN again: ")
    except EOFError:
        raise AppError("No PIN was typed.") from None
    if again != pin:
        raise AppError("These were two different PINs. Nothing was made.")
    return pin
