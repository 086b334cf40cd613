"""Draw every screen in every theme and several sizes as PNG files, to look at.

python3 build/dev.py shots [--only reader] [--theme dark]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop import paths
from desktop.app.logo import logo_png
from desktop.domain.blocks import Citation, FindingLink, Run, TermLink
from desktop.domain.packs import (
    FAVOURITE_PACKS,
    LONGEST_PACK_NAME,
    HandoutItem,
    PrintRecord,
    own_ref,
    ready_ref,
)
from desktop.domain.printing import Clinic
from desktop.domain.reading import CheckOutcome, Place, ThemeName, ViewSettings, Weight
from desktop.library.packs import refs_text
from desktop.speech.voice import Ended
from desktop.store.clinic_file import StaffSettings, write_clinic
from desktop.store.profile import Profile
from desktop.store.reader import open_reader
from desktop.ui.common.buttons import Button
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.fields import SearchField
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.reader.article_column import ASK, CHECK, SOURCES
from desktop.ui.reader.diagram_block import DiagramBlock
from desktop.ui.reader.picture_parts import PictureSpot
from desktop.ui.settings.clinic_section import ClinicSection
from desktop.ui.treatments.treatments_page import TreatmentsPage
from desktop.ui.years.years_page import YearsPage
from tests.running import TODAY, Running, running

PAGE = "immune-reconstitution-therapy"  # has words, figures, sources, questions and a diagram
FOUR_TREATMENTS = "cladribine,fingolimod,natalizumab,ocrelizumab"
TWO_STRATEGIES = "maintenance-escalation,immune-reconstitution"
NOW = dt.datetime.combine(TODAY, dt.time(9, 30), dt.UTC)


@dataclass(frozen=True)
class Variant:
    """How the window looks in one series of pictures."""

    theme: ThemeName
    width: int
    height: int
    text_scale: float = 1.0

    @property
    def name(self) -> str:
        scale = f"{self.text_scale:.0%}--" if self.text_scale != 1 else ""
        return f"{self.theme.value}--{scale}{self.width}x{self.height}"

    @property
    def view(self) -> ViewSettings:
        return ViewSettings(
            theme=self.theme,
            text_scale=self.text_scale,
            follow_system_text=False,
            less_movement=True,
        )


VARIANTS = (
    Variant(ThemeName.LIGHT, 1280, 800),
    Variant(ThemeName.DARK, 1280, 800),
    Variant(ThemeName.HIGH_CONTRAST, 1280, 800),
    Variant(ThemeName.LIGHT, 1024, 768, 1.5),
    Variant(ThemeName.LIGHT, 1280, 800, 2.0),
    Variant(ThemeName.LIGHT, 800, 600, 2.4),
    Variant(ThemeName.LIGHT, 460, 800),
)

Screen = Callable[[Running], object]


def link_of(kind: type[Run], page: str = PAGE) -> Screen:
    """Presses the first link of this kind in the page, once it is in sight."""

    def show(app: Running) -> None:
        app.open(page)
        spot = next(s for s in app.reader.findChildren(LinkSpot) if isinstance(s.run, kind))
        app.find(PageScroll, "reader_scroll").scroll_to(spot, 160)
        app.settle()
        spot.click()
        app.settle()

    return show


def diagram(step: int) -> Screen:
    """Brings the first diagram of the page to the top, at one of its steps."""

    def show(app: Running) -> None:
        app.open(PAGE)
        block = app.find(DiagramBlock)
        block.show_step(step)
        app.settle()
        app.find(PageScroll, "reader_scroll").scroll_to(block, 8)

    return show


def diagram_page(page: str) -> Screen:
    return lambda app: app.open(page)


def diagram_part(app: Running) -> None:
    """Opens the word behind a part of a picture, by keys."""
    app.open("three-rs")
    spot = app.find(PictureSpot, "part_reduction")
    spot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(spot, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


def diagram_foot(app: Running) -> None:
    """Says a diagram in words and by its parts, and what stands behind it."""
    app.open("three-rs")
    app.press("diagram_describe_three-rs")
    app.press("diagram_as_parts_three-rs")
    app.find(PageScroll, "diagram_scroll").scroll_to(
        app.find(Button, "diagram_describe_three-rs"), 24
    )


def years(second: bool) -> Screen:
    """My first five years of cladribine, alone or with ocrelizumab beside it."""

    def show(app: Running) -> None:
        app.go("years", "cladribine")
        if second:
            app.find(YearsPage).plan_chosen.emit(1, "ocrelizumab")
        app.settle(20)

    return show


def values(step: str, card: str = "") -> Screen:
    """A step of What matters to me, as `keep_something` left it."""
    return lambda app: app.go("values", step, card)


def code(pages: tuple[str, ...], pack: str = "") -> Screen:
    """Opens a take-home code for these pages, or for a pack, made with large text in the dark."""

    def show(app: Running) -> None:
        library = app.controller._session.library
        named = next((each for each in library.content.packs() if each.id == pack), None)
        ids, number = (named.pages, named.number) if named is not None else (pages, 0)
        slip = library.take_homes.slip(ids, number, 1.5, ThemeName.DARK)
        app.go("code", slip.code)

    return show


class SilentVoice:
    """Speaks without a sound, and never comes to an end."""

    voices = ("Silent",)

    def say(self, words: str, ended: Ended) -> None:
        pass

    def stop(self) -> None:
        pass

    def set_speed(self, speed: float) -> None:
        pass

    def set_volume(self, percent: int) -> None:
        pass

    def close(self) -> None:
        pass


def compare(options: str, then: Screen | None = None) -> Screen:
    """Compares these options, ids with commas between, and perhaps does something there."""

    def show(app: Running) -> None:
        app.go("compare", options)
        if then is not None:
            then(app)
            app.settle()

    return show


def compare_cell(option: str, aspect: str) -> Screen:
    """Opens what explains a cell."""
    return lambda app: app.find(ComparePage).cell_requested.emit(option, aspect)


def compare_empty(app: Running) -> None:
    """Treatments, of which none is chosen yet."""
    app.go("compare", TWO_STRATEGIES)
    app.find(ComparePage).board_chosen.emit("treatments")


def listening(page: str, sentence: int) -> Screen:
    """Reads a page aloud, as far as the sentence of this number."""

    def show(app: Running) -> None:
        app.open(page)
        listening = app.controller.listening
        listening.find_voice = SilentVoice
        listening.toggle()
        app.settle()
        listening.step(sentence)
        app.settle()

    return show


def treatments_chosen(app: Running) -> None:
    """Ticks two treatments."""
    app.go("treatments")
    app.settle(10)
    for treatment in ("cladribine", "ocrelizumab"):
        app.press(f"tick_{treatment}")


def treatments_filtered(app: Running) -> None:
    """Short courses at home."""
    app.go("treatments")
    app.settle(10)
    if app.find(Button, "open_filters").isVisible():
        app.press("open_filters")
    app.press("course_short-course")
    app.press("where_home")


def treatments_nothing(app: Running) -> None:
    """Looks for a name that there is not."""
    app.go("treatments")
    field = app.find(TreatmentsPage).findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "xylophone")


def more_side_effects(app: Running) -> None:
    """The end of a long table of side effects, and what comes after it."""
    app.open("fingolimod#common-side-effects")
    more = app.find(Button, "show_more_rows")
    app.find(PageScroll, "reader_scroll").scroll_to(more, 300)


def self_check(app: Running) -> None:
    """Answers the first question of a page."""
    app.open(f"{PAGE}#{CHECK}")
    app.find(RadioCard, "answer_0_0").click()


def strategy_check(app: Running) -> None:
    """Says "Not sure" to the first question of a strategy, and saves it."""
    app.open(f"stepping-down#{CHECK}")
    app.find(RadioCard, "answer_0_2").click()
    app.press("save_check_0")
    app.find(PageScroll, "reader_scroll").scroll_to(app.find(RadioCard, "answer_0_0"), 200)


def question(app: Running) -> None:
    """Chooses the second of the questions kept."""
    app.go("my-list", anchor="questions")
    uuid = app.controller.keeping.questions[1].uuid
    app.press(f"words_{uuid}")


def checklist(app: Running) -> None:
    """Opens the checklist at the foot of a page."""
    app.open(f"{PAGE}#{SOURCES}")
    app.find(Button, "show_checklist").click()
    app.find(PageScroll, "reader_scroll").scroll_to(app.find(QWidget, "checklist"), 160)


def time_path(app: Running) -> None:
    """Lays out a path from Home."""
    app.go("home")
    app.press("home_time_5")
    app.settle()


def time_subjects(app: Running) -> None:
    """Opens the list of what a path may be about."""
    time_path(app)
    app.press("change_subject")


def time_bar(app: Running) -> None:
    """Walks to the second step of the path."""
    time_path(app)
    app.press("path_start")
    app.settle()
    app.press("time_next")
    app.settle()


def home_path(app: Running) -> None:
    """Offers to carry on with a path, where the other ways in are."""
    time_bar(app)
    app.go("home")
    ways = app.find(QWidget, "ways_in")
    app.find(PageScroll, "home_scroll").ensureWidgetVisible(ways, 0, 24)


def time_done(app: Running) -> None:
    """Walks the path to its end."""
    time_path(app)
    app.press("path_start")
    while app.window.current_page == "reader":
        app.press("time_next")
    app.settle()


def gathered(then: Screen | None = None) -> Screen:
    """The reader's own handout with pages of every kind, and perhaps something done there."""

    def show(app: Running) -> None:
        handing_out, own_handout = app.controller.handing_out, app.controller.own_handout
        app.go("compare", TWO_STRATEGIES)
        app.go("years", "cladribine")
        own = ("compare", "years", "conversation")
        pages = (PAGE, "three-rs", "cladribine", "term:relapse", *own)
        items = [own_handout.item(page) for page in pages]
        handing_out.put("", [*items, HandoutItem("gone", "A page of long ago")])
        app.go("handout")
        app.settle(10)
        if then is not None:
            then(app)
            app.settle()

    return show


