"""Draws words as a QR code: one path of squares, which Qt and Typst show alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import segno

_QUIET_ZONE = 4  # modules of `light` on each side; readers need them
_Point = tuple[int, int]


def qr_svg(text: str, dark: str, light: str) -> str:
    """The QR of `text` as SVG, with its quiet zone; it scales to any size.

    The squares of a take-home code are at least 0.5 mm wide where the picture is 25 mm wide.
    Words and a name for screen readers stand beside it, not in it.

    Args:
        dark, light: `#rrggbb` of the squares and of the paper.
    """
    # Error level M still reads with a crease or a stain over 15 % of it.
    code = segno.make_qr(text, error="m", boost_error=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=_QUIET_ZONE)]
    side = len(rows)
    path = "".join(map(_drawn, _outlines(rows)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
        f'viewBox="0 0 {side} {side}"><rect width="{side}" height="{side}" fill="{light}"/>'
        f'<path fill="{dark}" fill-rule="evenodd" d="{path}"/></svg>\n'
    )


def _outlines(rows: Sequence[Sequence[bool]]) -> Iterator[list[_Point]]:
    """The corners around each dark patch; squares drawn one by one would show seams."""
    ways: dict[_Point, list[_Point]] = {}  # from a point to the next, with dark on the right
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if not dark:
                continue
            if not rows[y - 1][x]:
                ways.setdefault((x, y), []).append((x + 1, y))
            if not row[x + 1]:
                ways.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if not rows[y + 1][x]:
                ways.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if not row[x - 1]:
                ways.setdefault((x, y + 1), []).append((x, y))
    while ways:
        start = at = next(iter(ways))
        outline: list[_Point] = []
        while True:
            ahead = ways[at].pop()
            if not ways[at]:
                del ways[at]
            if len(outline) < 2 or not _straight(outline[-2], outline[-1], at):
                outline.append(at)
            else:
                outline[-1] = at
            at = ahead
            if at == start:
                break
        yield outline


def _straight(a: _Point, b: _Point, c: _Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _drawn(outline: list[_Point]) -> str:
    """Path commands along `outline`, whose sides lie along the rows and columns."""
    (x, y), *others = outline
    said = [f"M{x} {y}"]
    for next_x, next_y in others:
        said.append(f"H{next_x}" if next_y == y else f"V{next_y}")
        x, y = next_x, next_y
    return "".join((*said, "z"))
