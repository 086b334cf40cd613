"""The command line: opens the app, or does one thing without a window."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run Waymark; the exit code (0 done, 1 could not, 2 wrong words)."""
    # Asking Qt for printers opens a TCP connection unless CUPS is named as a local socket.
    os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
    for stream in (sys.stdout, sys.stderr):  # a C locale must not stop a word with an accent
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from desktop.cli.words import WrongWordsError, parse

    try:
        asked = parse(sys.argv[1:])
    except WrongWordsError as error:
        print(error, file=sys.stderr)
        return 2
    from desktop import paths
    from desktop.store.settings_file import find_settings

    places = (asked.config,) if asked.config else paths.settings_files()
    settings, problems = find_settings(places)
    notices = tuple(problem.sentence for problem in problems)
    if asked.version or asked.command not in (None, "open"):
        from desktop.cli.run import run

        return run(asked, settings, notices, {"printers": _printers, "window": _window})
    from desktop.app.start import start

    return start(asked, settings, notices)


def _printers() -> tuple[str, ...]:
    from desktop.app.probe import printers

    return printers()


def _window() -> tuple[str, ...]:
    from desktop.app.probe import window

    return window()


if __name__ == "__main__":
    raise SystemExit(main())
