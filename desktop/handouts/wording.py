"""The sentences that every handout says, whatever file it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.article import Article, ReadNext
from desktop.domain.blocks import Citation
from desktop.domain.content import (
    Comparison,
    Edition,
    ReviewRecord,
    ReviewStatus,
    TeachBack,
    Term,
    long_date,
)
from desktop.domain.evidence import Certainty, Finding, Source
from desktop.domain.printing import Clinic, Variant
from desktop.domain.take_home import TakeHomeSlip
from desktop.handouts.handout import Handout, is_overdue

_JOURNAL_PAGES = re.compile(r"(.*\D) (\d+(?: ?\([^)]*\))?): ?([A-Za-z]?\d\S*)")

GLANCE = "At a glance"
KEY_POINTS = "Key points"
QUESTIONS = "Questions for your team"
OWN_QUESTIONS = "My questions"
NOTES = "My notes"
ROOM_TO_WRITE = "Space to write"
TEAM_NOTES = "Notes from your team"
NUMBERS = "About the numbers"
WORDS = "Words used here"
SOURCES = "Sources"
ABOUT = "About this sheet"
READ_NEXT = "Read next"
CONTENTS = "What is in this handout"
END_OF_PACK = "Words and sources"
LONGEST_TITLE = 60  # letters of the title of a source in its short form
NOT_INSTEAD = "This sheet does not replace your team. Ask them before you change anything."
STILL_CURRENT = "This page is past its review date. Ask your team if this is still current."
SMALL_STUDY = "Small study"
BEING_CHECKED = "Some facts on this page are still being checked."
TO_BE_CONFIRMED = "This number is still being checked against its source."
IN_WORDS = "The picture in words:"
COPY = "Nurse's copy"
UNDERSTOOD = "Check it was understood"
GOOD_ANSWER = "A good answer holds:"
ASK_ANYWAY = (
    TeachBack(
        "Can you tell me in your own words what this page says, and what you will do next?",
        "The key points in their own words, and one thing that they will do or ask.",
    ),
)
TAKE_HOME = "Take it home"
IN_FULL = "Waymark gives titles and addresses in full."
_SURE = {
    Certainty.HIGH: "High",
    Certainty.MODERATE: "Moderate",
    Certainty.LOW: "Low",
    Certainty.UNKNOWN: "Not known",
}


def questions_title(page: Article) -> str:
    """What stands over the questions of a page."""
    return OWN_QUESTIONS if page.own else QUESTIONS


def room_to_write(handout: Handout) -> tuple[str, int]:
    """What stands over the empty lines at the end, and how many they are."""
    if handout.is_own:
        return ROOM_TO_WRITE, 5
    short = handout.options.variant in {Variant.KEY_POINTS, Variant.EASY}
    return NOTES, 3 if handout.options.room_for_notes and not short else 0


def teach_back(page: Article) -> tuple[TeachBack, ...]:
    """What the nurse asks after a page; the same of each page that brings nothing of its own."""
    return page.teach_back or ASK_ANYWAY


def take_home(slip: TakeHomeSlip, *, square: bool = True) -> tuple[str, ...]:
    """What a code does and where it is typed, then what it leaves out.

    Args:
        square: the code stands beside it as a QR code too.
    """
    typed = "Type it into the search box of Waymark."
    said = [
        "This code opens the same pages in any Waymark, without the internet.",
        f"{typed} The square holds the same code." if square else typed,
    ]
    if slip.left_out:
        said.append(f"The code does not open: {'; '.join(slip.left_out)}.")
    return tuple(said)


def qr_alt(slip: TakeHomeSlip) -> str:
    """What the square beside a code is, for whoever cannot see it."""
    return f"QR of the code {slip.code}"


def prepared(handout: Handout) -> tuple[str, ...]:
    """For whom and by whom, in files: on paper these are lines to fill in."""
    options = handout.options
    said = (("Prepared for", options.prepared_for), ("By", options.prepared_by))
    return tuple(f"{label}: {name}" for label, name in said if name and not handout.is_own)


def sentence(text: str, *, capital: bool = True) -> str:
    """`text` with a full stop at the end, and a capital at the start."""
    text = text.strip()
    if not text:
        return ""
    start = text[0].upper() if capital else text[0]
    stop = "" if text[-1] in ".?!" else "."
    return f"{start}{text[1:]}{stop}"


def both_ways(finding: Finding) -> tuple[str, ...]:
    """The finding as two sentences, one for each way it can go (RISK-4)."""
    if finding.numerator is None:
        return (f"It is not known how many people {finding.happened.rstrip('.')}.",)
    return (
        sentence(f"{finding.amount} {finding.happened}"),
        sentence(f"{finding.complement} {finding.did_not}"),
    )


def finding_facts(finding: Finding, *, drawn: bool = False) -> tuple[tuple[str, str], ...]:
    """What a reader needs to weigh a finding, as labels and sentences.

    Args:
        drawn: leave out what its drawing says: how long, how likely, the numbers compared.
    """
    facts = [
        ("Who was studied", f"{sentence(finding.group)} {_all(finding)}"),
        ("Kind of study", sentence(finding.design)),
        ("Over how long", "" if drawn else sentence(finding.period)),
        ("Compared with", _compared(finding, drawn)),
        (
            "Lowest and highest" if finding.spread else "Likely range",
            "" if drawn else _likely(finding),
        ),
        ("How sure we are", sentence(f"{_SURE[finding.certainty]}. {finding.certainty_reason}")),
    ]
    return tuple((label, said) for label, said in facts if said)


def _compared(finding: Finding, drawn: bool) -> str:
    group = sentence(finding.comparator)
    if finding.comparator_numerator is None or drawn:
        return group
    about = "about " if finding.estimate else ""
    amount = f"{about}{finding.comparator_numerator:,} out of {finding.base:,} people"
    return f"{group} There, {amount} {sentence(finding.happened, capital=False)}"


def _likely(finding: Finding) -> str:
    if finding.low is None or finding.high is None:
        return ""
    return f"{finding.low:,} to {finding.high:,} out of {finding.base:,} people."


def picture_part(number: int, of: int) -> str:
    """What is said of a part of a picture that is taller than a page; the first says it all."""
    return f"The picture goes on: part {number} of {of}."


def _all(finding: Finding) -> str:
    return sentence(finding.people if finding.studied is None else f"{finding.people} in all")


def marks(finding: Finding) -> tuple[str, ...]:
    """What must catch the eye before a number is believed (RISK-7)."""
    said = []
    if finding.small_study:
        said.append(f"{SMALL_STUDY}: {finding.people}.")
    if finding.to_be_confirmed:
        said.append(TO_BE_CONFIRMED)
    return tuple(said)


def _grades(articles: Iterable[Article]) -> str:
    """The reading level in words, empty where it was not measured (IPDAS-27)."""
    grades = [each.quality.grade for each in articles if each.quality]
    if not grades:
        return ""
    span = dict.fromkeys(f"{grade:.1f}" for grade in (min(grades), max(grades)))
    return f"School grade {' to '.join(span)} (US scale)."


def _points_met(articles: Iterable[Article]) -> str:
    """How many points of the quality checklist the pages meet, and which they do not."""
    points = [point for each in articles if each.quality for point in each.quality.checklist]
    if not points:
        return ""
    missed = [point.words for point in points if not point.met]
    counted = f"Meets {len(points) - len(missed)} of {len(points)} points."
    return f"{counted} Not yet: {'; '.join(dict.fromkeys(missed))}." if missed else counted


def dates(review: ReviewRecord | None) -> tuple[str, ...]:
    """Last and next review, as they stand at the foot of each page."""
    if review is None:
        return ()
    last = (
        review.notice
        if review.status is ReviewStatus.DRAFT or review.reviewed is None
        else f"Last reviewed: {long_date(review.reviewed)}"
    )
    return last, f"Next review: {long_date(review.next_review)}"


def notices(article: Article, handout: Handout) -> tuple[str, ...]:
    """What must be said before a page is read: a draft, past its date, facts not yet sure."""
    said = []
    review = article.review
    if article.title in handout.without_easy_read:
        said.append("This page has no easy-read version yet, so its key points stand here.")
    if review is not None and review.status is ReviewStatus.DRAFT:
        said.append(f"Draft. {review.notice}.")
    if article.id in handout.being_checked:
        said.append(BEING_CHECKED)
    if is_overdue(review, handout.options.date):
        said.append(STILL_CURRENT)
    return tuple(said)


def pack_notices(handout: Handout) -> tuple[str, ...]:
    """What must be said before any page of a pack is read."""
    every = replace(
        handout,
        options=replace(handout.options, variant=Variant.STANDARD),
        being_checked=frozenset(),  # each of those pages says so itself
    )
    said = [notice for page in handout.pages for notice in notices(page, every)]
    if missing := handout.without_easy_read:
        said.append(f"Not in easy read yet, so their key points stand here: {'; '.join(missing)}.")
    return tuple(dict.fromkeys(said))


def about(
    edition: Edition, articles: tuple[Article, ...], printed: str = ""
) -> tuple[tuple[str, str], ...]:
    """Who wrote, reviewed, paid for and keeps a sheet right, as labels and sentences."""
    reviewed = [(article.title, article.review) for article in articles if article.review]
    named = len(articles) > 1
    own = all(article.own for article in articles)  # nobody checks it again
    facts = [
        ("Written by", sentence(edition.written_by)),
        ("Reviewed", _each(((t, sentence(r.notice)) for t, r in reviewed), named)),
        (
            "Next review",
            _each(((t, sentence(long_date(r.next_review))) for t, r in reviewed), named),
        ),
        ("Version", f"{edition.version}, published {long_date(edition.published)}.{printed}"),
        ("Kept up to date", "" if own else sentence(edition.update_policy)),
        ("Reading level", _grades(articles)),
        ("Our checklist", _points_met(articles)),
        ("Funding", sentence(edition.funding)),
        ("Conflicts of interest", sentence(edition.conflicts)),
        ("Found a mistake?", sentence(edition.feedback)),
    ]
    return tuple((label, said) for label, said in facts if said)


def _each(said: Iterable[tuple[str, str]], named: bool) -> str:
    """One sentence where all pages agree, else one for each page."""
    pairs = [(title, words) for title, words in said if words]
    if not named or len({words for _, words in pairs}) <= 1:
        return pairs[0][1] if pairs else ""
    return " ".join(f"{title}: {words}" for title, words in pairs)


def who_to_call(clinic: Clinic) -> tuple[str, ...]:
    """Whom to call, from the clinic's own words where it gave any."""
    said = []
    if clinic.urgent:
        said.append(sentence(clinic.urgent))
    if clinic.phone:
        name = clinic.name or "your MS team"
        hours = f" ({clinic.hours})" if clinic.hours else ""
        said.append(f"Call {name} on {clinic.phone}{hours}.")
    if not said:
        said.append("Call your MS team on the number they gave you.")
    return tuple(said)