def handout_options(app: Running) -> None:
    """Opens all options and brings them into sight."""
    app.press("more_options")
    app.find(PageScroll, "handout_list_scroll").scroll_to(app.find(QWidget, "variant"), 60)


def pack_options(app: Running) -> None:
    """Opens all options of a pack."""
    app.go("handout", "pack:ready:two-ways")
    handout_options(app)


def pages_ticked(app: Running) -> None:
    """Finds treatments and ticks two of them."""
    app.go("add-pages")
    app.settle(10)
    app.press("kind_treatment")
    for treatment in ("cladribine", "ocrelizumab"):
        app.press(f"choice_{treatment}")


def on_paper(app: Running) -> None:
    """Shows the half with the pages where there is room for one alone."""
    if app.find(QWidget, "handout_halves").isVisible():
        app.press("segment_paper")


def packs(name: str) -> Screen:
    """Packs of a clinic, with what has this name in sight."""

    def show(app: Running) -> None:
        app.go("packs")
        app.settle(10)
        app.find(PageScroll, "packs_scroll").ensureWidgetVisible(app.find(QWidget, name), 0, 120)

    return show


def pack_name(app: Running) -> None:
    """Changes the name of a pack."""
    packs("rename_own:1")(app)
    app.press("rename_own:1")


def search(query: str) -> Screen:
    return lambda app: app.go("search", anchor=query)


