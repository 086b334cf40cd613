"""The gallery: cards by subject, drawn a few at a time, again for another theme."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.content import Group
from desktop.domain.reading import ThemeName
from desktop.domain.screens import Shelf
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.diagrams.diagram_card import DiagramCard
from desktop.ui.diagrams.gallery_page import GalleryPage
from tests.gui.conftest import Show
from tests.gui.diagrams.values import a_card, draw

GROUPS = (("planning", "How treatment is planned", 5), ("living", "Living with treatment", 3))


def shelves() -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            Group(name, title, "About it."),
            tuple(a_card(f"{name}-{n}") for n in range(count)),
            frozenset(),
        )
        for name, title, count in GROUPS
    )


@pytest.fixture
def page(theme: ThemeController, show: Show) -> GalleryPage:
    made = GalleryPage(theme, draw)
    show(made)
    return made


def cards(page: QWidget) -> list[DiagramCard]:
    return page.findChildren(DiagramCard)


def settle(page: GalleryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))


def test_the_first_screenful_stands_at_once_and_the_rest_follows(
    page: GalleryPage, qtbot: QtBot
) -> None:
    page.show_gallery(shelves())
    first = cards(page)
    assert 0 < len(first) < 8
    assert all(card.drawn for card in first)
    settle(page, qtbot)
    assert [card.page for card in cards(page)] == [
        card.id for shelf in shelves() for card in shelf.cards
    ]


def test_cards_stand_under_plain_headings(page: GalleryPage, qtbot: QtBot) -> None:
    page.show_gallery(shelves())
    settle(page, qtbot)
    titles = [label.text() for label in page.findChildren(HeadingLabel) if label.level == 2]
    assert titles == [title for _, title, _ in GROUPS]


def test_a_card_opens_its_diagram_and_says_what_it_shows(page: GalleryPage, qtbot: QtBot) -> None:
    page.show_gallery(shelves())
    card = cards(page)[1]
    assert card.accessibleDescription() == "Cells go down and come back over months."
    with qtbot.waitSignal(page.page_requested) as asked:
        card.click()
    assert asked.args == ["planning-1"]


def test_the_same_gallery_is_not_built_again(page: GalleryPage, qtbot: QtBot) -> None:
    page.show_gallery(shelves())
    settle(page, qtbot)
    before = cards(page)
    page.show_gallery(shelves())
    assert cards(page) == before


def test_pictures_are_drawn_again_for_another_theme(
    page: GalleryPage, theme: ThemeController, qtbot: QtBot
) -> None:
    page.show_gallery(shelves())
    settle(page, qtbot)
    theme.apply(dataclasses.replace(theme.settings, theme=ThemeName.DARK))
    settle(page, qtbot)
    assert all(card.drawn for card in cards(page))


def test_a_theme_changed_out_of_sight_is_followed_when_it_shows(
    page: GalleryPage, theme: ThemeController, qtbot: QtBot
) -> None:
    page.show_gallery(shelves())
    settle(page, qtbot)
    page.hide()
    theme.apply(dataclasses.replace(theme.settings, theme=ThemeName.DARK))
    assert not any(card.drawn for card in cards(page))
    page.show()
    settle(page, qtbot)
    assert all(card.drawn for card in cards(page))


def test_the_first_years_are_offered_only_when_someone_shows_them(
    page: GalleryPage, qtbot: QtBot
) -> None:
    years = page.findChild(QAbstractButton, "diagrams_years")
    assert years is not None
    assert not years.isVisible()
    page.offer_years()
    assert years.isVisible()
    with qtbot.waitSignal(page.years_requested):
        years.click()


@pytest.mark.parametrize(("width", "scale"), [(320, 1.0), (320, 2.4), (900, 2.0), (1164, 1.0)])
def test_cards_hold_all_their_words(
    page: GalleryPage,
    theme: ThemeController,
    window: QWidget,
    qtbot: QtBot,
    width: int,
    scale: float,
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=scale))
    window.resize(width, 700)
    page.show_gallery(shelves())
    settle(page, qtbot)
    qtbot.wait(20)
    for card in cards(page):
        assert card.height() >= card.heightForWidth(card.width())
        parent = card.parentWidget()
        assert parent is not None
        assert card.geometry().right() <= parent.width()
