"""How the handout is set: the few usual choices in sight, the others behind a button."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.printing import (
    LARGE_SIZES,
    Clinic,
    HandoutOptions,
    Paper,
    PrinterAbilities,
    Variant,
)
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.choices import Switch
from desktop.ui.common.fields import NoteField, TextField
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.segmented import Segmented
from desktop.ui.handouts.disclosure import Disclosure

TYPING_MS = 500  # after the last letter, before the pages are set anew
LONGEST_NAME = 80  # letters of "prepared for" and "prepared by"
LONGEST_NOTE = 3000  # letters; about a page
_LAST, _LAST_LETTERS = 4, 40  # words that tell where a note is cut, and their letters
_MOST_NAMED = 3  # pages without easy read that are named; more are counted


class OptionsPanel(QWidget):
    """The options as they are; what staff type for one person is printed and never kept.

    Signals:
        options_changed: the options as they are now.
        settings_requested: show where the clinic is named.
    """

    options_changed = Signal(HandoutOptions)
    settings_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options: HandoutOptions | None = None
        self._without_easy: tuple[str, ...] = ()
        self._long = ""  # what is said of a long note
        self._abilities = PrinterAbilities()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(HeadingLabel(theme, self.tr("Options"), self, level=2, role="card"))
        self._variant = self._choice(
            column,
            self.tr("How it is written"),
            "variant",
            (
                (Variant.STANDARD.value, self.tr("Standard")),
                (Variant.LARGE.value, self.tr("Large print")),
                (Variant.EASY.value, self.tr("Easy read")),
                (Variant.KEY_POINTS.value, self.tr("Key points")),
            ),
        )
        sizes = tuple((str(size), self.tr("{size} pt").format(size=size)) for size in LARGE_SIZES)
        self._size = self._choice(column, self.tr("Size of large print"), "size", sizes)
        self._told = MarkedLine(theme, "info", "", self, colour="ask_icon", role="small", size=20)
        self._told.setObjectName("options_told")
        self._told.hide()
        column.addWidget(self._told)
        self._for = self._field(
            column,
            self.tr("Prepared for"),
            "prepared_for",
            self.tr("Printed, never kept."),
        )
        self._grey = self._switch(
            column, self.tr("Black and white"), "greyscale", self.tr("Uses patterns, saves ink")
        )
        self._duplex = self._switch(
            column, self.tr("Print on both sides"), "duplex", self.tr("Saves paper")
        )
        self._more = Disclosure(theme, self.tr("More options"), self.tr("Fewer options"), self)
        self._more.button.setObjectName("more_options")
        column.addWidget(self._more)
        self._fill_more(self._more.body)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_MS)
        self._later.timeout.connect(self.tell)

    def _fill_more(self, column: QVBoxLayout) -> None:
        self._paper = self._choice(
            column,
            self.tr("Paper"),
            "paper",
            ((Paper.A4.value, self.tr("A4")), (Paper.LETTER.value, self.tr("US Letter"))),
        )
        self._booklet = self._switch(
            column, self.tr("Booklet"), "booklet", self.tr("Folded in the middle, small pages")
        )
        self._room = self._switch(
            column, self.tr("Space for notes"), "room_for_notes", self.tr("Lines at the end")
        )
        self._nurse = self._switch(
            column,
            self.tr("Nurse's copy"),
            "nurse_copy",
            self.tr("With questions to ask, and what a good answer holds"),
        )
        self._by = self._field(column, self.tr("Prepared by"), "prepared_by", "")
        self._notes = NoteField(
            self._theme,
            self.tr("A note to print"),
            self,
            hint=self.tr("Printed, never kept. It goes when you start another handout."),
        )
        self._notes.edit.setObjectName("handout_note")
        self._notes.edit.setMinimumHeight(110)
        self._notes.text_changed.connect(self._on_note_typed)
        column.addWidget(self._notes)
        self._clinic = BodyLabel(self._theme, "", self)
        self._clinic.setObjectName("handout_clinic")
        column.addWidget(self._clinic)
        self._settings = Button(
            self._theme,
            self.tr("Clinic settings"),
            self,
            tone=Tone.QUIET,
            icon="gear-six",
            size=ButtonSize.COMPACT,
        )
        self._settings.setObjectName("handout_settings")
        self._settings.clicked.connect(self.settings_requested)
        column.addWidget(self._settings)

    def _choice(
        self, column: QVBoxLayout, label: str, name: str, options: tuple[tuple[str, str], ...]
    ) -> Segmented:
        held = QVBoxLayout()
        held.setSpacing(6)
        heading = BodyLabel(self._theme, label, self, role="strong")
        heading.setObjectName(f"{name}_label")
        held.addWidget(heading)
        choice = Segmented(self._theme, label, options, self)
        choice.setObjectName(name)
        choice.chosen.connect(self._on_chosen)
        held.addWidget(choice)
        column.addLayout(held)
        return choice

    def _switch(self, column: QVBoxLayout, label: str, name: str, hint: str) -> Switch:
        switch = Switch(self._theme, label, self, hint=hint)
        switch.setObjectName(name)
        switch.clicked.connect(self._on_switched)
        column.addWidget(switch)
        return switch

    def _field(self, column: QVBoxLayout, label: str, name: str, hint: str) -> TextField:
        field = TextField(self._theme, label, self, hint=hint, longest=LONGEST_NAME)
        field.line.setObjectName(name)
        # Above the line stand words that wrap.
        field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        field.text_edited.connect(self._on_typed)
        field.submitted.connect(self.tell)
        column.addWidget(field)
        return field

    # Showing

    @property
    def options(self) -> HandoutOptions | None:
        """As they are now; None before any were shown."""
        return self._read()

    def show_options(self, options: HandoutOptions, *, nurse: bool) -> None:
        """Show these options, without a signal.

        Args:
            nurse: staff use this computer; who it is for and by whom can be typed.
        """
        self._later.stop()
        self._options = options
        self._variant.set_current(options.variant.value)
        self._size.set_current(str(options.size))
        self._paper.set_current(options.paper.value)
        for switch, on in (
            (self._grey, options.greyscale),
            (self._duplex, options.duplex),
            (self._booklet, options.booklet),
            (self._room, options.room_for_notes),
            (self._nurse, options.nurse_copy),
        ):
            switch.setChecked(on)
        for field, text in (
            (self._for, options.prepared_for),
            (self._by, options.prepared_by),
            (self._notes, options.notes),
        ):
            if _cut(field.text.strip()) != text:  # of a long note less is printed than was typed
                field.set_text(text)
        for part in (self._for, self._nurse, self._by, self._notes, self._clinic, self._settings):
            part.setVisible(nurse)
        self._tell_long_note()
        self._show_clinic(options.clinic)
        self._tell_what_follows()

    def put_away(self) -> None:
        """Keep nothing that was typed, nor let it be told later."""
        self._later.stop()
        self._options = None
        for field in (self._for, self._by, self._notes):
            field.set_text("")
        self._tell_long_note()

    def show_without_easy(self, titles: Sequence[str]) -> None:
        """Name the pages that have no easy-read form."""
        self._without_easy = tuple(titles)
        self._tell_what_follows()

    def show_abilities(self, abilities: PrinterAbilities) -> None:
        """Say what the printer cannot do of what is chosen."""
        self._abilities = abilities
        self._tell_what_follows()

    def tell(self) -> None:
        """Tell the options of now, if they were not told yet."""
        self._later.stop()
        options = self._read()
        if options is not None and options != self._options:
            self._options = options
            self._tell_what_follows()
            self.options_changed.emit(options)

    def _read(self) -> HandoutOptions | None:
        if self._options is None:
            return None
        return dataclasses.replace(
            self._options,
            variant=Variant(self._variant.current),
            size=int(self._size.current),
            paper=Paper(self._paper.current),
            greyscale=self._grey.isChecked(),
            duplex=self._duplex.isChecked(),
            booklet=self._booklet.isChecked(),
            room_for_notes=self._room.isChecked(),
            nurse_copy=self._nurse.isChecked(),
            prepared_for=self._for.text.strip(),
            prepared_by=self._by.text.strip(),
            notes=_cut(self._notes.text.strip()),
        )

    def _show_clinic(self, clinic: Clinic) -> None:
        none = self.tr("No clinic is named on the pages.")
        named = self.tr("On every page: {clinic}").format(clinic=clinic.name)
        self._clinic.setText(named if clinic.name else none)

    def _tell_what_follows(self) -> None:
        """Show the sizes of large print, and say what the options mean for each other."""
        options = self._options
        if options is None:
            return
        large = options.variant is Variant.LARGE
        label = self.findChild(QWidget, "size_label")
        if label is not None:
            label.setVisible(large)
        self._size.setVisible(large)
        told = []
        if options.variant is Variant.EASY and self._without_easy:
            told.append(self._no_easy())
        if options.booklet and large:
            told.append(
                self.tr("The pages of a booklet are small. Large print takes many of them.")
            )
        if options.booklet and not options.duplex:
            told.append(self.tr("A booklet is always printed on both sides."))
        told += self._cannot(options)
        self._told.set_words(" ".join(told))
        self._told.setVisible(bool(told))

    def _cannot(self, options: HandoutOptions) -> list[str]:
        """What the printer leaves out of these options."""
        can, told = self._abilities, []
        if (options.duplex or options.booklet) and not can.duplex:
            told.append(self.tr("This printer does one side. Turn the paper by hand."))
        if options.paper not in can.papers:
            told.append(self.tr("This printer says that it has no paper of this size."))
        if not options.greyscale and not can.colour:
            told.append(self.tr("This printer has no colour: “Black and white” looks better."))
        return told

    def _no_easy(self) -> str:
        named = self._without_easy[:_MOST_NAMED]
        more = len(self._without_easy) - len(named)
        names = ", ".join(named)
        if more:
            words = self.tr(
                "Not in easy read yet, so printed as key points: {names} and {more} more."
            )
            return words.format(names=names, more=more)
        words = self.tr("Not in easy read yet, so printed as key points: {names}.")
        return words.format(names=names)

    # What was chosen

    def _on_chosen(self, _key: str) -> None:
        self.tell()

    def _on_switched(self) -> None:
        self.tell()

    def _on_typed(self, _text: str) -> None:
        self._later.start()

    def _on_note_typed(self, text: str) -> None:
        self._tell_long_note()
        self._on_typed(text)

    def _tell_long_note(self) -> None:
        """Say how much of a long note is printed; nothing that was typed is taken away."""
        said = ""
        if len(self._notes.text.strip()) > LONGEST_NOTE:
            words = self.tr("This is too long. It is printed up to “{last}”.")
            ends = " ".join(_cut(self._notes.text.strip()).split()[-_LAST:])
            said = words.format(last=ends[-_LAST_LETTERS:])
        if said != self._long:
            self._long = said
            self._notes.set_error(said)
            if said:
                announce(self._notes, said)


def _cut(note: str) -> str:
    """As much of `note` as is printed, in whole words."""
    if len(note) <= LONGEST_NOTE:
        return note
    words = note[: LONGEST_NOTE + 1].rsplit(maxsplit=1)[0]
    return words[:LONGEST_NOTE].rstrip()