def easier(app: Running) -> None:
    app.go("home")
    app.window.open_easier_panel()


def help_page(page: str) -> Screen:
    def show(app: Running) -> None:
        app.go("help", anchor=page)
        app.settle(10)

    return show


def help_found(app: Running) -> None:
    """Finds words in all of Help, and shows a page that holds them."""
    help_page("start")(app)
    app.window.find_requested.emit()
    field = app.find(SearchField, "help_field")
    field.set_text("printer")
    field.text_edited.emit("printer")
    app.press("help_row_trouble")
    app.settle(10)


def clinic_at(name: str) -> Screen:
    """What staff set, from this widget on."""

    def show(app: Running) -> None:
        app.go("settings")
        app.find(PageScroll, "settings_scroll").scroll_to(app.find(QWidget, name), 24)

    return show


def logo_refused(app: Running) -> None:
    """Chooses a file that is no picture, and has more typed than can be saved."""
    clinic_at("clinic_head")(app)
    app.controller.clinic_desk.choose_logo(__file__)
    app.find(ClinicSection).show_not_saved("the disk is full.")
    app.settle()


def find_in_page(app: Running) -> None:
    app.open(PAGE)
    app.reader.open_find()
    app.find(QLineEdit).insert("immune")


NEW_READER: dict[str, Screen] = {
    "home-new": lambda app: app.go("home"),
    "values-new": values(""),
    "handout-empty": lambda app: app.go("handout"),
    "my-list-empty": lambda app: app.go("my-list", anchor="bookmarks"),
    "my-questions-empty": lambda app: app.go("my-list", anchor="questions"),
    "my-comparisons-empty": lambda app: app.go("my-list", anchor="comparisons"),
    "record-empty": lambda app: app.go("record"),
}
SCREENS: dict[str, Screen] = {
    "home": lambda app: app.go("home"),
    "read": lambda app: app.go("read"),
    "reader-top": lambda app: app.open(PAGE),
    "reader-diagram": diagram(0),
    "reader-step-2": diagram(2),
    "reader-term": link_of(TermLink),
    "reader-finding": link_of(FindingLink),
    "reader-source": link_of(Citation),
    "reader-ask": lambda app: app.open(f"{PAGE}#{ASK}"),
    "reader-find": find_in_page,
    "strategy": lambda app: app.open("immune-reconstitution"),
    "home-path": home_path,
    "time": lambda app: app.go("time"),
    "time-path": time_path,
    "time-subjects": time_subjects,
    "time-bar": time_bar,
    "time-done": time_done,
    "strategy-what-if": lambda app: app.open("immune-reconstitution#what-if"),
    "treatment": lambda app: app.open("cladribine"),
    "comparison": lambda app: app.open("maintenance-or-irt"),
    "comparison-many": lambda app: app.open("all-strategies#side-by-side"),
    "compare-empty": compare_empty,
    "compare-pair": compare(TWO_STRATEGIES),
    "compare-cell": compare(TWO_STRATEGIES, compare_cell("immune-reconstitution", "harms")),
    "compare-four": compare(FOUR_TREATMENTS),
    "compare-four-cell": compare(FOUR_TREATMENTS, compare_cell("cladribine", "relapses")),
    "compare-rows": compare(TWO_STRATEGIES, lambda app: app.press("choose_rows")),
    "compare-list": compare(TWO_STRATEGIES, lambda app: app.press("choose_option_1")),
    "self-check": self_check,
    "strategy-check": strategy_check,
    "checklist": checklist,
    "diagrams": lambda app: app.go("diagrams"),
    "diagram-all": diagram_page("approaches-timeline"),
    "diagram-step": diagram_page("three-rs#step-2"),
    "diagram-part": diagram_part,
    "listen-reader": listening(PAGE, 9),
    "listen-diagram": listening("three-rs", 6),
    "listen-step": listening("three-rs#step-2", 1),
    "diagram-foot": diagram_foot,
    "years": years(second=False),
    "years-two": years(second=True),
    "treatments": lambda app: app.go("treatments"),
    "treatments-chosen": treatments_chosen,
    "treatments-filtered": treatments_filtered,
    "treatments-nothing": treatments_nothing,
    "treatment-contested": lambda app: app.open("ocrelizumab"),
    "treatment-years": lambda app: app.open("cladribine#the-years"),
    "treatment-side-effects": lambda app: app.open("fingolimod#common-side-effects"),
    "treatment-more-effects": more_side_effects,
    "treatment-names": lambda app: app.open("glatiramer-acetate#names"),
    "strategy-treatments": lambda app: app.open("immune-reconstitution#treatments"),
    "urgent": lambda app: app.open("when-to-get-help"),
    "code": lambda app: app.go("code"),
    "code-pages": code(("two-main-ways", "cladribine", "three-rs", "term:neda")),
    "code-pack": code((), "two-ways"),
    "code-wrong": lambda app: app.go("code", "K7QX-29MO-4"),
    "search-code": search("4362-4"),
    "search": search("stem cell"),
    "search-mended": search("cladribeen"),
    "search-nothing": search("xylophone"),
    "words": lambda app: app.go("words"),
    "my-list": lambda app: app.go("my-list", anchor="bookmarks"),
    "my-questions": lambda app: app.go("my-list", anchor="questions"),
    "my-questions-selected": question,
    "my-comparisons": lambda app: app.go("my-list", anchor="comparisons"),
    "conversation": lambda app: app.go("handout", "conversation"),
    "values-start": values(""),
    "values-card": values("sort"),
    "values-change": values("change", "breaks"),
    "values-result": values("result"),
    "values-chairs": values("chairs"),
    "values-hand-over": values("hand-over"),
    "values-second": values("second"),
    "values-differences": values("differences"),
    "settings": lambda app: app.go("settings"),
    "easier": easier,
    "handout": lambda app: app.go("handout", PAGE),
    "handout-own": gathered(),
    "handout-chosen": gathered(lambda app: app.press("item_1")),
    "handout-options": gathered(handout_options),
    "handout-paper": gathered(on_paper),
    "add-pages": lambda app: app.go("add-pages"),
    "add-pages-ticked": pages_ticked,
    "help": help_page("start"),
    "help-keys": help_page("keys"),
    "help-trouble": help_page("trouble"),
    "help-licences": help_page("licences"),
    "help-found": help_found,  # the last: what is found stays
}
PACKS: dict[str, Screen] = {
    "packs": lambda app: app.go("packs"),
    "packs-own": packs("remove_own:3"),
    "packs-name": pack_name,
    "packs-on-home": packs("later_own:1"),
    "record": lambda app: app.go("record"),
    "handout-pack": lambda app: app.go("handout", "pack:ready:two-ways"),
    "handout-pack-options": pack_options,
}


