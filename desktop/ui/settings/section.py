"""What each part of Settings is made of: a heading, choices, and why some cannot be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.reading import ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import Switch
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping


class Section(Themed, Wrapping, QWidget):
    """A heading with choices below it.

    Signals:
        changed: fields of `ViewSettings` by name, as the reader wishes them now.
    """

    changed = Signal(object)  # dict[str, Any]; as a dict, Qt would take the enums out of it

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._reasons: dict[str, BodyLabel] = {}
        self._switches: dict[str, Switch] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self._heading = HeadingLabel(theme, "", self, level=2, role="panel")
        self.column.addWidget(self._heading)

    def set_title(self, title: str) -> None:
        """What stands above the choices."""
        self._heading.setText(title)

    def add_reason(self, key: str) -> None:
        """Room for why what belongs to the lockable `key` cannot be changed."""
        reason = BodyLabel(
            self.theme,
            self.tr("Your clinic chose this. It cannot be changed here."),
            self,
            muted=True,
        )
        reason.setObjectName(f"locked_{key}")
        reason.hide()
        self._reasons[key] = reason
        self.column.addWidget(reason)

    def add_switch(self, field: str, label: str, hint: str) -> Switch:
        """A switch for a field of `ViewSettings`."""
        switch = Switch(self.theme, label, self, hint=hint)
        switch.setObjectName(f"settings_{field}")
        switch.setProperty("field", field)
        switch.clicked.connect(self._on_switched)
        self._switches[field] = switch
        self.column.addWidget(switch)
        return switch

    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        """Show what is chosen; locked keys cannot be pressed and say why."""
        for field, switch in self._switches.items():
            switch.setChecked(getattr(view, field))
            switch.setEnabled(field not in locked)
        for key, reason in self._reasons.items():
            reason.setVisible(key in locked)

    def _on_switched(self) -> None:
        switch = self.sender()
        if isinstance(switch, Switch):
            self.changed.emit({str(switch.property("field")): switch.isChecked()})
