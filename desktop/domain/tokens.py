"""Design tokens: the colours, type sizes and measures of the design reference.

`theme` turns them into Qt; diagrams and handouts take them as they are.
Sizes are logical px at 100 % text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT_FAMILY = "Atkinson Hyperlegible Next"


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size and line height in px, weight from 100 to 900."""

    size: int
    line: int
    weight: int


TYPE: Mapping[str, TypeRole] = {
    "display": TypeRole(42, 50, 700),
    "h1": TypeRole(38, 48, 700),
    "h2": TypeRole(28, 36, 700),
    "h3": TypeRole(21, 28, 600),
    "lead": TypeRole(23, 34, 400),
    "read": TypeRole(20, 32, 400),
    "body": TypeRole(18, 26, 400),
    "strong": TypeRole(18, 26, 600),
    "label": TypeRole(17, 24, 600),
    "small": TypeRole(16, 22, 400),
}


@dataclass(frozen=True, slots=True)
class DiagramColours:
    """Colours of drawings; `#rrggbb`."""

    maintenance: str
    early_high_efficacy: str
    irt: str
    stem_cell_transplant: str
    induction_maintenance: str
    combination: str
    stepping_down: str
    staying: str
    axis: str
    grid: str
    curve: str
    ghost: str
    band: str
    label: str
    label_muted: str
    attacking_cell: str
    helpful_cell: str
    new_cell: str
    paper: str