NURSE: dict[str, Screen] = {
    "nurse-home": lambda app: app.go("home"),
    "nurse-settings": clinic_at("settings_nurse"),
    "nurse-settings-logo": clinic_at("clinic_urgent"),
    "nurse-settings-refused": logo_refused,
}


def set_clinic(profile: Path) -> None:
    """A clinic with a long name, a logo and favourite packs."""
    logo = QImage(600, 280, QImage.Format.Format_ARGB32)
    logo.fill(Qt.GlobalColor.transparent)
    painter = QPainter(logo)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, colour in enumerate(("#0C5149", "#2C5EA8", "#F5C242")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(20 + place * 160, 20, 240, 240)
    painter.end()
    profile.mkdir(parents=True, exist_ok=True)
    picture = profile / "logo.png"
    logo.save(str(picture))
    clinic = Clinic(
        "Riverside MS Clinic <b>North & West</b>",
        "01632 960 123",
        "Monday to Friday, 9am to 5pm",
        "Ring 111, or 999 if you cannot breathe",
        logo_png(picture),
    )
    write_clinic(Profile(profile).clinic, StaffSettings(clinic))
    store = open_reader(profile, lambda: NOW).store
    packs = ("two-ways", "newly-offered-irt", "planning-a-baby", "before-vaccines")
    store.put_on_desk(FAVOURITE_PACKS, refs_text(tuple(map(ready_ref, packs))))
    store.close()


def keep_packs(profile: Path) -> None:
    """Packs of a clinic's own, some with names that are hard to show, and what was printed."""
    store = open_reader(profile, lambda: NOW).store
    vaccines, travel = HandoutItem("vaccines", "Vaccines"), HandoutItem("travel", "Travel")
    gone = HandoutItem("page-of-last-year", "A page of last year")
    store.add_pack("1", "First visit", (vaccines, travel, gone))
    store.add_pack("2", "First visit", (HandoutItem("compare", "Two ways side by side", "{}"),))
    store.add_pack("3", "W" * LONGEST_PACK_NAME, (gone,))
    store.add_pack("4", "<b>漢字</b> שלום", (travel,))
    favourites = (own_ref("1"), ready_ref("relapse"))
    store.put_on_desk(FAVOURITE_PACKS, refs_text(favourites))
    told = (
        ("travel", "Travel", "", "standard", 1, ""),
        ("fertility", "Fertility", "W" * LONGEST_PACK_NAME, "key-points", 10, "By the window"),
        ("vaccines", "Vaccines", "First visit", "large 24", 2, "Room 2"),
    )
    store.add_prints(
        PrintRecord(
            *(str(place), page, title, pack, "2026.11", "older", variant, copies),
            *(TODAY - dt.timedelta(days=40 - place), station),
        )
        for place in range(40)
        for page, title, pack, variant, copies, station in (told[place % len(told)],)
    )
    store.close()


def keep_something(profile: Path) -> None:
    """What a reader who has been here before has left in `profile`."""
    store = open_reader(profile, lambda: NOW).store
    for page, title in (
        ("maintenance-or-irt", "Comparison"),
        ("when-to-get-help", "When to get help"),
        (PAGE, "Immune reconstitution therapy"),
    ):
        mark = store.add_bookmark(page, title)
    store.save_note(mark.uuid, "Ask about vaccines before I start.\nBring the list of my tablets.")
    for text, source, page, title in (
        ("Is my MS active enough for this to be an option?", f"{PAGE}/q1", PAGE, ""),
        ("How long would I be away from work?", "", "", ""),
        ("Which vaccines should I have before I start?", "aspect:strategies/vaccines", "", ""),
        ("What checks would I need, and for how long?", "q2", "the-old-page", "An old page"),
    ):
        store.add_question(text, source, page, title)
    own = "Can I carry on working in a nursery, where small children often have a cold?"
    store.tick_question(store.add_question(own).uuid, ticked=False)
    ask = "Does stepping down always mean stopping?"
    store.save_check_answer("stepping-down/c1", ask, "stepping-down", CheckOutcome.UNSURE)
    ways = ("maintenance-escalation", "immune-reconstitution", "an-old-way")
    names = ("Maintenance and escalation", "Immune reconstitution", "An old way")
    store.add_comparison("strategies", ways, names, (), "Three ways for my visit")
    store.add_comparison("strategies", ways[:2], names[:2], (), "Stay on treatment, or a course")
    for page, read, finished in (
        ("what-ms-is", (), True),
        ("stem-cell-transplant-ahsct", (), False),
        ("two-main-ways", (), False),
    ):
        store.save_place(Place(page, "", read, NOW, finished))
    for card, one, two in (
        ("relapses", Weight.A_LOT, Weight.A_LOT),
        ("serious-harms", Weight.A_LOT, Weight.NOT_SURE),
        ("breaks", Weight.A_LITTLE, Weight.A_LOT),
        ("visits", Weight.NOT, Weight.A_LITTLE),
        ("infections", Weight.NOT_SURE, Weight.NOT_SURE),
    ):
        store.save_value_answer(card, 1, one)
        store.save_value_answer(card, 2, two)
    store.save_value_answer("evidence", 1, Weight.NOT_SURE)
    store.save_value_answer("pill-taste", 1, Weight.A_LITTLE)  # the content has no such card
    store.put_on_desk("values-1", '"breaks"')
    store.close()


def take(app: Running, variant: Variant, screens: dict[str, Screen], folder: Path) -> int:
    """Draw these screens; how many could not be."""
    app.window.resize(variant.width, variant.height)
    failed = 0
    for name, show in screens.items():
        try:
            show(app)
        except Exception as error:  # noqa: BLE001  the other screens are still worth a look
            print(f"{name}--{variant.name}: {error!r}", file=sys.stderr)
            failed += 1
        app.settle()
        app.window.grab().save(str(folder / f"{name}--{variant.name}.png"))
        app.window.setFocus()
        app.go("read")  # closes what floats over the page
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py shots")
    parser.add_argument("--only", default="", metavar="NAME", help="screens whose name holds this")
    parser.add_argument("--theme", choices=[v.value for v in ThemeName], help="this theme alone")
    asked = parser.parse_args()
    folder = paths.root() / ".cache" / "shots"
    folder.mkdir(parents=True, exist_ok=True)

    def wanted(screens: dict[str, Screen]) -> dict[str, Screen]:
        return {name: show for name, show in screens.items() if asked.only in name}

    failed = 0
    for variant in VARIANTS:
        if asked.theme not in (None, variant.theme.value):
            continue
        with tempfile.TemporaryDirectory(prefix="waymark-shots-") as home:
            if screens := wanted(NEW_READER):
                with running(Path(home, "new"), variant.view) as app:
                    failed += take(app, variant, screens, folder)
            if screens := wanted(SCREENS):
                keep_something(Path(home, "known"))
                with running(Path(home, "known"), variant.view) as app:
                    failed += take(app, variant, screens, folder)
            if screens := wanted(NURSE):
                set_clinic(Path(home, "nurse"))
                view = replace(variant.view, nurse=True)
                with running(Path(home, "nurse"), view) as app:
                    failed += take(app, variant, screens, folder)
            if screens := wanted(PACKS):
                keep_packs(Path(home, "packs"))
                view = replace(variant.view, nurse=True)
                with running(Path(home, "packs"), view) as app:
                    failed += take(app, variant, screens, folder)
            if asked.only in "fatal":
                missing = Path(home, "content.db")
                with running(Path(home, "none"), variant.view, content=missing) as app:
                    app.window.resize(variant.width, variant.height)
                    app.settle()
                    app.window.grab().save(str(folder / f"fatal--{variant.name}.png"))
    print(folder.relative_to(paths.root()))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
