"""Back and forward, as a browser has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the reader was.

    Args:
        place: "home", "read", "diagrams", "search", "words", "my-list", "settings", "help", "page"
            or "handout".
        page: page id for "page", "handout" and "words"; else empty.
        anchor: section at the top when it was left, step of a diagram, page of Help, or the query
            for "search".
    """

    place: str
    page: str = ""
    anchor: str = ""


class History:
    """Stops behind and ahead of the present one."""

    LONGEST = 200

    def __init__(self, start: Stop) -> None:
        self.now = start
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    @property
    def previous(self) -> Stop | None:
        return self._behind[-1] if self._behind else None

    @property
    def has_next(self) -> bool:
        return bool(self._ahead)

    def go(self, stop: Stop) -> None:
        """Move on to `stop`; what was ahead is dropped. The same place twice is one stop."""
        if (stop.place, stop.page) != (self.now.place, self.now.page):
            self._behind.append(self.now)
            del self._behind[: -self.LONGEST]
            self._ahead.clear()
        self.now = stop

    def settle(self) -> None:
        """What the present place was asked for with is done; coming back does not ask again."""
        self.now = Stop(self.now.place)

    def leave_at(self, anchor: str) -> None:
        """Remember where on the present page the reader is."""
        self.now = Stop(self.now.place, self.now.page, anchor)

    def forget(self, place: str) -> None:
        """Drop all stops at `place`, but for the present one."""
        self._behind = [stop for stop in self._behind if stop.place != place]
        self._ahead = [stop for stop in self._ahead if stop.place != place]

    def back(self) -> Stop | None:
        if not self._behind:
            return None
        self._ahead.append(self.now)
        self.now = self._behind.pop()
        return self.now

    def forward(self) -> Stop | None:
        if not self._ahead:
            return None
        self._behind.append(self.now)
        self.now = self._ahead.pop()
        return self.now
