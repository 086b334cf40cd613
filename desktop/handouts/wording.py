"""The sentences that every handout says, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.article import Article, ReadNext
from desktop.domain.blocks import Citation
from desktop.domain.content import Comparison, Edition, ReviewRecord, ReviewStatus, Term, long_date
from desktop.domain.evidence import Certainty, Finding, Source
from desktop.domain.printing import Clinic, Variant
from desktop.handouts.handout import Handout, is_overdue

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
END_OF_PACK = "Words, sources and help"
NOT_INSTEAD = "This sheet does not replace your team. Ask them before you change anything."
STILL_CURRENT = "This page is past its review date. Ask your team if this is still current."
SMALL_STUDY = "Small study"
TO_BE_CONFIRMED = "This number is still being checked against its source."
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
    return NOTES, 0 if handout.options.variant is Variant.KEY_POINTS else 3


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
    """What stands over a part of a picture that is taller than a page."""
    return f"The picture, part {number} of {of}"


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


def reading_level(article: Article) -> str:
    """The reading level in words, empty where it was not measured (IPDAS-27)."""
    quality = article.quality
    return "" if quality is None else f"School grade {quality.grade:.1f} (US scale)."


def checklist(article: Article) -> str:
    """How many points of the quality checklist a page meets, and which it does not."""
    if article.quality is None:
        return ""
    points = article.quality.checklist
    missed = [point.words for point in points if not point.met]
    counted = f"Meets {len(points) - len(missed)} of {len(points)} points."
    return f"{counted} Not yet: {'; '.join(missed)}." if missed else counted


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
    """What must be said before a page is read: a draft, or past its date."""
    said = []
    review = article.review
    if review is not None and review.status is ReviewStatus.DRAFT:
        said.append(f"Draft. {review.notice}.")
    if is_overdue(review, handout.options.date):
        said.append(STILL_CURRENT)
    return tuple(said)


def pack_notices(handout: Handout) -> tuple[str, ...]:
    """What must be said before any page of a pack is read."""
    said = (notice for page in handout.pages for notice in notices(page, handout))
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
        ("Reading level", _each(((a.title, reading_level(a)) for a in articles), named)),
        ("Our checklist", _each(((a.title, checklist(a)) for a in articles), named)),
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


def source_line(source: Source, *, on_paper: bool = False) -> str:
    """A source as one line of a reference list; its address is text, never a link.

    Args:
        on_paper: give the address only where nothing else says where it was published.
    """
    told = (source.authors, source.year, source.title, source.published_in)
    parts = [f"{part.strip().rstrip('.')}." for part in told if part.strip()]
    if not (on_paper and source.published_in.strip()):
        parts.append(source.address)
    return " ".join(parts).strip()


def definition(term: Term) -> str:
    """How a word is said, and what it means."""
    return f"Say: {term.say}. {term.definition}" if term.say else term.definition


def how_to_read(comparison: Comparison, *, as_cards: bool = False) -> str:
    """How a comparison is read, as a table or as boxes; of one with many options too."""
    told = (
        "one option. {} what is said of it."
        if comparison.turned
        else ("one question. {} what each option says.")
    )
    if as_cards:
        return f"How to read these boxes: each box is {told.format('It tells')}"
    return f"How to read this table: each row is {told.format('Read across to see')}"


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
