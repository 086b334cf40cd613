"""Set every handout that the content can make, and look at each PDF as a screen reader would.

python3 build/check_handouts.py [ID...]      all pages and packs, or those named

`dev.py check` runs it when anything that it rests on has changed; `tests/pdf_faults.py` says what
is a fault.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from desktop import paths
from desktop.domain.content import PageKind
from desktop.domain.errors import AppError
from desktop.domain.printing import LARGE_SIZES, Clinic, HandoutOptions, Paper, Variant
from desktop.handouts.handout import Handout
from desktop.handouts.picture_page import picture_pdf
from desktop.handouts.setting import FLOOR
from desktop.library.opening import Library, open_library
from desktop.library.picture_pages import picture_page
from tests.pdf_faults import MM, Wanted, faults, ink_faults, wanted_of
from tests.pdf_reading import ReadPdf

WORKERS = 2  # as many cores as the smallest machine that runs this has
BOOKLETS = 4  # one page in so many is set as a booklet too
TOLD_OF_ONE = 5  # faults of one handout; more would hide the others
READ_OF_PACKS = {"key points", "easy read", "both sides", "booklet"}  # their pages: every form
SHORTEST = 500  # letters of a sheet as text
CLINIC = Clinic(
    name="Riverside MS Clinic",
    phone="01632 960 123",
    hours="Monday to Friday, 9am to 5pm",
    urgent="At night or at the weekend, call 111.",
)


@cache
def library() -> Library:
    """One for each worker."""
    return open_library(paths.content_db())


def main() -> int:
    parser = argparse.ArgumentParser(prog="check_handouts.py")
    parser.add_argument("ids", nargs="*", metavar="ID")
    wanted = parser.parse_args().ids
    packs = [pack.id for pack in library().content.packs()]
    pages = [c.id for c in library().content.cards() if c.kind is not PageKind.TERM]
    # Packs take longest: begun first, they do not keep the others waiting at the end.
    jobs = [(at, each, True) for at, each in enumerate(packs)]
    jobs += [(at, each, False) for at, each in enumerate(pages)]
    jobs = [job for job in jobs if not wanted or job[1] in wanted]
    if unknown := set(wanted).difference(packs, pages):
        print(f"There is no page or pack called {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    found = [f"ink: {fault}" for fault in ink_faults()]
    made, done, began = 0, 0, time.monotonic()
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for answer in as_completed([pool.submit(check, *job) for job in jobs]):
            count, told = answer.result()
            made, done = made + count, done + 1
            found += told
            for line in told:
                print(line, flush=True)
            if done % max(1, len(jobs) // 10) == 0:
                print(f"handouts: {done} of {len(jobs)} pages and packs", file=sys.stderr)
    took = time.monotonic() - began
    print(f"{made} handouts, {len(found)} faults, {took:.0f} seconds", file=sys.stderr)
    return 1 if found else 0


def check(at: int, id: str, is_pack: bool) -> tuple[int, list[str]]:
    """How many handouts of this page or pack were made, and what is wrong with them."""
    made, found = 0, []
    for name, options in variants(at, id, is_pack):
        try:
            handout = handout_of(id, is_pack, options)
            if is_pack and name not in READ_OF_PACKS:
                library().typesetter.pdf(handout)  # which refuses what is not PDF/UA
                told = []
            else:
                told = list(first_faults(handout))
        except AppError as error:
            told = [error.sentence]
        except Exception as error:  # noqa: BLE001 - a fault like others, and the rest goes on
            told = [f"{type(error).__name__}: {error}"]
        made += 1
        found += [f"{id}, {name}: {fault}" for fault in told]
    if not is_pack and library().content.kind_of(id) is PageKind.DIAGRAM:
        made += 1
        found += [f"{id}, on a page of its own: {fault}" for fault in picture_faults(id)]
    return made, found


def variants(at: int, id: str, is_pack: bool) -> Iterator[tuple[str, HandoutOptions]]:
    """Every form that this page or pack has, by name."""
    plain = HandoutOptions(library().content.edition().published, clinic=CLINIC)
    yield "standard", plain
    for size in LARGE_SIZES:
        yield f"large {size}", replace(plain, variant=Variant.LARGE, size=size)
    yield "key points", replace(plain, variant=Variant.KEY_POINTS)
    yield "greyscale", replace(plain, greyscale=True)
    yield "Letter", replace(plain, paper=Paper.LETTER)
    if is_pack or library().pages.article(id).easy_read:
        yield "easy read", replace(plain, variant=Variant.EASY)
    if is_pack:
        yield "both sides", replace(plain, duplex=True)
    if is_pack or library().pages.article(id).teach_back:
        copy = replace(plain, variant=Variant.KEY_POINTS, nurse_copy=True)
        yield "nurse's copy", copy
    if at % BOOKLETS == 0:
        yield "booklet", replace(plain, booklet=True)
        small = replace(plain, variant=Variant.KEY_POINTS, paper=Paper.LETTER, booklet=True)
        yield "key points, booklet on Letter", small


def handout_of(id: str, is_pack: bool, options: HandoutOptions) -> Handout:
    if not is_pack:
        return library().handouts.make((id,), options)
    pack = next(pack for pack in library().content.packs() if pack.id == id)
    return library().handouts.make(pack.pages, options, pack.name)


def first_faults(handout: Handout) -> Iterator[str]:
    """The first faults of a handout, and how many more there are."""
    language = handout.edition.language
    read = ReadPdf(library().typesetter.pdf(handout))
    found = list(faults(read, wanted_of(handout.title, language, handout.options)))
    forms = {"a web page": library().as_html(handout), "text": library().as_text(handout)}
    found += [f"as {form} it is empty" for form, said in forms.items() if len(said) < SHORTEST]
    yield from found[:TOLD_OF_ONE]
    if len(found) > TOLD_OF_ONE:
        yield f"and {len(found) - TOLD_OF_ONE} more"


def picture_faults(diagram: str) -> Iterator[str]:
    """Faults of a diagram on the page that Save makes of it."""
    content, day = library().content, library().content.edition().published
    page = picture_page(content, library().draw, diagram, Paper.A4, day)
    read = ReadPdf(picture_pdf(page, Path(paths.resources())))
    side = (page.width, page.height)
    title, language = page.figure.diagram.title, page.edition.language
    yield from faults(read, Wanted(title, language, FLOOR, 15 * MM, side))


if __name__ == "__main__":
    raise SystemExit(main())
