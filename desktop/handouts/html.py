"""Writes a handout as one accessible HTML file that needs nothing else: no network, no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    PageLink,
    Paragraph,
    Run,
    Runs,
    Table,
    TermLink,
    Text,
)
from desktop.domain.content import EasyReadLine
from desktop.domain.drawing import Drawing
from desktop.handouts import wording
from desktop.handouts.handout import CitedFinding, DrawnFigure, Handout
from desktop.handouts.html_parts import facts, id_of, paragraph, shown, table
from desktop.handouts.html_style import STYLE
from desktop.handouts.icons import icon_svg, logo_alt, logo_size, logo_uri
from desktop.handouts.qr import qr_svg

_SVG_START = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
_SVG_NAMES = re.compile(r"<(title|desc)>.*?</\1>", re.DOTALL)
_SVG_ID = re.compile(r' id="[^"]*"')  # one file holds many drawings, and an id must stand once


def handout_html(handout: Handout) -> str:
    """The whole handout as one file."""
    return _Writer(handout).file()


class _Writer:
    """Writes one handout; headings go one level down in a pack, whose title comes first."""

    def __init__(self, handout: Handout) -> None:
        self._handout = handout
        self._parts = handout.parts
        self._top = 2 if handout.is_pack else 1
        self._here = {page.id for page in handout.pages}
        self._words = {term.id for term in handout.words}
        self._leads = {page.lead for page in handout.pages}  # of a diagram: its caption
        self._pictures = 0

    def file(self) -> str:
        handout = self._handout
        language = escape(handout.edition.language, quote=True)
        return "\n".join(
            (
                "<!DOCTYPE html>",
                f'<html lang="{language}">',
                "<head>",
                '<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta http-equiv="Content-Security-Policy" '
                "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">",
                '<meta name="color-scheme" content="light dark">',
                f"<title>{shown(handout.title)}</title>",
                f"<style>{STYLE}</style>",
                "</head>",
                "<body>",
                '<a class="skip" href="#main">Skip to the text</a>',
                *self._header(),
                '<main id="main">',
                *self._contents(),
                *(line for page in handout.pages for line in self._page(page)),
                *self._ending(),
                "</main>",
                *self._footer(),
                "</body>",
                "</html>\n",
            )
        )

    def _header(self) -> Iterator[str]:
        options = self._handout.options
        clinic = options.clinic
        yield "<header>"
        if any(logo_size(clinic)):
            alt = escape(logo_alt(clinic), quote=True)
            yield f'<img class="logo" src="{logo_uri(clinic)}" alt="{alt}">'
        if told := [shown(part) for part in (clinic.name, clinic.phone, clinic.hours) if part]:
            yield paragraph(" · ".join(told))
        if options.nurse_copy:
            yield paragraph(shown(wording.COPY))
        yield "<p>Waymark</p></header>"

    def _contents(self) -> Iterator[str]:
        if not self._handout.is_pack:
            return
        yield self._heading(self._handout.title, 1)
        yield from self._prepared()
        for notice in wording.pack_notices(self._handout):
            yield paragraph(shown(notice), "notice")
        yield from self._team_notes()
        links = (
            f'<li><a href="#{id_of(page.id)}">{shown(page.title)}</a></li>'
            for page in self._handout.pages
        )
        label = escape(wording.CONTENTS, quote=True)
        yield f'<nav aria-label="{label}"><ol>{"".join(links)}</ol></nav>'
        yield from self._urgent()
        yield from self._take_home()

    def _page(self, page: Article) -> Iterator[str]:
        name = id_of(page.id)
        yield f'<article aria-labelledby="{name}">'
        yield self._heading(page.title, self._top, name)
        if page.lead:
            yield paragraph(shown(page.lead), "lead")
        if not self._handout.is_pack:
            yield from self._prepared()
        for notice in wording.notices(page, self._handout):
            yield paragraph(shown(notice), "notice")
        if not self._handout.is_pack:
            yield from self._team_notes()
        yield from self._easy(page.easy_read)
        if page.key_points:
            points = self._list(page.key_points)
            title = self._heading(wording.KEY_POINTS, self._top + 1)
            yield f'<section class="box key">{title}{points}</section>'
        if not self._handout.is_pack and not page.own:
            yield from self._urgent()
        yield from self._glance(page)
        for section in page.sections:
            anchor = f"{name}--{id_of(section.anchor)}"
            yield f'<section aria-labelledby="{anchor}">'
            yield self._heading(section.heading, self._top + 1, anchor)
            yield from self._blocks(section.blocks)
            yield "</section>"
        yield from self._questions(
            wording.questions_title(page), (asked.text for asked in page.questions)
        )
        if page.read_next:
            yield self._heading(wording.READ_NEXT, self._top + 1)
            items = (f"<li>{shown(wording.read_next(to))}</li>" for to in page.read_next)
            yield f"<ul>{''.join(items)}</ul>"
        yield from self._teach_back(page)
        yield "</article>"

    def _prepared(self) -> Iterator[str]:
        """For whom and by whom, where that is known."""
        yield from (paragraph(shown(line)) for line in wording.prepared(self._handout))

    def _team_notes(self) -> Iterator[str]:
        if self._handout.notes:
            yield '<section class="box note">'
            yield self._heading(wording.TEAM_NOTES, 2)
            yield from (paragraph(shown(note)) for note in self._handout.notes)
            yield "</section>"

    def _easy(self, lines: Iterable[EasyReadLine]) -> Iterator[str]:
        """Pictures, each with its words; the words say what the picture shows."""
        rows = [f"<li>{_icon(line.icon)}<span>{shown(line.words)}</span></li>" for line in lines]
        if rows:
            yield f'<ul class="easy">{"".join(rows)}</ul>'

    def _teach_back(self, page: Article) -> Iterator[str]:
        if not self._handout.options.nurse_copy or page.own:
            return
        yield '<section class="box note">'
        yield self._heading(wording.UNDERSTOOD, self._top + 1)
        asked = (
            f"<li><strong>{shown(each.ask)}</strong><br>"
            f"{shown(wording.GOOD_ANSWER)} {shown(each.good_answer)}</li>"
            for each in wording.teach_back(page)
        )
        yield f'<ul class="questions">{"".join(asked)}</ul></section>'

    def _take_home(self) -> Iterator[str]:
        slip = self._handout.slip
        if slip is None:
            return
        yield '<section class="slip">'
        yield self._heading(wording.TAKE_HOME, 2)
        drawn = qr_svg(slip.qr_text, "#000000", "#ffffff").strip()
        label = escape(wording.qr_alt(slip), quote=True)
        yield drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" class="qr" ', 1)
        yield paragraph(shown(slip.code), "code")
        yield from (paragraph(shown(line)) for line in wording.take_home(slip))
        yield "</section>"

    def _glance(self, page: Article) -> Iterator[str]:
        glance = page.glance
        if glance is None:
            return
        yield self._heading(wording.GLANCE, self._top + 1)
        yield self._list(fact.line for fact in (*glance.names, *glance.facts))
        if glance.dispute is not None:
            yield from self._blocks((glance.dispute,))

    def _questions(self, title: str, asked: Iterable[str]) -> Iterator[str]:
        items = "".join(f"<li>{shown(question)}</li>" for question in asked)
        if items:
            yield self._heading(title, self._top + 1)
            yield f'<ul class="questions">{items}</ul>'

    def _ending(self) -> Iterator[str]:
        handout, level = self._handout, 2
        yield from self._questions(wording.OWN_QUESTIONS, handout.options.questions)
        if handout.is_own:
            yield from self._room_to_write(level)
        if handout.inline_findings:
            yield self._heading(wording.NUMBERS, level)
            for finding in handout.inline_findings:
                yield from self._finding(self._parts.findings[finding], level + 1)
        if handout.words:
            yield self._heading(wording.WORDS, level)
            entries = (
                f'<dt id="word-{id_of(term.id)}">{shown(term.term)}</dt>'
                f"<dd>{shown(wording.definition(term))}</dd>"
                for term in handout.words
            )
            yield f"<dl>{''.join(entries)}</dl>"
        if not handout.is_own:
            yield from self._room_to_write(level)
        if not handout.is_pack:
            yield from self._take_home()
        if handout.sources:
            yield self._heading(wording.SOURCES, level)
            sources = (
                f'<li id="source-{number}">{shown(wording.source_line(source))}</li>'
                for number, source in enumerate(handout.sources, 1)
            )
            yield f'<ol class="sources">{"".join(sources)}</ol>'
        if handout.is_own:
            yield from self._urgent()

    def _room_to_write(self, level: int) -> Iterator[str]:
        """Empty lines, for when it is printed."""
        title, lines = wording.room_to_write(self._handout)
        if lines:
            yield self._heading(title, level)
            yield f'<div class="room" aria-hidden="true">{"<div></div>" * lines}</div>'

    def _urgent(self) -> Iterator[str]:
        urgent = self._handout.urgent
        yield '<section class="box caution">'
        yield self._heading(urgent.title, 2)
        if wording.is_easy(self._handout) and urgent.easy:
            yield from self._easy(urgent.easy)
        else:
            if urgent.lead:
                yield paragraph(shown(urgent.lead))
            if urgent.points:
                yield self._list(urgent.points)
        for line in wording.who_to_call(self._handout.options.clinic):
            yield paragraph(f"<strong>{shown(line)}</strong>")
        yield "</section>"

    def _footer(self) -> Iterator[str]:
        handout = self._handout
        yield "<footer>"
        yield self._heading(wording.ABOUT, 2)
        yield facts(wording.about(handout.edition, handout.pages))
        last = filter(None, (wording.NOT_INSTEAD, wording.last_word(handout)))
        yield from (paragraph(f"<strong>{shown(line)}</strong>") for line in last)
        yield "</footer>"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Blocks of a section; a heading never skips a level."""
        level = self._top + 1
        for block in blocks:
            if isinstance(block, Heading):
                level = min(self._top - 1 + block.level, level + 1)
                yield self._heading(block.text, level)
            else:
                yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        below = self._top + 2
        match block:
            case Paragraph(runs):
                yield paragraph(self._runs(runs))
            case BulletList(items, ordered):
                yield self._list(items, ordered=ordered)
            case Callout(kind, title, inner):
                yield f'<section class="box {kind.value}">'
                yield self._heading(title, below)
                yield from self._blocks(inner)
                yield "</section>"
            case Figure(diagram):
                yield from self._figure(self._parts.figures[diagram])
            case FindingFigure(finding):
                yield from self._finding(self._parts.findings[finding], below)
            case ComparisonFigure():
                comparison = self._parts.table(block)
                names = [shown(option.name) for option in comparison.options]
                rows = (
                    (shown(row.label), [self._runs(cell.runs) for cell in row.cells])
                    for row in comparison.rows
                )
                whole = self._parts.comparisons[block.comparison]
                yield paragraph(shown(wording.how_to_read(whole)), "small")
                yield table(comparison.title, "", names, rows)
                if left_out := self._parts.left_out(block):
                    yield paragraph(shown(wording.left_out(left_out)), "small")
            case Table(caption, header, table_rows):
                corner, *names = map(self._runs, header)
                rows = (
                    (self._runs(first), [self._runs(cell) for cell in rest])
                    for first, *rest in table_rows
                )
                yield table(caption, corner, names, rows)
            case Heading():
                raise TypeError("headings are levelled in _blocks")

    def _figure(self, drawn: DrawnFigure) -> Iterator[str]:
        diagram = drawn.diagram
        yield "<figure>"
        said = paragraph(shown(drawn.status), "small")
        if diagram.caption not in self._leads:
            said = paragraph(shown(diagram.caption)) + said
        yield f"<figcaption>{said}</figcaption>"
        yield self._svg(drawn.drawing, drawn.drawing.title, " ".join(diagram.text))
        yield "<details><summary>The picture in words</summary>"
        yield from (paragraph(shown(said)) for said in diagram.text)
        if diagram.table_rows:
            corner, *names = map(shown, diagram.table_header)
            rows = ((shown(first), list(map(shown, rest))) for first, *rest in diagram.table_rows)
            yield table(diagram.title, corner, names, rows)
        yield "</details></figure>"

    def _finding(self, cited: CitedFinding, level: int) -> Iterator[str]:
        finding, drawing = cited.finding, cited.drawing
        yield '<section class="finding">'
        yield self._heading(finding.title, level)
        numbers = (Citation(finding.sources, cited.numbers),) if cited.numbers else ()
        yield paragraph(self._runs((Text(" ".join(wording.both_ways(finding))), *numbers)))
        yield from (paragraph(shown(mark), "notice") for mark in wording.marks(finding))
        if drawing is not None:
            yield self._svg(drawing, drawing.title, drawing.description)
        yield facts(wording.finding_facts(finding))
        yield "</section>"

    def _svg(self, drawing: Drawing, title: str, description: str) -> str:
        """A drawing with a title and description that screen readers find."""
        self._pictures += 1
        name = f"picture-{self._pictures}"
        start = _SVG_START.search(drawing.svg)
        box = _VIEW_BOX.search(start.group()) if start else None
        view = box.group(1) if box else f"0 0 {drawing.width} {drawing.height}"
        inner = drawing.svg[start.end() :] if start else ""
        inner = _SVG_ID.sub("", _SVG_NAMES.sub("", inner)).replace("</svg>", "").strip()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img" '
            f'style="max-width: {drawing.width / 10:g}rem" '
            f'aria-labelledby="{name}-title {name}-words">'
            f'<title id="{name}-title">{shown(title)}</title>'
            f'<desc id="{name}-words">{shown(description)}</desc>{inner}</svg>'
        )

    def _list(self, items: Iterable[Runs], *, ordered: bool = False) -> str:
        tag = "ol" if ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{self._runs(item)}</li>' for item in items)}</{tag}>"

    def _runs(self, runs: Runs) -> str:
        """Runs in one line; a citation clings to the word before it."""
        return "".join(map(self._run, runs)).replace(" &nbsp;", "&nbsp;")

    def _run(self, run: Run) -> str:
        if isinstance(run, Citation):
            links = (
                f'<a href="#source-{number}" aria-label="Source {number}">{number}</a>'
                for number in run.numbers
            )
            return f'&nbsp;<span class="cite">[{", ".join(links)}]</span>'
        said = shown(run.text)
        if isinstance(run, TermLink) and run.term in self._words:
            said = f'<a href="#word-{id_of(run.term)}">{said}</a>'
        if isinstance(run, PageLink) and run.page.split("#")[0] in self._here:
            said = f'<a href="#{id_of(run.page.split("#")[0])}">{said}</a>'
        strong = isinstance(run, Text | TermLink) and run.strong
        return f"<strong>{said}</strong>" if strong else said

    def _heading(self, text: str, level: int, name: str = "") -> str:
        given = f' id="{name}"' if name else ""
        return f"<h{min(level, 6)}{given}>{shown(text)}</h{min(level, 6)}>"


def _icon(name: str) -> str:
    """An icon in the colour of the words, unseen by screen readers."""
    drawn = _SVG_START.sub(
        lambda found: found.group().replace("<svg ", '<svg aria-hidden="true" ', 1),
        icon_svg(name, "currentColor"),
        count=1,
    )
    return drawn.strip()
