"""One pack in a list: what is in it, what to know before printing it, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.packs import LONGEST_PACK_NAME, PackCard, own_ref, tidy_name
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.fields import TextField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.themed import Wrapping

_NAMED = 3  # page titles; the others are counted


class Buttons(Wrapping, QWidget):
    """Buttons side by side, in as many rows as they need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = FlowLayout(self, 8)


class _Name(Wrapping, TextField):
    """A new name; Esc leaves it as it was.

    Signals:
        left: leave it as it was.
    """

    left = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Name of this pack"),
            parent,
            hint=self.tr("It is kept with what was printed, so name no patient in it."),
            longest=LONGEST_PACK_NAME,
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PackItem(Card):
    """A pack as a card.

    Signals:
        opened: its ref.
        favourite_requested: its ref, and whether it shall be on Home.
        name_opened: its ref, once its name can be changed.
        rename_requested: its ref, and a name that fits.
        move_requested: its ref, and by how many places.
        removal_requested: its ref.
    """

    opened = Signal(str)
    favourite_requested = Signal(str, bool)
    name_opened = Signal(str)
    rename_requested = Signal(str, str)
    move_requested = Signal(str, int)
    removal_requested = Signal(str)

    def __init__(self, theme: ThemeController, card: PackCard, parent: QWidget) -> None:
        super().__init__(theme, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._card = card
        self._shown: PackCard | None = None
        self._other_names: frozenset[str] = frozenset()
        self._edit: QWidget | None = None
        self.own = card.ref.startswith(own_ref(""))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(6)
        self._name = HeadingLabel(theme, card.name, self, level=3, role="card")
        self._name.setObjectName(self._named("name"))
        self._column.addWidget(self._name)
        self._summary = BodyLabel(theme, "", self, muted=True)
        self._pages = BodyLabel(theme, "", self, role="small")
        self._pages.setObjectName(self._named("pages"))
        self._twin = self._line("twin", "info", "ask_icon")
        self._changed = self._line("changed", "arrows-clockwise", "key_icon")
        self._overdue = self._line("overdue", "clock", "caution_icon")
        self._gone = self._line("gone", "warning", "caution_icon")
        for part in (self._summary, self._pages, *self._lines()):
            self._column.addWidget(part)
        self._column.addSpacing(4)
        self._column.addStretch(1)  # a card beside it may be taller
        self._buttons = Buttons(self)
        self._make_buttons()
        self._column.addWidget(self._buttons)
        self.show_card(card)

    def _lines(self) -> tuple[MarkedLine, ...]:
        return self._twin, self._changed, self._overdue, self._gone

    def _line(self, name: str, icon: str, colour: str) -> MarkedLine:
        line = MarkedLine(
            self.theme,
            icon,
            "",
            self,
            colour=colour,
            role="small",
            size=20,
            weight=600,
            icon_weight=IconWeight.FILL,
        )
        line.setObjectName(self._named(name))
        return line

    def _named(self, part: str) -> str:
        return f"{part}_{self._card.ref}"

    def _make_buttons(self) -> None:
        self.open_button = self._button("open", self.tr("Open"), "printer", self._on_open)
        self._home = self._button(
            "home", self.tr("Put on Home"), "house", self._on_home, self.tr("On Home")
        )
        if self.own:
            self._button("rename", self.tr("Rename"), "pencil-simple", self._on_rename)
            self._button("up", self.tr("Up"), "arrow-up", self._on_up)
            self._button("down", self.tr("Down"), "arrow-down", self._on_down)
            self._button("remove", self.tr("Remove"), "trash", self._on_remove)

    def _button(self, name: str, words: str, icon: str, slot: object, on_words: str = "") -> Button:
        button = Button(
            self.theme,
            words,
            self._buttons,
            icon=icon,
            size=ButtonSize.COMPACT,
            on_text=on_words,
        )
        button.setObjectName(self._named(name))
        button.clicked.connect(slot)
        self._buttons.flow.addWidget(button)
        return button

    # What is shown

    @property
    def ref(self) -> str:
        return self._card.ref

    def show_card(self, card: PackCard) -> None:
        """Show other words of the same pack; a name being typed stays."""
        if card == self._shown:
            return
        self._card = self._shown = card
        self._name.setText(card.name)
        self._say(self._summary, card.summary)
        self._say(self._pages, pages_words(card.titles))
        self._mark(self._changed, changed_words(card))
        self._mark(self._overdue, overdue_words(card))
        self._mark(self._gone, gone_words(card))
        self._home.set_on(card.favourite)
        for button in self._buttons.findChildren(Button):
            button.setAccessibleDescription(card.name)
        self._tell_twin()

    def set_other_names(self, names: frozenset[str]) -> None:
        """Tell where another own pack has the same name."""
        if names != self._other_names:
            self._other_names = names
            self._tell_twin()

    def set_movable(self, movable: bool) -> None:
        """Whether it can be moved among the others; not while only some are shown."""
        for name in ("up", "down"):
            button = self._buttons.findChild(Button, self._named(name))
            if button is not None:
                button.setVisible(movable)

    def set_home_shown(self, shown: bool) -> None:
        """Whether packs can stand on Home."""
        self._home.setVisible(shown)

    def _tell_twin(self) -> None:
        twin = self.own and self._card.name in self._other_names
        self._mark(self._twin, self.tr("Another of your packs has this name.") if twin else "")

    def _say(self, label: BodyLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _mark(self, line: MarkedLine, words: str) -> None:
        line.set_words(words)
        line.setVisible(bool(words))

    def focus_button(self, name: str) -> None:
        """Give the keys to one of its buttons; Open where there is no such one."""
        button = self._buttons.findChild(Button, self._named(name)) or self.open_button
        button.setFocus(Qt.FocusReason.TabFocusReason)

    # Its name

    def _on_rename(self) -> None:
        """Put a field in the place of the name."""
        box = self._edit = Buttons(self)
        box.setObjectName(self._named("edit"))
        self._field = _Name(self.theme, box)
        self._field.line.setObjectName(self._named("field"))
        self._field.set_text(self._card.name)
        self._field.text_edited.connect(self._on_typed)
        self._field.submitted.connect(self._on_save)
        self._field.left.connect(self._on_leave)
        self._same = self._line("same", "info", "ask_icon")
        self._same.hide()
        self._column.insertWidget(0, self._field)
        self._column.insertWidget(1, self._same)
        for name, words, tone, slot in (
            ("save", self.tr("Save"), Tone.PRIMARY, self._on_save),
            ("leave", self.tr("Leave as it was"), Tone.SECONDARY, self._on_leave),
        ):
            button = Button(self.theme, words, box, tone=tone, size=ButtonSize.COMPACT)
            button.setObjectName(self._named(name))
            button.clicked.connect(slot)
            box.flow.addWidget(button)
        self._column.insertWidget(2, box)
        self._name.hide()
        self._buttons.hide()
        self._field.show()
        box.show()
        for first, then in (
            (self._field.line, *box.findChildren(Button)[:1]),
            tuple(box.findChildren(Button)[:2]),
        ):
            QWidget.setTabOrder(first, then)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.line.selectAll()
        self.name_opened.emit(self.ref)

    def _on_typed(self) -> None:
        self._field.set_error("")
        twin = tidy_name(self._field.text) in self._other_names
        words = self.tr("Another of your packs has this name. You can still use it.")
        self._mark(self._same, words if twin else "")
        if twin:
            announce(self._same, words)

    def _on_save(self) -> None:
        name = tidy_name(self._field.text)
        if not name:
            error = self.tr("Type a name, or leave it as it was.")
            self._field.set_error(error)
            announce(self._field, error)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        changed = name != self._card.name
        self._on_leave()
        if changed:
            self.rename_requested.emit(self.ref, name)

    def _on_leave(self) -> None:
        if self._edit is None:
            return
        for part in (self._field, self._same, self._edit):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._edit = None
        self._name.show()
        self._buttons.show()
        self.focus_button("rename")

    # What was pressed

    def _on_open(self) -> None:
        self.opened.emit(self.ref)

    def _on_home(self) -> None:
        self.favourite_requested.emit(self.ref, not self._home.on)

    def _on_up(self) -> None:
        self.move_requested.emit(self.ref, -1)

    def _on_down(self) -> None:
        self.move_requested.emit(self.ref, 1)

    def _on_remove(self) -> None:
        self.removal_requested.emit(self.ref)


def pages_words(titles: tuple[str, ...]) -> str:
    """The first pages of a pack by their titles, and how many more there are."""
    named = titles if len(titles) <= _NAMED + 1 else titles[:_NAMED]
    more = len(titles) - len(named)
    say = QCoreApplication.translate
    return " · ".join((*named, say("PackItem", "and %n more", "", more)) if more else named)


def changed_words(card: PackCard) -> str:
    """How many pages say something else than when they were printed; empty for none."""
    say, count = QCoreApplication.translate, len(card.changed)
    if count == 1:
        return say("PackItem", "1 page changed since you last printed it")
    return say("PackItem", "%n pages changed since you last printed it", "", count) if count else ""


def overdue_words(card: PackCard) -> str:
    """How many pages are past their review date; empty for none."""
    say, count = QCoreApplication.translate, len(card.overdue)
    if count == 1:
        return say("PackItem", "1 page is past its review date")
    return say("PackItem", "%n pages are past their review date", "", count) if count else ""


def gone_words(card: PackCard) -> str:
    """How many pages the library no longer has; empty for none."""
    say, count = QCoreApplication.translate, len(card.gone)
    if count and count == len(set(card.titles)):
        return say("PackItem", "No page of it is in the library any more")
    if count == 1:
        return say("PackItem", "1 page is no longer here")
    return say("PackItem", "%n pages are no longer here", "", count) if count else ""
