"""Looks up what pages name: other pages, sources, findings, words, icons; numbers citations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from difflib import get_close_matches

from desktop.compiler.markdown_marks import PLAIN
from desktop.compiler.problems import Say
from desktop.domain.blocks import Citation, FindingLink, PageLink, Run, Runs, TermLink
from desktop.domain.content import PageKind, Term
from desktop.domain.evidence import Finding

TERM_PREFIX = "term:"
FINDING_PREFIX = "finding:"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be named.

    Args:
        pages: page id -> anchors in it; packs are none.
        kinds: page id -> its kind.
        planned: ids of diagrams that are still to be drawn.
        unread: `sort:id` of what could not be read and is therefore let be.
    """

    pages: Mapping[str, Set[str]]
    kinds: Mapping[str, PageKind]
    sources: Set[str]
    findings: Mapping[str, Finding]
    terms: Mapping[str, Term]
    groups: Set[str]
    icons: Set[str]
    planned: Set[str] = frozenset()
    unread: Set[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)  # word or alias, lower case -> term id

    def has_page(self, page: str, line: int, say: Say) -> bool:
        return self._has("page", page, self.pages, line, say)

    def has_place(self, place: str, line: int, say: Say) -> bool:
        """Whether `place`, a page or `page#anchor`, is there; told if not."""
        page, _, anchor = place.partition("#")
        if not self.has_page(page, line, say):
            return False
        if anchor and page in self.pages and anchor not in self.pages[page]:
            fix = f"use {_one_of(anchor, self.pages[page])}"
            say(line, f"the page '{page}' has no part '{anchor}'", fix)
            return False
        return True

    def has_linked(self, page: str, line: int, say: Say) -> bool:
        """Whether a drawing may link to `page`: a page, a word or a finding; told if not."""
        if page.startswith(TERM_PREFIX):
            return self._has("term", page.removeprefix(TERM_PREFIX), self.terms, line, say)
        if page.startswith(FINDING_PREFIX):
            return self._has("finding", page.removeprefix(FINDING_PREFIX), self.findings, line, say)
        return self.has_page(page, line, say)

    def has_strategy(self, page: str, line: int, say: Say) -> bool:
        return self._is_a("strategy", page, line, say)

    def has_treatment(self, page: str, line: int, say: Say) -> bool:
        return self._is_a("treatment", page, line, say)

    def has_diagram(self, page: str, line: int, say: Say) -> bool:
        return self._is_a("diagram", page, line, say)

    def has_comparison(self, page: str, line: int, say: Say) -> bool:
        return self._is_a("comparison", page, line, say)

    def _is_a(self, kind: str, page: str, line: int, say: Say) -> bool:
        of_kind = [each for each, found in self.kinds.items() if found == kind]
        if page in of_kind or f"page:{page}" in self.unread:
            return True
        say(line, f"there is no {kind} '{page}'", f"use {_one_of(page, of_kind)}")
        return False

    def has_source(self, key: str, line: int, say: Say) -> bool:
        return self._has("source", key, self.sources, line, say)

    def has_group(self, group: str, line: int, say: Say) -> bool:
        return self._has("group", group, self.groups, line, say)

    def has_icon(self, icon: str, line: int, say: Say) -> bool:
        return self._has("icon", icon, self.icons, line, say)

    def has_finding(self, finding: str, line: int, say: Say) -> bool:
        return self._has("finding", finding, self.findings, line, say)

    def term(self, wanted: str, line: int, say: Say) -> str:
        """The id of a word named by its id, its name or an alias; told if there is none."""
        if wanted in self.terms:
            return wanted
        known = self.names.get(wanted.lower()) or self.names.get(wanted.lower().removesuffix("s"))
        if known is None:
            self._has("term", wanted, [*self.terms, *self.names], line, say)
        return known or wanted

    def _has(self, sort: str, name: str, known: Collection[str], line: int, say: Say) -> bool:
        if name in known or {f"{sort}:{name}", f"{sort}:*"} & self.unread:
            return True
        say(line, f"there is no {sort} '{name}'", f"use {_one_of(name, known)}")
        return False


def _one_of(wanted: str, known: Iterable[str]) -> str:
    ordered = sorted(known)
    near = get_close_matches(wanted, ordered, 3, 0.5)
    near = near or [each for each in ordered if wanted in each][:3]
    return " or ".join(f"'{each}'" for each in near) or "one that is there, or add it"


def marked_plain(runs: Runs) -> bool:
    """Whether the writer has marked `runs`, not yet resolved, as stating nothing to cite."""
    return any(isinstance(run, Citation) and run.sources == (PLAIN,) for run in runs)


class PageText:
    """Resolves the runs of one page, in reading order, and keeps the list of its sources."""

    def __init__(self, known: Known, say: Say) -> None:
        self._known = known
        self._say = say
        self._numbers: dict[str, int] = {}
        self._shown: dict[str, None] = {}

    @property
    def sources(self) -> tuple[str, ...]:
        """Those cited, by their number, then those of the findings and figures shown."""
        return tuple(dict.fromkeys([*self._numbers, *self._shown]))

    def runs(self, runs: Runs, line: int) -> Runs:
        """`runs` with ids looked up, citations numbered and findings in words."""
        done: list[Run] = []
        for run in runs:
            match run:
                case Citation((only,)) if only == PLAIN:
                    continue
                case Citation(sources):
                    done.extend(self._citation(sources, line))
                case FindingLink(_, finding):
                    done.append(self._finding(finding, done, line))
                case TermLink(text, term, strong):
                    done.append(TermLink(text, self._known.term(term, line, self._say), strong))
                case PageLink(_, page):
                    self._known.has_place(page, line, self._say)
                    done.append(run)
                case _:
                    done.append(run)
        return tuple(done)

    def show(self, sources: Iterable[str]) -> None:
        """Take in the sources of a figure that stands on the page."""
        self._shown.update(dict.fromkeys(sources))

    def show_finding(self, finding: str, line: int) -> None:
        if self._known.has_finding(finding, line, self._say) and finding in self._known.findings:
            self.show(self._known.findings[finding].sources)

    def _citation(self, keys: tuple[str, ...], line: int) -> Iterable[Citation]:
        found = tuple(key for key in keys if self._known.has_source(key, line, self._say))
        for key in found:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        if found:
            yield Citation(found, tuple(self._numbers[key] for key in found))

    def _finding(self, finding: str, before: list[Run], line: int) -> FindingLink:
        self.show_finding(finding, line)
        known = self._known.findings.get(finding)
        amount = known.amount if known else finding
        starts = not before or _ends_sentence(before)
        return FindingLink(amount[:1].upper() + amount[1:] if starts else amount, finding)


def _ends_sentence(before: list[Run]) -> bool:
    words = "".join("" if isinstance(run, Citation) else run.text for run in before).rstrip()
    return words.endswith((".", "!", "?"))
