from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
import typst
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.diagrams import draw, draw_finding, svg_problems
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.tokens import LIGHT
from desktop.paths import resources
from tests.builders import a_finding
from tests.unit.diagrams.conftest import Load

NAMES = ["three-rs", "approaches-timeline"]
PALETTES = ["light", "dark", "high-contrast", "print", "print-grey"]


def _words(drawing: Drawing) -> list[str]:
    return [e.text or "" for e in ET.fromstring(drawing.svg).iter() if e.tag.endswith("}text")]


def _smallest(drawing: Drawing) -> float:
    return min(float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing.svg))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("width", [320, 656, 1100])
def test_every_drawing_passes_the_checker(
    real_diagram: Load, name: str, palette: str, width: int
) -> None:
    diagram = real_diagram(name)
    for step in range(len(diagram.steps) + 1):
        drawing = draw(diagram, DrawingRequest(name, width, palette, 1.0, step))
        assert svg_problems(drawing.svg) == ()
        assert drawing.width == width


@pytest.mark.parametrize("name", NAMES)
def test_the_same_request_gives_the_same_bytes(real_diagram: Load, name: str) -> None:
    request = DrawingRequest(name, 700, "dark", 1.25, 1)
    assert draw(real_diagram(name), request) == draw(real_diagram(name), request)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("palette", "smallest"), [("light", 17), ("dark", 17), ("print", 12), ("print-grey", 12)]
)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.4])
def test_labels_never_shrink_below_the_floor(
    real_diagram: Load, name: str, palette: str, smallest: int, scale: float
) -> None:
    for width in (320, 520, 1100):
        drawing = draw(real_diagram(name), DrawingRequest(name, width, palette, scale))
        assert _smallest(drawing) >= smallest * scale - 0.01


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_says_the_same_in_words(real_diagram: Load, name: str) -> None:
    diagram = real_diagram(name)
    drawing = draw(diagram, DrawingRequest(name, 700, "light"))
    assert drawing.title == diagram.title
    assert drawing.description == " ".join(diagram.text)
    assert f"<title>{diagram.title}</title>" in drawing.svg


def test_the_timings_are_called_examples(real_diagram: Load) -> None:
    for width in (320, 700, 1100):
        drawing = draw(real_diagram("approaches-timeline"), DrawingRequest("x", width, "light"))
        assert "Timings are examples only." in _words(drawing)


def test_the_curve_prints_no_value(real_diagram: Load) -> None:
    drawing = draw(real_diagram("three-rs"), DrawingRequest("x", 700, "light"))
    words = _words(drawing)
    assert "The shape is a drawing to explain the idea. It is not a measurement." in words
    assert [word for word in words if re.search(r"\d", word)] == ["1", "2", "3"]


@pytest.mark.parametrize("width", [360, 700, 1100])
def test_a_step_tints_its_part_and_leaves_every_label(real_diagram: Load, width: int) -> None:
    diagram = real_diagram("three-rs")
    whole = draw(diagram, DrawingRequest("x", width, "light"))
    second = draw(diagram, DrawingRequest("x", width, "light", 1.0, 2))
    assert sorted(_words(second)) == sorted(_words(whole))
    (band,) = re.findall(r'<rect id="repopulation"[^>]*>', second.svg)
    assert f'fill="{LIGHT.diagram.band}"' in band
    assert f'fill="{LIGHT.diagram.band}"' not in whole.svg
    faded = set(re.findall(r"<text[^>]* fill=\"(#\w+)\"", second.svg))
    assert faded <= {LIGHT.diagram.label, LIGHT.diagram.label_muted, LIGHT.on_primary}


def test_links_become_places_to_press(real_diagram: Load) -> None:
    drawing = draw(real_diagram("approaches-timeline"), DrawingRequest("x", 700, "light"))
    assert [(spot.element, spot.page) for spot in drawing.hot_spots][:2] == [
        ("maintenance-escalation", "maintenance-and-escalation"),
        ("early-high-efficacy", "early-high-efficacy-treatment"),
    ]
    first, second = drawing.hot_spots[:2]
    assert first.label == "Maintenance and escalation"
    assert first.height >= 44
    assert first.y + first.height <= second.y


def test_qt_finds_each_part_where_the_drawing_says(qapp: QApplication, real_diagram: Load) -> None:
    drawing = draw(real_diagram("three-rs"), DrawingRequest("x", 700, "light"))
    renderer = QSvgRenderer(QByteArray(drawing.svg.encode()))
    assert renderer.isValid()
    for spot in drawing.hot_spots:
        bounds = renderer.boundsOnElement(spot.element)
        assert bounds.x() == pytest.approx(spot.x, abs=0.1)
        assert bounds.width() == pytest.approx(spot.width, abs=0.1)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_too_tall_for_a_page_comes_in_parts(real_diagram: Load, name: str) -> None:
    request = DrawingRequest(name, 480, "print-grey", 2.0, 0, 700)
    drawing = draw(real_diagram(name), request)
    assert len(drawing.parts) > 1
    assert all(part.height <= 700 for part in drawing.parts)
    assert [word for part in drawing.parts for word in _words(part)] == _words(drawing)
    for part in drawing.parts:
        assert svg_problems(part.svg) == ()
        for spot in part.hot_spots:
            assert spot.y >= 0
            assert spot.y + spot.height <= part.height


