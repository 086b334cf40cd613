"""Saves a drawing on its own, as the kind of file that its name asks for."""

from __future__ import annotations

from pathlib import Path

import typst

from desktop.domain.drawing import Drawing
from desktop.domain.errors import HandoutError
from desktop.handouts.files import write

# One px of the drawing is one pt of a page that is drawn at 72 dots an inch.
_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""
_PPI = 72


def save_drawing(drawing: Drawing, paper: str, path: Path, resources: Path, scale: int = 1) -> None:
    """Write `drawing` to `path` on a ground of the colour `paper`.

    Args:
        scale: dots of a .png for each px of the drawing.

    Raises:
        HandoutError: the name asks for another kind of file, or it could not be written.
    """
    svg = _on_paper(drawing.svg, paper)
    match path.suffix.lower():
        case ".svg":
            data = svg.encode()
        case ".png":
            data = _png(svg, drawing.width, resources, scale)
        case _:
            raise HandoutError(
                f"A diagram can be saved as .pdf, .svg or .png; '{path.name}' is none of them."
            )
    write(path, data)


def _on_paper(svg: str, paper: str) -> str:
    """The drawing with a ground, which it has no need of inside a page of ours."""
    start, end, rest = svg.partition("</desc>\n")
    return f'{start}{end}<rect width="100%" height="100%" fill="{paper}"/>\n{rest}'


def _png(svg: str, width: int, resources: Path, scale: int) -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resources / "fonts"],
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    asked = {"svg": svg, "width": str(width)}
    try:
        made = compiler.compile(_PICTURE, format="png", ppi=_PPI * scale, sys_inputs=asked)
    except typst.TypstError as error:
        raise HandoutError("The diagram could not be drawn; save it as .svg instead.") from error
    if not isinstance(made, bytes):
        raise TypeError("the compiler was asked for one picture")
    return made
