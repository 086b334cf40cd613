"""How it looks: text size and colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from desktop.domain.reading import TEXT_SCALES, ThemeName, ViewSettings
from desktop.domain.tokens import DARK, HIGH_CONTRAST, LIGHT
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.columns import Columns
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.settings.section import Section
from desktop.ui.settings.theme_preview import ThemePreview

_CARD_LEAST = 156


class SizeSection(Section):
    """Smaller, larger, and back."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Text size"))
        self._size_locked = False
        self.add_reason("text_scale")
        row = FlowLayout(None, 16)
        self._smaller = Button(theme, self.tr("Smaller"), self, icon="minus")
        self._percent = BodyLabel(theme, "100%", self, role="panel")
        self._larger = Button(theme, self.tr("Larger"), self, icon="plus")
        self._reset = Button(theme, self.tr("Back to 100%"), self, tone=Tone.QUIET)
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
        self.column.addLayout(row)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._size_locked = "text_scale" in locked
        self._show_scale()

    def first_button(self) -> Button | None:
        """The first of its buttons that can be pressed."""
        return next((b for b in (self._larger, self._smaller) if b.isEnabled()), None)

    @override
    def apply_theme(self) -> None:
        self._show_scale()
        super().apply_theme()

    def _show_scale(self) -> None:
        scale = self.look.text_scale
        self._percent.setText(self.tr("{percent}%").format(percent=round(scale * 100)))
        free = not self._size_locked
        self._smaller.setEnabled(free)
        self._larger.setEnabled(free)
        self._reset.setVisible(free and scale != TEXT_SCALES[0])

    def _set_scale(self, scale: float) -> None:
        self.changed.emit({"text_scale": scale, "follow_system_text": False})

    def _on_smaller(self) -> None:
        self._set_scale(smaller(self.look.text_scale))

    def _on_larger(self) -> None:
        self._set_scale(larger(self.look.text_scale))

    def _on_reset(self) -> None:
        self._larger.setFocus(Qt.FocusReason.OtherFocusReason)  # this button goes away
        self._set_scale(TEXT_SCALES[0])


class ColourSection(Section):
    """A card with a small picture for each theme."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Colours"))
        self.add_reason("theme")
        self._cards = Columns(self, least=_CARD_LEAST, most=4)
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
        self.column.addWidget(self._cards)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._themes[view.theme].setChecked(True)
        self._cards.setEnabled("theme" not in locked)

    @override
    def apply_theme(self) -> None:
        self._cards.cells.set_least(self.look.body_px(_CARD_LEAST))
        super().apply_theme()

    def _on_theme(self) -> None:
        card = self.sender()
        if isinstance(card, QAbstractButton):
            self.changed.emit({"theme": ThemeName(str(card.property("theme")))})
