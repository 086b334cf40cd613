"""The left half of the Handout screen: which pages, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.handing_out import PACK_REF, HandoutKind, HandoutView
from desktop.domain.packs import LONGEST_PACK_NAME, own_ref, tidy_name
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.fields import TextField
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.split_page import Rule
from desktop.ui.common.themed import Wrapping
from desktop.ui.handouts.item_list import ItemList
from desktop.ui.handouts.options_panel import OptionsPanel
from desktop.ui.handouts.printer_picker import PrinterPicker

_SIDE = 24


class _Column(Wrapping, QWidget):
    """As tall as the words in it need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class ListPanel(PageScroll):
    """The pages of a handout with what can be done with all of them, then the options.

    Signals:
        add_pages_requested, packs_requested, code_requested: ways to more pages.
        add_requested: put the page shown alone on the reader's own handout, or take it off.
        own_requested: show the reader's own handout.
        start_again_requested: empty the handout, or put a pack back as it was.
        save_requested: let the own pack shown hold these pages.
        keep_requested: keep these pages as a pack of this name.
    """

    add_pages_requested = Signal()
    packs_requested = Signal()
    code_requested = Signal()
    add_requested = Signal()
    own_requested = Signal()
    start_again_requested = Signal()
    save_requested = Signal()
    keep_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, fill="surface")
        self.setObjectName("handout_list_scroll")
        self.setAccessibleName(self.tr("Pages and options"))
        self._kind = HandoutKind.OWN
        self._names: frozenset[str] = frozenset()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(_SIDE, 18, _SIDE, 28)
        column.setSpacing(14)
        self._title = HeadingLabel(theme, "", page, level=1, role="panel")
        self._title.setObjectName("handout_title")
        column.addWidget(self._title)
        column.addWidget(self._make_ways(theme, page))
        self._warning = Callout(theme, CalloutTone.CAUTION, "", page, level=2)
        self._warning.setObjectName("handout_warning")
        self._warned = BodyLabel(theme, "", self._warning)
        self._warning.add(self._warned)
        self._warning.hide()
        column.addWidget(self._warning)
        self.items = ItemList(theme, page)
        self.items.setObjectName("handout_items")
        self.items.setAccessibleName(self.tr("Pages on the handout"))
        self.items.row_wanted.connect(self._on_row_wanted)
        column.addWidget(self.items)
        column.addWidget(self._make_ends(theme, page))
        column.addWidget(self._make_form(theme, page))
        column.addWidget(Rule(theme, page, across=True))
        self.options = OptionsPanel(theme, page)
        column.addWidget(self.options)
        column.addWidget(Rule(theme, page, across=True))
        self.printer = PrinterPicker(theme, page)
        column.addWidget(self.printer)
        column.addStretch(1)
        self.set_page(page)

    def _make_ways(self, theme: ThemeController, page: QWidget) -> QWidget:
        ways = _Column(page)
        flow = FlowLayout(ways, 8)
        self._ways: dict[str, Button] = {}
        for name, words, icon, signal in (
            ("handout_add_pages", self.tr("Add pages"), "plus", self.add_pages_requested),
            ("handout_packs", self.tr("Packs"), "stack", self.packs_requested),
        ):
            button = Button(theme, words, ways, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.clicked.connect(signal)
            flow.addWidget(button)
            self._ways[name] = button
        self._add = Button(
            theme,
            self.tr("Add it to your handout"),
            ways,
            icon="plus",
            size=ButtonSize.COMPACT,
            on_text=self.tr("On your handout"),
            on_icon="check-circle",
        )
        self._add.setObjectName("handout_add")
        self._add.clicked.connect(self.add_requested)
        flow.addWidget(self._add)
        self._own = Button(
            theme, self.tr("See your handout"), ways, icon="files", size=ButtonSize.COMPACT
        )
        self._own.setObjectName("handout_own")
        self._own.clicked.connect(self.own_requested)
        flow.addWidget(self._own)
        return ways

    def _make_ends(self, theme: ThemeController, page: QWidget) -> QWidget:
        ends = _Column(page)
        flow = FlowLayout(ends, 8)
        self._save = Button(
            theme,
            self.tr("Save changes to this pack"),
            ends,
            icon="floppy-disk",
            size=ButtonSize.COMPACT,
        )
        self._save.setObjectName("handout_save_pack")
        self._save.clicked.connect(self.save_requested)
        flow.addWidget(self._save)
        self._keep = Button(
            theme,
            self.tr("Keep as my pack"),
            ends,
            tone=Tone.QUIET,
            icon="bookmark-simple",
            size=ButtonSize.COMPACT,
        )
        self._keep.setObjectName("handout_keep")
        self._keep.clicked.connect(self._on_keep)
        flow.addWidget(self._keep)
        self._again = Button(
            theme,
            self.tr("Start again"),
            ends,
            tone=Tone.QUIET,
            icon="arrow-counter-clockwise",
            size=ButtonSize.COMPACT,
        )
        self._again.setObjectName("handout_start_again")
        self._again.clicked.connect(self.start_again_requested)
        flow.addWidget(self._again)
        code = Button(
            theme,
            self.tr("Open a code"),
            ends,
            tone=Tone.QUIET,
            icon="key",
            size=ButtonSize.COMPACT,
        )
        code.setObjectName("handout_code")
        code.clicked.connect(self.code_requested)
        flow.addWidget(code)
        self._ways["handout_code"] = code
        self._ends = ends
        return ends

    def _make_form(self, theme: ThemeController, page: QWidget) -> QWidget:
        """Asks for the name of a pack, here and not in a dialog."""
        self._form = _Column(page)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._name = TextField(
            theme,
            self.tr("Name of the pack"),
            self._form,
            hint=self.tr("Name no patient in it."),
            longest=LONGEST_PACK_NAME,
        )
        self._name.line.setObjectName("pack_name")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name.text_edited.connect(self._on_name_typed)
        self._name.submitted.connect(self._on_name_given)
        column.addWidget(self._name)
        self._twin = MarkedLine(
            theme, "info", "", self._form, colour="ask_icon", role="small", size=20
        )
        self._twin.setObjectName("pack_twin")
        self._twin.hide()
        column.addWidget(self._twin)
        buttons = _Column(self._form)
        flow = FlowLayout(buttons, 8)
        for name, words, tone, slot in (
            ("pack_save", self.tr("Save pack"), Tone.PRIMARY, self._on_name_given),
            ("pack_leave", self.tr("Do not save"), Tone.SECONDARY, self.close_form),
        ):
            button = Button(theme, words, buttons, tone=tone, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.clicked.connect(slot)
            flow.addWidget(button)
        column.addWidget(buttons)
        self._form.hide()
        return self._form

    # Showing

    def show_view(self, view: HandoutView, own: int) -> None:
        """Show the pages of a handout.

        Args:
            own: how many pages the reader's own handout has.
        """
        self._kind = view.kind
        is_own, alone = view.kind is HandoutKind.OWN, view.kind is HandoutKind.PAGE
        self._title.setText(view.title)
        self._title.setVisible(not is_own)
        for button in self._ways.values():
            button.setVisible(is_own)
        self._ways["handout_add_pages"].setVisible(not alone)
        self._add.setVisible(alone)
        self._add.set_on(view.added)
        self._own.setVisible(not is_own)
        see = self.tr("See your handout")
        self._own.set_words(self.tr("See your handout ({count})").format(count=own) if own else see)
        self._again.setVisible(is_own or view.changed)
        back = self.tr("Put it back as it was")
        self._again.set_words(self.tr("Start again") if is_own else back)
        own_pack = view.ref.startswith(PACK_REF + own_ref(""))
        self._save.setVisible(own_pack and view.changed and bool(view.lines))
        self._keep.setVisible(bool(view.lines))
        new = self.tr("Keep as a new pack")
        self._keep.set_words(new if own_pack else self.tr("Keep as my pack"))
        self._ends.setVisible(not alone and (bool(view.lines) or view.changed))
        self.items.show_lines(view.lines, editable=not alone)

    def show_warning(self, title: str, sentences: Sequence[str]) -> None:
        """Warn staff of something on the pages; without sentences of nothing."""
        self._warning.heading.setText(title)
        self._warned.setText("\n".join(sentences))
        self._warning.setVisible(bool(sentences))

    def set_pack_names(self, names: frozenset[str]) -> None:
        """Names that other packs have; the form tells, and lets two have the same."""
        self._names = names

    def close_form(self) -> None:
        """Ask for no name any more."""
        if not self._form.isHidden():
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.hide()

    def put_away(self) -> None:
        """Keep nothing that was typed."""
        self._name.set_text("")
        self._form.hide()
        self.options.put_away()

    def _refuse_name(self, why: str) -> None:
        """Say why a pack cannot have the name that was typed."""
        self._name.set_error(why)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        self._name.set_text(self._title.text() if self._kind is HandoutKind.PACK else "")
        self._name.set_error("")
        self._on_name_typed()
        self._form.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.line.selectAll()
        self.show_rect(self._form, self._form.rect(), 24)

    def _on_name_typed(self) -> None:
        self._name.set_error("")
        words = self.tr("Another of your packs has this name. You can still use it.")
        twin = tidy_name(self._name.text) in self._names
        if twin and self._twin.isHidden():
            announce(self._twin, words)
        self._twin.set_words(words if twin else "")
        self._twin.setVisible(twin)

    def _on_name_given(self) -> None:
        name = tidy_name(self._name.text)
        if not name:
            self._refuse_name(self.tr("Give the pack a name, like “First visit”."))
            return
        self.keep_requested.emit(name)

    def _on_row_wanted(self, row: QWidget) -> None:
        self.show_rect(row, row.rect(), 24)
