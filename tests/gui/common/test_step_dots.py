"""Dots keep their place beside the words, and go on in rows where room is short."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.step_dots import StepDots


def test_all_dots_stand_in_one_row_where_there_is_room(
    theme: ThemeController, window: QWidget
) -> None:
    dots = StepDots(theme, 12, window)
    dots.show_step(3)
    width = dots.sizeHint().width()
    assert {box.y() for box in dots._boxes(width)} == {1.0}
    assert dots.heightForWidth(width) == dots.sizeHint().height()


def test_dots_go_on_in_rows_and_none_sticks_out(theme: ThemeController, window: QWidget) -> None:
    dots = StepDots(theme, 12, window)
    dots.show_step(12)
    boxes = dots._boxes(120)
    assert len({box.y() for box in boxes}) == 3
    assert max(box.right() for box in boxes) <= 120
    assert dots.heightForWidth(120) >= boxes[-1].bottom()


def test_dots_before_the_step_are_filled_unless_told_otherwise(
    theme: ThemeController, window: QWidget
) -> None:
    dots = StepDots(theme, 4, window)
    dots.show_step(3)
    assert dots._filled == (True, True, False, False)
    dots.show_step(3, (False, True, False, True))
    assert dots._filled == (False, True, False, True)
