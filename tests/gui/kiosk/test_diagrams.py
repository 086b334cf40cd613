"""A diagram by touch: all of it, its steps, other forms, parts that fingers can tell apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.domain.listening import Passage, Script, Sentence
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.diagram_screen import DiagramScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.rows import RowButton
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.picture import Picture
from desktop.ui.reader.picture_parts import PictureSpot
from tests.builders import a_diagram
from tests.gui.diagrams.values import NAMES, a_view, draw, four_parts
from tests.gui.kiosk.conftest import Stand


@pytest.fixture
def screen(touch_theme: ThemeController, stand: Stand) -> DiagramScreen:
    made = DiagramScreen(touch_theme, draw)
    stand(made, 1880, 860)
    made.show_diagram(a_view(four_parts()), "")
    return made


def words(screen: QWidget) -> str:
    caption = screen.findChild(BodyLabel, "kiosk_diagram_caption")
    assert caption is not None
    return caption.text()


def picture(screen: QWidget) -> Picture:
    found = screen.findChild(Picture)
    assert found is not None
    return found


def test_steps_lead_on_and_back_and_end_with_all_of_it(qtbot: QtBot, screen: DiagramScreen) -> None:
    seen = []
    anchor = ""
    for _ in range(5):
        seen.append((screen.step, screen.foot_buttons()[-1].text(), words(screen)))
        with qtbot.waitSignal(screen.go_requested) as asked:
            screen.foot_buttons()[-1].click()
        anchor = asked.args[2]
        screen.show_diagram(a_view(four_parts()), anchor)
    assert seen == [
        (0, "Step by step", four_parts().caption),
        (1, "Step 2 of 3", "About one."),
        (2, "Step 3 of 3", "About two."),
        (3, "See it all", "About three."),
        (0, "Step by step", four_parts().caption),
    ]
    with qtbot.waitSignal(screen.go_requested) as asked:
        assert screen.back()
    assert asked.args == ["diagram", "four-parts", ""]
    screen.show_diagram(a_view(four_parts()), "")
    assert not screen.back()


def test_it_is_drawn_for_the_width_shown_in_the_text_size_of_now(screen: DiagramScreen) -> None:
    assert picture(screen).request.width == picture(screen).width() > 1700
    assert picture(screen).request.text_scale == 1.5


def test_on_a_low_screen_the_words_stand_beside_the_picture(
    screen: DiagramScreen, stand: Stand
) -> None:
    stand(screen, 1366, 520)
    for anchor in ("", "step-1", "step-2"):
        screen.show_diagram(a_view(four_parts()), anchor)
        caption = screen.findChild(BodyLabel, "kiosk_diagram_caption")
        assert caption is not None
        assert caption.height() >= caption.heightForWidth(caption.width())
        beside = caption.mapTo(screen, QPoint())
        assert beside.x() > picture(screen).width() > 600
        shown = [each for each in screen.findChildren(BarButton) if each.isVisible()]
        for button in shown:
            corner = button.mapTo(screen, button.rect().bottomRight())
            assert screen.rect().contains(corner)
            assert corner.y() > beside.y() + caption.height()
    screen.show_diagram(a_view(four_parts()), "table")
    assert screen.page_scroll is not None
    assert screen.page_scroll.width() == screen.width()


@pytest.mark.parametrize(("form", "shown"), [("words", BodyLabel), ("table", Grid)])
def test_other_forms_are_one_touch_away(
    qtbot: QtBot, screen: DiagramScreen, form: str, shown: type[QWidget]
) -> None:
    choice = screen.findChild(QAbstractButton, f"kiosk_diagram_{form}")
    assert choice is not None
    with qtbot.waitSignal(screen.go_requested) as asked:
        choice.click()
    assert asked.args == ["diagram", "four-parts", form]
    screen.show_diagram(a_view(four_parts()), form)
    scroll = screen.page_scroll
    page = scroll.widget() if scroll is not None else None
    assert page is not None
    assert page.findChildren(shown)
    assert screen.foot_buttons()[-1].text() == "See the picture"


def test_a_list_of_its_parts_stands_even_before_it_was_drawn(
    touch_theme: ThemeController, stand: Stand
) -> None:
    screen = DiagramScreen(touch_theme, draw)
    stand(screen, 1880, 860)
    screen.show_diagram(a_view(a_diagram("linked", links={"down": "a-topic"})), "parts")
    assert len(screen.findChildren(RowButton)) == len(NAMES)


def draw_large(request: DrawingRequest) -> Drawing:
    """Four parts with nothing between them, each of a quarter of the picture."""
    made = draw(request)
    spots = tuple(replace(spot, height=made.height / 2) for spot in made.hot_spots)
    return replace(made, hot_spots=spots)


def test_parts_are_touched_on_the_picture_only_where_fingers_tell_them_apart(
    touch_theme: ThemeController, stand: Stand
) -> None:
    large = Picture(touch_theme, draw_large, "four-parts")
    stand(large, 900, 400)
    spots = large.findChildren(PictureSpot)
    side, gap = touch_theme.now.touch, touch_theme.now.mm(LEAST_GAP_MM)
    assert large.can_touch_parts
    for spot in spots:
        assert min(spot.width(), spot.height()) >= side
        around = spot.geometry().adjusted(-gap, -gap, gap, gap)
        assert not any(around.intersects(other.geometry()) for other in spots if other is not spot)
    thin = Picture(touch_theme, draw, "four-parts")  # its last part lies close to the one above
    stand(thin, 900, 400)
    assert not thin.can_touch_parts
    assert not any(spot.isVisible() for spot in thin.findChildren(PictureSpot))


def test_what_is_read_aloud_turns_the_steps(qtbot: QtBot, screen: DiagramScreen) -> None:
    screen.show_diagram(a_view(four_parts()), "step-1")
    told = Script(
        (Passage("step-1", "About one."), Passage("step-2", "About two.")),
        (Sentence(0, 0, 10, "About one."), Sentence(1, 0, 10, "About two.")),
    )
    screen.show_spoken(told, told.sentences[0])
    with qtbot.waitSignal(screen.turned) as turned, qtbot.assertNotEmitted(screen.go_requested):
        screen.show_spoken(told, told.sentences[1])  # to go elsewhere would end the reading
    assert (turned.args, screen.step, words(screen)) == (["step-2"], 2, "About two.")
    screen.clear_spoken()