def in_full(handout: Handout) -> str:
    """Where sources stand in full, and those of the box that tells when to call."""
    said = [IN_FULL]
    urgent = handout.urgent
    cited = any(isinstance(run, Citation) for point in urgent.points for run in point)
    if urgent.points and not cited:
        said.append(f"The sources of “{urgent.title}” stand on its page there.")
    return " ".join(said)


def last_word(handout: Handout) -> str:
    """Whom to call, once more, as the last line of a sheet that began with it."""
    if handout.is_own:
        return ""
    said = ["Not sure?", *who_to_call(handout.options.clinic)]
    if handout.urgent.points:
        said.append(f"Is it urgent? See “{handout.urgent.title}” near the start.")
    return " ".join(said)


def is_easy(handout: Handout) -> bool:
    """Whether it is a sheet in easy read, even if some of its pages are not."""
    return handout.options.variant is Variant.EASY


def short_source(source: Source) -> str:
    """A source as briefly as it can be found by: "Author A. Lancet 2018; 31: 233–43".

    Its title stands only where no journal page leads to it.
    """
    authors, place = (part.strip().rstrip(".") for part in (source.authors, source.published_in))
    year = source.year if source.year.isdigit() and source.year not in place else ""
    if found := _JOURNAL_PAGES.fullmatch(place):
        journal, volume, pages = found.groups()
        return f"{authors}. {journal} {year}; {volume}: {_short_range(pages)}"
    parts = [authors]
    if not year or not place or place in authors or authors in place:
        parts.append(_clipped(source.title.strip().rstrip(".")))
    if place != authors:
        parts.append(place or source.address)
    said = " ".join((*(sentence(part, capital=False) for part in parts[:-1] if part), parts[-1]))
    return f"{said} {year}".replace("….", "…").strip()


