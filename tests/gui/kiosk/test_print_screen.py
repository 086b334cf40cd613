"""What the print screen says and offers, and how large that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.content import PageKind
from desktop.domain.handing_out import PageChoice
from desktop.domain.kiosk import LEAST_TARGET_MM
from desktop.domain.kiosk_paper import Limit, PrinterState, Refusal
from desktop.domain.printing import Variant
from desktop.domain.reading import ViewSettings
from desktop.kiosk.print_screen import PrintScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.press import Pressable

TALL = 1.414
LONGEST = 15  # words of a sentence


@pytest.fixture
def screen(qtbot: QtBot, _fonts: None) -> PrintScreen:
    view = ViewSettings(text_scale=1.5, follow_system_text=False, less_movement=True)
    made = PrintScreen(ThemeController(paths.resources(), view, touch_mm=LEAST_TARGET_MM))
    made.resize(1366, 540)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.addWidget(made)
    made.show()
    return made


def names(screen: PrintScreen) -> list[str]:
    return [button.objectName() for button in screen.foot_buttons()]


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Refusal(Limit.LONG, 3), "That is too long to print here. You can print 3 sheets now."),
        (Refusal(Limit.VISIT, 0), "This visit has had its share of paper."),
        (
            Refusal(Limit.VISIT, 1),
            "Each visit shares the paper with others. You can print 1 sheet now.",
        ),
        (
            Refusal(Limit.HOUR, 0, 12),
            "Many sheets were printed here. You can print more in 15 minutes.",
        ),
        (
            Refusal(Limit.DAY, 2),
            "The paper for today is nearly used up. You can print more tomorrow. "
            "You can print 2 sheets now.",
        ),
    ],
)
def test_a_limit_says_when_it_is_possible_again_and_offers_the_code(
    screen: PrintScreen, refusal: Refusal, said: str
) -> None:
    screen.show_sheets(4, TALL, refusal)
    assert screen.pane.told == said
    assert all(len(sentence.split()) <= LONGEST for sentence in said.split("."))
    assert names(screen) == ["print_code"]
    screen.show_sheets(1, TALL, None)
    assert screen.pane.told == ""
    assert screen.foot_buttons()[0].text() == "Print 1 sheet"


def test_sheets_that_wait_in_a_printer_without_paper_are_not_sent_again(
    screen: PrintScreen,
) -> None:
    screen.show_trouble(PrinterState.NO_PAPER, sent=True)
    assert "come out when it works again" in screen.message.said
    assert names(screen) == ["print_collected"]


def test_no_code_is_offered_where_it_could_name_nothing(screen: PrintScreen) -> None:
    screen.show_trouble(PrinterState.MISSING)
    assert names(screen) == ["print_again", "print_code"]
    assert "take a code" in screen.message.said
    screen.offer_code(False)
    screen.show_trouble(PrinterState.MISSING)
    assert names(screen) == ["print_again"]
    assert "code" not in screen.message.said


def test_a_touch_anywhere_says_that_the_print_is_collected(
    qtbot: QtBot, screen: PrintScreen
) -> None:
    screen.show_collect(1, "")
    assert "Ask a member of staff" in screen.message.said
    with qtbot.waitSignal(screen.collected):
        qtbot.mouseClick(screen.message.viewport(), Qt.MouseButton.LeftButton)
    screen.show_sending(1, 2)
    with qtbot.assertNotEmitted(screen.collected):
        qtbot.mouseClick(screen.message.viewport(), Qt.MouseButton.LeftButton)


def test_everything_to_touch_is_as_large_as_a_finger_needs(screen: PrintScreen) -> None:
    screen.show_page("A page", list(Variant), Variant.KEY_POINTS)
    screen.show_waiting()
    targets: list[QWidget] = [
        card for card in screen.findChildren(RadioCard) if card.isVisibleTo(screen)
    ]
    assert [card.text() for card in screen.findChildren(RadioCard) if card in targets] == [
        *("Short", "Whole page", "Easy to read", "Large print"),
    ]
    screen.show_choices(
        [PageChoice(f"p{n}", f"Page {n}", PageKind.TOPIC, "") for n in range(3)], [1]
    )
    targets += screen.ticks.ticks
    least = screen.look.touch
    for target in (*targets, *screen.foot_buttons()):
        assert isinstance(target, Pressable)
        assert min(target.minimumSizeHint().toTuple()) >= least
    assert names(screen) == ["print_see"]


def test_a_sheet_without_a_short_form_offers_letters_of_two_sizes(screen: PrintScreen) -> None:
    screen.show_page("My sheet", [Variant.STANDARD, Variant.LARGE], Variant.STANDARD)
    screen.show_waiting()
    shown = [card for card in screen.findChildren(RadioCard) if card.isVisibleTo(screen)]
    assert [card.text() for card in shown] == ["Usual print", "Large print"]
    assert shown[0].isChecked()
