"""What a run of faults found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """How many faults were made, and each promise that was broken, with what repeats it."""

    faults: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, fault: str, wrong: str) -> None:
        """Count `fault`; `wrong` is empty when every promise was kept."""
        self.faults += 1
        if wrong:
            self.broken.append(f"{fault}: {wrong}")