def test_a_drawing_that_fits_has_no_parts(real_diagram: Load) -> None:
    request = DrawingRequest("x", 503, "print", 1.0, 0, 700)
    assert draw(real_diagram("three-rs"), request).parts == ()


def test_a_step_or_palette_that_is_not_there_is_refused(real_diagram: Load) -> None:
    diagram = real_diagram("three-rs")
    with pytest.raises(ValueError, match="there is no step 4"):
        draw(diagram, DrawingRequest("x", 700, "light", 1.0, 4))
    with pytest.raises(ValueError, match="no palette 'pink'"):
        draw(diagram, DrawingRequest("x", 700, "pink"))


def test_too_small_a_width_is_drawn_at_the_narrowest(real_diagram: Load) -> None:
    assert draw(real_diagram("three-rs"), DrawingRequest("x", 10, "light")).width == 280


def test_one_ink_is_enough_for_black_and_white(real_diagram: Load) -> None:
    for name in NAMES:
        svg = draw(real_diagram(name), DrawingRequest(name, 503, "print-grey")).svg
        for colour in set(re.findall(r"#\w{6}", svg)):
            assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1


@pytest.mark.parametrize("base", [100, 1_000, 10_000])
@pytest.mark.parametrize("comparator", [None, 40])
@pytest.mark.parametrize("width", [320, 700])
def test_every_finding_passes_the_checker(base: int, comparator: int | None, width: int) -> None:
    finding = a_finding(base=base, comparator="placebo", comparator_numerator=comparator)
    for palette in PALETTES:
        drawing = draw_finding(finding, DrawingRequest("finding:x", width, palette))
        assert svg_problems(drawing.svg) == ()


def _tiles(svg: str) -> list[list[str]]:
    """The filled people of each path, row by row: a row begins anew, the rest are steps on."""
    paths = re.findall(r'<path d="(M[^"]*?h[^"]*)"', svg)
    return [re.findall(r"M[\d.]+ [\d.]+[^M]*", path) for path in paths]


def test_people_fill_from_the_bottom_left() -> None:
    finding = a_finding(numerator=13, low=None, high=None)
    svg = draw_finding(finding, DrawingRequest("finding:x", 360, "light")).svg
    lower, upper = _tiles(svg)[0]
    assert [lower.count("Z"), upper.count("Z")] == [10, 3]
    lower_x, lower_y = map(float, re.findall(r"[\d.]+", lower)[:2])
    upper_x, upper_y = map(float, re.findall(r"[\d.]+", upper)[:2])
    assert upper_x == lower_x
    assert upper_y < lower_y


def test_two_groups_stand_side_by_side_at_one_size() -> None:
    finding = a_finding(numerator=100, comparator="placebo", comparator_numerator=100, high=100)
    for width in (320, 700):
        svg = draw_finding(finding, DrawingRequest("finding:x", width, "light")).svg
        grids = [rows for rows in _tiles(svg) if len(rows) == 10]
        assert [sum(row.count("Z") for row in rows) for rows in grids] == [100, 100]
        assert len({row.split("h", 1)[1] for rows in grids for row in rows}) == 1


def test_a_small_study_is_marked_with_its_people() -> None:
    small = draw_finding(a_finding(studied=24), DrawingRequest("finding:x", 700, "light"))
    large = draw_finding(a_finding(studied=870), DrawingRequest("finding:x", 700, "light"))
    assert "Small study: 24 people" in _words(small)
    assert "870 people were studied" in _words(large)


def test_a_finding_says_everything_in_words() -> None:
    finding = a_finding(comparator="placebo", comparator_numerator=40, studied=24)
    drawing = draw_finding(finding, DrawingRequest("finding:x", 700, "light"))
    assert drawing.description == (
        "About 69 out of 100 people stayed free of MS events. "
        "About 31 out of 100 people had at least one MS event. "
        "Compared with: placebo. "
        "About 40 out of 100 people stayed free of MS events. "
        "About 60 out of 100 people had at least one MS event. "
        "Time covered: 5 years. Who was studied: People with relapsing MS. "
        "The true number is likely to be from 60 to 77 out of 100. Small study: 24 people."
    )


def test_an_unknown_number_is_said() -> None:
    finding = a_finding(numerator=None, low=None, high=None)
    drawing = draw_finding(finding, DrawingRequest("finding:x", 700, "light"))
    assert "Not known" in _words(drawing)


@pytest.mark.parametrize("name", NAMES)
def test_typst_sets_the_drawing_with_our_font_alone(real_diagram: Load, name: str) -> None:
    drawing = draw(real_diagram(name), DrawingRequest(name, 503, "print"))
    compiler = typst.Compiler(
        font_paths=[str(resources() / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"svg": drawing.svg},
    )
    page = b'#image(bytes(sys.inputs.svg), format: "svg", width: 503pt, alt: "A drawing")'
    made, warnings = compiler.compile_with_warnings(page, format="svg")
    assert made
    assert warnings == []
