"""Every diagram of the library, at every width, text size, theme and step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from desktop import paths
from desktop.diagrams.drawing import lay_out, problems
from desktop.diagrams.palettes import PALETTES, SCREEN_LABEL
from desktop.diagrams.sheet import Frame
from desktop.diagrams.what_if_diagrams import what_if_diagram
from desktop.domain.content import STRATEGY_IDS, Diagram
from desktop.domain.library import LibraryContent
from tests.drawing_faults import faults
from tests.golden import REPORT, differences, drawings, write_report

DIAGRAMS = sorted(path.stem for path in (paths.content_sources() / "en-GB/diagrams").glob("*.yaml"))
TREES = [f"what-if:{strategy}{form}" for strategy in STRATEGY_IDS for form in ("", "?short")]
WIDTHS = (320, 440, 600, 704, 900, 1100)  # px at 100 % text; print: the same in its own points
TEXT_SIZES = (1.0, 1.5, 2.4)


def frames(diagram: Diagram, palette: str) -> Iterator[Frame]:
    """Every width with every text size; each step, which only tints a part, at two widths."""
    steps = dict.fromkeys(step.focus for step in diagram.steps)
    wanted = [*product(WIDTHS, TEXT_SIZES, ("",)), *product((320, 704), (1.0,), steps)]
    colours = PALETTES[palette]
    for width, scale, focus in wanted:
        yield Frame(width * colours.label_size / SCREEN_LABEL, colours, scale, focus)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("name", [*DIAGRAMS, *TREES])
def test_no_words_overlap_or_fade_or_leave_the_drawing(
    library: LibraryContent, name: str, palette: str
) -> None:
    diagram = next(each for each in (*library.diagrams, *_trees(library)) if each.id == name)
    for frame in frames(diagram, palette):
        found = list(faults(lay_out(diagram, frame), frame))
        assert found == [], f"{frame.width:g} wide, text {frame.text_scale:g}, '{frame.focus}'"


@pytest.mark.parametrize("name", TREES)
def test_the_next_steps_of_every_strategy_can_be_drawn(library: LibraryContent, name: str) -> None:
    tree = next(each for each in _trees(library) if each.id == name)
    assert problems(tree) == ()
    assert len(tree.links) == 6


def test_every_tree_of_next_steps_says_the_same_below_it(library: LibraryContent) -> None:
    notes = {tree.text[-1] for tree in _trees(library)}
    general = next(each for each in library.diagrams if each.id == "what-if")
    assert notes == {general.data["words"]["note"]}


def _trees(library: LibraryContent) -> Iterator[Diagram]:
    """The next steps of each strategy, whole and short."""
    for strategy in library.strategies:
        figure = f"what-if:{strategy.id}"
        yield what_if_diagram(figure, strategy)
        yield what_if_diagram(f"{figure}?short", strategy, short=True)


def test_every_drawing_is_as_it_was_accepted(library: LibraryContent) -> None:
    found = tuple(differences(drawings(library)))
    if found:
        write_report(found, REPORT)
    assert not found, f"look at {REPORT}: {', '.join(each.said for each in found)}"
