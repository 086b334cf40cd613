"""From a diagram or a finding to SVG text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from desktop.diagrams.kinds import KINDS
from desktop.diagrams.layouts import icon_array
from desktop.diagrams.measure import missing_letters
from desktop.diagrams.palettes import PALETTES, SCREEN_LABEL
from desktop.diagrams.reading import SpecError, spec_of
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.people import array_of
from desktop.diagrams.svg import svg_problems, svg_text
from desktop.domain.content import Diagram
from desktop.domain.drawing import Drawing, DrawingRequest, HotSpot
from desktop.domain.evidence import Finding

NARROWEST = 280  # px on screen; what is asked for below that is drawn this wide
LONGEST_CAPTION = 40  # words
FINDING_AREA = "people"


def draw(diagram: Diagram, request: DrawingRequest) -> Drawing:
    """The diagram, laid out for the width, text size, palette and step asked for.

    Raises:
        ValueError: its data cannot be drawn, or there is no such palette or step.
    """
    focus = _focus(diagram, request.step)
    layout = lay_out(diagram, _frame(request, focus))
    return _drawing(layout, request.tallest, diagram.title, " ".join(diagram.text), diagram.links)


def draw_finding(finding: Finding, request: DrawingRequest) -> Drawing:
    """The finding as people out of 100, or of its base, with what is needed to weigh it.

    Raises:
        ValueError: its numbers contradict each other, or there is no such palette.
    """
    array = array_of(finding)
    layout = icon_array.lay_out(array, _frame(request, ""))
    words = icon_array.description(array, finding.group)
    return _drawing(layout, request.tallest, finding.title, words, {})


def lay_out(diagram: Diagram, frame: Frame) -> Layout:
    """The numbers behind the drawing of `diagram`.

    Raises:
        SpecError: its data cannot be drawn.
    """
    return KINDS[diagram.kind].lay_out(spec_of(diagram), frame)


def problems(diagram: Diagram) -> tuple[str, ...]:
    """Everything that keeps `diagram` from being drawn and stepped through, a sentence each."""
    try:
        areas = lay_out(diagram, Frame(1000, PALETTES["light"], 1.0)).areas
    except SpecError as error:
        return error.problems
    found: list[str] = []
    known = " or ".join(areas)
    for number, step in enumerate(diagram.steps, 1):
        if step.focus not in areas:
            found.append(f"Step {number} shows '{step.focus}'; the drawing has {known}.")
        if len(step.caption.split()) > LONGEST_CAPTION:
            found.append(f"The caption of step {number} has more than {LONGEST_CAPTION} words.")
    found.extend(
        f"There is a link from '{element}'; the drawing has {known}."
        for element in diagram.links
        if element not in areas
    )
    if not diagram.text:
        found.append("The diagram says nothing in words; fill 'text'.")
    found.extend(_drawn_problems(diagram))
    return tuple(dict.fromkeys(found))


def _drawn_problems(diagram: Diagram) -> list[str]:
    """What is wrong with the drawings themselves, on a wide screen and a narrow one."""
    found: list[str] = []
    for width, scale in ((1000, 1.0), (NARROWEST, 2.4)):
        layout = lay_out(diagram, Frame(width, PALETTES["light"], scale))
        if missing := missing_letters("".join(label.text for label in layout.labels)):
            found.append(f"The font has no '{missing}'.")
        found.extend(svg_problems(svg_text(layout, "", "")))
    return found


def _focus(diagram: Diagram, step: int) -> str:
    if not 0 <= step <= len(diagram.steps):
        raise ValueError(f"'{diagram.id}' has {len(diagram.steps)} steps; there is no step {step}.")
    return diagram.steps[step - 1].focus if step else ""


def _frame(request: DrawingRequest, focus: str) -> Frame:
    if request.palette not in PALETTES:
        raise ValueError(f"There is no palette '{request.palette}'; use {' or '.join(PALETTES)}.")
    palette = PALETTES[request.palette]
    narrowest = NARROWEST * palette.label_size / SCREEN_LABEL
    return Frame(max(request.width, narrowest), palette, max(request.text_scale, 1.0), focus)


def _drawing(
    layout: Layout, tallest: int, title: str, description: str, links: Mapping[str, str]
) -> Drawing:
    whole = _drawn(layout, title, description, links)
    if not 0 < tallest < layout.height:
        return whole
    parts = layout.parts(tallest)
    if len(parts) == 1:
        return whole
    return replace(
        whole,
        parts=tuple(
            _drawn(part, f"{title} (part {number} of {len(parts)})", description, links)
            for number, part in enumerate(parts, 1)
        ),
    )


def _drawn(layout: Layout, title: str, description: str, links: Mapping[str, str]) -> Drawing:
    spots = []
    for element, box in layout.areas.items():
        if element in links:
            place = (box.x, box.y - layout.top, box.width, box.height)
            spots.append(HotSpot(element, links[element], layout.names[element], *place))
    return Drawing(
        svg=svg_text(layout, title, description),
        width=round(layout.width),
        height=ceil(layout.height),
        title=title,
        description=description,
        hot_spots=tuple(spots),
    )