def _short_range(pages: str) -> str:
    """ "233-243" as "233–43"."""
    first, dash, last = pages.partition("-")
    if dash and first.isdigit() and len(first) == len(last):
        same = next((at for at in range(len(last)) if first[at] != last[at]), 0)
        last = last[min(same, len(last) - 2) :] if len(last) > 1 else last
    return f"{first}–{last}" if dash else first


def _clipped(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[:LONGEST_TITLE].rpartition(' ')[0].rstrip(',;:.')}…"


def source_line(source: Source, *, on_paper: bool = False) -> str:
    """A source as one line of a reference list; its address is text, never a link.

    Args:
        on_paper: give the address only where nothing else says where it was published.
    """
    year = source.year if source.year.strip() != "n.d." else "No date"
    told = (source.authors, year, source.title, source.published_in)
    parts = [sentence(part.strip().rstrip("."), capital=False) for part in told if part.strip()]
    if not (on_paper and source.published_in.strip()):
        parts.append(source.address)
    return " ".join(parts).strip()


def definition(term: Term) -> str:
    """How a word is said, and what it means."""
    return f"Say: {term.say}. {term.definition}" if term.say else term.definition


def how_to_read(comparison: Comparison, *, as_cards: bool = False) -> str:
    """How a comparison is read, as a table or as boxes; of one with many options too."""
    about, told = (
        ("option", "what is said of it")
        if comparison.turned
        else ("question", "what each option says")
    )
    if as_cards:
        return f"How to read these boxes: each box is one {about}, with {told}."
    return f"How to read this table: each row is one {about}. Read across to see {told}."


def left_out(labels: Iterable[str]) -> str:
    """Which rows a comparison does not show here (PRINT-16)."""
    return f"Not shown here: {', '.join(labels)}."


def labelled(label: str) -> str:
    """`label` as it stands before its sentence."""
    return label if label.endswith("?") else f"{label}:"


def read_next(page: ReadNext) -> str:
    """A page to go on with, and what it is about."""
    return f"{labelled(page.title)} {page.summary}"


def citation(run: Citation) -> str:
    """`[1, 2]`, as it stands after a sentence."""
    return f"[{', '.join(map(str, run.numbers))}]"
