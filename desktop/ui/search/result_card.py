"""One page that was found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.search import Marked, SearchHit
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.kinds import kind_hue, kind_icon, kind_name


class ResultCard(CardButton):
    """Shows one hit after another, so that results change in place while the reader types."""

    def __init__(self, theme: ThemeController, hit: SearchHit, parent: QWidget) -> None:
        super().__init__(theme, hit.title, "", parent, icon=kind_icon(hit.kind))
        self.page = ""
        self.show_hit(hit)

    def show_hit(self, hit: SearchHit) -> None:
        self.page = f"{hit.id}#{hit.anchor}" if hit.anchor else hit.id
        self._icon, self._hue = kind_icon(hit.kind), kind_hue(hit.kind)
        snippet = hit.snippet
        if hit.why:
            named = self.tr("Also called {name}").format(name="\n").split("\n")
            snippet = (
                Marked(named[0], hit=False),
                Marked(hit.why, hit=True),
                Marked(f"{named[1]}\n", hit=False),
                *snippet,
            )
        self.set_card(hit.title, snippet, tag=kind_name(hit.kind))