@dataclass(frozen=True, slots=True)
class IllustrationColours:
    """Colours of the trail pictures on Home."""

    sky_top: str
    sky_bottom: str
    hills: tuple[str, ...]
    sun: str
    path: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme; `#rrggbb`, or `#rrggbbaa` for `shadow` and `scrim`."""

    name: str
    canvas: str
    surface: str
    raised: str
    sunk: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    tint: str
    on_tint: str
    link: str
    accent: str
    on_accent: str
    focus_inner: str
    focus_outer: str
    key_bg: str
    key_bar: str
    key_icon: str
    ask_bg: str
    ask_bar: str
    ask_icon: str
    caution_bg: str
    caution_bar: str
    caution_icon: str
    ok_bg: str
    ok_text: str
    danger: str
    difference_bg: str
    difference_bar: str
    rail: str
    rail_text: str
    rail_selected_bg: str
    rail_selected_text: str
    rail_badge: str
    rail_line: str
    disabled_bg: str
    disabled_text: str
    shadow: str
    scrim: str
    paper_edge: str
    preview_desk: str
    tile_bg: tuple[str, ...]
    tile_ink: tuple[str, ...]
    illustration: IllustrationColours
    diagram: DiagramColours


LIGHT = Colours(
    name="light",
    canvas="#F7F5F0",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunk="#EFEBE1",
    border="#DCD6C8",
    border_strong="#6C7771",
    text="#1A2421",
    text_muted="#404B46",
    primary="#0C5149",
    primary_hover="#0A443D",
    primary_pressed="#07362F",
    on_primary="#FFFFFF",
    tint="#E2EEE8",
    on_tint="#0B463F",
    link="#0C5149",
    accent="#F5C242",
    on_accent="#1A2421",
    focus_inner="#1A2421",
    focus_outer="#FFC83D",
    key_bg="#FFF5D6",
    key_bar="#D99A00",
    key_icon="#6B4300",
    ask_bg="#E8EEF8",
    ask_bar="#2C5EA8",
    ask_icon="#1D4B86",
    caution_bg="#FCEAE3",
    caution_bar="#B3361B",
    caution_icon="#8C1D18",
    ok_bg="#E0F0E4",
    ok_text="#1A5530",
    danger="#8C1D18",
    difference_bg="#FFF6DC",
    difference_bar="#B47B00",
    rail="#0B3B36",
    rail_text="#E4EFEA",
    rail_selected_bg="#FFFFFF",
    rail_selected_text="#0B3B36",
    rail_badge="#F5C242",
    rail_line="#2A5651",
    disabled_bg="#E9E5DB",
    disabled_text="#5B655F",
    shadow="#1A242126",
    scrim="#101C198C",
    paper_edge="#CFC9BA",
    preview_desk="#E7E2D6",
    tile_bg=("#E2EEE8", "#FFF0CC", "#E6EDF8", "#F6E6E4", "#EDE8F4", "#E9ECDD"),
    tile_ink=("#0C5149", "#6B4300", "#1D4B86", "#842A1B", "#523A7A", "#47501C"),
    illustration=IllustrationColours(
        "#DCEBE6", "#FBF1DA", ("#C4DCD2", "#9CC6B7", "#5E9F8E", "#1F6B5F"), "#F9DC85", "#FFF7E3"
    ),
    diagram=DiagramColours(
        maintenance="#0863A1",
        early_high_efficacy="#B16CF7",
        irt="#D2763D",
        stem_cell_transplant="#020065",
        induction_maintenance="#359D91",
        combination="#8C3959",
        stepping_down="#5F5800",
        staying="#100A02",
        axis="#46514C",
        grid="#DCD6C8",
        curve="#0C5149",
        ghost="#7C857E",
        band="#FFF5D6",
        label="#1A2421",
        label_muted="#404B46",
        attacking_cell="#C75B1E",
        helpful_cell="#1C58C2",
        new_cell="#0E9480",
        paper="#FFFFFF",
    ),
)

DARK = Colours(
    name="dark",
    canvas="#151918",
    surface="#1D2221",
    raised="#262C2A",
    sunk="#101413",
    border="#38413D",
    border_strong="#8C9993",
    text="#F3F0E8",
    text_muted="#C6CCC6",
    primary="#8FDAC6",
    primary_hover="#A6E5D4",
    primary_pressed="#76C6B1",
    on_primary="#06231E",
    tint="#183430",
    on_tint="#BFEBDF",
    link="#8FDAC6",
    accent="#F5C242",
    on_accent="#1A2421",
    focus_inner="#151918",
    focus_outer="#FFC83D",
    key_bg="#332B14",
    key_bar="#F5C242",
    key_icon="#F8D98A",
    ask_bg="#1C2B45",
    ask_bar="#7FB0F7",
    ask_icon="#A9CBFF",
    caution_bg="#452318",
    caution_bar="#FF8F75",
    caution_icon="#FFB4A6",
    ok_bg="#173420",
    ok_text="#A5E3B7",
    danger="#FFB4A6",
    difference_bg="#332B14",
    difference_bar="#F5C242",
    rail="#0E1211",
    rail_text="#D5DBD6",
    rail_selected_bg="#183430",
    rail_selected_text="#BFEBDF",
    rail_badge="#F5C242",
    rail_line="#2B3330",
    disabled_bg="#262C2A",
    disabled_text="#A3ACA6",
    shadow="#00000082",
    scrim="#000000AA",
    paper_edge="#38413D",
    preview_desk="#101413",
    tile_bg=("#183430", "#332B14", "#1C2B45", "#3A221B", "#2A2440", "#2A2E18"),
    tile_ink=("#8FDAC6", "#F8D98A", "#A9CBFF", "#FFB4A6", "#CDBBFF", "#D5DEA0"),
    illustration=IllustrationColours(
        "#15211F", "#1A2724", ("#1D2F2B", "#20403A", "#24524A", "#2C6A5F"), "#8A7430", "#C9BD97"
    ),
    diagram=DiagramColours(
        maintenance="#60B0FE",
        early_high_efficacy="#7469D1",
        irt="#D58D55",
        stem_cell_transplant="#A1F86E",
        induction_maintenance="#5AE2D6",
        combination="#DB5697",
        stepping_down="#FFF1D7",
        staying="#777761",
        axis="#C6CCC6",
        grid="#38413D",
        curve="#8FDAC6",
        ghost="#8C9993",
        band="#332B14",
        label="#F3F0E8",
        label_muted="#C6CCC6",
        attacking_cell="#D98E52",
        helpful_cell="#6BA4F7",
        new_cell="#4FE6D6",
        paper="#1D2221",
    ),
)

HIGH_CONTRAST = Colours(
    name="high-contrast",
    canvas="#000000",
    surface="#000000",
    raised="#000000",
    sunk="#000000",
    border="#FFFFFF",
    border_strong="#FFFFFF",
    text="#FFFFFF",
    text_muted="#FFFFFF",
    primary="#FFE500",
    primary_hover="#FFF27A",
    primary_pressed="#FFFFFF",
    on_primary="#000000",
    tint="#000000",
    on_tint="#FFE500",
    link="#FFE500",
    accent="#FFE500",
    on_accent="#000000",
    focus_inner="#000000",
    focus_outer="#5CE1FF",
    key_bg="#000000",
    key_bar="#FFE500",
    key_icon="#FFE500",
    ask_bg="#000000",
    ask_bar="#5CE1FF",
    ask_icon="#5CE1FF",
    caution_bg="#000000",
    caution_bar="#FF9E8A",
    caution_icon="#FF9E8A",
    ok_bg="#000000",
    ok_text="#9DFF9D",
    danger="#FF9E8A",
    difference_bg="#000000",
    difference_bar="#FFE500",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_selected_bg="#FFE500",
    rail_selected_text="#000000",
    rail_badge="#FFE500",
    rail_line="#FFFFFF",
    disabled_bg="#000000",
    disabled_text="#B8B8B8",
    shadow="#00000000",
    scrim="#000000C8",
    paper_edge="#FFFFFF",
    preview_desk="#000000",
    tile_bg=("#000000", "#000000", "#000000", "#000000", "#000000", "#000000"),
    tile_ink=("#FFE500", "#FFE500", "#FFE500", "#FFE500", "#FFE500", "#FFE500"),
    illustration=IllustrationColours(
        "#000000", "#000000", ("#000000", "#000000", "#000000", "#000000"), "#FFE500", "#FFFFFF"
    ),
    diagram=DiagramColours(
        maintenance="#FFFFFF",
        early_high_efficacy="#9490F2",
        irt="#FFB000",
        stem_cell_transplant="#7D9A59",
        induction_maintenance="#5CE1FF",
        combination="#FF9EDB",
        stepping_down="#9DFF9D",
        staying="#9C8887",
        axis="#FFFFFF",
        grid="#6E6E6E",
        curve="#FFE500",
        ghost="#B8B8B8",
        band="#262200",
        label="#FFFFFF",
        label_muted="#FFFFFF",
        attacking_cell="#FFB000",
        helpful_cell="#FFFFFF",
        new_cell="#5CE1FF",
        paper="#000000",
    ),
)

THEMES: Mapping[str, Colours] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}


@dataclass(frozen=True, slots=True)
class StrategyMark:
    """How a strategy is told apart without its name.

    Args:
        colour: a field of `DiagramColours`.
        pattern: "solid", "diagonal", "dots", "horizontal", "vertical", "chevrons" or "lattice",
            knocked out of the colour; or "outline", which leaves an edge and a line in the middle.
        line: px thickness of the pattern's lines, or radius of its dots.
        pitch: px from one line or dot to the next.
    """

    colour: str
    pattern: str
    line: float = 0
    pitch: float = 0


STRATEGY_MARKS: Mapping[str, StrategyMark] = {
    "maintenance": StrategyMark("maintenance", "solid"),
    "earlyHighEfficacy": StrategyMark("early_high_efficacy", "chevrons", 2.4, 11),
    "irt": StrategyMark("irt", "diagonal", 2.6, 13),
    "stemCellTransplant": StrategyMark("stem_cell_transplant", "lattice", 2.4, 19),
    "inductionMaintenance": StrategyMark("induction_maintenance", "dots", 2.4, 12),
    "combination": StrategyMark("combination", "horizontal", 2.4, 10),
    "steppingDown": StrategyMark("stepping_down", "vertical", 2.4, 11),
    "staying": StrategyMark("staying", "outline", 3.6),
}

STRATEGY_IDENTITY: Mapping[str, str] = {  # id of a strategy -> key of its mark
    "maintenance-escalation": "maintenance",
    "early-high-efficacy": "earlyHighEfficacy",
    "immune-reconstitution": "irt",
    "stem-cell-transplant": "stemCellTransplant",
    "induction-maintenance": "inductionMaintenance",
    "combination": "combination",
    "stepping-down": "steppingDown",
    "staying-as-you-are": "staying",
}

SPACE: Mapping[int, int] = {
    1: 4,
    2: 8,
    3: 12,
    4: 16,
    5: 20,
    6: 24,
    8: 32,
    10: 40,
    12: 48,
    16: 64,
    24: 96,
}

RADIUS: Mapping[str, int] = {
    "chip_pattern": 4,
    "bar_inner": 6,
    "field": 14,
    "button": 12,
    "card": 16,
    "panel": 20,
    "hero": 24,
    "dialog": 28,
    "pill": 999,
}

STROKE: Mapping[str, float] = {
    "hairline": 1,
    "control": 1.5,
    "field": 2,
    "selected": 2,
    "callout_bar": 6,
    "high_contrast_min": 2,
}

SIZE: Mapping[str, int] = {
    "rail_width": 116,
    "rail_width_large_text": 132,
    "top_bar": 76,
    "top_bar_large_text": 88,
    "outline": 268,
    "article_max": 704,
    "page_max": 1200,
    "button": 52,
    "button_compact": 48,
    "button_large": 60,
    "button_kiosk": 84,
    "button_attract": 112,
    "field": 60,
    "field_compact": 52,
    "min_target": 48,
    "min_target_kiosk": 72,
    "checkbox": 28,
    "icon_inline": 24,
    "icon_nav": 28,
    "icon_tile": 56,
    "scrollbar": 16,
}

MOTION: Mapping[str, int] = {"fast": 120, "base": 180, "slow": 240}  # ms; all 0 with less movement

CONTRAST_PAIRS: tuple[tuple[str, str, float], ...] = (  # foreground, background, least ratio
    ("text", "canvas", 7.0),
    ("text", "surface", 7.0),
    ("text", "sunk", 7.0),
    ("text", "tint", 7.0),
    ("text", "key_bg", 7.0),
    ("text", "ask_bg", 7.0),
    ("text", "caution_bg", 7.0),
    ("text", "difference_bg", 7.0),
    ("text_muted", "canvas", 7.0),
    ("text_muted", "surface", 7.0),
    ("text_muted", "sunk", 7.0),
    ("text_muted", "tint", 7.0),
    ("link", "canvas", 7.0),
    ("link", "surface", 7.0),
    ("on_primary", "primary", 7.0),
    ("on_primary", "primary_hover", 7.0),
    ("on_primary", "primary_pressed", 7.0),
    ("on_tint", "tint", 7.0),
    ("on_accent", "accent", 7.0),
    ("danger", "surface", 7.0),
    ("danger", "caution_bg", 7.0),
    ("ok_text", "canvas", 7.0),
    ("key_icon", "key_bg", 7.0),
    ("ask_icon", "ask_bg", 7.0),
    ("caution_icon", "caution_bg", 7.0),
    ("rail_text", "rail", 7.0),
    ("rail_selected_text", "rail_selected_bg", 7.0),
    ("disabled_text", "disabled_bg", 4.5),
    ("border_strong", "surface", 3.0),
    ("border_strong", "canvas", 3.0),
    ("primary", "canvas", 3.0),
    ("focus_inner", "focus_outer", 3.0),
    ("focus_outer", "rail", 3.0),
    ("diagram.maintenance", "diagram.paper", 3.0),
    ("diagram.early_high_efficacy", "diagram.paper", 3.0),
    ("diagram.irt", "diagram.paper", 3.0),
    ("diagram.stem_cell_transplant", "diagram.paper", 3.0),
    ("diagram.induction_maintenance", "diagram.paper", 3.0),
    ("diagram.combination", "diagram.paper", 3.0),
    ("diagram.stepping_down", "diagram.paper", 3.0),
    ("diagram.staying", "diagram.paper", 3.0),
    ("diagram.maintenance", "diagram.band", 3.0),
    ("diagram.early_high_efficacy", "diagram.band", 3.0),
    ("diagram.irt", "diagram.band", 3.0),
    ("diagram.stem_cell_transplant", "diagram.band", 3.0),
    ("diagram.induction_maintenance", "diagram.band", 3.0),
    ("diagram.combination", "diagram.band", 3.0),
    ("diagram.stepping_down", "diagram.band", 3.0),
    ("diagram.staying", "diagram.band", 3.0),
    ("diagram.maintenance", "canvas", 3.0),
    ("diagram.early_high_efficacy", "canvas", 3.0),
    ("diagram.irt", "canvas", 3.0),
    ("diagram.stem_cell_transplant", "canvas", 3.0),
    ("diagram.induction_maintenance", "canvas", 3.0),
    ("diagram.combination", "canvas", 3.0),
    ("diagram.stepping_down", "canvas", 3.0),
    ("diagram.staying", "canvas", 3.0),
    ("diagram.attacking_cell", "diagram.paper", 3.0),
    ("diagram.helpful_cell", "diagram.paper", 3.0),
    ("diagram.new_cell", "diagram.paper", 3.0),
    ("diagram.curve", "diagram.paper", 3.0),
    ("diagram.axis", "diagram.paper", 3.0),
    ("diagram.ghost", "diagram.paper", 3.0),
)
