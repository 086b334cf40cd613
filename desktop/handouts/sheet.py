"""A handout as the plain data that the page templates read: words, numbers and SVG, no markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from desktop.domain.article import Article, Glance
from desktop.domain.blocks import plain
from desktop.domain.content import EasyReadLine, long_date
from desktop.domain.printing import Clinic
from desktop.handouts import wording
from desktop.handouts.handout import Handout
from desktop.handouts.icons import icon_svg, logo_alt, logo_svg
from desktop.handouts.qr import qr_svg
from desktop.handouts.setting import COLOUR_INK, FIGURE_PADDING, GREY_INK, setting_for
from desktop.handouts.sheet_blocks import Data, Fit, SheetBlocks


class Sheet:
    """Turns one handout into template data; every word goes through `fit`."""

    def __init__(self, handout: Handout, fit: Fit) -> None:
        self._handout = handout
        self._fit = fit
        self._setting = setting_for(handout.options)
        self._blocks = SheetBlocks(handout, self._setting, fit)
        self._grey = handout.options.greyscale
        self._ink = GREY_INK if self._grey else COLOUR_INK

    def data(self) -> Data:
        """Everything the templates need."""
        handout, fit = self._handout, self._fit
        options = handout.options
        return {
            "setting": {
                **asdict(self._setting),
                "room": self._setting.room,
                "figure-padding": FIGURE_PADDING,
            },
            "ink": self._ink,
            "greyscale": self._grey,
            "duplex": options.duplex and not options.booklet,  # a booklet has no blank backs
            "title": fit(handout.title),
            "language": handout.edition.language.split("-"),
            "date": [options.date.year, options.date.month, options.date.day],
            "header": self._header(),
            "own": handout.is_own,
            "prepared": self._prepared(),
            "contents": wording.CONTENTS if handout.is_pack else "",
            "notices": [fit(notice) for notice in wording.pack_notices(handout)],
            "team-notes": self._team_notes(),
            "urgent": self._urgent(),
            "pages": [self._page(page) for page in handout.pages],
            "end": self._end(),
            "slip": self._slip(),
        }

    def _header(self) -> Data:
        clinic = self._handout.options.clinic
        return {
            "name": self._fit(clinic.name),
            "contact": self._fit(_contact(clinic)),
            "logo": logo_svg(clinic, greyscale=self._grey),
            "logo-alt": self._fit(logo_alt(clinic)),
            "copy": wording.COPY if self._handout.options.nurse_copy else "",
            "wordmark": "wordmark-mono" if self._grey else "wordmark",
        }

    def _prepared(self) -> list[list[str]]:
        """For whom, when and by whom; a reader's own sheet asks for no name."""
        if self._handout.is_own:
            return []
        options = self._handout.options
        return [
            ["Prepared for", self._fit(options.prepared_for)],
            ["Date", self._fit(long_date(options.date))],
            ["By", self._fit(options.prepared_by)],
        ]

    def _page(self, page: Article) -> Data:
        fit = self._fit
        blocks = SheetBlocks(self._handout, self._setting, fit, page.title)
        return {
            "title": fit(page.title),
            "lead": fit(page.lead),
            "notices": [fit(notice) for notice in wording.notices(page, self._handout)],
            "footer": self._footer(page.title, wording.dates(page.review)),
            "easy": self._easy(page.easy_read),
            "glance": self._glance(page.glance),
            "key-points": {
                "title": wording.KEY_POINTS,
                "long": blocks.is_long(*map(plain, page.key_points)),
                "points": [blocks.runs(point) for point in page.key_points],
            },
            "sections": [
                {"heading": fit(section.heading), "blocks": blocks.blocks(section.blocks)}
                for section in page.sections
            ],
            "questions": {
                "title": wording.questions_title(page),
                "asked": [fit(question.text) for question in page.questions],
            },
            "read-next": {
                "title": f"{wording.READ_NEXT}:",
                "pages": [fit(next_page.title) for next_page in page.read_next],
            },
            "teach-back": self._teach_back(page),
        }

    def _team_notes(self) -> Data:
        notes = self._handout.notes
        return {
            "title": wording.TEAM_NOTES,
            "long": self._blocks.is_long(*notes),
            "notes": list(map(self._fit, notes)),
        }

    def _easy(self, lines: Iterable[EasyReadLine], *, tint: bool = True) -> list[list[str]]:
        """Pictures, each with its words.

        Args:
            tint: for white paper; on the colour of a box it would turn to mud.
        """
        colour, tint = self._ink["rule"], tint and not self._grey
        return [[icon_svg(line.icon, colour, tint=tint), self._fit(line.words)] for line in lines]

    def _glance(self, glance: Glance | None) -> Data:
        if glance is None:
            return {"lines": []}
        return {
            "title": wording.GLANCE,
            "lines": [self._blocks.runs(fact.line) for fact in (*glance.names, *glance.facts)],
            "dispute": self._blocks.blocks((glance.dispute,) if glance.dispute else ()),
        }

    def _teach_back(self, page: Article) -> Data:
        """What stands after a page of the nurse's copy."""
        wanted = self._handout.options.nurse_copy and not page.own
        prompts = wording.teach_back(page) if wanted else ()
        return {
            "title": wording.UNDERSTOOD,
            "good": wording.GOOD_ANSWER,
            "prompts": [[self._fit(each.ask), self._fit(each.good_answer)] for each in prompts],
        }

    def _footer(self, title: str, dates: tuple[str, ...] = ()) -> Data:
        version = f"Version {self._handout.edition.version}"
        printed = f"Printed: {long_date(self._handout.options.date)}"
        lines = [" · ".join(line) for line in (dates, (version, printed)) if line]
        return {"title": self._fit(title), "lines": [self._fit(line) for line in lines]}

    def _urgent(self) -> Data:
        urgent, fit = self._handout.urgent, self._fit
        easy = self._easy(urgent.easy if wording.is_easy(self._handout) else (), tint=False)
        points = [] if easy else [self._blocks.runs(point) for point in urgent.points]
        return {
            "title": fit(urgent.title),
            "long": bool(easy) or self._blocks.is_long(urgent.lead, *map(plain, urgent.points)),
            "lead": "" if easy else fit(urgent.lead),
            "points": points,
            "easy": easy,
            "call": [fit(line) for line in wording.who_to_call(self._handout.options.clinic)],
        }

    def _end(self) -> Data:
        handout, fit = self._handout, self._fit
        options = handout.options
        single = handout.pages[0].review if not handout.is_pack else None
        room, lines = wording.room_to_write(handout)
        findings = [handout.parts.findings[finding] for finding in handout.inline_findings]
        about = wording.about(handout.edition, handout.pages)
        sources = enumerate(map(wording.short_source, handout.sources), 1)
        return {
            "title": wording.END_OF_PACK if handout.is_pack else "",
            "footer": self._footer(handout.title, wording.dates(single)),
            "own-questions": {
                "title": wording.OWN_QUESTIONS,
                "asked": [fit(question) for question in options.questions],
            },
            "notes": {
                "title": room,
                "lines": lines,
                "if-room": options.room_for_notes and not lines,
            },
            "numbers": {
                "title": wording.NUMBERS,
                "findings": [self._blocks.finding(finding) for finding in findings],
            },
            "words": {
                "title": wording.WORDS,
                "words": [
                    [fit(term.term), fit(wording.definition(term))] for term in handout.words
                ],
            },
            "sources": {
                "title": wording.SOURCES,
                "lines": [[f"{number}\u00a0", fit(said)] for number, said in sources],
                "in-full": fit(wording.in_full(handout)),
            },
            "about": {
                "title": wording.ABOUT,
                "long": self._blocks.is_long(*(said for _, said in about)),
                "facts": self._blocks.facts(about),
                "not-instead": wording.NOT_INSTEAD,
                "last": fit(wording.last_word(handout)),
            },
        }

    def _slip(self) -> Data | None:
        slip = self._handout.slip
        if slip is None:
            return None
        return {
            "title": wording.TAKE_HOME,
            "code": self._fit(slip.code),
            "said": [self._fit(line) for line in wording.take_home(slip)],
            "qr": qr_svg(slip.qr_text, "#000000", "#ffffff"),
            "alt": self._fit(wording.qr_alt(slip)),
        }


def _contact(clinic: Clinic) -> str:
    return " · ".join(part for part in (clinic.phone, clinic.hours) if part)
