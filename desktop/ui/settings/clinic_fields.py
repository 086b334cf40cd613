"""The words of a clinic: fields to type into, or what a roll-out has set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.printing import Clinic
from desktop.theme.controller import ThemeController
from desktop.ui.common.fields import TextField
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Wrapping


class FixedWords(Wrapping, QWidget):
    """A label and words that cannot be changed here, and why."""

    def __init__(self, theme: ThemeController, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(BodyLabel(theme, label, self, role="field"))
        self.words = BodyLabel(theme, "", self)
        column.addWidget(self.words)
        why = self.tr("Set by your clinic's computer team")
        column.addWidget(BodyLabel(theme, why, self, role="small", muted=True))


class ClinicFields(Wrapping, QWidget):
    """Name, phone, hours and what to do when it is urgent.

    Signals:
        typed: one of them is being changed.
        left: the reader has finished with one.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._fields: dict[str, TextField] = {}
        self._fixed: dict[str, FixedWords] = {}
        for name, label, hint in (
            ("name", self.tr("Clinic name"), self.tr("At the head of every sheet")),
            ("phone", self.tr("Phone"), self.tr("For questions, like 01632 960 123")),
            ("hours", self.tr("Hours"), self.tr("When the phone is answered")),
            ("urgent", self.tr("When it is urgent"), self.tr("Whom to call straight away")),
        ):
            self._add(theme, name, label, hint)

    def _add(self, theme: ThemeController, name: str, label: str, hint: str) -> None:
        field = TextField(theme, label, self, hint=hint)
        field.setObjectName(f"clinic_{name}")
        # As tall as its hint needs: "Fixed" would keep it as tall as one line of that needs.
        field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        field.line.setObjectName(f"clinic_{name}_line")
        field.text_edited.connect(self._on_edited)
        field.line.inputRejected.connect(self._on_rejected)
        field.line.editingFinished.connect(self.left)
        self._fields[name] = field
        self._column.addWidget(field)
        fixed = FixedWords(theme, label, self)
        fixed.setObjectName(f"clinic_{name}_fixed")
        fixed.hide()
        self._fixed[name] = fixed
        self._column.addWidget(fixed)

    @property
    def clinic(self) -> Clinic:
        """What stands in the fields, as it was typed; without a logo."""
        said = {
            name: self._fixed[name].words.text() if field.isHidden() else field.text
            for name, field in self._fields.items()
        }
        return Clinic(said["name"], said["phone"], said["hours"], said["urgent"])

    def show_clinic(self, clinic: Clinic, fixed: frozenset[str], *, keep_typed: bool) -> None:
        """Show a clinic, with those of its words that a roll-out set as fixed.

        Args:
            keep_typed: the fields hold what is not known elsewhere yet. A field that is being
                typed into keeps its words, and with them the cursor, anyway.
        """
        for name, field in self._fields.items():
            text = getattr(clinic, name)
            if field.text != text and not keep_typed and not field.line.hasFocus():
                field.set_text(text)
                field.line.setCursorPosition(0)
            self._fixed[name].words.setText(text)
            field.setVisible(name not in fixed)
            self._fixed[name].setVisible(name in fixed)

    def _on_edited(self) -> None:
        field = self.sender()
        if isinstance(field, TextField) and len(field.text) < field.line.maxLength():
            field.set_error("")
        self.typed.emit()

    def _on_rejected(self) -> None:
        line = self.sender()
        for field in self._fields.values():
            if field.line is line:
                field.set_error(
                    self.tr("There is room for {most} letters. The rest was left out.").format(
                        most=field.line.maxLength()
                    )
                )
