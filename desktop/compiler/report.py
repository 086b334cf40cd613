"""The report that clinical reviewers start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop.compiler.facts import CHECKED, Coverage, Fact
from desktop.compiler.statements import (
    AspectSheet,
    Page,
    Statement,
    finding_statement,
    pages_of,
    statements_of,
    title_of,
)
from desktop.domain.content import ReviewStatus, Topic, long_date
from desktop.domain.library import LibraryContent

_FORM = """\
Sign-off of `{id}`: as it stands / with the changes below (strike out one)

- Name and role:
- Date:
- Changes:

To record it: `python3 build/dev.py sign-off {id} --name NAME --role ROLE --date YYYY-MM-DD`"""


def reviewers_report(
    library: LibraryContent, facts: Iterable[Fact] = (), left_out: Mapping[str, str] | None = None
) -> str:
    """Markdown: what must be confirmed, the pages to sign, each statement with its sources.

    Args:
        facts: clinical facts; the report then says of each checked one where it is used.
        left_out: fact id -> why it is left out.
    """
    findings = {finding.id: finding for finding in library.findings}
    pages = {page.id: list(statements_of(page, findings)) for page in pages_of(library)}
    cards = [each for card in library.values for each in statements_of(card, findings)]
    words = [each for term in library.terms for each in statements_of(term, findings)]
    figures = [finding_statement(finding) for finding in library.findings]
    every = [each for said in pages.values() for each in said]
    parts = [
        f"# For reviewers: content {library.edition.version}",
        *_to_be_confirmed([*figures, *every, *cards, *words]),
        *_drafts(library),
        "## Every statement with its sources",
        "Words without a source claim nothing that could be looked up; say so where you disagree.",
    ]
    for page in pages_of(library):
        parts += [f"### {title_of(page)} (`{page.id}`)", *_statements(pages[page.id])]
        parts.append(_FORM.format(id=page.id))
    parts += ["### What may matter to readers", *_statements(cards)]
    parts += ["### Glossary", *_statements(words)]
    parts += [f"### Figures ({len(figures)})", *_statements(figures)]
    checked = [fact for fact in facts if fact.trust == CHECKED]
    if checked:
        parts += _coverage(checked, Coverage([*every, *cards, *words]), left_out or {})
    return "\n\n".join(parts) + "\n"


def _to_be_confirmed(statements: Iterable[Statement]) -> Iterator[str]:
    waiting = [each for each in statements if each.to_be_confirmed]
    yield f"## To be confirmed first ({len(waiting)})"
    yield "\n".join(map(_line, waiting)) or "None."


def _drafts(library: LibraryContent) -> Iterator[str]:
    drafts = [page for page in pages_of(library) if page.review.status is ReviewStatus.DRAFT]
    yield f"## Pages not yet reviewed by a clinician ({len(drafts)})"
    yield _table(drafts) if drafts else "None."


def _statements(statements: Iterable[Statement]) -> Iterator[str]:
    """The statements of one page, place by place."""
    by_place: dict[str, list[Statement]] = {}
    for each in statements:
        by_place.setdefault(each.place, []).append(each)
    for place, said in by_place.items():
        yield f"**{place}**\n\n" + "\n".join(map(_line, said))


def _line(statement: Statement) -> str:
    keys = ", ".join(statement.sources) or "no source"
    page = f" (`{statement.page}`)" if statement.to_be_confirmed and statement.page else ""
    return f"- {statement.text}{page} [{keys}]"


def _table(pages: Iterable[Page]) -> str:
    rows = [
        "| Page | Kind | Written | Next review | Grade without names | Grade with names |",
        "|---|---|---|---|---|---|",
    ]
    for page in pages:
        grades = "- | -"
        if isinstance(page, Topic):
            grades = f"{page.quality.grade} | {page.quality.grade_with_names}"
        written, due = long_date(page.review.written), long_date(page.review.next_review)
        kind = "Aspect" if isinstance(page, AspectSheet) else type(page).__name__
        rows.append(f"| {title_of(page)} (`{page.id}`) | {kind} | {written} | {due} | {grades} |")
    return "\n".join(rows)


def _coverage(facts: list[Fact], coverage: Coverage, left_out: Mapping[str, str]) -> Iterator[str]:
    """Where each checked fact is used, or why it is left out."""
    used = {fact.id: pages for fact in facts if (pages := coverage.used_in(fact))}
    share = round(100 * len(used) / len(facts))
    yield f"## Facts: {len(used)} of {len(facts)} checked facts used ({share} of 100)"
    told = {fact.id: _why(fact.id, left_out) for fact in facts if fact.id not in used}
    unused = [fact for fact in facts if fact.id not in used]
    silent = sum(not told[fact.id] for fact in unused)
    yield f"### Left out ({len(unused)}, of which {silent} without a reason)"
    reasons = (
        f"- {each.id}: {each.text} ({told[each.id] or 'no reason given'})" for each in unused
    )
    yield "\n".join(reasons) or "None."
    yield "### Used, on the page that says most of it first"
    rows = (
        f"- {each.id}: {each.text} [{_few(used[each.id])}]" for each in facts if each.id in used
    )
    yield "\n".join(rows) or "None."


def _few(pages: tuple[str, ...]) -> str:
    more = f" and {len(pages) - 4} more" if len(pages) > 4 else ""
    return ", ".join(pages[:4]) + more


def _why(fact: str, left_out: Mapping[str, str]) -> str:
    for begins, why in left_out.items():
        if fact == begins or (begins.endswith("/") and fact.startswith(begins)):
            return why
    return ""
