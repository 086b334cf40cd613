"""How often the kiosk fell, and when it must rest."""

from __future__ import annotations

MOST = 3  # falls
WITHIN_S = 5 * 60.0


class Falls:
    """Remembers when the kiosk crashed or hung; seconds are those of a monotonic clock."""

    def __init__(self) -> None:
        self._at: list[float] = []

    def add(self, now: float) -> bool:
        """Remember one more; whether there were too many by now."""
        self._at = [*(at for at in self._at if now - at < WITHIN_S), now]
        return len(self._at) >= MOST

    def rested(self, now: float) -> None:
        """It is tried again after a rest: the next fall soon after is one too many at once."""
        self._at = [now] * (MOST - 1)
