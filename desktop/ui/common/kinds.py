"""How pages are named, pictured and measured wherever they stand in a list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.content import PageCard, PageKind

_ICONS = {
    PageKind.TOPIC: "book-open-text",
    PageKind.STRATEGY: "path",
    PageKind.TREATMENT: "pill",
    PageKind.COMPARISON: "table",
    PageKind.DIAGRAM: "chart-line-up",
    PageKind.TERM: "text-aa",
}
_HUES = {
    PageKind.TOPIC: 1,
    PageKind.STRATEGY: 5,
    PageKind.TREATMENT: 3,
    PageKind.COMPARISON: 2,
    PageKind.DIAGRAM: 0,
    PageKind.TERM: 4,
}


def kind_icon(kind: PageKind) -> str:
    return _ICONS[kind]


def kind_hue(kind: PageKind) -> int:
    """Which of the tile colours stands for `kind`."""
    return _HUES[kind]


def card_icon(card: PageCard) -> str:
    """The page's own icon, or else that of its kind."""
    return card.icon or _ICONS[card.kind]


def kind_name(kind: PageKind) -> str:
    """One page of this kind: "Treatment"."""
    names = {
        PageKind.TOPIC: QCoreApplication.translate("Kinds", "Explainer"),
        PageKind.STRATEGY: QCoreApplication.translate("Kinds", "Strategy"),
        PageKind.TREATMENT: QCoreApplication.translate("Kinds", "Treatment"),
        PageKind.COMPARISON: QCoreApplication.translate("Kinds", "Comparison"),
        PageKind.DIAGRAM: QCoreApplication.translate("Kinds", "Diagram"),
        PageKind.TERM: QCoreApplication.translate("Kinds", "Word"),
    }
    return names[kind]


def kind_plural(kind: PageKind) -> str:
    """Pages of this kind: "Treatments"."""
    names = {
        PageKind.TOPIC: QCoreApplication.translate("Kinds", "Explainers"),
        PageKind.STRATEGY: QCoreApplication.translate("Kinds", "Strategies"),
        PageKind.TREATMENT: QCoreApplication.translate("Kinds", "Treatments"),
        PageKind.COMPARISON: QCoreApplication.translate("Kinds", "Comparisons"),
        PageKind.DIAGRAM: QCoreApplication.translate("Kinds", "Diagrams"),
        PageKind.TERM: QCoreApplication.translate("Kinds", "Words"),
    }
    return names[kind]


def minutes(count: int) -> str:
    """A reading time: "4 minutes"; 0 is less than one."""
    if count == 0:
        return QCoreApplication.translate("Kinds", "Under 1 minute")
    if count == 1:
        return QCoreApplication.translate("Kinds", "1 minute")
    return QCoreApplication.translate("Kinds", "%n minutes", None, count)
