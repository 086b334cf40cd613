"""Small values for the Handout screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from desktop.domain.content import PageKind
from desktop.domain.handing_out import (
    HandoutKind,
    HandoutLine,
    HandoutView,
    PageChoice,
    PageShelf,
)
from desktop.domain.printing import Clinic, HandoutOptions

OPTIONS = HandoutOptions(date=dt.date(2026, 11, 21), clinic=Clinic("Riverside MS Clinic"))
A4 = 297 / 210
WORDY = "Understanding immunosuppressive reconstitution therapies after natalizumab"
MARKUP = '#set text(red) $x$ *bold* _it_ @ref <tag> \\ "quoted" [[' * 4  # 200 letters and more


def a_line(title: str = "What MS is", *, gone: bool = False) -> HandoutLine:
    return HandoutLine(title, PageKind.TOPIC, "" if gone else "Explainer", gone=gone)


def some_lines(count: int = 3) -> tuple[HandoutLine, ...]:
    return tuple(a_line(f"Page {number}") for number in range(1, count + 1))


def own(*lines: HandoutLine) -> HandoutView:
    return HandoutView("", HandoutKind.OWN, "", lines)


def a_pack(*lines: HandoutLine, changed: bool = False) -> HandoutView:
    return HandoutView("pack:ready:first", HandoutKind.PACK, "First visit", lines, changed=changed)


def alone(line: HandoutLine, *, added: bool = False) -> HandoutView:
    return HandoutView("what-ms-is", HandoutKind.PAGE, line.title, (line,), added=added)


def a_choice(page: str, kind: PageKind = PageKind.TOPIC) -> PageChoice:
    title = WORDY if page == "wordy" else page.replace("-", " ").capitalize()
    return PageChoice(page, title, kind, title.casefold())


def some_shelves() -> tuple[PageShelf, ...]:
    treatments = ("cladribine", "ocrelizumab", "wordy")
    return (
        PageShelf("Start here", (a_choice("what-ms-is"), a_choice("two-main-ways"))),
        PageShelf("Treatments", tuple(a_choice(t, PageKind.TREATMENT) for t in treatments)),
        PageShelf("Words", tuple(a_choice(f"word-{n}", PageKind.TERM) for n in range(60))),
    )


def png() -> bytes:
    image = QImage(20, 28, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
