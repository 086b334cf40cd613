"""Pieces of HTML: words, paragraphs, tables, facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from desktop.handouts import wording
from desktop.handouts.printable import readable


def table(
    caption: str, corner: str, names: list[str], rows: Iterable[tuple[str, list[str]]]
) -> str:
    """A table of ready HTML; its roles hold when it is shown as cards on a narrow screen."""
    first = (
        f'<th role="columnheader" scope="col">{corner}</th>' if corner else '<td role="cell"></td>'
    )
    head = first + "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{label}</th>'
        + "".join(
            f'<td role="cell"><span class="column" aria-hidden="true">{name}</span>{cell}</td>'
            for name, cell in zip(names, cells, strict=True)
        )
        + "</tr>"
        for label, cells in rows
    )
    return (
        f'<table role="table"><caption>{shown(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def facts(facts: Iterable[tuple[str, str]]) -> str:
    pairs = (
        f"<div><dt>{shown(wording.labelled(label))}</dt> <dd>{shown(said)}</dd></div>"
        for label, said in facts
    )
    return f'<dl class="facts">{"".join(pairs)}</dl>'


def paragraph(ready: str, kind: str = "") -> str:
    given = f' class="{kind}"' if kind else ""
    return f"<p{given}>{ready}</p>"


def shown(text: str) -> str:
    """`text` as HTML that shows it as it is."""
    return escape(readable(text), quote=False)


def id_of(text: str) -> str:
    """`text` as part of an id."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text)
