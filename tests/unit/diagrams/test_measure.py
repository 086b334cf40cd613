from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.diagrams.measure import (
    missing_letters,
    widest,
    width_of,
    wrap,
    wrap_evenly,
    wrap_whole,
)
from desktop.domain.tokens import FONT_FAMILY
from desktop.paths import resources

SENTENCE = "If MS stays active: a more effective drug"


def test_width_grows_with_the_size() -> None:
    assert width_of("Usual level", 34, 500) == pytest.approx(2 * width_of("Usual level", 17, 500))


def test_bold_words_are_wider() -> None:
    assert width_of("Reconstitution", 17, 700) > width_of("Reconstitution", 17, 500)


WORDS = ["Reconstitution", SENTENCE, "Type Two AVATAR", "Year 10", "To", "for.", "irt"]


@pytest.mark.parametrize("weight", [500, 600, 700])
@pytest.mark.parametrize("words", WORDS)
def test_qt_sets_words_as_wide(qapp: QApplication, words: str, weight: int) -> None:
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(Path(path))) != -1
    font = QFont(FONT_FAMILY)
    font.setPixelSize(100)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    set_by_qt = QFontMetricsF(font).horizontalAdvance(words)
    assert width_of(words, 100, weight) == pytest.approx(set_by_qt, rel=0.002)


@pytest.mark.parametrize("weight", [500, 600, 700])
def test_typst_sets_words_as_wide(weight: int) -> None:
    template = b"""
    #set text(font: "Atkinson Hyperlegible Next", size: 100pt, weight: int(sys.inputs.weight))
    #context [#metadata(
      json(bytes(sys.inputs.words)).map(words => measure(words).width.pt())
    ) <widths>]
    """
    told: str = typst.query(  # type: ignore[misc]
        template,
        "<widths>",
        field="value",
        one=True,
        ignore_system_fonts=True,
        font_paths=[str(resources() / "fonts")],
        sys_inputs={"words": json.dumps(WORDS), "weight": str(weight)},
    )
    ours = [width_of(words, 100, weight) for words in WORDS]
    assert ours == pytest.approx(json.loads(told), rel=0.002)


def test_lines_keep_to_their_room() -> None:
    lines = wrap(SENTENCE, 17, 500, 150)
    assert " ".join(lines) == SENTENCE
    assert widest(lines, 17, 500) <= 150


def test_words_fill_a_room_measured_for_them() -> None:
    assert wrap("May come later", 17, 500, width_of("May come later", 17, 500)) == (
        "May come later",
    )


def test_even_lines_leave_no_word_alone() -> None:
    words = "Treatment removes immune cells now"
    room = width_of("Treatment removes immune cells", 17, 500)
    assert wrap(words, 17, 500, room)[-1] == "now"
    assert wrap_evenly(words, 17, 500, room) == ("Treatment removes", "immune cells now")


def test_even_lines_break_no_word() -> None:
    room = width_of("Cladribine", 19, 700) + 20
    assert wrap_evenly("Cladribine tablets", 19, 700, room) == ("Cladribine", "tablets")


def test_a_word_too_wide_is_broken_after_its_hyphen() -> None:
    room = width_of("Maintenance-es", 17, 500)
    assert wrap("Maintenance-escalation", 17, 500, room) == ("Maintenance-", "escalation")


def test_a_word_too_wide_without_hyphen_still_keeps_to_its_room() -> None:
    lines = wrap("Reconstitution", 17, 500, 60)
    assert widest(lines, 17, 500) <= 60
    assert "".join(line.removesuffix("-") for line in lines) == "Reconstitution"


def test_words_joined_by_a_hard_space_stay_together() -> None:
    assert wrap("about 5\u00a0years", 17, 500, width_of("about 5y", 17, 500)) == (
        "about",
        "5\u00a0years",
    )


def test_letters_the_font_lacks_are_named_once() -> None:
    assert missing_letters("up → or β → 5 ≥ 3") == "→β"


def test_a_line_is_not_left_with_one_word_where_a_narrower_room_helps() -> None:
    text = "The effect fades in a week or a year"
    room = width_of("The effect fades in a week or a", 16, 500)
    assert wrap(text, 16, 500, room)[-1] == "year"
    lines = wrap_whole(text, 16, 500, room)
    assert len(lines) == 2
    assert lines[-1].endswith("a year")


def test_lines_that_end_well_are_left_as_they_are() -> None:
    text = "Tell the staff at once if you feel hot"
    room = width_of("Tell the staff at once", 16, 500)
    assert wrap_whole(text, 16, 500, room) == wrap(text, 16, 500, room)
