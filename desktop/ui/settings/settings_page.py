"""Settings: how it looks, how it reads, what it remembers."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.reading import (
    REPEAT_TIMES,
    SPEECH_SPEEDS,
    SPEECH_VOLUMES,
    TEXT_SCALES,
    DrugNames,
    ThemeName,
    ViewSettings,
)
from desktop.domain.tokens import DARK, HIGH_CONTRAST, LIGHT
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.choices import RadioCard, Switch
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.listen_bar import speed_words
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.stepper import Stepper
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.settings.sample import Sample
from desktop.ui.settings.theme_preview import ThemePreview

ABOUT_PAGE = "about-this-information"
_WIDE = 940  # px per text scale from which the sample stands beside the choices
_SAMPLE_WIDTH = 300
_COLUMN = 760
_GAP = 32


class SettingsPage(Themed, QWidget):
    """Every choice acts at once; what the clinic locked says so.

    Signals:
        view_changed: the view as the reader wishes it now.
        page_requested: the page about this information.
        private_requested: begin or end a private session.
        clear_history_requested, clear_everything_requested: the reader has confirmed it.
    """

    view_changed = Signal(ViewSettings)
    page_requested = Signal(str)
    private_requested = Signal(bool)
    clear_history_requested = Signal()
    clear_everything_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.theme = theme
        self._view = ViewSettings()
        self._size_locked = False
        self._reasons: dict[str, BodyLabel] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        bar = TopBar(theme, self)
        bar.set_title(self.page_title)
        outer.addWidget(bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("settings_scroll")
        outer.addWidget(self._scroll, 1)
        page = PageColumn(self._scroll)
        self._page = page
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_GAP)
        page.body.addLayout(self._row)
        page.body.addStretch(1)
        self._choices = QWidget(page)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._choices.setSizePolicy(policy)
        self._column = QVBoxLayout(self._choices)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._make_sizes(theme)
        self._make_colours(theme)
        self._make_reading(theme)
        self._make_listening(theme)
        self._make_names(theme)
        self._make_memory(theme)
        self._side = Sample(theme, page)
        self._side.about_requested.connect(self._on_about)
        self._row.addWidget(self._choices, 1)
        self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Settings")

    # The sections

    def _section(self, title: str, lockable: str = "") -> None:
        """Start a section; a lockable one has room for the reason."""
        if self._column.count():
            self._column.addSpacing(20)
        heading = HeadingLabel(self.theme, title, self._choices, level=2, role="panel")
        self._column.addWidget(heading)
        if lockable:
            self._column.addWidget(self._reason(lockable))

    def _reason(self, key: str) -> BodyLabel:
        reason = BodyLabel(
            self.theme,
            self.tr("Your clinic chose this. It cannot be changed here."),
            self._choices,
            muted=True,
        )
        reason.setObjectName(f"locked_{key}")
        reason.hide()
        self._reasons[key] = reason
        return reason

    def _make_sizes(self, theme: ThemeController) -> None:
        self._section(self.tr("Text size"), "text_scale")
        row = FlowLayout(None, 16)
        self._smaller = Button(theme, self.tr("Smaller"), self._choices, icon="minus")
        self._percent = BodyLabel(theme, "100%", self._choices, role="panel")
        self._larger = Button(theme, self.tr("Larger"), self._choices, icon="plus")
        self._reset = Button(theme, self.tr("Back to 100%"), self._choices, tone=Tone.QUIET)
        for name, widget in (
            ("smaller", self._smaller),
            ("percent", self._percent),
            ("larger", self._larger),
            ("reset", self._reset),
        ):
            widget.setObjectName(f"settings_{name}")
            row.addWidget(widget)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self._reset.clicked.connect(self._on_reset)
        self._column.addLayout(row)

    def _make_colours(self, theme: ThemeController) -> None:
        self._section(self.tr("Colours"), "theme")
        self._cards = Columns(self._choices, least=156, most=4)
        self._cards.setAccessibleName(self.tr("Colours"))
        self._themes: dict[ThemeName, RadioCard] = {}
        for name, words, colours in (
            (ThemeName.SYSTEM, self.tr("Automatic"), (LIGHT, DARK)),
            (ThemeName.LIGHT, self.tr("Light"), (LIGHT,)),
            (ThemeName.DARK, self.tr("Dark"), (DARK,)),
            (ThemeName.HIGH_CONTRAST, self.tr("High contrast"), (HIGH_CONTRAST,)),
        ):
            card = RadioCard(theme, words, self._cards, preview=ThemePreview(theme, colours))
            card.setObjectName(f"theme_{name.value}")
            card.setProperty("theme", name.value)
            card.clicked.connect(self._on_theme)
            self._cards.cells.addWidget(card)
            self._themes[name] = card
        self._themes[ThemeName.SYSTEM].setAccessibleDescription(
            self.tr("The same as other programs on this computer")
        )
        self._column.addWidget(self._cards)

    def _make_reading(self, theme: ThemeController) -> None:
        self._section(self.tr("Reading"))
        self._one_part = self._switch(
            "one_part",
            self.tr("One part at a time"),
            self.tr("Shows one section of a page, with a Next button"),
        )
        self._wide_lines = self._switch(
            "wide_lines",
            self.tr("More space between lines"),
            self.tr("Helps if lines run together"),
        )
        self._still = self._switch(
            "less_movement", self.tr("Less movement"), self.tr("Turns off all animation")
        )
        self._column.addWidget(self._reason("less_movement"))
        self._page_buttons = self._switch(
            "page_buttons",
            self.tr("Page up and Page down buttons"),
            self.tr("Stand under everything that scrolls, for hands that cannot scroll"),
        )
        self._single_keys = self._switch(
            "single_keys",
            self.tr("Single-key shortcuts"),
            self.tr("The / key opens search. Turn it off if it gets in your way"),
        )

        label = BodyLabel(theme, self.tr("Quick second presses"), self._choices, role="strong")
        hint = self.tr("A shaky hand may press twice. Presses this close together count once")
        self._column.addWidget(label)
        self._column.addWidget(BodyLabel(theme, hint, self._choices, role="small", muted=True))
        self._repeats = Segmented(
            theme,
            self.tr("Quick second presses"),
            tuple(
                (str(ms), words)
                for ms, words in zip(
                    REPEAT_TIMES,
                    (self.tr("All count"), self.tr("Usual"), self.tr("Longer")),
                    strict=True,
                )
            ),
            self._choices,
        )
        self._repeats.setObjectName("settings_repeats")
        self._repeats.chosen.connect(self._on_repeats)
        self._column.addWidget(self._repeats, 0, Qt.AlignmentFlag.AlignLeft)

    def _switch(self, name: str, label: str, hint: str) -> Switch:
        switch = Switch(self.theme, label, self._choices, hint=hint)
        switch.setObjectName(f"settings_{name}")
        switch.clicked.connect(self._on_switched)
        self._column.addWidget(switch)
        return switch

    def _make_listening(self, theme: ThemeController) -> None:
        self._section(self.tr("Listening"))
        hint = self.tr("For pages read aloud. Press Listen or F9 in a page to hear it.")
        self._column.addWidget(BodyLabel(theme, hint, self._choices, muted=True))
        self._speed = Stepper(
            theme, SPEECH_SPEEDS, self.tr("Slower"), self.tr("Faster"), self._choices
        )
        self._volume = Stepper(
            theme, SPEECH_VOLUMES, self.tr("Quieter"), self.tr("Louder"), self._choices
        )
        self._speed.setObjectName("settings_speed")
        self._volume.setObjectName("settings_volume")
        self._speed.chosen.connect(self._on_speed)
        self._volume.chosen.connect(self._on_volume)
        self._column.addWidget(self._speed)
        self._column.addWidget(self._volume)

    def _make_names(self, theme: ThemeController) -> None:
        self._section(self.tr("Brand names of medicines"), "names")
        self._names = Segmented(
            theme,
            self.tr("Brand names of medicines"),
            (
                (DrugNames.UK.value, self.tr("UK names")),
                (DrugNames.US.value, self.tr("US names")),
            ),
            self._choices,
        )
        self._names.setObjectName("settings_names")
        self._names.chosen.connect(self._on_names)
        self._column.addWidget(self._names, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_memory(self, theme: ThemeController) -> None:
        self._section(self.tr("What Waymark remembers"))
        said = self.tr("All of it stays on this computer. Waymark never sends it anywhere.")
        self._column.addWidget(BodyLabel(theme, said, self._choices, muted=True))
        self._history = self._switch(
            "keep_history",
            self.tr("Keep reading history"),
            self.tr("Remembers which pages you read and where you stopped"),
        )
        self._private = Switch(
            theme,
            self.tr("Private session"),
            self._choices,
            hint=self.tr("Keeps nothing you do until you turn it off or close Waymark"),
        )
        self._private.setObjectName("settings_private")
        self._private.clicked.connect(self._on_private)
        self._column.addWidget(self._private)
        row = FlowLayout(None, 16)
        clear = Button(
            theme,
            self.tr("Clear reading history"),
            self._choices,
            icon="clock-counter-clockwise",
        )
        clear.setObjectName("settings_clear_history")
        clear.clicked.connect(self._on_clear_history)
        everything = Button(
            theme, self.tr("Clear everything"), self._choices, tone=Tone.DANGER, icon="trash"
        )
        everything.setObjectName("settings_clear_everything")
        everything.clicked.connect(self._on_clear_everything)
        row.addWidget(clear)
        row.addWidget(everything)
        self._column.addSpacing(6)
        self._column.addLayout(row)

    # What is shown

    def show_settings(self, view: ViewSettings, locked: frozenset[str]) -> None:
        """Show what is chosen; locked keys cannot be pressed and say why."""
        self._view = view
        self._themes[view.theme].setChecked(True)
        self._names.set_current(view.names.value)
        self._repeats.set_current(str(view.repeat_ms))
        self._speed.set_value(
            view.speech_speed,
            self.tr("Speed {speed}").format(speed=speed_words(view.speech_speed)),
        )
        self._volume.set_value(
            view.speech_volume, self.tr("Volume {percent}%").format(percent=view.speech_volume)
        )
        for switch, on in (
            (self._one_part, view.one_part),
            (self._wide_lines, view.wide_lines),
            (self._still, view.less_movement),
            (self._single_keys, view.single_keys),
            (self._page_buttons, view.page_buttons),
            (self._history, view.keep_history),
        ):
            switch.setChecked(on)
        for key, reason in self._reasons.items():
            reason.setVisible(key in locked)
        self._cards.setEnabled("theme" not in locked)
        self._still.setEnabled("less_movement" not in locked)
        self._names.setEnabled("names" not in locked)
        self._size_locked = "text_scale" in locked
        self._show_scale()

    def set_private(self, private: bool) -> None:
        """Show whether a private session is on."""
        self._private.setChecked(private)

    def first_focus(self) -> None:
        button = self._larger if self._larger.isEnabled() else self._smaller
        if button.isEnabled():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_scale(self) -> None:
        scale = self.look.text_scale
        self._percent.setText(self.tr("{percent}%").format(percent=round(scale * 100)))
        free = not self._size_locked
        self._smaller.setEnabled(free)
        self._larger.setEnabled(free)
        self._reset.setVisible(free and scale != TEXT_SCALES[0])

    @override
    def apply_theme(self) -> None:
        self._show_scale()
        self._cards.cells.set_least(self.look.body_px(156))
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self.look
        beside = self.width() >= look.body_px(_WIDE)
        side = look.body_px(_SAMPLE_WIDTH)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        if beside:
            self._side.setFixedWidth(side)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._page.set_most(look.body_px(_COLUMN) + (_GAP + side if beside else 0))

    # What was chosen

    def _change(self, **changes: object) -> None:
        self.view_changed.emit(dataclasses.replace(self._view, **changes))  # type: ignore[arg-type]

    def _set_scale(self, scale: float) -> None:
        self._change(text_scale=scale, follow_system_text=False)

    def _on_smaller(self) -> None:
        self._set_scale(smaller(self.look.text_scale))

    def _on_larger(self) -> None:
        self._set_scale(larger(self.look.text_scale))

    def _on_reset(self) -> None:
        self._larger.setFocus(Qt.FocusReason.OtherFocusReason)  # this button goes away
        self._set_scale(TEXT_SCALES[0])

    def _on_theme(self) -> None:
        card = self.sender()
        if isinstance(card, QAbstractButton):
            self._change(theme=ThemeName(str(card.property("theme"))))

    def _on_names(self, names: str) -> None:
        self._change(names=DrugNames(names))

    def _on_repeats(self, ms: str) -> None:
        self._change(repeat_ms=int(ms))

    def _on_speed(self, speed: float) -> None:
        self._change(speech_speed=speed)

    def _on_volume(self, percent: int) -> None:
        self._change(speech_volume=percent)

    def _on_switched(self) -> None:
        self._change(
            one_part=self._one_part.isChecked(),
            wide_lines=self._wide_lines.isChecked(),
            less_movement=self._still.isChecked(),
            single_keys=self._single_keys.isChecked(),
            page_buttons=self._page_buttons.isChecked(),
            keep_history=self._history.isChecked(),
        )

    def _on_private(self) -> None:
        self.private_requested.emit(self._private.isChecked())

    def _on_about(self) -> None:
        self.page_requested.emit(ABOUT_PAGE)

    def _on_clear_history(self) -> None:
        self._ask(
            "clear_history_dialog",
            self.tr("Clear your reading history?"),
            self.tr(
                "Waymark forgets which pages you have read and where you stopped. "
                "Your bookmarks and notes stay."
            ),
            (("keep", self.tr("Keep my history")), ("history", self.tr("Clear history"))),
        )

    def _on_clear_everything(self) -> None:
        self._ask(
            "clear_everything_dialog",
            self.tr("Clear everything you kept?"),
            self.tr(
                "Your bookmarks, notes, questions and reading history are removed from this "
                "computer. They cannot be brought back."
            ),
            (("keep", self.tr("Keep my things")), ("everything", self.tr("Clear everything"))),
        )

    def _ask(
        self, name: str, question: str, text: str, answers: tuple[tuple[str, str], ...]
    ) -> None:
        dialog = Dialog(self.theme, self.window(), question, text, answers)
        dialog.setObjectName(name)
        dialog.answered.connect(self._on_answered)
        dialog.answered.connect(dialog.deleteLater)
        dialog.ask()

    def _on_answered(self, answer: str) -> None:
        if answer == "history":
            self.clear_history_requested.emit()
        elif answer == "everything":
            self.clear_everything_requested.emit()
