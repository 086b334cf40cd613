"""The report that clinical reviewers start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.content import (
    Comparison,
    Diagram,
    LibraryContent,
    ReviewStatus,
    Strategy,
    Topic,
    Treatment,
    long_date,
)
from desktop.domain.evidence import Finding

_Page = Topic | Strategy | Treatment | Comparison | Diagram


def reviewers_report(library: LibraryContent) -> str:
    """Markdown: figures to be confirmed first, then drafts with their days and reading grades."""
    to_confirm = [finding for finding in library.findings if finding.to_be_confirmed]
    drafts = [page for page in _pages(library) if page.review.status is ReviewStatus.DRAFT]
    parts = [
        f"# For reviewers: content {library.edition.version}",
        f"## Figures to be confirmed ({len(to_confirm)})",
        *_figures(to_confirm),
        f"## Pages not yet reviewed by a clinician ({len(drafts)})",
        _table(drafts) if drafts else "None.",
    ]
    return "\n\n".join(parts) + "\n"


def _figures(findings: list[Finding]) -> Iterator[str]:
    if not findings:
        yield "None."
    for finding in findings:
        sources = ", ".join(finding.sources)
        yield (
            f"- **{finding.title}** (`{finding.id}`): {finding.amount} {finding.happened},"
            f" over {finding.period}; {finding.group}. Certainty: {finding.certainty}."
            f" Sources: {sources}."
        )


def _pages(library: LibraryContent) -> Iterator[_Page]:
    yield from library.topics
    yield from library.strategies
    yield from library.treatments
    yield from library.comparisons
    yield from library.diagrams


def _table(pages: Iterable[_Page]) -> str:
    rows = [
        "| Page | Kind | Written | Next review | Grade without names | Grade with names |",
        "|---|---|---|---|---|---|",
    ]
    for page in pages:
        grades = "- | -"
        if isinstance(page, Topic):
            grades = f"{page.grade} | {page.grade_with_names}"
        title = page.name if isinstance(page, Strategy | Treatment) else page.title
        written, due = long_date(page.review.written), long_date(page.review.next_review)
        kind = type(page).__name__
        rows.append(f"| {title} (`{page.id}`) | {kind} | {written} | {due} | {grades} |")
    return "\n".join(rows)
