"""The command line: opens the app, or does one thing without a window."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # nothing is loaded before it is known what was asked for
    import argparse

    from desktop.domain.settings import RollOutSettings

DONE, COULD_NOT, WRONG_WORDS, INTERRUPTED = 0, 1, 2, 130
_WARNING_BOX = 0x30  # of Windows: its sign, and one button


def main() -> int:
    """Run Waymark; the exit code (0 done, 1 could not, 2 wrong words)."""
    if os.name == "posix":
        _fill_standard_streams()
    if sys.platform == "linux":
        _stay_on_this_computer()
    for stream in (sys.stdout, sys.stderr):  # a C locale must not stop a word with an accent
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from desktop.cli.words import WrongWordsError, parse, places_said

    try:
        asked = parse(sys.argv[1:])
    except WrongWordsError as error:
        print(error, file=sys.stderr)
        return WRONG_WORDS
    if asked.command == "self-test" and asked.no_network:
        from desktop.cli.socket_fence import forbid_network
        from desktop.domain.errors import AppError

        try:
            forbid_network()
        except AppError as error:
            print(error.sentence, file=sys.stderr)
            return COULD_NOT
    from desktop import paths

    paths.settle_caches()
    if asked.notice:
        return _opened(_notice)
    if asked.command == "supervise":
        from desktop.supervisor.supervise import supervise

        program = _program()
        return supervise([*program, *places_said(asked), "--kiosk"], [*program, "--notice"])
    from desktop.store.settings_file import find_settings, read_settings

    found = read_settings(asked.config) if asked.config else find_settings(paths.settings_files())
    settings, problems = found
    notices = tuple(problem.sentence for problem in problems)
    if asked.version or asked.command not in (None, "open"):
        from desktop.cli.run import Extras, run

        extras = Extras(_printers, _voices, _screen, _tried, _logo)
        return _written(lambda: run(asked, settings, notices, extras))
    if asked.command == "open":
        from desktop.cli.run import content_file, page_is_known

        if not page_is_known(content_file(asked, settings), asked.id):
            return WRONG_WORDS
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback; the window sets its own
    return _opened(lambda: _window_of(asked, settings, notices))


def _window_of(
    asked: argparse.Namespace, settings: RollOutSettings, notices: tuple[str, ...]
) -> int:
    gc.disable()  # imports leave nothing to free; `tasks.garbage` looks from then on
    if asked.kiosk or settings.kiosk.on:
        from desktop.app.kiosk.start import start_kiosk

        return start_kiosk(asked, settings, notices)
    from desktop.app.start import start

    return start(asked, settings, notices)


def _notice() -> int:
    from desktop.app.kiosk.static_notice import show_notice

    return show_notice()


def _opened(window: Callable[[], int]) -> int:
    """The code of `window`, or of what kept it from opening."""
    from desktop.domain.errors import AppError

    try:
        return window()
    except AppError as error:
        _tell(error.sentence)
    except ImportError as error:  # a bare system lacks libraries that Qt asks for
        from desktop.cli.system_parts import why_no_window

        _tell(why_no_window(error))
    return COULD_NOT


def _tell(sentence: str) -> None:
    """Tell it where the program was started; Windows has a box for those who use no terminal."""
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "Waymark", _WARNING_BOX)
    else:
        print(sentence, file=sys.stderr)


def _fill_standard_streams() -> None:
    """Keep a file of ours from getting the number of a closed stream, which libraries write to."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest that is free


def _stay_on_this_computer() -> None:
    """Have printers and screen reached through files alone.

    Qt asks CUPS and X over TCP where it is not told otherwise and finds no file.
    """
    os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):
        os.environ["DISPLAY"] = f"unix{display}"


def _program() -> list[str]:
    """What starts this program again, without its words."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv[1:])]]


def _written(answer: Callable[[], int]) -> int:
    """The code of `answer`, or of what kept it from being written or thought out."""
    try:
        code = answer()
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _write_no_more()
        if _has_seen_enough(error):
            return DONE
        print(f"The answer could not be written: {error.strerror}.", file=sys.stderr)
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m desktop ...
            raise
        print(f"Something went wrong in Waymark ({error!r}).", file=sys.stderr)
        return COULD_NOT
    return code


def _has_seen_enough(error: OSError) -> bool:
    """Whether whoever reads has gone, as in "waymark list | head"; Windows has no word for that."""
    broken = sys.platform == "win32" and error.errno == errno.EINVAL
    return broken or isinstance(error, BrokenPipeError)


def _write_no_more() -> None:
    """Keep Python from flushing into a closed pipe once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _printers() -> tuple[str, ...]:
    from desktop.app.probe import printers

    return printers()


def _voices() -> tuple[str, ...]:
    from desktop.app.probe import voices

    return voices()


def _screen() -> str:
    from desktop.app.probe import screen

    return screen()


def _tried(part: str, *places: Path) -> str:
    from desktop.app.probe import tried

    return tried(part, *places)


def _logo(path: Path) -> bytes:
    from desktop.app.logo import logo_png

    return logo_png(path)


if __name__ == "__main__":
    raise SystemExit(main())
