"""Settings act at once, and say why where they cannot."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.printing import Clinic
from desktop.domain.reading import DrugNames, ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard, Switch
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.fields import TextField
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.segmented import Segmented
from desktop.ui.settings.clinic_section import ClinicSection
from desktop.ui.settings.settings_page import SettingsPage
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import a_logo

VIEW = ViewSettings(theme=ThemeName.LIGHT, follow_system_text=False, less_movement=True)


@pytest.fixture
def settings(theme: ThemeController, stage: Stage[SettingsPage]) -> SettingsPage:
    """The page with a view that follows what is chosen, as in the program."""
    theme.repeat_ms = 0
    page = stage(SettingsPage(theme))
    page.show_settings(VIEW, frozenset())

    def follow(view: ViewSettings) -> None:
        theme.apply(view)
        page.show_settings(view, frozenset())

    page.view_changed.connect(follow)
    return page


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def _percent(page: SettingsPage) -> str:
    label = page.findChild(BodyLabel, "settings_percent")
    assert label is not None
    return label.text()


def test_text_grows_shrinks_and_goes_back(settings: SettingsPage, theme: ThemeController) -> None:
    seen = []
    for name in ("larger", "larger", "smaller", "reset"):
        _press(settings, f"settings_{name}")
        seen.append(_percent(settings))
    assert seen == ["115%", "125%", "115%", "100%"]
    assert theme.settings.follow_system_text is False


@pytest.mark.parametrize("name", list(ThemeName))
def test_colours_are_chosen(
    settings: SettingsPage, theme: ThemeController, name: ThemeName
) -> None:
    _press(settings, f"theme_{name.value}")
    assert theme.settings.theme is name


def test_arrow_keys_choose_among_the_colours(
    settings: SettingsPage, theme: ThemeController
) -> None:
    card = settings.findChild(RadioCard, "theme_light")
    assert card is not None
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert theme.settings.theme is ThemeName.DARK
    assert focused().objectName() == "theme_dark"


@pytest.mark.parametrize(
    "key", ["one_part", "wide_lines", "less_movement", "single_keys", "keep_history"]
)
def test_each_switch_changes_its_own_key(settings: SettingsPage, qtbot: QtBot, key: str) -> None:
    with qtbot.waitSignal(settings.view_changed) as asked:
        _press(settings, f"settings_{key}")
    now = dataclasses.asdict(asked.args[0])
    changed = {name for name, value in dataclasses.asdict(VIEW).items() if now[name] != value}
    assert changed == {key}


def test_showing_settings_asks_for_nothing(settings: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(settings.view_changed):
        settings.show_settings(dataclasses.replace(VIEW, one_part=True), frozenset())
    switch = settings.findChild(Switch, "settings_one_part")
    assert switch is not None
    assert switch.isChecked()


def test_brand_names_are_chosen(settings: SettingsPage, theme: ThemeController) -> None:
    names = settings.findChild(Segmented, "settings_names")
    assert names is not None
    names.step(1)
    assert theme.settings.names is DrugNames.US


def test_what_the_clinic_locked_cannot_be_pressed_and_says_why(settings: SettingsPage) -> None:
    locked = frozenset({"theme", "text_scale", "less_movement", "names"})
    settings.show_settings(VIEW, locked)
    for name in ("theme_dark", "settings_larger", "settings_less_movement", "settings_names"):
        widget = settings.findChild(QWidget, name)
        assert widget is not None
        assert not widget.isEnabled()
    for key in locked:
        reason = settings.findChild(BodyLabel, f"locked_{key}")
        assert reason is not None
        assert "Your clinic chose this" in reason.text()
        assert reason.isVisibleTo(settings)
    settings.first_focus()
    assert focused().isEnabled()


@pytest.mark.parametrize("what", ["history", "everything"])
def test_clearing_is_asked_first(settings: SettingsPage, qtbot: QtBot, what: str) -> None:
    signal = getattr(settings, f"clear_{what}_requested")
    for answer, emitted in (("keep", False), (what, True)):
        _press(settings, f"settings_clear_{what}")
        dialog = settings.window().findChild(Dialog, f"clear_{what}_dialog")
        assert dialog is not None
        with qtbot.waitSignal(dialog.destroyed):
            if emitted:
                with qtbot.waitSignal(signal):
                    _press(dialog, f"answer_{answer}")
            else:
                with qtbot.assertNotEmitted(signal):
                    _press(dialog, f"answer_{answer}")


def test_about_opens_its_page(settings: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.page_requested) as asked:
        _press(settings, "settings_about")
    assert asked.args == ["about-this-information"]


HILL = Clinic("Hill Clinic", "01632 960 123", "9am to 5pm", "Ring 111")


def _staff(settings: SettingsPage, clinic: Clinic = HILL, *fixed: str) -> ClinicSection:
    """The section for staff in nurse mode, with this clinic."""
    settings.show_settings(dataclasses.replace(VIEW, nurse=True), frozenset())
    settings.staff.show_clinic(clinic, frozenset(fixed))
    return settings.staff


def _line(section: ClinicSection, name: str) -> QLineEdit:
    line = section.findChild(QLineEdit, f"clinic_{name}_line")
    assert line is not None
    line.end(False)
    return line


def _details(settings: SettingsPage) -> bool:
    details = settings.findChild(QWidget, "clinic_details")
    assert details is not None
    return details.isVisible()


def test_patients_see_of_it_one_switch(settings: SettingsPage) -> None:
    assert not _details(settings)
    _press(settings, "settings_nurse")
    assert _details(settings)
    _press(settings, "settings_nurse")
    assert not _details(settings)


def test_a_clinic_that_is_set_can_be_changed_outside_nurse_mode_too(
    settings: SettingsPage,
) -> None:
    settings.staff.show_clinic(HILL, frozenset())
    assert _details(settings)


def test_nurse_mode_can_be_locked(settings: SettingsPage) -> None:
    settings.show_settings(dataclasses.replace(VIEW, nurse=True), frozenset({"nurse"}))
    switch = settings.findChild(Switch, "settings_nurse")
    reason = settings.findChild(BodyLabel, "locked_nurse")
    assert switch is not None
    assert reason is not None
    assert (switch.isEnabled(), switch.isChecked(), reason.isVisible()) == (False, True, True)


def test_what_is_typed_is_offered_for_saving_after_a_while(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    section = _staff(settings)
    line = _line(section, "name")
    line.setFocus()
    with qtbot.waitSignal(section.words_changed) as asked:
        QTest.keyClicks(line, " North")
        assert section.state.words == "Saving"
    assert asked.args == [dataclasses.replace(HILL, name="Hill Clinic North")]
    section.show_saved()
    assert section.state.words == "Saved"


@pytest.mark.parametrize("leave", ["field", "page"])
def test_leaving_does_not_wait(settings: SettingsPage, qtbot: QtBot, leave: str) -> None:
    section = _staff(settings)
    line = _line(section, "hours")
    line.setFocus()
    QTest.keyClicks(line, "x")
    with qtbot.waitSignal(section.words_changed, timeout=200) as asked:
        if leave == "field":
            QTest.keyClick(line, Qt.Key.Key_Tab)
        else:
            settings.hide()
    assert asked.args[0].hours == "9am to 5pmx"
    with qtbot.assertNotEmitted(section.words_changed, wait=700):
        pass


def test_showing_a_clinic_asks_for_nothing(settings: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(settings.staff.words_changed, wait=700):
        _staff(settings)


def test_words_stay_while_they_are_typed(settings: SettingsPage) -> None:
    section = _staff(settings)
    line = _line(section, "name")
    line.setFocus()
    QTest.keyClicks(line, " ")
    section.show_clinic(HILL, frozenset())  # a logo came, say
    assert line.text() == "Hill Clinic "


def test_what_is_not_saved_stays_in_sight_and_can_be_tried_again(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    section = _staff(settings)
    line = _line(section, "name")
    QTest.keyClicks(line, "!")
    section.show_not_saved("the disk is full.")
    assert section.state.words == "Not saved yet: the disk is full."
    QTest.keyClicks(line, "!")
    assert section.state.words == "Not saved yet: the disk is full."
    assert line.text() == "Hill Clinic!!"
    with qtbot.waitSignal(section.retry_requested):
        _press(section, "clinic_retry")


def test_saved_is_not_said_of_what_was_typed_since(settings: SettingsPage) -> None:
    section = _staff(settings)
    QTest.keyClicks(_line(section, "name"), "!")
    section.show_saved()  # of what was sent before
    assert section.state.words == "Saving"


def test_what_the_roll_out_set_is_shown_and_cannot_be_changed(settings: SettingsPage) -> None:
    section = _staff(settings, dataclasses.replace(HILL, logo=a_logo()), "name", "logo")
    assert not _line(section, "name").isVisible()
    assert _line(section, "phone").isVisible()
    fixed = section.findChild(QWidget, "clinic_name_fixed")
    assert fixed is not None
    words = [label.text() for label in fixed.findChildren(BodyLabel)]
    assert words == ["Clinic name", "Hill Clinic", "Set by your clinic's computer team"]
    choose = section.findChild(QWidget, "clinic_logo_choose")
    assert choose is not None
    assert not choose.isVisible()
    assert section.fields.clinic == HILL


@pytest.mark.parametrize(
    "name",
    [
        "<b>Hill</b> &amp; <img src=x>",
        "#Hill $x$ \\Clinic *bold*",
        "x" * 200,
        "\u0645\u0631\u0643\u0632 \u0627\u0644\u0639\u0644\u0627\u062c",
        "\u591a\u767a\u6027\u786c\u5316\u75c7",
        "\U0001f3e5 Hill",
    ],
)
def test_words_are_shown_as_they_were_typed(settings: SettingsPage, name: str) -> None:
    section = _staff(settings, Clinic())
    line = _line(section, "name")
    line.setText(name)
    line.textEdited.emit(name)
    assert section.fields.clinic.name == name
    assert section.preview.accessibleName() == name
    assert not section.preview.grab().isNull()


def test_too_many_letters_are_left_out_and_that_is_said(settings: SettingsPage) -> None:
    section = _staff(settings)
    line = _line(section, "urgent")
    line.selectAll()
    QTest.keyClicks(line, "x" * 201)
    assert len(line.text()) == 200
    field = section.findChild(TextField, "clinic_urgent")
    assert field is not None
    assert "The rest was left out" in line.accessibleDescription()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.accessibleDescription() == "Whom to call straight away"


def test_the_logo_is_shown_with_words_for_those_who_cannot_see_it(settings: SettingsPage) -> None:
    section = _staff(settings, dataclasses.replace(HILL, logo=a_logo(600, 280)))
    assert (section.preview.logo_size.width(), section.preview.logo_size.height()) == (79, 37)
    assert section.preview.accessibleName().startswith("Logo of Hill Clinic. Hill Clinic.")
    section.show_clinic(HILL, frozenset())
    assert section.preview.logo_size.isEmpty()


def test_a_logo_is_chosen_and_removed(settings: SettingsPage, qtbot: QtBot) -> None:
    section = _staff(settings, dataclasses.replace(HILL, logo=a_logo()))
    with qtbot.waitSignal(section.logo_requested):
        _press(section, "clinic_logo_choose")
    section.show_logo_trouble("This picture is damaged.")
    trouble = section.findChild(MarkedLine, "clinic_logo_trouble")
    assert trouble is not None
    assert (trouble.words, trouble.isVisible()) == ("This picture is damaged.", True)
    with qtbot.waitSignal(section.logo_removal_requested):
        _press(section, "clinic_logo_remove")
    section.show_clinic(HILL, frozenset())
    remove = section.findChild(QWidget, "clinic_logo_remove")
    assert remove is not None
    assert (remove.isVisible(), trouble.isVisible()) == (False, False)


@pytest.mark.parametrize("place", ["packs", "record"])
def test_ways_lead_to_packs_and_to_what_was_printed(
    settings: SettingsPage, qtbot: QtBot, place: str
) -> None:
    section = _staff(settings)
    with qtbot.waitSignal(section.place_requested) as asked:
        _press(section, f"clinic_{place}")
    assert asked.args == [place]


@pytest.mark.parametrize(("nurse", "said"), [(False, False), (True, True)])
def test_staff_are_told_what_clearing_leaves(
    settings: SettingsPage, qtbot: QtBot, nurse: bool, said: bool
) -> None:
    settings.show_settings(dataclasses.replace(VIEW, nurse=nurse), frozenset())
    _press(settings, "settings_clear_everything")
    dialog = settings.window().findChild(Dialog, "clear_everything_dialog")
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(BodyLabel))
    assert ("clinic's name, logo and other details stay" in words) is said
    with qtbot.waitSignal(dialog.destroyed):
        _press(dialog, "answer_keep")
