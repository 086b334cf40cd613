"""Tries every part of the program once, as after installing it on a new machine."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop import paths
from desktop.cli.shipped_files import files
from desktop.domain.content import PageKind
from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import AppError
from desktop.domain.printing import HandoutOptions
from desktop.domain.staff_pin import is_pin_hash
from desktop.library.help import open_help
from desktop.library.notices import licence_text, notices
from desktop.library.opening import Library
from desktop.store.profile import Profile
from desktop.store.reader import open_reader
from desktop.store.reader.connection import WORLD_FAULTS
from desktop.store.reader.inspection import Condition, inspect

PDF_START = b"%PDF-"
LONGEST_HANDOUT = 60  # pages
_TRIED_PIN = "204813"
OF_THE_WINDOW = ("modules", "fonts", "plugins", "window")
KEPT_PAGE = "self-test"  # no page of ours has this id
KEPT_BY_NEWER = 3  # exit code


def self_test(
    library: Library,
    profile: Path | None,
    tried: Callable[..., str],
    *,
    fenced: bool = False,
) -> int:
    """Print a line for each part; 0 when all of them work.

    Args:
        profile: its disk is tried, in a new folder there that is removed again; what the reader
            keeps is not touched. None tries a temporary folder.
        tried: tries what only the window half can: the "lock" of a profile, or a part named in
            `OF_THE_WINDOW`.
        fenced: whatever asks for the network should be ended, and that is tried too.
    """
    parts: dict[str, Callable[[], str]] = {
        "files": lambda: files(paths.root()),
        "licences": _licences,
        "help": _help,
        "open": lambda: _open(library),
        "search": lambda: _search(library),
        "draw": lambda: _draw(library),
        "handout": lambda: _handout(library),
        "dates": lambda: _dates(library),
        "keep": lambda: _keep(profile),
        "pin": _pin,
        "lock": lambda: _lock(profile, tried),
        **{name: partial(tried, name) for name in OF_THE_WINDOW},
    }
    if fenced:
        parts = {"network": _network} | parts
    return max([_tried(name, part) for name, part in parts.items()])


def profile_test(profile: Path, tried: Callable[..., str]) -> int:
    """Print whether this program starts and can use `profile`; nothing is written there.

    What puts it in the place of another version asks for that first.

    Returns:
        0, or 1 if it does not start here, or `KEPT_BY_NEWER`.
    """
    whole: dict[str, Callable[[], str]] = {
        "files": lambda: files(paths.root()),
        "modules": partial(tried, "modules"),
    }
    if failed := max([_tried(name, part) for name, part in whole.items()]):
        return failed
    return _tried("profile", lambda: _profile(profile)) and KEPT_BY_NEWER


def condition_of(profile: Path, *, thorough: bool = True) -> Condition | None:
    """How reader.db is, without changing anything; None if it cannot be looked at now."""
    try:
        return inspect(Profile(profile).reader, thorough=thorough).condition
    except WORLD_FAULTS:
        return None


def _profile(profile: Path) -> str:
    condition = condition_of(profile, thorough=False)
    if condition is Condition.NEWER:
        raise AppError("What is kept there was saved by a newer Waymark.")
    return "can be used"


def _tried(name: str, part: Callable[[], str]) -> int:
    try:
        print(f"ok      {name}: {part()}", flush=True)
    except Exception as error:  # noqa: BLE001  what a broken installation raises is not foreseen
        why = error.sentence if isinstance(error, AppError) else f"{type(error).__name__}: {error}"
        print(f"FAILED  {name}: {why}", flush=True)
        return 1
    return 0


def _licences() -> str:
    parts = notices()
    texts = {text for part in parts for text in part.texts}
    for text in texts:
        licence_text(text)
    return f"{len(texts)} texts for {len(parts)} parts"


def _help() -> str:
    book = open_help()
    return f"{len(book.pages)} pages, last '{book.pages[-1].title}'"


def _open(library: Library) -> str:
    cards = library.content.cards()
    for card in cards:
        library.shelves.reader(card.id)
    return f"{len(cards)} pages of edition {library.manifest.content_version}"


def _search(library: Library) -> str:
    card = library.content.cards()[0]
    hits = library.searches.search(card.title).hits
    if card.id not in [hit.id for hit in hits]:
        raise AppError(f"'{card.title}' was not found by its own title.")
    return f"'{card.title}' found among {len(hits)}"


def _draw(library: Library) -> str:
    diagrams = library.content.cards(PageKind.DIAGRAM)
    with tempfile.TemporaryDirectory(prefix="waymark-") as folder:
        for card in diagrams:
            for suffix in (".svg", ".png"):
                library.save_drawing(
                    DrawingRequest(card.id, 800, "light"), Path(folder, f"a{suffix}")
                )
    return f"{len(diagrams)} diagrams"


def _handout(library: Library) -> str:
    edition = library.content.edition()
    handout = library.handouts.make((edition.urgent_page,), HandoutOptions(edition.published))
    pdf, pages = library.typesetter.pdf(handout), library.typesetter.page_count(handout)
    if not pdf.startswith(PDF_START) or not 0 < pages <= LONGEST_HANDOUT:
        raise AppError(f"The handout is not a good PDF: {pages} pages, {pdf[:8]!r}.")
    picture = next(library.typesetter.pictures(handout, 72))
    return f"PDF of {pages} pages and {len(pdf) // 1000} kB, page 1 is {picture.width} px wide"


def _dates(library: Library) -> str:
    years = library.years
    view = years.view(
        [choice.id for choice in years.choices()[:2]], library.content.edition().published
    )
    file = years.calendar_file(view, _now())
    if not file.startswith(b"BEGIN:VCALENDAR"):
        raise AppError(f"The calendar file does not begin as one: {file[:16]!r}.")
    return f"calendar file with {file.count(b'BEGIN:VEVENT')} entries"


def _keep(profile: Path | None) -> str:
    with _folder_in(profile) as folder:
        opened = open_reader(folder, _now)
        if opened.memory_only:
            raise AppError(" ".join(opened.notices))
        opened.store.add_bookmark(KEPT_PAGE, "Self-test")
        opened.store.close()
        again = open_reader(folder, _now).store
        kept = again.bookmark(KEPT_PAGE)
        if kept is None:
            raise AppError("A bookmark was not there any more after closing and opening.")
        again.remove_bookmark(kept.uuid)
        again.close()
    return "a bookmark was kept and forgotten"


def _pin() -> str:
    from desktop.library.staff_pin import fits, hash_of

    started = time.monotonic()
    pin_hash = hash_of(_TRIED_PIN)
    if not is_pin_hash(pin_hash) or not fits(_TRIED_PIN, pin_hash):
        raise AppError("A PIN for staff does not fit its own hash.")
    return f"made and checked in {time.monotonic() - started:.1f} s"


def _lock(profile: Path | None, tried: Callable[..., str]) -> str:
    with _folder_in(profile) as folder:
        return tried("lock", folder)


def _network() -> str:
    from desktop.cli.socket_fence import fence_holds

    if not fence_holds():
        raise AppError("The network can be reached, so this test does not prove anything.")
    return "whatever asks for it is ended"


@contextmanager
def _folder_in(profile: Path | None) -> Iterator[Path]:
    """A new folder on the disk of `profile`."""
    try:
        if profile is not None:
            profile.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="self-test-", dir=profile) as folder:
            yield Path(folder)
    except OSError as error:
        raise AppError(f"Nothing can be kept in {profile}: {error.strerror}.") from error


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
